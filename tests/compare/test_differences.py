"""Differences inside a match: the written pairs, and what holds of all."""

from __future__ import annotations

import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.differences import Case, gold_cases, score, written_cases
from clausesearch.compare.differences import differences, word_differences
from clausesearch.records import Clause, Difference, DifferenceKind, Kind

CASES = list(written_cases("all"))
ARABIC_INDIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


def clause(text: str, lang: str = "ar", start: int = 0, kind: Kind = Kind.COMMITMENT) -> Clause:
    return Clause("accord", 1, start, start + len(text), text, kind=kind, lang=lang)


def kinds(left: str, right: str, *langs: str) -> list[str]:
    a, b = langs or ("ar", "ar")
    return [one.kind.value for one in differences([clause(left, a)], [clause(right, b)])]


FIT: list[Any] = list(written_cases("fit"))
UNKNOWN = pytest.mark.xfail(reason="no list holds the words that say so, or they say two things")
FIT += [pytest.param(case, marks=UNKNOWN) for case in written_cases("missed")]


@pytest.mark.parametrize("case", FIT, ids=[getattr(case, "name", "missed") for case in FIT])
def test_a_written_pair_differs_as_it_says(case: Case) -> None:
    result = score([case])
    assert not result.errors, result.errors


@pytest.mark.parametrize("which", ["written", "gold"])
def test_precision_and_recall_stay_where_they_are(which: str) -> None:
    cases = written_cases("unseen") if which == "written" else gold_cases("even")
    counts = score(cases).counts("all")
    assert counts.found / (counts.found + counts.missed) >= 0.8
    assert counts.found / (counts.found + counts.wrong - counts.beside) >= 0.9


@pytest.mark.parametrize(
    ("left", "right", "langs"),
    [
        ("تسري المذكرة عشر سنوات", "The memorandum shall run for ten years", ("ar", "en")),
        ("يجتمعان مرتين في السنة", "Ils se réunissent tous les six mois", ("ar", "fr")),
        ("قبل نهاية سنة ٢٠٢٧", "avant le 31 décembre 2027", ("ar", "fr")),
        ("قرض قدره 5000 دولار", "a loan of USD 5,000", ("ar", "en")),
        ("يستقبلان نصف المتدربين", "Elles accueillent 50 % des stagiaires", ("ar", "fr")),
        ("يعقد مؤتمران كل سنة", "Two conferences shall be held every year", ("ar", "en")),
        ("The parties shall meet", "Les parties se réunissent", ("en", "fr")),
        ("في أجل أسبوعين", "sous quinze jours", ("ar", "fr")),
        ("يتفق الطرفان على ألا يتجاوز العدد مائة", "The number shall not exceed 100", ("ar", "en")),
        ("تضم وحدة للتجميع", "It shall include an assembly unit", ("ar", "en")),
    ],
)
def test_the_same_in_other_words_is_no_difference(
    left: str, right: str, langs: tuple[str, str]
) -> None:
    assert kinds(left, right, *langs) == []
    assert kinds(right, left, *reversed(langs)) == []


def test_a_recital_commits_to_nothing() -> None:
    left, right = (clause(text, kind=Kind.CONTEXT) for text in ("ثلاث سنوات", "خمس سنوات"))
    assert differences([left], [right]) == ()


def test_quotes_are_words_of_the_agreement() -> None:
    text = "تمهيد.\nتدوم التَّوأمة خَمْسَ سنواتٍ، عدا ما استثني."
    left = clause(text[7:], start=7)
    found = differences([left], [clause("Le jumelage dure dix ans", "fr", start=100)])
    duration = next(one for one in found if one.kind is DifferenceKind.DURATION)
    assert duration.left is not None
    assert duration.right is not None
    assert text[duration.left.start : duration.left.end] == duration.left.text == "خَمْسَ سنواتٍ"
    assert (duration.right.start, duration.right.text) == (117, "dix ans")
    assert (duration.left_value, duration.right_value) == ("P5Y", "P10Y")


def mirrored(found: tuple[Difference, ...]) -> set[tuple[str, str, str]]:
    return {(one.kind.value, one.right_value, one.left_value) for one in found}


def told(found: tuple[Difference, ...]) -> set[tuple[str, str, str]]:
    return {(one.kind.value, one.left_value, one.right_value) for one in found}


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_sides_may_be_swapped(case: Case) -> None:
    assert told(differences(case.left, case.right)) == mirrored(differences(case.right, case.left))


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_a_clause_differs_not_from_itself_nor_by_its_digits(case: Case) -> None:
    for side in (case.left, case.right):
        (one,) = side
        other = clause(one.text.translate(ARABIC_INDIC), one.lang, kind=one.kind)
        assert differences(side, side) == ()
        assert differences(side, [other]) == ()


@given(st.integers(2, 2_000), st.integers(2, 2_000))
def test_numbers_differ_exactly_when_they_do(one: int, other: int) -> None:
    found = differences(
        [clause(f"يدرب المركز {one} متدربا")],
        [clause(f"Le centre forme {str(other).translate(ARABIC_INDIC)} stagiaires", "fr")],
    )
    years = any(1900 <= number < 2100 for number in (one, other))
    assert [one.kind.value for one in found] == (["number"] if one != other and not years else [])


@given(st.text(max_size=80), st.text(max_size=80))
def test_any_text_is_compared(left: str, right: str) -> None:
    for one in differences([clause(left)], [clause(right, "en")]):
        for quote, text in ((one.left, left), (one.right, right)):
            assert quote is None or text[quote.start : quote.end] == quote.text


def test_a_huge_clause_is_read_in_part() -> None:
    huge = clause("يلتزم الطرفان بتدريب عشرين متدربا كل سنة عدا غشت و" * 40_000)
    start = time.perf_counter()
    differences([huge], [huge])
    assert word_differences(huge, huge) == ((), ())
    assert time.perf_counter() - start < 10


def test_words_that_differ_in_one_language() -> None:
    left = clause("تنظم البلديتان كلَّ صيفٍ مخيما للشباب", start=10)
    right = clause("تنظّم البلديتان كل شتاء مخيماً كبيرا للشباب", start=50)
    mine, other = word_differences(left, right)
    assert [quote.text for quote in mine] == ["صيفٍ"]
    assert [quote.text for quote in other] == ["شتاء", "كبيرا"]
    assert all(left.text[q.start - 10 : q.end - 10] == q.text for q in mine)
    assert word_differences(left, clause("each summer", "en")) == ((), ())
