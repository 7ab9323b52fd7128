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
            if not self._is_unit(match):
                yield match

    def _is_unit(self, match: re.Match[str]) -> bool:
        """Return whether it is «وحدة», a unit, that folds like «وحده», alone."""
        if not match[0].endswith("وحده"):
            return False
        start, end = self.read.span(match.end() - 1, match.end())
        return "ة" in self.clause.text[start:end]


def read_side(clauses: Sequence[Clause]) -> tuple[Said, ...]:
    """Return the clauses of one side of a match, read."""
    said = []
    for clause in clauses:
        read = FoldedText(clause.text)
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
