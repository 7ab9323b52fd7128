"""What the order of two agreements says: clauses between neighbours that meet often meet, too."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

_REACH = 2
#: Fewer pairs say nothing about the order.
_FEWEST = 4


def neighbour_support(
    pairs: Sequence[tuple[int, int]], chances: Sequence[float], shape: tuple[int, int]
) -> NDArray[np.float32] | None:
    """Return how far the neighbours of each cell meet in the same order [left, right].

    Each pair supports the cells close behind it and close before it by its chance, the farther the
    less. All is weighed by how far the order of the pairs as a whole is the same on both sides
    (squared correlation of the places): provisions that were shuffled support nothing. None where
    there is no such order.
    """
    order = _same_order(pairs, chances)
    if not order:
        return None
    support = np.zeros(shape, np.float32)
    partner = {i: (j, chance) for (i, j), chance in zip(pairs, chances, strict=True)}
    for i, (j, chance) in partner.items():
        for step in range(1, _REACH + 1):
            for row, low, high in (
                (i + step, j + 1, j + _REACH + 2),
                (i - step, j - _REACH - 1, j),
            ):
                if 0 <= row < shape[0]:
                    support[row, max(low, 0) : max(high, 0)] += np.float32(chance / step)
    return support * np.float32(order)


def _same_order(pairs: Sequence[tuple[int, int]], chances: Sequence[float]) -> float:
    """Return the squared correlation of the places of the pairs, 0 where it is not positive."""
    if len(pairs) < _FEWEST:
        return 0.0
    weights = np.asarray(chances, np.float64)
    places = np.asarray(pairs, np.float64)
    places -= np.average(places, axis=0, weights=weights)
    (left, both), (_, right) = (places * weights[:, None]).T @ places
    return float(max(both, 0.0) ** 2 / max(left * right, 1e-9))
