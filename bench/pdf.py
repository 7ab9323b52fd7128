"""Arabic out of PDF files: the shipped agreements printed by a browser and read back, three ways.

    python -m bench.pdf

Needs chromium and fonts with Arabic letters. Words are compared after folding; a paragraph is right
when it comes back as one line, word for word.
"""

from __future__ import annotations

import difflib
import html
import io
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pypdf
import pypdfium2

from clausesearch.reading.pdf_text import extract
from clausesearch.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Callable

TEXTS = Path(__file__).resolve().parents[1] / "seeds" / "agreements" / "ar"
FONTS = ("Noto Naskh Arabic", "DejaVu Sans", "Noto Kufi Arabic")


def main() -> None:
    """Print, for each reader, the words and the paragraphs that come back right."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        sys.exit("needs chromium")
    readers: dict[str, Callable[[bytes], str]] = {
        "clausesearch": lambda data: extract(data).text,
        "pypdfium2": _pypdfium2,
        "pypdf": _pypdf,
    }
    words = paragraphs = 0
    right = {name: [0, 0] for name in readers}
    with tempfile.TemporaryDirectory() as folder:
        for i, path in enumerate(sorted(TEXTS.glob("*.txt"))):
            lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
            data = _printed(lines, FONTS[i % len(FONTS)], Path(folder), chromium)
            words += len(fold(" ".join(lines)).split())
            paragraphs += len(lines)
            for name, reader in readers.items():
                text = reader(data)
                right[name][0] += _same_words(" ".join(lines), text)
                right[name][1] += _same_lines(lines, text.splitlines())
    print(f"{words} words, {paragraphs} paragraphs, fonts: {', '.join(FONTS)}")
    for name, (same_words, same_lines) in right.items():
        share = 100 * same_lines / paragraphs
        print(f"{name:14} words {100 * same_words / words:5.1f} %  paragraphs {share:5.1f} %")


def _printed(lines: list[str], font: str, folder: Path, chromium: str) -> bytes:
    source, target = folder / "page.html", folder / "page.pdf"
    text = "".join(f"<p>{html.escape(line)}</p>" for line in lines)
    style = f"<style>body{{font-family:'{font}'}}</style>"
    page = f'<!doctype html><html dir="rtl" lang="ar"><meta charset="utf-8">{style}{text}'
    source.write_text(page, encoding="utf-8")
    options = ("--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer")
    subprocess.run(
        [chromium, *options, f"--print-to-pdf={target}", source.as_uri()],
        check=True,
        capture_output=True,
    )
    return target.read_bytes()


def _same_words(wanted: str, found: str) -> int:
    matcher = difflib.SequenceMatcher(None, fold(wanted).split(), fold(found).split(), False)
    return sum(block.size for block in matcher.get_matching_blocks())


def _same_lines(wanted: list[str], found: list[str]) -> int:
    there = {" ".join(fold(line).split()) for line in found}
    return sum(" ".join(fold(line).split()) in there for line in wanted)


def _pypdfium2(data: bytes) -> str:
    pages = pypdfium2.PdfDocument(data)
    return "\n".join(page.get_textpage().get_text_bounded() for page in pages)


def _pypdf(data: bytes) -> str:
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages)


if __name__ == "__main__":
    main()
