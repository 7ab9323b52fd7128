"""Reports as tables for the eye."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.table import Table

    Row = dict[str, Any]

_MEASURES = ("nDCG@10", "interval", "RR@10", "R@10", "P@1", "Success@5")
_TITLES = {
    "system": "All clauses together",
    "pair": "Query language > language of the clauses",
    "theme": "By theme, all clauses together",
}
_HEADINGS = {"interval": "95 %", "queries": "n", "versus": "won/tied/lost"}


def report_table(view: str, rows: Sequence[Row], latency: dict[str, Row]) -> Table:
    """Return one view of a report; what is the same for all systems of a group stands once."""
    from rich.table import Table

    table = Table(
        box=None, pad_edge=False, collapse_padding=True, header_style="bold", title=_TITLES[view]
    )
    table.title_justify = "left"
    columns = ["system", *_MEASURES, "versus", "p"]
    columns += ["ms"] if view == "system" and latency else []
    columns = [*([] if view == "system" else [view]), *columns, "n", "unreached"]
    for column in columns:
        numbers = column not in ("system", view)
        table.add_column(
            _HEADINGS.get(column, column), justify="right" if numbers else "left", overflow="fold"
        )
    for before, row in pairwise([{}, *rows]):
        first = before.get("group") != row["group"]
        cells = _cells(row, latency) | {view: row["group"]} | {"system": row["system"]}
        if not first:
            cells |= dict.fromkeys((*([] if view == "system" else [view]), "n", "unreached"), "")
            if view == "system":
                cells["system"] = row["system"]
        elif before:
            table.add_section()
        table.add_row(*(cells[column] for column in columns))
    return table


def reliability_table(found: Sequence[Row]) -> Table:
    """Return what the shown scores are worth, a language pair a row."""
    from rich.table import Table

    table = Table(box=None, pad_edge=False, header_style="bold", title="Shown scores as chances")
    table.title_justify = "left"
    several = len({row["system"] for row in found}) > 1
    for heading in (*(["system"] if several else []), "pair", "hits", "Brier", "ECE"):
        table.add_column(heading, justify="left" if heading in ("system", "pair") else "right")
    for row in found:
        named = [row["system"]] if several else []
        table.add_row(
            *named, row["pair"], str(row["hits"]), f"{row['brier']:.3f}", f"{row['ece']:.3f}"
        )
    return table


def _cells(row: Row, latency: dict[str, Row]) -> dict[str, str]:
    low, high = row["interval"]
    versus = "" if row["p"] is None else f"{row['wins']}/{row['ties']}/{row['losses']}"
    spent = latency.get(row["system"])
    return {
        **{name: f"{row[name]:.1f}" for name in _MEASURES if name != "interval"},
        "interval": f"{low:.1f}-{high:.1f}",
        "versus": versus,
        "p": "" if row["p"] is None else f"{row['p']:.4f}",
        "ms": f"{spent['median']:.1f}" if spent else "",
        "n": str(row["queries"]),
        "unreached": unreached(row),
    }


def unreached(row: Row) -> str:
    """Return how many judged labels no clause reaches, and their share."""
    return f"{row['unreached']}/{row['labels']} {row['unreached'] / row['labels']:.1%}"
