"""What every report of a comparison shows, whatever it is written as: one model, four writers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from clausesearch.records import FactKind, Kind
from clausesearch.render.citations import label_of
from clausesearch.render.highlights import Piece, pieces, quotes_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from clausesearch.records import Clause, Comparison, Difference, Document, Match

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
    """One side's value of a fact: words of the text, or a plain value; ``anchor`` is its clause."""

    text: str
    quoted: bool = False
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class FactRow:
    """One fact of both agreements; ``name`` is a label of the group ``facts``."""

    name: str
    left: tuple[Value, ...]
    right: tuple[Value, ...]
    differs: bool = False


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many commitments of one side have a counterpart on the other."""

    met: int
    all: int

    @property
    def share(self) -> float:
        """Return the share of one; 0 without any commitment."""
        return self.met / self.all if self.all else 0.0


@dataclass(frozen=True, slots=True)
class Report:
    """A comparison ready to be laid out: rows in the order of the left side, facts, coverage."""

    comparison: Comparison
    matches: tuple[Row, ...]
    left_only: tuple[Row, ...]
    right_only: tuple[Row, ...]
    facts: tuple[FactRow, ...]
    left_coverage: Coverage
    right_coverage: Coverage

    def document(self, side: str) -> Document:
        """Return the agreement of ``left`` or ``right``."""
        return self.comparison.left if side == "left" else self.comparison.right

    def only(self, side: str) -> tuple[Row, ...]:
        """Return the rows of the clauses that the other side lacks, commitments first."""
        rows = self.left_only if side == "left" else self.right_only
        return tuple(sorted(rows, key=lambda row: not row.commits))

    def coverage(self, side: str) -> Coverage:
        """Return how many commitments of a side have a counterpart."""
        return self.left_coverage if side == "left" else self.right_coverage


def report_of(comparison: Comparison) -> Report:
    """Return what a report of ``comparison`` shows."""
    left, right = comparison.left, comparison.right
    rows = tuple(
        Row(
            f"m{number}",
            _cells(match.left, left, "left", match),
            _cells(match.right, right, "right", match),
            match,
        )
        for number, match in enumerate(comparison.matches, start=1)
    )
    left_only = tuple(
        Row(f"only-l{clause.number}", _cells([clause], left, "left"), ())
        for clause in comparison.left_only
    )
    right_only = tuple(
        Row(f"only-r{clause.number}", (), _cells([clause], right, "right"))
        for clause in comparison.right_only
    )
    sides = {
        "left": [cell for row in (*rows, *left_only) for cell in row.left],
        "right": [cell for row in (*rows, *right_only) for cell in row.right],
    }
    return Report(
        comparison,
        rows,
        left_only,
        right_only,
        tuple(_facts(left, right, sides)),
        _coverage(sides["left"], left_only),
        _coverage(sides["right"], right_only),
    )


def _cells(
    clauses: Iterable[Clause], document: Document, side: str, match: Match | None = None
) -> tuple[Cell, ...]:
    quotes = quotes_of(match.differences, side) if match else []
    return tuple(
        Cell(
            clause,
            f"{side[0]}{clause.number}",
            label_of(clause, document),
            pieces(clause, quotes),
        )
        for clause in clauses
    )


def _coverage(cells: Sequence[Cell], alone: Sequence[Row]) -> Coverage:
    commitments = sum(cell.clause.kind is Kind.COMMITMENT for cell in cells)
    unmet = sum(row.commits for row in alone)
    return Coverage(commitments - unmet, commitments)


def _facts(left: Document, right: Document, cells: dict[str, list[Cell]]) -> Iterator[FactRow]:
    dates = [
        (Value(side.date.iso, anchor=_anchor(cells[name], side.date.start)),) if side.date else ()
        for name, side in (("left", left), ("right", right))
    ]
    if any(dates):
        yield FactRow("date", *dates)
    parties = [
        tuple(Value(one.name, True, _anchor(cells[name], one.start)) for one in side.parties)
        for name, side in (("left", left), ("right", right))
    ]
    if any(parties):
        yield FactRow("parties", *parties)
    for kind in FactKind:
        of_left, of_right = (
            [fact for fact in side.facts if fact.kind is kind] for side in (left, right)
        )
        if of_left or of_right:
            values = [{fact.value for fact in facts} for facts in (of_left, of_right)]
            yield FactRow(
                kind.value,
                *(
                    tuple(Value(one.text, True, _anchor(cells[side], one.start)) for one in facts)
                    for side, facts in (("left", of_left), ("right", of_right))
                ),
                differs=all(values) and "" not in values[0] | values[1] and values[0] != values[1],
            )


def _anchor(cells: Sequence[Cell], place: int) -> str:
    """Return the anchor of the clause around ``place``, empty where no clause is."""
    return next((cell.anchor for cell in cells if cell.clause.start <= place < cell.clause.end), "")
