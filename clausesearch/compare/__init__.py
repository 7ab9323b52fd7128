"""Agreements side by side: alignment by meaning, differences, and what it all comes to."""

from clausesearch.compare.closeness import Closeness, closest
from clausesearch.compare.columns import ColumnRow, Columns, side_by_side
from clausesearch.compare.sides import Side, compare_sides
from clausesearch.compare.summary import FactRow, Share, Summary, ThemeBalance, summarise

__all__ = [
    "Closeness",
    "ColumnRow",
    "Columns",
    "FactRow",
    "Share",
    "Side",
    "Summary",
    "ThemeBalance",
    "closest",
    "compare_sides",
    "side_by_side",
    "summarise",
]
