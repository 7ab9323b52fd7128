"""Records as what a terminal shows: stacked, so that no line mixes two directions.

A table of columns falls apart in terminals that reorder right-to-left text; a line that holds one
direction only reads right in those that do and in those that do not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from clausesearch.indexing import commitment_strength
from clausesearch.render.explanation import met_words, reasons
from clausesearch.render.labels import labels_in
from clausesearch.render.rows import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from rich.console import RenderableType

    from clausesearch.records import Agreement, Clause, Comparison, Fact, Hit, ThemeScore

_INDENT = (0, 0, 0, 4)  # of rich.padding.Padding: top, right, bottom, left
_NO_HIT = "Nothing found."


def hits_view(hits: Sequence[Hit], *, explain: bool = False) -> RenderableType:
    """Return the hits of a query, each with its text and, on demand, its evidence."""
    if not hits:
        return Text(_NO_HIT)
    parts: list[RenderableType] = []
    for rank, hit in enumerate(hits, start=1):
        head = Text.assemble(
            (f"{rank:>2}. ", "bold"),
            (f"{hit.score:.0%}", "bold green" if hit.score >= 0.5 else "bold yellow"),
            "  ",
            (hit.clause.id, "cyan"),
            (f"  {hit.clause.kind} · {hit.clause.lang}", "dim"),
        )
        parts += [head, *_quoted(hit.clause, {one.clause_term for one in met_words(hit)})]
        if hit.also_in:
            also = f"also in {', '.join(hit.also_in)}"
            parts.append(Padding(Text(one_line(also), style="dim"), _INDENT, expand=False))
        if explain:
            parts += _why(hit)
        parts.append(Text(""))
    return Group(*parts[:-1])


def clauses_view(
    clauses: Iterable[Clause], themes: Mapping[int, Sequence[ThemeScore]] | None = None
) -> RenderableType:
    """Return the clauses of one agreement under their headings, with their ``themes`` by number."""
    parts: list[RenderableType] = []
    heading = ""
    for clause in clauses:
        if clause.heading and clause.heading != heading:
            heading = clause.heading
            parts.append(Text(one_line(heading), style="bold"))
        about = ", ".join(each.theme for each in (themes or {}).get(clause.number, ()))
        said = " · ".join(
            part for part in (clause.kind, commitment_strength(clause), about) if part
        )
        head = Text.assemble((f"#{clause.number}", "cyan"), (f"  {said}", "dim"))
        parts += [head, *_quoted(clause)]
    return Group(*parts)


def agreement_view(
    agreement: Agreement,
    clauses: Sequence[Clause],
    themes: Mapping[int, Sequence[ThemeScore]] | None = None,
) -> RenderableType:
    """Return one agreement: what is known of it, then its clauses and their ``themes``."""
    facts = [
        ("date", agreement.date.iso if agreement.date else "not found"),
        *(("party", party.name) for party in agreement.parties),
        *((fact.kind.value, _stated(fact)) for fact in agreement.facts),
        ("agreement", agreement.name),
        ("title", agreement.title),
        ("language", agreement.lang),
        ("clauses", agreement.clause_count),
        ("source", agreement.source),
    ]
    return Group(_pairs_view(facts), Text(""), clauses_view(clauses, themes))


def _stated(fact: Fact) -> str:
    """Return what a fact comes to, and the words of the agreement that say so."""
    said = labels_in("en").value(fact.value) or fact.value if fact.value else ""
    return f"{said}  {_isolated(fact.text)}" if said else fact.text


def comparison_view(comparison: Comparison) -> RenderableType:
    """Return two agreements as matches, then what each side has alone, then the themes."""
    from clausesearch.render.side_by_side import ComparisonView

    return ComparisonView(comparison)


def rows_view(rows: Sequence[Mapping[str, object]], empty: str) -> RenderableType:
    """Return rows of equal keys as a table without lines."""
    if not rows:
        return Text(empty)
    table = Table(box=None, pad_edge=False, header_style="bold")
    for key in rows[0]:
        table.add_column(key, overflow="fold")
    for row in rows:
        table.add_row(*(Text(one_line(str(value))) for value in row.values()))
    return table


def facts_view(facts: Mapping[str, object]) -> RenderableType:
    """Return names and values, one a line."""
    return _pairs_view(facts.items())


def _pairs_view(pairs: Iterable[tuple[str, object]]) -> RenderableType:
    table = Table(box=None, show_header=False, pad_edge=False)
    for key, value in pairs:
        table.add_row(Text(key, style="bold"), Text(one_line(str(value))))
    return table


def _quoted(clause: Clause, terms: Iterable[str] = ()) -> list[RenderableType]:
    parts: list[RenderableType] = []
    if clause.lead_in:
        parts.append(Padding(Text(one_line(clause.lead_in), style="dim"), _INDENT, expand=False))
    text = Text(one_line(clause.text))
    for term in terms:
        text.highlight_words([term], "bold")
    return [*parts, Padding(text, _INDENT, expand=False)]


def _why(hit: Hit) -> list[RenderableType]:
    rows: list[RenderableType] = []
    for reason in reasons(hit):
        if reason.level == "note":
            line = Text(reason.text, style="dim")
        elif reason.level == "word":
            met = f"{_isolated(reason.query_term)} ~ {_isolated(reason.clause_term)}"
            line = Text.assemble((f"    {reason.weight:+5.2f}  ", "green"), met)
        else:
            style = "bold" if reason.level == "sum" else ""
            line = Text.assemble((f"{reason.weight:+5.2f}  ", "green"), (reason.text, style))
        rows.append(Padding(line, _INDENT))
    return rows


def _isolated(term: str) -> str:
    # First-strong isolates keep an Arabic word from dragging its neighbours along (UAX #9).
    return f"\u2068{term}\u2069"
