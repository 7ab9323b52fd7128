"""What every report of a comparison shows, whatever it is written as: one model for all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from clausesearch.compare.summary import commitments_first, summarise
from clausesearch.records import Kind
from clausesearch.render.citations import label_of
from clausesearch.render.highlights import Piece, changed_words, pieces, quotes_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from clausesearch.compare.summary import Share, Summary
    from clausesearch.records import Clause, Comparison, Difference, Document, Match

#: Names of the themes of each clause, by its id.
Themes: TypeAlias = "Mapping[str, Sequence[str]] | None"
SIDES = ("left", "right")


@dataclass(frozen=True, slots=True)
class Cell:
    """One clause as a report shows it; ``anchor`` is its name within the report."""

    clause: Clause
    anchor: str
    label: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A match, or one clause without counterpart (then ``match`` is None)."""

    anchor: str
    left: tuple[Cell, ...]
    right: tuple[Cell, ...]
    match: Match | None = None

    @property
    def differences(self) -> tuple[Difference, ...]:
        """Return what the two sides say differently."""
        return self.match.differences if self.match else ()

    @property
    def commits(self) -> bool:
        """Return whether a clause of either side is a commitment."""
        return any(cell.clause.kind is Kind.COMMITMENT for cell in (*self.left, *self.right))


@dataclass(frozen=True, slots=True)
class Value:
    """One side's value of a fact, as written; ``value`` is the same in every language or empty.

    ``anchor`` is the clause it stands in, empty where it stands in none.
    """

    text: str
    value: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact of both agreements; ``name`` is a label of the group ``facts``."""

    name: str
    left: tuple[Value, ...]
    right: tuple[Value, ...]
    differs: bool


@dataclass(frozen=True, slots=True)
class Report:
    """A comparison ready to be laid out: its rows in the order of the left side, and its summary.

    The clauses without counterpart stand by kind, commitments first.
    """

    comparison: Comparison
    summary: Summary
    facts: tuple[Fact, ...]
    matches: tuple[Row, ...]
    left_only: tuple[Row, ...]
    right_only: tuple[Row, ...]

    def document(self, side: str) -> Document:
        """Return the agreement of ``left`` or ``right``."""
        return self.comparison.left if side == "left" else self.comparison.right

    def only(self, side: str) -> tuple[Row, ...]:
        """Return the rows of the clauses that the other side lacks."""
        return self.left_only if side == "left" else self.right_only

    def share(self, side: str) -> Share:
        """Return how many commitments of a side have a counterpart."""
        return self.summary.left if side == "left" else self.summary.right


def report_of(comparison: Comparison, themes: Themes = None) -> Report:
    """Return what a report of ``comparison`` shows; ``themes`` are those of each clause by id."""
    left, right = comparison.left, comparison.right
    summary = summarise(comparison, themes)
    rows = tuple(
        Row(
            f"m{number}",
            cells_of(match.left, left, "l", match, "left"),
            cells_of(match.right, right, "r", match, "right"),
            match,
        )
        for number, match in enumerate(comparison.matches, start=1)
    )
    left_only = tuple(
        Row(f"only-l{clause.number}", cells_of([clause], left, "l"), ())
        for clause in commitments_first(comparison.left_only)
    )
    right_only = tuple(
        Row(f"only-r{clause.number}", (), cells_of([clause], right, "r"))
        for clause in commitments_first(comparison.right_only)
    )
    facts = _facts(
        summary,
        [cell for row in (*rows, *left_only) for cell in row.left],
        [cell for row in (*rows, *right_only) for cell in row.right],
    )
    return Report(comparison, summary, facts, rows, left_only, right_only)


def cells_of(
    clauses: Iterable[Clause],
    document: Document,
    anchor: str = "",
    match: Match | None = None,
    side: str = "left",
) -> tuple[Cell, ...]:
    """Return clauses of ``document`` as a report shows them, on the ``side`` of their match.

    With ``anchor``, the letter of its column, each has a name within the report.
    """
    quotes = quotes_of(match.differences, side) if match else []
    words = changed_words(match).get(side, []) if match else []
    return tuple(
        Cell(
            clause,
            f"{anchor}{clause.number}" if anchor else "",
            label_of(clause, document),
            pieces(clause, quotes, words),
        )
        for clause in clauses
    )


def _facts(summary: Summary, left: Sequence[Cell], right: Sequence[Cell]) -> tuple[Fact, ...]:
    return tuple(
        Fact(
            fact.name,
            tuple(
                Value(quote.text, value, _anchor(left, quote.start))
                for quote, value in zip(fact.left, fact.left_values, strict=True)
            ),
            tuple(
                Value(quote.text, value, _anchor(right, quote.start))
                for quote, value in zip(fact.right, fact.right_values, strict=True)
            ),
            fact.same is False,
        )
        for fact in summary.facts
    )


def _anchor(cells: Sequence[Cell], place: int) -> str:
    return next((cell.anchor for cell in cells if cell.clause.start <= place < cell.clause.end), "")
