"""Word documents to text: paragraphs with the numbers Word shows, and tables, in their order."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING, Any

import docx
from docx.oxml.ns import qn

from clausesearch.reading.blocks import CELL
from clausesearch.reading.docx_numbers import Numbers
from clausesearch.reading.formats import Extracted

if TYPE_CHECKING:
    from collections.abc import Iterator

#: What a document may unpack to. Text is a small part of a file; a "zip bomb" is nothing but.
MAX_PART = 100 * 2**20
MAX_WHOLE = 400 * 2**20
_HEADING = re.compile(r"(?:heading|title|titre|subtitle)\b", re.IGNORECASE)
_TEXT, _TAB, _RUN = qn("w:t"), qn("w:tab"), qn("w:r")
_BREAKS = frozenset({qn("w:br"), qn("w:cr")})
_HYPHEN = qn("w:noBreakHyphen")
_PARAGRAPH, _TABLE, _ROW, _CELL = qn("w:p"), qn("w:tbl"), qn("w:tr"), qn("w:tc")
#: Text that is not there for the reader: deleted by a tracked change, field codes, and the copy of
#: a text box that is kept for older readers.
_SKIPPED = frozenset({qn("w:del"), qn("w:moveFrom"), qn("w:instrText"), qn("w:rPr"), qn("w:pPr")})
_SKIPPED |= {"{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}


def extract(data: bytes) -> Extracted:
    """Return the text of a document (ECMA-376): one line a paragraph, one line a row of a table.

    Tracked changes are read as accepted; comments, headers and footers are left out, and macros
    are never looked at. Raises ``ValueError`` for what is no document, damaged or a zip bomb.
    """
    _check(data)
    try:
        document: Any = docx.Document(io.BytesIO(data))
        body = document.element.body
    except Exception as error:  # lxml, zipfile and python-docx each have their own
        raise ValueError(f"is a damaged Word file ({type(error).__name__})") from None
    headings = _heading_styles(document)
    lines: list[str] = []
    for line, style in _lines(body, Numbers(document)):
        if style in headings and lines and lines[-1]:
            lines.append("")
        lines.append(line)
    text = "\n".join(lines).strip("\n")
    if not text.strip():
        raise ValueError("is a Word file without text; if it holds pictures of pages, run OCR")
    title = " ".join((document.core_properties.title or "").split())
    notes = []
    if document.element.body.xpath(".//w:ins | .//w:del"):
        notes.append("holds tracked changes, read as if all were accepted")
    if document.element.body.xpath(".//w:footnoteReference"):
        notes.append("has footnotes, which were left out")
    return Extracted(text, title, tuple(notes))


def _check(data: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            if any(part.flag_bits & 1 for part in parts):
                raise ValueError("is encrypted; save it without a password first")
            # The sizes of the directory are what python-docx unpacks to: zipfile stops there.
            if any(part.file_size > MAX_PART for part in parts) or len(parts) > 20_000:
                raise ValueError("unpacks to far more than a document holds, and is not read")
            if sum(part.file_size for part in parts) > MAX_WHOLE:
                raise ValueError("unpacks to far more than a document holds, and is not read")
    except (zipfile.BadZipFile, OSError, EOFError):
        raise ValueError("is a damaged Word file; open and save it anew") from None


def _heading_styles(document: Any) -> set[str]:  # noqa: ANN401 (python-docx leaves it open)
    return {style.style_id for style in document.styles if _HEADING.match(style.name or "")}


def _lines(block: Any, numbers: Numbers) -> Iterator[tuple[str, str]]:  # noqa: ANN401
    """Yield the lines below ``block`` that are not empty, each with its style."""
    for child in block.iterchildren():
        if child.tag == _PARAGRAPH:
            number = numbers.next(child)
            for i, line in enumerate(_paragraph(child).split("\n")):
                shown = f"{number} {line}" if number and not i else line
                if line.strip():
                    yield shown.strip(" \t"), child.style or ""
        elif child.tag == _TABLE:
            yield from ((row, "") for row in _rows(child, numbers))
        elif child.tag not in _SKIPPED:
            yield from _lines(child, numbers)


def _rows(table: Any, numbers: Numbers) -> Iterator[str]:  # noqa: ANN401
    for row in table.iter(_ROW):
        if next(row.iterancestors(_TABLE)) is not table:
            continue  # of a table within a cell, which is read with the cell
        cells = [
            " ".join(line for line, _ in _lines(cell, numbers)).strip()
            for cell in row.iter(_CELL)
            if next(cell.iterancestors(_ROW)) is row
        ]
        if any(cells):
            yield CELL.join(cell for cell in cells if cell)


def _paragraph(paragraph: Any) -> str:  # noqa: ANN401
    pieces: list[str] = []
    todo = list(reversed(paragraph))
    while todo:
        element = todo.pop()
        if element.tag in _SKIPPED:
            continue
        if element.tag == _TEXT:
            pieces.append(element.text or "")
        elif element.tag == _TAB:
            pieces.append("\t")
        elif element.tag in _BREAKS or element.tag == _PARAGRAPH:  # the latter in a text box
            pieces.append("\n")
        elif element.tag == _HYPHEN:
            pieces.append("\u2011")
        todo.extend(reversed(element))
    return "".join(pieces)
