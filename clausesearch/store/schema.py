"""The database of an index: its tables, its format version, and how a connection is opened."""

from __future__ import annotations

import os
import sqlite3
import uuid
from contextlib import contextmanager
from typing import TYPE_CHECKING

from clausesearch.errors import NotFoundError, StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FORMAT_VERSION = 3
_APPLICATION_ID = 0x636C7365  # "clse": tells our file from any other SQLite database

# What format 2 added to format 1. ``terms`` are the words of the name as search folds and stems
# them, each between two spaces.
_FACTS = (
    """
    CREATE TABLE dates (
        agreement_id INTEGER PRIMARY KEY REFERENCES agreements(id) ON DELETE CASCADE,
        iso TEXT NOT NULL,
        first INTEGER NOT NULL,
        last INTEGER NOT NULL,
        confidence REAL NOT NULL
    ) STRICT;
    """,
    """
    CREATE TABLE parties (
        agreement_id INTEGER NOT NULL REFERENCES agreements(id) ON DELETE CASCADE,
        number INTEGER NOT NULL,
        name TEXT NOT NULL,
        terms TEXT NOT NULL,
        first INTEGER NOT NULL,
        last INTEGER NOT NULL,
        confidence REAL NOT NULL,
        PRIMARY KEY (agreement_id, number)
    ) STRICT, WITHOUT ROWID;
    """,
)

# What format 3 added: the further facts, and the sketch of each text (see text/shingles.py) as
# 64-bit integers, the least significant byte first.
_FURTHER_FACTS = (
    """
    CREATE TABLE facts (
        agreement_id INTEGER NOT NULL REFERENCES agreements(id) ON DELETE CASCADE,
        number INTEGER NOT NULL,
        kind TEXT NOT NULL,
        value TEXT NOT NULL,
        first INTEGER NOT NULL,
        last INTEGER NOT NULL,
        confidence REAL NOT NULL,
        PRIMARY KEY (agreement_id, number)
    ) STRICT, WITHOUT ROWID;
    """,
    """
    CREATE TABLE sketches (
        agreement_id INTEGER PRIMARY KEY REFERENCES agreements(id) ON DELETE CASCADE,
        hashes BLOB NOT NULL
    ) STRICT;
    """,
)
# And the themes of clauses, and how firmly a clause commits.
_THEMES = (
    """
    CREATE TABLE clause_themes (
        clause_id INTEGER NOT NULL REFERENCES clauses(id) ON DELETE CASCADE,
        theme TEXT NOT NULL,
        score REAL NOT NULL,
        PRIMARY KEY (clause_id, theme)
    ) STRICT, WITHOUT ROWID;
    """,
)
_STRENGTH = ("ALTER TABLE clauses ADD COLUMN strength TEXT NOT NULL DEFAULT '';",)

#: Format → the statements that lead to it from the one before.
_STEPS = {2: _FACTS, 3: (*_THEMES, *_STRENGTH, *_FURTHER_FACTS)}

# Clause ids are never used twice (AUTOINCREMENT): an id in a stale cache can only be unknown,
# never another clause.
_TABLES = (
    """
    CREATE TABLE manifest (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
    """,
    """
    CREATE TABLE agreements (
        id INTEGER PRIMARY KEY,
        name TEXT NOT NULL UNIQUE,
        title TEXT NOT NULL,
        lang TEXT NOT NULL,
        source TEXT NOT NULL UNIQUE,
        sha256 TEXT NOT NULL,
        text TEXT NOT NULL
    ) STRICT;
    """,
    *_FACTS,
    *_FURTHER_FACTS,
    """
    CREATE TABLE clauses (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        agreement_id INTEGER NOT NULL REFERENCES agreements(id),
        number INTEGER NOT NULL,
        first INTEGER NOT NULL,
        last INTEGER NOT NULL,
        lead_in TEXT NOT NULL,
        heading TEXT NOT NULL,
        kind TEXT NOT NULL,
        lang TEXT NOT NULL,
        terms TEXT NOT NULL,
        context_terms TEXT NOT NULL,
        vector BLOB NOT NULL,
        tokens BLOB,
        UNIQUE (agreement_id, number)
    ) STRICT;
    """,
    *_THEMES,
    *_STRENGTH,
    """
    CREATE VIRTUAL TABLE clause_terms USING fts5(
        terms, context_terms, content='clauses', content_rowid='id',
        tokenize='unicode61 remove_diacritics 0'
    );
    """,
    """
    CREATE TRIGGER clause_added AFTER INSERT ON clauses BEGIN
        INSERT INTO clause_terms(rowid, terms, context_terms)
        VALUES (new.id, new.terms, new.context_terms);
    END;
    """,
    """
    CREATE TRIGGER clause_removed AFTER DELETE ON clauses BEGIN
        INSERT INTO clause_terms(clause_terms, rowid, terms, context_terms)
        VALUES ('delete', old.id, old.terms, old.context_terms);
    END;
    """,
)


