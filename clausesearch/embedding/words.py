"""The vectors of words, which are sums of pieces, kept for as long as the encoder lives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from clausesearch.embedding.protocol import TokenEncoder

#: Closes each word in a row of piece ids.
END = -1
_MOST = 20_000  # words remembered: 30 MB at 384 numbers each


@dataclass(frozen=True, slots=True)
class WordRows:
    """Words of several texts: unit vectors and weights of the different ones, and which is which.

    A word weighs the square of its vector's length.
    """

    vectors: NDArray[np.float32]
    weights: NDArray[np.float32]
    #: For every word in order its row in ``vectors``.
    which: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class _Known:
    """Remembered words: hashes in order, where each lies in ``vectors``, and those."""

    hashes: NDArray[np.uint64]
    places: NDArray[np.int64]
    vectors: NDArray[np.float32]


_known: WeakKeyDictionary[TokenEncoder, _Known] = WeakKeyDictionary()


def word_rows(encoder: TokenEncoder, flat: NDArray[np.int32]) -> WordRows:
    """Return the words of ``flat``: piece ids in a row, each word closed by ``END``."""
    ends = np.flatnonzero(flat == END)
    if not len(ends):
        nothing = encoder.vectors_of([])
        return WordRows(nothing, np.zeros(0, np.float32), np.zeros(0, np.int64))
    firsts = np.concatenate([[0], ends[:-1] + 1])
    # A word is the sum of its pieces, so a sum of 64-bit hashes tells words apart.
    hashed = _hashes(flat)
    hashed[ends] = 0
    hashes, first, which = np.unique(
        np.add.reduceat(hashed, firsts), return_index=True, return_inverse=True
    )
    vectors = _remembered(encoder, hashes, flat, firsts[first], ends[first])
    lengths = np.linalg.norm(vectors, axis=1)
    return WordRows(vectors / np.maximum(lengths, 1e-9)[:, None], lengths**2, which)


def _hashes(ids: NDArray[np.int32]) -> NDArray[np.uint64]:
    """Return a hash of each id (the finalizer of splitmix64; Steele, Lea and Flood, 2014)."""
    hashed = (ids.astype(np.uint64) + np.uint64(1)) * np.uint64(0x9E3779B97F4A7C15)
    hashed = (hashed ^ (hashed >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    hashed = (hashed ^ (hashed >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return hashed ^ (hashed >> np.uint64(31))


def _remembered(
    encoder: TokenEncoder,
    hashes: NDArray[np.uint64],
    flat: NDArray[np.int32],
    firsts: NDArray[np.int64],
    ends: NDArray[np.int64],
) -> NDArray[np.float32]:
    """Return the vector of each word [words, dim]; what was not known is known afterwards."""
    if len(hashes) > _MOST // 2:
        return _summed(encoder, flat, firsts, ends)
    known = _known.get(encoder)
    if known is None or len(known.hashes) + len(hashes) > _MOST:
        known = _Known(hashes[:0], firsts[:0], np.zeros((0, encoder.dim), np.float32))
    at = np.searchsorted(known.hashes, hashes)
    new = np.ones(len(hashes), bool)
    inside = at < len(known.hashes)
    new[inside] = known.hashes[at[inside]] != hashes[inside]
    if new.any():
        count = len(known.vectors)
        known = _Known(
            np.insert(known.hashes, at[new], hashes[new]),
            np.insert(known.places, at[new], np.arange(count, count + int(new.sum()))),
            np.concatenate([known.vectors, _summed(encoder, flat, firsts[new], ends[new])]),
        )
        _known[encoder] = known
        at = np.searchsorted(known.hashes, hashes)
    found: NDArray[np.float32] = known.vectors[known.places[at]]
    return found


def _summed(
    encoder: TokenEncoder,
    flat: NDArray[np.int32],
    firsts: NDArray[np.int64],
    ends: NDArray[np.int64],
) -> NDArray[np.float32]:
    """Return the sum of the pieces ``flat[first:end]`` of each word [words, dim]."""
    # Piece by piece over all words at once: numpy's add.reduceat is ten times slower on rows.
    lengths = ends - firsts
    vectors = np.zeros((len(firsts), encoder.dim), np.float32)
    for place in range(int(lengths.max(initial=0))):
        longer = lengths > place
        pieces, where = np.unique(flat[firsts[longer] + place], return_inverse=True)
        vectors[longer] += encoder.vectors_of(pieces)[where]
    return vectors
