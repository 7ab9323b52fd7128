"""Numbers in figures and in the words of three languages."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cache, lru_cache
from itertools import product
from typing import TYPE_CHECKING

from clausesearch.text.quantities.tokens import figure_value
from clausesearch.text.quantities.words import forms, numbers

if TYPE_CHECKING:
    from clausesearch.text.quantities.tokens import Tokens

_TEEN = frozenset({"عشر", "عشره"})
_NOT_DEFINITE = frozenset({"عشر", "خمس", "سبع"})  # «العشر» is a tenth
_NO_SCALE = 10**12


@dataclass(frozen=True, slots=True)
class Number:
    """A number, the offset where it begins in the folded text, and the place after it."""

    value: Fraction
    start: int
    next: int
    in_words: bool = True


def number_at(tokens: Tokens, place: int) -> Number | None:
    """Return the number that begins at ``place``; said twice, «ثلاث (3)», it is one."""
    found = _once(tokens, place)
    if found is None:
        return None
    after = found.next
    if after < len(tokens.words) and "(" in tokens.gaps[after]:
        again = _once(tokens, after)
        closed = again and again.next < len(tokens.words) and ")" in tokens.gaps[again.next]
        if again and closed and again.value == found.value and tokens.near(after):
            return Number(found.value, found.start, again.next, found.in_words)
    return found


def _once(tokens: Tokens, place: int) -> Number | None:
    if place >= len(tokens.words):
        return None
    if tokens.is_figure(place):
        return _figures(tokens, place)
    if not _begins_a_number(tokens.words[place]):
        return None
    readings = [_latin(tokens, place, "en"), _latin(tokens, place, "fr"), _arabic(tokens, place)]
    return max((one for one in readings if one), key=lambda one: one.next, default=None)


@lru_cache(maxsize=20_000)
def _begins_a_number(word: str) -> bool:
    known = _all_words()
    return any(
        form in known or (form.startswith(("ال", "لل")) and form[2:] in known)
        for form, _ in forms(word)
    )


@cache
def _all_words() -> frozenset[str]:
    tables = product(("numbers", "teens", "scales", "two_scales"), ("ar", "en", "fr"))
    return frozenset({"a", "an"}.union(*(numbers(*table) for table in tables)))


def _figures(tokens: Tokens, place: int) -> Number | None:
    value = figure_value(tokens.words[place])
    if value is None:
        return None
    after = place + 1
    scales = {**numbers("scales", "en"), **numbers("scales", "fr"), **numbers("scales", "ar")}
    while tokens.joined(after) and scales.get(tokens.words[after], 0) >= 1000:
        value *= scales[tokens.words[after]]
        after += 1
    return Number(value, tokens.starts[place], after, in_words=False)


# ---- English and French


def _latin(tokens: Tokens, place: int, lang: str) -> Number | None:
    """Return the number in the words of ``lang``: groups below a thousand, each with its scale."""
    scales = numbers("scales", lang)
    total, after, last_scale = 0, place, _NO_SCALE
    while after == place or tokens.joined(after):
        group = _below_thousand(tokens, after, lang)
        value, then = group or (0, after)
        scale = scales.get(tokens.words[then], 0) if _there(tokens, then, place) else 0
        if 1000 <= scale < last_scale and (group or _stands_alone(tokens.words[then], lang)):
            total, after, last_scale = total + (value or 1) * scale, then + 1, scale
        elif group and last_scale >= 1000:
            total, after, last_scale = total + value, then, 1
        else:
            break
        if last_scale == 1:
            break
        if lang == "en" and tokens.joined(after) and tokens.words[after] == "and":
            if not (tokens.joined(after + 1) and _below_thousand(tokens, after + 1, lang)):
                break
            after += 1
    return Number(Fraction(total), tokens.starts[place], after) if after > place else None


def _there(tokens: Tokens, place: int, first: int) -> bool:
    return place == first or tokens.joined(place)


def _stands_alone(word: str, lang: str) -> bool:
    return lang == "fr" and word in ("mille", "mil")


def _below_thousand(tokens: Tokens, place: int, lang: str) -> tuple[int, int] | None:
    scales = numbers("scales", lang)
    first = _below_hundred(tokens, place, lang)
    article = lang == "en" and tokens.words[place] in ("a", "an")
    after = first[1] if first else place + article
    # A hundred stands alone in French only: «cent».
    alone = lang == "fr" and tokens.words[place] == "cent"
    if not (first or article or alone):
        return None
    times = first[0] if first else 1
    is_scale = _there(tokens, after, place) and after < len(tokens.words)
    scale = scales.get(tokens.words[after], 0) if is_scale else 0
    if scale == 100 and times < 20:
        value, after = 100 * times, after + 1
        link = lang == "en" and tokens.joined(after) and tokens.words[after] == "and"
        if tokens.joined(after + link):
            rest = _below_hundred(tokens, after + link, lang)
            if rest:
                return value + rest[0], rest[1]
        return value, after
    if article:
        return (1, after) if scale >= 1000 else None
    return first


def _below_hundred(tokens: Tokens, place: int, lang: str) -> tuple[int, int] | None:
    words = numbers("numbers", lang)
    value = words.get(tokens.words[place])
    if value is None:
        return None
    after = place + 1
    if lang == "fr" and value == 4 and _word(tokens, after) in ("vingt", "vingts"):
        value, after = 80, after + 1
    follows = words.get(_word(tokens, after), 0)
    if lang == "fr" and _word(tokens, after) == "et" and value >= 20:
        follows = words.get(_word(tokens, after + 1), 0)
        return (value + follows, after + 2) if follows in (1, 11) else (value, after)
    if lang == "fr" and value in (60, 80) and 10 <= follows <= 16:
        if follows == 10 and 7 <= words.get(_word(tokens, after + 1), 0) <= 9:
            return value + 10 + words[_word(tokens, after + 1)], after + 2
        return value + follows, after + 1
    if lang == "fr" and value == 10 and 7 <= follows <= 9:
        return value + follows, after + 1
    if value >= 20 and 1 <= follows <= 9:
        return value + follows, after + 1
    return value, after


def _word(tokens: Tokens, place: int) -> str:
    return tokens.words[place] if tokens.joined(place) else ""


# ---- Arabic


def _arabic(tokens: Tokens, place: int) -> Number | None:
    """Return the number in Arabic words: groups with falling scales, linked by «و»."""
    for word, offset in forms(tokens.words[place]):
        found = _arabic_groups(tokens, place, word) or _definite(tokens, place, word)
        if found:
            value, after = found
            return Number(Fraction(value), tokens.starts[place] + offset, after)
    return None


def _definite(tokens: Tokens, place: int, word: str) -> tuple[int, int] | None:
    """Return «الخمسة», «الأحد عشر», «الاثنتين والعشرين»; «الأحد» and «الاثنين» alone are days."""
    if not word.startswith(("ال", "لل")):
        return None
    known = numbers("numbers", "ar")
    more = _word(tokens, place + 1)
    tens = known.get(more[3:], 0) if more.startswith("وال") else 0
    unit = known.get(word[2:], 0)
    if 1 <= unit <= 9 and 20 <= tens <= 90:
        return unit + tens, place + 2
    found = _arabic_groups(tokens, place, word[2:])
    if found is None or found[0] < 3:
        return None
    return None if found[1] == place + 1 and word[2:] in _NOT_DEFINITE else found


def _arabic_groups(tokens: Tokens, place: int, word: str) -> tuple[int, int] | None:
    total, after, last_scale = 0, place, _NO_SCALE
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
    word = _word(tokens, place)
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
    scale = scales.get(_word(tokens, after), 0) or duals.get(_word(tokens, after), 0) // 2
    if scale:
        return value * scale, after + 1, scale
    return value, after, 1


def _arabic_below_thousand(tokens: Tokens, place: int, word: str) -> tuple[int, int] | None:
    known = numbers("numbers", "ar")
    value = known.get(word, 0)
    if 3 <= value <= 9 and known.get(_word(tokens, place + 1)) == 100:
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
        if _word(tokens, after) in _TEEN:
            return 10 + unit, after + 1
        linked = _linked(tokens, after)
        tens = known.get(linked, 0) if linked else 0
        if 20 <= tens <= 90 and tens % 10 == 0:
            return tens + unit, after + 1
    return (value, after) if 0 < value < 100 else None
