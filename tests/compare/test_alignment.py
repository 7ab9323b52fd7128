"""The alignment, against brute force where that can be done."""

from __future__ import annotations

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from clausesearch.compare.alignment import align
from clausesearch.compare.neighbours import neighbour_support
from clausesearch.compare.settings import Settings, shipped_settings

SIMILARITIES = st.tuples(st.integers(1, 5), st.integers(1, 5)).flatmap(
    lambda shape: arrays(np.float32, shape, elements=st.floats(-1, 1, width=16))
)
ALONE = 2.0  # a price nothing reaches: no joining


def test_matches_and_what_is_left_alone() -> None:
    similarity = np.asarray([[0.9, 0.1, 0.0], [0.2, 0.1, 0.8], [0.1, 0.1, 0.1]], np.float32)
    groups = align(similarity, Settings(0.5, ALONE, 1.0, 0.0))
    assert [(group.left, group.right) for group in groups] == [((0,), (0,)), ((1,), (2,))]
    assert groups[0].score > groups[1].score


def test_the_best_whole_beats_the_best_pair() -> None:
    similarity = np.asarray([[0.9, 0.8], [0.8, 0.1]], np.float32)
    groups = align(similarity, Settings(0.2, ALONE, 1.0, 0.0))
    assert [(group.left, group.right) for group in groups] == [((0,), (1,)), ((1,), (0,))]


def test_a_neighbour_joins() -> None:
    similarity = np.asarray([[0.9, 0.6, 0.0, 0.6], [0.0, 0.0, 0.0, 0.0]], np.float32)
    groups = align(similarity, Settings(0.5, 0.5, 1.0, 0.0))
    assert [(group.left, group.right) for group in groups] == [((0,), (0, 1))]
    turned = align(similarity.T, Settings(0.5, 0.5, 1.0, 0.0))
    assert [(group.left, group.right) for group in turned] == [((0, 1), (0,))]


@pytest.mark.parametrize("shape", [(0, 0), (0, 4), (4, 0)])
def test_an_empty_side(shape: tuple[int, int]) -> None:
    assert align(np.zeros(shape, np.float32)) == []


@given(SIMILARITIES)
def test_the_assignment_is_optimal(similarity: np.ndarray) -> None:
    price = 0.2
    groups = align(similarity, Settings(price, ALONE, 1.0, 0.0))
    ours = sum(similarity[g.left[0], g.right[0]] - price for g in groups)
    small = similarity if similarity.shape[0] <= similarity.shape[1] else similarity.T
    gain = np.maximum(small - price, 0)
    best = max(
        sum(gain[i, j] for i, j in enumerate(columns))
        for columns in permutations(range(gain.shape[1]), gain.shape[0])
    )
    assert ours == pytest.approx(best, abs=1e-5)


@given(SIMILARITIES)
def test_no_clause_stands_in_two_groups(similarity: np.ndarray) -> None:
    groups = align(similarity, Settings(0.1, 0.05, 1.0, 0.0))
    lefts = [i for group in groups for i in group.left]
    rights = [j for group in groups for j in group.right]
    assert len(lefts) == len(set(lefts))
    assert len(rights) == len(set(rights))
    for group in groups:
        assert len(group.left) == 1 or len(group.right) == 1
        assert list(group.left) == list(range(group.left[0], group.left[-1] + 1))
        assert list(group.right) == list(range(group.right[0], group.right[-1] + 1))


@given(SIMILARITIES)
def test_turning_the_table_turns_the_answer(similarity: np.ndarray) -> None:
    price = 0.2
    gain = sorted(
        (round(float(similarity[g.left[0], g.right[0]]), 4))
        for g in align(similarity, Settings(price, ALONE, 1.0, 0.0))
    )
    turned = sorted(
        (round(float(similarity.T[g.left[0], g.right[0]]), 4))
        for g in align(similarity.T, Settings(price, ALONE, 1.0, 0.0))
    )
    assert sum(gain) - price * len(gain) == pytest.approx(
        sum(turned) - price * len(turned), abs=1e-3
    )


def test_the_price_falls_where_most_have_a_partner() -> None:
    similarity = np.full((8, 8), -5, np.float32)
    np.fill_diagonal(similarity, 2.0)
    similarity[7, 7] = -0.5
    fixed, following = (Settings(0.0, ALONE, follow=follow) for follow in (False, True))
    assert len(align(similarity, fixed)) == 7
    assert len(align(similarity, following)) == 8, "all others met, so these two probably do"
    similarity[:4] = -5
    assert len(align(similarity, following)) == 3, "half of them alone: no reason to lower it"


def test_neighbours_in_order_help_what_lies_between() -> None:
    pairs = [(0, 0), (1, 1), (3, 3), (4, 4)]
    support = neighbour_support(pairs, [1.0] * 4, (5, 6))
    assert support is not None
    assert support[2, 2] == support[2].max() > 0
    assert support[2, 5] < support[2, 2]
    assert neighbour_support(pairs[:3], [1.0] * 3, (5, 6)) is None, "too few to tell an order"


@given(st.permutations(range(6)))
def test_neighbours_never_speak_against(order: list[int]) -> None:
    support = neighbour_support(list(enumerate(order)), [0.9] * 6, (6, 6))
    assert support is None or support.min() >= 0


def test_provisions_turned_round_support_nothing() -> None:
    assert neighbour_support([(i, 5 - i) for i in range(6)], [1.0] * 6, (6, 6)) is None


def test_what_ships_is_sound() -> None:
    shipped = shipped_settings()
    for weights in (shipped.with_words, shipped.without_words):
        assert weights.of["cosine"] > 0 > weights.of["crowding"]
    assert shipped.with_words.of["words"] > 0
    assert shipped.alignment.slope > 0
    assert shipped.alignment.chance(-1e9) < 0.01 < 0.99 < shipped.alignment.chance(1e9)
