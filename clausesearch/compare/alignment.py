"""Optimal assignment with a price for having no partner, then splits and merges."""

from __future__ import annotations

from dataclasses import dataclass
from math import log
from typing import TYPE_CHECKING

import numpy as np

from clausesearch.compare.assignment import best_assignment
from clausesearch.compare.neighbours import neighbour_support
from clausesearch.compare.settings import shipped_settings

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from clausesearch.compare.settings import Settings

    Pairs = list[tuple[int, int]]

_ROUNDS = 3
#: Log-odds of the share of clauses with a partner (two thirds) that few of the fitted pairs exceed.
_USUAL = log(2)


@dataclass(frozen=True, slots=True)
class Group:
    """Rows and columns that belong together, with the chance that they do."""

    left: tuple[int, ...]
    right: tuple[int, ...]
    score: float


def align(similarity: NDArray[np.float32], settings: Settings | None = None) -> list[Group]:
    """Return the groups of rows and columns that meet, in the order of the rows.

    A pair below the price of staying alone is worth less than two clauses alone, so both stay
    alone. The price is ``no_partner``; where more than two thirds of the clauses have a partner
    (one agreement is a translation of the other, or hardly changed), it falls. Where the pairs
    found so far stand in the same order on both sides, what lies between them is helped. A clause
    left alone joins the pair beside it when it is at least ``join`` like the other side of it: one
    commitment is often split in two next to each other.
    """
    if not similarity.size:
        return []
    settings = settings or shipped_settings().alignment
    price = settings.no_partner
    pairs = _assign(similarity, price)
    if settings.follow:
        for _ in range(_ROUNDS):
            price = settings.no_partner - _surplus(len(pairs), min(similarity.shape))
            pairs = _assign(similarity, price)
    if settings.order:
        sure = [settings.chance(float(similarity[pair])) for pair in pairs]
        support = neighbour_support(pairs, sure, similarity.shape)
        if support is not None:
            similarity = similarity + np.float32(settings.order) * support
            pairs = _assign(similarity, price)
    return _groups(similarity, pairs, settings)


def _surplus(paired: int, count: int) -> float:
    """Return by how much the log-odds of having a partner exceed what is usual.

    The prior of a logistic regression enters as its log-odds (Saerens, Latinne and Decaestecker,
    2002); one clause of each kind is added, for a handful tells little.
    """
    return max(0.0, log((paired + 1) / (count - paired + 1)) - _USUAL)


def _assign(similarity: NDArray[np.float32], price: float) -> Pairs:
    gain = np.maximum(similarity - np.float32(price), 0)
    return [(i, j) for i, j in best_assignment(gain) if gain[i, j] > 0]


def _groups(similarity: NDArray[np.float32], pairs: Pairs, settings: Settings) -> list[Group]:
    right_of = {i: [j] for i, j in pairs}
    left_of = {j: [i] for i, j in pairs}
    _join_neighbours(similarity, right_of, left_of, settings.join)
    _join_neighbours(similarity.T, left_of, right_of, settings.join)
    groups = []
    for many in right_of.values():
        left, right = tuple(sorted(left_of[many[0]])), tuple(sorted(many))
        best = max(float(similarity[i, j]) for i in left for j in right)
        groups.append(Group(left, right, settings.chance(best)))
    return sorted(groups, key=lambda group: group.left)


def _join_neighbours(
    similarity: NDArray[np.float32],
    many_of: dict[int, list[int]],
    one_of: dict[int, list[int]],
    join: float,
) -> None:
    """Let columns without a row join the group of the column beside them, the most alike first.

    A column joins no row but the one that is most like it.
    """
    best_row = similarity.argmax(axis=0)
    taken = {column for columns in many_of.values() for column in columns}
    while True:
        offers = [
            (float(similarity[row, beside]), row, beside)
            for row, columns in many_of.items()
            if all(len(one_of.get(column, [row])) == 1 for column in columns)
            for beside in (min(columns) - 1, max(columns) + 1)
            if 0 <= beside < similarity.shape[1] and beside not in taken and best_row[beside] == row
        ]
        best = max(offers, default=None)
        if best is None or best[0] < join:
            return
        _, row, beside = best
        many_of[row].append(beside)
        taken.add(beside)
