"""Measures of a ranking: pure functions of the grades in rank order."""

from __future__ import annotations

import math
from collections.abc import Sequence


def dcg(grades: Sequence[float], k: int) -> float:
    """Return the discounted cumulative gain of the first ``k`` (Järvelin and Kekäläinen, 2002)."""
    return sum(grade / math.log2(rank + 1) for rank, grade in enumerate(grades[:k], start=1))


def ndcg(grades: Sequence[float], judged: Sequence[float], k: int = 10) -> float:
    """Return the share of the best possible DCG; ``judged`` holds every grade there is to find."""
    best = dcg(sorted(judged, reverse=True), k)
    return dcg(grades, k) / best if best else 0.0


def reciprocal_rank(grades: Sequence[float], k: int = 10, least: float = 2) -> float:
    """Return one over the rank of the first grade of at least ``least``, 0 beyond ``k``."""
    ranks = (rank for rank, grade in enumerate(grades[:k], start=1) if grade >= least)
    return 1 / next(ranks, math.inf)
