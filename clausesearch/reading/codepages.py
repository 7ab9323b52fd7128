"""Which of the older one-byte encodings a text is in, by how likely its letters would be."""

from __future__ import annotations

import re
from functools import cache
from math import log2

#: Python's name of each encoding tried, and the name a reader knows it by. Earlier wins a tie.
CODE_PAGES: dict[str, str] = {
    "cp1252": "windows-1252",
    "cp1256": "windows-1256",
    "iso8859-6": "iso-8859-6",
    "iso8859-15": "iso-8859-15",
    "mac-roman": "mac-roman",
}

# Letters by how many times in a thousand they stand in the shipped Arabic and French agreements,
# rounded to classes; the classes are a factor of two or so apart, which is enough to decide.
_ARABIC = {150: "ا", 110: "ل", 60: "يمنتو", 35: "ربةعد", 20: "فسقهح", 13: "أكجش،", 8: "طصخإىزث"}
_ARABIC |= {4: "ضذئغء", 2: "ظً", 1: "ؤآّ؛ُ؟َِـ«»“”–٠١٢٣٤٥٦٧٨٩"}
_FRENCH = {600: "é", 100: "à", 70: "è", 60: "’", 40: "É", 25: "–", 15: "ê", 10: "«»•çôîû\xa0"}
_FRENCH |= {2: "âïùŒœÀÈÊÇ·°ëü“”…€—ÎÔ"}
_UNSEEN = 0.02
_IMPOSSIBLE = 1e-6
#: An Arabic letter glued to a Latin one, or an accent that touches none, is hardly ever meant.
_MISPLACED = 1e-4
_ARABIC_LETTER = re.compile("[\u0621-\u0652]")
_SAMPLE = 50_000


def likeliest_code_page(data: bytes) -> str:
    """Return the key of ``CODE_PAGES`` under which the bytes above 0x7F of ``data`` are likeliest.

    A unigram model of letters, as in statistical charset detection (Li and Momoi, 2001), with the
    neighbouring letter as a second witness.
    """
    sample = data[:_SAMPLE]
    if len(data) > _SAMPLE:  # a page that begins in ASCII says nothing in its head
        high = next((i for i, byte in enumerate(data) if byte > 0x7F), 0)
        sample = data[max(0, high - 1) : high + _SAMPLE]
    return max(CODE_PAGES, key=lambda page: _likelihood(sample.decode(page, "replace")))


def _likelihood(text: str) -> float:
    table = _table()
    total = 0.0
    for i, char in enumerate(text):
        if char < "\x80":
            continue
        weight = table.get(char, _UNSEEN if char.isprintable() else _IMPOSSIBLE)
        if char == "\ufffd":
            weight = _IMPOSSIBLE
        around = text[max(0, i - 1) : i] + text[i + 1 : i + 2]
        if _is_misplaced(char, around):
            weight *= _MISPLACED
        total += log2(weight)
    return total


def _is_misplaced(char: str, around: str) -> bool:
    latin = any(other.isalpha() and other < "\u0250" for other in around)
    if _ARABIC_LETTER.match(char):
        return latin
    return char.isalpha() and not latin and char not in "àÀ"


@cache
def _table() -> dict[str, float]:
    table = {char: float(weight) for weight, chars in _FRENCH.items() for char in chars}
    # What both have (quotes, dashes) counts as the commoner of the two.
    for weight, chars in _ARABIC.items():
        table |= {char: max(float(weight), table.get(char, 0.0)) for char in chars}
    return table
