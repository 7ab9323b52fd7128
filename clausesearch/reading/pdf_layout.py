"""Printed lines to text: paragraphs put together again, running heads and page numbers left out."""

from __future__ import annotations

import math
import re
from collections import Counter
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clausesearch.reading.pdf_lines import Line

Page = list["Line"]

# In parts of the size of the letters, or of the usual distance of two lines.
_ROOM = 0.35
_SAME_SIZE = 0.12
_SAME_PARAGRAPH = 1.3
_BLOCK, _NARROW = 4, 12
#: Lines that end in a hyphen, of all that have Latin letters, from which words are parted there.
_HYPHENATED = 0.04
#: What begins a line that is never the rest of the one above it.
_BEGINS = re.compile(
    r"[•·▪●○■□◆►‣\-–—*][ \t]|"
    r"\(?(?:[0-9٠-٩]{1,3}|[A-Za-z\u0621-\u064a]|[ivxIVX]{1,5})[ ]?[.)\-–][ \t.)]|"
    r"(?:ال)?(?:مادة|فصل|بند|باب|قسم|ملحق)[ \t]|"
    r"(?:articles?|art\.|section|chapit?re|annexe?|titre)[ \t]+[0-9ivx]",
    re.IGNORECASE,
)
#: What begins one if the line above ends a sentence; else it may be a decimal.
_NUMBERED = re.compile(r"[0-9٠-٩]{1,2}(?:[.\-–][0-9٠-٩]{1,2}){1,3}[.)]?[ \t]")
_ENDED = re.compile(r"[.;:!?؛؟…][»”\")\s]*(?:[0-9]{1,3})?$")
_HYPHENS = "-\u2010\u00ad"
_ARABIC = re.compile("[\u0620-\u064a]")
_PAGE_NUMBER = re.compile(
    r"\W*(?:page|p\.?|صفحة|ص)?\W*([0-9٠-٩]{1,4})(?:\W*(?:/|of|sur|de|من)\W*[0-9٠-٩]{1,4})?\W*",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"[0-9٠-٩]{1,4}")
#: A line that stands at the edge of this many pages is no text of any of them.
_RUNNING = 3


def text_of(pages: Sequence[Page]) -> tuple[str, bool]:
    """Return the text of pages of lines, a line a paragraph, and whether something was left out.

    A line goes on in the next one if the first word of that would not have had room on it.
    """
    kept = [list(page) for page in pages]
    left_out = _drop_furniture(kept)
    vocabulary = _words(kept)
    hyphenated = _is_hyphenated(kept)
    paragraphs: list[str] = []
    before: tuple[Line, float] | None = None
    for page in kept:
        leading = _leading(page)
        for block in _blocks(page):
            for line, room in _with_room(block):
                if before is not None and _goes_on(before, line, leading):
                    paragraphs[-1] = _joined(paragraphs[-1], line.text, vocabulary, hyphenated)
                else:
                    _part(paragraphs, before, line)
                    paragraphs.append(line.text)
                before = (line, room)
    return "\n".join(paragraphs).strip("\n"), left_out


