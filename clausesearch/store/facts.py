"""What is known of an agreement in SQLite: its day, its parties, its facts, and its imprint."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from clausesearch.records import DateFact, Fact, FactKind, PartyFact
from clausesearch.store.filters import marks, party_terms
from clausesearch.text.shingles import sketch

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from clausesearch.records import Document

_BATCH = 500  # SQLite's oldest limit on bound values is 999


class Imprint(NamedTuple):
    """What tells whether two agreements are one: the sketch of the text, its day, its parties.

    ``date`` is an ISO date or empty; of each party there are the stemmed words of the name.
    """

    sketch: NDArray[np.uint64]
    date: str
    parties: tuple[str, ...]


def insert_facts(connection: sqlite3.Connection, agreement: int | None, document: Document) -> None:
    """Insert all that is known of an agreement."""
    if date := document.date:
        connection.execute(
            "INSERT INTO dates VALUES (?,?,?,?,?)",
            (agreement, date.iso, date.start, date.end, date.confidence),
        )
    connection.executemany(
        "INSERT INTO parties VALUES (?,?,?,?,?,?,?)",
        (
            (
                agreement,
                number,
                party.name,
                party_terms(party.name, document.lang),
                party.start,
                party.end,
                party.confidence,
            )
            for number, party in enumerate(document.parties, start=1)
        ),
    )
    connection.executemany(
        "INSERT INTO facts VALUES (?,?,?,?,?,?,?)",
        (
            (agreement, number, fact.kind, fact.value, fact.start, fact.end, fact.confidence)
            for number, fact in enumerate(document.facts, start=1)
        ),
    )
    connection.execute(
        "INSERT INTO sketches VALUES (?,?)",
        (agreement, sketch(document.text).astype("<u8").tobytes()),
    )


def date_of(connection: sqlite3.Connection, agreement: int) -> DateFact | None:
    """Return the day of an agreement."""
    row = connection.execute(
        "SELECT iso, first, last, confidence FROM dates WHERE agreement_id = ?", (agreement,)
    ).fetchone()
    return DateFact(*row) if row else None


def parties_of(connection: sqlite3.Connection, agreement: int) -> tuple[PartyFact, ...]:
    """Return the parties of an agreement."""
    rows = connection.execute(
        "SELECT name, first, last, confidence FROM parties WHERE agreement_id = ? ORDER BY number",
        (agreement,),
    )
    return tuple(PartyFact(*row) for row in rows)


def facts_of(connection: sqlite3.Connection, agreement: int, text: str) -> tuple[Fact, ...]:
    """Return the further facts of an agreement whose raw text is ``text``."""
    rows = connection.execute(
        "SELECT kind, value, first, last, confidence FROM facts WHERE agreement_id = ? "
        "ORDER BY number",
        (agreement,),
    )
    return tuple(
        Fact(FactKind(kind), text[first:last], value, first, last, confidence)
        for kind, value, first, last, confidence in rows
    )


def was_read(connection: sqlite3.Connection, name: str) -> bool:
    """Return whether the agreement was read for its facts; those of older rules were not."""
    row = connection.execute(
        "SELECT 1 FROM sketches s JOIN agreements a ON a.id = s.agreement_id WHERE a.name = ?",
        (name,),
    ).fetchone()
    return row is not None


def imprints_by_id(connection: sqlite3.Connection, ids: Sequence[int]) -> dict[int, Imprint]:
    """Return row id of an agreement → its imprint; those of older rules have none."""
    found: dict[int, Imprint] = {}
    for first in range(0, len(ids), _BATCH):
        batch = list(ids[first : first + _BATCH])
        parties: dict[int, list[str]] = {}
        for agreement, terms in connection.execute(
            f"SELECT agreement_id, terms FROM parties WHERE agreement_id IN ({marks(batch)}) "
            "ORDER BY agreement_id, number",
            batch,
        ):
            parties.setdefault(agreement, []).append(terms)
        for agreement, hashes, iso in connection.execute(
            "SELECT s.agreement_id, s.hashes, coalesce(d.iso, '') FROM sketches s "
            f"LEFT JOIN dates d USING (agreement_id) WHERE s.agreement_id IN ({marks(batch)})",
            batch,
        ):
            named = tuple(parties.get(agreement, ()))
            found[agreement] = Imprint(np.frombuffer(hashes, "<u8"), iso, named)
    return found
