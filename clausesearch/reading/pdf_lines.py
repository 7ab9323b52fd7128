"""Glyphs to lines: which stand on one line, where its words part, and in which order it is read."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import combining, mirrored

from clausesearch.reading.bidi import direction, is_right_to_left, logical

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clausesearch.reading.pdf_glyphs import Glyph

# All in parts of the size of the letters.
_SAME_LINE = 0.6
#: Below the first a gap never parts words, above the second always; in between it does where the
#: content of the page has a space. The places of printed spaces are not to be trusted in Arabic.
_NO_GAP, _WORD_GAP = 0.13, 0.19
#: Beside a letter whose width is not known.
_GUESSED_GAP = 0.22
#: From here on a gap is no space between words but between the cells of a row.
_CELL_GAP = 2.0


class Line(NamedTuple):
    """A printed line in reading order, with its edges, baseline and size in points."""

    text: str
    left: float
    right: float
    baseline: float
    size: float
    right_to_left: bool
    first_word: float
    """The width of its first word, in points."""


def lines_of(glyphs: Sequence[Glyph]) -> list[Line]:
    """Return the lines of a page in the order of its content, each in reading order."""
    letters = Counter(direction(glyph.text) for glyph in glyphs)
    otherwise = letters["R"] > letters["L"]
    rows: list[list[Glyph]] = []
    for glyph in glyphs:
        if rows and _is_on(rows[-1], glyph):
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    return [_line(row, otherwise=otherwise) for row in rows]


def _is_on(row: list[Glyph], glyph: Glyph) -> bool:
    # From the largest glyph of the row: marks and raised numbers have baselines of their own.
    tall = max(row[-40:], key=lambda other: other.size)
    return abs(tall.baseline - glyph.baseline) < _SAME_LINE * max(tall.size, glyph.size)


def _line(row: list[Glyph], *, otherwise: bool) -> Line:
    """Return a row as a line; without letters it reads ``otherwise``, as its page does."""
    units, texts = _with_marks(sorted(row, key=lambda glyph: glyph.middle))
    size = max(glyph.size for glyph in units)
    pieces: list[str] = [texts[0]]
    words: list[tuple[float, float]] = [(units[0].left, units[0].right)]
    for (before, after), text in zip(pairwise(units), texts[1:], strict=True):
        if gap := _gap(before, after, size):
            pieces.append(gap)
            words.append((after.left, after.right))
        pieces.append(text)
        words[-1] = (min(words[-1][0], after.left), max(words[-1][1], after.right))
    right_to_left = is_right_to_left(pieces, otherwise=otherwise)
    left, right = words[-1 if right_to_left else 0]
    return Line(
        text=logical(pieces, right_to_left=right_to_left).strip(),
        left=min(glyph.left for glyph in units),
        right=max(glyph.right for glyph in units),
        baseline=max(units, key=lambda glyph: glyph.size).baseline,
        size=size,
        right_to_left=right_to_left,
        first_word=right - left,
    )


def _gap(before: Glyph, after: Glyph, size: float) -> str:
    """Return what stands between two neighbours: nothing, a space, or a tab between cells."""
    width = (after.left - before.right) / size
    if width > _CELL_GAP:
        return "\t"
    if not (before.sized and after.sized):
        return " " if width > _GUESSED_GAP else ""
    parted = before.word != after.word
    parted &= not mirrored(before.text[0]) and not mirrored(after.text[0])
    return " " if width > _WORD_GAP or (width > _NO_GAP and parted) else ""


def _with_marks(units: list[Glyph]) -> tuple[list[Glyph], list[str]]:
    """Return the letters from left to right, and the text of each with its vowel signs."""
    bases = [glyph for glyph in units if not combining(glyph.text[0])] or units
    texts = [glyph.text for glyph in bases]
    for mark in units if len(bases) < len(units) else ():
        if combining(mark.text[0]):
            nearest = min(range(len(bases)), key=lambda i: _distance(bases[i], mark))
            texts[nearest] += mark.text
    return bases, texts


def _distance(base: Glyph, mark: Glyph) -> tuple[float, float]:
    outside = max(base.left - mark.middle, mark.middle - base.right, 0.0)
    unlikely = 0.0 if direction(base.text) in "RL" else base.size
    return outside + unlikely, abs(base.middle - mark.middle)
