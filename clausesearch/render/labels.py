"""The words a report says itself, in Arabic, French and English."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from clausesearch.errors import UsageError

#: The languages that reports speak; the first is spoken where the two sides do not share one.
LANGUAGES = ("en", "fr", "ar")

_FILE = Path(__file__).with_name("labels.toml")
_PERIOD = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(\d+)H)?")
_DIGIT = re.compile(r"\d")
_UNITS = {
    "en": (
        ("year", "years"),
        ("month", "months"),
        ("week", "weeks"),
        ("day", "days"),
        ("hour", "hours"),
    ),
    "fr": (
        ("an", "ans"),
        ("mois", "mois"),
        ("semaine", "semaines"),
        ("jour", "jours"),
        ("heure", "heures"),
    ),
}
#: One, two, three to ten, eleven and more: as Arabic counts.
_ARABIC_UNITS = (
    ("سنة", "سنتان", "سنوات", "سنة"),
    ("شهر", "شهران", "أشهر", "شهرا"),
    ("أسبوع", "أسبوعان", "أسابيع", "أسبوعا"),
    ("يوم", "يومان", "أيام", "يوما"),
    ("ساعة", "ساعتان", "ساعات", "ساعة"),
)


@dataclass(frozen=True, slots=True)
class Labels:
    """The words of one language."""

    lang: str
    words: dict[str, dict[str, str]]

    def __call__(self, group: str, name: str, *values: object) -> str:
        """Return the words for ``name``, with ``values`` put in; a name without words is itself."""
        return self.words[group].get(name, name).format(*values)

    @property
    def direction(self) -> str:
        """Return the value of HTML's ``dir`` for these words."""
        return "rtl" if self.lang == "ar" else "ltr"

    def letter(self, place: int) -> str:
        """Return what the agreement at ``place`` (0 is the first) is called in the report."""
        letters = self("sides", "letters").split()
        letter = letters[place] if place < len(letters) else str(place + 1)
        return self("sides", "agreement", letter)

    def percent(self, share: float) -> str:
        """Return a share of one as a percentage."""
        return f"{share:.0%}" if self.lang != "fr" else f"{100 * share:.0f}\u202f%"

    def value(self, value: str) -> str:
        """Return a value that is the same in every language as this one says it.

        Periods (``P3Y``, ``R/P6M``) and known values (``binding``) have words, what holds a number
        is given back, and what has no words here is empty.
        """
        delay, _, event = value.partition(" after ")
        if event:
            return self("times", "after", self.value(delay), self.value(event))
        often, _, period = value.rpartition("/")
        if often.startswith("R"):
            said = self._period(period, counted=True)
            name, times = ("often", [often[1:]]) if often[1:] else ("once", [])
            return self("times", name, *times, said) if said else value
        found = self._period(value) or self.words["values"].get(value, "")
        return found or (value if _DIGIT.search(value) else "")

    def _period(self, value: str, *, counted: bool = False) -> str:
        found = _PERIOD.fullmatch(value)
        if found is None:
            return ""
        parts = [
            self._counted(int(number), unit) for unit, number in enumerate(found.groups()) if number
        ]
        if self.lang != "ar":
            return " ".join(parts)
        # After «كل» the dual stands in the genitive.
        return " و".join(re.sub("ان$", "ين", part) if counted else part for part in parts)

    def _counted(self, number: int, unit: int) -> str:
        if self.lang != "ar":
            one, many = _UNITS[self.lang][unit]
            return f"{number} {one if number == 1 else many}"
        one, two, few, many = _ARABIC_UNITS[unit]
        if number <= 2:
            return (f"0 {one}", one, two)[number]
        last = number % 100
        return f"{number} {few if 3 <= last <= 10 else many if last > 10 else one}"


def labels_in(lang: str) -> Labels:
    """Return the words of ``lang``; raises ``UsageError`` for one that reports do not speak."""
    if lang not in LANGUAGES:
        raise UsageError(
            f"reports do not speak '{lang}'; choose one: --names {'|'.join(LANGUAGES)}"
        )
    return _labels(lang)


def shared_language(*langs: str) -> str:
    """Return the language that all sides share, if reports speak it; else English."""
    return langs[0] if len(set(langs)) == 1 and langs[0] in LANGUAGES else LANGUAGES[0]


@cache
def _labels(lang: str) -> Labels:
    groups = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return Labels(
        lang,
        {
            group: {name: by_language[lang] for name, by_language in names.items()}
            for group, names in groups.items()
        },
    )
