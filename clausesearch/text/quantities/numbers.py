"""Numbers in figures and in the words of three languages."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cache, lru_cache
from itertools import product
from typing import TYPE_CHECKING

from clausesearch.text.quantities.numbers_ar import arabic_number
from clausesearch.text.quantities.numbers_la import latin_number
from clausesearch.text.quantities.tokens import figure_value
from clausesearch.text.quantities.words import forms, numbers

if TYPE_CHECKING:
    from clausesearch.text.quantities.tokens import Tokens


@dataclass(frozen=True, slots=True)
class Number:
    """A number, the offset where it begins in the folded text, and the place after it."""

    value: Fraction
    start: int
    next: int
    in_words: bool = True


def number_at(tokens: Tokens, place: int) -> Number | None:
    """Return the number that begins at ``place``; said twice, «ثلاث (3)», it is one."""
    if place not in tokens.seen:  # every kind of quantity asks
        tokens.seen[place] = _number_at(tokens, place)
    found = tokens.seen[place]
    return found if isinstance(found, Number) else None


def _number_at(tokens: Tokens, place: int) -> Number | None:
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
    start = tokens.starts[place]
    readings = [
        Number(Fraction(found[0]), start, found[1])
        for lang in ("en", "fr")
        if (found := latin_number(tokens, place, lang))
    ]
    if arabic := arabic_number(tokens, place):
        value, offset, after = arabic
        readings.append(Number(Fraction(value), start + offset, after))
    return max(readings, key=lambda one: one.next, default=None)


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
