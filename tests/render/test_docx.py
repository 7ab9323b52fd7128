"""Word files: right to left where they should be, and LibreOffice agrees."""

from __future__ import annotations

import re
import shutil
import subprocess
import unicodedata
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import pypdfium2
import pytest
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from clausesearch.reading import read_document
from clausesearch.records import Agreement, Comparison, Hit, ThemeScore
from clausesearch.render.citations import cite
from clausesearch.render.docx import (
    comparison_docx,
    hits_docx,
    themes_docx,
    write_comparison_docx,
)
from clausesearch.render.docx.runs import clean, directed
from clausesearch.themes import shipped_themes, theme_matrix
from tests.render.made import arabic_and_french, hostile, two_arabic
from tests.support import HOSTILE

TEXT = st.text(
    st.one_of(
        st.sampled_from("ابتثجحخدذ abcé 0123٤٥.,()[]–%\u202e\u2069،؛"), st.characters(codec="utf-8")
    )
)


def body(file: bytes) -> etree._Element:
    return etree.fromstring(ZipFile(BytesIO(file)).read("word/document.xml"))[0]


def text_of(element: etree._Element) -> str:
    return "".join(element.itertext(qn("w:t")))


def paragraph_with(file: bytes, words: str) -> etree._Element:
    return next(one for one in body(file).iter(qn("w:p")) if words in text_of(one))


@given(TEXT, st.booleans())
def test_stretches_make_up_the_text_and_hold_one_direction(text: str, rtl: bool) -> None:
    stretches = directed(text, rtl=rtl)
    assert "".join(stretch for stretch, _ in stretches) == text
    for stretch, right in stretches:
        strong = {unicodedata.bidirectional(letter) for letter in stretch if letter.isalpha()}
        assert not (strong & {"R", "AL"} if not right else strong & {"L"} and strong <= {"L"})


@pytest.mark.parametrize(
    ("text", "rtl", "expected"),
    [
        ("في 16 مايو", True, [("في 16 مايو", True)]),
        ("لقاح COVID-19 مجاني", True, [("لقاح ", True), ("COVID-19", False), (" مجاني", True)]),
        ("see المادة 5 below", False, [("see ", False), ("المادة 5", True), (" below", False)]),
        ("from UN Women (2021) to", False, [("from UN Women (2021) to", False)]),
        ("بين UN Women والحزب", True, [("بين ", True), ("UN Women", False), (" والحزب", True)]),
        ("", True, []),
    ],
)
def test_directions(text: str, rtl: bool, expected: list[tuple[str, bool]]) -> None:
    assert directed(text, rtl=rtl) == expected


@given(TEXT)
def test_what_xml_forbids_is_replaced(text: str) -> None:
    etree.fromstring(f"<p>{clean(text).replace('&', '').replace('<', '')}</p>")


def test_each_paragraph_and_run_has_its_direction() -> None:
    file = comparison_docx(arabic_and_french())
    arabic = paragraph_with(file, "تلتزم البلديتان بإحداث")
    assert arabic.find(qn("w:pPr")).find(qn("w:bidi")) is not None
    runs = arabic.findall(qn("w:r"))
    assert [text_of(run) for run in runs] == ["تلتزم", " البلديتان بإحداث لجنة مشتركة من ستة أعضاء"]
    assert all(run.find(qn("w:rPr")).find(qn("w:rtl")) is not None for run in runs)
    assert runs[0].find(qn("w:rPr")).find(qn("w:shd")).get(qn("w:fill")) == "FDEEBC"
    french = paragraph_with(file, "peuvent créer")
    assert french.find(qn("w:pPr")).find(qn("w:bidi")) is None
    assert french.find(f".//{qn('w:rtl')}") is None
    mixed = paragraph_with(file, "#1 · المادة 1")
    assert [run.find(f".//{qn('w:rtl')}") is not None for run in mixed.findall(qn("w:r"))] == [
        False,
        True,
        False,
    ]


def test_tables_of_an_arabic_report_run_right_to_left() -> None:
    for comparison, expected in ((two_arabic(), True), (arabic_and_french(), False)):
        tables = body(comparison_docx(comparison)).findall(qn("w:tbl"))
        assert len(tables) == 4
        for table in tables:
            found = table.find(qn("w:tblPr")).find(qn("w:bidiVisual"))
            assert (found is not None) is expected
        section = body(comparison_docx(comparison)).find(qn("w:sectPr"))
        assert (section.find(qn("w:bidi")) is not None) is expected


