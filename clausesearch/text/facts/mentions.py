"""Every full date a text names, wherever and whatever for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from clausesearch.text.facts.calendars import (
    day_words,
    gregorian_months,
    hijri_months,
    hijri_to_iso,
    year_words,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

_YEARS = range(1600, 2200)
_HIJRI_YEARS = range(1200, 1501)


@dataclass(frozen=True, slots=True)
class Mention:
    """A day named in a folded text at ``[start:end]``; ``hijri`` when only in that calendar."""

    start: int
    end: int
    iso: str
    hijri: bool = False


def date_mentions(folded: str) -> list[Mention]:
    """Return every day that ``folded`` names with its month and its year, in order.

    Numbers of either kind, months of the three Arabic families and of English and French, days
    and years in words, Hijri dates (only those without a Gregorian one beside them). Of a range
    the last day is named. What no calendar has (31 February) is no mention.
    """
    found = [mention for match in _pattern().finditer(folded) if (mention := _read(match))]
    return [
        mention
        for i, mention in enumerate(found)
        if not mention.hijri or not _has_gregorian_beside(found, i)
    ]


def _has_gregorian_beside(found: list[Mention], place: int) -> bool:
    neighbours = found[max(0, place - 1) : place] + found[place + 1 : place + 2]
    own = found[place]
    return any(
        not other.hijri and max(own.start - other.end, other.start - own.end) <= 60
        for other in neighbours
    )


def _read(match: re.Match[str]) -> Mention | None:
    parts = {key: value for key, value in match.groupdict().items() if value is not None}
    if "first" in parts:
        day, month, year, hijri = _numeric(parts)
    else:
        named = _month(parts.get("month") or parts["month_first"])
        if named is None:
            return None
        month, hijri = named
        day = _number(parts.get("day") or parts["day_after"], day_words())
        year = _number(parts.get("year") or parts["year_after"], year_words())
    iso = _iso(year, month, day, hijri=hijri)
    return None if iso is None else Mention(match.start(), match.end(), iso, hijri)


def _numeric(parts: dict[str, str]) -> tuple[int, int, int, bool]:
    first, month, last = (int(parts[key]) for key in ("first", "second", "third"))
    year, day = (first, last) if len(parts["first"]) == 4 else (last, first)
    if month > 12 >= day:
        # Only the United States write the month first; elsewhere 04/07 is 4 July.
        month, day = day, month
    return day, month, year, year in _HIJRI_YEARS


def _month(name: str) -> tuple[int, bool] | None:
    """Return the month and whether it is a Hijri one; None when two names disagree."""
    names = [_spaced(part) for part in re.split(r"[/()–—]| - ", name) if part.strip(" .")]
    for months, hijri in ((gregorian_months(), False), (hijri_months(), True)):
        numbers = {months.get(part) for part in names}
        if len(numbers) == 1 and (number := numbers.pop()):
            return number, hijri
    return None


def _number(words: str, known: dict[str, int]) -> int:
    digits = re.match(r"\d+", words)
    return int(digits[0]) if digits else known[_spaced(words)]


def _spaced(words: str) -> str:
    return " ".join(words.replace(".", "").split())


def _iso(year: int, month: int, day: int, *, hijri: bool) -> str | None:
    if hijri:
        return hijri_to_iso(year, month, day) if year in _HIJRI_YEARS else None
    if year not in _YEARS:
        return None
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


@cache
def _pattern() -> re.Pattern[str]:
    s = r"\s{0,3}"  # bounded, so that no run of blanks costs more than its length
    month_name = _any_of([*gregorian_months(), *hijri_months()])
    month = rf"{month_name}\.?(?:{s}[/–(]{s}{month_name}\)?)?"
    day = rf"\d{{1,2}}(?:er|st|nd|rd|th|e)?|{_any_of(day_words())}"
    year = rf"\d{{4}}(?!\d)|{_any_of(year_words())}"
    of = rf"{s}(?:,|/|-|\.|من شهر|من|شهر|day of|of|de|du mois de|du mois d')?{s}"
    of_year = (
        rf"{s}(?:,|/|-|\.|من سنه|من عام|سنه|لسنه|عام|لعام|للعام|of|de l'an|l'an|in the year)?{s}"
    )
    return re.compile(
        rf"(?:(?<![\w/.-])|(?<=\sو)|(?<=\d-))(?:"  # «15 و16 مايو», 10-12 March
        rf"(?P<day>{day}){of}(?P<month>{month}){of_year}(?P<year>{year})"
        rf"|(?P<month_first>{month})(?<!\d){s}(?P<day_after>{day})(?:,|{s}(?:of|in))?{s}"
        rf"(?P<year_after>{year})"
        rf"|(?<![\w/.-])(?P<first>\d{{1,2}}|\d{{4}}(?=.\d+.\d{{1,2}}(?!\d)))(?P<mark>\s?[-/.]\s?)"
        rf"(?P<second>\d{{1,2}})(?P=mark)(?P<third>\d{{4}}|(?<=\D)\d{{1,2}}(?!\d))"
        rf")(?:\s?(?:ه|م|ah|h|ce|ad)\b\.?)?(?![\w]|[/-]\d)"
    )


def _any_of(names: Iterable[str]) -> str:
    longest_first = sorted(names, key=len, reverse=True)
    return "(?:" + "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in longest_first) + ")"
