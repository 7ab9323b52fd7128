"""Span-labelled gold: judgements that point at stretches of agreements, not at clauses.

A text may be cut anew and the labels still hold; a label that no clause reaches is a miss.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from clausesearch.bench.collection import Asked, read_asked
from clausesearch.bench.files import LAYOUT, grade_of, read_lines, read_table
from clausesearch.errors import InputError, UsageError
from clausesearch.reading import find_files, read_document
from clausesearch.reading.files import tidy_name

if TYPE_CHECKING:
    from pathlib import Path

    from clausesearch.records import Clause, Document

COLUMNS = ("query-id", "agreement", "start", "end", "score")
AGREEMENTS = "agreements"
QRELS = "qrels.tsv"
QUERIES = "queries.jsonl"
_THEME = "theme"
_WANTED = f"{', '.join(COLUMNS)} (or {_THEME} in place of {COLUMNS[0]})"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of an agreement, in code points of its raw text."""

    agreement: str
    start: int
    end: int

    def reached_by(self, clause: Clause) -> bool:
        """Return whether a clause covers at least half of the span."""
        overlap = min(self.end, clause.end) - max(self.start, clause.start)
        return clause.agreement == self.agreement and 2 * overlap >= self.end - self.start


@dataclass(frozen=True, slots=True)
class SpanCollection:
    """Agreements, queries by id, and for each query the grade of every judged span."""

    name: str
    documents: tuple[Document, ...]
    asked: dict[str, Asked]
    judgements: dict[str, dict[Span, float]]
    split: str = ""

    @property
    def queries(self) -> dict[str, str]:
        """Return query id → what was typed."""
        return {query: asked.text for query, asked in self.asked.items()}


def is_span_table(path: Path) -> bool:
    """Return whether the judgements at ``path`` point at spans of agreements."""
    if not path.is_file():
        return False
    header = next(read_lines(path), "").split("\t")
    return set(COLUMNS[1:4]) <= set(header)


def read_spans(
    folder: Path,
    texts: Path | None = None,
    queries: Path | None = None,
    judgements: Path | None = None,
    split: str = "",
) -> SpanCollection:
    """Read span-labelled gold: ``queries.jsonl``, ``qrels.tsv`` and ``agreements/``.

    With ``texts`` the agreements lie elsewhere, among others maybe: then those that a judgement
    names take part. Without, all in ``agreements/`` do. ``split`` keeps the queries of one part.
    Raises ``InputError`` when a file is missing, a line cannot be read, or a span lies outside of
    its text.
    """
    path = judgements or folder / QRELS
    asked = _of_split(read_asked(queries or folder / QUERIES), split)
    table = read_judged_spans(path)
    documents = _documents(texts or folder / AGREEMENTS, _named(table), only_named=bool(texts))
    _check(path, table, {document.name: document for document in documents})
    by_query = _by_query(table, asked)
    judged = {query: found for query, found in by_query.items() if max(found.values()) > 0}
    if not judged:
        raise InputError(f"{folder}: no query has a judgement above 0; {LAYOUT}.")
    name = folder.resolve().name
    return SpanCollection(name, documents, {q: asked[q] for q in judged}, judged, split)


@dataclass(frozen=True, slots=True)
class JudgedSpans:
    """The rows of one table: span → grade by query, or by theme for all queries of it."""

    by_theme: bool
    grades: dict[str, dict[Span, float]]
    lines: dict[Span, int]


def read_judged_spans(path: Path) -> JudgedSpans:
    """Read a table of judged spans; of a span judged twice the last grade holds."""
    rows = read_table(path)
    _, header = next(rows, (1, []))
    key = _THEME if _THEME in header else COLUMNS[0]
    if missing := [name for name in (key, *COLUMNS[1:]) if name not in header]:
        raise InputError(
            f"{path}: its first line lacks {', '.join(missing)}; it names the columns: {_WANTED}."
        )
    places = [header.index(name) for name in (key, *COLUMNS[1:])]
    judged = JudgedSpans(key == _THEME, defaultdict(dict), {})
    for number, row in rows:
        try:
            query, agreement, start, end, grade = (row[place] for place in places)
            span = Span(agreement, int(start), int(end))
            judged.grades[query][span] = grade_of(grade)
        except (IndexError, ValueError):
            raise InputError(
                f"{path}: line {number} is not {', '.join(header)} parted by tabs; mend it."
            ) from None
        judged.lines.setdefault(span, number)
    return judged


def _of_split(asked: dict[str, Asked], split: str) -> dict[str, Asked]:
    kept = {query: one for query, one in asked.items() if not split or one.split == split}
    if not kept and asked:
        there = sorted({one.split for one in asked.values()} - {""})
        raise UsageError(
            f"no query is of the split '{split}'; there are: {', '.join(there) or 'none'}."
        )
    return kept


def _by_query(table: JudgedSpans, asked: dict[str, Asked]) -> dict[str, dict[Span, float]]:
    if not table.by_theme:
        return {query: table.grades[query] for query in asked if query in table.grades}
    return {q: table.grades[one.theme] for q, one in asked.items() if one.theme in table.grades}


def _named(table: JudgedSpans) -> set[str]:
    return {span.agreement for span in table.lines}


def _documents(folder: Path, named: set[str], *, only_named: bool) -> tuple[Document, ...]:
    files, wrong = find_files([folder])
    if wrong:
        raise InputError(f"{wrong[0]} The texts lie there, or where --texts says.")
    found: dict[str, Document] = {}
    for path in files:
        if only_named and tidy_name(path.stem) not in named:
            continue
        document = read_document(path)
        if document.name in found:
            raise InputError(
                f"{path}: another file is called '{document.name}' too; rename one of them."
            )
        found[document.name] = document
    if missing := sorted(named - found.keys()):
        raise InputError(
            f"{folder}: holds no text of what was judged: {', '.join(missing[:3])}"
            f"{' …' if missing[3:] else ''}; say where the texts lie: --texts FOLDER."
        )
    return tuple(found.values())


def _check(path: Path, table: JudgedSpans, documents: dict[str, Document]) -> None:
    for span, number in table.lines.items():
        length = len(documents[span.agreement].text)
        if not 0 <= span.start < span.end <= length:
            raise InputError(
                f"{path}: line {number} names characters {span.start} to {span.end} of "
                f"'{span.agreement}', which has {length}; is it the text that was judged?"
            )