def test_it_says_what_the_page_says() -> None:
    opened = docx.Document(BytesIO(comparison_docx(arabic_and_french())))
    matches = opened.tables[3]
    rows = [[cell.text.replace("\u200e", "") for cell in row.cells] for row in matches.rows]
    assert [row[1].split("\n") for row in rows] == [
        ["Match"],
        ["91%", "one to one", "moved"],
        ["strength"],
        ["84%", "one to one"],
        ["duration"],
    ]
    assert rows[2][0].split("\n") == ["تلتزم", "binding"]
    assert rows[4][2].split("\n") == ["cinq ans", "5 years"]
    facts = [[cell.text for cell in row.cells] for row in opened.tables[1].rows]
    assert facts[1] == ["Commitments with a counterpart", "33% (1 of 3)", "50% (1 of 2)"]
    assert ["Duration", "ثلاث سنوات\n3 years", "cinq ans\n5 years"] in [
        [cell.replace("\u200e", "") for cell in row] for row in facts
    ]


def test_every_link_has_its_place() -> None:
    whole = body(comparison_docx(arabic_and_french()))
    names = [one.get(qn("w:name")) for one in whole.iter(qn("w:bookmarkStart"))]
    links = [one.get(qn("w:anchor")) for one in whole.iter(qn("w:hyperlink"))]
    assert len(names) == len(set(names))
    assert links
    assert set(links) <= set(names)


@pytest.mark.parametrize("text", [HOSTILE, "a\x00b\x0bc\ufffe & <w:p/> ]]>", "كلمة " * 200_000])
def test_hostile_text_stays_text(text: str) -> None:
    opened = docx.Document(BytesIO(comparison_docx(hostile(text))))
    told = opened.tables[3].rows[1].cells[0].paragraphs[1].text
    assert told == clean(text)


def test_hits_are_cited() -> None:
    comparison = arabic_and_french()
    left = comparison.left
    agreement = Agreement(left.name, left.title, "ar", "", "", left.text, 4, left.date)
    hits = [Hit(match.left[0], match.score) for match in comparison.matches]
    opened = docx.Document(BytesIO(hits_docx("لجنة مشتركة", hits, {left.name: agreement})))
    told = [paragraph.text for paragraph in opened.paragraphs]
    assert told[0] == "لجنة مشتركة"
    assert "nakhil#1 · \u2068المادة 1\u2069 · 53–100 · 2021-07-25" in told


def test_the_theme_matrix_counts_and_cites() -> None:
    comparison = arabic_and_french()
    left = comparison.left
    agreement = Agreement(left.name, left.title, "ar", "", "", left.text, 4, left.date)
    clauses = (*comparison.matches[0].left, *comparison.left_only)
    youth = shipped_themes().themes[0]
    found = [(clause, (ThemeScore(youth.code, 0.9),)) for clause in clauses]
    matrix = theme_matrix(shipped_themes(), [left.name], found)
    opened = docx.Document(BytesIO(themes_docx(matrix, {left.name: agreement}, "ar")))
    rows = [[cell.text for cell in row.cells] for row in opened.tables[0].rows]
    assert rows == [["", "Σ", "1"], [youth.name_in("ar"), "3", "3"]]
    told = [paragraph.text for paragraph in opened.paragraphs]
    assert f"{youth.name_in('ar')} (3)" in told
    assert cite(clauses[0], agreement) in told
    assert docx.Document(BytesIO(themes_docx(theme_matrix(shipped_themes(), [], []), {})))


def as_pdf(file: Path) -> pypdfium2.PdfDocument:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("no LibreOffice here; `make test` installs Debian's libreoffice-writer-nogui")
    profile = f"-env:UserInstallation={(file.parent / 'office').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", file.parent, file]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return pypdfium2.PdfDocument(file.with_suffix(".pdf"))


def boxes(pdf: pypdfium2.PdfDocument, words: str) -> list[tuple[float, float]]:
    """Where the letters of ``words`` stand from left to right, and their height on the page."""
    for sheet in pdf:
        page = sheet.get_textpage()
        found = page.search(words).get_next()
        if found:
            start, count = found
            letters = [page.get_charbox(place) for place in range(start, start + count)]
            return [(left, bottom) for left, bottom, _, _ in letters]
    raise AssertionError(f"{words} is not in the file")


@pytest.mark.parametrize("made", [two_arabic, arabic_and_french])
def test_libreoffice_lays_it_out_in_both_directions(made, tmp_path: Path) -> None:
    comparison: Comparison = made()
    write_comparison_docx(comparison, tmp_path / "report.docx")
    pdf = as_pdf(tmp_path / "report.docx")
    read = re.sub(r"\s+", " ", read_document(tmp_path / "report.pdf").text)
    assert "ستة أعضاء" in read or made is two_arabic
    assert "يسري هذا الاتفاق" in read
    arabic_words = boxes(pdf, "سنوات")
    assert arabic_words == sorted(arabic_words, reverse=True), "Arabic letters run to the left"
    if made is two_arabic:
        assert boxes(pdf, "المرسى")[0][0] < boxes(pdf, "النخيل")[0][0], "A stands on the right"
    else:
        assert boxes(pdf, "النخيل")[0][0] < boxes(pdf, "Lormont")[0][0], "A stands on the left"
        french = boxes(pdf, "cinq")
        assert french == sorted(french)
