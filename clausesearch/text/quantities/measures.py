"""Shares, amounts of money and days, at a place of a text."""

from __future__ import annotations

import calendar
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING

from clausesearch.text.quantities.model import Found, QuantityKind
from clausesearch.text.quantities.numbers import number_at
from clausesearch.text.quantities.words import Phrases, phrases, word_lists

if TYPE_CHECKING:
    from clausesearch.text.quantities.tokens import Tokens

_YEARS = range(1900, 2201)
_OF = frozenset({"of", "de", "d", "du", "des", "the"})
#: What may stand between “end of” and its year or month.
_BETWEEN = _OF | {"من", "شهر", "سنه", "عام", "l", "annee", "year", "month"}
_DAY_LINKS = frozenset({"er", "من", "شهر", "of", "st", "nd", "rd", "th"})


def plain(value: Fraction) -> str:
    """Return a number as digits, with a decimal part of at most four where it has one."""
    if value.denominator == 1:
        return str(value.numerator)
    return f"{float(value):.4f}".rstrip("0")


def share_at(tokens: Tokens, place: int) -> Found | None:
    """Return the share at ``place``: «ستين بالمائة», “one third”, « la moitié »."""
    number = number_at(tokens, place)
    if number and tokens.near(number.next):
        percent = phrases("shares", "percent").at(tokens, number.next, prefixed=False)
        if percent:
            value = as_share(number.value / 100)
            return Found(QuantityKind.SHARE, value, number.start, percent[2])
    part = _fractions().at(tokens, place)
    if part is None:
        return None
    # «un tiers des voix» is a share, « un tiers » a third party: what follows decides.
    after = part[2] - (tokens.words[part[2] - 1] in _OF)
    return Found(QuantityKind.SHARE, as_share(Fraction(part[0])), part[1], after)


def as_share(value: Fraction) -> str:
    """Return a share in percent where that is exact to a hundredth, else as a fraction."""
    percent = value * 100
    if (percent * 100).denominator == 1:
        return f"{plain(percent)}%"
    return f"{value.numerator}/{value.denominator}"


@cache
def _fractions() -> Phrases:
    rows = word_lists()["shares"]
    return Phrases({value: words for value, words in rows.items() if value != "percent"})


def amount_at(tokens: Tokens, place: int) -> Found | None:
    """Return the amount at ``place``: «مائة ألف درهم», “USD 25,000”; 0 is free of charge."""
    ahead = _currencies().at(tokens, place, prefixed=False)
    if ahead and tokens.near(ahead[2]) and tokens.is_figure(ahead[2]):
        number = number_at(tokens, ahead[2])
        if number:
            return _amount(number.value, ahead[0], tokens.starts[place], number.next)
    number = number_at(tokens, place)
    if number is None or not tokens.near(number.next):
        return _free(tokens, place)
    after = number.next
    after += tokens.words[after] in ("de", "d", "of", "من") and tokens.joined(after + 1)
    currency = _currencies().at(tokens, after, prefixed=False)
    if currency is None:
        return None
    return _amount(number.value, currency[0], number.start, currency[2])


def _amount(value: Fraction, currency: str, start: int, after: int) -> Found:
    return Found(QuantityKind.AMOUNT, f"{plain(value)} {currency}", start, after, currency)


@cache
def _currencies() -> Phrases:
    tables = word_lists()
    return Phrases({**tables["currencies"], **tables["codes"], **tables["named"]})


def currency_word(unit: str) -> str:
    """Return the word a currency goes by where its country is not said: ``USD`` is a dollar."""
    for word, codes in word_lists()["of_code"].items():
        if unit in codes:
            return str(word)
    return unit


def _free(tokens: Tokens, place: int) -> Found | None:
    found = phrases("free", "phrases").at(tokens, place)
    if found is None:
        return None
    alone = tokens.words[place] == "free" and found[2] == place + 1
    other = phrases("free", "not_before").at(tokens, found[2], prefixed=False)
    if alone and other and tokens.joined(found[2]):
        return None
    return Found(QuantityKind.AMOUNT, "0", found[1], found[2])


def date_at(tokens: Tokens, place: int) -> Found | None:
    """Return the day, month or year at ``place`` that is no full date: “September 2024”.

    The last day where the end of it is meant: «نهاية سنة 2027».
    """
    end = phrases("ends", "words").at(tokens, place)
    first = end[2] if end else place
    while end and tokens.joined(first) and tokens.words[first] in _BETWEEN:
        first += 1
    if end and not tokens.joined(first):
        return None
    found = _month(tokens, first, sure=end is not None) or _year(
        tokens, first, sure=end is not None
    )
    if found is None:
        return None
    value, start, after = found
    return Found(
        QuantityKind.DATE, _last_day(value) if end else value, end[1] if end else start, after
    )


def _last_day(value: str) -> str:
    if len(value) == 4:
        return f"{value}-12-31"
    if len(value) == 7 and value[0] != "-":
        last = calendar.monthrange(int(value[:4]), int(value[5:]))[1]
        return f"{value}-{last:02}"
    return value


@cache
def month_names() -> Phrases:
    """Return the months of the Gregorian year with their numbers, 01 to 12."""
    # Here, not above: the package of facts may itself be reading quantities.
    from clausesearch.text.facts.calendars import gregorian_months

    by_month: dict[str, list[str]] = {}
    for name, month in gregorian_months().items():
        by_month.setdefault(f"{month:02}", []).append(name)
    return Phrases(by_month)


def _month(tokens: Tokens, place: int, *, sure: bool) -> tuple[str, int, int] | None:
    """Return «شتنبر 2024», « 19 février » and, after a preposition, “in March”."""
    day = tokens.words[place] if tokens.is_figure(place) else ""
    day = day if day.isdigit() and 1 <= int(day) <= 31 else ""
    at = place + bool(day)
    while day and tokens.joined(at) and tokens.words[at] in _DAY_LINKS:
        at += 1
    if day and not tokens.joined(at):
        return None
    month = month_names().at(tokens, at, prefixed=False)
    if month is None:
        return None
    name, start, after = month
    start = tokens.starts[place]
    year = after
    while tokens.joined(year) and tokens.words[year] in _BETWEEN:
        year += 1
    if not day and tokens.joined(year) and _is_year(tokens, year):
        return f"{tokens.words[year]}-{name}", start, year + 1
    if day:
        return f"--{name}-{int(day):02}", start, after
    said = sure or phrases("months", "before").before(tokens, place)
    return (f"--{name}", start, after) if said else None


def _is_year(tokens: Tokens, place: int) -> bool:
    word = tokens.words[place]
    return len(word) == 4 and word.isdigit() and int(word) in _YEARS


def _year(tokens: Tokens, place: int, *, sure: bool) -> tuple[str, int, int] | None:
    """Return the year at ``place``, alone or as two of a school year (2024-2025, 2024/25)."""
    if place >= len(tokens.words) or not _is_year(tokens, place):
        return None
    after = place + 1
    start, value = tokens.starts[place], tokens.words[place]
    if after < len(tokens.words) and tokens.gaps[after].strip() in ("-", "/", "–"):
        second = tokens.words[after]
        if second.isdigit() and int(second[-2:]) == (int(value) + 1) % 100:
            return f"{value}/{int(value) + 1}", start, after + 1
    named = tokens.joined(after) and phrases("years", "after").at(tokens, after, prefixed=False)
    if sure or named or phrases("years", "before").before(tokens, place):
        return value, start, after
    return None
