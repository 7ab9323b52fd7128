"""The levels that stand under the clauses of a whole text: its sentences and its articles."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from clausesearch.text.segmentation.enclosures import enclosures_of
from clausesearch.text.segmentation.headings import Level, structural
from clausesearch.text.segmentation.lines import each_line, trim
from clausesearch.text.segmentation.markers import inline_runs
from clausesearch.text.segmentation.sentences import sentences_of

if TYPE_CHECKING:
    from collections.abc import Iterator


def sentence_spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of the sentences of ``text`` in order, disjoint, without white space around.

    Titles and items of lists are sentences by themselves; nothing but white space and invisible
    controls is left out. Time grows linearly with ``text``; memory does not grow with it.
    """
    for line in each_line(text):
        for begin, stop in _items(text, line.start, line.end):
            held = enclosures_of(text, begin, stop)
            for start, end in sentences_of(text, begin, stop, held, semicolons=False):
                left, right = trim(text, start, end)
                if left < right:
                    yield left, right


def _items(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the items of a list that fills its line («1. … 2. …»), or the line as it is."""
    marks = inline_runs(text, start, end)
    if marks and not any(letter.isalnum() for letter in text[start : marks[0].start]):
        starts = [start, *(mark.start for mark in marks[1:])]
        yield from itertools.pairwise([*starts, end])
    else:
        yield start, end


def article_starts(text: str) -> Iterator[int]:
    """Yield where the headings of articles begin («المادة 4», ``Article 4``, ``§ 4``)."""
    for line in each_line(text):
        heading = structural(text, line.start, line.end)
        if heading is not None and heading.level is Level.ARTICLE:
            yield line.start
