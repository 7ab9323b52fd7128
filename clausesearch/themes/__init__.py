"""Themes: the subjects that clauses are sorted by, from an open list in three languages."""

from clausesearch.themes.assigning import ThemeAssigner
from clausesearch.themes.catalogue import Theme, ThemeList, read_themes, shipped_themes
from clausesearch.themes.clauses import themes_of
from clausesearch.themes.matrix import (
    MissingTheme,
    ThemeCell,
    ThemeMatrix,
    missing_themes,
    theme_matrix,
)
from clausesearch.themes.stored import ChosenThemes, add_themes, shipped_assigner, shipped_key

__all__ = [
    "ChosenThemes",
    "MissingTheme",
    "Theme",
    "ThemeAssigner",
    "ThemeCell",
    "ThemeList",
    "ThemeMatrix",
    "add_themes",
    "missing_themes",
    "read_themes",
    "shipped_assigner",
    "shipped_key",
    "shipped_themes",
    "theme_matrix",
    "themes_of",
]