def _drop_furniture(pages: list[Page]) -> bool:
    """Take page numbers, running heads and feet out; return whether there were any."""
    edges = [[line for line in _edges(page) if not _BEGINS.match(line.text)] for page in pages]
    shapes = Counter(
        shape
        for number, lines in enumerate(edges)
        for shape in {shape for line in lines for shape in _shapes(line, number)}
    )
    dropped = False
    for number, (page, lines) in enumerate(zip(pages, edges, strict=True)):
        for line in lines:
            times = max(shapes[shape] for shape in _shapes(line, number))
            alone = _PAGE_NUMBER.fullmatch(line.text)
            counted = alone and len(pages) > 1 and (times > 1 or int(alone[1]) == number + 1)
            if (counted or times >= max(_RUNNING, len(pages) // 2)) and line in page:
                page.remove(line)
                dropped = True
    return dropped


def _edges(page: Page) -> list[Line]:
    by_height = sorted(page, key=lambda line: -line.baseline)
    return [*by_height[:2], *by_height[2:][-2:]]


def _shapes(line: Line, page: int) -> set[str]:
    """Return how a line looks, as it is and with its numbers counted from that of the page."""
    counted = _NUMBER.sub(lambda number: f"#{int(number[0]) - page}", line.text)
    # The size too: a title page may show large what later pages repeat small.
    return {f"{text} {round(line.size)}" for text in (line.text, counted)}


def _leading(page: Page) -> float:
    """Return the usual distance of two lines of a page, in parts of the size of their letters."""
    steps = [
        (above.baseline - below.baseline) / max(above.size, 1.0)
        for above, below in pairwise(page)
        if 0 < above.baseline - below.baseline < 3 * above.size
    ]
    return median(steps) if steps else 1.2


def _blocks(page: Page) -> Iterator[list[Line]]:
    """Yield runs of lines that go down the page: a column, a cell."""
    block: list[Line] = []
    for line in page:
        if block and line.baseline > block[-1].baseline - 0.1 * line.size:
            yield block
            block = []
        block.append(line)
    if block:
        yield block


def _with_room(block: list[Line]) -> Iterator[tuple[Line, float]]:
    """Yield the lines of a block, each with the room that was left at its end, in points."""
    left, right = min(line.left for line in block), max(line.right for line in block)
    for line in block:
        room = line.left - left if line.right_to_left else right - line.right
        if len(block) < _BLOCK and right - left < _NARROW * line.size:
            room = math.inf  # too little to know how wide the column is
        yield line, room


def _goes_on(before: tuple[Line, float], line: Line, leading: float) -> bool:
    above, room = before
    if _BEGINS.match(line.text):
        return False
    if above.right_to_left != line.right_to_left and _ARABIC.search(above.text + line.text):
        return False
    if _NUMBERED.match(line.text) and _ENDED.search(above.text):
        return False
    if abs(above.size - line.size) > _SAME_SIZE * max(above.size, line.size):
        return False
    down = (above.baseline - line.baseline) / max(line.size, 1.0)
    if down > _SAME_PARAGRAPH * leading:  # not so upwards, to the next column or page
        return False
    return room < line.first_word + _ROOM * line.size


def _part(paragraphs: list[str], before: tuple[Line, float] | None, line: Line) -> None:
    """Leave an empty line above a heading: letters much larger than those above them."""
    if before is not None and paragraphs and line.size > 1.15 * before[0].size:
        paragraphs.append("")


def _words(pages: list[Page]) -> Counter[str]:
    return Counter(
        word
        for page in pages
        for line in page
        if not line.right_to_left
        for word in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", line.text.lower())
    )


def _is_hyphenated(pages: list[Page]) -> bool:
    lines = [line for page in pages for line in page if not line.right_to_left]
    ends = sum(line.text.endswith(tuple(_HYPHENS)) for line in lines)
    return ends > 2 and ends > _HYPHENATED * len(lines)


def _joined(above: str, below: str, vocabulary: Counter[str], hyphenated: bool) -> str:
    """Put two lines together; a word parted at a hyphen is as the rest of the text writes it."""
    last = re.search(rf"([^\W\d_]+)([{_HYPHENS}])$", above)
    first = re.match(r"[^\W\d_]+", below)
    if not last or not first:
        return f"{above} {below}"
    whole, parted = (last[1] + first[0]).lower(), f"{last[1]}-{first[0]}".lower()
    compound = vocabulary[last[1].lower()] > 1 and vocabulary[first[0].lower()] > 1
    if last[2] == "\u00ad" or vocabulary[whole]:
        return above[:-1] + below
    if vocabulary[parted] or compound or not hyphenated or not first[0][0].islower():
        return above + below
    return above[:-1] + below
