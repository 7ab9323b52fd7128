"""The themes of clauses that no index holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausesearch.embedding import Encoder, embed_clauses
from clausesearch.text.words import index_terms
from clausesearch.themes.stored import shipped_assigner

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clausesearch.records import Clause
    from clausesearch.themes.catalogue import Theme


def themes_of(clauses: Sequence[Clause], encoder: Encoder) -> dict[str, tuple[Theme, ...]]:
    """Return clause id → the themes that ship which it is about, the main one first."""
    assigner = shipped_assigner(encoder)
    found = assigner.assign(
        embed_clauses(encoder, clauses),
        [index_terms(clause.text, clause.lang) for clause in clauses],
        [index_terms(f"{clause.heading} {clause.lead_in}", clause.lang) for clause in clauses],
    )
    themes = {theme.code: theme for theme in assigner.themes.themes}
    return {
        clause.id: tuple(themes[score.theme] for score in scores)
        for clause, scores in zip(clauses, found, strict=True)
    }
