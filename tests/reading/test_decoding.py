"""Bytes to text."""

from __future__ import annotations

import codecs
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausesearch.reading.codepages import CODE_PAGES
from clausesearch.reading.decoding import decode, decode_html
from tests.support import shared

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
    assert decode(ARABIC.encode("cp1256")) == (ARABIC, "windows-1256", True)
    assert decode(FRENCH.encode("cp1252")) == (FRENCH, "windows-1252", True)


GOLDEN = [
    ("cp1256", "اتفق الطرفان على ما يلي"),
    ("cp1256", "الفصل 3: تعقد اللجنة دورتها كل سنة، ويرأسها عمدة المدينة."),
    ("cp1256", "في"),
    ("cp1256", "برنامج التعاون (Coopération décentralisée) بين المدينتين"),
    ("cp1256", "ينظم الطرفان معرضا للكتاب \u0640 يفتح للعموم \u0640 كل سنتين"),
    ("iso8859-6", "اتفق الطرفان على ما يلي"),
    ("iso8859-6", "الفصل 3: تعقد اللجنة دورتها كل سنة، ويرأسها عمدة المدينة."),
    ("iso8859-6", "في"),
    ("iso8859-6", "يَلتزمُ الطرفُ الأولُ بالتمويل؛ هل يُجدَّد الاتفاق؟"),
    ("cp1252", "L’été"),
    (
        "cp1252",
        "À l'échéance, les « parties » conviennent de 3 ans – sauf dénonciation.",
    ),
    ("cp1252", "ACCORD DE COOPÉRATION DÉCENTRALISÉE"),
    ("cp1252", "The Maputo–Calómuè road shall stay open"),
    ("cp1252", "Die Stadt verpflichtet sich, jährlich über die Maßnahmen zu berichten."),
    ("iso8859-15", "La mise en œuvre de l'accord coûte 300 €"),
    ("mac-roman", "Les collectivités s'engagent à coopérer à l'été"),
]


@pytest.mark.parametrize(("page", "text"), GOLDEN)
def test_code_pages_are_told_apart(page: str, text: str) -> None:
    assert decode(text.encode(page)) == (text, CODE_PAGES[page], True)


@pytest.mark.parametrize("page", ["cp1256", "iso8859-6"])
def test_arabic_far_down_a_long_text_is_seen(page: str) -> None:
    text = "The parties agree. " * 9000 + ARABIC
    assert decode(text.encode(page)).text == text


@pytest.mark.parametrize("page", ["cp1256", "iso8859-6"])
def test_lines_of_texts_of_others(page: str) -> None:
    """No table was made on these: the articles of Saudi laws, one by one, in either encoding."""
    folder = shared("evalsets", "saudi_laws")
    lines = [
        line.encode(page)
        for path in sorted(folder.rglob("*.json"))
        for line in json.loads(path.read_text(encoding="utf-8"))["text"].splitlines()
        if _fits(line, page)
    ][:3000]
    assert len(lines) > 500
    wrong = [line for line in lines if decode(line).encoding != CODE_PAGES[page]]
    assert len(wrong) <= len(lines) // 100


def _fits(line: str, page: str) -> bool:
    try:
        return any(byte > 0x7F for byte in line.encode(page))
    except UnicodeEncodeError:
        return False


@pytest.mark.parametrize(
    ("declared", "used", "guessed"),
    [
        ("windows-1256", "cp1256", False),
        ("ISO-8859-6", "iso8859-6", False),
        ("utf-8", "utf-8", False),
        ("windows-1256", "utf-8", False),  # saved anew by a browser
        ("utf-8", "cp1256", True),
        ("no-such-encoding", "iso8859-6", True),
    ],
)
def test_what_a_page_declares(declared: str, used: str, guessed: bool) -> None:
    page = f'<html><meta http-equiv="Content-Type" content="text/html; charset={declared}"><p>'
    decoded = decode_html((page + ARABIC).encode(used))
    assert decoded.text == page + ARABIC
    assert decoded.guessed == guessed


def test_latin_1_means_windows_1252_on_the_web() -> None:
    page = '<meta charset="iso-8859-1"><p>“l’été”'
    assert decode_html(page.encode("cp1252")).text == page


@pytest.mark.parametrize(
    ("data", "said"),
    [
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
    if not text.startswith("\ufeff"):
        assert decode(text.encode()).text == text
