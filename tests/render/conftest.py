"""A real browser for the pages, and text that tries to break out of them."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    assert chromium, "no browser: `make test` installs Debian's chromium"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium,
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        yield browser
        browser.close()


@pytest.fixture
def hostile_page(browser: Browser, tmp_path: Path) -> Iterator[Callable[[str], Page]]:
    """Open a page made of hostile text, having seen that none of it became part of the page."""
    page = browser.new_page()

    def opened(html: str) -> Page:
        assert "<script" not in html
        assert "<img" not in html
        file = tmp_path / "hostile.html"
        file.write_text(html, encoding="utf-8")
        page.goto(file.as_uri())
        assert page.title() != "owned"
        assert page.locator("script, img").count() == 0
        return page

    yield opened
    page.close()
