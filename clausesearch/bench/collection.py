"""Judged collections: texts in the BEIR layout, and what both layouts share."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from clausesearch.bench.files import LAYOUT, grade_of, read_rows, read_table
from clausesearch.errors import InputError, UsageError
from clausesearch.text.language import query_language

if TYPE_CHECKING:
    from collections.abc import Collection as Names
    from pathlib import Path

_ALWAYS = "always"
_EXCLUDE = "exclude_"


@dataclass(frozen=True, slots=True)
class Asked:
    """A query as somebody typed it, and what is known of it."""

    text: str
    lang: str
    theme: str = ""
    split: str = ""
    #: Texts that a query may not return (its own, those of its own agreement).
    excluded: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Collection:
    """Texts by id, queries by id, and for each query the grade of every judged text."""

    name: str
    texts: dict[str, str]
    asked: dict[str, Asked]
    judgements: dict[str, dict[str, float]]
    split: str = ""

    @property
    def queries(self) -> dict[str, str]:
        """Return query id → what was typed."""
        return {query: asked.text for query, asked in self.asked.items()}


def read_collection(
    folder: Path,
    queries: Path | None = None,
    judgements: Path | None = None,
    split: str = "",
    exclude: Names[str] = (),
) -> Collection:
    """Read a BEIR folder; other queries or judgements may be named.

    ``split`` names the judgements ``qrels/SPLIT.tsv``. A query's ``metadata.exclude_always`` lists
    texts it may not return; ``exclude`` names further lists (``hard`` is ``exclude_hard``). Queries
    without a judgement above 0 are left out: nothing can be found for them. Raises ``InputError``
    when a file is missing or a line of it cannot be read.
    """
    if not folder.is_dir():
        raise InputError(f"{folder}: no such folder; {LAYOUT}.")
    texts = {
        str(row["_id"]): " ".join(filter(None, (row.get("title", ""), row["text"])))
        for row in read_rows(folder / "corpus.jsonl")
    }
    asked = read_asked(queries or folder / "queries.jsonl", {_ALWAYS, *exclude})
    plain = folder / "qrels.tsv"
    default = folder / "qrels" / f"{split or 'test'}.tsv"
    if not split and plain.exists():
        default = plain
    judged = {
        query: found
        for query, found in _grades(judgements or default).items()
        if query in asked and max(found.values()) > 0
    }
    if not judged:
        raise InputError(f"{folder}: no query has a judgement above 0; {LAYOUT}.")
    name = folder.resolve().name
    return Collection(name, texts, {q: asked[q] for q in judged}, judged, split)


def read_asked(path: Path, exclude: Names[str] = ()) -> dict[str, Asked]:
    """Return query id → query; a language that is not given is told from the words.

    Raises ``UsageError`` when no query has a list that ``exclude`` names.
    """
    asked: dict[str, Asked] = {}
    known: set[str] = {_ALWAYS}
    for row in read_rows(path):
        lists = _lists(row)
        known |= lists.keys()
        text = str(row["text"])
        asked[str(row["_id"])] = Asked(
            text,
            str(row.get("lang") or query_language(text)),
            str(row.get("theme") or ""),
            str(row.get("split") or ""),
            frozenset().union(*(lists.get(name, ()) for name in exclude)),
        )
    if unknown := sorted(set(exclude) - known):
        raise UsageError(
            f"no query of {path} lists {', '.join(_EXCLUDE + name for name in unknown)}; "
            f"--exclude may be: {', '.join(sorted(known - {_ALWAYS})) or 'nothing there'}."
        )
    return asked


def _lists(row: dict[str, Any]) -> dict[str, list[str]]:
    about = row.get("metadata")
    if not isinstance(about, dict):
        return {}
    return {
        key.removeprefix(_EXCLUDE): [str(text) for text in value]
        for key, value in about.items()
        if key.startswith(_EXCLUDE) and isinstance(value, list)
    }


def _grades(path: Path) -> dict[str, dict[str, float]]:
    grades: dict[str, dict[str, float]] = defaultdict(dict)
    for number, row in read_table(path):
        if number == 1 and row[-1:] == ["score"]:
            continue
        try:
            query, text, grade = row[0], row[-2], grade_of(row[-1])
        except (IndexError, ValueError):
            raise InputError(
                f"{path}: line {number} is not query, text and grade parted by tabs; mend it."
            ) from None
        grades[query][text] = grade
    return grades
