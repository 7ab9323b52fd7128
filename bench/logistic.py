"""Logistic regression with floors under its coefficients."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

Array = NDArray[np.float64]


def fit(
    x: Array, y: Array, weight: Array, *, ridge: float, floors: Sequence[float] | None = None
) -> Array:
    """Return the coefficients of a ridge-penalised logistic regression.

    ``x`` [n, d] begins with a column of ones, whose coefficient is free; the others are at least
    their floor, 0 when none is given: no evidence may count against.
    """

    def loss(beta: Array) -> tuple[float, Array]:
        margin = x @ beta
        p = 1 / (1 + np.exp(-margin))
        value = weight @ (np.logaddexp(0, margin) - y * margin) + ridge / 2 * beta[1:] @ beta[1:]
        return float(value), x.T @ (weight * (p - y)) + ridge * beta * ([0] + [1] * (len(beta) - 1))

    least = floors or [0.0] * (x.shape[1] - 1)
    bounds = [(None, None), *((floor, None) for floor in least)]
    result: Array = minimize(
        loss, np.zeros(x.shape[1]), jac=True, method="L-BFGS-B", bounds=bounds
    ).x
    return result
