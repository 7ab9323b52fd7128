"""The page of a search, as text and in a real browser."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

import clausesearch
from clausesearch.records import Clause, Evidence, Hit, Kind
from clausesearch.render.explanation import marked, reasons
from clausesearch.render.html import hits_html, write_hits
from tests.support import AGREEMENTS, HOSTILE


@pytest.fixture(scope="module")
def hits(tmp_path_factory: pytest.TempPathFactory) -> list[Hit]:
    folder = tmp_path_factory.mktemp("hits")
    for name, text in AGREEMENTS.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    with clausesearch.open_index(folder / "index") as index:
        index.add([folder])
        return index.search("training of pilots", 3)


def test_reasons_add_up(hits: list[Hit]) -> None:
    for hit in hits:
        rows = reasons(hit)
        total = next(row.weight for row in rows if row.level == "sum")
        parts = sum(row.weight for row in rows if row.level == "part")
        assert parts == pytest.approx(total, abs=1e-9)
        words = sum(row.weight for row in rows if row.level == "word")
        assert words == pytest.approx(hit.parts["token"], abs=1e-9)


def test_long_evidence_is_cut_and_still_adds_up() -> None:
    clause = Clause("a", 1, 0, 4, "text", lang="en")
    met = tuple(Evidence(f"w{i}", "text", 0.1) for i in range(20))
    rows = reasons(Hit(clause, 0.5, met, {"token": 2.0}))
    words = [row for row in rows if row.level == "word"]
    assert len(words) == 9
    assert sum(row.weight for row in words) == pytest.approx(2.0)


def test_a_model_without_words_says_so() -> None:
    hit = Hit(Clause("a", 1, 0, 4, "text", lang="en"), 0.5, (), {"dense": 1.0, "constant": -1.0})
    assert "not available" in reasons(hit)[0].text
    assert marked(hit) == [("text", False)]


def test_the_words_that_met_are_marked_whole() -> None:
    text = "تدريب المدربين: تدريبات وتدريب"
    hit = Hit(Clause("a", 1, 0, len(text), text), 0.5, (Evidence("training", "تدريب", 1.0),))
    assert "".join(piece for piece, _ in marked(hit)) == text
    assert [piece for piece, met in marked(hit) if met] == ["تدريب"]


def test_in_a_browser(browser: Browser, hits: list[Hit], tmp_path: Path) -> None:
    file = tmp_path / "hits.html"
    write_hits("training of pilots", hits, file)
    page = browser.new_page(viewport={"width": 320, "height": 700})
    page.goto(file.as_uri())
    assert page.title() == "training of pilots"
    assert page.locator("li article").count() == len(hits)
    first = page.locator("article .text").first
    assert first.evaluate("e => getComputedStyle(e).direction") == "rtl"
    assert first.inner_text() == hits[0].clause.text
    assert "تدريب" in page.locator("mark").all_inner_texts()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.locator("summary").first.click()
    assert page.locator("tr.sum").first.is_visible()
    page.close()


def test_hostile_text_stays_text(hostile_page: Callable[[str], Page]) -> None:
    clause = Clause("a<b>", 1, 0, len(HOSTILE), HOSTILE, HOSTILE, HOSTILE, Kind.COMMITMENT, "ar")
    hit = Hit(clause, 0.5, (Evidence(HOSTILE, "script", 1.0),), {"token": 1.0})
    page = hostile_page(hits_html(HOSTILE, [hit]))
    assert page.locator(".text").first.inner_text() == HOSTILE
