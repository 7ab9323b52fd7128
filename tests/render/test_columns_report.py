"""Three agreements as columns: a page and a Word file."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import docx
import pytest
from playwright.sync_api import Browser

from clausesearch.compare import side_by_side
from clausesearch.records import Comparison
from clausesearch.render.docx import columns_docx
from clausesearch.render.html import columns_html
from tests.render.made import arabic_and_french, hostile, two_arabic
from tests.support import HOSTILE


def compared() -> list[Comparison]:
    french, arabic = arabic_and_french(), two_arabic()
    return [french, Comparison(french.left, arabic.right, (), french.left_only, arabic.left_only)]


def test_a_row_a_clause_of_the_first_agreement(browser: Browser, tmp_path: Path) -> None:
    columns = side_by_side(compared())
    file = tmp_path / "columns.html"
    file.write_text(columns_html(columns), encoding="utf-8")
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(file.as_uri())
    heads = [page.locator("header .title").nth(place).bounding_box() for place in range(3)]
    assert [box["x"] for box in heads if box] == sorted(box["x"] for box in heads if box)
    lines = page.locator("main .line")
    assert lines.count() == 4
    assert "no counterpart" in lines.nth(2).inner_text()
    assert lines.nth(0).locator(".told mark").all_inner_texts() == ["تلتزم", "peuvent"]
    page.get_by_label("what differs").check()
    assert sum(line.is_visible() for line in lines.all()) == 2
    page.get_by_label("everything").check()
    for width in (320, 768, 1920):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()


def test_the_word_file_says_the_same() -> None:
    opened = docx.Document(BytesIO(columns_docx(side_by_side(compared()))))
    shares = [cell.text for cell in opened.tables[1].rows[1].cells]
    assert shares == ["Commitments of A found there", "–", "33% (1 of 3)", "0% (0 of 3)"]
    rows = opened.tables[2].rows
    assert [cell.text for cell in rows[0].cells] == ["A", "B", "C"]
    assert "peuvent" in rows[1].cells[1].text
    assert rows[1].cells[2].text == "no counterpart"
    assert opened.sections[0].page_width > opened.sections[0].page_height


@pytest.mark.parametrize("text", [HOSTILE, "كلمة\x00 " * 50])
def test_hostile_text_stays_text(text: str) -> None:
    columns = side_by_side([hostile(text)] * 2)
    html = columns_html(columns)
    assert "<script" not in html
    assert "<img" not in html
    assert docx.Document(BytesIO(columns_docx(columns))).tables
