"""The glyphs of a PDF page, each with its place: what is printed, before any guess at its order."""

from __future__ import annotations

import ctypes
import math
import unicodedata
from collections import Counter
from functools import cache
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

#: Arabic letters in the shapes they have within words, and ligatures of them (Unicode, Arabic
#: Presentation Forms-A and -B).
_FORMS = (*range(0xFB50, 0xFE00), *range(0xFE70, 0xFEFD))
#: What the library gives for a hyphen at the end of a line.
_HYPHENS = (0x2, 0xFFFE)
_NO_LETTER = frozenset((0xFFFF, *range(9), *range(14, 32)))
_SMALLEST = 0.5
#: A letter printed twice within this part of its size is one letter in a poor man's bold.
_SAME_PLACE = 0.12
#: A letter that comes in one with its vowel sign may bring the width of the sign alone.
_MARKED = 0.3
#: What is nearer than this begins in one place.
_HAIR = 0.01
#: How far apart the baselines of a letter and of its vowel sign may be.
_RAISED = 0.5


class Glyph(NamedTuple):
    """A printed sign: its text in reading order, its edges, baseline and size in points.

    ``word`` counts the spaces before it in the content of the page, in whichever order that is;
    ``sized`` is false when the edges are a guess.
    """

    text: str
    left: float
    right: float
    baseline: float
    size: float
    word: int = 0
    sized: bool = True

    @property
    def middle(self) -> float:
        """Return the horizontal centre."""
        return (self.left + self.right) / 2


class _Char(NamedTuple):
    """One code point of the page: the object it was printed with, its origin and its turn."""

    source: int | None
    x: float
    y: float
    turn: int
    glyph: Glyph


def glyphs_of(page: Any) -> list[Glyph]:  # noqa: ANN401 (pypdfium2 leaves it open)
    """Return the glyphs of a page in the order of its content.

    A page is read the way most of it is turned; what is printed across it (a stamp, a watermark)
    is left out.
    """
    text_page = page.get_textpage()
    try:
        chars = _chars(text_page)
    finally:
        text_page.close()
    turns = Counter(char.turn for char in chars)
    if not turns:
        return []
    (turn, _), *_ = turns.most_common(1)
    glyphs: list[Glyph] = []
    before: _Char | None = None
    word = 0
    for char in chars:
        if char.glyph.text.isspace():
            word += 1
            before = None
            continue
        if char.turn != turn:
            continue
        if before is not None and _is_one(before, char):
            glyphs[-1] = _joined(glyphs[-1], char.glyph, same=before.source == char.source)
        elif not (glyphs and _is_again(glyphs[-1], char.glyph)):
            glyphs.append(char.glyph._replace(word=word))
        before = char
    return [glyph._replace(text=_in_order(glyph.text)) for glyph in glyphs]


def _chars(text_page: Any) -> list[_Char]:  # noqa: ANN401
    x, y = ctypes.c_double(), ctypes.c_double()
    box, matrix = pdfium.FS_RECTF(), pdfium.FS_MATRIX()
    found: list[_Char] = []
    turn, scale = 0, 1.0
    for i in range(text_page.count_chars()):
        code = pdfium.FPDFText_GetUnicode(text_page, i)
        if code in (10, 13) and pdfium.FPDFText_IsGenerated(text_page, i) == 1:
            continue  # the ends of lines are ours to find
        pdfium.FPDFText_GetCharOrigin(text_page, i, ctypes.byref(x), ctypes.byref(y))
        pdfium.FPDFText_GetLooseCharBox(text_page, i, ctypes.byref(box))
        printed = pdfium.FPDFText_GetTextObject(text_page, i)
        source = ctypes.addressof(printed.contents) if printed else None
        if source and pdfium.FPDFText_GetMatrix(text_page, i, ctypes.byref(matrix)):
            turn = round(math.atan2(matrix.b, matrix.a) / (math.pi / 2)) % 4
            scale = math.hypot(matrix.c, matrix.d) or 1.0
        size = max(pdfium.FPDFText_GetFontSize(text_page, i) * scale, _SMALLEST)
        edges = (box.left, box.right, box.bottom, box.top)
        glyph = _upright(_letters(code), edges, (x.value, y.value), turn, size)
        found.append(_Char(source, x.value, y.value, turn, glyph))
    return found


def _upright(
    text: str,
    edges: tuple[float, float, float, float],
    origin: tuple[float, float],
    turn: int,
    size: float,
) -> Glyph:
    """Return a glyph as it would lie were the page turned until its letters stand upright."""
    left, right, bottom, top = edges
    x, y = origin
    # Where a glyph begins is its origin: of letters that join, the ink may begin far from there.
    if turn == 0 and x < (left + right) / 2:
        return Glyph(text, x, right, y, size)
    if turn == 1:
        return Glyph(text, bottom, top, -x, size)
    if turn == 2:
        return Glyph(text, -right, -left, -y, size)
    if turn == 3:
        return Glyph(text, -top, -bottom, x, size)
    return Glyph(text, left, right, y, size)


def _letters(code: int) -> str:
    if code in _HYPHENS:
        return "-"
    if code > 0x10FFFF or 0xD800 <= code < 0xE000 or code in _NO_LETTER:
        return "\ufffd"
    char = chr(code)
    return unicodedata.normalize("NFKC", char) if code in _shapes() else char


@cache
def _shapes() -> frozenset[int]:
    return frozenset(_FORMS)


def _is_one(first: _Char, second: _Char) -> bool:
    """Return whether two letters were printed in one place: a ligature, a letter and its sign."""
    size = first.glyph.size
    return abs(first.x - second.x) < _HAIR * size and abs(first.y - second.y) < _RAISED * size


def _is_again(first: Glyph, second: Glyph) -> bool:
    near = _SAME_PLACE * first.size
    return (
        first.text == second.text
        and abs(first.left - second.left) < near
        and abs(first.baseline - second.baseline) < near
        and not unicodedata.combining(first.text[0])
    )


def _joined(first: Glyph, second: Glyph, *, same: bool) -> Glyph:
    """Return two letters of one place as one; ``same`` if one object of the page printed both."""
    # A letter that another object prints once more was brought by its vowel sign.
    new = second.text if same or second.text not in first.text else ""
    text = first.text + new
    left, right = min(first.left, second.left), max(first.right, second.right)
    lacking = _MARKED * first.size - (right - left)
    if lacking > 0 and any(unicodedata.combining(char) for char in text):
        left, right = left - lacking / 2, right + lacking / 2
        return first._replace(text=text, left=left, right=right, sized=False)
    return first._replace(text=text, left=left, right=right)


def _in_order(text: str) -> str:
    """Return the letters of one glyph in reading order, which the library may have turned round.

    A ligature is known by its letters: alef and lam share a glyph only as lam-alef.
    """
    if len(text) < 2:
        return text
    letters = "".join(char for char in text if not unicodedata.combining(char))
    marks = "".join(char for char in text if unicodedata.combining(char))
    if letters not in _ligatures() and letters[::-1] in _ligatures():
        letters = letters[::-1]
    return letters + marks


@cache
def _ligatures() -> frozenset[str]:
    known = {unicodedata.normalize("NFKC", chr(code)).strip() for code in _FORMS}
    known |= {f"لل{letter}" for letter in "هاأإآ"}
    return frozenset(ligature for ligature in known if len(ligature) > 1)
