"""Agreements and clauses in SQLite: rows in, records out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from clausesearch.records import Agreement, Clause, Kind

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

_BATCH = 500  # SQLite's oldest limit on bound values is 999

_CLAUSE_COLUMNS = (
    "c.id, c.agreement_id, a.name, c.number, c.first, c.last, c.lead_in, c.heading, c.kind, c.lang"
)
_ClauseRow = tuple[int, int, str, int, int, int, str, str, str, str]
_AGREEMENT_COLUMNS = (
    "a.name, a.title, a.lang, a.source, a.sha256, "
    "(SELECT count(*) FROM clauses c WHERE c.agreement_id = a.id)"
)


@dataclass(frozen=True, slots=True)
class Stamp:
    """What an index was built with: the model (name, width, content hash) and the rules' version.

    The rules are those that cut texts into clauses and words.
    """

    model: str
    dim: int
    fingerprint: str
    rules: int = 0


@dataclass(frozen=True, slots=True)
class Mirror:
    """Which state of which database a cache mirrors."""

    store: str
    generation: int


@dataclass(frozen=True, slots=True)
class ClauseFilter:
    """Which clauses may be found; empty means no restriction, ``but_not`` is one agreement."""

    langs: frozenset[str] = frozenset()
    agreements: frozenset[str] = frozenset()
    but_not: str = ""

    def __bool__(self) -> bool:
        return bool(self.langs or self.agreements or self.but_not)


class Profile(NamedTuple):
    """What ranking needs to know of a clause: whose it is, its language, words and vector.

    ``terms`` are its stemmed words in order, parted by spaces; ``tokens`` its packed words, for
    indexes of a static model.
    """

    agreement_id: int
    lang: str
    terms: str
    vector: bytes
    tokens: NDArray[np.int32] | None


@dataclass(frozen=True, slots=True)
class AgreementRow:
    """One line of the list of agreements: everything but the text."""

    name: str
    title: str
    lang: str
    source: str
    sha256: str
    clause_count: int


def read_manifest(connection: sqlite3.Connection) -> dict[str, str]:
    """Return all keys of the manifest."""
    return dict(connection.execute("SELECT key, value FROM manifest"))


def read_state(connection: sqlite3.Connection) -> tuple[Stamp | None, Mirror]:
    """Return what the index was built with (None when nothing was added yet) and its state."""
    manifest = read_manifest(connection)
    state = Mirror(manifest["store"], int(manifest["generation"]))
    if "model" not in manifest:
        return None, state
    dim, rules = int(manifest["dim"]), int(manifest["rules"])
    return Stamp(manifest["model"], dim, manifest["fingerprint"], rules), state


def set_manifest(connection: sqlite3.Connection, **values: str) -> None:
    """Set keys of the manifest."""
    connection.executemany(
        "INSERT INTO manifest VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        values.items(),
    )


def list_agreements(connection: sqlite3.Connection) -> list[AgreementRow]:
    """Return every agreement without its text, by name."""
    rows = connection.execute(f"SELECT {_AGREEMENT_COLUMNS} FROM agreements a ORDER BY a.name")
    return [AgreementRow(*row) for row in rows]


def find_agreement(connection: sqlite3.Connection, name: str) -> Agreement | None:
    """Return the agreement called ``name`` with its raw text."""
    row = connection.execute(
        f"SELECT {_AGREEMENT_COLUMNS}, a.text FROM agreements a WHERE a.name = ?", (name,)
    ).fetchone()
    if row is None:
        return None
    name, title, lang, source, sha256, clause_count, text = row
    return Agreement(name, title, lang, source, sha256, text, clause_count)


def agreement_clauses(connection: sqlite3.Connection, name: str) -> dict[int, Clause]:
    """Return row id → clause of one agreement, in order."""
    rows = connection.execute(
        f"SELECT {_CLAUSE_COLUMNS} FROM clauses c JOIN agreements a ON a.id = c.agreement_id "
        "WHERE a.name = ? ORDER BY c.number",
        (name,),
    )
    return _clauses(connection, rows.fetchall())


def clauses_by_id(connection: sqlite3.Connection, ids: Sequence[int]) -> dict[int, Clause]:
    """Return row id → clause."""
    rows: list[_ClauseRow] = []
    for batch in _batches(ids):
        rows += connection.execute(
            f"SELECT {_CLAUSE_COLUMNS} FROM clauses c JOIN agreements a ON a.id = c.agreement_id "
            f"WHERE c.id IN ({_marks(batch)})",
            batch,
        )
    return _clauses(connection, rows)


def vectors_by_id(connection: sqlite3.Connection, ids: Sequence[int]) -> NDArray[np.float32]:
    """Return the vectors [len(ids), dim] in the order of ``ids``; at least one."""
    blobs = _blobs(connection, "vector", ids)
    return np.frombuffer(b"".join(blobs[i] for i in ids), np.float32).reshape(len(ids), -1)


def tokens_by_id(
    connection: sqlite3.Connection, ids: Sequence[int]
) -> dict[int, NDArray[np.int32]]:
    """Return row id → packed words; raises ``TypeError`` where there are none."""
    blobs = _blobs(connection, "tokens", ids)
    return {i: np.frombuffer(blobs[i], np.int32) for i in ids}


def profiles_by_id(connection: sqlite3.Connection, ids: Sequence[int]) -> dict[int, Profile]:
    """Return row id → what ranking needs to know of a clause."""
    found: dict[int, Profile] = {}
    for batch in _batches(ids):
        rows = connection.execute(
            "SELECT id, agreement_id, lang, terms, vector, tokens FROM clauses "
            f"WHERE id IN ({_marks(batch)})",
            batch,
        )
        for row_id, agreement, lang, terms, vector, tokens in rows:
            packed = None if tokens is None else np.frombuffer(tokens, np.int32)
            found[row_id] = Profile(agreement, lang, terms, vector, packed)
    return found


def _blobs(connection: sqlite3.Connection, column: str, ids: Sequence[int]) -> dict[int, bytes]:
    found: dict[int, bytes] = {}
    for batch in _batches(ids):
        found.update(
            connection.execute(
                f"SELECT id, {column} FROM clauses WHERE id IN ({_marks(batch)})", batch
            )
        )
    return found


def list_langs(connection: sqlite3.Connection) -> list[str]:
    """Return the languages the clauses are in."""
    rows = connection.execute("SELECT DISTINCT lang FROM clauses ORDER BY lang")
    return [row[0] for row in rows]


def filtered_ids(connection: sqlite3.Connection, clause_filter: ClauseFilter) -> list[int]:
    """Return the row ids that pass the filter, ascending."""
    conditions, values = _conditions(clause_filter)
    rows = connection.execute(
        "SELECT c.id FROM clauses c JOIN agreements a ON a.id = c.agreement_id "
        f"WHERE {conditions} ORDER BY c.id",
        values,
    )
    return [row[0] for row in rows]


def lexical_scores(
    connection: sqlite3.Connection, expression: str, clause_filter: ClauseFilter, limit: int
) -> dict[int, float]:
    """Return row id → BM25 (higher is better) of the best ``limit`` clauses for an FTS5 query.

    A term of the clause weighs twice a term of its lead-in or heading.
    """
    conditions, values = _conditions(clause_filter)
    rows = connection.execute(
        "SELECT c.id, -bm25(clause_terms, 1.0, 0.5) AS score FROM clause_terms "
        "JOIN clauses c ON c.id = clause_terms.rowid JOIN agreements a ON a.id = c.agreement_id "
        f"WHERE clause_terms MATCH ? AND {conditions} ORDER BY score DESC, c.id LIMIT ?",
        (expression, *values, limit),
    )
    return dict(rows.fetchall())


def document_frequencies(
    connection: sqlite3.Connection, terms: Iterable[str]
) -> tuple[dict[str, int], int]:
    """Return term → number of clauses holding it, and the number of clauses."""
    total = connection.execute("SELECT count(*) FROM clauses").fetchone()[0]
    counts = {
        term: connection.execute(
            "SELECT count(*) FROM clause_terms WHERE clause_terms MATCH ?", (f'"{term}"',)
        ).fetchone()[0]
        for term in terms
    }
    return counts, total


def _conditions(clause_filter: ClauseFilter) -> tuple[str, list[str]]:
    conditions, values = ["1"], []
    for column, allowed in (("c.lang", clause_filter.langs), ("a.name", clause_filter.agreements)):
        if allowed:
            conditions.append(f"{column} IN ({_marks(allowed)})")
            values.extend(sorted(allowed))
    if clause_filter.but_not:
        conditions.append("a.name <> ?")
        values.append(clause_filter.but_not)
    return " AND ".join(conditions), values


def _clauses(connection: sqlite3.Connection, rows: Sequence[_ClauseRow]) -> dict[int, Clause]:
    # Cut in Python from a text read once: SQLite's substr walks the whole text for every clause.
    texts = {
        agreement: connection.execute(
            "SELECT text FROM agreements WHERE id = ?", (agreement,)
        ).fetchone()[0]
        for agreement in {row[1] for row in rows}
    }
    return {
        row_id: Clause(
            name,
            number,
            first,
            last,
            texts[agreement][first:last],
            lead_in,
            heading,
            Kind(kind),
            lang,
        )
        for row_id, agreement, name, number, first, last, lead_in, heading, kind, lang in rows
    }


def _marks(values: Iterable[object]) -> str:
    return ", ".join("?" for _ in values)


def _batches(ids: Sequence[int]) -> list[Sequence[int]]:
    return [ids[i : i + _BATCH] for i in range(0, len(ids), _BATCH)]
