"""What is lacking, what is closest, and columns: dictionaries of docs/json.md, rows and views."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rich.console import Group
from rich.padding import Padding
from rich.text import Text

from clausesearch.render.citations import cite
from clausesearch.render.compared import difference_dict
from clausesearch.render.contract import clause_dict
from clausesearch.render.rows import one_line
from clausesearch.render.summaries import share_dict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import RenderableType

    from clausesearch.compare import Closeness, Columns, Summary
    from clausesearch.records import Clause, Comparison, Document, Match, Quote

Json = dict[str, Any]
_INDENT = (0, 0, 0, 4)  # of rich.padding.Padding: top, right, bottom, left


# ---- what each side lacks


def missing_dict(comparison: Comparison, summary: Summary) -> Json:
    """Return what each of two agreements lacks of the other, commitments first."""
    left, right = comparison.left, comparison.right
    return {
        "left": left.name,
        "right": right.name,
        "left_commitments": share_dict(summary.left),
        "right_commitments": share_dict(summary.right),
        "right_lacks": [clause_dict(clause, left) for clause in summary.right_lacks],
        "left_lacks": [clause_dict(clause, right) for clause in summary.left_lacks],
    }


def missing_rows(comparison: Comparison, summary: Summary) -> list[Json]:
    """Return one row a clause without counterpart: which agreement lacks it, and where it is."""
    left, right = comparison.left, comparison.right
    return [
        {
            "lacking": lacking.name,
            "clause": clause.id,
            "kind": clause.kind.value,
            "text": clause.text,
            "citation": cite(clause, document),
        }
        for lacking, document, clauses in (
            (right, left, summary.right_lacks),
            (left, right, summary.left_lacks),
        )
        for clause in clauses
    ]


def missing_view(comparison: Comparison, summary: Summary) -> RenderableType:
    """Return what each side lacks, under the share of commitments that have a counterpart."""
    left, right = comparison.left, comparison.right
    lines: list[RenderableType] = []
    for lacking, having, share, clauses in (
        (right, left, summary.left, summary.right_lacks),
        (left, right, summary.right, summary.left_lacks),
    ):
        head = f"{lacking.name} lacks {len(clauses)} of the clauses of {having.name}"
        met = f"{share.met} of its {share.total} commitments have a counterpart"
        lines.append(Text(f"{head}; {met}.", style="bold"))
        lines += [part for clause in clauses for part in _lines(clause)]
        lines.append(Text(""))
    return Group(*lines[:-1])


def _lines(clause: Clause) -> list[RenderableType]:
    """Return a clause under a line with its place, so that no line mixes two directions."""
    place = Text.assemble((f"#{clause.number}", "cyan"), (f"  {clause.kind}", "dim"))
    return [place, Padding(Text(one_line(clause.text)), _INDENT, expand=False)]


# ---- the closest agreements


def closest_rows(closest: Sequence[Closeness]) -> list[Json]:
    """Return one row an agreement, the closest first."""
    return [
        {
            "rank": rank,
            "score": one.score,
            "agreement": one.document.name,
            "lang": one.document.lang,
            "date": one.document.date.iso if one.document.date else None,
            "title": one.document.title,
            "commitments_met": one.left.met,
            "commitments": one.left.total,
            "its_commitments_met": one.right.met,
            "its_commitments": one.right.total,
        }
        for rank, one in enumerate(closest, start=1)
    ]


def closest_table(closest: Sequence[Closeness]) -> list[Json]:
    """Return the rows a terminal has room for."""
    return [
        {
            "closeness": f"{one.score:.0%}",
            "agreement": one.document.name,
            "lang": one.document.lang,
            "commitments met": f"{one.left.met} of {one.left.total}",
            "its own": f"{one.right.met} of {one.right.total}",
        }
        for one in closest
    ]


# ---- three and more agreements side by side


def columns_dict(columns: Columns) -> Json:
    """Return agreements as columns."""
    return {
        "first": columns.first.name,
        "others": [document.name for document in columns.others],
        "rows": [
            {
                "clause": clause_dict(row.clause, columns.first),
                "matches": [
                    _cell(match, document)
                    for match, document in zip(row.matches, columns.others, strict=True)
                ],
            }
            for row in columns.rows
        ],
        "only": [
            [clause_dict(clause, document) for clause in clauses]
            for clauses, document in zip(columns.only, columns.others, strict=True)
        ],
    }


def _cell(match: Match | None, document: Document) -> Json | None:
    if match is None:
        return None
    return {
        "clauses": [clause_dict(clause, document) for clause in match.right],
        "score": match.score,
        "moved": match.moved,
        "differences": [difference_dict(one) for one in match.differences],
    }


def columns_rows(columns: Columns) -> list[Json]:
    """Return a row a clause of the first agreement, then those that only another one has."""
    first, others = columns.first, columns.others
    names = [first.name, *(document.name for document in others)]
    # Two agreements of one name would fall into one column.
    keys = [name if names.index(name) == i else f"{name} ({i + 1})" for i, name in enumerate(names)]
    met = [
        [row.clause.text, *(_texts(match.right) if match else "" for match in row.matches)]
        for row in columns.rows
    ]
    alone = [
        [clause.text if i == place else "" for i in range(len(names))]
        for place, clauses in enumerate(columns.only, start=1)
        for clause in clauses
    ]
    return [dict(zip(keys, cells, strict=True)) for cells in (*met, *alone)]


def _texts(clauses: Sequence[Clause]) -> str:
    return " / ".join(clause.text for clause in clauses)


def columns_view(columns: Columns) -> RenderableType:
    """Return the columns stacked: each clause of the first agreement, what answers it below."""
    lines: list[RenderableType] = []
    for row in columns.rows:
        lines += [Text(columns.first.name, style="cyan"), *_lines(row.clause)]
        for match, document in zip(row.matches, columns.others, strict=True):
            lines.append(Text(document.name, style="magenta"))
            if match is None:
                lines.append(Text("    –", style="dim"))
            else:
                lines += [part for clause in match.right for part in _lines(clause)]
                lines += [_told(one.kind.value, one.left, one.right) for one in match.differences]
        lines.append(Text(""))
    for clauses, document in zip(columns.only, columns.others, strict=True):
        lines.append(Text(f"Only in {document.name} ({len(clauses)})", style="bold"))
        lines += [part for clause in clauses for part in _lines(clause)]
        lines.append(Text(""))
    return Group(*lines[:-1])


def _told(kind: str, left: Quote | None, right: Quote | None) -> Text:
    said = (f"\u2068{one_line(quote.text)}\u2069" if quote else "–" for quote in (left, right))
    return Text(f"    {kind}: " + " ≠ ".join(said), style="yellow")
