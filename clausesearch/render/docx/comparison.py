"""A comparison as a Word file: the same content as the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausesearch.render.citations import span_of
from clausesearch.render.docx.parts import AS_LATIN, DIFFERS, PLAIN, SMALL, Paper
from clausesearch.render.docx.runs import Look
from clausesearch.render.files import write_file
from clausesearch.render.highlights import excerpt
from clausesearch.render.labels import labels_in, shared_language
from clausesearch.render.report import SIDES, Themes, report_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from docx.oxml.xmlchemy import BaseOxmlElement

    from clausesearch.compare.summary import Share, ThemeBalance
    from clausesearch.records import Comparison, Difference, Quote
    from clausesearch.render.highlights import Piece
    from clausesearch.render.report import Cell, Fact, Row, Value

_BOLD, _LINK = Look(bold=True), Look(underline="single")
_CHANGED = Look(underline="dotted", color="2C5FA8")
_FACTS, _COLUMNS = (24, 38, 38), (43, 14, 43)


def comparison_docx(comparison: Comparison, lang: str = "", themes: Themes = None) -> bytes:
    """Return the comparison as a Word file, its own words in ``lang`` as ``comparison_html``."""
    shared = shared_language(comparison.left.lang, comparison.right.lang)
    return _Writer(comparison, lang or shared, themes).written()


def write_comparison_docx(
    comparison: Comparison, path: Path, lang: str = "", themes: Themes = None
) -> None:
    """Write the file to ``path``; raises ``UsageError`` when that cannot be done."""
    sources = (comparison.left.source, comparison.right.source)
    write_file(comparison_docx(comparison, lang, themes), path, option="--docx", sources=sources)


class _Writer:
    def __init__(self, comparison: Comparison, lang: str, themes: Themes) -> None:
        self._report = report_of(comparison, themes)
        self._say = labels_in(lang)
        self._paper = Paper(f"{comparison.left.name} – {comparison.right.name}", lang)
        self._langs = {side: self._report.document(side).lang for side in SIDES}

    def written(self) -> bytes:
        say, paper, report = self._say, self._paper, self._report
        paper.heading(say("page", "compared"), 1)
        paper.add(paper.table([self._titles()], (50, 50)))
        paper.heading(say("page", "summary"), 2)
        rows = [self._heads(), self._shares(), *map(self._fact, report.facts)]
        tinted = [number for number, fact in enumerate(report.facts, start=2) if fact.differs]
        paper.add(paper.table(rows, _FACTS, header=True, tinted=tinted))
        differing = [row for row in report.matches if row.differences]
        if differing:
            paper.heading(say("page", "changed"), 3)
            listed = [self._listed(row, one) for row in differing for one in row.differences]
            paper.add(paper.table([self._heads(), *listed], _FACTS, header=True))
        if report.summary.themes:
            paper.heading(say("page", "themes"), 3)
            listed = [self._balance(one) for one in report.summary.themes]
            paper.add(paper.table([self._heads("theme"), *listed], _FACTS, header=True))
        for side, other in zip(SIDES, reversed(SIDES), strict=True):
            paper.heading(say("page", "lacks", say("sides", other)), 3)
            paper.add(*self._lacking(side))
        paper.heading(say("page", "matches"), 2)
        paper.add(*self._matches())
        for side in SIDES:
            paper.heading(say("page", "only", say("sides", side)), 2, anchor=f"{side}-only")
            paper.add(*self._alone(side))
        paper.add(paper.note(say("page", "note")))
        return paper.bytes()

    def _titles(self) -> list[list[BaseOxmlElement]]:
        cells = []
        for side in SIDES:
            document = self._report.document(side)
            parts = [self._say("sides", side), AS_LATIN + document.name, document.lang]
            parts += [document.date.iso] if document.date else []
            title = self._paper.written(document.title or document.name, document.lang, _BOLD)
            cells.append([title, self._paper.note(" · ".join(parts))])
        return cells

    def _balance(self, one: ThemeBalance) -> list[list[BaseOxmlElement]]:
        counts = [self._counted(share) if share.total else "–" for share in (one.left, one.right)]
        return [[self._own(text, PLAIN)] for text in (one.theme, *counts)]

    def _heads(self, name: str = "fact") -> list[list[BaseOxmlElement]]:
        names = [self._say("page", name), *(self._say("sides", side) for side in SIDES)]
        return [[self._own(name, _BOLD)] for name in names]

    def _shares(self) -> list[list[BaseOxmlElement]]:
        cells = [[self._own(self._say("page", "coverage"), PLAIN)]]
        for side in SIDES:
            cells.append([self._own(self._counted(self._report.share(side)), PLAIN)])
        return cells

    def _fact(self, fact: Fact) -> list[list[BaseOxmlElement]]:
        cells = [[self._own(self._say("facts", fact.name), PLAIN)]]
        for side, values in zip(SIDES, (fact.left, fact.right), strict=True):
            shown = [part for value in values for part in self._value(side, value)]
            cells.append(shown or [self._unsaid()])
        return cells

    def _value(self, side: str, value: Value) -> Iterator[BaseOxmlElement]:
        yield self._paper.written(value.text, self._langs[side])
        said = self._say.value(value.value)
        if said not in ("", value.text):
            yield self._paper.note(AS_LATIN + said, lang=self._langs[side])

    def _counted(self, share: Share) -> str:
        count = self._say("page", "count", share.met, share.total)
        return f"{self._say.percent(share.part)} ({count})"

    def _listed(self, row: Row, one: Difference) -> list[list[BaseOxmlElement]]:
        kind = self._paper.paragraph(
            [(self._say("differences", one.kind.value), _LINK)], rtl=self._paper.rtl, to=row.anchor
        )
        return [[kind], *self._quotes(one)]

    def _quotes(self, one: Difference) -> list[list[BaseOxmlElement]]:
        sides = (("left", one.left, one.left_value), ("right", one.right, one.right_value))
        return [list(self._quote(side, quote, value)) for side, quote, value in sides]

    def _quote(self, side: str, quote: Quote | None, value: str) -> Iterator[BaseOxmlElement]:
        if quote is None:
            yield self._unsaid()
            return
        yield self._paper.written(excerpt(quote.text), self._langs[side], DIFFERS)
        if value and self._say.value(value) != quote.text:
            yield self._paper.note(AS_LATIN + self._say.value(value), lang=self._langs[side])

    def _lacking(self, side: str) -> Iterator[BaseOxmlElement]:
        rows = self._report.only(side)
        committed = [row for row in rows if row.commits]
        for row in committed:
            text = excerpt(_cells(row, side)[0].clause.text)
            rtl = self._paper.reads_left(text, self._langs[side])
            yield self._paper.paragraph([(text, _LINK)], rtl=rtl, style="ListBullet", to=row.anchor)
        if not committed:
            yield self._own(self._say("page", "no_commitment"), PLAIN)
        if len(rows) > len(committed):
            text = self._say("page", "others", len(rows) - len(committed))
            yield self._paper.paragraph([(text, _LINK)], rtl=self._paper.rtl, to=f"{side}-only")

    def _matches(self) -> Iterator[BaseOxmlElement]:
        if not self._report.matches:
            yield self._own(self._say("page", "no_match"), PLAIN)
            return
        names = [[self._own(self._say("sides", side), _BOLD)] for side in SIDES]
        rows = [[names[0], [self._own(self._say("page", "match"), _BOLD)], names[1]]]
        tinted = []
        for row in self._report.matches:
            rows.append([self._clauses(row, "left"), self._link(row), self._clauses(row, "right")])
            for one in row.differences:
                left, right = self._quotes(one)
                kind = self._own(self._say("differences", one.kind.value), _BOLD)
                tinted.append(len(rows))
                rows.append([left, [kind], right])
        yield self._paper.table(rows, _COLUMNS, header=True, tinted=tinted)

    def _link(self, row: Row) -> list[BaseOxmlElement]:
        match = row.match
        if match is None:
            return []
        score = self._paper.paragraph(
            [(self._say.percent(match.score), _BOLD)], rtl=self._paper.rtl, anchor=row.anchor
        )
        notes = [self._say("relations", match.relation.value)]
        notes += [self._say("page", "moved")] if match.moved else []
        return [score, *map(self._paper.note, notes)]

    def _alone(self, side: str) -> Iterator[BaseOxmlElement]:
        rows = self._report.only(side)
        if not rows:
            yield self._own(self._say("page", "nothing"), PLAIN)
        for row in rows:
            yield from self._clauses(row, side, anchor=row.anchor)

    def _clauses(self, row: Row, side: str, anchor: str = "") -> list[BaseOxmlElement]:
        made = []
        for cell in _cells(row, side):
            rtl = self._paper.reads_left(cell.clause.text, self._langs[side])
            if cell.clause.lead_in:
                made.append(self._paper.paragraph([(cell.clause.lead_in, SMALL)], rtl=rtl))
            styled = [(piece.text, _look(piece)) for piece in cell.pieces]
            made.append(self._paper.paragraph(styled, rtl=rtl, anchor=anchor))
            made.append(self._paper.note(self._label(cell)))
        return made

    def _label(self, cell: Cell) -> str:
        kind = self._say("kinds", cell.clause.kind.value)
        parts = (f"#{cell.clause.number}", cell.label, kind, AS_LATIN + span_of(cell.clause))
        return " · ".join(part for part in parts if part)

    def _own(self, text: str, look: Look) -> BaseOxmlElement:
        return self._paper.paragraph([(text, look)], rtl=self._paper.rtl)

    def _unsaid(self) -> BaseOxmlElement:
        return self._paper.note(self._say("page", "unsaid"))


def _cells(row: Row, side: str) -> Sequence[Cell]:
    return row.left if side == "left" else row.right


def _look(piece: Piece) -> Look:
    return DIFFERS if piece.kind else _CHANGED if piece.changed else PLAIN
