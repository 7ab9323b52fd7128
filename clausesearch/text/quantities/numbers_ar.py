"""Numbers in Arabic words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausesearch.text.quantities.words import NO_SCALE, forms, numbers

if TYPE_CHECKING:
    from clausesearch.text.quantities.tokens import Tokens

_TEEN = frozenset({"عشر", "عشره"})
_NOT_DEFINITE = frozenset({"عشر", "خمس", "سبع"})  # «العشر» is a tenth


def arabic_number(tokens: Tokens, place: int) -> tuple[int, int, int] | None:
    """Return a number in Arabic words, its offset in the first word and the place after it.

    Groups with falling scales, linked by «و».
    """
    for word, offset in forms(tokens.words[place]):
        found = _arabic_groups(tokens, place, word) or _definite(tokens, place, word)
        if found:
            value, after = found
            return value, offset, after
    return None


def _definite(tokens: Tokens, place: int, word: str) -> tuple[int, int] | None:
    """Return «الخمسة», «الأحد عشر», «الاثنتين والعشرين»; «الأحد» and «الاثنين» alone are days."""
    if not word.startswith(("ال", "لل")):
        return None
    known = numbers("numbers", "ar")
    more = tokens.run_on(place + 1)
    tens = known.get(more[3:], 0) if more.startswith("وال") else 0
    unit = known.get(word[2:], 0)
    if 1 <= unit <= 9 and 20 <= tens <= 90:
        return unit + tens, place + 2
    found = _arabic_groups(tokens, place, word[2:])
    if found is None or found[0] < 3:
        return None
    return None if found[1] == place + 1 and word[2:] in _NOT_DEFINITE else found


def _arabic_groups(tokens: Tokens, place: int, word: str) -> tuple[int, int] | None:
    total, after, last_scale = 0, place, NO_SCALE
    while True:
        group = _arabic_group(tokens, after, word)
        if group is None:
            break
        value, then, scale = group
        if scale >= last_scale:
            break
        total, after, last_scale = total + value, then, scale
        linked = _linked(tokens, after)
        if linked is None or scale == 1:
            break
        word = linked
    return (total, after) if after > place else None


def _linked(tokens: Tokens, place: int) -> str | None:
    """Return the word that «و» links to what stands before, without it."""
    word = tokens.run_on(place)
    return word[1:] if word.startswith("و") and len(word) > 2 else None


def _arabic_group(tokens: Tokens, place: int, word: str) -> tuple[int, int, int] | None:
    """Return value, next place and scale of one group: «خمسة عشر ألفا» is 15000, scale 1000."""
    scales, duals = numbers("scales", "ar"), numbers("two_scales", "ar")
    if word in duals:
        return duals[word], place + 1, duals[word] // 2
    small = _arabic_below_thousand(tokens, place, word)
    if small is None:
        if word not in scales:
            return None
        # «ألفا متدرب» is two thousand; «ألف متدرب» and «ألفا ومائة متدرب» one.
        two = word.endswith("ا") and not _linked(tokens, place + 1)
        return scales[word] * (1 + two), place + 1, scales[word]
    value, after = small
    scale = scales.get(tokens.run_on(after), 0) or duals.get(tokens.run_on(after), 0) // 2
    if scale:
        return value * scale, after + 1, scale
    return value, after, 1


def _arabic_below_thousand(tokens: Tokens, place: int, word: str) -> tuple[int, int] | None:
    known = numbers("numbers", "ar")
    value = known.get(word, 0)
    if 3 <= value <= 9 and known.get(tokens.run_on(place + 1)) == 100:
        value, place = value * 100, place + 1
    if value < 100:
        return _arabic_below_hundred(tokens, place, word)
    after = place + 1
    linked = _linked(tokens, after)
    if linked is not None and known.get(linked, 0) < 100:
        rest = _arabic_below_hundred(tokens, after, linked)
        if rest:
            return value + rest[0], rest[1]
    return value, after


def _arabic_below_hundred(tokens: Tokens, place: int, word: str) -> tuple[int, int] | None:
    known, teens = numbers("numbers", "ar"), numbers("teens", "ar")
    value = known.get(word, 0)
    unit = teens.get(word, value)
    after = place + 1
    if 1 <= unit <= 9:
        if tokens.run_on(after) in _TEEN:
            return 10 + unit, after + 1
        linked = _linked(tokens, after)
        tens = known.get(linked, 0) if linked else 0
        if 20 <= tens <= 90 and tens % 10 == 0:
            return tens + unit, after + 1
    return (value, after) if 0 < value < 100 else None
