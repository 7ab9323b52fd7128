"""The themes of an index: found anew for all its clauses, stored or lent."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING

from clausesearch.store import ClauseFilter
from clausesearch.themes.assigning import ThemeAssigner, fitted
from clausesearch.themes.catalogue import ThemeList, read_themes, shipped_themes
from clausesearch.themes.matrix import ThemeMatrix, theme_matrix

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from clausesearch.embedding import Encoder
    from clausesearch.records import ThemeScore
    from clausesearch.store import Store


def themes_key(themes: ThemeList, fingerprint: str) -> str:
    """Return what changes whenever a clause may get other themes: list, model, calibration."""
    made_of = json.dumps([themes.key, fingerprint, asdict(fitted())])
    return hashlib.sha256(made_of.encode()).hexdigest()[:16]


def shipped_key(encoder: Encoder) -> str:
    """Return the key of the themes that ship, found by ``encoder``."""
    return themes_key(shipped_themes(), encoder.fingerprint)


def shipped_assigner(encoder: Encoder) -> ThemeAssigner:
    """Return what finds the themes that ship by ``encoder``."""
    return ThemeAssigner(shipped_themes(), encoder)


def find_themes(store: Store, assigner: ThemeAssigner) -> dict[int, tuple[ThemeScore, ...]]:
    """Return row id → themes of every clause, from what the index holds of it."""
    found: dict[int, tuple[ThemeScore, ...]] = {}
    for held in store.indexed_clauses():
        scores = assigner.assign(held.vectors, held.terms, held.context_terms)
        found |= zip(held.ids, scores, strict=True)
    return found


def add_themes(
    store: Store, clause_filter: ClauseFilter, names: Sequence[str], chosen: ChosenThemes
) -> ClauseFilter:
    """Return the filter with the themes called ``names``, found as ``chosen`` says.

    Raises ``UsageError`` for a name that is no theme.
    """
    codes = frozenset(chosen.themes.find(name).code for name in names)
    return replace(clause_filter, themes=codes, lent=chosen.prepare(store))


class ChosenThemes:
    """A list of themes, and the encoder, made when it is first needed, that finds them.

    ``source`` is the file of the list, empty for the one that ships.
    """

    def __init__(self, source: str | Path, encoder: Callable[[], Encoder]) -> None:
        self.themes = read_themes(Path(source)) if source else shipped_themes()
        self._encoder = encoder

    def assigner(self) -> ThemeAssigner:
        """Return what finds the themes."""
        return ThemeAssigner(self.themes, self._encoder())

    def prepare(self, store: Store) -> bool:
        """Make the themes of all clauses known to the store; return whether they are lent to it.

        They are already stored where the index was built with the same list, model and calibration.
        """
        stamp = store.stamp
        if stamp is None or stamp.themes == themes_key(self.themes, stamp.fingerprint):
            return False
        store.lend_themes(find_themes(store, self.assigner()))
        return True

    def of_agreement(self, store: Store, name: str) -> dict[int, tuple[ThemeScore, ...]]:
        """Return clause number → themes, the main one first, of one agreement's clauses."""
        wanted = ClauseFilter(agreements=frozenset([name]), lent=self.prepare(store))
        found = store.themes(wanted)
        clauses = store.clauses(list(found))
        return {clauses[row_id].number: themes for row_id, themes in found.items()}

    def matrix(self, store: Store, clause_filter: ClauseFilter) -> ThemeMatrix:
        """Return the themes of the clauses that pass, by agreement."""
        if not clause_filter.lent:
            clause_filter = replace(clause_filter, lent=self.prepare(store))
        found = store.themes(clause_filter)
        clauses = store.clauses(list(found))
        whole = replace(clause_filter, langs=frozenset())
        return theme_matrix(
            self.themes,
            [row.name for row in store.agreements(whole)],
            ((clauses[row_id], scores) for row_id, scores in found.items()),
        )
