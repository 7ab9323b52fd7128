"""All differences of a match, typed, the main one first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausesearch.compare.differences.actors import actors
from clausesearch.compare.differences.exceptions import exceptions
from clausesearch.compare.differences.firmness import negations, strengths
from clausesearch.compare.differences.measured import measured
from clausesearch.compare.differences.scope import one_sided_scopes, scopes
from clausesearch.compare.differences.sides import read_side
from clausesearch.records import Difference, Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clausesearch.records import Clause


def differences(left: Sequence[Clause], right: Sequence[Clause]) -> tuple[Difference, ...]:
    """Return in what the clauses of the two sides of a match differ, the weightiest first.

    By rules and open word lists, across languages and kinds of digits; see docs/compare.md for
    what each kind means. Recitals (context on both sides) commit to nothing and are passed over.
    """
    if all(clause.kind is Kind.CONTEXT for clause in (*left, *right)):
        return ()
    sides = read_side(left), read_side(right)
    denied = negations(*sides)
    found = [*denied]
    if not denied:
        found += strengths(*sides)
    excepted = exceptions(*sides)
    found += excepted
    found += scopes(*sides) if not excepted else []
    found += actors(*sides)
    found += measured(*sides)
    return tuple(found or one_sided_scopes(*sides))
