"""The hits of a query as a Word file, each cited."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausesearch.render.citations import cite
from clausesearch.render.docx.parts import SMALL, Paper
from clausesearch.render.docx.runs import Look
from clausesearch.render.explanation import marked
from clausesearch.render.files import write_file

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from clausesearch.records import Agreement, Hit

_BOLD, _LEAD_IN = Look(bold=True), Look(size=18, color="5B6875")


def hits_docx(query: str, hits: Sequence[Hit], agreements: Mapping[str, Agreement]) -> bytes:
    """Return the hits of a query as a Word file, each with its citation."""
    paper = Paper(query, "en")
    rtl = paper.reads_left(query, "und")
    paper.add(paper.paragraph([(query, Look())], rtl=rtl, style="Heading1"))
    if not hits:
        paper.add(paper.note("Nothing found."))
    for rank, hit in enumerate(hits, start=1):
        clause = hit.clause
        head = paper.paragraph(
            [(f"{rank}.  {hit.score:.0%}", _BOLD), (f"   {clause.kind} · {clause.lang}", SMALL)],
            rtl=False,
        )
        rtl = paper.reads_left(clause.text, clause.lang)
        paper.add(head)
        if clause.lead_in:
            paper.add(paper.paragraph([(clause.lead_in, _LEAD_IN)], rtl=rtl))
        parts = [(piece, _BOLD if met else Look()) for piece, met in marked(hit)]
        paper.add(paper.paragraph(parts, rtl=rtl))
        paper.add(paper.note(cite(clause, agreements[clause.agreement])))
        if hit.also_in:
            paper.add(paper.note(f"also in {', '.join(hit.also_in)}"))
    paper.add(paper.note("The percentage is the estimated chance that a reader finds it relevant."))
    return paper.bytes()


def write_hits_docx(
    query: str, hits: Sequence[Hit], path: Path, agreements: Mapping[str, Agreement]
) -> None:
    """Write the file to ``path``; raises ``UsageError`` when that cannot be done."""
    sources = [agreement.source for agreement in agreements.values()]
    write_file(hits_docx(query, hits, agreements), path, option="--docx", sources=sources)
