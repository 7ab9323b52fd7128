"""What clauses say for one another."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausesearch.search.fusion import length_mix
from clausesearch.search.support import BEST, NEIGHBOURS, OWN, feedback, neighbour_weights


def unit(rows: int, seed: int) -> np.ndarray:
    vectors = np.random.default_rng(seed).normal(size=(rows, 16)).astype(np.float32)
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


@given(rows=st.integers(1, 40), owners=st.integers(1, 5), seed=st.integers(0, 99))
def test_neighbours_are_the_nearest_of_other_agreements(rows: int, owners: int, seed: int) -> None:
    vectors = unit(rows, seed)
    agreements = np.arange(rows) % owners
    weights = neighbour_weights(vectors, agreements)
    assert weights.sum(axis=1) == pytest.approx(np.ones(rows), abs=1e-5)
    for row in range(rows):
        near = vectors @ vectors[row]
        others = [i for i in range(rows) if agreements[i] != agreements[row] and near[i] > 0]
        nearest = sorted(others, key=lambda i: -near[i])[:NEIGHBOURS]
        plain = {i: float(near[i]) ** 3 for i in nearest} | {row: OWN}
        for i, weight in plain.items():
            assert weights[row, i] == pytest.approx(weight / sum(plain.values()), abs=1e-4)


def test_a_clause_without_neighbours_speaks_for_itself() -> None:
    weights = neighbour_weights(unit(4, 1), np.zeros(4, np.int64))
    assert weights == pytest.approx(np.eye(4))


def test_feedback_is_highest_near_the_best() -> None:
    vectors = np.eye(8, 16, dtype=np.float32)
    vectors[7] = vectors[0]
    cosines = feedback(vectors, np.asarray([9.0, *[0.0] * 7]))
    assert cosines[0] == pytest.approx(cosines[7])
    assert cosines[0] > 0.99
    assert all(cosines[BEST:7] < 0.01)


def test_weights_pass_from_short_to_long_queries() -> None:
    assert [length_mix(words) for words in (0, 1, 4, 8, 16, 500)] == [0, 0, 0, 0.5, 1, 1]
