"""The sentences of a whole text: the level that stands under its clauses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausesearch.text.segmentation.lines import lines_of
from clausesearch.text.segmentation.sentences import sentences_of
from clausesearch.text.segmentation.lines import trim
from clausesearch.text.segmentation.tokens import enclosures_of

if TYPE_CHECKING:
    from collections.abc import Iterator


def sentence_spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of the sentences of ``text`` in order, disjoint, without white space around.

    Titles and items of lists are sentences by themselves; nothing but white space and invisible
    controls is left out. Time grows linearly with ``text``; memory does not grow with it.
    """
    for line in lines_of(text):
        held = enclosures_of(text, line.start, line.end)
        for start, end in sentences_of(text, line.start, line.end, held, semicolons=False):
            left, right = trim(text, start, end)
            if left < right:
                yield left, right
