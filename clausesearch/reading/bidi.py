"""Visual order to logical order: what a page shows from left to right, as it is read and typed.

The inverse of the Unicode bidirectional algorithm (UAX #9) for one line, as far as it has one: the
cases in which two logical orders look the same go to the one that people write.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from unicodedata import bidirectional, mirrored

if TYPE_CHECKING:
    from collections.abc import Sequence

_MIRROR = str.maketrans("()[]{}<>«»‹›", ")(][}{><»«›‹")
_OPENING, _CLOSING = "([{«‹", ")]}»›"
#: One of these between digits, and nothing else, keeps a number together (classes CS, and ES as
#: far as it holds between European digits that follow no Arabic letter).
_SEPARATORS = frozenset(".,:/٫٬")


def direction(unit: str) -> str:
    """Return "R", "L", "D" (digit) or "N" (neutral) for a glyph's text."""
    for char in unit:
        of_char = bidirectional(char)
        if of_char in ("R", "AL"):
            return "R"
        if of_char == "L":
            return "L"
        if of_char in ("EN", "AN"):
            return "D"
    return "N"


def is_right_to_left(units: Sequence[str], *, otherwise: bool) -> bool:
    """Return whether a line of glyphs reads from right to left: as most of its letters do.

    A line without letters, or with as many of both, reads ``otherwise``.
    """
    kinds = [direction(unit) for unit in units]
    right, left = kinds.count("R"), kinds.count("L")
    return otherwise if right == left else right > left


def logical(units: Sequence[str], *, right_to_left: bool) -> str:
    """Return the text of glyphs given from left to right; each glyph's own text is logical.

    Brackets are mirrored where a line makes better sense so: some PDF files hold the bracket that
    is meant, others the one that is seen.
    """
    if right_to_left:
        as_meant, as_seen = _turned(units, mirror=False), _turned(units, mirror=True)
    else:
        as_meant, as_seen = _embedded(units, mirror=False), _embedded(units, mirror=True)
    return as_seen if _unbalanced(as_seen) < _unbalanced(as_meant) else as_meant


def _turned(units: Sequence[str], *, mirror: bool) -> str:
    """Return a right-to-left line: turned round, but for its numbers and foreign words."""
    turned = list(reversed(units))
    kinds = [direction(unit) for unit in turned]
    pieces: list[str] = []
    at = 0
    while at < len(turned):
        if kinds[at] in "LD":
            end = _run_end(turned, kinds, at)
            pieces.extend(reversed(turned[at:end]))
            at = end
        else:
            unit = turned[at]
            pieces.append(unit.translate(_MIRROR) if mirror and mirrored(unit[:1] or " ") else unit)
            at += 1
    return "".join(pieces)


def _run_end(turned: Sequence[str], kinds: Sequence[str], start: int) -> int:
    """Return where a run of left-to-right glyphs that begins at ``start`` ends.

    Reading from right to left: words run on over spaces; a number runs on over one separator, and
    into a word that stands before it.
    """
    end = start + 1
    while end < len(turned):
        if kinds[end] in "LD":
            end += 1
            continue
        following = next((i for i in range(end, len(turned)) if kinds[i] != "N"), len(turned))
        if following == len(turned) or kinds[following] == "R":
            return end
        if kinds[end - 1] == "D" and kinds[following] == "D":
            if following > end + 1 or turned[end] not in _SEPARATORS:
                return end
        elif kinds[following] == "D":
            return end  # the number was written after the word, and is no part of it
        end = following
    return end


def _embedded(units: Sequence[str], *, mirror: bool) -> str:
    """Return a left-to-right line: as it stands, but for its right-to-left words."""
    kinds = [direction(unit) for unit in units]
    pieces: list[str] = []
    at = 0
    while at < len(units):
        if kinds[at] != "R":
            pieces.append(units[at])
            at += 1
            continue
        end = at
        for i in range(at, len(units)):
            if kinds[i] == "L":
                break
            if kinds[i] == "R":
                end = i
        pieces.append(_turned(units[at : end + 1], mirror=mirror))
        at = end + 1
    return "".join(pieces)


def _unbalanced(text: str) -> int:
    """Return how many brackets of a line have no partner, when they should."""
    waiting: list[str] = []
    alone = 0
    for char in text:
        if char in _OPENING:
            waiting.append(_CLOSING[_OPENING.index(char)])
        elif char in _CLOSING:
            if waiting and waiting[-1] == char:
                waiting.pop()
            else:
                alone += 1
    return alone + len(waiting)
