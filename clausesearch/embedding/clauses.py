"""Clauses to vectors: what of a clause's surroundings is embedded with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from clausesearch.embedding.protocol import Encoder
    from clausesearch.records import Clause

#: How much the heading and the lead-in turn the vector of a clause, which itself counts 1. Chosen
#: on the dev half: with them before the clause, as part of its text, they drown short clauses.
CONTEXT_WEIGHT = 0.3


def in_context(clause: Clause) -> str:
    """Return the clause as its words are matched: an item of a list after its lead-in."""
    return f"{clause.lead_in} {clause.text}" if clause.lead_in else clause.text


def embed_clauses(encoder: Encoder, clauses: Sequence[Clause]) -> NDArray[np.float32]:
    """Return the unit vectors of ``clauses`` [n, dim], each drawn towards heading and lead-in."""
    vectors = encoder.encode([clause.text for clause in clauses])
    surroundings = [f"{clause.heading} {clause.lead_in}".strip() for clause in clauses]
    # The items of a list share one lead-in: each surrounding is encoded once.
    places = {text: place for place, text in enumerate(dict.fromkeys(filter(None, surroundings)))}
    if not places:
        return vectors
    around = encoder.encode(list(places))
    for row, text in enumerate(surroundings):
        if text:
            vectors[row] += CONTEXT_WEIGHT * around[places[text]]
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    unit: NDArray[np.float32] = vectors / np.maximum(lengths, 1e-9)
    return unit.astype(np.float32)
