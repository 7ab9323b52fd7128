"""Measures of one ranking: pure functions of the grades in rank order.

``grades`` holds the grade of each returned clause, best rank first, 0 for what nobody judged;
``judged`` every grade there is to find. A query that returns nothing scores 0.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


def dcg(grades: Sequence[float], k: int) -> float:
    """Return the discounted cumulative gain of the first ``k`` (Järvelin and Kekäläinen, 2002)."""
    return sum(grade / math.log2(rank + 1) for rank, grade in enumerate(grades[:k], start=1))


def ndcg(grades: Sequence[float], judged: Sequence[float], k: int = 10) -> float:
    """Return the share of the best possible DCG; gains are the grades, as in trec_eval."""
    best = dcg(sorted(judged, reverse=True), k)
    return dcg(grades, k) / best if best else 0.0


def reciprocal_rank(grades: Sequence[float], k: int = 10, least: float = 1) -> float:
    """Return one over the rank of the first grade of at least ``least``, 0 beyond ``k``."""
    ranks = (rank for rank, grade in enumerate(grades[:k], start=1) if grade >= least)
    return 1 / next(ranks, math.inf)


def recall(
    grades: Sequence[float], judged: Sequence[float], k: int = 10, least: float = 1
) -> float:
    """Return the share of what is right that stands among the first ``k``."""
    right = sum(grade >= least for grade in judged)
    return sum(grade >= least for grade in grades[:k]) / right if right else 0.0


def precision(grades: Sequence[float], k: int = 1, least: float = 1) -> float:
    """Return the share of the first ``k`` that is right."""
    return sum(grade >= least for grade in grades[:k]) / k


def success(grades: Sequence[float], k: int = 5, least: float = 1) -> float:
    """Return 1 when anything right stands among the first ``k``, else 0."""
    return float(any(grade >= least for grade in grades[:k]))


#: What the bench prints, by the names ir_measures uses.
MEASURES: dict[str, Callable[[Sequence[float], Sequence[float], float], float]] = {
    "nDCG@10": lambda grades, judged, _: ndcg(grades, judged, 10),
    "nDCG@5": lambda grades, judged, _: ndcg(grades, judged, 5),
    "RR@10": lambda grades, _, least: reciprocal_rank(grades, 10, least),
    "R@10": lambda grades, judged, least: recall(grades, judged, 10, least),
    "R@1": lambda grades, judged, least: recall(grades, judged, 1, least),
    "P@1": lambda grades, _, least: precision(grades, 1, least),
    "Success@5": lambda grades, _, least: success(grades, 5, least),
}