@contextmanager
def translated(folder: Path) -> Iterator[None]:
    """Turn what SQLite raises into a ``StoreError`` that says what to type."""
    try:
        yield
    except sqlite3.OperationalError as error:
        raise StoreError(_operational(folder, error)) from error
    except sqlite3.DatabaseError as error:
        raise damaged(folder, error) from error


def damaged(folder: Path, error: Exception) -> StoreError:
    """Return the error that says that what lies in ``folder`` is no longer what we wrote."""
    return StoreError(
        f"the index in {folder} is damaged ({str(error)[:60]}). Put a copy back, or add the "
        "agreements to a new folder: clausesearch add FILES --index NEW_FOLDER"
    )


def _operational(folder: Path, error: sqlite3.OperationalError) -> str:
    said = str(error)
    if "locked" in said or "busy" in said:
        return f"the index in {folder} is in use by another program; try again in a moment."
    if "full" in said:
        return f"no space left on the disk of {folder}; nothing stored was lost. Free some space."
    if "disk I/O" in said:
        return f"the index in {folder} cannot be read or written ({said}); is the disk full?"
    if "readonly" in said or "unable to open" in said:
        return f"the index in {folder} cannot be opened for writing; check who may write there."
    return (
        f"the index in {folder} cannot be used ({said}). Put a copy back, or add the agreements "
        "to a new folder: clausesearch add FILES --index NEW_FOLDER"
    )


def connect(path: Path, *, create: bool) -> sqlite3.Connection:
    """Open the database at ``path``, making its tables first when ``create`` is true.

    Raises ``NotFoundError`` when it is not there or blank (a kill while it was made leaves it so),
    ``StoreError`` when it is damaged, not ours, or of a newer format.
    """
    folder = path.parent
    if not create and not path.exists():
        raise _no_index(folder)
    if folder.exists() and not folder.is_dir():
        raise StoreError(f"{folder} is a file, not a folder; name another: --index FOLDER")
    with translated(folder):
        connection = _open(path)
        try:
            connection.execute("PRAGMA foreign_keys=ON")
            connection.execute("PRAGMA secure_delete=ON")
            if create and _is_blank(connection):
                _make_tables(connection)
            if _check_format(connection, folder) < FORMAT_VERSION:
                _bring_up_to_date(connection)
        except BaseException:
            connection.close()
            raise
    return connection


def _no_index(folder: Path) -> NotFoundError:
    return NotFoundError(f"no index in {folder}. Make one: clausesearch add FILES --index {folder}")


def _open(path: Path) -> sqlite3.Connection:
    if os.access(path.parent, os.W_OK) and (not path.exists() or os.access(path, os.W_OK)):
        # Write-ahead logging lets readers go on while one writes.
        connection = _attach(path, "rwc")
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")
        return connection
    try:
        connection = _attach(path, "ro")
        connection.execute("SELECT count(*) FROM sqlite_schema")
    except sqlite3.OperationalError:
        # Nobody writes and we may not make the log's side files (a read-only medium): the file
        # is read as the unchanging thing that it is.
        connection = _attach(path, "ro&immutable=1")
    return connection


def _attach(path: Path, mode: str) -> sqlite3.Connection:
    uri = f"{path.resolve().as_uri()}?mode={mode}"
    return sqlite3.connect(uri, uri=True, timeout=10, isolation_level=None)


def _is_blank(connection: sqlite3.Connection) -> bool:
    return not connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]


def _make_tables(connection: sqlite3.Connection) -> None:
    connection.execute("BEGIN IMMEDIATE")
    if _is_blank(connection):  # another program may have made them while we waited
        for statement in _TABLES:
            connection.execute(statement)
        connection.execute(
            "INSERT INTO manifest VALUES ('store', ?), ('generation', '0')", (uuid.uuid4().hex,)
        )
        connection.execute(f"PRAGMA application_id={_APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version={FORMAT_VERSION}")
    connection.execute("COMMIT")


def _bring_up_to_date(connection: sqlite3.Connection) -> None:
    """Bring an older format to ours; what is new in it is found when the index is built anew."""
    connection.execute("BEGIN IMMEDIATE")
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    for step in range(version + 1, FORMAT_VERSION + 1):
        for statement in _STEPS[step]:
            connection.execute(statement)
        connection.execute(f"PRAGMA user_version={step}")
    connection.execute("COMMIT")


def _check_format(connection: sqlite3.Connection, folder: Path) -> int:
    """Return the format; raises ``StoreError`` when the database is not one we can read."""
    if _is_blank(connection):
        raise _no_index(folder)
    ours = connection.execute("PRAGMA application_id").fetchone()[0] == _APPLICATION_ID
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    if not ours:
        raise StoreError(
            f"the database in {folder} is not an index of clausesearch; choose another folder: "
            "--index NEW_FOLDER"
        )
    if version > FORMAT_VERSION:
        raise StoreError(
            f"the index in {folder} was written by a newer clausesearch (format {version}, this "
            f"one reads {FORMAT_VERSION}); update with: pip install --upgrade clausesearch"
        )
    return version
