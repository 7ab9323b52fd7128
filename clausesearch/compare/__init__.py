"""Two agreements side by side: meaning alignment and what has no counterpart."""

from clausesearch.compare.sides import Side, compare_sides

__all__ = ["Side", "compare_sides"]
