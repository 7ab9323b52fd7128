"""Bytes to text: byte-order marks first, then UTF-8, then the code pages of older Arabic pages."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_ARABIC_RUN = re.compile("[\u0621-\u064a]{2,}")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_MAGIC = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a Word or zip file"),
    (b"\xd0\xcf\x11\xe0", "an old Word file"),
    (b"{\\rtf", "an RTF file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"\x1f\x8b", "a compressed file"),
)


class Decoded(NamedTuple):
    """A text and the encoding it was read with."""

    text: str
    encoding: str


def decode(data: bytes) -> Decoded:
    """Decode ``data`` without altering a character; a byte-order mark is not part of the text.

    Raises ``ValueError`` with the end of a sentence ("is …") when the bytes are no text.
    """
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise ValueError(f"is {what}, not plain text; save it as text (.txt, UTF-8) first")
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], encoding)
    if guessed := _unmarked_utf16(data):
        return _strict(data, guessed)
    try:
        return _checked(Decoded(data.decode("utf-8"), "utf-8"))
    except UnicodeDecodeError:
        patched = data.decode("utf-8", errors="replace")
        if sum(char > "\x7f" for char in patched) > 2 * patched.count("\ufffd"):
            # Mostly UTF-8: a cut or patched file, not one of an older encoding.
            return _strict(data, "utf-8")
        return _checked(_code_page(data))


def _strict(data: bytes, encoding: str) -> Decoded:
    try:
        return _checked(Decoded(data.decode(encoding), encoding))
    except UnicodeDecodeError as error:
        where = f"at byte {error.start}"
        raise ValueError(
            f"starts as {encoding} but breaks {where}; save it again as UTF-8"
        ) from None


def _unmarked_utf16(data: bytes) -> str | None:
    # In UTF-16 text of our scripts one byte of each pair is nearly constant: NUL for Latin, 06 for
    # Arabic; spaces and digits keep NUL frequent in either.
    head = data[:4096]
    if len(data) % 2 or head.count(0) * 20 < len(head):
        return None
    even, odd = head[0::2], head[1::2]
    for high, encoding in ((odd, "utf-16-le"), (even, "utf-16-be")):
        if sum(byte in (0x00, 0x06, 0x20) for byte in high) >= 0.95 * len(high):
            return encoding
    return None


def _code_page(data: bytes) -> Decoded:
    arabic = data.decode("cp1256", errors="replace")
    letters = sum(len(run) for run in _ARABIC_RUN.findall(arabic))
    high = sum(byte >= 0x80 for byte in data)
    if letters * 2 >= high:
        return Decoded(arabic, "windows-1256")
    return Decoded(data.decode("cp1252", errors="replace"), "windows-1252")


def _checked(decoded: Decoded) -> Decoded:
    sample = decoded.text[:100_000]
    odd = len(_CONTROL.findall(sample)) + sample.count("\ufffd")
    if odd * 50 > len(sample) or "\x00" in decoded.text:
        raise ValueError("is not text (binary bytes); give a plain text file (.txt, UTF-8)")
    return decoded
