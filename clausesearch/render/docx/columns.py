"""Three and more agreements side by side as a Word file, on wide pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausesearch.render.citations import span_of
from clausesearch.render.column_report import columns_report
from clausesearch.render.docx.parts import AS_LATIN, DIFFERS, PLAIN, SMALL, Paper
from clausesearch.render.docx.runs import Look
from clausesearch.render.files import write_file
from clausesearch.render.highlights import excerpt
from clausesearch.render.labels import labels_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from docx.oxml.xmlchemy import BaseOxmlElement

    from clausesearch.compare import Columns
    from clausesearch.records import Document
    from clausesearch.render.column_report import Met
    from clausesearch.render.report import Cell, Value

_BOLD = Look(bold=True)
_FIRST = 16  # percent of the width for the names of the facts


def columns_docx(columns: Columns, lang: str = "") -> bytes:
    """Return the columns as a Word file, its own words in ``lang`` as ``columns_html``."""
    return _Writer(columns, lang).written()


def write_columns_docx(columns: Columns, path: Path, lang: str = "") -> None:
    """Write the file to ``path``; raises ``UsageError`` when that cannot be done."""
    sources = [document.source for document in (columns.first, *columns.others)]
    write_file(columns_docx(columns, lang), path, option="--docx", sources=sources)


class _Writer:
    def __init__(self, columns: Columns, lang: str) -> None:
        self._report = columns_report(columns)
        self._documents = self._report.documents
        self._say = labels_in(lang or self._report.lang)
        title = " – ".join(document.name for document in self._documents)
        self._paper = Paper(title, self._say.lang, wide=True)

    def written(self) -> bytes:
        say, paper, report = self._say, self._paper, self._report
        count = len(self._documents)
        even = [100 // count] * count
        paper.heading(say("page", "several"), 1)
        paper.add(paper.table([[self._title(one) for one in self._documents]], even))
        paper.heading(say("page", "summary"), 2)
        shares = [_FIRST, *[(100 - _FIRST) // count] * count]
        paper.add(paper.table(list(self._facts()), shares, header=True))
        paper.heading(say("page", "matches"), 2)
        rows = [[[self._own(say.letter(place), _BOLD)] for place in range(count)]]
        rows += [
            [
                self._clauses(row.first, self._documents[0]),
                *(
                    self._answer(met, document)
                    for met, document in zip(row.met, self._documents[1:], strict=True)
                ),
            ]
            for row in report.rows
        ]
        paper.add(paper.table(rows, even, header=True))
        for place, cells in enumerate(report.only, start=1):
            paper.heading(say("page", "only", say.letter(place)), 2)
            alone = self._clauses(cells, self._documents[place])
            paper.add(*(alone or [self._own(say("page", "nothing"), PLAIN)]))
        paper.add(paper.note(say("page", "note")))
        return paper.bytes()

    def _title(self, document: Document) -> list[BaseOxmlElement]:
        place = self._documents.index(document)
        parts = [self._say.letter(place), AS_LATIN + document.name, document.lang]
        parts += [document.date.iso] if document.date else []
        title = self._paper.written(document.title or document.name, document.lang, _BOLD)
        return [title, self._paper.note(" · ".join(parts))]

    def _facts(self) -> Iterator[list[list[BaseOxmlElement]]]:
        say = self._say
        letters = [say.letter(place) for place in range(len(self._documents))]
        yield [[self._own(name, _BOLD)] for name in (say("page", "fact"), *letters)]
        told = [
            f"{say.percent(one.part)} ({say('page', 'count', one.met, one.total)})"
            for one in self._report.shares
        ]
        shares = (say("page", "met", letters[0]), "–", *told)
        yield [[self._own(text, PLAIN)] for text in shares]
        for name, sides in self._report.facts:
            values = [
                self._values(said, document)
                for said, document in zip(sides, self._documents, strict=True)
            ]
            yield [[self._own(say("facts", name), PLAIN)], *values]

    def _values(self, values: Sequence[Value], document: Document) -> list[BaseOxmlElement]:
        made = []
        for value in values:
            made.append(self._paper.written(value.text, document.lang))
            said = self._say.value(value.value)
            if said not in ("", value.text):
                made.append(self._paper.note(AS_LATIN + said, lang=document.lang))
        return made or [self._paper.note(self._say("page", "unsaid"))]

    def _answer(self, met: Met, document: Document) -> list[BaseOxmlElement]:
        if met.match is None:
            return [self._paper.note(self._say("page", "unmet"))]
        made = self._clauses(met.cells, document)
        made.append(self._paper.note(self._say.percent(met.match.score)))
        for one in met.match.differences:
            made.append(self._own(self._say("differences", one.kind.value), _BOLD))
            for quote, whose in ((one.left, self._documents[0]), (one.right, document)):
                if quote is None:
                    made.append(self._paper.note(self._say("page", "unsaid")))
                else:
                    made.append(self._paper.written(excerpt(quote.text), whose.lang, DIFFERS))
        return made

    def _clauses(self, cells: Sequence[Cell], document: Document) -> list[BaseOxmlElement]:
        made = []
        for cell in cells:
            clause = cell.clause
            if clause.lead_in:
                made.append(self._paper.written(clause.lead_in, document.lang, SMALL))
            made.append(self._paper.written(clause.text, document.lang))
            kind = self._say("kinds", clause.kind.value)
            parts = (f"#{clause.number}", cell.label, kind, AS_LATIN + span_of(clause))
            made.append(self._paper.note(" · ".join(part for part in parts if part)))
        return made

    def _own(self, text: str, look: Look) -> BaseOxmlElement:
        return self._paper.paragraph([(text, look)], rtl=self._paper.rtl)
