"""Word-level matching: each query word against its best word of a clause.

For a static model a word has one vector everywhere (the sum of its pieces), so what follows is
exact and cheap, and its parts are the explanation (late interaction as in ColBERT, Khattab and
Zaharia, 2020). A word weighs the square of its vector's length: the model learns short vectors for
words that tell nothing.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np

from clausesearch.records import Evidence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from clausesearch.embedding.protocol import Term, TokenEncoder

_SHOWN = 8
_MIN_SHARE = 0.01
_CELLS = 30_000_000  # of a block of cosines: 120 MB
_END = -1


def pack_terms(terms: Sequence[Term]) -> NDArray[np.int32]:
    """Return the piece ids of a text's words in a row, each word closed by −1."""
    return np.asarray([i for term in terms for i in (*term.ids, _END)], np.int32)


class TermVectors:
    """The words of several packed texts end to end: unit vectors, weights, and whose they are."""

    def __init__(self, encoder: TokenEncoder, texts: Sequence[NDArray[np.int32]]) -> None:
        flat = np.concatenate(texts) if texts else np.zeros(0, np.int32)
        ends = np.flatnonzero(flat == _END)
        self.count = len(texts)
        counts = np.asarray([np.count_nonzero(text == _END) for text in texts], np.int64)
        self.held = np.flatnonzero(counts)
        self.starts = (np.cumsum(counts) - counts)[self.held]
        pieces, where = np.unique(flat[flat != _END], return_inverse=True)
        # Closing marks are gone from `where`, so each word begins that many places earlier.
        firsts = np.concatenate([[0], ends[:-1] + 1]) - np.arange(len(ends)) if len(ends) else ends
        known = encoder.vectors_of(pieces)
        vectors = np.add.reduceat(known[where], firsts, axis=0) if len(ends) else known[:0]
        lengths = np.linalg.norm(vectors, axis=1)
        self.weights: NDArray[np.float32] = lengths**2
        self.vectors: NDArray[np.float32] = vectors / np.maximum(lengths, 1e-9)[:, None]

    def __len__(self) -> int:
        return len(self.weights)

    def best(self, cosines: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return for each text the best cosine of its words [words, n] → [texts, n]."""
        best = np.zeros((self.count, cosines.shape[1]), np.float32)
        if self.held.size:
            best[self.held] = np.maximum.reduceat(cosines, self.starts, axis=0)
        return best

    def weigh(self, best: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return for each text the weighted mean over its words [words, n] → [texts, n]."""
        mean = np.zeros((self.count, best.shape[1]), np.float32)
        if self.held.size:
            total = np.add.reduceat(self.weights, self.starts)[:, None]
            sums = np.add.reduceat(best * self.weights[:, None], self.starts, axis=0)
            mean[self.held] = sums / np.maximum(total, 1e-9)
        return mean


class TermMatcher:
    """One query's words, ready to be matched with the words of many clauses."""

    def __init__(self, encoder: TokenEncoder, query: str) -> None:
        self._encoder = encoder
        self._query = query
        self._terms = encoder.terms(query)
        self._words = TermVectors(encoder, [pack_terms(self._terms)])

    def scores(self, clauses: Sequence[NDArray[np.int32]]) -> NDArray[np.float32]:
        """Return for each packed clause the weighted mean of best cosines, in [-1, 1]."""
        theirs = TermVectors(self._encoder, clauses)
        best = theirs.best(theirs.vectors @ self._words.vectors.T)
        scores: NDArray[np.float32] = self._words.weigh(best.T)[0]
        return scores

    def evidence(self, text: str) -> tuple[Evidence, ...]:
        """Return which query words met which words of ``text``, the heaviest first.

        Untrimmed, the weights add up to the score of the text.
        """
        terms = self._encoder.terms(text)
        theirs = TermVectors(self._encoder, [pack_terms(terms)])
        if not len(self._words) or not len(theirs):
            return ()
        cosines = self._words.vectors @ theirs.vectors.T
        weights = self._words.weights / max(float(self._words.weights.sum()), 1e-9)
        shares: dict[tuple[str, str], float] = defaultdict(float)
        for word, best in enumerate(cosines.argmax(axis=1)):
            ours, other = self._terms[word], terms[best]
            pair = (self._query[ours.start : ours.end], text[other.start : other.end])
            shares[pair] += float(weights[word] * cosines[word, best])
        heaviest = sorted(shares.items(), key=lambda item: (-item[1], item[0]))[:_SHOWN]
        return tuple(
            Evidence(*pair, round(share, 4)) for pair, share in heaviest if share >= _MIN_SHARE
        )


def term_overlap(
    encoder: TokenEncoder, left: Sequence[NDArray[np.int32]], right: Sequence[NDArray[np.int32]]
) -> NDArray[np.float32]:
    """Return how well the words of every left and right packed text find each other [left, right].

    The mean of both directions of the weighted best cosine, in [-1, 1].
    """
    theirs = TermVectors(encoder, right)
    overlap = np.zeros((len(left), len(right)), np.float32)
    words = sum(len(text) for text in left)  # an upper bound is enough here
    at_once = max(1, _CELLS * len(left) // max(1, words * len(theirs)))
    for start in range(0, len(left), at_once):
        ours = TermVectors(encoder, left[start : start + at_once])
        cosines = ours.vectors @ theirs.vectors.T
        forth = ours.weigh(theirs.best(cosines.T).T)
        back = theirs.weigh(ours.best(cosines).T).T
        overlap[start : start + at_once] = (forth + back) / 2
    return overlap
