"""Which agreements are closest to one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from clausesearch.compare.summary import summarise

if TYPE_CHECKING:
    from collections.abc import Iterable

    from clausesearch.compare.summary import Share
    from clausesearch.records import Comparison, Document


@dataclass(frozen=True, slots=True)
class Closeness:
    """How close an agreement is to another, ``score`` in [0, 1], and the shares on both sides.

    ``left`` is what share of the other's commitments has a counterpart here, ``right`` the reverse.
    """

    document: Document
    score: float
    left: Share
    right: Share


def closeness(comparison: Comparison) -> Closeness:
    """Return how close the right agreement is to the left one.

    The chances of the matches, each for all its clauses, over the clauses of both: an F1 in which
    a match counts for as much as it is likely.
    """
    met = sum(match.score * len(match.left + match.right) for match in comparison.matches)
    matched = sum(len(match.left + match.right) for match in comparison.matches)
    total = matched + len(comparison.left_only) + len(comparison.right_only)
    found = summarise(comparison)
    score = round(met / total, 4) if total else 0.0
    return Closeness(comparison.right, score, found.left, found.right)


def closest(comparisons: Iterable[Comparison]) -> list[Closeness]:
    """Return the right agreements of comparisons with one left, the closest first."""
    found = [closeness(comparison) for comparison in comparisons]
    return sorted(found, key=lambda one: (-one.score, one.document.name))
