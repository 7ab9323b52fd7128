"""The heat map in a real browser: its cells open, nothing overflows, hostile text stays text."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from clausesearch.records import Clause, ThemeScore
from clausesearch.render.html import themes_html
from clausesearch.themes import ThemeMatrix, shipped_themes, theme_matrix
from tests.support import HOSTILE


def matrix(name: str = "pact", text: str = "تدريب الأطر", columns: int = 1) -> ThemeMatrix:
    names = [f"{name}-{column}" for column in range(columns)]
    codes = [theme.code for theme in shipped_themes().themes][: 20 * columns]
    found = [
        (Clause(each, number, 0, len(text), text, lang="ar"), (ThemeScore(code, 0.9),))
        for each in names
        for number, code in enumerate(codes, start=1)
    ]
    return theme_matrix(shipped_themes(), names, found)


def test_hostile_text_stays_text(hostile_page: Callable[[str], Page]) -> None:
    page = hostile_page(themes_html(matrix(HOSTILE, HOSTILE)))
    assert page.locator("td a").count() == 20


@pytest.mark.parametrize("lang", ["en", "fr", "ar"])
def test_a_cell_opens_its_clauses(hostile_page: Callable[[str], Page], lang: str) -> None:
    page = hostile_page(themes_html(matrix(columns=30), lang))
    assert page.evaluate("document.documentElement.dir") == ("rtl" if lang == "ar" else "ltr")
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert page.locator(".opened:visible").count() == 0
        page.locator("td a").first.click()
        opened = page.locator(".opened:visible")
        assert opened.count() == 1
        assert "تدريب الأطر" in opened.inner_text()
        assert opened.locator("article").first.get_attribute("dir") == "rtl"
        opened.locator(".close").click()
        assert page.locator(".opened:visible").count() == 0
    first, last = (page.locator("thead th").nth(row).bounding_box() for row in (0, 2))
    assert first
    assert last
    assert (first["x"] > last["x"]) is (lang == "ar")


def test_no_agreements_no_map(hostile_page: Callable[[str], Page]) -> None:
    page = hostile_page(themes_html(theme_matrix(shipped_themes(), [], [])))
    assert page.locator("td a").count() == 0
