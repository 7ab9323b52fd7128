"""One score from three kinds of evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

#: Logistic regression over absolute features (``bench/fit_search.py``, dev half of the gold):
#: intercept, dense, token, lexical.
_STATIC = (-3.0, 6.0, 1.0, 1.0)
_OTHER = (-3.0, 6.0, 0.0, 1.0)


def fuse(
    dense: NDArray[np.float32],
    token: NDArray[np.float32] | None,
    lexical: NDArray[np.float32],
) -> NDArray[np.float64]:
    """Return the score of each candidate in [0, 1], higher is better.

    An estimate of the chance that a judge would call the clause relevant.
    """
    intercept, by_dense, by_token, by_lexical = _STATIC if token is not None else _OTHER
    total = intercept + by_dense * dense.astype(np.float64) + by_lexical * lexical
    if token is not None:
        total = total + by_token * token
    score: NDArray[np.float64] = 1 / (1 + np.exp(-total))
    return score
