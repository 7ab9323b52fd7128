"""What a file is: told from its first bytes, and from its name only where those say nothing."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import NamedTuple


class Format(StrEnum):
    """The formats that can be read."""

    TEXT = "text"
    HTML = "html"
    PDF = "pdf"
    DOCX = "docx"


class Extracted(NamedTuple):
    """What a reader got out of a file: its text, and what else it knows about it.

    A note is the end of a sentence that begins with the name of the file.
    """

    text: str
    title: str = ""
    notes: tuple[str, ...] = ()


#: Endings of the names of files that a folder is searched for, and what they promise.
SUFFIXES: dict[str, Format] = {
    ".txt": Format.TEXT,
    ".text": Format.TEXT,
    ".md": Format.TEXT,
    ".markdown": Format.TEXT,
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".xhtml": Format.HTML,
    ".pdf": Format.PDF,
    ".docx": Format.DOCX,
    ".docm": Format.DOCX,
}

#: A PDF may begin with rubbish; readers look for its mark in the first kilobyte (ISO 32000-1, H.3).
_PDF_WINDOW = 1024
_HTML_START = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*|<!--.{0,4000}?-->\s*)*<(?:!doctype\s+html|html|head|body)[\s>]",
    re.IGNORECASE | re.DOTALL,
)
_TAG = re.compile(rb"<(?:html|head|body|div|p|table|article|title|meta)[\s>/]", re.IGNORECASE)
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_AS_DOCX = "open it in a word processor and save it as .docx"
_UNREAD = (
    (b"\xd0\xcf\x11\xe0", f"is an old Word or Office file (or an encrypted one); {_AS_DOCX}"),
    (b"{\\rtf", f"is an RTF file; {_AS_DOCX}"),
    (b"\x89PNG", "is a picture, not text; run text recognition (OCR) on it first"),
    (b"\xff\xd8\xff", "is a picture, not text; run text recognition (OCR) on it first"),
    (b"II*\0", "is a picture, not text; run text recognition (OCR) on it first"),
    (b"GIF8", "is a picture, not text; run text recognition (OCR) on it first"),
    (b"\x1f\x8b", "is a compressed file; unpack it first"),
    (b"7z\xbc\xaf", "is a compressed file; unpack it first"),
    (b"Rar!", "is a compressed file; unpack it first"),
)
_ZIPPED = (
    (b"word/", Format.DOCX),
    (b"xl/", f"is a spreadsheet; copy its text into a document and {_AS_DOCX[10:]}"),
    (b"ppt/", "is a presentation; save it as PDF first"),
    (b"opendocument.text", f"is an OpenDocument text; {_AS_DOCX}"),
    (b"epub+zip", "is an e-book; save its text as .txt or .docx first"),
)


def format_of(data: bytes, suffix: str = "") -> Format:
    """Return the format of ``data``; ``suffix`` (".htm") only decides between texts.

    Raises ``ValueError`` with the end of a sentence ("is …") for a format that cannot be read.
    """
    if b"%PDF-" in data[:_PDF_WINDOW]:
        return Format.PDF
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zipped(data)
    for magic, what in _UNREAD:
        if data.startswith(magic):
            raise ValueError(what)
    head = data[:8192]
    if head.startswith(_MARKS[1:]):
        head = head.replace(b"\0", b"")
    for mark in _MARKS:
        head = head.removeprefix(mark)
    if _HTML_START.match(head):
        return Format.HTML
    if SUFFIXES.get(suffix.lower()) is Format.HTML and _TAG.search(head):
        return Format.HTML
    return Format.TEXT


def _zipped(data: bytes) -> Format:
    # The names of the parts stand uncompressed at the head of each and in the directory at the end.
    for mark, what in _ZIPPED:
        if mark in data[:4096] or mark in data[-65_536:]:
            if isinstance(what, Format):
                return what
            raise ValueError(what)
    raise ValueError("is a zip file and no Word document; unpack it and give the folder")
