"""A comparison on a terminal: two columns where there is room, else one text under the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from clausesearch.render.columns import LEAST_WIDTH, Columns, kept_inside, latin
from clausesearch.render.highlights import excerpt
from clausesearch.render.labels import labels_in
from clausesearch.render.report import SIDES, Themes, report_of
from clausesearch.render.rows import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import Console, ConsoleOptions, RenderableType, RenderResult

    from clausesearch.records import Comparison, Quote
    from clausesearch.render.report import Cell, Row

_STYLES = {"left": "cyan", "right": "magenta"}
_DIFFERS, _CHANGED = "bold yellow", "underline"
#: Letters of a clause that a terminal shows; to wrap millions would take minutes.
_MOST = 10_000
_INDENT = (0, 0, 0, 4)  # of rich.padding.Padding: top, right, bottom, left


class ComparisonView:
    """A comparison that looks at the terminal it is shown on; piped, it is stacked."""

    def __init__(self, comparison: Comparison, themes: Themes = None) -> None:
        self._report = report_of(comparison, themes)
        self._say = labels_in("en")

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        if console.is_terminal and options.max_width >= LEAST_WIDTH:
            yield from self._columns(console, options.max_width)
        else:
            yield from self._stacked()
        if self._report.summary.themes:
            yield from self._balance()

    def _balance(self) -> Iterator[RenderableType]:
        yield Text("")
        yield Text("Commitments with a counterpart, theme by theme", style="bold")
        table = Table(box=None, show_header=False, pad_edge=False)
        for one in self._report.summary.themes:
            counts = [f"{share.met} of {share.total}" for share in (one.left, one.right)]
            table.add_row(one.theme, Text(counts[0], "cyan"), Text(counts[1], "magenta"))
        yield table

    # ---- side by side

    def _columns(self, console: Console, width: int) -> Iterator[Text]:
        report = self._report
        columns = Columns(console, width, *(report.document(side).lang for side in SIDES))
        heads = [
            [
                Text.assemble((latin(document.name), style), (f"  {document.lang}", "dim")),
                Text(kept_inside(one_line(document.title[:_MOST])), style="bold"),
                Text(""),
            ]
            for side, style in _STYLES.items()
            for document in (report.document(side),)
        ]
        yield from columns.lines(heads[0], [], heads[1])
        for side, style in _STYLES.items():
            yield Text.assemble((report.document(side).name, style), "  ", self._covered(side))
        yield Text("")
        for row in report.matches:
            yield from columns.lines(
                _clauses(row.left, "cyan"), _middle(row), _clauses(row.right, "magenta")
            )
            for one in row.differences:
                yield from columns.lines(
                    [self._said(one.left, one.left_value)],
                    [Text(self._say("differences", one.kind.value), style="yellow")],
                    [self._said(one.right, one.right_value)],
                )
            yield Text("")
        for side, style in _STYLES.items():
            rows = report.only(side)
            yield Text(self._only(side), style="bold")
            for row in rows:
                texts = _clauses(row.left or row.right, style)
                yield from columns.lines(
                    texts if side == "left" else [], [], texts if side == "right" else []
                )
            if side == "left":
                yield Text("")

    def _said(self, quote: Quote | None, value: str) -> Text:
        if quote is None:
            return Text(self._say("page", "unsaid"), style="dim")
        shown = Text(kept_inside(excerpt(quote.text, 300)), style=_DIFFERS)
        said = self._say.value(value)
        return shown.append(f"  {latin(said)}", "dim") if said not in ("", quote.text) else shown

    # ---- one under the other

    def _stacked(self) -> RenderResult:
        for name, side, style in (("left   ", "left", "cyan"), ("right  ", "right", "magenta")):
            document = self._report.document(side)
            yield Text.assemble(name, (document.name, style), ("  " + document.lang, "dim"))
            yield Padding(Text(one_line(document.title)), _INDENT, expand=False)
            yield Padding(Text(self._covered(side), style="dim"), _INDENT, expand=False)
        for row in self._report.matches:
            yield Text("")
            yield _head(row)
            for side, style in _STYLES.items():
                cells = row.left if side == "left" else row.right
                for text in _clauses(cells, style):
                    yield Padding(text, (0, 0, 0, 2), expand=False)
            for one in row.differences:
                kind = self._say("differences", one.kind.value)
                yield Padding(Text(f"≠ {kind}", style="yellow"), _INDENT, expand=False)
                for quote, value in ((one.left, one.left_value), (one.right, one.right_value)):
                    yield Padding(self._said(quote, value), (0, 0, 0, 6), expand=False)
        for side, style in _STYLES.items():
            yield Text("")
            yield Text(self._only(side), style="bold")
            for row in self._report.only(side):
                for text in _clauses(row.left or row.right, style):
                    yield Padding(text, (0, 0, 0, 2), expand=False)

    def _covered(self, side: str) -> str:
        one = self._report.share(side)
        return f"{one.met} of {one.total} commitments have a counterpart ({one.part:.0%})"

    def _only(self, side: str) -> str:
        return f"Only in {self._report.document(side).name} ({len(self._report.only(side))})"


def _head(row: Row) -> Text:
    if row.match is None:
        return Text("")
    parts = [row.match.relation.value, *(["moved"] if row.match.moved else [])]
    return Text.assemble(
        (f"{row.match.score:.0%}", "bold green"), ("  " + " · ".join(parts), "dim")
    )


def _middle(row: Row) -> list[Text]:
    if row.match is None:
        return []
    made = [
        Text(f"{row.match.score:.0%}", style="bold green"),
        Text(row.match.relation.value, style="dim"),
    ]
    return [*made, Text("moved", style="blue")] if row.match.moved else made


def _clauses(cells: Sequence[Cell], style: str) -> list[Text]:
    made = []
    for cell in cells:
        text = Text.assemble((f"#{cell.clause.number} ", style))
        for piece in cell.pieces:
            look = _DIFFERS if piece.kind else _CHANGED if piece.changed else ""
            room = _MOST - len(text)
            text.append(kept_inside(piece.text[:room]), style=look)
            if len(piece.text) > room:
                text.append(" …", style="dim")
                break
        made.append(text)
    return made
