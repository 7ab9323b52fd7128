"""Make the pictures of the documentation anew: ``python -m docs.screenshots``."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from clausesearch.library import open_index
from clausesearch.render.html import write_comparison

ROOT = Path(__file__).resolve().parents[1]
PAIRS = ROOT / "seeds" / "pairs"
IMAGES = ROOT / "docs" / "images"


def main() -> None:
    """Write ``images/comparison.png``: an Arabic and an English accord side by side."""
    browser_path = shutil.which("chromium") or shutil.which("google-chrome")
    with tempfile.TemporaryDirectory() as folder:
        page_file = Path(folder) / "comparison.html"
        comparison = open_index(Path(folder) / "none").compare(
            PAIRS / "07-youth-wings-ar-en.a.txt", PAIRS / "07-youth-wings-ar-en.b.txt"
        )
        write_comparison(comparison, page_file)
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=browser_path, args=["--no-sandbox", "--disable-gpu"]
            )
            page = browser.new_page(viewport={"width": 1100, "height": 900})
            page.goto(page_file.as_uri())
            page.screenshot(path=IMAGES / "comparison.png")
            browser.close()


if __name__ == "__main__":
    main()
