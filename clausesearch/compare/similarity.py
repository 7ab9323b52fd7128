"""How alike any two clauses of two agreements are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from clausesearch.embedding import in_context, is_token_encoder, pack_terms, term_overlap

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from clausesearch.compare.sides import Side
    from clausesearch.embedding import Encoder

_NEIGHBOURS = 5


def pair_similarity(left: Side, right: Side, encoder: Encoder) -> NDArray[np.float32]:
    """Return the similarity of every left clause with every right one [left, right].

    The cosine of the clauses, with a static model joined by their word overlap in both directions,
    less half of how alike each side is to its nearest anyway: a clause near to everything (a
    frequent formula) is no counterpart of anything (CSLS of Conneau et al., 2018, halved).
    """
    plain = left.vectors @ right.vectors.T
    if not plain.size:
        return plain
    if is_token_encoder(encoder):
        words = [
            [pack_terms(encoder.terms(in_context(clause))) for clause in side.clauses]
            for side in (left, right)
        ]
        plain = (plain + term_overlap(encoder, *words)) / 2
    crowding = _crowding(plain)[:, None] + _crowding(plain.T)[None, :]
    similarity: NDArray[np.float32] = np.subtract(plain, crowding / 4, dtype=np.float32)
    return similarity


def _crowding(similarity: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the mean similarity of each row to its nearest columns."""
    k = min(_NEIGHBOURS, similarity.shape[1])
    nearest = np.partition(similarity, similarity.shape[1] - k, axis=1)[:, -k:]
    mean: NDArray[np.float32] = nearest.mean(axis=1, dtype=np.float32)
    return mean
