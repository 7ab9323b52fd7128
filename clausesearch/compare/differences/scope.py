"""Where one side of a match speaks of all and the other of some."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausesearch.compare.differences.cues import cue_pattern, cue_words
from clausesearch.compare.differences.sides import cue_span, first_cue, phrase_end, spans_of
from clausesearch.records import Difference, DifferenceKind, Quote
from clausesearch.text.quantities import QuantityKind

if TYPE_CHECKING:
    from clausesearch.compare.differences.sides import Said

    Side = tuple[Said, ...]


def scopes(left: Side, right: Side) -> list[Difference]:
    """Return where one side speaks of all and the other of some only."""
    whole, part = ([one(side) for side in (left, right)] for one in (_plainly, _part))
    if whole[0] and part[1] and not part[0]:
        return [Difference(DifferenceKind.SCOPE, whole[0], part[1], "all", "some")]
    if part[0] and whole[1] and not part[1]:
        return [Difference(DifferenceKind.SCOPE, part[0], whole[1], "some", "all")]
    return []


def one_sided_scopes(left: Side, right: Side) -> list[Difference]:
    """Return where one side plainly speaks of all and the other neither of all nor of each.

    Weak evidence: the other side may name the whole without the word.
    """
    for mine, other in ((left, right), (right, left)):
        whole = _plainly(mine)
        if whole is None or words_of_all(other) or first_cue(other, "scope", "each"):
            continue
        if mine is left:
            return [Difference(DifferenceKind.SCOPE, whole, None, "all", "")]
        return [Difference(DifferenceKind.SCOPE, None, whole, "", "all")]
    return []


def words_of_all(side: Side, *, plainly: bool = False) -> Quote | None:
    """Return the first words of a side that speak of all, but not of every year or party.

    ``plainly``: of all together, not of each («كل التخصصات», not «كل تخصص»).
    """
    for said in side:
        often = spans_of(said, QuantityKind.FREQUENCY)
        for match in said.found("scope", "whole"):
            start, end = cue_span(match)
            follows = said.read.folded[end:].lstrip(" ")
            together = said.read.folded[start:end] in cue_words("scope", "plainly")
            if plainly and not together and not follows.startswith("ال"):
                continue
            if any(first < end and start < last for first, last in often) or _each(follows):
                continue
            return said.folded_quote(start, phrase_end(said.read.folded, end))
    return None


def _plainly(side: Side) -> Quote | None:
    return words_of_all(side, plainly=True)


def _each(follows: str) -> bool:
    return cue_pattern("scope", "not_before").match(follows) is not None


def _part(side: Side) -> Quote | None:
    for said in side:
        numbers = [span for kind in QuantityKind for span in spans_of(said, kind)]
        for match in said.found("scope", "part"):
            start, end = cue_span(match)
            if not any(first <= end + 1 and start < last for first, last in numbers):
                return said.folded_quote(start, end)
    return None
