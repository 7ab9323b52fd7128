"""Whether text out of a PDF is the text that was printed: damage seen in its letters."""

from __future__ import annotations

import re

_ARABIC_WORD = re.compile("[\u0621-\u0652\u0670-\u06d3]{2,}")
#: Letters that only end a word, and the article that only begins one: in reversed text they change
#: places.
_ENDS, _ARTICLE = "ةى", "ال"
_LETTER = re.compile(r"[^\W\d_]")
_ODD = re.compile("[\ufffd\ue000-\uf8ff\x00-\x08\x0e-\x1f]")
_ACCENTED = re.compile("[\u00c0-\u00ff\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192]")
_FEW_WORDS = 8
_MANY_ODD = 0.02
_MANY_ACCENTED = 0.35


def damage(text: str) -> str:
    """Return what is wrong with the letters of ``text``, the end of a sentence, "" if nothing is.

    Fonts without a map to Unicode give no letters or wrong ones; text that looks right in print
    can then not be read at all.
    """
    letters = len(_LETTER.findall(text)) + len(_ODD.findall(text))
    if not letters:
        return "holds no text, only pictures of it; run text recognition (OCR) on it first"
    if len(_ODD.findall(text)) > _MANY_ODD * letters:
        return (
            "prints letters that it does not name (its fonts have no map to Unicode); "
            "export it anew from where it was written, or run text recognition (OCR)"
        )
    if letters > 100 and len(_ACCENTED.findall(text)) > _MANY_ACCENTED * letters:
        return (
            "prints its letters with an old font that names them wrongly; "
            "export it anew from where it was written, or run text recognition (OCR)"
        )
    return ""


def is_reversed(text: str) -> bool:
    """Return whether Arabic words stand in ``text`` from their last letter to their first."""
    words = _ARABIC_WORD.findall(text)
    if len(words) < _FEW_WORDS:
        return False
    right: int = sum(word.startswith(_ARTICLE) or word[-1] in _ENDS for word in words)
    wrong: int = sum(word.endswith(_ARTICLE[::-1]) or word[0] in _ENDS for word in words)
    return wrong > 2 * right and 10 * wrong > len(words)
