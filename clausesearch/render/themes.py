"""Themes as rows, dictionaries and what a terminal shows."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.console import Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from clausesearch.render.labels import labels_in
from clausesearch.render.rows import one_line
from clausesearch.themes import missing_themes, read_themes, shipped_themes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import RenderableType

    from clausesearch.themes import ThemeList, ThemeMatrix

Json = dict[str, Any]
#: Width of a column of counts in a terminal, and of the names of themes.
_COLUMN, _NAMES = 4, 34


def chosen_list(source: str) -> ThemeList:
    """Return the themes of a file, or those that ship."""
    return read_themes(Path(source)) if source else shipped_themes()


def catalogue_rows(themes: ThemeList, names: str) -> list[Json]:
    """Return one row a theme: code, name and definition in the language ``names``."""
    labels_in(names)
    return [
        {
            "theme": theme.code,
            "name": theme.name_in(names),
            "definition": theme.definitions.get(names, ""),
        }
        for theme in themes.themes
    ]


def catalogue_view(rows: Sequence[Json], names: str) -> RenderableType:
    """Return the themes for the eye: no line mixes two directions."""
    parts: list[RenderableType] = []
    for row in rows:
        parts.append(Text(row["theme"], style="cyan"))
        style = "bold" if row["definition"] else ""
        parts.append(Padding(Text(one_line(row["name"]), style=style), (0, 0, 0, 4), expand=False))
        if row["definition"]:
            parts.append(Padding(Text(one_line(row["definition"])), (0, 0, 0, 4), expand=False))
    return Group(*parts) if parts else Text(labels_in(names)("themes", "none"))


def matrix_rows(matrix: ThemeMatrix, names: str) -> list[Json]:
    """Return one row a theme: code, name, the number of clauses in all and in each agreement."""
    labels_in(names)
    counts = {(cell.theme, cell.agreement): len(cell.clauses) for cell in matrix.cells}
    rows = []
    for theme in matrix.themes:
        each = {name: counts.get((theme.code, name), 0) for name in matrix.agreements}
        row = {"theme": theme.code, "name": theme.name_in(names), "clauses": sum(each.values())}
        rows.append(row | each)
    return rows


def matrix_dict(matrix: ThemeMatrix, names: str) -> Json:
    """Return the matrix with the clauses of each cell."""
    labels_in(names)
    cells: dict[str, list[Json]] = {theme.code: [] for theme in matrix.themes}
    for cell in matrix.cells:
        cells[cell.theme].append(
            {
                "agreement": cell.agreement,
                "clauses": [
                    {
                        "clause": clause.id,
                        "start": clause.start,
                        "end": clause.end,
                        "text": clause.text,
                        "kind": clause.kind.value,
                        "score": score,
                    }
                    for clause, score in zip(cell.clauses, cell.scores, strict=True)
                ],
            }
        )
    return {
        "agreements": list(matrix.agreements),
        "themes": [
            {
                "theme": theme.code,
                "name": theme.name_in(names),
                "clauses": sum(len(cell["clauses"]) for cell in cells[theme.code]),
                "cells": cells[theme.code],
            }
            for theme in matrix.themes
        ],
    }


def matrix_view(matrix: ThemeMatrix, names: str, width: int) -> RenderableType:
    """Return the counts for the eye: agreements are columns, numbered as below the table.

    As many columns stand side by side as ``width`` has room for; themes without a clause are left
    out, their names come last.
    """
    say = labels_in(names)
    if not matrix.agreements:
        return Text(say("themes", "no agreements"))
    rows = matrix_rows(matrix, names)
    shown = [row for row in rows if row["clauses"]]
    room = max(4, (width - _NAMES - _COLUMN) // _COLUMN)
    parts: list[RenderableType] = []
    for start in range(0, len(matrix.agreements), room):
        block = matrix.agreements[start : start + room]
        table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 1, 0, 0))
        table.add_column("", max_width=_NAMES, overflow="fold")
        table.add_column("Σ", justify="right")
        for number in range(start + 1, start + len(block) + 1):
            table.add_column(str(number), justify="right")
        for row in shown:
            counts = [str(row[name]) if row[name] else "·" for name in block]
            table.add_row(Text(_steady(row["name"])), Text(str(row["clauses"])), *counts)
        parts += [table, Text("")]
    for number, name in enumerate(matrix.agreements, start=1):
        parts.append(Text.assemble((f"{number:>3} ", "bold"), (name, "cyan")))
    if empty := [_steady(row["name"]) for row in rows if not row["clauses"]]:
        parts += [Text(""), Text(f"{say('themes', 'nowhere')} {' · '.join(empty)}", style="dim")]
    return Group(*parts)


def missing_rows(matrix: ThemeMatrix, names: str, share: float) -> list[Json]:
    """Return one row for each theme that an agreement lacks beside the others."""
    labels_in(names)
    return [
        {
            "agreement": each.agreement,
            "theme": each.theme.code,
            "name": each.theme.name_in(names),
            "having": each.having,
            "others": each.others,
        }
        for each in missing_themes(matrix, share)
    ]


def missing_view(rows: Sequence[Json], names: str) -> RenderableType:
    """Return what each agreement lacks, agreement by agreement."""
    say = labels_in(names)
    if not rows:
        return Text(say("themes", "nothing missing"))
    parts: list[RenderableType] = []
    agreement = ""
    for row in rows:
        if row["agreement"] != agreement:
            agreement = row["agreement"]
            parts += [*([Text("")] if parts else []), Text(agreement, style="cyan")]
        line = Text.assemble(one_line(row["name"]), (f"  {row['having']}/{row['others']}", "dim"))
        parts.append(Padding(line, (0, 0, 0, 4), expand=False))
    return Group(*parts)


def _steady(name: str) -> str:
    # A line that begins left to right and isolates the name keeps its numbers in their columns,
    # whatever script the name is in (UAX #9).
    return f"\u200e\u2068{one_line(name)}\u2069"
