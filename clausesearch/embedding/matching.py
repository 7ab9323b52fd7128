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

    _Array = NDArray[np.float32]

_CELLS = 30_000_000  # of a block of cosines: 120 MB
_END = -1


def pack_terms(terms: Sequence[Term]) -> NDArray[np.int32]:
    """Return the piece ids of a text's words in a row, each word closed by −1."""
    return np.asarray([i for term in terms for i in (*term.ids, _END)], np.int32)


class TermVectors:
    """The different words of several packed texts, and which text holds which.

    ``vectors`` [different words, dim] are unit vectors. What is computed for the different words is
    spread over the texts by :meth:`best` and :meth:`weigh`: most words recur.
    """

    def __init__(self, encoder: TokenEncoder, texts: Sequence[NDArray[np.int32]]) -> None:
        flat = np.concatenate(texts) if texts else np.zeros(0, np.int32)
        ends = np.flatnonzero(flat == _END)
        counts = np.asarray([np.count_nonzero(text == _END) for text in texts], np.int64)
        self.count = len(texts)
        self.held = np.flatnonzero(counts)
        self.starts = (np.cumsum(counts) - counts)[self.held]
        firsts = np.concatenate([[0], ends[:-1] + 1]) if len(ends) else ends
        first_places, self.words = _different(flat, firsts, ends)
        vectors = _summed(encoder, flat, firsts[first_places], ends[first_places])
        lengths = np.linalg.norm(vectors, axis=1)
        self._weights: NDArray[np.float32] = (lengths**2)[self.words]
        self.weights: NDArray[np.float32] = lengths**2
        self.vectors: NDArray[np.float32] = vectors / np.maximum(lengths, 1e-9)[:, None]

    def __len__(self) -> int:
        return len(self.words)

    def best(self, cosines: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return for each text the best cosine of its words [different words, n] → [texts, n]."""
        best = np.zeros((self.count, cosines.shape[1]), np.float32)
        if self.held.size:
            best[self.held] = np.maximum.reduceat(cosines[self.words], self.starts, axis=0)
        return best

    def weigh(self, best: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return for each text the weighted mean over its words [different words, n] → [texts, n]."""
        mean = np.zeros((self.count, best.shape[1]), np.float32)
        if self.held.size:
            total = np.add.reduceat(self._weights, self.starts)[:, None]
            weighted = (best * self.weights[:, None])[self.words]
            sums = np.add.reduceat(weighted, self.starts, axis=0)
            mean[self.held] = sums / np.maximum(total, 1e-9)
        return mean


def _different(
    flat: NDArray[np.int32], firsts: NDArray[np.int64], ends: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the first place of each different word, and for every word which of those it is.

    A word is the sum of its pieces, so a sum of 64-bit hashes tells words apart.
    """
    if not len(ends):
        nothing = np.zeros(0, np.int64)
        return nothing, nothing
    hashed = (flat.astype(np.uint64) + np.uint64(1)) * np.uint64(0x9E3779B97F4A7C15)
    hashed ^= hashed >> np.uint64(29)
    hashed *= np.uint64(0xBF58476D1CE4E5B9)
    hashed ^= hashed >> np.uint64(32)
    hashed[ends] = 0
    _, places, which = np.unique(
        np.add.reduceat(hashed, firsts), return_index=True, return_inverse=True
    )
    return places, which


def _summed(
    encoder: TokenEncoder,
    flat: NDArray[np.int32],
    firsts: NDArray[np.int64],
    ends: NDArray[np.int64],
) -> NDArray[np.float32]:
    """Return the sum of the pieces ``flat[first:end]`` of each word [words, dim]."""
    # Piece by piece over all words at once: numpy's add.reduceat is ten times slower on rows.
    pieces, where = np.unique(flat, return_inverse=True)
    known = encoder.vectors_of(pieces[pieces != _END])
    shift = int(len(pieces) != len(known))  # the closing mark sorts first
    vectors = np.zeros((len(firsts), known.shape[1]), np.float32)
    lengths = ends - firsts
    for place in range(int(lengths.max(initial=0))):
        longer = lengths > place
        vectors[longer] += known[where[firsts[longer] + place] - shift]
    return vectors


class TermMatcher:
    """One query's words, ready to be matched with the words of many clauses."""

    def __init__(self, encoder: TokenEncoder, query: str) -> None:
        self._encoder = encoder
        self._query = query
        self._terms = encoder.terms(query)
        self._words = TermVectors(encoder, [pack_terms(self._terms)])

    def overlap(self, clauses: Sequence[NDArray[np.int32]]) -> tuple[_Array, _Array]:
        """Return how well the query's words are met in each packed clause, and the clause's in it.

        Both are weighted means of best cosines, in [-1, 1].
        """
        theirs = TermVectors(self._encoder, clauses)
        cosines = theirs.vectors @ self._words.vectors.T
        forth: _Array = self._words.weigh(theirs.best(cosines).T)[0]
        if not len(self._words):
            return forth, np.zeros_like(forth)
        return forth, theirs.weigh(cosines.max(axis=1, keepdims=True))[:, 0]

    def evidence(self, text: str) -> tuple[Evidence, ...]:
        """Return which query words met which words of ``text``, the heaviest first.

        The weights add up to the first value of :meth:`overlap`.
        """
        terms = self._encoder.terms(text)
        theirs = TermVectors(self._encoder, [pack_terms(terms)])
        if not len(self._words) or not len(theirs):
            return ()
        ours = self._words
        cosines = (ours.vectors @ theirs.vectors.T)[ours.words][:, theirs.words]
        weights = ours.weights[ours.words]
        weights = weights / max(float(weights.sum()), 1e-9)
        shares: dict[tuple[str, str], float] = defaultdict(float)
        for word, best in enumerate(cosines.argmax(axis=1)):
            own, other = self._terms[word], terms[best]
            pair = (self._query[own.start : own.end], text[other.start : other.end])
            shares[pair] += float(weights[word] * cosines[word, best])
        heaviest = sorted(shares.items(), key=lambda item: (-item[1], item[0]))
        return tuple(Evidence(*pair, share) for pair, share in heaviest)


def term_overlap(
    encoder: TokenEncoder, left: Sequence[NDArray[np.int32]], right: Sequence[NDArray[np.int32]]
) -> NDArray[np.float32]:
    """Return how well the words of every left and right packed text find each other [left, right].

    The mean of both directions of the weighted best cosine, in [-1, 1].
    """
    theirs = TermVectors(encoder, right)
    overlap = np.zeros((len(left), len(right)), np.float32)
    words = sum(len(text) for text in left)  # an upper bound is enough here
    at_once = max(1, _CELLS * len(left) // max(1, words * max(1, len(theirs))))
    for start in range(0, len(left), at_once):
        ours = TermVectors(encoder, left[start : start + at_once])
        cosines = ours.vectors @ theirs.vectors.T
        forth = ours.weigh(theirs.best(cosines.T).T)
        back = theirs.weigh(ours.best(cosines).T).T
        overlap[start : start + at_once] = (forth + back) / 2
    return overlap
