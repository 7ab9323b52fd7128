"""What speaks for any two clauses of two agreements being counterparts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from clausesearch.embedding import in_context, is_token_encoder, pack_terms, term_overlap

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from clausesearch.compare.sides import Side
    from clausesearch.embedding import Encoder

    Matrix = NDArray[np.float32]

_NEIGHBOURS = 5
_NEAREST = 0.2
#: A word met by itself counts no more than one met by its like: clauses of one field share plenty
#: of words without sharing a commitment.
_MOST = 0.5
#: What is ordinary for a pair of agreements is told from its own cells, and from so many more that
#: look as they did where the settings were fitted: a handful of cells tells too little.
_CELLS = 200.0


@dataclass(frozen=True, slots=True)
class Ordinary:
    """Mean and spread of a kind of evidence over clauses that are no counterparts."""

    mean: float
    spread: float

    def standardise(self, cells: Matrix) -> Matrix:
        """Return ``cells`` in units of the spread of those that are nobody's best.

        The best of a row or a column may be a counterpart; between translations most are.
        """
        best = (cells == cells.max(axis=1, keepdims=True)) | (cells == cells.max(axis=0))
        others = cells[~best]
        count = others.size + _CELLS
        mean = (float(others.sum(dtype=np.float64)) + _CELLS * self.mean) / count
        own = float(((others - mean) ** 2).sum(dtype=np.float64))
        ordinary = _CELLS * (self.spread**2 + (self.mean - mean) ** 2)
        spread = max(((own + ordinary) / count) ** 0.5, 1e-6)
        standard: Matrix = ((cells - mean) / spread).astype(np.float32)
        return standard


def raw_evidence(left: Side, right: Side, encoder: Encoder) -> dict[str, Matrix]:
    """Return the cosine of every left clause with every right one [left, right].

    With a static model also how well their words meet in both directions (``words``).
    """
    found: dict[str, Matrix] = {"cosine": left.vectors @ right.vectors.T}
    if is_token_encoder(encoder):
        ours, theirs = (
            [pack_terms(encoder.terms(in_context(clause))) for clause in side.clauses]
            for side in (left, right)
        )
        found["words"] = term_overlap(encoder, ours, theirs, _MOST)
    return found


def standardise(raw: dict[str, Matrix], ordinary: dict[str, Ordinary]) -> dict[str, Matrix]:
    """Return the evidence in units of its spread, and how crowded both clauses of a cell are.

    A clause near to everything (a frequent formula) is no counterpart of anything (after CSLS;
    Conneau et al., 2018): ``crowding`` is the mean of what both clauses have in common with their
    nearest.
    """
    found = {name: ordinary[name].standardise(cells) for name, cells in raw.items()}
    mean: Matrix = np.mean(list(found.values()), axis=0, dtype=np.float32)
    found["crowding"] = (_crowding(mean)[:, None] + _crowding(mean.T)[None, :]) / np.float32(2)
    return found


def _crowding(cells: Matrix) -> Matrix:
    """Return the mean of each row over its nearest columns; columns that lack are ordinary, 0.

    Of many columns a fixed share counts: the nearest five of two hundred are nearer by chance alone
    than the nearest five of twenty.
    """
    count = max(_NEIGHBOURS, round(_NEAREST * cells.shape[1]))
    k = min(count, cells.shape[1])
    nearest = np.partition(cells, cells.shape[1] - k, axis=1)[:, -k:]
    mean: Matrix = nearest.sum(axis=1, dtype=np.float32) / np.float32(count)
    return mean
