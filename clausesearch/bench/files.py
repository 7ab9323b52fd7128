"""Reading the files of a judged collection, line by line, with errors that name the line."""

from __future__ import annotations

import csv
import json
import math
from typing import TYPE_CHECKING, Any

from clausesearch.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LAYOUT = (
    "a BEIR folder holds corpus.jsonl, queries.jsonl and qrels.tsv (or qrels/test.tsv); a folder "
    "of labelled spans holds queries.jsonl, qrels.tsv and agreements/ (docs/bench.md)"
)


def read_lines(path: Path) -> Iterator[str]:
    """Yield the lines of a UTF-8 file without their ends; raises ``InputError``."""
    try:
        with path.open(encoding="utf-8-sig") as file:
            yield from (line.rstrip("\r\n") for line in file)
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror}); {LAYOUT}.") from None
    except UnicodeDecodeError:
        raise InputError(f"{path}: is not UTF-8; save it as UTF-8.") from None


def read_rows(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the objects of a JSON-lines file, each with ``_id`` and ``text``."""
    for number, line in enumerate(read_lines(path), start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            row["_id"], row["text"]
        except (ValueError, TypeError, KeyError):
            raise InputError(
                f"{path}: line {number} is not a JSON object with _id and text; mend it."
            ) from None
        yield row


def grade_of(cell: str) -> float:
    """Return a grade; raises ``ValueError`` for what is no finite number."""
    grade = float(cell)
    if not math.isfinite(grade):
        raise ValueError(cell)
    return grade


def read_table(path: Path) -> Iterator[tuple[int, list[str]]]:
    """Yield line number and cells of a tab-separated file; nothing in it is a quotation mark."""
    reader = csv.reader(read_lines(path), delimiter="\t", quoting=csv.QUOTE_NONE)
    yield from enumerate(reader, start=1)
