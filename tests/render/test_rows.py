"""Rows as JSON lines, CSV and Markdown: what goes in can be read back."""

from __future__ import annotations

import csv
import io
import json

from hypothesis import given
from hypothesis import strategies as st

from clausesearch.render.rows import to_csv, to_json, to_json_lines, to_markdown

ROWS = st.lists(
    st.fixed_dictionaries({"name": st.text(), "score": st.floats(0, 1), "text": st.text()}),
    min_size=1,
    max_size=5,
)


@given(ROWS)
def test_json_lines_come_back(rows: list[dict[str, object]]) -> None:
    lines = to_json_lines(rows)
    assert [json.loads(line) for line in lines.split("\n")] == rows
    assert json.loads(to_json(rows)) == rows


@given(
    st.lists(
        st.fixed_dictionaries(
            {"a": st.text(st.characters(exclude_characters="\r\n\x00", exclude_categories=["Cs"]))}
        ),
        min_size=1,
    )
)
def test_csv_comes_back(rows: list[dict[str, str]]) -> None:
    back = list(csv.DictReader(io.StringIO(to_csv(rows) + "\r\n", newline="")))
    if all(row["a"] for row in rows):
        assert back == rows


@given(ROWS)
def test_markdown_has_one_line_a_row(rows: list[dict[str, object]]) -> None:
    lines = to_markdown(rows).split("\n")
    assert len(lines) == len(rows) + 2
    assert all(line.startswith("| ") and line.endswith(" |") for line in lines)


def test_evidence_is_flattened() -> None:
    row = {"evidence": [{"query_term": "a|b", "clause_term": "ج", "weight": 0.5}], "none": None}
    assert to_csv([row]).splitlines()[1] == "a|b ~ ج 0.5,"
    assert to_markdown([row]).splitlines()[2] == "| a\\|b ~ ج 0.5 |  |"


def test_nothing_is_an_empty_text() -> None:
    assert to_csv([]) == to_markdown([]) == to_json_lines([]) == ""
