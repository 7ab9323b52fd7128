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

from clausesearch.embedding.words import END, word_rows
from clausesearch.records import Evidence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from clausesearch.embedding.protocol import Term, TokenEncoder

    _Array = NDArray[np.float32]

_CELLS = 30_000_000  # of a block of cosines: 120 MB
_ITSELF = 0.999
_WIDE = 64


def pack_terms(terms: Sequence[Term]) -> NDArray[np.int32]:
    """Return the piece ids of a text's words in a row, each word closed by −1."""
    return np.asarray([i for term in terms for i in (*term.ids, END)], np.int32)


class TermVectors:
    """The different words of several packed texts, and which text holds which.

    ``vectors`` [different words, dim] are unit vectors. What is computed for the different words is
    spread over the texts by :meth:`best` and :meth:`weigh`: most words recur.
    """

    def __init__(self, encoder: TokenEncoder, texts: Sequence[NDArray[np.int32]]) -> None:
        flat = np.concatenate(texts) if texts else np.zeros(0, np.int32)
        counts = np.asarray([np.count_nonzero(text == END) for text in texts], np.int64)
        self.count = len(texts)
        self.held = np.flatnonzero(counts)
        self.firsts = np.cumsum(counts) - counts
        self.starts = self.firsts[self.held]
        rows = word_rows(encoder, flat)
        self.vectors, self.weights, self.words = rows.vectors, rows.weights, rows.which
        self._weights: NDArray[np.float32] = self.weights[self.words]

    def __len__(self) -> int:
        return len(self.words)

    def best(self, cosines: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return for each text the best cosine of its words [words, n] → [texts, n]."""
        best = np.zeros((self.count, cosines.shape[1]), np.float32)
        if self.held.size:
            wide = cosines.shape[1] > _WIDE
            best[self.held] = self._best_wide(cosines) if wide else self._best(cosines)
        return best

    def _best(self, cosines: NDArray[np.float32]) -> NDArray[np.float32]:
        best: NDArray[np.float32] = np.maximum.reduceat(cosines[self.words], self.starts, axis=0)
        return best

    def _best_wide(self, cosines: NDArray[np.float32]) -> NDArray[np.float32]:
        """Go word by word over all texts at once: reduceat is slow on wide rows."""
        lengths = np.diff(np.append(self.starts, len(self.words)))
        order = np.argsort(-lengths, kind="stable")
        starts, lengths = self.starts[order], lengths[order]
        best: NDArray[np.float32] = cosines[self.words[starts]]
        for place in range(1, int(lengths[0])):
            longer = int(np.searchsorted(-lengths, -place))
            rows = cosines[self.words[starts[:longer] + place]]
            np.maximum(best[:longer], rows, out=best[:longer])
        back = np.empty_like(order)
        back[order] = np.arange(len(order))
        return best[back]

    def weigh(self, best: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return for each text the weighted mean over its words [words, n] → [texts, n]."""
        mean = np.zeros((self.count, best.shape[1]), np.float32)
        if self.held.size:
            total = np.add.reduceat(self._weights, self.starts)[:, None]
            weighted = (best * self.weights[:, None])[self.words]
            sums = np.add.reduceat(weighted, self.starts, axis=0)
            mean[self.held] = sums / np.maximum(total, 1e-9)
        return mean


class TermMatcher:
    """One query's words, ready to be matched with the words of many clauses."""

    def __init__(self, encoder: TokenEncoder, query: str) -> None:
        self._encoder = encoder
        self._query = query
        self._terms = encoder.terms(query)
        self._words = TermVectors(encoder, [pack_terms(self._terms)])
        numbers = [query[term.start : term.end].isdecimal() for term in self._terms]
        self._numbers = np.zeros(len(self._words.weights), bool)
        self._numbers[self._words.words[np.flatnonzero(numbers)]] = True

    def overlap(self, clauses: Sequence[NDArray[np.int32]]) -> tuple[_Array, _Array]:
        """Return how well the query's words are met in each packed clause, and the clause's in it.

        Both are weighted means of best cosines, in [-1, 1].
        """
        theirs = TermVectors(self._encoder, clauses)
        cosines = self._cosines(theirs)
        forth: _Array = self._words.weigh(theirs.best(cosines).T)[0]
        if not len(self._words):
            return forth, np.zeros_like(forth)
        return forth, theirs.weigh(cosines.max(axis=1, keepdims=True))[:, 0]

    def _cosines(self, theirs: TermVectors) -> _Array:
        """Return the cosine of each of their words with each of ours [theirs, ours].

        Years and sums near each other have vectors near each other; to a reader 2030 is not 2031.
        So a number of the query counts half wherever it does not meet itself.
        """
        cosines: _Array = theirs.vectors @ self._words.vectors.T
        if self._numbers.any():
            others = self._numbers & (cosines < _ITSELF)
            cosines[others] /= 2
        return cosines

    def evidence(self, texts: Sequence[str]) -> list[tuple[Evidence, ...]]:
        """Return for each text which query words met which of its words, the heaviest first.

        The weights of a text add up to its first value in :meth:`overlap`.
        """
        terms = [self._encoder.terms(text) for text in texts]
        theirs = TermVectors(self._encoder, [pack_terms(words) for words in terms])
        ours = self._words
        cosines = self._cosines(theirs).T[ours.words][:, theirs.words]
        weights = ours.weights[ours.words]
        weights = weights / max(float(weights.sum()), 1e-9)
        found = []
        for text, words, first in zip(texts, terms, theirs.firsts, strict=True):
            shares: dict[tuple[str, str], float] = defaultdict(float)
            own = cosines[:, first : first + len(words)]
            for place, best in enumerate(own.argmax(axis=1) if words and len(ours) else ()):
                asked, met = self._terms[place], words[best]
                pair = (self._query[asked.start : asked.end], text[met.start : met.end])
                shares[pair] += float(weights[place] * own[place, best])
            heaviest = sorted(shares.items(), key=lambda item: (-item[1], item[0]))
            found.append(tuple(Evidence(*pair, share) for pair, share in heaviest))
        return found


def term_overlap(
    encoder: TokenEncoder,
    left: Sequence[NDArray[np.int32]],
    right: Sequence[NDArray[np.int32]],
    most: float = 1.0,
) -> NDArray[np.float32]:
    """Return how well the words of every left and right packed text find each other [left, right].

    The mean of both directions of the weighted best cosine, in [-1, ``most``]: no word counts more
    than that, however well it is met.
    """
    theirs = TermVectors(encoder, right)
    overlap = np.zeros((len(left), len(right)), np.float32)
    words = sum(len(text) for text in left)  # an upper bound is enough here
    at_once = max(1, _CELLS * len(left) // max(1, words * max(1, len(theirs))))
    for start in range(0, len(left), at_once):
        ours = TermVectors(encoder, left[start : start + at_once])
        cosines = np.minimum(ours.vectors @ theirs.vectors.T, most)
        forth = ours.weigh(theirs.best(cosines.T).T)
        back = theirs.weigh(ours.best(cosines).T).T
        overlap[start : start + at_once] = (forth + back) / 2
    return overlap
