"""Our measures against ir_measures, and the statistics against what is known of them."""

from __future__ import annotations

import ir_measures
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clausesearch.bench.metrics import MEASURES
from clausesearch.bench.significance import bootstrap_interval, compare_paired

RANKINGS = st.tuples(
    st.lists(st.integers(0, 3), min_size=1, max_size=25),  # grades of all judged texts
    st.integers(0, 25),  # how many of them are returned
    st.integers(0, 10),  # how many unjudged texts stand before them
    st.integers(1, 2),
)


def oracle(measure: str, least: int) -> ir_measures.measures.Measure:
    name = {"Success@5": f"Success(rel={least})@5"}.get(measure)
    if name is None:
        base, _, k = measure.partition("@")
        name = measure if base == "nDCG" else f"{base}(rel={least})@{k}"
    return ir_measures.parse_measure(name)


@settings(max_examples=60, deadline=None)
@given(RANKINGS, st.randoms(use_true_random=False))
def test_our_measures_are_those_of_ir_measures(
    ranking: tuple[list[int], int, int, int], random
) -> None:
    grades, returned, unjudged, least = ranking
    names = [f"d{n}" for n in range(len(grades))]
    ranked = [*(f"u{n}" for n in range(unjudged)), *names[:returned]]
    random.shuffle(ranked)
    qrels = [ir_measures.Qrel("q", n, g) for n, g in zip(names, grades, strict=True)]
    run = [ir_measures.ScoredDoc("q", name, -float(n)) for n, name in enumerate(ranked)]
    by_name = dict(zip(names, grades, strict=True))
    ours = [by_name.get(name, 0) for name in ranked]
    for measure, value_of in MEASURES.items():
        theirs = ir_measures.calc_aggregate([oracle(measure, least)], qrels, run)
        (expected,) = theirs.values()
        assert value_of(ours, grades, least) == pytest.approx(expected, abs=1e-6), measure


def test_nothing_returned_scores_nothing() -> None:
    assert all(value_of([], [3, 1], 1) == 0 for value_of in MEASURES.values())


def test_an_interval_holds_the_mean_and_narrows() -> None:
    random = np.random.default_rng(1)
    few, many = random.random(20), random.random(2000)
    for values in (few, many):
        low, high = bootstrap_interval(values)
        assert low < values.mean() < high
    assert np.diff(bootstrap_interval(many)) < np.diff(bootstrap_interval(few)) / 3
    assert bootstrap_interval([0.5] * 9) == (0.5, 0.5)


def test_a_paired_test_tells_a_real_difference_from_chance() -> None:
    random = np.random.default_rng(2)
    base = random.random(200)
    better = compare_paired(base + 0.1, base)
    assert better.p_value < 0.001
    assert (better.wins, better.ties, better.losses) == (200, 0, 0)
    same = compare_paired(base, base)
    assert (same.difference, same.p_value, same.ties) == (0, 1, 200)
    noise = compare_paired(base + random.normal(0, 0.1, 200), base)
    assert noise.p_value > 0.01
    with pytest.raises(ValueError, match="2 queries of one system but 1"):
        compare_paired([1, 2], [1])


def test_the_paired_test_is_exact_enough() -> None:
    # Four queries all won: of the 16 draws of signs, two are as extreme.
    assert compare_paired([1, 1, 1, 1], [0, 0, 0, 0]).p_value == pytest.approx(1 / 8, abs=0.02)
