"""Word documents to text."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest
from docx.oxml.ns import qn

from clausesearch.reading.formats import Format
from clausesearch.reading.numbering import label
from clausesearch.reading.worker import extract
from tests.reading.made import docx_bytes, numbered_docx, with_tracked_changes, zip_bomb

NUMBERED = """اتفاق تعاون بين المدينتين

المادة الأولى
يلتزم الطرفان بما يلي:
1. تنظيم دورات تكوينية
2. تبادل الوفود
المجال | المدة
التدريب | ثلاث سنوات
انظر الملحق
3. ثم تبادل الخبراء"""


def test_paragraphs_numbers_tables_and_links_in_order() -> None:
    read = extract(numbered_docx(), Format.DOCX)
    assert read.text == NUMBERED
    assert read.notes == ()


def test_the_title_of_its_properties() -> None:
    document = docx.Document()
    document.core_properties.title = "Accord  of Riverside"
    document.add_paragraph("The parties shall fish.")
    assert extract(docx_bytes(document), Format.DOCX).title == "Accord of Riverside"


def test_levels_restart_below_a_new_number() -> None:
    document = docx.Document()
    numbering = document.part.numbering_part.element
    (definition,) = [
        element
        for element in numbering.iter(qn("w:abstractNum"))
        if element.get(qn("w:abstractNumId")) == "0"
    ][:1] or [next(numbering.iter(qn("w:abstractNum")))]
    for level in list(definition.iter(qn("w:lvl"))):
        definition.remove(level)
    for depth, (kind, pattern) in enumerate((("decimal", "%1."), ("arabicAlpha", "%1.%2)"))):
        level = definition.makeelement(qn("w:lvl"), {qn("w:ilvl"): str(depth)})
        for name, value in (("w:start", "1"), ("w:numFmt", kind), ("w:lvlText", pattern)):
            level.append(level.makeelement(qn(name), {qn("w:val"): value}))
        definition.append(level)
    used = next(
        element.get(qn("w:numId"))
        for element in numbering.iter(qn("w:num"))
        if element.find(qn("w:abstractNumId")).get(qn("w:val"))
        == definition.get(qn("w:abstractNumId"))
    )
    for depth, text in ((0, "one"), (1, "sub"), (1, "sub"), (0, "two"), (1, "sub")):
        properties = document.add_paragraph(text)._p.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_numId().val = int(used)
        properties.get_or_add_ilvl().val = depth
    lines = extract(docx_bytes(document), Format.DOCX).text.splitlines()
    assert lines == ["1. one", "1.أ) sub", "1.ب) sub", "2. two", "2.أ) sub"]


def test_tracked_changes_are_read_as_accepted() -> None:
    read = extract(with_tracked_changes(), Format.DOCX)
    assert read.text == "The parties shall cooperate."
    assert "tracked changes" in read.notes[0]


def test_tables_within_tables_and_merged_cells() -> None:
    document = docx.Document()
    table = document.add_table(rows=2, cols=3)
    table.cell(0, 0).merge(table.cell(0, 2)).text = "wide"
    inner = table.cell(1, 1).add_table(rows=1, cols=2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "x", "y"
    table.cell(1, 2).text = "last"
    assert extract(docx_bytes(document), Format.DOCX).text == "wide\nx | y | last"


def test_a_table_of_two_hundred_pages() -> None:
    document = docx.Document()
    table = document.add_table(rows=1, cols=2)
    row = table.rows[0]._tr
    table.cell(0, 0).text, table.cell(0, 1).text = "كلمة", "word"
    from copy import deepcopy

    for _ in range(8000):
        table._tbl.append(deepcopy(row))
    lines = extract(docx_bytes(document), Format.DOCX).text.splitlines()
    assert lines == ["كلمة | word"] * 8001


def test_a_zip_bomb_is_not_unpacked() -> None:
    with pytest.raises(ValueError, match="unpacks to far more"):
        extract(zip_bomb(), Format.DOCX)


def _broken(data: bytes) -> dict[str, bytes]:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as whole, zipfile.ZipFile(stream, "w") as partial:
        for part in whole.infolist():
            if part.filename != "word/document.xml":
                partial.writestr(part, whole.read(part))
    encrypted = bytearray(data)
    for mark in (b"PK\x01\x02", b"PK\x03\x04"):
        at = encrypted.find(mark)
        while at >= 0:
            encrypted[at + (8 if mark[2] == 1 else 6)] |= 1
            at = encrypted.find(mark, at + 4)
    return {
        "truncated": data[: len(data) // 2],
        "nothing": b"PK\x03\x04",
        "no text part": stream.getvalue(),
        "encrypted": bytes(encrypted),
        "flipped": data[:3000] + bytes(400) + data[3400:],
    }


@pytest.mark.parametrize("kind", ["truncated", "nothing", "no text part", "encrypted", "flipped"])
def test_damaged_files_are_refused_with_a_reason(kind: str) -> None:
    with pytest.raises(ValueError, match="encrypted" if kind == "encrypted" else "damaged"):
        extract(_broken(numbered_docx())[kind], Format.DOCX)


def test_entities_are_not_expanded() -> None:
    stream = io.BytesIO()
    laughs = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    with zipfile.ZipFile(io.BytesIO(numbered_docx())) as whole, zipfile.ZipFile(stream, "w") as bad:
        for part in whole.infolist():
            data = whole.read(part)
            if part.filename == "word/document.xml":
                at = data.index(b"<w:document")
                data = data[:at] + f'<!DOCTYPE d [<!ENTITY a0 "ha">{laughs}]>'.encode() + data[at:]
                data = data.replace("يلتزم".encode(), b"&a11;")
            bad.writestr(part, data)
    try:
        read = extract(stream.getvalue(), Format.DOCX)
    except ValueError:
        return
    assert len(read.text) < 2 * len(NUMBERED)


@pytest.mark.parametrize(
    ("number", "kind", "shown"),
    [
        *((3, "decimal", "3"), (3, "lowerLetter", "c"), (28, "lowerLetter", "bb")),
        *((4, "lowerRoman", "iv"), (1999, "upperRoman", "MCMXCIX"), (3, "arabicAlpha", "ت")),
        *((3, "arabicAbjad", "ج"), (12, "hindiNumbers", "١٢"), (7, "decimalZero", "07")),
        *((7, "chicago", "7"), (0, "lowerRoman", "0"), (-1, "lowerLetter", "-1")),
    ],
)
def test_numbers_as_they_are_shown(number: int, kind: str, shown: str) -> None:
    assert label(number, kind) == shown
