"""How much speaks for any two clauses of two agreements being counterparts, in log-odds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from clausesearch.compare.evidence import raw_evidence, standardise
from clausesearch.compare.settings import shipped_settings

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from clausesearch.compare.settings import Weights
    from clausesearch.compare.sides import Side
    from clausesearch.embedding import Encoder


def pair_similarity(left: Side, right: Side, encoder: Encoder) -> NDArray[np.float32]:
    """Return for every left clause and every right one how much says they meet [left, right].

    The weighed sum of the evidence; above 0 two clauses are better together than alone.
    """
    raw = raw_evidence(left, right, encoder)
    if not raw["cosine"].size:
        return raw["cosine"]
    settings = shipped_settings()
    weights = settings.with_words if "words" in raw else settings.without_words
    return weigh(standardise(raw, settings.ordinary), weights)


def weigh(evidence: dict[str, NDArray[np.float32]], weights: Weights) -> NDArray[np.float32]:
    """Return the weighed sum of standardised evidence."""
    total = np.full_like(evidence["cosine"], weights.intercept)
    for name, weight in weights.of.items():
        total += np.float32(weight) * evidence[name]
    return total
