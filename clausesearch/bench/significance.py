"""Is the difference between two systems more than chance?"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_ROUNDS = 10_000
_SAMPLES = 2_000
_SEED = 20_260
_TIE = 1e-9
_AT_ONCE = 2_000_000  # numbers drawn together, so that many queries do not fill the memory


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
    means = [
        sample[random.integers(0, sample.size, (rounds, sample.size))].mean(axis=1)
        for rounds in _portions(_SAMPLES, sample.size)
    ]
    tail = 100 * (1 - level) / 2
    low, high = np.percentile(np.concatenate(means), [tail, 100 - tail])
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
    random = np.random.default_rng(_SEED)
    least = abs(differences.sum()) - _TIE
    extreme = 0
    for rounds in _portions(_ROUNDS, differences.size):
        signs = 2.0 * random.integers(0, 2, (rounds, differences.size), np.int8) - 1
        extreme += int((np.abs(signs @ differences) >= least).sum())
    return Paired(
        float(differences.mean()),
        (extreme + 1) / (_ROUNDS + 1),
        int((differences > _TIE).sum()),
        int((np.abs(differences) <= _TIE).sum()),
        int((differences < -_TIE).sum()),
    )


def _portions(rounds: int, size: int) -> Iterator[int]:
    step = max(1, _AT_ONCE // size)
    for done in range(0, rounds, step):
        yield min(step, rounds - done)
