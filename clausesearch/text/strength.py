"""How firmly a clause commits: the verb that governs it, in its words or in its lead-in.

Word lists, no model (see :mod:`clausesearch.text.strength_cues`). The first cue of the clause
governs, unless it stands in a relative or purpose clause; a softer one right behind it softens it
(``shall endeavour to``, «يلتزم بالسعي إلى»), and one that binds inside what was agreed binds
(«اتفقا على أن يلتزم كل طرف»). A finite verb without a cue («ينظم الطرفان») binds: so agreements
write what is owed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from clausesearch.records import Strength
from clausesearch.text.folding import fold
from clausesearch.text.segmentation import arabic
from clausesearch.text.strength_cues import ARABIC, ENGLISH, FRENCH, PRESENT

_NONE = re.compile(r"(?!)")
_WORD = re.compile(r"[^\W_]+")
_DOER = re.compile(r" (?:ال\w+ان|ال(?:طرف|حزب|جانب|فريق)|كل)\b")
_SOFT = (Strength.AIMS, Strength.ENCOURAGES)
#: Characters behind a binding verb within which a softer one softens it.
_SOFTENS = 30
#: Characters behind «agreed» within which what is agreed may bind.
_AGREED_REACH = 70
#: Characters before a cue within which a relative word takes it away.
_RELATIVE = 25
#: Words before an Arabic verb («قبل نهاية السنة، تسعى …»).
_OPENING = 8


@dataclass(frozen=True, slots=True)
class _Patterns:
    cues: dict[Strength, re.Pattern[str]]
    subordinate: re.Pattern[str]
    plain: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class _Cue:
    start: int
    end: int
    strength: Strength


def strength_of(clause_text: str, lead_in: str, lang: str) -> Strength | None:
    """Return how firmly a clause commits, None where neither it nor its lead-in says so.

    Meant for commitments: of a clause of another kind it says how firm its verb is. ``lang`` is
    ``ar``, ``fr`` or ``en``; in any other language the three lists are tried in turn.
    """
    found = _cue_of(clause_text, lead_in, lang)
    return found[0].strength if found else None


def strength_span(
    clause_text: str, lead_in: str, lang: str
) -> tuple[Strength, tuple[int, int] | None] | None:
    """Return how firmly a clause commits and where its folded text says so.

    The span is None where the lead-in says it.
    """
    found = _cue_of(clause_text, lead_in, lang)
    if found is None:
        return None
    cue, own = found
    return cue.strength, (cue.start, cue.end) if own and cue.end > cue.start else None


def _cue_of(clause_text: str, lead_in: str, lang: str) -> tuple[_Cue, bool] | None:
    """Return the cue that governs, and whether the clause itself holds it."""
    text, lead = fold(clause_text[:1500]), fold(lead_in[-400:])
    for each in (lang,) if lang in ("ar", "fr", "en") else ("ar", "en", "fr"):
        patterns = _patterns(each)
        own = _governing(patterns, text, each)
        above = _governing(patterns, lead, each) if lead else None
        if found := _together(own, above):
            return found, found is own
        if not lead and (plain := patterns.plain.search(text)):
            return _Cue(plain.start(), plain.end(), Strength.BINDING), True
    return None


def _together(own: _Cue | None, above: _Cue | None) -> _Cue | None:
    """Return the cue of an item: a finite verb of its own governs, unless the lead is soft."""
    if own is None or above is None:
        return own or above
    return above if above.strength in _SOFT and own.strength is Strength.BINDING else own


def _governing(patterns: _Patterns, text: str, lang: str) -> _Cue | None:
    cues = _cues(patterns, text)
    verb = _first_verb(text) if lang == "ar" else None
    if verb is not None:
        cues = [cue for cue in cues if cue.end > verb]
        if not cues or cues[0].start > verb:
            end = _WORD.match(text, verb)
            cues = [_Cue(verb, end.end() if end else verb, Strength.BINDING), *cues]
    return _softened(cues[0], cues[1:]) if cues else None


def _softened(first: _Cue, others: list[_Cue]) -> _Cue:
    if first.strength is Strength.AGREED:
        for cue in others:
            if cue.start - first.end > _AGREED_REACH:
                break
            if cue.strength is not Strength.AGREED:
                return cue
    if first.strength is Strength.BINDING:
        for cue in others:
            if cue.start - first.end <= _SOFTENS and cue.strength in _SOFT:
                return cue
    return first


def _first_verb(text: str) -> int | None:
    """Return where the finite verb stands that opens an Arabic clause, if one does."""
    for number, word in enumerate(_WORD.finditer(text)):
        if number == _OPENING:
            return None
        form = word.group()
        if number == 0 and arabic.is_masdar(form, form):
            # «تجدد» is a verb and a masdar: what names a doer behind it tells which.
            return 0 if _DOER.match(text, word.end()) else None
        if arabic.is_finite(form) and not arabic.is_masdar(form, form):
            return word.start()
    return None


def _cues(patterns: _Patterns, text: str) -> list[_Cue]:
    """Return the cues of a folded text in order, but for those of relative clauses."""
    found = [
        _Cue(met.start(), met.end(), strength)
        for strength, pattern in patterns.cues.items()
        for met in pattern.finditer(text)
        if not patterns.subordinate.search(text, max(0, met.start() - _RELATIVE), met.start())
    ]
    # Of two that begin together the longer one has more to say («may not» beside «may»), and of two
    # readings of one word the softer one («viseront», a future of «viser»).
    softness = list(Strength)
    found.sort(key=lambda cue: (cue.start, -cue.end, -softness.index(cue.strength)))
    kept: list[_Cue] = []
    for cue in found:
        if not kept or cue.start >= kept[-1].end:
            kept.append(cue)
    return kept


@lru_cache(maxsize=4)
def _patterns(lang: str) -> _Patterns:
    cues = {"ar": ARABIC, "fr": FRENCH, "en": ENGLISH}[lang]
    return _Patterns(
        {strength: _compiled(getattr(cues, strength.value)) for strength in Strength},
        _compiled(cues.subordinate),
        _compiled(cues.plain),
    )


def _compiled(listed: str) -> re.Pattern[str]:
    parts = [part.strip() for part in listed.strip().split("\n") if part.strip()]
    joined = "|".join(f"(?:{part})" for part in parts).replace("@", PRESENT)
    return re.compile(joined) if parts else _NONE
