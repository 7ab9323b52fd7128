"""Which themes a clause has: its vector and its words beside the phrases of each theme.

A theme scores by the soft maximum of the cosines of its phrases (log-sum-exp), in units of the
spread that phrases of different themes have in the model, plus the words that clause and phrases
share, rare ones counting more. What all clauses of an agreement have in common can partly be taken
away: it says what the agreement is about, not the clause. A logistic turns the score and its lead
over the next theme into a chance. Nothing here was learnt for one list of themes: a list of the
user's own is treated the same.
"""

from __future__ import annotations

import json
import math
from collections import Counter, defaultdict
from copy import copy
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from clausesearch.records import ThemeScore
from clausesearch.text.words import index_terms
from clausesearch.themes.catalogue import shipped_themes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from clausesearch.embedding import Encoder
    from clausesearch.themes.catalogue import Theme, ThemeList

    Array = NDArray[np.float32]

#: Written by ``bench/fit_themes.py`` from the dev half of the gold.
CALIBRATION = Path(__file__).with_name("calibration.json")
#: Clauses whose similarities to all phrases are held at once.
_BATCH = 2048
_SHORTEST_TERM = 3
_FEWEST_TERMS = 4
_MOST_THEMES = 3


@dataclass(frozen=True, slots=True)
class Calibration:
    """What the fit decides, see ``bench/fit_themes.py``.

    ``sharpness`` of the soft maximum; what words weigh beside vectors, and words of heading and
    lead-in beside the clause's own; the share of its agreement's mean that is taken from a clause;
    what the best other theme scores where the list has no better (``background``: short lists have
    few others); the logistic (``intercept``, ``slope``, ``lead``), and the least chance of the main
    theme of a clause and of each further one.
    """

    sharpness: float
    words: float
    context: float
    shared: float
    background: float
    intercept: float
    slope: float
    lead: float
    least_main: float
    least: float


@cache
def fitted() -> Calibration:
    """Return the calibration that ships."""
    return Calibration(**json.loads(CALIBRATION.read_text(encoding="utf-8")))


