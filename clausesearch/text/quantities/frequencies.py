"""How often something comes round, at a place of a text."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from clausesearch.text.quantities.iso import Period
from clausesearch.text.quantities.model import Found, QuantityKind
from clausesearch.text.quantities.numbers import number_at
from clausesearch.text.quantities.periods import part_at, unit_at
from clausesearch.text.quantities.words import phrases

if TYPE_CHECKING:
    from clausesearch.text.quantities.tokens import Tokens


def frequency_at(tokens: Tokens, place: int) -> Found | None:
    """Return how often, said at ``place``: «مرتين في السنة», “every six months”, « par an »."""
    for reader in (_times, _every, _adverb, _monthly):
        found = reader(tokens, place)
        if found:
            return found
    return None


def repeated(period: Period, times: Fraction = Fraction(1)) -> str:
    """Return a repeating interval: so many times in each ``period``."""
    single = period.times(1 / times)
    whole = all(part.denominator == 1 for part in (single.months, single.days))
    if whole and single.iso:
        return f"R/{single.iso}"
    return f"R{times}/{period.iso}"


def _adverb(tokens: Tokens, place: int) -> Found | None:
    found = phrases("frequencies").at(tokens, place)
    if found is None:
        return None
    return Found(QuantityKind.FREQUENCY, f"R/{found[0]}", found[1], found[2])


def _monthly(tokens: Tokens, place: int) -> Found | None:
    """Return “six-monthly”: a number before an adjective of time multiplies it."""
    number = number_at(tokens, place)
    if number is None or not tokens.joined(number.next) or "-" not in tokens.gaps[number.next]:
        return None
    often = _adverb(tokens, number.next)
    if often is None or not 1 < number.value <= 24:
        return None
    period = Period.parse(often.value.partition("/")[2]).times(number.value)
    return Found(QuantityKind.FREQUENCY, repeated(period), number.start, often.next)


def _every(tokens: Tokens, place: int) -> Found | None:
    """Return «كل سنتين», “each quarter”, « tous les deux ans », « par an »."""
    other = phrases("every", "other").at(tokens, place)
    each = other or phrases("every", "each").at(tokens, place)
    lead = each or phrases("every", "per").at(tokens, place)
    if lead is None:
        return None
    _, start, after = lead
    if not tokens.joined(after):
        return None
    if each and (part := part_at(tokens, after)):
        return Found(QuantityKind.FREQUENCY, repeated(part[0]), start, part[2])
    round_ = _round(tokens, after)
    if round_ is None or (not each and tokens.is_figure(round_[1])):  # «في سنة 2027»
        return None
    period = round_[0].times(Fraction(2 if other else 1))
    if not each and not _rate(tokens, place, after):
        return None
    return Found(QuantityKind.FREQUENCY, repeated(period), start, round_[1])


def _rate(tokens: Tokens, place: int, after: int) -> bool:
    """Return whether a preposition and a period say a rate: «في السنة», “a year”, « par an ».

    “Within a year”, «في سنة» and « dans l'année » are lengths of time.
    """
    word = tokens.words[place]
    if word in ("a", "an"):
        return not phrases("one_period", "before").before(tokens, place)
    if word in ("في", "خلال"):
        return tokens.words[after].startswith("ال")
    return word in ("per", "par", "l") or after - place > 1


def _round(tokens: Tokens, place: int) -> tuple[Period, int] | None:
    found = unit_at(tokens, place)
    if found:
        return found
    round_ = phrases("rounds").at(tokens, place, prefixed=False)
    return (Period.parse(round_[0]), round_[2]) if round_ else None


def _times(tokens: Tokens, place: int) -> Found | None:
    """Return how many times in a period: «مرتين على الأقل في السنة», “once every two years”."""
    counted = _how_many(tokens, place)
    if counted is None:
        return None
    times, start, after = counted
    for _ in range(2):
        filler = phrases("every", "filler").at(tokens, after) if tokens.near(after) else None
        after = filler[2] if filler else after
    if not tokens.joined(after):
        return None
    every = _every(tokens, after) or _adverb(tokens, after)
    if every is None:
        return None
    _, _, interval = every.value.partition("/")
    return Found(QuantityKind.FREQUENCY, repeated(Period.parse(interval), times), start, every.next)


def _how_many(tokens: Tokens, place: int) -> tuple[Fraction, int, int] | None:
    for entry, times in (("twice", 2), ("once", 1)):
        found = phrases("every", entry).at(tokens, place)
        if found:
            after = found[2] + (tokens.joined(found[2]) and tokens.words[found[2]] == "واحده")
            return Fraction(times), found[1], after
    number = number_at(tokens, place)
    if number is None or not tokens.near(number.next) or not 0 < number.value <= 366:
        return None
    what = phrases("every", "times").at(tokens, number.next, prefixed=False)
    return (number.value, number.start, what[2]) if what else None
