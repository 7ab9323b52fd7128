"""The comparison page, as text and in a real browser."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

import clausesearch
from clausesearch.records import Clause, Comparison, Document, Kind, Match
from clausesearch.render.html import comparison_html, direction_of, write_comparison
from tests.support import HOSTILE, ROOT

ARABIC = ROOT / "seeds" / "agreements" / "ar" / "party-accord-amman-kualalumpur.txt"
FRENCH = ROOT / "seeds" / "agreements" / "fr" / "accord-partis-sousse-marseille.txt"


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("page")
    comparison = clausesearch.open_index(folder / "none").compare(ARABIC, FRENCH)
    write_comparison(comparison, folder / "page.html")
    return folder / "page.html"


@pytest.fixture
def page(browser: Browser, path: Path) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(path.as_uri())
    yield page
    page.close()


def hostile_comparison() -> Comparison:
    clause = Clause("a", 1, 0, len(HOSTILE), HOSTILE, HOSTILE, HOSTILE, Kind.COMMITMENT, "ar")
    document = Document("a<b>", "", HOSTILE, "", HOSTILE, "ar")
    return Comparison(document, document, (Match((clause,), (clause,), 0.5),), (clause,), ())


def test_hostile_text_stays_text(hostile_page: Callable[[str], Page]) -> None:
    page = hostile_page(comparison_html(hostile_comparison()))
    assert page.locator(".match .text").first.inner_text() == HOSTILE


def test_the_page_needs_no_other_file(path: Path) -> None:
    html = path.read_text(encoding="utf-8")
    assert "http://" not in html
    assert "https://" not in html
    assert "<script" not in html
    assert "src=" not in html


def test_each_side_has_its_direction_and_its_place(page: Page) -> None:
    left = page.locator(".match .left .text").first
    right = page.locator(".match .right .text").first
    assert left.evaluate("e => getComputedStyle(e).direction") == "rtl"
    assert right.evaluate("e => getComputedStyle(e).direction") == "ltr"
    left_box, right_box = left.bounding_box(), right.bounding_box()
    assert left_box is not None
    assert right_box is not None
    assert left_box["x"] + left_box["width"] < right_box["x"]


def test_all_clauses_are_on_the_page(page: Page) -> None:
    comparison = clausesearch.open_index("none").compare(ARABIC, FRENCH)
    shown = page.locator(".text").all_inner_texts()
    expected = [
        clause.text
        for clauses in (
            *(match.left + match.right for match in comparison.matches),
            comparison.left_only,
            comparison.right_only,
        )
        for clause in clauses
    ]
    assert [" ".join(text.split()) for text in shown] == [" ".join(t.split()) for t in expected]
    assert page.locator(".match").count() == len(comparison.matches)


@pytest.mark.parametrize("width", [320, 768, 1920])
def test_nothing_is_clipped(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    clipped = page.evaluate(
        "[...document.querySelectorAll('p')].filter(p => p.scrollWidth > p.clientWidth + 1).length"
    )
    assert clipped == 0


def test_it_prints(page: Page, tmp_path: Path) -> None:
    pdf = page.pdf(path=tmp_path / "page.pdf", format="A4")
    assert pdf.startswith(b"%PDF")


@pytest.mark.parametrize(
    ("lang", "direction"), [("ar", "rtl"), ("fa", "rtl"), ("fr", "ltr"), ("und", "auto")]
)
def test_directions(lang: str, direction: str) -> None:
    assert direction_of(lang) == direction
