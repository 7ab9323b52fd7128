"""Quantities as agreements write them: the golden list, and what holds of all."""

from __future__ import annotations

import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausesearch.text.quantities import QuantityKind, read_quantities
from clausesearch.text.quantities.iso import Period
from clausesearch.text.quantities.words import word_lists

GOLDEN = Path(__file__).parents[1] / "golden" / "quantities.tsv"
CASES = [line.split("\t") for line in GOLDEN.read_text(encoding="utf-8").splitlines()]
ARABIC_INDIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


@pytest.mark.parametrize(("text", "expected"), [(c[0], c[1:]) for c in CASES], ids=lambda v: str(v))
def test_a_quantity_is_read(text: str, expected: list[str]) -> None:
    assert [f"{found.kind} {found.value}" for found in read_quantities(text)] == expected


def test_spans_are_those_of_the_raw_text() -> None:
    text = "يَسري لِعَشْرِ سنواتٍ، ويُرصَد له ٣٠٠٬٠٠٠ درهم."
    found = read_quantities(text)
    assert [one.text for one in found] == ["عَشْرِ سنواتٍ", "٣٠٠٬٠٠٠ درهم"]
    assert all(text[one.start : one.end] == one.text for one in found)


def test_what_a_number_counts() -> None:
    units = [one.unit for one in read_quantities("عشرين مقعدا, two hundred women, 30 d'entre eux")]
    assert units == ["مقعدا", "women", "entre"]


@given(
    st.integers(0, 10**9), st.sampled_from(["طالب", "students", "étudiants", "درهم", "%", "years"])
)
def test_both_kinds_of_digits_are_equal(number: int, unit: str) -> None:
    latin, arabic = (
        read_quantities(text)
        for text in (f"{number} {unit}", f"{str(number).translate(ARABIC_INDIC)} {unit}")
    )
    assert [(one.kind, one.value) for one in latin] == [(one.kind, one.value) for one in arabic]


@given(st.integers(1, 999_999_999))
def test_groups_of_three_change_nothing(number: int) -> None:
    values = {
        read_quantities(f"{written} euros")[0].value
        for written in (
            str(number),
            f"{number:,}",
            f"{number:,}".replace(",", " "),
            f"{number:,}".replace(",", "."),
            f"{number:,}".replace(",", "\u202f"),
        )
    }
    assert values == {f"{number} EUR"}


WORDS = [
    word
    for table in ("numbers", "scales")
    for rows in word_lists()[table].values()
    for words in rows.values()
    for word in words
]
PIECES = st.sampled_from(
    [
        *WORDS,
        "سنوات",
        "years",
        "ans",
        "كل",
        "every",
        "و",
        "et",
        "(",
        ")",
        "3",
        "٢٠٢٧",
        "نهاية",
        "fin",
        "%",
        "درهم",
        "USD",
        ".",
        "\n",
        "\u0640",
        "مَرّةً",
    ]
)


@given(st.lists(PIECES, max_size=14).map(" ".join))
def test_spans_never_overlap_and_hold_their_text(text: str) -> None:
    found = read_quantities(text)
    assert all(text[one.start : one.end] == one.text and one.text.strip() for one in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(one.value for one in found)


@given(st.text(max_size=60))
def test_any_text_is_read(text: str) -> None:
    assert all(isinstance(one.kind, QuantityKind) for one in read_quantities(text))


@given(st.integers(0, 50), st.integers(0, 11), st.integers(0, 500))
def test_a_period_is_written_in_one_way(years: int, months: int, days: int) -> None:
    iso = Period.parse(f"P{years}Y{months}M{days}D").iso
    assert not iso or Period.parse(iso).iso == iso
    assert iso == Period.parse(f"P{years * 12 + months}M{days}D").iso


@pytest.mark.parametrize(
    "piece", ["ثلاثة ", "twenty ", "1,", "a ", "كل ", "و", "( 3 ) ", "fin de "]
)
def test_the_time_is_linear(piece: str) -> None:
    start = time.perf_counter()
    read_quantities(piece * 4_000)
    assert time.perf_counter() - start < 3
