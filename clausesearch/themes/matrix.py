"""Which agreement speaks of which theme, and what it lacks beside the others."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from clausesearch.records import Clause, ThemeScore
    from clausesearch.themes.catalogue import Theme, ThemeList


@dataclass(frozen=True, slots=True)
class ThemeCell:
    """The clauses of one agreement that are about one theme, in their order; at least one."""

    theme: str
    agreement: str
    clauses: tuple[Clause, ...]
    scores: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class ThemeMatrix:
    """Which agreement speaks of which theme; a pair without a cell has no clause."""

    themes: tuple[Theme, ...]
    agreements: tuple[str, ...]
    cells: tuple[ThemeCell, ...]


@dataclass(frozen=True, slots=True)
class MissingTheme:
    """A theme that an agreement lacks, and how many of the ``others`` have it."""

    agreement: str
    theme: Theme
    having: int
    others: int


def theme_matrix(
    themes: ThemeList,
    agreements: Sequence[str],
    found: Iterable[tuple[Clause, Sequence[ThemeScore]]],
) -> ThemeMatrix:
    """Return the clauses of each theme and agreement, both in the order given."""
    held: dict[tuple[str, str], list[tuple[Clause, float]]] = defaultdict(list)
    for clause, scores in found:
        for each in scores:
            held[each.theme, clause.agreement].append((clause, each.score))
    cells = []
    for theme in themes.themes:
        for agreement in agreements:
            if pairs := held.get((theme.code, agreement)):
                clauses, scores = zip(*pairs, strict=True)
                cells.append(ThemeCell(theme.code, agreement, clauses, scores))
    return ThemeMatrix(themes.themes, tuple(agreements), tuple(cells))


def missing_themes(matrix: ThemeMatrix, share: float = 0.5) -> list[MissingTheme]:
    """Return what each agreement lacks that at least ``share`` of the others have.

    Agreement by agreement, what most others have first.
    """
    having: dict[str, set[str]] = defaultdict(set)
    for cell in matrix.cells:
        having[cell.theme].add(cell.agreement)
    others = len(matrix.agreements) - 1
    missing = []
    for agreement in matrix.agreements:
        lacked = [
            MissingTheme(agreement, theme, len(having[theme.code]), others)
            for theme in matrix.themes
            if having[theme.code]
            and agreement not in having[theme.code]
            and len(having[theme.code]) >= share * others
        ]
        missing += sorted(lacked, key=lambda each: -each.having)
    return missing
