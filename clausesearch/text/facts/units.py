"""Folded text in the stretches that say one thing: sentences, lines of a list, headings."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_STOP = re.compile(r"[.!?؟؛;](?=[\s»”\")]|$)")
_ITEM = re.compile(r"\s*(?:[-–•*(]|\w{1,3}[.)\-/–:]|\d|(?:ال)?ماده\b|article\b|art\b|section\b)")
#: A line that fills a page's width goes on in the next one; a shorter one has ended.
_FULL_LINE = 60
_LONGEST = 1_500


class Unit(NamedTuple):
    """A stretch of folded text, ``folded[start : start + len(text)]``."""

    start: int
    text: str


class Finding(NamedTuple):
    """Where folded text says something, what it comes to, and how plainly it says so."""

    start: int
    end: int
    value: str
    confidence: float


def units(folded: str) -> list[Unit]:
    """Return the sentences of ``folded`` in order, cut at line ends where a line has ended too."""
    found = []
    for start, end in _paragraphs(folded):
        begin = start
        for stop in _STOP.finditer(folded, start, end):
            found.append((begin, stop.end()))
            begin = stop.end()
        found.append((begin, end))
    return [
        Unit(first, folded[first:last][:_LONGEST])
        for first, last in found
        if not folded[first:last].isspace() and last > first
    ]


def _paragraphs(folded: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches between line ends that end something."""
    start = 0
    for end in re.finditer(r"\n|$", folded):
        if end.start() == len(folded):
            yield start, len(folded)
            return
        line_start = folded.rfind("\n", start, end.start()) + 1 or start
        goes_on = end.start() - line_start >= _FULL_LINE and folded[end.start() - 1] not in ".:;؛"
        following = folded[end.end() : end.end() + 40]
        if goes_on and following.strip() and following[0] != "\n" and not _ITEM.match(following):
            continue
        yield start, end.start()
        start = end.end()
