"""Fit how themes are found on the dev half of the gold; write ``themes/calibration.json``.

    python -m bench.fit_themes

A small grid over the sharpness of the soft maximum, the weight of words and the share of the
agreement's mean, best main-theme accuracy; then a logistic regression of "a reader gave the span
this theme" on the score of the theme and its lead; then the least chances, best sum of micro F1 and
main-theme accuracy over all spans. Run it
anew when the model or the phrases of ``seeds/themes.toml`` have changed.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, replace
from itertools import product

import numpy as np

from bench.logistic import fit
from bench.themes import NO_THEME, ThemedText, measure, read_themed
from clausesearch.embedding import Encoder, load_encoder
from clausesearch.themes import ThemeAssigner, shipped_themes
from clausesearch.themes.assigning import CALIBRATION, Calibration, leads

SHARPNESS = (1.5, 2.0, 3.0, 4.0)
WORDS = (0.1, 0.2, 0.3, 0.45)
SHARED = (0.0, 0.3, 0.5)
_BLANK = Calibration(2.0, 0.3, 0.4, 0.3, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0)


def main_accuracy(texts: Sequence[ThemedText], assigner: ThemeAssigner) -> float:
    """Return how often the best theme is the main one, of the spans that have one, in percent."""
    return 100 * float(np.mean([right for right, _, _ in _judged(texts, assigner)]))


def _judged(
    texts: Sequence[ThemedText], assigner: ThemeAssigner
) -> list[tuple[bool, np.ndarray, tuple[str, ...]]]:
    codes = [theme.code for theme in assigner.themes.themes]
    judged = []
    for text in texts:
        scores = assigner.scores(text.vectors, text.terms, text.context_terms)
        for wanted, row in zip(text.wanted, text.met, strict=True):
            if row >= 0 and wanted[0] != NO_THEME:
                judged.append((codes[scores[row].argmax()] == wanted[0], scores[row], wanted))
    return judged


def best_scoring(texts: Sequence[ThemedText], encoder: Encoder) -> tuple[float, Calibration]:
    """Return the best accuracy and its settings: the middle of what comes within half a point."""
    plain = ThemeAssigner(shipped_themes(), encoder, _BLANK)
    outcomes = []
    for sharpness, words, shared in product(SHARPNESS, WORDS, SHARED):
        settings = replace(_BLANK, sharpness=sharpness, words=words, shared=shared)
        outcomes.append(
            (main_accuracy(texts, plain.with_settings(settings)), (sharpness, words, shared))
        )
    top = max(accuracy for accuracy, _ in outcomes)
    near = [values for accuracy, values in outcomes if accuracy >= top - 0.5]
    sharpness, words, shared = (float(np.median(column)) for column in zip(*near, strict=True))
    return top, replace(_BLANK, sharpness=sharpness, words=words, shared=shared)


def with_chances(
    texts: Sequence[ThemedText], encoder: Encoder, settings: Calibration
) -> Calibration:
    """Return the settings with the logistic and the least chance."""
    assigner = ThemeAssigner(shipped_themes(), encoder, settings)
    codes = [theme.code for theme in assigner.themes.themes]
    scored = [assigner.scores(text.vectors, text.terms, text.context_terms) for text in texts]
    seconds = np.concatenate([np.sort(scores, axis=1)[:, -2] for scores in scored])
    settings = replace(settings, background=float(np.median(seconds)))
    columns, labels = [], []
    for text, scores in zip(texts, scored, strict=True):
        ahead = leads(scores, settings.background)
        for wanted, row in zip(text.wanted, text.met, strict=True):
            if row >= 0:
                columns.append(np.stack([np.ones(len(codes)), scores[row], ahead[row]], axis=1))
                labels.append([code in wanted for code in codes])
    x, y = np.vstack(columns), np.asarray(labels, float).ravel()
    intercept, slope, lead = fit(x, y, ridge=0.1, floors=(None, 0.0, 0.0))
    fitted = replace(settings, intercept=intercept, slope=slope, lead=lead)

    def reward(chances: tuple[float, float]) -> float:
        settled = replace(fitted, least_main=float(chances[0]), least=float(chances[1]))
        outcome = measure(texts, assigner.with_settings(settled))["all"]
        return outcome.micro[2] + 100 * outcome.right_or_none / outcome.spans

    grid = list(product(np.arange(0.2, 0.5, 0.03), np.arange(0.2, 0.7, 0.04)))
    rewards = [reward(chances) for chances in grid]
    # The phrases were made on this half: on other texts chances are lower. So the most generous of
    # what is as good as the best, within a point.
    near = [pair for pair, each in zip(grid, rewards, strict=True) if each >= max(rewards) - 1]
    least_main = min(pair[0] for pair in near)
    least = float(np.median([pair[1] for pair in near if pair[0] == least_main]))
    return replace(fitted, least_main=float(least_main), least=least)


def main() -> None:
    """Fit and write."""
    encoder = load_encoder()
    texts = read_themed("dev", encoder)
    accuracy, settings = best_scoring(texts, encoder)
    settings = with_chances(texts, encoder, settings)
    rounded = {name: round(float(value), 4) for name, value in asdict(settings).items()}
    CALIBRATION.write_text(json.dumps(rounded, indent=2) + "\n", encoding="utf-8")
    print(f"best main-theme accuracy on dev {accuracy:.1f} %; wrote {rounded}")


if __name__ == "__main__":
    main()
