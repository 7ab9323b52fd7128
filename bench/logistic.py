"""Two small fits: a logistic regression of chances, and a listwise one of rankings."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

Array = NDArray[np.float64]


def fit(
    x: Array,
    y: Array,
    *,
    ridge: float,
    floors: Sequence[float | None],
    weight: Array | None = None,
) -> Array:
    """Return the coefficients [d] of a ridge-penalised logistic regression of ``y`` on ``x``.

    Each coefficient is at least its floor; one whose floor is None is free and not penalised. A row
    counts what ``weight`` says, by default 1.
    """
    each = np.ones(len(y)) if weight is None else weight
    penalty = ridge * np.asarray([floor is not None for floor in floors], float)

    def loss(beta: Array) -> tuple[float, Array]:
        margin = x @ beta
        p = 1 / (1 + np.exp(-margin))
        value = float(each @ (np.logaddexp(0, margin) - y * margin) + penalty @ beta**2 / 2)
        return value, x.T @ (each * (p - y)) + penalty * beta

    return _minimum(loss, floors)


def fit_rankings(
    x: Array, y: Array, starts: NDArray[np.int64], weight: Array, *, ridge: float
) -> Array:
    """Return non-negative coefficients [d] that put what is right first in each ranking.

    ``x`` [n, d] holds the candidates of all rankings end to end, which begin at ``starts``; ``y``
    says which are right, at least one in each ranking, and ``weight`` what each ranking counts. The
    loss is the cross-entropy of the softmax over a ranking (ListNet; Cao et al., 2007).
    """
    lengths = np.diff(np.append(starts, len(y)))
    goal = y / np.repeat(np.add.reduceat(y, starts), lengths)
    each = np.repeat(weight, lengths)

    def loss(beta: Array) -> tuple[float, Array]:
        scores = x @ beta
        scores -= np.repeat(np.maximum.reduceat(scores, starts), lengths)
        odds = np.exp(scores)
        total = np.add.reduceat(odds, starts)
        p = odds / np.repeat(total, lengths)
        log_p = scores - np.repeat(np.log(total), lengths)
        value = -float(each @ (goal * log_p)) + ridge * float(beta @ beta) / 2
        return value, x.T @ (each * (p - goal)) + ridge * beta

    return _minimum(loss, [0.0] * x.shape[1])


def _minimum(loss: object, floors: Sequence[float | None]) -> Array:
    bounds = [(floor, None) for floor in floors]
    result: Array = minimize(
        loss, np.zeros(len(floors)), jac=True, method="L-BFGS-B", bounds=bounds
    ).x
    return result
