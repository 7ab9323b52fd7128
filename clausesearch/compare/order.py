"""Which matches stand elsewhere on the right than the matches around them."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def moved_places(positions: Sequence[int]) -> frozenset[int]:
    """Return the places of the numbers outside a longest increasing run of ``positions``.

    The fewest that have to be taken away so that the rest stands in order (Schensted, 1961; here
    by patience sorting). ``positions`` are distinct; of several such runs the one that ends lowest
    is kept.
    """
    tails: list[int] = []  # the place of the lowest number that ends a run of each length
    before: list[int] = []
    for place, position in enumerate(positions):
        length = bisect_left(tails, position, key=lambda tail: positions[tail])
        before.append(tails[length - 1] if length else -1)
        tails[length : length + 1] = [place]
    kept = set()
    place = tails[-1] if tails else -1
    while place >= 0:
        kept.add(place)
        place = before[place]
    return frozenset(range(len(positions))) - kept
