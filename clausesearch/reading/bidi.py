"""Visual order to logical order: what a page shows from left to right, as it is read and typed.

The inverse of the Unicode bidirectional algorithm (UAX #9) for one line, as far as it has one: the
cases in which two logical orders look the same go to the one that people write.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from unicodedata import bidirectional

if TYPE_CHECKING:
    from collections.abc import Sequence

#: What opens and what closes. Quotation marks are not mirrored in print, but some readers of PDF
#: mirror them with the brackets.
_OPENING, _CLOSING = "([{«‹“", ")]}»›”"
#: The number of an item of a list within a list, read backwards at the beginning of a line.
_LIST_NUMBER = re.compile(r"[0-9٠-٩]{1,2}(?:[-–][0-9٠-٩]{1,2}){1,3}(?=[ \t.)])")
#: One of these between digits, and nothing else, keeps a number together (class CS).
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

    ``otherwise`` is how its page reads: so does a line without letters, and on a page of Arabic one
    that quotes a long foreign name, or has its full stop on the left.
    """
    kinds = [direction(unit) for unit in units]
    right, left = kinds.count("R"), kinds.count("L")
    if not right and not left:
        return otherwise
    if otherwise and not right:
        return units[0][:1] in tuple(".,;:!?")
    return 3 * right >= left if otherwise else right > left


def logical(units: Sequence[str], *, right_to_left: bool) -> str:
    """Return the text of glyphs given from left to right; each glyph's own text is logical.

    Brackets among Arabic letters are turned the way they have to stand: some PDF files hold the
    bracket that is meant, others the one that is seen.
    """
    return _turned(units) if right_to_left else _embedded(units)


def _turned(units: Sequence[str]) -> str:
    """Return a right-to-left line: turned round, but for its numbers and foreign words."""
    turned = list(reversed(units))
    pieces: list[str] = []
    at = 0
    if number := _LIST_NUMBER.match("".join(turned)):
        # Before the first Arabic letter a hyphen parts no number: 2-1 is shown as it is written.
        pieces.append(number[0][::-1])
        at = len(number[0])
    kinds = [direction(unit) for unit in turned]
    while at < len(turned):
        end = _run_end(turned, kinds, at) if kinds[at] in "LD" else at + 1
        pieces.extend(reversed(turned[at:end]))
        at = end
    return _with_brackets("".join(pieces))


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


def _embedded(units: Sequence[str]) -> str:
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
        pieces.append(_turned(units[at : end + 1]))
        at = end + 1
    return "".join(pieces)


def _with_brackets(text: str) -> str:
    """Return a line with each bracket turned towards the words that it holds together."""
    chars = list(text)
    open_now: set[int] = set()
    for i, char in enumerate(text):
        pair = max(_OPENING.find(char), _CLOSING.find(char))
        if pair < 0:
            continue
        before, after = text[max(0, i - 1) : i], text[i + 1 : i + 2]
        opens = (not before.strip() or before in _OPENING + _CLOSING) and after.isalnum()
        closes = bool(before.strip()) and not after.isalnum()
        if opens == closes:
            opens = pair not in open_now
        if opens:
            open_now.add(pair)
        else:
            open_now.discard(pair)
        chars[i] = _OPENING[pair] if opens else _CLOSING[pair]
    return "".join(chars)
