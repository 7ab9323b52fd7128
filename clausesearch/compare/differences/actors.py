"""Who acts in a side of a match: both parties, or one of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from clausesearch.compare.differences.cues import cue_words
from clausesearch.compare.differences.sides import first_cue

if TYPE_CHECKING:
    from clausesearch.compare.differences.sides import Said
    from clausesearch.records import Quote

    Side = tuple[Said, ...]

_WORD = re.compile(r"[^\W\d_]+")
#: Words in which a clause names who acts.
_REACH = 7
_TWO = re.compile(r"ال\w{2,}(?:ان|تان)|(?:يا|تا|ا)ن")
_DUAL = re.compile(r"ال\w{2,}ان")


@dataclass(frozen=True, slots=True)
class Acting:
    """``both``, ``one``, ``first`` or ``second``, and the words that say so."""

    who: str
    quote: Quote


def acting(side: Side) -> Acting | None:
    """Return who acts, None where it is not said plainly."""
    for who, entry in (("one", "alone"), ("both", "together"), ("first", "first"),
                       ("second", "second")):  # fmt: skip
        quote = first_cue(side, "actor", entry)
        if quote:
            return Acting(who, quote)
    for said in side[:1]:
        found = _subject(said)
        if found:
            return found
    return None


def _subject(said: Said) -> Acting | None:
    """Return the doer among the first words: a dual or plural of bodies, or one body by name."""
    words = list(_WORD.finditer(said.read.folded))[:_REACH]
    if any(word[0] in cue_words("actor", "each") for word in words):
        return None
    bodies = cue_words("actor", "bodies")
    for place, word in enumerate(words):
        bare = word[0].removeprefix("ال")
        if _DUAL.fullmatch(word[0]) and place <= 3:
            return Acting("both", said.folded_quote(*word.span()))
        if word[0] in bodies or bare in bodies:
            last = words[min(place + 1, len(words) - 1)]
            return Acting("one", said.folded_quote(word.start(), last.end()))
    return None