class ThemeAssigner:
    """The themes of a list, ready to be found by one encoder."""

    def __init__(
        self, themes: ThemeList, encoder: Encoder, calibration: Calibration | None = None
    ) -> None:
        self.themes = themes
        self._settings = calibration or fitted()
        # The themes that ship stand behind a list of the user's own: what is near, far, frequent
        # and rare is told by many themes, not by two or three.
        ours = len(themes.themes)
        backdrop = shipped_themes().themes if themes.key != shipped_themes().key else ()
        everything = (*themes.themes, *backdrop)
        texts = [(row, *each) for row, theme in enumerate(everything) for each in _texts(theme)]
        owner = np.asarray([row for row, _, _ in texts])
        phrases = encoder.encode([text for _, _, text in texts])
        self._middle = phrases.mean(axis=0)
        unit = _unit(phrases - self._middle)
        self._spread = _spread_between(unit, owner)
        self._owner, self._phrases = owner[owner < ours], unit[owner < ours]
        self._terms = _term_weights(texts, len(everything), ours)

    def with_settings(self, settings: Calibration) -> ThemeAssigner:
        """Return the same themes found with other settings; nothing is encoded again."""
        other = copy(self)
        other._settings = settings
        return other

    def assign(
        self,
        vectors: Array,
        terms: Sequence[Sequence[str]],
        context_terms: Sequence[Sequence[str]],
    ) -> list[tuple[ThemeScore, ...]]:
        """Return the themes of each clause of one agreement, the main one first.

        ``vectors`` [n, dim] are those of ``embed_clauses``, the terms those of ``index_terms``, of
        the clause and of its heading and lead-in. A clause may have none, and at most three.
        """
        if not len(vectors):
            return []
        chances = self.chances(self.scores(vectors, terms, context_terms))
        return [self._chosen(row) for row in chances]

    def _chosen(self, chances: Array) -> tuple[ThemeScore, ...]:
        main, *further = np.argsort(-chances, kind="stable")[:_MOST_THEMES]
        if chances[main] < self._settings.least_main:
            return ()
        kept = [main, *(row for row in further if chances[row] >= self._settings.least)]
        themes = self.themes.themes
        return tuple(ThemeScore(themes[row].code, round(float(chances[row]), 4)) for row in kept)

    def scores(
        self,
        vectors: Array,
        terms: Sequence[Sequence[str]],
        context_terms: Sequence[Sequence[str]],
    ) -> Array:
        """Return how much each clause of one agreement is about each theme [n, themes]."""
        settings = self._settings
        dense = np.vstack(
            [
                self._soft_maximum(vectors[start : start + _BATCH])
                for start in range(0, len(vectors), _BATCH)
            ]
        )
        shared = np.asarray(
            [self._shared_words(*each) for each in zip(terms, context_terms, strict=True)]
        )
        raw = dense + settings.words * shared
        count = len(raw)
        # The mean of a few clauses is mostly themselves: it counts in full only in long agreements.
        common = raw.mean(axis=0) * settings.shared * (count - 1) / (count + 4)
        found: Array = (raw - common).astype(np.float32)
        return found

    def chances(self, scores: Array) -> Array:
        """Return the calibrated chance of each theme [n, themes]."""
        settings = self._settings
        odds = (
            settings.intercept
            + settings.slope * scores
            + settings.lead * leads(scores, settings.background)
        )
        found: Array = 1 / (1 + np.exp(-np.clip(odds, -30, 30)))
        return found

    def _soft_maximum(self, vectors: Array) -> Array:
        sharpness = self._settings.sharpness
        similar = _unit(vectors - self._middle) @ self._phrases.T / self._spread
        found = np.empty((len(vectors), len(self.themes.themes)), np.float32)
        for row in range(found.shape[1]):
            own = sharpness * similar[:, self._owner == row]
            top = own.max(axis=1)
            mean = np.exp(own - top[:, None]).mean(axis=1)
            found[:, row] = (top + np.log(mean)) / sharpness
        return found

    def _shared_words(self, terms: Sequence[str], context_terms: Sequence[str]) -> Array:
        found = np.zeros(len(self.themes.themes), np.float32)
        own = set(terms)
        for term in own:
            for row, weight in self._terms.get(term, ()):
                found[row] += weight
        for term in set(context_terms) - own:
            for row, weight in self._terms.get(term, ()):
                found[row] += weight * self._settings.context
        return found / math.sqrt(max(_FEWEST_TERMS, len(own)))


def _spread_between(phrases: Array, owner: NDArray[np.int64]) -> float:
    """Return how much the phrases of different themes differ from having nothing in common."""
    similar = phrases @ phrases.T
    apart = similar[owner[:, None] != owner[None, :]]
    return float(np.sqrt((apart**2).mean())) or 1.0


def leads(scores: Array, background: float) -> Array:
    """Return how far each theme stands above the best other one, or the background [n, themes]."""
    if scores.shape[1] == 1:
        return scores - np.float32(background)
    best_two = -np.partition(-scores, 1, axis=1)[:, :2]
    best, second = best_two[:, :1], best_two[:, 1:]
    others = np.where(scores == best, second, best)
    found: Array = scores - np.maximum(others, np.float32(background))
    return found


def _texts(theme: Theme) -> list[tuple[str, str]]:
    """Return all that is said of a theme, each text after its language."""
    return [
        *theme.names.items(),
        *theme.definitions.items(),
        *((lang, text) for lang, texts in theme.phrases.items() for text in texts),
    ]


def _unit(rows: Array) -> Array:
    found: Array = rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
    return found


def _term_weights(
    texts: Sequence[tuple[int, str, str]], count: int, ours: int
) -> dict[str, list[tuple[int, float]]]:
    """Return term → (theme, weight) for the first ``ours`` of ``count`` themes.

    What is rare among themes and frequent in one weighs more.
    """
    within: dict[str, Counter[int]] = defaultdict(Counter)
    for row, lang, text in texts:
        for term in set(index_terms(text, lang)):
            if len(term) >= _SHORTEST_TERM:
                within[term][row] += 1
    return {
        term: [
            (row, math.log((count + 1) / (len(rows) + 0.5)) * min(1.0, 0.6 + 0.2 * times))
            for row, times in rows.items()
            if row < ours
        ]
        for term, rows in within.items()
    }
