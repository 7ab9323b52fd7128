"""What reports say themselves: complete, in three languages."""

from __future__ import annotations

import tomllib
from enum import StrEnum
from string import Formatter

import pytest

from clausesearch.errors import UsageError
from clausesearch.records import DifferenceKind, FactKind, Kind, Relation, Strength
from clausesearch.render import labels
from clausesearch.render.labels import LANGUAGES, labels_in, shared_language
from tests.support import ROOT

ENTRIES = tomllib.loads(
    (ROOT / "clausesearch" / "render" / "labels.toml").read_text(encoding="utf-8")
)


def test_every_entry_has_the_three_languages_and_the_same_places() -> None:
    for group, entries in ENTRIES.items():
        for name, words in entries.items():
            assert set(words) == set(LANGUAGES), (group, name)
            places = {
                lang: sorted(
                    field or "" for _, field, _, _ in Formatter().parse(text) if field is not None
                )
                for lang, text in words.items()
            }
            assert len({len(found) for found in places.values()}) == 1, (group, name, places)


@pytest.mark.parametrize(
    ("group", "kinds"),
    [
        ("differences", DifferenceKind),
        ("facts", FactKind),
        ("kinds", Kind),
        ("relations", Relation),
        ("values", Strength),
    ],
)
def test_every_kind_has_words(group: str, kinds: type[StrEnum]) -> None:
    assert {kind.value for kind in kinds} <= set(ENTRIES[group])


@pytest.mark.parametrize(
    ("value", "en", "fr", "ar"),
    [
        ("P1Y", "1 year", "1 an", "سنة"),
        ("P2Y", "2 years", "2 ans", "سنتان"),
        ("P3Y", "3 years", "3 ans", "3 سنوات"),
        ("P11M", "11 months", "11 mois", "11 شهرا"),
        ("P1Y6M", "1 year 6 months", "1 an 6 mois", "سنة و6 أشهر"),
        ("R/P2Y", "once in 2 years", "une fois en 2 ans", "مرة كل سنتين"),
        ("binding", "binding", "contraignant", "ملزم"),
        ("300000 EUR", "300000 EUR", "300000 EUR", "300000 EUR"),
        ("P30D after notification", "on notification, after 30 days",
         "à la notification, après 30 jours", "عند الإشعار، بعد 30 يوما"),
        ("exception", "", "", ""),
        ("", "", "", ""),
    ],
)  # fmt: skip
def test_values_are_said_in_each_language(value: str, en: str, fr: str, ar: str) -> None:
    assert [labels_in(lang).value(value) for lang in ("en", "fr", "ar")] == [en, fr, ar]


def test_the_language_is_the_one_both_sides_share() -> None:
    assert shared_language("ar", "ar") == "ar"
    assert shared_language("fr", "ar") == "en"
    assert shared_language("es", "es") == "en"
    with pytest.raises(UsageError, match="--names"):
        labels_in("tlh")


def test_percentages() -> None:
    assert labels_in("fr").percent(0.5) == "50\u202f%"
    assert labels.labels_in("ar").percent(0.5) == "50%"
