"""What a transaction writes: agreements with their clauses, and the model's stamp."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from clausesearch.store.database import set_manifest
from clausesearch.store.facts import insert_facts
from clausesearch.store.filters import LENT_THEMES, THEMES

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from clausesearch.records import Clause, Document, Strength, ThemeScore
    from clausesearch.store.database import Stamp


#: Key of the manifest that is there while deleted texts may linger in the files.
UNSWEPT = "unswept"


@dataclass(frozen=True, slots=True)
class ClauseRow:
    """A clause with all that is stored beside it."""

    clause: Clause
    terms: Sequence[str]
    context_terms: Sequence[str]
    vector: NDArray[np.float32]
    tokens: NDArray[np.int32] | None = None
    strength: Strength | None = None
    themes: Sequence[ThemeScore] = ()


def write_stamp(connection: sqlite3.Connection, stamp: Stamp) -> None:
    """Record what the clauses are built with."""
    set_manifest(
        connection,
        model=stamp.model,
        dim=str(stamp.dim),
        fingerprint=stamp.fingerprint,
        rules=str(stamp.rules),
        themes=stamp.themes,
    )


def delete_agreement(connection: sqlite3.Connection, name: str) -> None:
    """Delete an agreement with its clauses, if there is one of that name."""
    chosen = "(SELECT id FROM agreements WHERE name = ?)"
    connection.execute(f"DELETE FROM clauses WHERE agreement_id IN {chosen}", (name,))
    if connection.execute("DELETE FROM agreements WHERE name = ?", (name,)).rowcount:
        set_manifest(connection, **{UNSWEPT: "1"})


def mark_swept(connection: sqlite3.Connection) -> None:
    """Record that no deleted text is left."""
    connection.execute("DELETE FROM manifest WHERE key = ?", (UNSWEPT,))


def insert_agreement(
    connection: sqlite3.Connection, document: Document, rows: Sequence[ClauseRow]
) -> None:
    """Insert an agreement with its facts and its clauses."""
    agreement = connection.execute(
        "INSERT INTO agreements (name, title, lang, source, sha256, text) VALUES (?,?,?,?,?,?)",
        (
            document.name,
            document.title,
            document.lang,
            document.source,
            document.sha256,
            document.text,
        ),
    ).lastrowid
    insert_facts(connection, agreement, document)
    connection.executemany(
        "INSERT INTO clauses (agreement_id, number, first, last, lead_in, heading, kind, lang, "
        "terms, context_terms, vector, tokens, strength) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)",
        (
            (
                agreement,
                row.clause.number,
                row.clause.start,
                row.clause.end,
                row.clause.lead_in,
                row.clause.heading,
                row.clause.kind,
                row.clause.lang,
                " ".join(row.terms),
                " ".join(row.context_terms),
                np.ascontiguousarray(row.vector, np.float32).tobytes(),
                None
                if row.tokens is None
                else np.ascontiguousarray(row.tokens, np.int32).tobytes(),
                row.strength or "",
            )
            for row in rows
        ),
    )
    numbers = connection.execute(
        "SELECT number, id FROM clauses WHERE agreement_id = ?", (agreement,)
    )
    ids: dict[int, int] = dict(numbers.fetchall())
    insert_themes(connection, {ids[row.clause.number]: row.themes for row in rows})


def insert_themes(
    connection: sqlite3.Connection,
    themes: Mapping[int, Sequence[ThemeScore]],
    table: str = THEMES,
) -> None:
    """Insert the themes of clauses, which are named by their row ids."""
    connection.executemany(
        f"INSERT INTO {table} VALUES (?,?,?)",
        ((row_id, each.theme, each.score) for row_id, scores in themes.items() for each in scores),
    )


def lend_themes(connection: sqlite3.Connection, themes: Mapping[int, Sequence[ThemeScore]]) -> None:
    """Keep the themes of clauses for as long as the connection lives."""
    connection.execute(
        f"CREATE TEMP TABLE IF NOT EXISTS {LENT_THEMES} "
        "(clause_id INTEGER NOT NULL, theme TEXT NOT NULL, score REAL NOT NULL, "
        "PRIMARY KEY (clause_id, theme)) WITHOUT ROWID"
    )
    connection.execute(f"DELETE FROM {LENT_THEMES}")
    insert_themes(connection, themes, LENT_THEMES)
