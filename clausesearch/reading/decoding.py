"""Bytes to text: byte-order marks first, then UTF-8, then the code pages of older Arabic pages."""

from __future__ import annotations

import codecs
import re
from contextlib import suppress
from typing import NamedTuple

from clausesearch.reading.codepages import CODE_PAGES, likeliest_code_page

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(rb"""charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]+)""", re.IGNORECASE)
_LATIN_LABELS = frozenset({"ascii", "us-ascii", "iso-8859-1", "iso8859-1", "latin1", "latin-1"})
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")


class Decoded(NamedTuple):
    """A text and the encoding it was read with."""

    text: str
    encoding: str
    guessed: bool = False

    @property
    def note(self) -> str:
        """Return a remark on a guess, the end of a sentence; nothing when none was needed."""
        guess = f"read as {self.encoding}; save it as UTF-8 if letters look wrong"
        return guess if self.guessed else ""


def decode(data: bytes) -> Decoded:
    """Decode ``data`` without altering a character; a byte-order mark is not part of the text.

    Raises ``ValueError`` with the end of a sentence ("is …") when the bytes are no text.
    """
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


def decode_html(data: bytes) -> Decoded:
    """Decode a web page: what is valid UTF-8 is, else the encoding it declares, else a guess.

    A page saved from a browser often keeps the declaration of the encoding it no longer has.
    Encodings are known by their labels on the web, where latin-1 means windows-1252 (WHATWG
    Encoding Standard).
    """
    declared = _DECLARED.search(data[:8192])
    if declared and not data.startswith(tuple(mark for mark, _ in _MARKS)):
        name = declared[1].decode("ascii").lower()
        with suppress(UnicodeDecodeError):
            return Decoded(data.decode("utf-8"), "utf-8")
        with suppress(UnicodeDecodeError, LookupError):
            codec = "cp1252" if name in _LATIN_LABELS else codecs.lookup(name).name
            if codec not in ("utf-8", "utf-16", "utf-16-le", "utf-16-be"):  # then it is not so
                return _checked(Decoded(data.decode(codec), name))
    return decode(data)


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
    page = likeliest_code_page(data)
    return Decoded(data.decode(page, errors="replace"), CODE_PAGES[page], guessed=True)


def _checked(decoded: Decoded) -> Decoded:
    sample = decoded.text[:100_000]
    odd = len(_CONTROL.findall(sample)) + sample.count("\ufffd")
    if odd * 50 > len(sample) or "\x00" in decoded.text:
        raise ValueError("is not text (binary bytes); give a plain text file (.txt, UTF-8)")
    return decoded
