"""What a file is, by its first bytes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausesearch.reading.formats import Format, format_of
from tests.reading.made import numbered_docx

PAGE = "<!DOCTYPE html><html><body><p>نص</p></body></html>"


@pytest.mark.parametrize(
    ("data", "suffix", "format_"),
    [
        (b"The parties shall cooperate.", ".txt", Format.TEXT),
        (b"The parties shall cooperate.", ".html", Format.TEXT),
        (b"The parties shall cooperate.", "", Format.TEXT),
        (b"", ".pdf", Format.TEXT),
        (PAGE.encode(), ".txt", Format.HTML),
        (PAGE.encode("utf-8-sig"), "", Format.HTML),
        (PAGE.encode("utf-16"), "", Format.HTML),
        (b'\n<?xml version="1.0"?>\n<!-- saved -->\n<HTML lang=ar>', "", Format.HTML),
        (b"<div><p>a fragment</p></div>", ".html", Format.HTML),
        (b'<div align="center">\n\n# Markdown\n</div>', ".md", Format.TEXT),
        (b"a < b and html> is no tag", ".txt", Format.TEXT),
        (b"%PDF-1.7\n", ".txt", Format.PDF),
        (b"rubbish\r\n%PDF-1.4\n", "", Format.PDF),
        (numbered_docx(), ".pdf", Format.DOCX),
    ],
)
def test_the_content_decides(data: bytes, suffix: str, format_: Format) -> None:
    assert format_of(data, suffix) is format_


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"\xd0\xcf\x11\xe0" + bytes(600), "save it as .docx"),
        (b"{\\rtf1\\ansi", "save it as .docx"),
        (b"PK\x03\x04" + bytes(26) + b"xl/workbook.xml", "spreadsheet"),
        (b"PK\x03\x04" + bytes(26) + b"ppt/slides", "presentation"),
        (
            b"PK\x03\x04" + bytes(26) + b"mimetypeapplication/vnd.oasis.opendocument.text",
            "OpenDocument",
        ),
        (b"PK\x03\x04" + bytes(26) + b"a.txt", "unpack it"),
        (b"\x89PNG\r\n", "OCR"),
        (b"\xff\xd8\xff\xe0", "OCR"),
        (b"\x1f\x8b\x08", "unpack it"),
    ],
)
def test_what_cannot_be_read_is_named_with_a_way_out(data: bytes, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        format_of(data, ".docx")


@given(st.binary(max_size=200), st.sampled_from(["", ".txt", ".html", ".pdf", ".docx"]))
def test_any_bytes_have_a_format_or_a_reason(data: bytes, suffix: str) -> None:
    try:
        found = format_of(data, suffix)
    except ValueError as error:
        found = str(error)
    assert found in set(Format) or found.startswith("is ")
