"""Negation and strength: whether and how firmly the sides of a match commit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausesearch.compare.differences.cues import cue_pattern
from clausesearch.compare.differences.sides import first_cue, phrase_end
from clausesearch.records import Difference, DifferenceKind, Kind, Quote, Strength
from clausesearch.text.strength import strength_span

if TYPE_CHECKING:
    from clausesearch.compare.differences.sides import Said

    Side = tuple[Said, ...]


def negations(left: Side, right: Side) -> list[Difference]:
    """Return a modal that one side affirms and the other denies."""
    for modal in ("may", "shall"):
        for mine, other in ((left, right), (right, left)):
            denied = first_cue(mine, "negation", f"{modal}_not")
            affirmed = first_cue(other, "negation", modal)
            if denied and affirmed and not first_cue(other, "negation", "any"):
                kind = DifferenceKind.NEGATION
                if mine is left:
                    return [Difference(kind, denied, affirmed, "no", "yes")]
                return [Difference(kind, affirmed, denied, "yes", "no")]
    return []


#: Strengths between which a retelling wavers: what was agreed is owed, to aim is to encourage.
_LEVEL = {
    Strength.BINDING: 2,
    Strength.AGREED: 2,
    Strength.AIMS: 1,
    Strength.ENCOURAGES: 1,
    Strength.PERMITS: 0,
}


def strengths(left: Side, right: Side) -> list[Difference]:
    """Return how firmly each side commits, where that differs by a step.

    One side at least is a commitment or a provision: what only states or recalls commits nobody.
    """
    if not any(said.clause.kind in _COMMITS for said in (*left, *right)):
        return []
    mine, theirs = _strength(left), _strength(right)
    if mine is None or theirs is None or _LEVEL[mine[0]] == _LEVEL[theirs[0]]:
        return []
    return [Difference(DifferenceKind.STRENGTH, mine[1], theirs[1], mine[0].value, theirs[0].value)]


_COMMITS = (Kind.COMMITMENT, Kind.PROVISION)
_FIRM = (Strength.BINDING, Strength.AGREED)
#: Letters behind which a soft word hardly ever governs the clause.
_FAR = 80


def _no_cue(folded: str, start: int) -> bool:
    """Return whether a purpose or a call on others stands there."""
    purpose = start > 0 and cue_pattern("strength", "purpose").match(folded, start)
    return bool(purpose or cue_pattern("strength", "call").match(folded, start))


def _strength(side: Side) -> tuple[Strength, Quote] | None:
    """Return how firmly a side commits and the words that say so, its first clause with any.

    None where it cannot be told for sure: recitals, purposes, calls, “none of them may”.
    """
    for said in side:
        clause, folded = said.clause, said.read.folded
        if clause.kind is Kind.CONTEXT:
            continue
        found = strength_span(clause.text, clause.lead_in, clause.lang)
        if found is None:
            continue
        strength, span = found
        start, end = span or (0, 0)
        if strength is Strength.PERMITS and first_cue((said,), "negation", "any"):
            return None
        if any(match.start() <= _FAR for match in said.found("strength", "open")):
            return None
        if strength not in _FIRM and (start > _FAR or _no_cue(folded, start)):
            return None
        # A verb that no list holds is told by its place: « Les parties organisent ».
        words = 3 if end == 0 or (start == 0 and clause.lang != "ar") else 1
        return strength, said.folded_quote(start, phrase_end(folded, end, words))
    return None
