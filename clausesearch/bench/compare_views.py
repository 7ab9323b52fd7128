"""Reports of the comparison bench as tables for the eye."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

from clausesearch.bench.compare_report import MEASURES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.table import Table

    Row = dict[str, Any]

_NUMBERS = ("F1", "95 %", "precision", "recall", "right", "wrong", "missed")


def alignment_table(rows: Sequence[Row]) -> Table:
    """Return the rows of the alignment; languages and measure stand where they change."""
    table = _table("Links and clauses of one side alone", ("languages", "measure", "system"))
    ordered = sorted(
        rows,
        key=lambda row: (
            row["languages"] != "all",
            row["languages"],
            MEASURES.index(row["measure"]),
        ),
    )
    for before, row in pairwise([{}, *ordered]):
        first = before.get("languages") != row["languages"]
        if first and before:
            table.add_section()
        changed = first or before["measure"] != row["measure"]
        table.add_row(
            row["languages"] if first else "",
            row["measure"] if changed else "",
            row["system"],
            *_cells(row),
        )
    return table


def difference_table(rows: Sequence[Row]) -> Table:
    """Return what was found of each type of difference."""
    table = _table("Differences inside matches", ("type",))
    for row in rows:
        table.add_row(row["type"], *_cells(row))
    return table


def _table(title: str, names: Sequence[str]) -> Table:
    from rich.table import Table

    table = Table(box=None, pad_edge=False, header_style="bold", title=title)
    table.title_justify = "left"
    for name in names:
        table.add_column(name, overflow="fold")
    for name in _NUMBERS:
        table.add_column(name, justify="right", overflow="fold")
    return table


def _cells(row: Row) -> list[str]:
    low, high = row["interval"]
    return [
        f"{row['f1']:.1f}",
        f"{low:.1f}-{high:.1f}",
        f"{row['precision']:.1f}",
        f"{row['recall']:.1f}",
        *(str(row[name]) for name in ("right", "wrong", "missed")),
    ]
