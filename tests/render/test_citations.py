"""How clauses are cited, and where their words are marked."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausesearch.records import Clause, Match, Quote
from clausesearch.render.citations import cite, label_of
from clausesearch.render.compared import comparison_rows, readable_rows
from clausesearch.render.highlights import changed_words, excerpt, pieces
from clausesearch.render.rows import to_markdown
from tests.render.made import arabic_and_french, clauses_of, document, hostile, two_arabic


def test_a_citation_has_agreement_label_offsets_and_date() -> None:
    comparison = arabic_and_french()
    clause = comparison.left_only[0]
    assert cite(clause, comparison.left) == (
        f"nakhil#3 · \u2068المادة 3: البيئة · 1\u2069 · {clause.start}–{clause.end} · 2021-07-25"
    )
    assert comparison.left.text[clause.start : clause.end] == clause.text


@pytest.mark.parametrize(
    ("text", "part", "label"),
    [
        ("T\n2.1 يستقبل المعهد طلبة", "يستقبل المعهد طلبة", "2.1"),
        ("T\n(a) The parties shall meet", "The parties shall meet", "a"),
        ("T\n٣. يتبادل الطرفان الخبراء", "يتبادل الطرفان الخبراء", "٣"),
        ("T\nIV. Le comité siège à Tunis, puis à Rabat", "puis à Rabat", "IV"),
        ("T\nأ- تنظيم ندوة", "تنظيم ندوة", "أ"),
        ("T\n15 participants will travel", "15 participants will travel", ""),
        ("T\nA committee meets, and reports", "and reports", ""),
    ],
)
def test_the_number_of_an_item_is_its_label(text: str, part: str, label: str) -> None:
    source = document("x", "en", text)
    assert label_of(clauses_of(source, part)[0], source) == label


def test_the_title_is_no_label() -> None:
    source = document("x", "en", "Accord\nThe parties meet.")
    assert label_of(clauses_of(source, "The parties meet", headings=("Accord",))[0], source) == ""


@given(st.data())
def test_pieces_make_up_the_clause(data: st.DataObject) -> None:
    text = data.draw(st.text(max_size=60))
    clause = Clause("a", 1, 100, 100 + len(text), text)
    spans = st.tuples(st.integers(90, 180), st.integers(90, 180)).map(sorted)
    quotes = [
        ("scope", Quote(start, end, "")) for start, end in data.draw(st.lists(spans, max_size=4))
    ]
    made = pieces(clause, quotes, [tuple(span) for span in data.draw(st.lists(spans, max_size=1))])
    assert "".join(piece.text for piece in made) == text
    marked = sum(len(piece.text) for piece in made if piece.kind)
    covered = {i for _, quote in quotes for i in range(quote.start, quote.end)}
    assert marked == len(covered & set(range(clause.start, clause.end)))


def test_changed_words_of_one_language() -> None:
    comparison = two_arabic()
    match = comparison.matches[0]
    spans = changed_words(match)
    assert [comparison.left.text[a:b] for a, b in spans["left"]] == ["ثلاث"]
    assert [comparison.right.text[a:b] for a, b in spans["right"]] == ["خمس"]
    other = replace(match, right=(replace(match.right[0], text="كلام آخر لا يشبهه في شيء"),))
    assert changed_words(other) == {}, "nearly every word is another"
    assert changed_words(Match(match.left * 2, match.right, 0.5)) == {}
    assert not any(changed_words(arabic_and_french().matches[0]).values())


def test_excerpts_end_after_a_word() -> None:
    assert excerpt("short  text\nhere") == "short text here"
    long = excerpt("كلمة " * 100)
    assert long.endswith("كلمة …")
    assert len(long) <= 112


def test_rows_tell_differences_and_citations() -> None:
    rows = comparison_rows(arabic_and_french())
    assert [row["relation"] for row in rows] == [
        "one-to-one",
        "one-to-one",
        "left-only",
        "left-only",
        "right-only",
    ]
    assert rows[0]["differences"] == "strength: \u2068تلتزم\u2069 ≠ \u2068peuvent\u2069"
    assert rows[0]["moved"] is True
    assert rows[2]["right_citation"] == ""
    assert len({tuple(row) for row in rows}) == 1


def test_markdown_loads_no_picture_and_opens_no_cell() -> None:
    text = "![x](//host/a.png) | `code` <b>"
    table = to_markdown(readable_rows(hostile(text)))
    assert "![" not in table
    assert "<b>" not in table
    assert len(table.splitlines()) == 4
