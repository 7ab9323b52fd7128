"""Comparing two agreements: similarity of all pairs, then the alignment."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from clausesearch.compare.alignment import align
from clausesearch.compare.differences import differences
from clausesearch.compare.order import moved_places
from clausesearch.compare.similarity import pair_similarity
from clausesearch.records import Clause, Comparison, Document, Match

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from clausesearch.embedding import Encoder
    from clausesearch.records import ThemeScore


@dataclass(frozen=True, slots=True)
class Side:
    """One agreement of a comparison: its clauses in order and their vectors [n, dim].

    ``themes`` are those of the clauses by their numbers, where they are known.
    """

    document: Document
    clauses: tuple[Clause, ...]
    vectors: NDArray[np.float32]
    themes: Mapping[int, Sequence[ThemeScore]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if len(self.clauses) != len(self.vectors):
            raise ValueError(f"{len(self.clauses)} clauses but {len(self.vectors)} vectors")


def compare_sides(
    left: Side, right: Side, encoder: Encoder, *, detailed: bool = True
) -> Comparison:
    """Align two agreements by meaning, whatever their languages and the order of their clauses.

    Each match holds whether it has moved and, when ``detailed``, in what its sides differ.
    """
    similarity = pair_similarity(left, right, encoder)
    groups = align(similarity)
    moved = moved_places([group.right[0] for group in groups])
    matches = []
    for place, group in enumerate(groups):
        mine = tuple(left.clauses[i] for i in group.left)
        theirs = tuple(right.clauses[j] for j in group.right)
        found = differences(mine, theirs) if detailed else ()
        matches.append(Match(mine, theirs, round(group.score, 4), found, place in moved))
    met_left = {i for group in groups for i in group.left}
    met_right = {j for group in groups for j in group.right}
    return Comparison(
        left.document,
        right.document,
        tuple(matches),
        tuple(clause for i, clause in enumerate(left.clauses) if i not in met_left),
        tuple(clause for j, clause in enumerate(right.clauses) if j not in met_right),
        {**_themes(left), **_themes(right)} if left.themes and right.themes else {},
    )


def _themes(side: Side) -> dict[str, tuple[str, ...]]:
    return {
        clause.id: tuple(score.theme for score in side.themes.get(clause.number, ()))
        for clause in side.clauses
    }
