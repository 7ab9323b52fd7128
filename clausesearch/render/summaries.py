"""What a comparison comes to, as plain dictionaries: the JSON contract of docs/json.md."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clausesearch.compare import FactRow, Share, Summary
    from clausesearch.records import Quote

Json = dict[str, Any]


def summary_dict(summary: Summary) -> Json:
    """Return what a comparison comes to; the clauses that a side lacks stand in the comparison."""
    return {
        "left_commitments": share_dict(summary.left),
        "right_commitments": share_dict(summary.right),
        "matches": summary.matches,
        "differing": summary.differing,
        "moved": summary.moved,
        "facts": [fact_dict(row) for row in summary.facts],
        "themes": [
            {"theme": row.theme, "left": share_dict(row.left), "right": share_dict(row.right)}
            for row in summary.themes
        ],
    }


def share_dict(share: Share) -> Json:
    """Return how many of a side's commitments met a counterpart."""
    return {"met": share.met, "total": share.total}


def fact_dict(row: FactRow) -> Json:
    """Return one fact of both sides."""

    def said(quotes: Sequence[Quote], values: Sequence[str]) -> list[Json]:
        return [
            {"start": quote.start, "end": quote.end, "text": quote.text, "value": value}
            for quote, value in zip(quotes, values, strict=True)
        ]

    return {
        "name": row.name,
        "left": said(row.left, row.left_values),
        "right": said(row.right, row.right_values),
        "same": row.same,
    }
