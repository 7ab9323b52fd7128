"""What is compared: the shipped alignment, and three plain ones."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import numpy as np

from clausesearch.bench.links import Linked
from clausesearch.compare import compare_sides
from clausesearch.compare.alignment import align
from clausesearch.compare.settings import Settings
from clausesearch.text.words import index_terms

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from clausesearch.compare import Side
    from clausesearch.embedding import Encoder

    Matrix = NDArray[np.float32]

SHIPPED = "shipped"
#: Nothing joins at this price.
_NEVER = 1e9
_K1, _B = 1.5, 0.75


def shipped(left: Side, right: Side, encoder: Encoder) -> list[Linked]:
    """Return what ``clausesearch compare`` puts together: the very call."""
    places = [{clause.number: i for i, clause in enumerate(s.clauses)} for s in (left, right)]
    return [
        Linked(
            tuple(places[0][clause.number] for clause in match.left),
            tuple(places[1][clause.number] for clause in match.right),
            match.differences,
        )
        for match in compare_sides(left, right, encoder).matches
    ]


def cosine(left: Side, right: Side) -> Matrix:
    """Return the plain cosine of every left clause with every right one."""
    cells: Matrix = left.vectors @ right.vectors.T
    return cells


def bm25(left: Side, right: Side) -> Matrix:
    """Return BM25 of every left clause as a query in the right ones, and back, both in [0, 1].

    Each direction is divided by what the query would score in itself. The words are folded and
    lightly stemmed, so that no word meets one of another alphabet (Robertson and Zaragoza, 2009).
    """
    terms = [[index_terms(clause.text, clause.lang) for clause in s.clauses] for s in (left, right)]
    held = Counter(term for text in (*terms[0], *terms[1]) for term in set(text))
    place = {term: number for number, term in enumerate(held)}
    count = len(terms[0]) + len(terms[1])
    idf = np.log(1 + (count - (n := np.asarray([*held.values()], np.float32)) + 0.5) / (n + 0.5))
    length = max(1.0, sum(len(text) for side in terms for text in side) / max(1, count))
    asked, scored = zip(*(_vectors(side, place, length) for side in terms), strict=True)
    forth = (asked[0] * idf) @ scored[1].T
    back = (asked[1] * idf) @ scored[0].T
    own = [np.maximum((a * idf * s).sum(1), 1e-9) for a, s in zip(asked, scored, strict=True)]
    cells: Matrix = (forth / own[0][:, None] + back.T / own[1][None, :]) / 2
    return cells


def _vectors(
    texts: Sequence[Sequence[str]], place: dict[str, int], mean: float
) -> tuple[Matrix, Matrix]:
    """Return which words each text holds, and what each word scores there before its rarity."""
    counts = np.zeros((len(texts), len(place)), np.float32)
    for row, text in enumerate(texts):
        for term, n in Counter(text).items():
            counts[row, place[term]] = n
    lengths = counts.sum(1, keepdims=True)
    scored = counts * (_K1 + 1) / (counts + _K1 * (1 - _B + _B * lengths / mean))
    return (counts > 0).astype(np.float32), scored


def assigned(cells: Matrix, price: float) -> list[Linked]:
    """Return the optimal assignment of what is above a price."""
    return [Linked(g.left, g.right) for g in align(cells, Settings(price, _NEVER))]


def greedy(cells: Matrix, price: float) -> list[Linked]:
    """Return the best partner of each left clause where it is above a price."""
    best = cells.argmax(axis=1) if cells.size else []
    return [Linked((i,), (int(j),)) for i, j in enumerate(best) if cells[i, j] > price]


#: Name → what is measured for each two clauses, and how they are put together above a price.
BASELINES: dict[
    str, tuple[Callable[[Side, Side], Matrix], Callable[[Matrix, float], list[Linked]]]
] = {
    "BM25, assigned": (bm25, assigned),
    "cosine, assigned": (cosine, assigned),
    "cosine, greedy": (cosine, greedy),
}
#: The prices a baseline may take.
PRICES = tuple(round(0.02 * step, 2) for step in range(48))
