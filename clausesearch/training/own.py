"""Read what users bring of their own field; whatever is not as documented is named by its line."""

from __future__ import annotations

import gzip
import json
import re
import zlib
from typing import TYPE_CHECKING, Any, TypeVar

from clausesearch.errors import InputError
from clausesearch.training.corpora import (
    LANGUAGES,
    Concept,
    Corpora,
    Parallel,
    WrittenClause,
    merge_concepts,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

_T = TypeVar("_T")

_NAMES = {"ar": "Arabic", "en": "English", "fr": "French"}
_NAMED_PAIR = re.compile(r"\.(ar|en|fr)-(ar|en|fr)\.tsv(?:\.gz)?\Z")
_SEPARATOR = "|"
_FORMATS = "see docs/training.md"


def read_own(
    lexicons: Sequence[Path] = (), parallel: Sequence[Path] = (), clauses: Sequence[Path] = ()
) -> Corpora:
    """Read the files of a field.

    Raises:
        InputError: a file is missing, empty, not UTF-8, or a line of it is not as documented.
    """
    concepts = [concept for path in lexicons for concept in _some(path, _concepts(path))]
    written = [clause for path in clauses for clause in _some(path, _written(path))]
    pairs = tuple(_parallel(path) for path in parallel)
    return Corpora(tuple(written), merge_concepts(concepts), pairs, {}, ())


def read_lines(path: Path) -> Iterator[tuple[int, str]]:
    """Yield number and text of every line that is not blank; a name in ``.gz`` is unpacked.

    Raises:
        InputError: the file cannot be read, or is not UTF-8.
    """
    try:
        opened = gzip.open if path.suffix == ".gz" else open
        with opened(path, "rt", encoding="utf-8-sig") as file:
            for number, line in enumerate(file, start=1):
                if line.strip():
                    yield number, line.rstrip("\r\n")
    except FileNotFoundError:
        raise InputError(f"{path}: no such file; check the name.") from None
    except UnicodeDecodeError:
        raise InputError(f"{path}: is not UTF-8; save it as UTF-8.") from None
    except (OSError, EOFError, zlib.error) as error:
        reason = getattr(error, "strerror", None) or error
        raise InputError(f"{path}: cannot be read ({reason}); check the file.") from None


def _some(path: Path, items: Iterator[_T]) -> Iterator[_T]:
    empty = True
    for item in items:
        empty = False
        yield item
    if empty:
        raise InputError(f"{path}: is empty; leave it out, or fill it ({_FORMATS}).")


def _concepts(path: Path) -> Iterator[Concept]:
    for number, line in read_lines(path):
        columns = line.split("\t")
        if len(columns) != len(LANGUAGES) + 1:
            raise InputError(
                f"{path}, line {number}: {_count(columns)} where field, Arabic, English and "
                f"French are wanted, parted by tabs; mend it ({_FORMATS})."
            )
        forms = {
            lang: tuple(form.strip() for form in column.split(_SEPARATOR) if form.strip())
            for lang, column in zip(LANGUAGES, columns[1:], strict=True)
        }
        for lang, found in forms.items():
            if not found:
                raise InputError(
                    f"{path}, line {number}: no {_NAMES[lang]} form; fill it in, or move the line "
                    "to a file of two columns and name that with --parallel."
                )
        yield Concept(columns[0].strip(), forms)


def _parallel(path: Path) -> Parallel:
    named = _NAMED_PAIR.search(path.name)
    langs: tuple[str, str] | None = (named[1], named[2]) if named else None
    pairs: list[tuple[str, str]] = []
    for position, (number, line) in enumerate(read_lines(path)):
        columns = [column.strip() for column in line.split("\t")]
        if position == 0 and len(columns) == 2 and set(columns) <= set(LANGUAGES):
            langs = (columns[0], columns[1])
            continue
        if langs is None:
            raise InputError(
                f"{path}, line {number}: no header that says the languages; begin the file with "
                "ar, a tab and en (or en, fr), or name it like terms.ar-en.tsv."
            )
        if len(columns) != 2 or not all(columns):
            what = _count(columns) if len(columns) != 2 else "an empty side"
            raise InputError(
                f"{path}, line {number}: {what} where two texts are wanted, parted by a tab; "
                f"mend it ({_FORMATS})."
            )
        pairs.append((columns[0], columns[1]))
    if langs is None or not pairs:
        raise InputError(f"{path}: is empty; leave it out, or fill it ({_FORMATS}).")
    return Parallel(path.name, langs, tuple(pairs))


def _written(path: Path) -> Iterator[WrittenClause]:
    for number, line in read_lines(path):
        try:
            record = json.loads(line)
        except ValueError:
            record = None
        if not isinstance(record, dict):
            raise InputError(f"{path}, line {number}: is not a JSON object; mend it ({_FORMATS}).")
        wanted = [*LANGUAGES, *(f"q_{lang}" for lang in LANGUAGES)]
        if missing := [key for key in wanted if not _is_text(record.get(key))]:
            raise InputError(
                f"{path}, line {number}: no text for {', '.join(missing)}; fill it in ({_FORMATS})."
            )
        yield WrittenClause(
            id=f"{path.stem}/{record.get('id', number)}",
            theme=str(record.get("theme", "")),
            text={lang: record[lang] for lang in LANGUAGES},
            queries=({lang: record[f"q_{lang}"] for lang in LANGUAGES},),
        )


def _is_text(value: Any) -> bool:  # noqa: ANN401  # whatever the file says
    return isinstance(value, str) and bool(value.strip())


def _count(columns: Sequence[str]) -> str:
    return "1 column" if len(columns) == 1 else f"{len(columns)} columns"


def apart_texts(folder: Path) -> Iterator[str]:
    """Yield every text of an evaluation folder: queries, texts, agreements, columns of tables.

    Raises:
        InputError: there is no such folder, it holds none of these, or a line cannot be read.
    """
    if not folder.is_dir():
        raise InputError(f"{folder}: no such folder; name one with --evaluation FOLDER.")
    empty = True
    for path in sorted(folder.rglob("*")):
        if path.suffix not in (".jsonl", ".tsv", ".txt") or path.stem.startswith("qrels"):
            continue
        for number, line in read_lines(path):
            empty = False
            if path.suffix == ".txt":
                yield line
            elif path.suffix == ".tsv":
                yield from line.split("\t")
            else:
                yield _text_of(path, number, line)
    if empty:
        raise InputError(
            f"{folder}: holds no texts; put queries.jsonl, corpus.jsonl, *.tsv or *.txt there."
        )


def _text_of(path: Path, number: int, line: str) -> str:
    try:
        return str(json.loads(line).get("text", ""))
    except (ValueError, AttributeError):
        raise InputError(f"{path}, line {number}: is not a JSON object; mend it.") from None
