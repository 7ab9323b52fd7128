"""How a clause is cited: agreement, label, place in the text, date."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from clausesearch.records import Agreement, Clause, Document

# A number with a point or a bracket, a letter or a roman number with one: "2.1", "(a)", "IV."
_MARKER = re.compile(
    r"[ \t]*(\(?(?:\d{1,3}(?:[.\-]\d{1,3})*|[^\W\d_]|[ivxIVX]{1,5})[.)\-–]"
    r"|\d{1,3}(?:\.\d{1,3})+)[ \t]"
)
_LONGEST = 16


def label_of(clause: Clause, agreement: Agreement | Document) -> str:
    """Return what the text itself calls the place: its heading, then the number of the item."""
    heading, title = (" ".join(text.split()) for text in (clause.heading, agreement.title))
    if title and heading.startswith(title.removesuffix("…")):  # a long title is cut
        heading = ""  # above the first article stands the title alone
    return " · ".join(part for part in (heading, _marker(clause, agreement.text)) if part)


def span_of(clause: Clause) -> str:
    """Return where the clause stands in the raw text: ``START–END``, in code points."""
    return f"{clause.start}–{clause.end}"


def cite(clause: Clause, agreement: Agreement | Document) -> str:
    """Return one line to quote the clause by: ``NAME#NUMBER · LABEL · START–END · DATE``."""
    label = label_of(clause, agreement)
    parts = (
        clause.id,
        # First-strong isolates keep an Arabic label from turning the line around (UAX #9).
        f"\u2068{label}\u2069" if label else "",
        span_of(clause),
        agreement.date.iso if agreement.date else "",
    )
    return " · ".join(part for part in parts if part)


def _marker(clause: Clause, text: str) -> str:
    line = text.rfind("\n", 0, clause.start) + 1
    found = _MARKER.match(text, line, line + _LONGEST)
    return found[1].rstrip(".)-–").lstrip("(") if found and found.end() <= clause.start else ""
