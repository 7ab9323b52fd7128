"""Comparing two agreements: similarity of all pairs, then the alignment."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from clausesearch.compare.alignment import align
from clausesearch.compare.differences import differences
from clausesearch.compare.order import moved_places
from clausesearch.compare.similarity import pair_similarity
from clausesearch.records import Clause, Comparison, Document, Match

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from clausesearch.embedding import Encoder


@dataclass(frozen=True, slots=True)
class Side:
    """One agreement of a comparison: its clauses in order and their vectors [n, dim]."""

    document: Document
    clauses: tuple[Clause, ...]
    vectors: NDArray[np.float32]

    def __post_init__(self) -> None:
        if len(self.clauses) != len(self.vectors):
            raise ValueError(f"{len(self.clauses)} clauses but {len(self.vectors)} vectors")


def compare_sides(left: Side, right: Side, encoder: Encoder) -> Comparison:
    """Align two agreements by meaning, whatever their languages and the order of their clauses.

    Each match holds in what its sides differ, and whether it has moved.
    """
    similarity = pair_similarity(left, right, encoder)
    groups = align(similarity)
    moved = moved_places([group.right[0] for group in groups])
    matches = tuple(
        _match(
            tuple(left.clauses[i] for i in group.left),
            tuple(right.clauses[j] for j in group.right),
            round(group.score, 4),
            moved=place in moved,
        )
        for place, group in enumerate(groups)
    )
    met_left = {i for group in groups for i in group.left}
    met_right = {j for group in groups for j in group.right}
    return Comparison(
        left.document,
        right.document,
        matches,
        tuple(clause for i, clause in enumerate(left.clauses) if i not in met_left),
        tuple(clause for j, clause in enumerate(right.clauses) if j not in met_right),
    )


def _match(
    left: tuple[Clause, ...], right: tuple[Clause, ...], score: float, *, moved: bool
) -> Match:
    return Match(left, right, score, differences(left, right), moved)
