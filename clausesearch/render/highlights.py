"""A clause in pieces: which of its words differ from the other side, and in what."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from clausesearch.compare.differences import word_differences

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from clausesearch.records import Clause, Difference, Match, Quote


#: Letters beyond which a clause is not compared word by word.
_LONGEST = 20_000


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a clause's text; ``kind`` names the difference it carries, or is empty.

    ``changed`` says that the other side, of the same language, has other words there.
    """

    text: str
    kind: str = ""
    changed: bool = False


def pieces(
    clause: Clause,
    quotes: Iterable[tuple[str, Quote]] = (),
    changed: Iterable[tuple[int, int]] = (),
) -> tuple[Piece, ...]:
    """Return the clause's text cut where a difference or a changed word begins or ends.

    ``quotes`` are (kind, words) and ``changed`` spans, both by offsets of the agreement; what
    lies outside the clause is left out, and the first of two quotes that overlap wins.
    """
    kinds = [(kind, *_within(clause, quote.start, quote.end)) for kind, quote in quotes]
    words = sorted(_within(clause, start, end) for start, end in changed)
    starts = [start for start, _ in words]
    edges = sorted(
        {0, len(clause.text)}
        | {edge for _, start, end in kinds for edge in (start, end)}
        | {edge for span in words for edge in span}
    )
    made: list[Piece] = []
    for start, end in pairwise(edges):
        kind = next((kind for kind, a, b in kinds if a <= start and end <= b), "")
        last = bisect_right(starts, start) - 1  # changed words do not overlap
        other = not kind and last >= 0 and end <= words[last][1]
        text = clause.text[start:end]
        if made and (made[-1].kind, made[-1].changed) == (kind, other):
            text = made.pop().text + text
        made.append(Piece(text, kind, other))
    return tuple(made)


def quotes_of(differences: Sequence[Difference], side: str) -> list[tuple[str, Quote]]:
    """Return the words of one side (``left`` or ``right``) that differ, each with its kind."""
    found = [(one.kind.value, one.left if side == "left" else one.right) for one in differences]
    return [(kind, quote) for kind, quote in found if quote is not None]


def changed_words(match: Match) -> dict[str, list[tuple[int, int]]]:
    """Return the spans of the words that each side has alone, by ``left`` and ``right``.

    Empty where the sides speak two languages, where a side has several clauses, and where more
    than half of a side is its own: there, marks on nearly every word would say nothing.
    """
    if len(match.left) > 1 or len(match.right) > 1:
        return {}
    one, other = match.left[0], match.right[0]
    if max(len(one.text), len(other.text)) > _LONGEST:
        return {}
    found = dict(zip(("left", "right"), word_differences(one, other), strict=True))
    spans = {side: [(quote.start, quote.end) for quote in found[side]] for side in found}
    for clause, side in ((one, "left"), (other, "right")):
        if 2 * sum(end - start for start, end in spans[side]) > len(clause.text):
            return {}
    return spans


def excerpt(text: str, most: int = 110) -> str:
    """Return ``text`` on one line, cut after a whole word with «…» where it is long."""
    line = " ".join(text[: 8 * most].split())
    if len(line) <= most and len(text) <= 8 * most:
        return line
    head = line[:most].rpartition(" ")[0] or line[:most]
    return head.rstrip(" ,;،؛:.") + " …"


def _within(clause: Clause, start: int, end: int) -> tuple[int, int]:
    size = len(clause.text)
    return min(max(start - clause.start, 0), size), max(min(end - clause.start, size), 0)
