"""Bytes to text."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausesearch.reading.decoding import decode

ARABIC = "اتفق الطرفان على تعزيز التعاون بين البلدين في مجال التدريب.\n"
FRENCH = "Les parties s'engagent à coopérer très étroitement à l'été 2025.\n"


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", b""),
        ("utf-8", codecs.BOM_UTF8),
        ("utf-16-le", codecs.BOM_UTF16_LE),
        ("utf-16-be", codecs.BOM_UTF16_BE),
        ("utf-16-le", b""),
        ("utf-16-be", b""),
        ("utf-32-le", codecs.BOM_UTF32_LE),
    ],
)
@pytest.mark.parametrize("text", [ARABIC, FRENCH, ARABIC + FRENCH])
def test_unicode_encodings(text: str, encoding: str, mark: bytes) -> None:
    decoded = decode(mark + text.encode(encoding))
    assert decoded.text == text
    assert decoded.encoding == encoding


def test_code_pages_of_older_pages() -> None:
    assert decode(ARABIC.encode("cp1256")) == (ARABIC, "windows-1256")
    assert decode(FRENCH.encode("cp1252")) == (FRENCH, "windows-1252")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"%PDF-1.7 ...", "a PDF file"),
        (b"PK\x03\x04....", "a Word or zip file"),
        (bytes(range(256)) * 20, "not text"),
        (b"\x00" * 5000, "not text"),
        (b"text\x00text" * 3, "not text"),
        (codecs.BOM_UTF16_LE + b"\x00\xd8a", "utf-16-le"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        decode(data)


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        decoded = decode(data)
    except ValueError:
        return
    assert "\x00" not in decoded.text


@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1))
def test_utf8_comes_back_exactly(text: str) -> None:
    data = text.encode()
    if data.startswith((b"%PDF-", b"PK\x03\x04", b"{\\rtf")) or text.startswith("\ufeff"):
        return
    assert decode(data).text == text
