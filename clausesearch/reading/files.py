"""Paths to documents: which files count, what they are called, what is refused and why."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from clausesearch.errors import InputError
from clausesearch.reading.decoding import decode
from clausesearch.records import Document

if TYPE_CHECKING:
    from collections.abc import Iterable

#: Names of files that a folder is searched for; a file named outright is tried whatever its name.
SUFFIXES = frozenset({".txt", ".text", ".md", ".markdown"})
MAX_BYTES = 20 * 1024 * 1024
_TITLE_LENGTH = 90


def find_files(paths: Iterable[str | Path]) -> tuple[list[Path], list[str]]:
    """Return the files to read, and a line for every path that gives none.

    A folder stands for the text files in and below it, sorted.
    """
    found: dict[Path, None] = {}
    wrong: list[str] = []
    for path in map(Path, paths):
        try:
            inside = _text_files(path) if path.is_dir() else [path] if path.exists() else []
            kind = "no text file in it" if path.is_dir() else "no such file or folder"
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


def is_storable(text: str) -> bool:
    """Return whether ``text`` is whole characters, which UTF-8 can hold."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _text_files(folder: Path) -> list[Path]:
    return sorted(
        path
        for path in folder.rglob("*")
        if path.suffix.lower() in SUFFIXES
        and path.is_file()
        and not any(part.startswith(".") for part in path.relative_to(folder).parts)
    )


def read_document(path: Path, name: str | None = None) -> Document:
    """Read one file as a document.

    The text is the decoded file, line ends as they are. Raises ``InputError`` for what is
    missing, empty, too large, unreadable or no text.
    """
    if not is_storable(str(path)):
        raise InputError(f"{str(path)!a}: its name is not UTF-8; rename the file.")
    try:
        if path.is_fifo():
            with path.open("rb") as pipe:
                return read_stream(pipe, name or path.name)
        if not path.is_file():
            state = "is no plain file" if path.exists() else "no such file"
            state = "is a folder, not a file" if path.is_dir() else state
            raise InputError(f"{path}: {state}; give the path of a text file.")
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise InputError(_too_large(str(path), size))
        data = path.read_bytes()
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror}); check it with ls.") from None
    return _document(data, name or path.stem, str(path.resolve()), str(path))


def read_stream(stream: BinaryIO | None, name: str = "") -> Document:
    """Read a document from a binary stream such as standard input.

    A name makes it the same agreement each time; without one, another text is another agreement.
    """
    if stream is None:
        raise InputError("standard input is closed; give the path of a text file.")
    data = stream.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise InputError(_too_large("standard input", len(data)))
    document = _document(data, name or "stdin", "", "standard input")
    return replace(document, source=f"stream:{tidy_name(name) if name else document.sha256}")


def _document(data: bytes, name: str, source: str, shown: str) -> Document:
    try:
        text, encoding = decode(data)
    except ValueError as error:
        raise InputError(f"{shown}: {error}.") from None
    if not text.strip():
        raise InputError(f"{shown}: is empty; there is nothing to add.")
    note = f"{shown}: read as {encoding}; save it as UTF-8 if letters look wrong."
    return Document(
        name=tidy_name(name),
        source=source,
        text=text,
        sha256=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        title=title_of(text),
        notes=(note,) if encoding.startswith("windows") else (),
    )


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


def _too_large(shown: str, size: int) -> str:
    return (
        f"{shown}: is larger than {MAX_BYTES // 2**20} MB ({size / 2**20:.0f} MB); "
        "split it into one file per agreement."
    )
