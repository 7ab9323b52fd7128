"""Is the difference between two systems more than chance?"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

_ROUNDS = 10_000
_SEED = 20_260
_TIE = 1e-9


class Paired(NamedTuple):
    """One system against another, query by query."""

    difference: float
    p_value: float
    wins: int
    ties: int
    losses: int


def bootstrap_interval(values: Sequence[float], level: float = 0.95) -> tuple[float, float]:
    """Return the percentile bootstrap interval of the mean over queries (Efron, 1979)."""
    sample = np.asarray(values, np.float64)
    if not sample.size:
        return 0.0, 0.0
    random = np.random.default_rng(_SEED)
    means = [random.choice(sample, sample.size).mean() for _ in range(2000)]
    tail = 100 * (1 - level) / 2
    low, high = np.percentile(means, [tail, 100 - tail])
    return float(low), float(high)


def compare_paired(ours: Sequence[float], theirs: Sequence[float]) -> Paired:
    """Return the paired randomisation test of two systems on the same queries, two-sided.

    The sign of each query's difference is drawn anew (Smucker, Allan and Carterette, 2007). Raises
    ``ValueError`` when the systems did not answer the same number of queries.
    """
    if len(ours) != len(theirs):
        raise ValueError(f"{len(ours)} queries of one system but {len(theirs)} of the other")
    differences = np.asarray(ours, np.float64) - np.asarray(theirs, np.float64)
    if not differences.size:
        return Paired(0.0, 1.0, 0, 0, 0)
    signs = np.random.default_rng(_SEED).choice((-1.0, 1.0), (_ROUNDS, differences.size))
    extreme = np.abs(signs @ differences) >= abs(differences.sum()) - _TIE
    return Paired(
        float(differences.mean()),
        float((extreme.sum() + 1) / (_ROUNDS + 1)),
        int((differences > _TIE).sum()),
        int((np.abs(differences) <= _TIE).sum()),
        int((differences < -_TIE).sum()),
    )
