"""Who acts in a side of a match: both parties, or one of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from clausesearch.compare.differences.cues import cue_words
from clausesearch.compare.differences.sides import first_cue
from clausesearch.records import Difference, DifferenceKind
from clausesearch.text.segmentation.arabic import is_finite

if TYPE_CHECKING:
    from clausesearch.compare.differences.sides import Said
    from clausesearch.records import Quote

    Side = tuple[Said, ...]

_WORD = re.compile(r"[^\W\d_]+")
#: Words in which a clause names who acts, and after them another one who acts with it.
_REACH = 7
_BESIDE = 9
#: Words behind a body among which «و» leaves open who else acts; of “and” all that are beside it.
_NEAR = 4
_DUAL = re.compile(r"[وف]?ال\w{2,}ان")
_ARABIC = re.compile("[\u0620-\u064a]")


@dataclass(frozen=True, slots=True)
class Acting:
    """``both``, ``one``, ``first`` or ``second``, and the words that say so."""

    who: str
    quote: Quote


def actors(left: Side, right: Side) -> list[Difference]:
    """Return where both act together on one side and one alone on the other, or another one."""
    mine, theirs = acting(left), acting(right)
    mine, theirs = mine or _both_beside(left, theirs), theirs or _both_beside(right, mine)
    if mine and theirs and {mine.who, theirs.who} in _DIFFERENT:
        return [Difference(DifferenceKind.ACTOR, mine.quote, theirs.quote, mine.who, theirs.who)]
    return []


_NUMBERED = ("first", "second")
_DIFFERENT = ({"both", "one"}, {"both", "first"}, {"both", "second"}, {"first", "second"})


def _both_beside(side: Side, other: Acting | None) -> Acting | None:
    """Return “both sides”, wherever it stands, beside a side that names the first or the second."""
    quote = first_cue(side, "actor", "both") if other and other.who in _NUMBERED else None
    return Acting("both", quote) if quote else None


def acting(side: Side) -> Acting | None:
    """Return who acts, None where it is not said plainly."""
    alone = _alone(side)
    if alone:
        return alone
    subject = _subject(side[0]) if side else None
    for who, entry in (("both", "together"), ("first", "first"), ("second", "second")):
        quote = first_cue(side, "actor", entry)
        if quote:  # “one body puts the file together” says nothing of both
            return (
                None if who == "both" and subject and subject.who == "one" else Acting(who, quote)
            )
    return subject


def _alone(side: Side) -> Acting | None:
    """Return the body that «وحدها» or “alone” stands behind."""
    for said in side:
        words = list(_WORD.finditer(said.read.folded))
        for match in said.found("actor", "alone"):
            before = [word for word in words if word.end() <= match.start()][-4:]
            body = next((word for word in before if _is_body(word[0])), None)
            if body:
                return Acting("one", said.folded_quote(body.start(), match.end()))
    return None


def _subject(said: Said) -> Acting | None:
    """Return the doer among the first words: a dual or plural of bodies, or one body."""
    words = list(_WORD.finditer(said.read.folded))
    head = [word[0] for word in words[:_REACH]]
    if any(word in cue_words("actor", "each") for word in head):
        return None
    for place, word in enumerate(words[:_REACH]):
        form = word[0]
        if form in cue_words("actor", "prepositions"):
            return None
        if _are_many(form) and place <= 3:
            last = words[min(place + 1, len(words) - 1)]
            return Acting("both", said.folded_quote(word.start(), last.end()))
        if _is_body(form):
            return _one(said, words, place)
    return None


def _one(said: Said, words: list[re.Match[str]], place: int) -> Acting | None:
    """Return the body at ``place`` as the one that acts, both where another stands beside it."""
    if _ARABIC.match(words[place][0]) and not (place == 1 and is_finite(words[0][0])):
        return None
    arabic = _ARABIC.match(words[place][0]) is not None
    first = words[place if arabic else 0]  # a name stands behind «بلدية», before “League”
    last = words[min(place + 1, len(words) - 1) if arabic else place]
    quote = said.folded_quote(first.start(), last.end())
    beside = [word[0] for word in words[place + 1 : place + _BESIDE]]
    for i, word in enumerate(beside):
        joined = word.startswith("و") or any(b in ("and", "et") for b in beside[max(0, i - 2) : i])
        if joined and _is_body(word.removeprefix("و")):
            return Acting("both", quote)
    doubtful = any(word in ("and", "et") for word in beside)
    doubtful |= any(word.startswith("و") for word in beside[:_NEAR])
    return None if doubtful or first_cue((said,), "actor", "shared") else Acting("one", quote)


def _is_body(word: str) -> bool:
    bodies = cue_words("actor", "bodies")
    return word in bodies or word.removeprefix("ال") in bodies


def _are_many(word: str) -> bool:
    many = word in cue_words("actor", "many") or _DUAL.fullmatch(word) is not None
    return many or (word.endswith("s") and word[:-1] in cue_words("actor", "bodies"))
