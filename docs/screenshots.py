"""Make the pictures of the documentation anew: ``python -m docs.screenshots``."""

from __future__ import annotations

import shutil
import tempfile
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image
from playwright.sync_api import sync_playwright

from clausesearch.library import open_index
from clausesearch.render.html import write_comparison

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).resolve().parents[1]
PAIRS = ROOT / "seeds" / "pairs"
IMAGES = ROOT / "docs" / "images"
WIDTH, HEIGHT = 1100, 1000
#: Name of the picture, the two agreements, and the part of the page it begins with.
PICTURES = (
    ("comparison", "07-youth-wings-ar-en.a", "07-youth-wings-ar-en.b", ".filters"),
    (
        "comparison-summary",
        "03-university-agreement-news-ar-fr.a",
        "03-university-agreement-news-ar-fr.b",
        "body",
    ),
    ("comparison-ar-ar", "01-party-accords-ar-ar.a", "01-party-accords-ar-ar.b", ".filters"),
    (
        "comparison-ar-fr",
        "03-university-agreement-news-ar-fr.a",
        "03-university-agreement-news-ar-fr.b",
        ".filters",
    ),
    ("comparison-en-ar", "07-youth-wings-ar-en.b", "07-youth-wings-ar-en.a", ".filters"),
)


def main() -> None:
    """Write the pictures of ``images``, each of a part of a comparison's page."""
    browser_path = shutil.which("chromium") or shutil.which("google-chrome")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=browser_path, args=["--no-sandbox", "--disable-gpu"]
        )
        for name, left, right, begin in PICTURES:
            file = Path(folder) / f"{name}.html"
            comparison = open_index(Path(folder) / "none").compare(
                PAIRS / f"{left}.txt", PAIRS / f"{right}.txt"
            )
            write_comparison(comparison, file)
            picture(browser, file, begin).save(IMAGES / f"{name}.png", optimize=True)
        browser.close()


def picture(browser: Browser, file: Path, begin: str) -> Image.Image:
    """Return the page from the element ``begin`` on, in few colours to keep it small."""
    page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
    page.goto(file.as_uri())
    box = page.locator(begin).first.bounding_box()
    top = max(box["y"] - 16, 0) if box else 0
    clip = {"x": 0, "y": top, "width": WIDTH, "height": HEIGHT}
    shot = page.screenshot(full_page=True, clip=clip)  # type: ignore[arg-type]
    page.close()
    return Image.open(BytesIO(shot)).convert("RGB").quantize(128)


if __name__ == "__main__":
    main()
