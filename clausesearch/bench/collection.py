"""Judged collections in the BEIR layout: texts, queries, and who is right for what."""

from __future__ import annotations

import csv
import json
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from clausesearch.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_LAYOUT = "a BEIR folder holds corpus.jsonl, queries.jsonl and qrels.tsv (or qrels/test.tsv)"


@dataclass(frozen=True, slots=True)
class Collection:
    """Texts by id, queries by id, and for each query the grade of every judged text."""

    name: str
    texts: dict[str, str]
    queries: dict[str, str]
    judgements: dict[str, dict[str, float]]


def read_collection(
    folder: Path, queries: Path | None = None, judgements: Path | None = None
) -> Collection:
    """Read a BEIR folder; other queries or judgements may be named.

    Queries without a judgement above 0 are left out: nothing can be found for them. Raises
    ``InputError`` when a file is missing or a line of it cannot be read.
    """
    if not folder.is_dir():
        raise InputError(f"{folder}: no such folder; {_LAYOUT}.")
    texts = {
        str(row["_id"]): " ".join(filter(None, (row.get("title", ""), row["text"])))
        for row in _rows(folder / "corpus.jsonl")
    }
    asked = {
        str(row["_id"]): str(row["text"]) for row in _rows(queries or folder / "queries.jsonl")
    }
    default = folder / "qrels.tsv"
    grades = _grades(judgements or (default if default.exists() else folder / "qrels" / "test.tsv"))
    judged = {
        query: found
        for query, found in grades.items()
        if query in asked and max(found.values()) > 0
    }
    if not judged:
        raise InputError(f"{folder}: no query has a judgement above 0; {_LAYOUT}.")
    return Collection(folder.name, texts, {query: asked[query] for query in judged}, judged)


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    for number, line in enumerate(_lines(path), start=1):
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


def _grades(path: Path) -> dict[str, dict[str, float]]:
    grades: dict[str, dict[str, float]] = defaultdict(dict)
    reader = csv.reader(_lines(path), delimiter="\t", quoting=csv.QUOTE_NONE)
    for number, row in enumerate(reader, start=1):
        if number == 1 and row[-1:] == ["score"]:
            continue
        try:
            query, text, grade = row[0], row[-2], float(row[-1])
        except (IndexError, ValueError):
            raise InputError(
                f"{path}: line {number} is not query, text and grade parted by tabs; mend it."
            ) from None
        grades[query][text] = grade
    return grades


def _lines(path: Path) -> Iterator[str]:
    try:
        with path.open(encoding="utf-8") as file:
            yield from (line.rstrip("\r\n") for line in file)
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror}); {_LAYOUT}.") from None
    except UnicodeDecodeError:
        raise InputError(f"{path}: is not UTF-8; save it as UTF-8.") from None
