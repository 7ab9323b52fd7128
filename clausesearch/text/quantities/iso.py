"""Lengths of time as ISO 8601 writes them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

_ISO = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?")


@dataclass(frozen=True, slots=True)
class Period:
    """A length of time as months, days and minutes, which do not turn into one another."""

    months: Fraction = Fraction(0)
    days: Fraction = Fraction(0)
    minutes: Fraction = Fraction(0)

    @classmethod
    def parse(cls, iso: str) -> Period:
        """Return what a duration of ISO 8601 without weeks and seconds means."""
        match = _ISO.fullmatch(iso)
        if match is None:
            raise ValueError(f"not a duration: {iso}")
        years, months, days, hours, minutes = (Fraction(part or 0) for part in match.groups())
        return cls(12 * years + months, days, 60 * hours + minutes)

    def times(self, factor: Fraction) -> Period:
        """Return it so many times over."""
        return Period(self.months * factor, self.days * factor, self.minutes * factor)

    def plus(self, other: Period) -> Period:
        """Return both together."""
        return Period(
            self.months + other.months, self.days + other.days, self.minutes + other.minutes
        )

    @property
    def iso(self) -> str:
        """Return it in the one way it is written here, empty when it has parts of a minute.

        Whole years are years (``P1Y``, not ``P12M``), weeks are days, whole days are no hours.
        """
        months, days, minutes = self.months, self.days, self.minutes
        if months.denominator > 1:
            days, months = days + months % 1 * 30, Fraction(int(months))
        days, minutes = days + minutes // 1440, minutes % 1440
        if days.denominator > 1:
            minutes, days = minutes + days % 1 * 1440, Fraction(int(days))
        if minutes.denominator > 1 or not (months or days or minutes):
            return ""
        calendar = f"{months // 12}Y" if months and not months % 12 else f"{months}M" * bool(months)
        hours, rest = divmod(minutes, 60)
        clock = f"{hours}H" * bool(hours) + f"{rest}M" * bool(rest)
        return f"P{calendar}" + f"{days}D" * bool(days) + f"T{clock}" * bool(clock)
