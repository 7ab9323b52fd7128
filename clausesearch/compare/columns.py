"""Three and more agreements side by side, each compared with the first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clausesearch.records import Clause, Comparison, Document, Match


@dataclass(frozen=True, slots=True)
class ColumnRow:
    """One clause of the first agreement, and its match in each of the others (None: lacking)."""

    clause: Clause
    matches: tuple[Match | None, ...]


@dataclass(frozen=True, slots=True)
class Columns:
    """Agreements as columns: a row a clause of the first, then what each of the others has alone.

    ``only`` holds the clauses without counterpart of each of the ``others``, in their order.
    """

    first: Document
    others: tuple[Document, ...]
    rows: tuple[ColumnRow, ...]
    only: tuple[tuple[Clause, ...], ...]


def side_by_side(comparisons: Sequence[Comparison]) -> Columns:
    """Return comparisons of one agreement with others as columns; there must be one at least."""
    first = comparisons[0]
    clauses = {
        clause.number: clause
        for clause in (*(c for match in first.matches for c in match.left), *first.left_only)
    }
    met = [
        {clause.number: match for match in comparison.matches for clause in match.left}
        for comparison in comparisons
    ]
    return Columns(
        first.left,
        tuple(comparison.right for comparison in comparisons),
        tuple(
            ColumnRow(clauses[number], tuple(matches.get(number) for matches in met))
            for number in sorted(clauses)
        ),
        tuple(comparison.right_only for comparison in comparisons),
    )
