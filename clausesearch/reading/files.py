"""Paths to documents: which files count, what they are called, what is refused and why."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO
from urllib.parse import unquote, urlsplit

from clausesearch.errors import InputError
from clausesearch.reading.decoding import decode
from clausesearch.reading.formats import SUFFIXES, Extracted, Format, format_of
from clausesearch.records import Document

if TYPE_CHECKING:
    from collections.abc import Iterable

#: The most that is read: bytes of a text or a web page, characters of text out of any file; and
#: bytes of a PDF or Word file, most of whose weight is pictures and fonts.
MAX_BYTES = 20 * 1024 * 1024
MAX_DOCUMENT_BYTES = 100 * 1024 * 1024
_HEAD = 8192
_TITLE_LENGTH = 90


def find_files(paths: Iterable[str | Path]) -> tuple[list[Path], list[str]]:
    """Return the files to read, and a line for every path that gives none.

    A folder stands for the files in and below it whose names promise a format that can be read,
    sorted; a file named outright is tried whatever its name.
    """
    found: dict[Path, None] = {}
    wrong: list[str] = []
    for path in map(Path, paths):
        try:
            inside = _readable_files(path) if path.is_dir() else [path] if path.exists() else []
            kind = "no file to read in it" if path.is_dir() else "no such file or folder"
        except OSError as error:  # a name longer than any file's, a folder one may not enter
            inside, kind = [], f"cannot be read ({error.strerror})"
        found.update(dict.fromkeys(inside))
        if not inside:
            wrong.append(f"{path}: {kind}; clausesearch reads {', '.join(sorted(SUFFIXES))} files.")
    return list(found), wrong


def is_file(path: str | Path) -> bool:
    """Return whether there is a file to read at ``path``, a pipe included."""
    try:
        return Path(path).is_file() or Path(path).is_fifo()
    except OSError:
        return False


def is_url(source: object) -> bool:
    """Return whether a user means an address on the web: http:// or https:// in front."""
    return isinstance(source, str) and source.lower().startswith(("http://", "https://"))


def is_storable(text: str) -> bool:
    """Return whether ``text`` is whole characters, which UTF-8 can hold."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _readable_files(folder: Path) -> list[Path]:
    return sorted(
        path
        for path in folder.rglob("*")
        if path.suffix.lower() in SUFFIXES
        and path.is_file()
        and not any(part.startswith(".") for part in path.relative_to(folder).parts)
    )


def read_document(source: str | Path, name: str | None = None) -> Document:
    """Read one file, or what is at a web address, as a document.

    Plain text, web pages, PDF and Word are told apart by their content.

    Plain text is the decoded file, line ends as they are; of other formats it is what was taken
    out of them. Raises ``InputError`` for what is missing, empty, too large, unreadable, damaged
    or of no format we know.
    """
    if isinstance(source, str) and is_url(source):
        return _read_url(source, name)
    path = Path(source)
    if not is_storable(str(path)):
        raise InputError(f"{str(path)!a}: its name is not UTF-8; rename the file.")
    try:
        if path.is_fifo():
            with path.open("rb") as pipe:
                return read_stream(pipe, name or path.name)
        if not path.is_file():
            state = "is no plain file" if path.exists() else "no such file"
            state = "is a folder, not a file" if path.is_dir() else state
            raise InputError(f"{path}: {state}; give the path of a file.")
        with path.open("rb") as file:
            data = _read(file, str(path), path.suffix, path.stat().st_size)
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror}); check it with ls.") from None
    return _document(data, name or path.stem, str(path.resolve()), str(path), path.suffix)


def read_stream(stream: BinaryIO | None, name: str = "") -> Document:
    """Read a document from a binary stream such as standard input.

    A name makes it the same agreement each time; without one, another text is another agreement.
    """
    if stream is None:
        raise InputError("standard input is closed; give the path of a file.")
    data = _read(stream, "standard input")
    document = _document(data, name or "stdin", "", "standard input")
    return replace(document, source=f"stream:{tidy_name(name) if name else document.sha256}")


def _read_url(url: str, name: str | None) -> Document:
    from clausesearch.reading.web import fetch

    fetched = fetch(url, MAX_DOCUMENT_BYTES)
    path = Path(unquote(urlsplit(url).path))
    suffix = ".html" if fetched.content_type == "text/html" else path.suffix
    document = _document(fetched.data, name or path.stem or url.split("/")[2], url, url, suffix)
    if fetched.url == url:
        return document
    return replace(document, notes=(*document.notes, f"{url}: leads to {fetched.url}."))


def _document(data: bytes, name: str, source: str, shown: str, suffix: str = "") -> Document:
    """Return the document that bytes hold: it came from ``source``, remarks call it ``shown``."""
    try:
        extracted = _extract(data, suffix)
    except ValueError as error:
        raise InputError(f"{shown}: {error}.") from None
    text = extracted.text
    return Document(
        name=tidy_name(name),
        source=source,
        text=text,
        sha256=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        title=title_of(extracted.title) or title_of(text),
        notes=tuple(f"{shown}: {note}." for note in extracted.notes),
    )


def _extract(data: bytes, suffix: str) -> Extracted:
    format_ = format_of(data, suffix)
    if format_ is Format.TEXT:
        decoded = decode(data)
        extracted = Extracted(decoded.text, notes=(decoded.note,) if decoded.note else ())
    else:
        from clausesearch.reading.isolation import READER

        extracted = READER.extract(data, format_)
    if len(extracted.text) > MAX_BYTES:
        raise ValueError(f"holds more than {MAX_BYTES // 2**20} million characters; split it")
    if not extracted.text.strip():
        raise ValueError("is empty; there is nothing to add")
    return extracted


def _read(stream: BinaryIO, shown: str, suffix: str = "", size: int = 0) -> bytes:
    """Return all bytes of a stream that is not longer than its format may be."""
    head = stream.read(_HEAD)
    try:
        is_text = format_of(head, suffix) in (Format.TEXT, Format.HTML)
    except ValueError:
        is_text = False  # to be refused for what it is, not for its size
    most = MAX_BYTES if is_text else MAX_DOCUMENT_BYTES
    rest = b"" if size > most else stream.read(most + 1 - len(head))
    size = max(size, len(head) + len(rest))
    if size > most:
        raise InputError(
            f"{shown}: is larger than {most // 2**20} MB ({size / 2**20:.0f} MB); "
            "split it into one file per agreement."
        )
    return head + rest


def tidy_name(name: str) -> str:
    """Return a name that can be typed: no control or bidi characters, no ``#``, single spaces."""
    shown = (
        char for char in unicodedata.normalize("NFC", name) if unicodedata.category(char)[0] != "C"
    )
    return re.sub(r"\s+", " ", "".join(shown).replace("#", "_")).strip() or "unnamed"


def title_of(text: str) -> str:
    """Return the first line of ``text`` that says something, cut at a word."""
    first = next((line.strip() for line in text.splitlines() if line.strip(" \t#*-–—•")), "")
    first = first.lstrip("# ")
    if len(first) <= _TITLE_LENGTH:
        return first
    return first[:_TITLE_LENGTH].rsplit(" ", 1)[0].rstrip(" ،,:;؛") + "…"
