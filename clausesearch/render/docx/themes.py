"""The theme matrix as a Word file: counts on wide pages, then the clauses behind them, cited."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausesearch.render.citations import cite
from clausesearch.render.docx.parts import AS_LATIN, PLAIN, SMALL, Paper
from clausesearch.render.docx.runs import Look
from clausesearch.render.files import write_file
from clausesearch.render.heat import heat_map
from clausesearch.render.labels import labels_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from docx.oxml.xmlchemy import BaseOxmlElement

    from clausesearch.records import Agreement
    from clausesearch.render.heat import HeatCell, HeatRow
    from clausesearch.themes import ThemeMatrix

_BOLD = Look(bold=True)
#: Columns of counts that a page has room for, and the percent of its width for the theme's name.
_ABREAST, _NAME = 15, 25


def themes_docx(
    matrix: ThemeMatrix, agreements: Mapping[str, Agreement], lang: str = "en"
) -> bytes:
    """Return the matrix as a Word file, its words in ``lang``; ``agreements`` go by their names."""
    return _Writer(matrix, agreements, lang).written()


def write_themes_docx(
    matrix: ThemeMatrix, path: Path, agreements: Mapping[str, Agreement], lang: str = "en"
) -> None:
    """Write the file to ``path``; raises ``UsageError`` when that cannot be done."""
    sources = [agreement.source for agreement in agreements.values()]
    content = themes_docx(matrix, agreements, lang)
    write_file(content, path, option="--docx", sources=sources)


class _Writer:
    def __init__(self, matrix: ThemeMatrix, agreements: Mapping[str, Agreement], lang: str) -> None:
        self._map = heat_map(matrix, lang)
        self._agreements = agreements
        self._say = labels_in(lang)
        self._paper = Paper(self._say("themes", "title"), lang, wide=True)

    def written(self) -> bytes:
        say, paper, names = self._say, self._paper, self._map.agreements
        paper.heading(say("themes", "title"), 1)
        blocks = -(-len(names) // _ABREAST)
        size = -(-len(names) // blocks) if blocks else 1  # as wide as one another
        for start in range(0, len(names), size):
            paper.add(self._counts(start, min(start + size, len(names))), paper.note(""))
        paper.add(
            *(paper.note(f"{number}  {AS_LATIN}{name}") for number, name in enumerate(names, 1))
        )
        if self._map.nowhere:
            nowhere = " · ".join(self._map.nowhere)
            paper.add(self._own(f"{say('themes', 'nowhere')} {nowhere}", PLAIN))
        for row in self._map.rows:
            paper.heading(f"{row.name} ({row.total})", 2, anchor=f"t-{row.cells[0].anchor}")
            for cell in row.cells:
                paper.add(*self._clauses(cell))
        return paper.bytes()

    def _counts(self, start: int, end: int) -> BaseOxmlElement:
        heads = ["", "Σ", *(str(number) for number in range(start + 1, end + 1))]
        rows = [[[self._own(text, _BOLD)] for text in heads]]
        rows += [self._row(row, start, end) for row in self._map.rows]
        each = (100 - _NAME) // (_ABREAST + 1)
        return self._paper.table(rows, [_NAME, *[each] * (end - start + 1)], header=True)

    def _row(self, row: HeatRow, start: int, end: int) -> list[list[BaseOxmlElement]]:
        name = self._paper.paragraph(
            [(row.name, PLAIN)], rtl=self._paper.rtl, to=f"t-{row.cells[0].anchor}"
        )
        counts = (str(len(cell.clauses) or "") for cell in row.cells[start:end])
        return [[name], *([self._own(count, PLAIN)] for count in (str(row.total), *counts))]

    def _clauses(self, cell: HeatCell) -> Iterator[BaseOxmlElement]:
        for clause in cell.clauses:
            if clause.lead_in:
                yield self._paper.written(clause.lead_in, clause.lang, SMALL)
            yield self._paper.written(clause.text, clause.lang)
            yield self._paper.note(cite(clause, self._agreements[clause.agreement]))

    def _own(self, text: str, look: Look) -> BaseOxmlElement:
        return self._paper.paragraph([(text, look)], rtl=self._paper.rtl)
