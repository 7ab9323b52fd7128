"""Scores as chances: bins, Brier score, calibration error."""

from __future__ import annotations

import numpy as np
import pytest

from clausesearch.bench.reliability import reliability


def test_by_hand() -> None:
    found = reliability([(0.05, False), (0.95, True), (0.95, False), (1.0, True)])
    assert [(one["from"], one["hits"], one["relevant"]) for one in found["bins"]] == [
        (0.0, 1, 0.0),
        (0.9, 3, 0.6667),
    ]
    assert found["brier"] == pytest.approx((0.05**2 + 0.05**2 + 0.95**2) / 4, abs=1e-4)
    assert found["ece"] == pytest.approx((0.05 + 3 * abs(2.9 / 3 - 2 / 3)) / 4, abs=1e-3)


def test_true_chances_are_reliable_and_boasts_are_not() -> None:
    random = np.random.default_rng(3)
    chances = random.random(20_000)
    right = random.random(20_000) < chances
    honest = reliability(list(zip(chances.tolist(), right.tolist(), strict=True)))
    boasting = reliability(
        [(min(1.0, c + 0.3), bool(r)) for c, r in zip(chances, right, strict=True)]
    )
    assert honest["ece"] < 0.01
    assert honest["brier"] == pytest.approx(1 / 6, abs=0.01)  # the mean of c(1 - c)
    assert boasting["ece"] > 0.2
    assert sum(one["hits"] for one in honest["bins"]) == honest["hits"] == 20_000


def test_nothing_shown() -> None:
    assert reliability([]) == {"hits": 0, "brier": None, "ece": None, "bins": []}
