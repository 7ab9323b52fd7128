"""Token-level matching: each query piece against its best piece of a clause.

For a static model a piece has one vector everywhere, so the sum below is exact and cheap, and its
parts are the explanation (late interaction as in ColBERT, Khattab and Zaharia, 2020, with the
length of the query piece's vector as its weight: the model learns short vectors for words that
tell nothing).
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np

from clausesearch.records import Evidence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from clausesearch.embedding.protocol import TokenEncoder

_SHOWN = 8
_CELLS = 30_000_000  # of a block of cosines: 120 MB
_MIN_SHARE = 0.01


class TokenMatcher:
    """One query's pieces, ready to be matched with the pieces of many clauses."""

    def __init__(self, encoder: TokenEncoder, query: str) -> None:
        self._encoder = encoder
        self._terms = encoder.terms(query)
        self._query = query
        ids = np.asarray([i for term in self._terms for i in term.ids], np.int32)
        vectors = encoder.vectors_of(ids)
        lengths = np.linalg.norm(vectors, axis=1)
        self._weights = lengths / (lengths.sum() or 1.0)
        self._vectors = vectors / np.maximum(lengths, 1e-9)[:, None]
        self._term_of_piece = [n for n, term in enumerate(self._terms) for _ in term.ids]

    def scores(self, clauses: Sequence[NDArray[np.int32]]) -> NDArray[np.float32]:
        """Return for each clause (its piece ids) the weighted mean of best cosines, in [-1, 1]."""
        result = np.zeros(len(clauses), np.float32)
        if not len(self._weights) or not clauses:
            return result
        lengths = np.asarray([len(ids) for ids in clauses])
        pieces, where = np.unique(np.concatenate(clauses), return_inverse=True)
        cosines = self._cosines(pieces)[:, where]
        held = np.flatnonzero(lengths)
        starts = (np.cumsum(lengths) - lengths)[held]
        best = np.maximum.reduceat(cosines, starts, axis=1) if held.size else cosines[:, :0]
        result[held] = self._weights @ best
        return result

    def evidence(self, text: str) -> tuple[Evidence, ...]:
        """Return which query words met which words of ``text``, the heaviest first."""
        terms = self._encoder.terms(text)
        ids = np.asarray([i for term in terms for i in term.ids], np.int32)
        if not len(self._weights) or not ids.size:
            return ()
        owners = [n for n, term in enumerate(terms) for _ in term.ids]
        cosines = self._cosines(ids)
        shares: dict[tuple[int, int], float] = defaultdict(float)
        for piece, best in enumerate(cosines.argmax(axis=1)):
            share = float(self._weights[piece] * cosines[piece, best])
            shares[self._term_of_piece[piece], owners[best]] += share
        heaviest = sorted(shares.items(), key=lambda item: (-item[1], item[0]))[:_SHOWN]
        return tuple(
            Evidence(
                self._query[self._terms[q].start : self._terms[q].end],
                text[terms[c].start : terms[c].end],
                round(share, 4),
            )
            for (q, c), share in heaviest
            if share >= _MIN_SHARE
        )

    def _cosines(self, ids: NDArray[np.int32]) -> NDArray[np.float32]:
        vectors = self._encoder.vectors_of(ids)
        vectors /= np.maximum(np.linalg.norm(vectors, axis=1), 1e-9)[:, None]
        cosines: NDArray[np.float32] = self._vectors @ vectors.T
        return cosines


def token_overlap(
    encoder: TokenEncoder, left: Sequence[NDArray[np.int32]], right: Sequence[NDArray[np.int32]]
) -> NDArray[np.float32]:
    """Return how well the pieces of every left and right clause find each other [left, right].

    The mean of both directions of the weighted best cosine, in [-1, 1].
    """
    ours, theirs = _Pieces(encoder, left), _Pieces(encoder, right)
    overlap = np.zeros((len(left), len(right)), np.float32)
    if not len(ours.ids) or not len(theirs.ids):
        return overlap
    at_once = max(1, _CELLS * len(left) // (len(ours.ids) * len(theirs.ids)))
    for start in range(0, len(left), at_once):
        part = _Pieces(encoder, left[start : start + at_once])
        if not len(part.ids):
            continue
        cosines = part.vectors @ theirs.vectors.T
        forth = part.weigh(theirs.best(cosines.T).T)
        back = theirs.weigh(part.best(cosines).T).T
        overlap[start : start + at_once] = (forth + back) / 2
    return overlap


class _Pieces:
    """The pieces of several clauses end to end, with where each clause begins."""

    def __init__(self, encoder: TokenEncoder, clauses: Sequence[NDArray[np.int32]]) -> None:
        lengths = np.asarray([len(ids) for ids in clauses])
        self.count = len(clauses)
        self.held = np.flatnonzero(lengths)
        self.starts = (np.cumsum(lengths) - lengths)[self.held]
        self.ids = np.concatenate(clauses) if self.count else np.zeros(0, np.int32)
        vectors = encoder.vectors_of(self.ids)
        self.weights = np.linalg.norm(vectors, axis=1)
        self.vectors = vectors / np.maximum(self.weights, 1e-9)[:, None]

    def best(self, cosines: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return for each clause its best cosine [pieces, n] → [clauses, n]."""
        best = np.zeros((self.count, cosines.shape[1]), np.float32)
        best[self.held] = np.maximum.reduceat(cosines, self.starts, axis=0)
        return best

    def weigh(self, best: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return for each clause the weighted mean over its pieces [pieces, n] → [clauses, n]."""
        mean = np.zeros((self.count, best.shape[1]), np.float32)
        total = np.add.reduceat(self.weights, self.starts)[:, None]
        sums = np.add.reduceat(best * self.weights[:, None], self.starts, axis=0)
        mean[self.held] = sums / np.maximum(total, 1e-9)
        return mean
