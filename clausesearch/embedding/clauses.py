"""Clauses to vectors: what of a clause's surroundings is embedded with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from clausesearch.embedding.protocol import Encoder
    from clausesearch.records import Clause


def in_context(clause: Clause) -> str:
    """Return the clause as it is embedded: an item of a list after the phrase it hangs on."""
    return f"{clause.lead_in} {clause.text}" if clause.lead_in else clause.text


def embed_clauses(encoder: Encoder, clauses: Sequence[Clause]) -> NDArray[np.float32]:
    """Return the unit vectors of ``clauses`` [n, dim], each in its context."""
    return encoder.encode([in_context(clause) for clause in clauses])
