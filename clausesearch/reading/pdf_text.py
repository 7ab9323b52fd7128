"""PDF files to text: what is printed, put in reading order by where it is printed."""

from __future__ import annotations

import io
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import pypdfium2

from clausesearch.reading.bidi import logical
from clausesearch.reading.formats import Extracted
from clausesearch.reading.pdf_checks import damage, is_reversed
from clausesearch.reading.pdf_glyphs import glyphs_of
from clausesearch.reading.pdf_layout import text_of
from clausesearch.reading.pdf_lines import lines_of

if TYPE_CHECKING:
    from clausesearch.reading.pdf_lines import Line

MAX_PAGES = 3000
MAX_CHARACTERS = 20 * 2**20


def extract(data: bytes) -> Extracted:
    """Return the text of a PDF (ISO 32000), a line a paragraph.

    The order of Arabic in the content of a PDF is left to chance, so that every reader we know
    of turns some of it round; here it is found anew from the places of the glyphs. Raises
    ``ValueError`` for what is encrypted, damaged, without text, or with letters nobody can name.
    """
    try:
        pages, title = _pages(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower() or "security" in str(error).lower():
            raise ValueError("is encrypted; save it without a password first") from None
        return _second_opinion(data, "is a damaged PDF; open and print it to a PDF anew")
    text, left_out = text_of(pages)
    notes = []
    if is_reversed(text):
        pages = [[_turned(line) for line in page] for page in pages]
        text, left_out = text_of(pages)
        if is_reversed(text):
            raise ValueError("has Arabic in an order that cannot be mended; run OCR on it")
        notes.append("its Arabic was printed backwards and has been turned round; check it")
    if wrong := damage(text):
        return _second_opinion(data, wrong)
    if left_out:
        notes.append("page numbers and running heads were left out")
    if empty := sum(not page for page in pages):
        notes.append(f"{empty} of its {len(pages)} pages hold no text (pictures are not read)")
    return Extracted(text, title, tuple(notes))


def _pages(data: bytes) -> tuple[list[list[Line]], str]:
    document = pypdfium2.PdfDocument(data)
    try:
        count = len(document)
        if count > MAX_PAGES:
            raise ValueError(f"has {count} pages, more than {MAX_PAGES}; split it")
        pages = []
        characters = 0
        for number in range(count):
            lines = _lines(document, number)
            pages.append(lines)
            characters += sum(len(line.text) for line in lines)
            if characters > MAX_CHARACTERS:
                raise ValueError("holds more text than an agreement can; split it")
        return pages, _title(document)
    finally:
        document.close()


def _lines(document: Any, number: int) -> list[Line]:  # noqa: ANN401 (pypdfium2 leaves it open)
    page = document[number]
    try:
        return lines_of(glyphs_of(page))
    finally:
        page.close()


def _title(document: Any) -> str:  # noqa: ANN401
    title = ""
    with suppress(pypdfium2.PdfiumError, UnicodeDecodeError):
        title = " ".join(str(document.get_metadata_value("Title")).split())
    # Programs that print to PDF put the name of a file or of themselves there.
    is_name = title.lower().endswith((".doc", ".docx", ".html", ".pdf", ".indd", ".rtf", ".odt"))
    is_name |= "://" in title or title.lower().startswith(("microsoft word", "untitled"))
    return "" if is_name or damage(title) else title


def _turned(line: Line) -> Line:
    """Return a line of Arabic that was printed backwards, as it was meant."""
    if not line.right_to_left:
        return line
    return line._replace(text=logical(list(line.text), right_to_left=True))


def _second_opinion(data: bytes, problem: str) -> Extracted:
    """Return what another reader makes of the file, if that is text; else raise ``problem``."""
    import pypdf
    from pypdf.errors import PyPdfError

    text = ""
    with suppress(PyPdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        pages = pypdf.PdfReader(io.BytesIO(data)).pages
        texts = [page.extract_text() for page in pages[:MAX_PAGES]]
        text = "\n".join(texts).strip()
    if not text or damage(text) or any("\u0600" <= char <= "\ufefc" for char in text):
        raise ValueError(problem)
    note = "is damaged, and was read by a second reader that may lose the order of lines; check it"
    return Extracted(text, "", (note,))
