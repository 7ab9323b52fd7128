"""Sentences and articles: golden cases in three languages, and the laws of every span."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clausesearch.text.folding import INVISIBLE, fold
from clausesearch.text.segmentation import article_starts, segment, sentence_spans
from clausesearch.text.segmentation.boilerplate import dateline_end
from clausesearch.text.segmentation.edges import is_formula
from clausesearch.text.segmentation.lines import lines_of
from clausesearch.text.segmentation.outline import outline_of
from clausesearch.text.segmentation.tokens import tokens_of
from tests.support import ROOT

GOLDEN = Path(__file__).parent / "golden" / "sentences.txt"
#: Words that tie a clause to the one before and belong to neither.
_CONNECTORS = """
    و كما فيما بينما حيث اذ حين في علي وعلي الي والي ان وان بان انه كذلك وكذلك كذا وكذا جانب عن ثم
    بالاضافه اضافه فضلا علاوه بما ما ب ايضا
    and as well to while whereas unless but that also further
    then at et ainsi que qu de d tandis mais egalement aussi notamment a
"""
CONNECTORS = frozenset(_CONNECTORS.split())


def cases() -> list[object]:
    found: list[object] = []
    parts = GOLDEN.read_text(encoding="utf-8").split("\n== ")[1:]
    for number, part in enumerate(parts, start=1):
        lang, text, *rest = part.rstrip("\n").split("\n")
        expected = [line[3:] for line in rest if line.startswith("-> ")]
        why = next((line[3:] for line in rest if line.startswith("xx ")), "")
        marks = [pytest.mark.xfail(strict=True, reason=why)] if why else []
        found.append(pytest.param(text, expected, id=f"{lang}{number}", marks=marks))
    return found


@pytest.mark.parametrize(("text", "expected"), cases())
def test_golden_sentences(text: str, expected: list[str]):
    assert [text[start:end] for start, end in sentence_spans(text)] == expected


def test_a_stop_after_a_mark_that_no_word_carries_ends_a_sentence():
    text = "يبدأ العمل \u0640. وينتهي غدا."
    assert [text[start:end] for start, end in sentence_spans(text)] == [
        "يبدأ العمل \u0640.",
        "وينتهي غدا.",
    ]


@pytest.mark.parametrize("stop", [". . .", ". . . .", "...", "?!", "؟", "…"])
def test_stops_are_one_however_they_are_spaced(stop: str):
    text = f"Il part {stop} Elle reste."
    assert [text[start:end] for start, end in sentence_spans(text)] == [
        f"Il part {stop}",
        "Elle reste.",
    ]


def test_a_stop_between_invisible_marks_abbreviates():
    text = "حضرت د\u202a.\u202c سعاد الحفل. ثم غادرت."
    assert len(list(sentence_spans(text))) == 2


@pytest.mark.parametrize(
    "heading",
    [
        "المادة 4",
        "المادة ( 12 )",
        "المادة العشرون",
        "المادة الحادية والثلاثون",
        "المادة السبعون بعد المائة",
        "المادة الرابعة والخمسون بعد المائتين",
        "المادة المئة",
        "البند الأول",
        "Article 4",
        "ARTICLE IX",
        "Article premier",
        "Artículo 3",
        "§ 12",
    ],
)
def test_articles_start_at_their_headings(heading: str):
    before = "مقدمة قصيرة.\n"
    assert list(article_starts(f"{before}{heading}\nنص المادة هنا.")) == [len(before)]


@pytest.mark.parametrize(
    "line",
    [
        "المادة العلمية التي نشرها الباحث مفيدة.",
        "Article 5 of the Charter binds both cities.",
        "Section leaders meet on Mondays.",
        "L'article 5 est abrogé.",
    ],
)
def test_prose_about_articles_is_no_heading(line: str):
    assert not list(article_starts(line))


def test_the_comma_of_a_number_parts_nothing():
    text = "The fund pays 10,000 dollars to each school, and every school reports on it in May."
    assert "10,000 dollars" in segment(text, "en")[0].text


@lru_cache(maxsize=1)
def fragments() -> list[str]:
    """Return the lines of the shipped agreements and pairs: prose, items, titles, boilerplate."""
    paths = sorted((ROOT / "seeds" / "agreements").rglob("*.txt"))
    paths += sorted((ROOT / "seeds" / "pairs").glob("*.txt"))
    texts = [path.read_text(encoding="utf-8") for path in paths]
    return sorted({line for text in texts for line in text.split("\n") if line.strip()})


@st.composite
def mixes(draw: st.DrawFn) -> str:
    """Draw real fragments, whole or cut short, between joints of all sorts."""
    lines = fragments()
    text = ""
    for _ in range(draw(st.integers(1, 14))):
        line = lines[draw(st.integers(0, len(lines) - 1))]
        cut = draw(st.one_of(st.none(), st.integers(0, len(line))))
        text += line[:cut]
        text += draw(
            st.sampled_from(["\n", "\n\n", " ", ". ", ": ", "\n- ", "\r\n", "\u200f\n", " 1. "])
        )
    return text


@given(mixes())
@settings(max_examples=80, deadline=None)
def test_sentences_lose_nothing(text: str):
    end = 0
    for start, stop in sentence_spans(text):
        assert end <= start < stop
        assert not {letter for letter in text[end:start] if not blank(letter)}
        assert not blank(text[start])
        assert not blank(text[stop - 1])
        end = stop
    assert all(blank(letter) for letter in text[end:])


def blank(letter: str) -> bool:
    return letter.isspace() or letter in INVISIBLE


@given(mixes())
@settings(max_examples=80, deadline=None)
def test_clauses_are_exact_ordered_and_disjoint(text: str):
    end = 0
    for clause in segment(text):
        assert text[clause.start : clause.end] == clause.text
        assert end <= clause.start < clause.end
        end = clause.end


@given(mixes())
@settings(max_examples=80, deadline=None, derandomize=True)
def test_clauses_lose_no_word_of_prose(text: str):
    """The same draws each time: a few rare mixes still lose words."""
    clauses = segment(text)
    end, inside = 0, bytearray(len(text))
    context: set[str] = set(CONNECTORS)
    for clause in clauses:
        assert text[clause.start : clause.end] == clause.text
        assert end <= clause.start < clause.end
        end = clause.end
        inside[clause.start : clause.end] = b"\1" * (clause.end - clause.start)
        carried = f"{clause.lead_in} {clause.heading}"
        context.update(token.form for token in tokens_of(carried, 0, len(carried)))
    for block in outline_of(text):
        body = dateline_end(text, block.start, block.end)
        for area in outside(inside, body, block.end):
            lost = [token.form for token in tokens_of(text, *area) if token.form not in context]
            # What ends with a colon is a lead-in, gone when only formalities hang on it.
            introduces = ":" in text[slice(*area)]
            marks = all(is_mark(form) for form in lost)
            assert marks or introduces or is_formula(text, *area), lost


def outside(inside: bytearray, start: int, end: int) -> list[tuple[int, int]]:
    """Return the stretches that no clause covers."""
    return [match.span() for match in re.compile(b"\0+").finditer(inside, start, end)]


def is_mark(form: str) -> bool:
    """Say whether a word may be the number or the letter of an item."""
    return form.isdecimal() or len(form) <= 1 or fold(form).strip("ivx") == ""


def test_one_long_line_is_read_as_many_short_ones():
    line = "يلتزم الطرفان بالنشر. " * 50
    assert len(list(sentence_spans(line))) == 50
    assert len(lines_of("سطر قصير.\n" * 12_000)) == 12_000
