"""Words of a stretch of text with their places."""

from __future__ import annotations

import re
from typing import NamedTuple

from clausesearch.text.folding import fold_word

#: Letters, digits and the marks that Python's ``\w`` leaves out (tashkeel, joiners, diacritics).
_WORD = re.compile("([\\w\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u200c\u200d]+)")
#: A longer word is no word: it is compared as it stands.
_LONGEST_WORD = 64
_COMMA = re.compile("[,،;؛]|\\s[-–—]\\s")

#: Twice as quick as calling the class.
_made = tuple.__new__


class Token(NamedTuple):
    """One word: its place in the raw text, its compared form, and the text since the last word."""

    start: int
    end: int
    raw: str
    form: str
    gap: str
    #: A comma, a semicolon or a spaced dash stands before this word.
    after_comma: bool
    #: Only spaces stand between this word and the one before.
    touches: bool


def tokens_of(text: str, start: int, end: int) -> list[Token]:
    """Return the words of ``text[start:end]`` in order."""
    found: list[Token] = []
    right = start
    parts = iter(_WORD.split(text[start:end]))
    for gap, raw in zip(parts, parts, strict=False):  # what follows the last word is left over
        last, left = right, right + len(gap)
        right = left + len(raw)
        form = fold_word(raw) if right - left < _LONGEST_WORD else raw
        # Most words stand after one space: the two questions are then answered.
        if gap == " ":
            found.append(_made(Token, (left, right, raw, form, gap, False, True)))
        else:
            comma = _COMMA.search(gap) is not None and not _within_number(text, last, left)
            found.append(Token(left, right, raw, form, gap, comma, not gap.strip()))
    return found


def _within_number(text: str, last: int, left: int) -> bool:
    """Say whether one mark parts two digits («10,000»)."""
    return left == last + 1 and text[last - 1].isdecimal() and text[left].isdecimal()
