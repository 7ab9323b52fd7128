"""What clauses say for one another: like clauses are relevant to like queries.

The cluster hypothesis (van Rijsbergen, 1979) put to work on the candidates of one query. A clause
whose like in other agreements scores well is the likelier to be right (score regularization, Diaz,
2005); and so is one that resembles the best candidates (pseudo-relevance feedback, Rocchio, 1971).
Across languages this helps most: a neighbour that says the same in the language of the query lends
its score to a clause the query's words do not reach.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

#: Chosen on the dev half, see ``bench/fit_search.py``.
NEIGHBOURS = 5
SHARPNESS = 3
OWN = 0.15
BEST = 5


def neighbour_weights(
    vectors: NDArray[np.float32], agreements: NDArray[np.int64]
) -> NDArray[np.float32]:
    """Return how much each candidate says for each [n, n]; rows sum to 1.

    A row holds the nearest clauses of *other* agreements, by the third power of their cosine, and
    the clause itself with a small constant: where nothing is near, it speaks for itself.
    """
    count = len(vectors)
    near = vectors @ vectors.T
    near[agreements[:, None] == agreements[None, :]] = 0
    np.maximum(near, 0, out=near)
    if count > NEIGHBOURS:
        least = np.partition(near, -NEIGHBOURS, axis=1)[:, -NEIGHBOURS, None]
        near[near < least] = 0
    weights = near**SHARPNESS
    weights[np.diag_indices(count)] = OWN
    shares: NDArray[np.float32] = weights / weights.sum(axis=1, keepdims=True)
    return shares


def feedback(vectors: NDArray[np.float32], scores: NDArray[np.float64]) -> NDArray[np.float32]:
    """Return the cosine of each candidate with the mean of the best by ``scores`` (log-odds)."""
    best = np.argsort(-scores, kind="stable")[:BEST]
    weights = np.exp(scores[best] - scores[best[:1]])
    centre = weights @ vectors[best]
    length = float(np.linalg.norm(centre))
    cosines: NDArray[np.float32] = (vectors @ (centre / max(length, 1e-9))).astype(np.float32)
    return cosines
