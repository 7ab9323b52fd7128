"""Which matches are said to have moved."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausesearch.compare.order import moved_places


@pytest.mark.parametrize(
    ("positions", "moved"),
    [
        ([], set()),
        ([4], set()),
        ([0, 1, 2], set()),
        ([3, 0, 1, 2], {0}),
        ([0, 3, 1, 2, 4], {1}),
        ([2, 1, 0], {0, 1}),
    ],
)
def test_what_stands_elsewhere_has_moved(positions: list[int], moved: set[int]) -> None:
    assert moved_places(positions) == moved


@given(st.lists(st.integers(0, 30), unique=True, max_size=9))
def test_the_rest_is_in_order_and_no_longer_rest_is(positions: list[int]) -> None:
    moved = moved_places(positions)
    rest = [position for place, position in enumerate(positions) if place not in moved]
    assert all(a < b for a, b in pairwise(rest))
    assert not any(
        all(a < b for a, b in pairwise(longer)) for longer in combinations(positions, len(rest) + 1)
    )
