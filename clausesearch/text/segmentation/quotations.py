"""A quotation that opens a sentence and the words after it that tell who spoke."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from clausesearch.text.segmentation.lines import trim
from clausesearch.text.segmentation.tokens import tokens_of

if TYPE_CHECKING:
    from clausesearch.text.segmentation.enclosures import Enclosures
    from clausesearch.text.segmentation.grammar import Grammar

_CLOSING = re.compile("[”»]")
_OPENING = re.compile('[“«"„]')
#: A quotation of fewer words is part of what surrounds it.
_LEAST = 5
_REACH = 400


@dataclass(frozen=True, slots=True)
class Attributed:
    """What was said, who said it (both as spans), and where the rest of the sentence begins."""

    said: tuple[int, int]
    speaker: tuple[int, int]
    rest: int


def attributed(
    text: str, span: tuple[int, int], held: Enclosures, grammar: Grammar
) -> Attributed | None:
    """Return the parts of ``« … », a dit le maire``; ``None`` where the sentence is another.

    The quotation may have begun in a sentence before: then only its end is found here.
    """
    start, end = trim(text, *span)
    begin, close = _quoted(text, start, end, held)
    if close < 0 or len(text[begin : min(close, begin + 200)].split()) < _LEAST:
        return None
    following = _OPENING.search(text, close + 1, end)
    limit = min(following.start() if following else end, close + _REACH)
    tail = tokens_of(text, close + 1, limit)
    if len(tail) < 2:
        return None
    last = grammar.attributes(tail)
    if not last:
        return None
    stop = tail[last].start if last < len(tail) else limit
    return Attributed((begin, close), (tail[0].start, stop), stop)


def _quoted(text: str, start: int, end: int, held: Enclosures) -> tuple[int, int]:
    if start < end and _OPENING.match(text, start) and start in held.partner:
        return start + 1, held.partner[start]
    for match in _CLOSING.finditer(text, start, end):
        if match.start() not in held.partner:
            return start, match.start()
        return start, -1
    return start, -1
