"""Exceptions, scope, actors, negation and strength that differ between the sides of a match."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausesearch.compare.differences.actors import acting
from clausesearch.compare.differences.cues import cue_pattern, cue_words
from clausesearch.compare.differences.sides import cue_span, first_cue
from clausesearch.records import Difference, DifferenceKind, Kind, Quote, Strength
from clausesearch.text.quantities import QuantityKind
from clausesearch.text.strength import strength_span

if TYPE_CHECKING:
    import re

    from clausesearch.compare.differences.sides import Said

    Side = tuple[Said, ...]

#: The end of what an exception takes out.
_STOPS = ".;؛\n"


def exceptions(left: Side, right: Side) -> list[Difference]:
    """Return an exception that only one side makes."""
    for mine, other in ((left, right), (right, left)):
        quote = _exception(mine)
        if quote is None or _answered(mine, other):
            continue
        contrary = first_cue(other, "exception", "none") or _whole(other)
        kind = DifferenceKind.EXCEPTION
        if mine is left:
            return [Difference(kind, quote, contrary, "exception", "none")]
        return [Difference(kind, contrary, quote, "none", "exception")]
    return []


def _exception(side: Side, *, or_condition: bool = True) -> Quote | None:
    """Return the first exception a side makes, from its word on to the end of its sentence."""
    for said in side:
        none = [match.span() for match in said.found("exception", "none")]
        told = said.clause.kind is Kind.STATEMENT
        for entry in ("takes_out", "or_condition") if or_condition and not told else ("takes_out",):
            for match in said.found("exception", entry):
                start, end = cue_span(match)
                if any(first <= start < last for first, last in none):
                    continue
                if entry == "or_condition" and not _is_exception(said, match):
                    continue
                return said.folded_quote(start, _end(said.read.folded, end))
    return None


def _is_exception(said: Said, match: re.Match[str]) -> bool:
    """Return whether it is «إلا» and «ما لم» that stand there, not «ألا» and «بما لم»."""
    start, _ = cue_span(match)
    raw, _ = said.read.span(start, start + 1)
    return said.clause.text[raw] != "أ" and match[0][0] not in "بلك"


def _end(folded: str, start: int) -> int:
    ends = [place for stop in _STOPS if (place := folded.find(stop, start)) >= 0]
    end = min(ends, default=len(folded))
    return start + len(folded[start:end].rstrip())


def _answered(mine: Side, other: Side) -> bool:
    """Return whether the other side makes an exception too, or says the same by a condition."""
    if _exception(other) is not None:
        return True
    if _exception(mine, or_condition=False):
        return first_cue(other, "exception", "condition") is not None and not first_cue(
            other, "exception", "none"
        )
    # «لا … إلا بموافقة» is no exception beside “with consent”, which forbids nothing.
    return first_cue(other, "negation", "any") is None or any(
        first_cue(other, "exception", entry) for entry in ("condition", "only")
    )


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
        if whole is None or _whole(other) or first_cue(other, "scope", "each"):
            continue
        if mine is left:
            return [Difference(DifferenceKind.SCOPE, whole, None, "all", "")]
        return [Difference(DifferenceKind.SCOPE, None, whole, "", "all")]
    return []


def _whole(side: Side, *, plainly: bool = False) -> Quote | None:
    """Return the first words of a side that speak of all, but not of every year or party.

    ``plainly``: of all together, not of each («كل التخصصات», not «كل تخصص»).
    """
    for said in side:
        often = _spans(said, QuantityKind.FREQUENCY)
        for match in said.found("scope", "whole"):
            start, end = cue_span(match)
            follows = said.read.folded[end:].lstrip(" ")
            together = said.read.folded[start:end] in cue_words("scope", "plainly")
            if plainly and not together and not follows.startswith("ال"):
                continue
            if any(first < end and start < last for first, last in often) or _each(follows):
                continue
            return said.folded_quote(start, _phrase_end(said.read.folded, end))
    return None


def _plainly(side: Side) -> Quote | None:
    return _whole(side, plainly=True)


def _each(follows: str) -> bool:
    return cue_pattern("scope", "not_before").match(follows) is not None


def _phrase_end(folded: str, end: int, words: int = 2) -> int:
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


def _part(side: Side) -> Quote | None:
    for said in side:
        numbers = [span for kind in QuantityKind for span in _spans(said, kind)]
        for match in said.found("scope", "part"):
            start, end = cue_span(match)
            if not any(first <= end + 1 and start < last for first, last in numbers):
                return said.folded_quote(start, end)
    return None


def _spans(said: Said, kind: QuantityKind) -> list[tuple[int, int]]:
    """Return the folded spans of the quantities of a kind."""
    return [said.folded_span(one.start, one.end) for one in said.quantities if one.kind is kind]


def actors(left: Side, right: Side) -> list[Difference]:
    """Return where both act together on one side and one alone on the other, or another one."""
    mine, theirs = acting(left), acting(right)
    if mine and theirs and {mine.who, theirs.who} in _DIFFERENT:
        return [Difference(DifferenceKind.ACTOR, mine.quote, theirs.quote, mine.who, theirs.who)]
    return []


_DIFFERENT = ({"both", "one"}, {"both", "first"}, {"both", "second"}, {"first", "second"})


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
    """Return how firmly each side commits, where that differs by a step."""
    mine, theirs = _strength(left), _strength(right)
    if mine is None or theirs is None or _LEVEL[mine[0]] == _LEVEL[theirs[0]]:
        return []
    return [Difference(DifferenceKind.STRENGTH, mine[1], theirs[1], mine[0].value, theirs[0].value)]


_FIRM = (Strength.BINDING, Strength.AGREED)
#: Letters behind which a soft word hardly ever governs the clause.
_FAR = 80


def _no_cue(folded: str, start: int) -> bool:
    """Return whether a purpose or a call on others stands there."""
    purpose = start > 0 and cue_pattern("strength", "purpose").match(folded, start)
    return bool(purpose or cue_pattern("strength", "call").match(folded, start))


def _strength(side: Side) -> tuple[Strength, Quote] | None:
    """Return how firmly a side commits and the words that say so, its first clause with any.

    None where it cannot be told for sure: statements, purposes, calls, “none of them may”.
    """
    for said in side:
        clause, folded = said.clause, said.read.folded
        if clause.kind not in (Kind.COMMITMENT, Kind.PROVISION):
            continue
        found = strength_span(clause.text, clause.lead_in, clause.lang)
        if found is None:
            continue
        strength, span = found
        start, end = span or (0, _phrase_end(folded, 0, 1))
        if strength is Strength.PERMITS and first_cue((said,), "negation", "any"):
            return None
        if strength not in _FIRM and (start > _FAR or _no_cue(folded, start)):
            return None
        return strength, said.folded_quote(start, _phrase_end(folded, end, 1))
    return None
