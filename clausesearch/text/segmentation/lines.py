"""The lines of a text, trimmed, with what stands around them; hard-wrapped lines are joined."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from clausesearch.text.folding import INVISIBLE
from clausesearch.text.segmentation.markers import line_mark

if TYPE_CHECKING:
    from collections.abc import Iterator

_LINE = re.compile("[^\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_BREAK = re.compile("\r\n|[\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
#: What is never the edge of a clause: white space and invisible controls, bidi marks among them.
EDGE = "".join(chr(code) for code in range(0x3001) if chr(code).isspace()) + INVISIBLE
_ENDS = re.compile("[.!?؟…:؛;،,]['\"”»)\\]]*$")
_JOINS = re.compile("[,،]$")
_WRAP_WIDTH = 130
#: Lines by which it is decided whether they are wrapped.
_WINDOW = 5000


@dataclass(frozen=True, slots=True)
class Line:
    """A trimmed line that is not blank: its place, and whether blank lines stand around it."""

    start: int
    end: int
    blank_before: bool
    blank_after: bool


def lines_of(text: str) -> list[Line]:
    """Return the lines of ``text`` that hold something; lines wrapped at a width are one."""
    return list(each_line(text))


def each_line(text: str) -> Iterator[Line]:
    """Yield what :func:`lines_of` returns, holding a window of lines at a time."""
    window: list[tuple[int, int, bool]] = []
    for span in _spans(text):
        full = len(window) >= _WINDOW and (span[2] or len(window) >= 2 * _WINDOW)
        if full:
            yield from _settled(text, window, blank_after=span[2])
            window = []
        window.append(span)
    yield from _settled(text, window, blank_after=True)


def _spans(text: str) -> Iterator[tuple[int, int, bool]]:
    """Yield the trimmed lines that are not blank, and whether a blank one stands before."""
    blank, last_end = True, 0
    for match in _LINE.finditer(text):
        start, end = trim(text, match.start(), match.end())
        if start < end:
            between = _BREAK.findall(text, last_end, match.start())
            yield start, end, blank or len(between) > 1
            blank, last_end = False, match.end()


def _settled(text: str, spans: list[tuple[int, int, bool]], *, blank_after: bool) -> Iterator[Line]:
    if _is_wrapped(spans):
        spans = _joined(text, spans)
    for index, (start, end, gap) in enumerate(spans):
        after = spans[index + 1][2] if index + 1 < len(spans) else blank_after
        yield Line(start, end, gap, after)


def trim(text: str, start: int, end: int, more: str = "") -> tuple[int, int]:
    """Return the span without white space, invisible controls and ``more`` at its edges."""
    edge = EDGE + more
    while start < end and text[start] in edge:
        start += 1
    while end > start and text[end - 1] in edge:
        end -= 1
    return start, end


def _is_wrapped(spans: list[tuple[int, int, bool]]) -> bool:
    """Say whether most lines that another follows at once are nearly as wide as the widest."""
    followed = [end - start for (start, end, _), after in _pairs(spans) if not after[2]]
    if len(followed) < 4:
        return False
    widest = max(end - start for start, end, _ in spans)
    if widest > _WRAP_WIDTH or widest < 40:
        return False
    return sum(width >= 0.7 * widest for width in followed) >= 0.6 * len(followed)


def _pairs(
    spans: list[tuple[int, int, bool]],
) -> list[tuple[tuple[int, int, bool], tuple[int, int, bool]]]:
    return list(itertools.pairwise(spans))


def _joined(text: str, spans: list[tuple[int, int, bool]]) -> list[tuple[int, int, bool]]:
    widest = max(end - start for start, end, _ in spans)
    merged: list[tuple[int, int, bool]] = []
    width = 0
    for start, end, gap in spans:
        marked = line_mark(text, start, end) > start
        tail = text[max(merged[-1][0], merged[-1][1] - 4) : merged[-1][1]] if merged else ""
        open_ended = not _ENDS.search(tail) or bool(_JOINS.search(tail))
        if merged and not gap and not marked and open_ended and width >= 0.6 * widest:
            merged[-1] = (merged[-1][0], end, merged[-1][2])
        else:
            merged.append((start, end, gap))
        width = end - start
    return merged
