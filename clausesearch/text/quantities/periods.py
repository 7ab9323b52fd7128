"""Lengths of time at a place of a text: a number and a noun of time, a dual, “for a year”."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from clausesearch.text.quantities.iso import Period
from clausesearch.text.quantities.model import Found, QuantityKind
from clausesearch.text.quantities.numbers import number_at
from clausesearch.text.quantities.words import forms, numbers, phrases

if TYPE_CHECKING:
    from clausesearch.text.quantities.tokens import Tokens


def duration_at(tokens: Tokens, place: int) -> Found | None:
    """Return the length of time at ``place``: «سنة وستة أشهر», “three-year”, « dix-huit mois »."""
    first = part_at(tokens, place)
    if first is None:
        return _word(tokens, place) or _lone(tokens, place)
    period, start, after = first
    period, after = _and_more(tokens, period, after)
    return Found(QuantityKind.DURATION, period.iso, start, after) if period.iso else None


def unit_at(tokens: Tokens, place: int) -> tuple[Period, int] | None:
    """Return the noun of time at ``place``, definite or not, and the next place."""
    found = _noun(tokens, place)
    return (Period.parse(found[0]), found[2]) if found else None


def _noun(tokens: Tokens, place: int) -> tuple[str, int, int] | None:
    if not 0 <= place < len(tokens.words):
        return None
    table = phrases("periods")
    found = table.at(tokens, place)
    if found:
        return found
    for word, offset in forms(tokens.words[place]):
        bare = table.find(_without_article(word))
        if bare:
            return bare, tokens.starts[place] + offset, place + 1
    return None


def _without_article(word: str) -> str:
    """Return a definite Arabic word without its article, empty when it has none."""
    return word[2:] if word.startswith(("ال", "لل")) else ""


def part_at(tokens: Tokens, place: int) -> tuple[Period, int, int] | None:
    """Return a number with its noun of time, or an Arabic dual, which is both."""
    if place >= len(tokens.words):
        return None
    two = phrases("two_periods").at(tokens, place)
    if two:
        return Period.parse(two[0]), two[1], two[2]
    return _counted(tokens, place) or _definite(tokens, place)


def _counted(tokens: Tokens, place: int) -> tuple[Period, int, int] | None:
    number = number_at(tokens, place)
    if number is None or not tokens.near(number.next):
        return None
    after = number.next
    noun = phrases("periods").at(tokens, after, prefixed=False)
    if noun is None and tokens.joined(after + 1):  # «five consecutive years»
        noun = phrases("qualified").at(tokens, after, prefixed=False)
    if noun is None or number.value >= 1_000:
        return None
    return Period.parse(noun[0]).times(number.value), number.start, noun[2]


def _definite(tokens: Tokens, place: int) -> tuple[Period, int, int] | None:
    """Return «السنوات الثلاث» and «الثلاث سنوات»."""
    for word, offset in forms(tokens.words[place]):
        noun, number = phrases("periods").find(_without_article(word)), _definite_number(word)
        if (
            noun
            and tokens.joined(place + 1)
            and (count := _definite_number(tokens.words[place + 1]))
        ):
            return Period.parse(noun).times(count), tokens.starts[place] + offset, place + 2
        if number and tokens.joined(place + 1):
            after = phrases("periods").at(tokens, place + 1, prefixed=False)
            if after:
                period = Period.parse(after[0]).times(number)
                return period, tokens.starts[place] + offset, after[2]
    return None


def _definite_number(word: str) -> Fraction | None:
    value = numbers("numbers", "ar").get(_without_article(word), 0)
    return Fraction(value) if 2 <= value <= 10 else None


def _and_more(tokens: Tokens, period: Period, after: int) -> tuple[Period, int]:
    """Return ``period`` with what is joined to it: «سنة ونصف», “two years and six months”."""
    if tokens.joined(after):
        half = phrases("and_a_half").at(tokens, after, prefixed=False)
        if half:
            return period.plus(_one_of(period).times(Fraction(1, 2))), half[2]
    while (then := _link(tokens, after)) and (more := part_at(tokens, then)):
        if not _smaller(more[0], period):
            break
        period, after = period.plus(more[0]), more[2]
    return period, after


def _one_of(period: Period) -> Period:
    if period.months:
        return Period(months=Fraction(12 if period.months % 12 == 0 else 1))
    return Period(days=Fraction(1)) if period.days else Period(minutes=Fraction(60))


def _link(tokens: Tokens, after: int) -> int | None:
    """Return the place of what an “and” joins to what ends at ``after``."""
    if not tokens.joined(after):
        return None
    word = tokens.words[after]
    if word in ("and", "et"):
        return after + 1 if tokens.joined(after + 1) else None
    return after if word.startswith("و") else None


def _smaller(part: Period, whole: Period) -> bool:
    if part.months:
        return whole.months >= 12 > part.months
    return bool(part.days and whole.months) or bool(part.minutes and whole.days)


def _word(tokens: Tokens, place: int) -> Found | None:
    named = phrases("durations").at(tokens, place)
    return Found(QuantityKind.DURATION, named[0], named[1], named[2]) if named else None


def _lone(tokens: Tokens, place: int) -> Found | None:
    """Return one of a noun of time: «لمدة سنة», «سنة واحدة», “for a year”."""
    article = tokens.words[place] in ("a", "an", "un", "une") and tokens.joined(place + 1)
    noun = phrases("periods").at(tokens, place + article)
    if noun is None:
        return None
    value, start, after = noun
    start = tokens.starts[place] if article else start
    said_one = tokens.joined(after) and tokens.words[after] in ("واحد", "واحده")
    period, then = _and_more(tokens, Period.parse(value), after + said_one)
    meant = said_one or then > after or _for_one(tokens, place)
    if not meant or tokens.is_figure(after):
        return None
    return Found(QuantityKind.DURATION, period.iso, start, then)


def _for_one(tokens: Tokens, place: int) -> bool:
    """Return whether what stands before a noun of time makes it a lasting of one."""
    word = tokens.words[place]
    lasting = word.startswith("ل") and phrases("periods").find(word[1:]) is not None
    return lasting or phrases("one_period", "before").before(tokens, place)
