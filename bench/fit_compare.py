"""Fit the prices of comparison on the odd-numbered gold pairs; write ``compare/alignment.json``.

    python -m bench.fit_compare

A grid over the price of having no partner and the least similarity to join a pair, best mean of
link F1 and one-side F1; then a logistic regression of "this match covers a gold link" on the
similarity of the match, which is the score that people see.
"""

from __future__ import annotations

import json
from functools import partial

import numpy as np

from bench.compare import Matrix, Pair, held, read_gold, score, shipped
from bench.logistic import fit
from clausesearch.compare.alignment import SETTINGS, Settings, align
from clausesearch.embedding import load_encoder


def best_prices(pairs: list[Pair], matrices: list[Matrix]) -> tuple[float, float, float]:
    """Return the best mean F1 and the two prices it was reached with."""
    outcomes = []
    for no_partner in np.arange(0.05, 0.6, 0.01):
        for join in np.arange(0.05, 0.6, 0.02):
            prices = Settings(float(no_partner), float(join), 1.0, 0.0)
            links, only = score(pairs, matrices, partial(align, settings=prices))
            outcomes.append((links.f1 + only.f1, float(no_partner), float(join)))
    top = max(outcomes)[0]
    # The middle of what is as good as the best, within half a point: a peak is chance.
    near = [outcome[1:] for outcome in outcomes if outcome[0] >= top - 1]
    no_partner, join = (float(np.median(column)) for column in zip(*near, strict=True))
    return top / 2, no_partner, join


def chance_of(pairs: list[Pair], matrices: list[Matrix]) -> tuple[float, float]:
    """Return slope and intercept of the chance that a match of some similarity is right.

    Fitted on assignments at no price, so that it has seen what lies below the price, too.
    """
    prices = Settings(0.0, 9.0, 1.0, 0.0)
    similarities, right = [], []
    for pair, matrix in zip(pairs, matrices, strict=True):
        left, others = held(pair.left, pair.left_spans), held(pair.right, pair.right_spans)
        for group in align(matrix, prices):
            cells = [(i, j) for i in group.left for j in group.right]
            similarities.append(max(float(matrix[cell]) for cell in cells))
            covered = {(a, b) for i, j in cells for a in left[i] for b in others[j]}
            right.append(bool(covered & pair.links))
    x = np.stack([np.ones(len(right)), np.asarray(similarities)], axis=1)
    intercept, slope = fit(x, np.asarray(right, float), ridge=0.01, floors=(None, 0.0))
    return float(slope), float(intercept)


def main() -> None:
    """Fit and write."""
    encoder = load_encoder()
    pairs = read_gold("odd", encoder)
    matrices = [shipped(pair, encoder) for pair in pairs]
    value, no_partner, join = best_prices(pairs, matrices)
    print(f"mean of link F1 and one-side F1 on the odd pairs: {value:.1f}")
    slope, intercept = chance_of(pairs, matrices)
    settings = {"no_partner": no_partner, "join": join, "slope": slope, "intercept": intercept}
    text = json.dumps({name: round(v, 3) for name, v in settings.items()}, indent=2) + "\n"
    print(text)
    SETTINGS.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
