"""What themes need of the database: clauses as they were indexed, and the themes they have."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from clausesearch.records import ThemeScore
from clausesearch.store.filters import LENT_THEMES, THEMES, clause_conditions

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from clausesearch.store.filters import ClauseFilter


@dataclass(frozen=True, slots=True)
class IndexedClauses:
    """The clauses of one agreement as they are indexed: row ids, vectors [n, dim] and terms."""

    ids: tuple[int, ...]
    vectors: NDArray[np.float32]
    terms: tuple[list[str], ...]
    context_terms: tuple[list[str], ...]


def indexed_clauses(connection: sqlite3.Connection) -> Iterator[IndexedClauses]:
    """Yield the clauses of each agreement that has any, one agreement after the other."""
    agreements = [row[0] for row in connection.execute("SELECT id FROM agreements ORDER BY id")]
    for agreement in agreements:
        rows = connection.execute(
            "SELECT id, vector, terms, context_terms FROM clauses WHERE agreement_id = ? "
            "ORDER BY number",
            (agreement,),
        ).fetchall()
        if rows:
            ids, vectors, terms, context_terms = zip(*rows, strict=True)
            yield IndexedClauses(
                ids,
                np.frombuffer(b"".join(vectors), np.float32).reshape(len(ids), -1),
                tuple(each.split() for each in terms),
                tuple(each.split() for each in context_terms),
            )


def themes_by_clause(
    connection: sqlite3.Connection, clause_filter: ClauseFilter
) -> dict[int, tuple[ThemeScore, ...]]:
    """Return row id → themes, the main one first, of the clauses that pass and have any.

    Agreements by name, clauses in their order.
    """
    conditions, values = clause_conditions(clause_filter)
    table = LENT_THEMES if clause_filter.lent else THEMES
    rows = connection.execute(
        f"SELECT s.clause_id, s.theme, s.score FROM {table} s JOIN clauses c ON c.id = s.clause_id "
        f"JOIN agreements a ON a.id = c.agreement_id WHERE {conditions} "
        "ORDER BY a.name, c.number, s.score DESC, s.theme",
        values,
    )
    found: dict[int, tuple[ThemeScore, ...]] = {}
    for row_id, theme, score in rows:
        found[row_id] = (*found.get(row_id, ()), ThemeScore(theme, score))
    return found
