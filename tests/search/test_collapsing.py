"""One accord in several newspapers is one hit; a renewal and another pair of towns are not."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import clausesearch
from clausesearch.records import Hit
from clausesearch.search.collapsing import same_event
from clausesearch.store import Imprint
from clausesearch.text.shingles import sketch

ACCORD = """اتفاقية توأمة بين بلدية {left} وبلدية {right}

المادة 1: تنظم البلديتان كل صيف مخيما للشباب يضم {many} مشاركا في ورشات المسرح والموسيقى.
المادة 2: يتبادل الطرفان الخبرات في معالجة النفايات المنزلية وفرزها من المصدر.
المادة 3: تكون البلديتان أعوان الحالة المدنية في الأرشفة الرقمية مرتين في السنة.
المادة 4: يحمي الطرفان الشريط الساحلي من الانجراف ويغرسان أحزمة خضراء حول المدينتين.
المادة 5: تسري هذه الاتفاقية لمدة {term} وتتجدد ضمنيا.

حررت بمدينة {left} في {day}.
"""
FIRST = {
    "left": "سلقطة",
    "right": "الشابة",
    "many": "أربعين",
    "term": "ثلاث سنوات",
    "day": "7 ماي 2024",
}
MENU = "الرئيسية سياسة رياضة طقس اقتصاد\n\n"
OTHERS = {
    "renewal": FIRST | {"day": "7 ماي 2027"},
    "other-towns": FIRST | {"right": "قليبية"},
}
NEWS = {
    "gazette": ACCORD.format(**FIRST),
    "morning": MENU + ACCORD.format(**FIRST) + "\nاقرأ أيضا: مهرجان الربيع",
    "evening": "\n".join(ACCORD.format(**FIRST).split("\n")[:6]) + "\nحررت في 7 ماي 2024.",
}


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> clausesearch.Index:
    folder = tmp_path_factory.mktemp("collapsing")
    texts = NEWS | {name: ACCORD.format(**filled) for name, filled in OTHERS.items()}
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    index = clausesearch.open_index(folder / "index")
    index.add([folder])
    return index


def printings(hit: Hit) -> set[str]:
    return {name.rpartition("#")[0] for name in (hit.clause.id, *hit.also_in)}


def test_one_accord_in_three_newspapers_is_one_hit(index: clausesearch.Index) -> None:
    hits = index.search("مخيم صيفي للشباب", k=10)
    about_youth = [hit for hit in hits if "مخيما" in hit.clause.text]
    assert {frozenset(printings(hit)) for hit in about_youth} == {
        frozenset(NEWS),
        frozenset({"renewal"}),
        frozenset({"other-towns"}),
    }


def test_nothing_is_lost_and_as_many_hits_as_asked_for_come(index: clausesearch.Index) -> None:
    every = index.search("الشباب", k=50, collapse=False)
    assert all(hit.also_in == () for hit in every)
    once = index.search("الشباب", k=50)
    named = [name for hit in once for name in (hit.clause.id, *hit.also_in)]
    assert sorted(named) == sorted(hit.clause.id for hit in every)
    for k in (1, 3, 5):
        hits = index.search("الشباب", k=k)
        assert len(hits) == k
        assert [hit.clause.id for hit in hits] == [hit.clause.id for hit in once][:k]
        assert all(left.score >= right.score for left, right in pairwise(hits))


def test_other_numbers_are_another_clause(tmp_path: Path) -> None:
    for name, many in (("one", "أربعين"), ("two", "خمسين")):
        text = ACCORD.format(**FIRST | {"many": many})
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    with clausesearch.open_index(tmp_path / "index") as index:
        index.add([tmp_path])
        youth = index.search("مخيم صيفي للشباب", k=2)
        waste = index.search("معالجة النفايات", k=2)
    assert [len(printings(hit)) for hit in youth] == [1, 1]
    assert len(printings(waste[0])) == 2


def test_an_undated_half_never_brings_two_accords_together(tmp_path: Path) -> None:
    texts = {"first": NEWS["gazette"], "renewal": ACCORD.format(**OTHERS["renewal"])}
    texts["half"] = "\n".join(NEWS["gazette"].split("\n")[:6])
    for name, text in texts.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    with clausesearch.open_index(tmp_path / "index") as index:
        index.add([tmp_path])
        hits = index.search("الشباب والنفايات", k=10)
    assert hits
    assert not any(printings(hit) >= {"first", "renewal"} for hit in hits)


def test_similar_collapses_too(index: clausesearch.Index) -> None:
    hits = index.similar("renewal#2", k=10)
    assert any(printings(hit) == set(NEWS) for hit in hits)
    assert all(hit.also_in == () for hit in index.similar("renewal#2", k=10, collapse=False))


WORDS = " ".join(f"word{number}" for number in range(100))
DAYS = st.sampled_from(["", "2024-05-07", "2024-05-08", "2024-06-01"])
PARTIES = st.sampled_from(
    [(), (" سلقط ", " شاب "), (" بلد سلقط ", " بلد شاب "), (" سلقط ", " قليب ")]
)


@given(DAYS, DAYS, PARTIES, PARTIES)
def test_it_is_the_same_from_both_sides_and_never_against_what_is_known(
    left: str, right: str, some: tuple[str, ...], others: tuple[str, ...]
) -> None:
    own = sketch(WORDS)
    one, other = Imprint(own, left, some), Imprint(own, right, others)
    assert same_event(one, other) == same_event(other, one)
    assert same_event(one, one)
    if {left, right} == {"2024-05-07", "2024-06-01"}:
        assert not same_event(one, other)
    if not left and not right and not some and not others:
        assert same_event(one, other)


def test_a_text_without_words_is_nobodys_copy() -> None:
    none = Imprint(sketch("…"), "", ())
    assert np.array_equal(none.sketch, np.zeros(1, np.uint64))
    assert not same_event(none, none)
