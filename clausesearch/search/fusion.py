"""One score from three kinds of evidence."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

#: Written by ``bench/fit_search.py`` from the dev half of the gold.
WEIGHTS = Path(__file__).with_name("fusion.json")


def fuse(
    dense: NDArray[np.float32],
    token: NDArray[np.float32] | None,
    lexical: NDArray[np.float32],
) -> NDArray[np.float64]:
    """Return the score of each candidate in [0, 1], higher is better.

    A logistic regression over the cosine, the word match and the share of the BM25 there is to
    have: an estimate of the chance that a judge would call the clause relevant. Where the model
    knows no word of the query, the words themselves are all there is, and their share is the score.
    """
    if not dense.any():
        return np.minimum(lexical.astype(np.float64), 1.0)
    weights = _weights()["other" if token is None else "static"]
    total = weights["intercept"] + weights["dense"] * dense.astype(np.float64)
    total = total + weights["lexical"] * lexical
    if token is not None:
        total = total + weights["token"] * token
    score: NDArray[np.float64] = 1 / (1 + np.exp(-total))
    return score


@cache
def _weights() -> dict[str, dict[str, float]]:
    weights: dict[str, dict[str, float]] = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    return weights
