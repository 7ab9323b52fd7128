"""Agreements and clauses in SQLite: rows in, records out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from clausesearch.records import Agreement, Clause, Kind
from clausesearch.store import facts
from clausesearch.store.filters import agreement_conditions, clause_conditions, marks

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from clausesearch.store.filters import ClauseFilter

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

    The rules are those that cut texts into clauses and words. ``themes`` is the key of how themes
    were found, empty where none were.
    """

    model: str
    dim: int
    fingerprint: str
    rules: int = 0
    themes: str = ""


@dataclass(frozen=True, slots=True)
class Mirror:
    """Which state of which database a cache mirrors."""

    store: str
    generation: int


class Profile(NamedTuple):
    """What ranking needs to know of a clause: whose it is, its language, words and vector.

    ``terms`` are its stemmed words in order, parted by spaces; ``tokens`` its packed words, where
    they were asked for.
    """

    agreement_id: int
    lang: str
    terms: str
    vector: bytes
    tokens: NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class AgreementRow:
    """One line of the list of agreements: everything but the text.

    ``date`` is an ISO date, empty when none is known.
    """

    name: str
    title: str
    lang: str
    source: str
    sha256: str
    clause_count: int
    date: str = ""
    parties: tuple[str, ...] = ()


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
    themes = manifest.get("themes", "")
    return Stamp(manifest["model"], dim, manifest["fingerprint"], rules, themes), state


def set_manifest(connection: sqlite3.Connection, **values: str) -> None:
    """Set keys of the manifest."""
    connection.executemany(
        "INSERT INTO manifest VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        values.items(),
    )


def list_agreements(
    connection: sqlite3.Connection, clause_filter: ClauseFilter
) -> list[AgreementRow]:
    """Return every agreement that passes without its text, by name; ``langs`` are its own."""
    conditions, values = agreement_conditions(clause_filter)
    parties: dict[int, list[str]] = {}
    for agreement, name in connection.execute(
        "SELECT agreement_id, name FROM parties ORDER BY agreement_id, number"
    ):
        parties.setdefault(agreement, []).append(name)
    rows = connection.execute(
        f"SELECT a.id, {_AGREEMENT_COLUMNS}, coalesce(d.iso, '') FROM agreements a "
        f"LEFT JOIN dates d ON d.agreement_id = a.id WHERE {conditions} ORDER BY a.name",
        values,
    )
    found = [AgreementRow(*(*columns, tuple(parties.get(row_id, ())))) for row_id, *columns in rows]
    return [row for row in found if not clause_filter.langs or row.lang in clause_filter.langs]


def find_agreement(connection: sqlite3.Connection, name: str) -> Agreement | None:
    """Return the agreement called ``name`` with its raw text and its facts."""
    row = connection.execute(
        f"SELECT a.id, {_AGREEMENT_COLUMNS}, a.text FROM agreements a WHERE a.name = ?", (name,)
    ).fetchone()
    if row is None:
        return None
    row_id, name, title, lang, source, sha256, clause_count, text = row
    return Agreement(
        name,
        title,
        lang,
        source,
        sha256,
        text,
        clause_count,
        facts.date_of(connection, row_id),
        facts.parties_of(connection, row_id),
        facts.facts_of(connection, row_id, text),
    )


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
            f"WHERE c.id IN ({marks(batch)})",
            batch,
        )
    return _clauses(connection, rows)


def vectors_by_id(connection: sqlite3.Connection, ids: Sequence[int]) -> NDArray[np.float32]:
    """Return the vectors [len(ids), dim] in the order of ``ids``; at least one."""
    blobs: dict[int, bytes] = {}
    for batch in _batches(ids):
        query = f"SELECT id, vector FROM clauses WHERE id IN ({marks(batch)})"
        blobs.update(connection.execute(query, batch))
    return np.frombuffer(b"".join(blobs[i] for i in ids), np.float32).reshape(len(ids), -1)


def profiles_by_id(
    connection: sqlite3.Connection, ids: Sequence[int], *, packed: bool
) -> dict[int, Profile]:
    """Return row id → what ranking needs to know of a clause.

    Raises ``TypeError`` where there are no ``packed`` words though there should be.
    """
    found: dict[int, Profile] = {}
    for batch in _batches(ids):
        rows = connection.execute(
            "SELECT id, agreement_id, lang, terms, vector, tokens FROM clauses "
            f"WHERE id IN ({marks(batch)})",
            batch,
        )
        for row_id, agreement, lang, terms, vector, tokens in rows:
            words = np.frombuffer(tokens if packed else b"", np.int32)
            found[row_id] = Profile(agreement, lang, terms, vector, words)
    return found


def list_langs(connection: sqlite3.Connection) -> list[str]:
    """Return the languages the clauses are in."""
    rows = connection.execute("SELECT DISTINCT lang FROM clauses ORDER BY lang")
    return [row[0] for row in rows]


def filtered_ids(connection: sqlite3.Connection, clause_filter: ClauseFilter) -> list[int]:
    """Return the row ids that pass the filter, ascending."""
    conditions, values = clause_conditions(clause_filter)
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
    conditions, values = clause_conditions(clause_filter)
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


def _batches(ids: Sequence[int]) -> list[Sequence[int]]:
    return [ids[i : i + _BATCH] for i in range(0, len(ids), _BATCH)]
