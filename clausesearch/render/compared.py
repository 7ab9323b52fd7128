"""A comparison as plain dictionaries: the JSON contract of docs/json.md, and rows for tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from clausesearch.compare import summarise
from clausesearch.render.citations import cite
from clausesearch.render.contract import clause_dict
from clausesearch.render.summaries import summary_dict

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from clausesearch.records import Clause, Comparison, Difference, Document, Match, Quote

Json = dict[str, Any]


def comparison_dict(
    comparison: Comparison, themes: Mapping[str, Sequence[str]] | None = None
) -> Json:
    """Return two agreements side by side; ``themes`` are those of each clause, by its id."""
    left, right = comparison.left, comparison.right
    return {
        "left": left.name,
        "right": right.name,
        "summary": summary_dict(summarise(comparison, themes)),
        "matches": [match_dict(match, comparison) for match in comparison.matches],
        "left_only": [clause_dict(clause, left) for clause in comparison.left_only],
        "right_only": [clause_dict(clause, right) for clause in comparison.right_only],
    }


def match_dict(match: Match, comparison: Comparison) -> Json:
    """Return one aligned group of a comparison."""
    return {
        "left": [clause_dict(clause, comparison.left) for clause in match.left],
        "right": [clause_dict(clause, comparison.right) for clause in match.right],
        "score": match.score,
        "relation": match.relation.value,
        "moved": match.moved,
        "differences": [difference_dict(one) for one in match.differences],
    }


def difference_dict(one: Difference) -> Json:
    """Return one thing that the two sides say differently; a side that is silent is null."""
    return {
        "kind": one.kind.value,
        "left": _said(one.left, one.left_value),
        "right": _said(one.right, one.right_value),
    }


def comparison_rows(comparison: Comparison) -> list[Json]:
    """Return one row a match and one row a clause without counterpart, for tables."""
    left, right = comparison.left, comparison.right
    return [
        *(
            _row(match.relation.value, (match.left, left), (match.right, right), match)
            for match in comparison.matches
        ),
        *(_row("left-only", ([one], left), ((), right)) for one in comparison.left_only),
        *(_row("right-only", ((), left), ([one], right)) for one in comparison.right_only),
    ]


def readable_rows(comparison: Comparison) -> list[Json]:
    """Return the rows less what a citation says already."""
    dropped = ("left", "right")
    return [
        {key: value for key, value in row.items() if key not in dropped}
        for row in comparison_rows(comparison)
    ]


def _row(
    relation: str,
    left: tuple[Sequence[Clause], Document],
    right: tuple[Sequence[Clause], Document],
    match: Match | None = None,
) -> Json:
    sides = {"left": left, "right": right}
    row: Json = {"relation": relation, "score": match.score if match else None}
    for side, (clauses, _) in sides.items():
        row[side] = " / ".join(clause.id for clause in clauses)
        row[f"{side}_text"] = " / ".join(clause.text for clause in clauses)
    row["moved"] = match.moved if match else None
    row["differences"] = "; ".join(_told(one) for one in match.differences) if match else ""
    for side, (clauses, document) in sides.items():
        row[f"{side}_citation"] = " / ".join(cite(clause, document) for clause in clauses)
    return row


def _said(quote: Quote | None, value: str) -> Json | None:
    if quote is None:
        return None
    return {"start": quote.start, "end": quote.end, "text": quote.text, "value": value}


def _told(one: Difference) -> str:
    left, right = (f"\u2068{quote.text}\u2069" if quote else "–" for quote in (one.left, one.right))
    return f"{one.kind.value}: {left} ≠ {right}"
