"""The heat map of a theme matrix: how warm each cell is, and what it opens."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from clausesearch.records import Clause
    from clausesearch.themes import ThemeMatrix

#: Shades of a cell, from one clause to the most of the map.
_SHADES = 5


@dataclass(frozen=True, slots=True)
class HeatCell:
    """One cell: the number of clauses, its shade (0 for none), and the anchor of what it opens."""

    anchor: str
    theme: str
    agreement: str
    clauses: tuple[Clause, ...] = ()
    shade: int = 0


@dataclass(frozen=True, slots=True)
class HeatRow:
    """One theme with its cells, one an agreement."""

    code: str
    name: str
    total: int
    cells: tuple[HeatCell, ...]


@dataclass(frozen=True, slots=True)
class HeatMap:
    """The rows of the themes that some agreement has, and the names of those that none has."""

    agreements: tuple[str, ...]
    rows: tuple[HeatRow, ...]
    nowhere: tuple[str, ...]
    clause_count: int


def heat_map(matrix: ThemeMatrix, lang: str) -> HeatMap:
    """Return the matrix ready to be drawn, names in ``lang``."""
    held = {(cell.theme, cell.agreement): cell.clauses for cell in matrix.cells}
    most = max((len(clauses) for clauses in held.values()), default=1)
    rows, nowhere = [], []
    for number, theme in enumerate(matrix.themes):
        name = theme.name_in(lang)
        cells = tuple(
            HeatCell(
                f"c{number}-{column}",
                name,
                agreement,
                held.get((theme.code, agreement), ()),
                _shade(len(held.get((theme.code, agreement), ())), most),
            )
            for column, agreement in enumerate(matrix.agreements)
        )
        if total := sum(len(cell.clauses) for cell in cells):
            rows.append(HeatRow(theme.code, name, total, cells))
        else:
            nowhere.append(name)
    themed = {clause.id for clauses in held.values() for clause in clauses}
    return HeatMap(matrix.agreements, tuple(rows), tuple(nowhere), len(themed))


def _shade(count: int, most: int) -> int:
    # Counts spread like words do: the step from one to two tells as much as from four to eight.
    return count and 1 + round((_SHADES - 1) * math.log2(count) / max(1.0, math.log2(most)))
