"""Days as texts name them: the golden list, and what no calendar has."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausesearch.text.facts.calendars import gregorian_months, hijri_to_iso
from clausesearch.text.facts.folded import WINDOW, FoldedText
from clausesearch.text.facts.mentions import date_mentions
from clausesearch.text.folding import fold

GOLDEN = Path(__file__).parents[1] / "golden" / "days.tsv"
CASES = [line.split("\t") for line in GOLDEN.read_text(encoding="utf-8").splitlines()]
MONTHS = sorted(gregorian_months().items())


@pytest.mark.parametrize(("text", "iso"), CASES, ids=[text for text, _ in CASES])
def test_a_day_is_read(text: str, iso: str) -> None:
    found = [mention.iso for mention in date_mentions(FoldedText(text).folded)]
    assert found == ([] if iso == "-" else [iso])


def test_of_a_gregorian_and_a_hijri_day_the_gregorian_one_counts() -> None:
    text = "حرر في الرياض يوم 8 ماي 2022 الموافق 7 شوال 1443هـ"
    assert [(m.iso, m.hijri) for m in date_mentions(fold(text))] == [("2022-05-08", False)]
    assert [m.hijri for m in date_mentions(fold("في 7 شوال 1443هـ"))] == [True]


def test_the_span_is_that_of_the_raw_text() -> None:
    text = "حُرِّرَ في ٧ نيسـان ٢٠٢٤هـ"
    read = FoldedText(text)
    (mention,) = date_mentions(read.folded)
    start, end = read.span(mention.start, mention.end)
    assert text[start:end] == "٧ نيسـان ٢٠٢٤هـ"


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.data())
def test_every_day_of_every_month_name_is_read(day: date, data: st.DataObject) -> None:
    name = data.draw(st.sampled_from([name for name, month in MONTHS if month == day.month]))
    found = date_mentions(f"x {day.day} {name} {day.year}, y")
    assert [mention.iso for mention in found] == [day.isoformat()]


@given(st.text(alphabet="0123456789/.- \n١٢من ماي avril may,", max_size=60))
def test_whatever_is_typed_gives_real_days_only(text: str) -> None:
    read = FoldedText(text)
    for mention in date_mentions(read.folded):
        assert date.fromisoformat(mention.iso).isoformat() == mention.iso
        start, end = read.span(mention.start, mention.end)
        assert 0 <= start < end <= len(text)


@pytest.mark.parametrize(
    "text", ["9" * 50_000, "1 " * 50_000, "1" + " " * 100_000, "من " * 30_000, "10-" * 40_000]
)
def test_runs_of_one_thing_take_no_time(text: str) -> None:
    from time import perf_counter

    start = perf_counter()
    assert date_mentions(FoldedText(text).folded) == []
    assert perf_counter() - start < 2


def test_of_a_huge_text_both_ends_are_read() -> None:
    text = "Done at Cork, 3 May 2021" + " x" * WINDOW * 2 + " 4 May 2022"
    read = FoldedText(text)
    assert len(read.folded) <= 2 * WINDOW + 2
    first, last = date_mentions(read.folded)
    assert [text[slice(*read.span(m.start, m.end))] for m in (first, last)] == [
        "3 May 2021",
        "4 May 2022",
    ]


def test_a_hijri_year_out_of_the_calendar_is_unknown() -> None:
    assert hijri_to_iso(1445, 9, 15) == "2024-03-25"
    assert hijri_to_iso(1201, 1, 1) is None
    assert hijri_to_iso(1445, 9, 31) is None
