"""The comparison page, as text and in a real browser."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Browser, Page

import clausesearch
from clausesearch.errors import UsageError
from clausesearch.render.html import comparison_html, direction_of, write_comparison
from tests.render.made import arabic_and_french, hostile, two_arabic
from tests.support import HOSTILE, ROOT

ARABIC = ROOT / "seeds" / "agreements" / "ar" / "party-accord-amman-kualalumpur.txt"
FRENCH = ROOT / "seeds" / "agreements" / "fr" / "accord-partis-sousse-marseille.txt"
CLIPPED = """[...document.querySelectorAll('body *')].filter(
  e => getComputedStyle(e).display !== 'inline' && e.scrollWidth > e.clientWidth + 1
       && e.clientWidth > 0).map(e => e.outerHTML.slice(0, 200))"""


COLOURS = """e => {
  let behind = e;
  while (getComputedStyle(behind).backgroundColor === 'rgba(0, 0, 0, 0)') {
    behind = behind.parentElement;
  }
  return [getComputedStyle(e).color, getComputedStyle(behind).backgroundColor];
}"""


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


@pytest.fixture
def shown(browser: Browser, tmp_path: Path) -> Iterator[Callable[[str], Page]]:
    """Show a page, on which the browser must have nothing to complain of."""
    complaints: list[str] = []
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.on("console", lambda message: complaints.append(message.text))

    def opened(html: str) -> Page:
        file = tmp_path / "shown.html"
        file.write_text(html, encoding="utf-8")
        page.goto(file.as_uri())
        return page

    yield opened
    page.close()
    assert complaints == []


def test_hostile_text_stays_text(hostile_page: Callable[[str], Page]) -> None:
    page = hostile_page(comparison_html(hostile(HOSTILE)))
    assert page.locator(".match .text").first.inner_text() == HOSTILE
    # What overrides the direction ends with the clause: the line below it reads as ever.
    assert page.locator(".match .label").first.evaluate("e => getComputedStyle(e).direction") == (
        page.locator("html").evaluate("e => e.dir")
    )


def test_a_clause_of_ten_megabytes() -> None:
    html = comparison_html(hostile("<b>كلمة</b> " * 900_000))
    assert "<b>كلمة" not in html
    assert len(html) < 170_000_000


def test_the_page_needs_no_other_file(path: Path) -> None:
    html = path.read_text(encoding="utf-8")
    assert "http://" not in html
    assert "https://" not in html
    assert "<script" not in html
    assert "src=" not in html
    assert "default-src 'none'" in html
    assert "unsafe" not in html


def test_each_side_has_its_direction_and_its_place(page: Page) -> None:
    left = page.locator(".match .left .text").first
    right = page.locator(".match .right .text").first
    assert left.evaluate("e => getComputedStyle(e).direction") == "rtl"
    assert right.evaluate("e => getComputedStyle(e).direction") == "ltr"
    left_box, right_box = left.bounding_box(), right.bounding_box()
    assert left_box is not None
    assert right_box is not None
    assert left_box["x"] + left_box["width"] < right_box["x"]


def test_two_arabic_agreements_begin_on_the_right(shown: Callable[[str], Page]) -> None:
    page = shown(comparison_html(two_arabic()))
    assert page.locator("html").get_attribute("lang") == "ar"
    left = page.locator(".match .left .text").bounding_box()
    right = page.locator(".match .right .text").bounding_box()
    assert left is not None
    assert right is not None
    assert right["x"] + right["width"] < left["x"]
    assert page.locator("h1").inner_text() == "اتفاقان جنبا إلى جنب"
    # The word that changed is marked as a difference, and not once more.
    assert page.locator(".match .changed").count() == 0
    assert page.locator(".match .left mark").all_inner_texts()[0] == "ثلاث سنوات"


def test_the_words_of_the_page_can_be_chosen() -> None:
    assert '<html lang="fr" dir="ltr">' in comparison_html(arabic_and_french(), "fr")
    assert '<html lang="en" dir="ltr">' in comparison_html(arabic_and_french())
    with pytest.raises(UsageError, match="--names"):
        comparison_html(arabic_and_french(), "de")


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
    told = [" ".join(text.split()) for text in shown]
    assert sorted(told) == sorted(" ".join(text.split()) for text in expected)
    assert page.locator(".match").count() == len(comparison.matches)


def test_differences_are_marked_on_both_sides_and_listed(shown: Callable[[str], Page]) -> None:
    page = shown(comparison_html(arabic_and_french()))
    first = page.locator(".match").first
    assert first.locator(".text mark").all_inner_texts() == ["تلتزم", "peuvent"]
    assert first.locator(".quote mark").all_inner_texts() == ["تلتزم", "peuvent"]
    assert first.locator(".what").inner_text() == "strength"
    assert first.locator(".quote small").all_inner_texts() == ["binding", "permits"]
    assert "moved" in first.locator(".score").inner_text()
    listed = page.locator(".changes tr").all_inner_texts()
    assert [row.split() for row in listed] == [
        ["strength", "تلتزم", "peuvent"],
        ["duration", "ثلاث", "سنوات", "cinq", "ans"],
    ]
    facts = page.locator("#summary table").first.inner_text()
    assert "1 of 3" in facts
    assert "2021-07-25" in facts
    assert "not said" in facts


def test_links_of_the_summary_lead_to_their_rows(shown: Callable[[str], Page]) -> None:
    page = shown(comparison_html(arabic_and_french()))
    for anchor in page.locator("a[href^='#']").all():
        target = anchor.get_attribute("href")
        assert target is not None
        assert page.locator(f"[id='{target[1:]}']").count() == 1, target
    assert len(set(page.locator("[id]").evaluate_all("all => all.map(e => e.id)"))) == (
        page.locator("[id]").count()
    )


def test_filters_need_no_script_and_hide_no_target(shown: Callable[[str], Page]) -> None:
    page = shown(comparison_html(arabic_and_french()))

    def visible() -> int:
        return sum(row.is_visible() for row in page.locator(".entry").all())

    assert visible() == 5
    page.get_by_label("what moved").check()
    assert visible() == 1
    page.get_by_label("what differs").nth(0).check()
    assert visible() == 2
    page.get_by_label("without counterpart").check()
    assert visible() == 3
    page.get_by_label("everything").check()
    page.get_by_label("commitments only").check()
    assert visible() == 4
    page.get_by_label("what moved").check()
    page.locator("a[href='#only-r3']").click()
    assert page.locator("#only-r3").is_visible()


@pytest.mark.parametrize("width", [320, 768, 1280, 1920])
@pytest.mark.parametrize("made", [arabic_and_french, two_arabic])
def test_nothing_is_clipped(shown: Callable[[str], Page], made: Callable, width: int) -> None:
    page = shown(comparison_html(made()))
    page.set_viewport_size({"width": width, "height": 900})
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate(CLIPPED) == []


def test_long_words_do_not_widen_the_page(shown: Callable[[str], Page]) -> None:
    page = shown(comparison_html(hostile("كلمةطويلةجدا" * 40 + "/" + "x" * 400)))
    page.set_viewport_size({"width": 320, "height": 900})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_it_prints_in_two_columns_without_the_filters(
    shown: Callable[[str], Page], tmp_path: Path
) -> None:
    page = shown(comparison_html(arabic_and_french()))
    pdf = pypdfium2.PdfDocument(page.pdf(path=tmp_path / "page.pdf", format="A4"))
    text = "\n".join(sheet.get_textpage().get_text_range() for sheet in pdf)
    assert "La présente convention" in text
    assert "Show" not in text
    page.emulate_media(media="print", color_scheme="dark")
    left = page.locator(".match .left").first.bounding_box()
    right = page.locator(".match .right").first.bounding_box()
    assert left is not None
    assert right is not None
    assert left["y"] == right["y"]
    background = page.locator("body").evaluate("e => getComputedStyle(e).color")
    assert background == "rgb(29, 39, 51)", "dark ink on paper"


def test_light_and_dark(shown: Callable[[str], Page]) -> None:
    page = shown(comparison_html(arabic_and_french()))
    seen = set()
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        for place in ("body", ".match .text mark", ".match .text", ".label", ".what"):
            ink, paper = page.locator(place).first.evaluate(COLOURS)
            assert contrast(ink, paper) >= 4.5, (scheme, place)
            seen.add((scheme, ink))
    assert len({ink for scheme, ink in seen if scheme == "dark"}) > 1


def contrast(ink: str, paper: str) -> float:
    """The contrast of two colours (WCAG 2.2, 1.4.3: 4.5 at least)."""

    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    def luminance(colour: str) -> float:
        red, green, blue = (linear(int(n) / 255) for n in re.findall(r"\d+", colour)[:3])
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    light, dark = sorted((luminance(ink), luminance(paper)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(
    ("lang", "direction"), [("ar", "rtl"), ("fa", "rtl"), ("fr", "ltr"), ("und", "auto")]
)
def test_directions(lang: str, direction: str) -> None:
    assert direction_of(lang) == direction
