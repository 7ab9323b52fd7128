"""What was fitted for comparing: the weights of the evidence, the prices, the calibration."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from math import exp
from pathlib import Path
from typing import Any

from clausesearch.compare.evidence import Ordinary

#: Written by ``bench/fit_compare.py`` from the odd-numbered pairs and the dev rewordings.
SETTINGS = Path(__file__).with_name("alignment.json")


@dataclass(frozen=True, slots=True)
class Weights:
    """What each kind of evidence weighs, and what two clauses owe before any is seen."""

    intercept: float
    of: dict[str, float]


@dataclass(frozen=True, slots=True)
class Settings:
    """How clauses are put together.

    ``no_partner`` is the price of having none, ``join`` the least for a further clause to join a
    pair, ``order`` the weight of neighbours that meet in order, ``follow`` whether the price
    follows the share of clauses that have a partner; ``slope`` and ``intercept`` turn what a match
    rests on into the chance that it is right.
    """

    no_partner: float
    join: float
    slope: float = 1.0
    intercept: float = 0.0
    order: float = 0.0
    follow: bool = False

    def chance(self, similarity: float) -> float:
        """Return the estimated chance that a match of this similarity is right."""
        return 1 / (1 + exp(-min(max(self.slope * similarity + self.intercept, -30.0), 30.0)))


@dataclass(frozen=True, slots=True)
class Shipped:
    """All that ships; models without word vectors have weights of their own."""

    ordinary: dict[str, Ordinary]
    with_words: Weights
    without_words: Weights
    alignment: Settings


@cache
def shipped_settings() -> Shipped:
    """Return the settings that ship."""
    return read_settings(json.loads(SETTINGS.read_text(encoding="utf-8")))


def read_settings(document: dict[str, dict[str, Any]]) -> Shipped:
    """Return settings from what ``alignment.json`` holds."""
    return Shipped(
        {
            name.removeprefix("ordinary_"): Ordinary(**values)
            for name, values in document.items()
            if name.startswith("ordinary_")
        },
        _weights(document["with_words"]),
        _weights(document["without_words"]),
        Settings(**document["alignment"]),
    )


def _weights(values: dict[str, float]) -> Weights:
    of = {name: value for name, value in values.items() if name != "intercept"}
    return Weights(values["intercept"], of)
