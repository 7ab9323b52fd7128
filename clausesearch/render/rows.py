"""Rows of plain values as JSON, JSON lines, CSV and Markdown text."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence


def to_json(document: Any) -> str:  # noqa: ANN401 (anything JSON can hold)
    """Return ``document`` as indented JSON, its letters as they are."""
    return json.dumps(document, ensure_ascii=False, indent=2)


def to_json_lines(rows: Iterable[Mapping[str, Any]]) -> str:
    """Return one JSON object a line."""
    return "\n".join(json.dumps(row, ensure_ascii=False) for row in rows)


def to_csv(rows: Sequence[Mapping[str, Any]]) -> str:
    """Return rows of equal keys as CSV with a header (RFC 4180)."""
    if not rows:
        return ""
    out = io.StringIO()
    writer = csv.DictWriter(out, fieldnames=list(rows[0]))
    writer.writeheader()
    writer.writerows({key: _flat(value) for key, value in row.items()} for row in rows)
    return out.getvalue().rstrip("\r\n")


def to_markdown(rows: Sequence[Mapping[str, Any]]) -> str:
    """Return rows of equal keys as a Markdown table."""
    if not rows:
        return ""
    lines = [list(rows[0]), ["---"] * len(rows[0])]
    lines += [[_cell(value) for value in row.values()] for row in rows]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in lines)


#: What would begin a tag, a link, a picture, code or the next cell; the backslash first.
_MARKUP = (("\\", "\\\\"), ("|", "\\|"), ("<", "&lt;"), ("[", "\\["), ("`", "\\`"))
_CONTROLS = dict.fromkeys([*range(0x20), *range(0x7F, 0xA0)], " ")


def one_line(text: str) -> str:
    """Return ``text`` on one line, without anything a terminal would obey."""
    return " ".join(text.translate(_CONTROLS).split())


def obeyed_by_none(text: str) -> str:
    """Return ``text`` with a space for each control character, as long as before."""
    return text.translate(_CONTROLS)


def _flat(value: Any) -> Any:  # noqa: ANN401
    if isinstance(value, list):
        return "; ".join(
            f"{item['query_term']} ~ {item['clause_term']} {item['weight']}"
            if isinstance(item, dict)
            else str(item)
            for item in value
        )
    return "" if value is None else value


def _cell(value: Any) -> str:  # noqa: ANN401
    shown = str(_flat(value))
    for mark, shown_as in _MARKUP:
        shown = shown.replace(mark, shown_as)
    return one_line(shown)
