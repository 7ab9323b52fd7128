"""The protocol of the segmentation bench, on sentences of our own."""

from __future__ import annotations

import pytest

from bench.boundary_sets import Document, joined, score, score_starts
from bench.segmentation import halves, table
from bench.segmentation_peers import ours
from bench.segmentation_speed import mixed

SENTENCES = [f"Pump {number} works." for number in range(1, 22)]


def every_stop(text: str, _lang: str) -> list[tuple[int, int]]:
    ends = [place + 1 for place, letter in enumerate(text) if letter == "."]
    return [(end - 1, end) for end in ends]


def test_sentences_are_joined_and_the_last_end_is_left_out():
    document = joined(["- ﻻ ماء.\u200f", "  نعم \n هنا."], "ar", looked_at=True)
    assert document.text == "لا ماء. نعم هنا."
    assert document.places == (len("لا ماء."),)


def test_every_tenth_boundary_is_left_out_on_both_sides():
    one = score([joined(SENTENCES, "en", looked_at=True)], every_stop)
    assert (one.gold, one.predicted, one.met, one.f1) == (18, 18, 18, 100.0)


def test_a_wrong_cut_costs_precision_and_a_missed_one_recall():
    document = Document("en", "No. 4 is shut. It leaks. All wet", (14, 24), looked_at=False)
    one = score([document], every_stop)
    assert (round(one.precision), round(one.recall)) == (67, 100)
    assert score([document], lambda *_: [(0, 14)]).recall == 50
    assert halves([document], ours)["seen"] == 0
    assert halves([document], ours)["unseen"] == 100


def test_starts_count_to_the_character():
    document = Document("en", "Article 1\nx", (0,), looked_at=True)
    assert score_starts([document], lambda _: [0]).f1 == 100
    assert score_starts([document], lambda _: [1]).f1 == 0


@pytest.mark.parametrize("megabytes", [0.02, 0.2])
def test_the_text_of_the_speed_runs_has_its_size_and_stays_the_same(megabytes: float):
    text = mixed(megabytes)
    assert 1 <= len(text.encode()) / megabytes / 1_000_000 < 1.2
    assert text == mixed(megabytes)


def test_a_table_has_a_row_for_each_figure():
    assert table([{"set": "a", "f1": 1.0}]).splitlines() == [
        "| set | f1 |",
        "| --- | --- |",
        "| a | 1.0 |",
    ]
