"""The map from the topics of the gold to the themes that ship, and the counts of the bench."""

from __future__ import annotations

import pytest

from bench.gold_data import GOLD
from bench.themes import NO_THEME, Outcome, topic_themes
from clausesearch.records import ThemeScore
from clausesearch.themes import shipped_themes


def test_every_topic_has_a_theme_that_is_there() -> None:
    topics = (GOLD / "topics.txt").read_text(encoding="utf-8").split()
    mapped = topic_themes()
    assert list(mapped) == topics
    codes = {theme.code for theme in shipped_themes().themes}
    assert set(mapped.values()) == codes | {NO_THEME}


def test_an_outcome_counts_main_and_further_themes() -> None:
    outcome = Outcome()
    outcome.add(("youth", "water"), [ThemeScore("youth", 0.9), ThemeScore("sport", 0.6)])
    outcome.add((NO_THEME,), [])
    outcome.add(("water",), [])
    assert (outcome.spans, outcome.themed, outcome.main_right, outcome.right_or_none) == (
        3,
        2,
        1,
        2,
    )
    precision, recall, f1 = outcome.micro
    assert (precision, recall) == pytest.approx((50, 100 / 3))
    assert f1 == pytest.approx(40)
    assert outcome.macro == pytest.approx(50)
