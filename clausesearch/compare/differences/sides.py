"""One side of a match, read once: folded, with its quantities, and the way back to raw offsets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from clausesearch.compare.differences.cues import cue_pattern
from clausesearch.records import Quote
from clausesearch.text.facts.folded import FoldedText
from clausesearch.text.quantities import QuantityKind, read_quantities

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from clausesearch.records import Clause
    from clausesearch.text.quantities import Quantity


#: Of a longer clause only the beginning is read: what is no clause must not hold up the others.
_MOST = 20_000


@dataclass(frozen=True, slots=True)
class Said:
    """One clause of a side as it was read."""

    clause: Clause
    read: FoldedText
    quantities: tuple[Quantity, ...]

    def quote(self, start: int, end: int) -> Quote:
        """Return the words of the agreement at offsets of the clause."""
        first = self.clause.start
        return Quote(first + start, first + end, self.clause.text[start:end])

    def folded_quote(self, start: int, end: int) -> Quote:
        """Return the words of the agreement at offsets of the folded clause."""
        return self.quote(*self.read.span(start, end))

    def folded_span(self, start: int, end: int) -> tuple[int, int]:
        """Return the span of the folded clause that offsets of the clause became."""
        return self.read.folded_span(start, end)

    def found(self, table: str, entry: str) -> Iterator[re.Match[str]]:
        """Yield where the words of a list stand in the folded clause."""
        for match in cue_pattern(table, entry).finditer(self.read.folded):
            if not self._is_another_word(match):
                yield match

    def _is_another_word(self, match: re.Match[str]) -> bool:
        """Return whether it only folds alike: «وحدة», a unit, «وحده», alone; “May” and “may”."""
        start, end = self.read.span(*match.span())
        raw = self.clause.text[start:end]
        return (match[0].endswith("وحده") and "ة" in raw) or (start > 0 and raw == "May")


def read_side(clauses: Sequence[Clause]) -> tuple[Said, ...]:
    """Return the clauses of one side of a match, read."""
    said = []
    for clause in clauses:
        read = FoldedText(clause.text[:_MOST])
        said.append(Said(clause, read, read_quantities(read)))
    return tuple(said)


def first_cue(side: tuple[Said, ...], table: str, entry: str) -> Quote | None:
    """Return the first words of a list that a side says."""
    for said in side:
        for match in said.found(table, entry):
            return said.folded_quote(*cue_span(match))
    return None


def cue_span(match: re.Match[str]) -> tuple[int, int]:
    """Return the span of a cue without a conjunction or preposition written on to it."""
    group = "arabic" if match.groupdict().get("arabic") else 0
    return match.span(group)


def quantities_of(side: tuple[Said, ...], kind: QuantityKind) -> list[tuple[Said, Quantity]]:
    """Return the quantities of one kind that a side names, in order."""
    return [(said, one) for said in side for one in said.quantities if one.kind is kind]


def phrase_end(folded: str, end: int, words: int = 2) -> int:
    """Return the end of the words after a cue, at most so many and within its phrase."""
    place = end
    for _ in range(words):
        then = place
        while then < len(folded) and folded[then] == " ":
            then += 1
        last = then
        while last < len(folded) and (folded[last].isalnum() or folded[last] == "'"):
            last += 1
        if last == then:
            break
        place = last
    return place


def spans_of(said: Said, kind: QuantityKind) -> list[tuple[int, int]]:
    """Return the folded spans of the quantities of a kind."""
    return [said.folded_span(one.start, one.end) for one in said.quantities if one.kind is kind]
