"""What a report of three and more agreements shows: columns, each beside the first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from clausesearch.compare.summary import Share, commitments_first, fact_rows
from clausesearch.records import Kind
from clausesearch.render.labels import shared_language
from clausesearch.render.report import Cell, Value, cells_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clausesearch.compare import ColumnRow, Columns
    from clausesearch.records import Document, Match


@dataclass(frozen=True, slots=True)
class Met:
    """What answers a clause of the first agreement in another one; no cells where nothing does."""

    cells: tuple[Cell, ...]
    match: Match | None


@dataclass(frozen=True, slots=True)
class ColumnsRow:
    """One clause of the first agreement, and what answers it in each of the others."""

    first: tuple[Cell, ...]
    met: tuple[Met, ...]

    @property
    def differs(self) -> bool:
        """Return whether one of the others says it differently."""
        return any(one.match and one.match.differences for one in self.met)

    @property
    def lacking(self) -> bool:
        """Return whether one of the others lacks it."""
        return any(one.match is None for one in self.met)

    @property
    def commits(self) -> bool:
        """Return whether the clause is a commitment."""
        return self.first[0].clause.kind is Kind.COMMITMENT


@dataclass(frozen=True, slots=True)
class ColumnsReport:
    """Columns ready to be laid out; ``shares`` and ``only`` are those of the others, in order.

    A share is how many commitments of the first agreement the other one has. ``facts`` holds the
    values of each agreement by name of the fact.
    """

    documents: tuple[Document, ...]
    shares: tuple[Share, ...]
    facts: tuple[tuple[str, tuple[tuple[Value, ...], ...]], ...]
    rows: tuple[ColumnsRow, ...]
    only: tuple[tuple[Cell, ...], ...]

    @property
    def lang(self) -> str:
        """Return the language that all agreements share, or English."""
        return shared_language(*(document.lang for document in self.documents))


def columns_report(columns: Columns) -> ColumnsReport:
    """Return what a report of ``columns`` shows."""
    documents = (columns.first, *columns.others)
    return ColumnsReport(
        documents,
        tuple(_share(columns, place) for place in range(len(columns.others))),
        _facts(documents),
        tuple(_row(row, documents) for row in columns.rows),
        tuple(
            cells_of(commitments_first(clauses), document)
            for clauses, document in zip(columns.only, columns.others, strict=True)
        ),
    )


def _row(row: ColumnRow, documents: Sequence[Document]) -> ColumnsRow:
    return ColumnsRow(
        cells_of([row.clause], documents[0]),
        tuple(
            Met(cells_of(match.right, document, match=match, side="right") if match else (), match)
            for match, document in zip(row.matches, documents[1:], strict=True)
        ),
    )


def _share(columns: Columns, place: int) -> Share:
    found = [row.matches[place] for row in columns.rows if row.clause.kind is Kind.COMMITMENT]
    return Share(sum(match is not None for match in found), len(found))


def _facts(
    documents: Sequence[Document],
) -> tuple[tuple[str, tuple[tuple[Value, ...], ...]], ...]:
    said = [
        {
            row.name: tuple(
                Value(quote.text, value, "")
                for quote, value in zip(row.left, row.left_values, strict=True)
            )
            for row in fact_rows(document, document)
        }
        for document in documents
    ]
    names = dict.fromkeys(name for facts in said for name in facts)
    return tuple((name, tuple(facts.get(name, ()) for facts in said)) for name in names)
