"""A cheap opinion on the language of a stretch of text: its script, then its function words."""

from __future__ import annotations

import re

from clausesearch.text.folding import fold
from clausesearch.text.segmentation.wordlists import word_list

_ARABIC = re.compile("[\u0621-\u064a\u0671-\u06d3]")
_LATIN = re.compile("[A-Za-zÀ-ɏ]")
_WORD = re.compile("[A-Za-zÀ-ɏ]+")
#: Enough text to decide; a whole treaty need not be read for it.
_SAMPLE = 20_000


def language_of(text: str, start: int, end: int, default: str = "und") -> str:
    """Return ``ar``, ``fr``, ``en`` or ``default`` for ``text[start:end]``."""
    end = min(end, start + _SAMPLE)
    if not _LATIN.search(text, start, end):
        return "ar" if _ARABIC.search(text, start, end) else default
    sample = text[start:end]
    arabic = len(_ARABIC.findall(sample))
    latin = len(_LATIN.findall(sample))
    if not arabic and not latin:
        return default
    if arabic * 2 >= latin:
        return "ar"
    words = [fold(word) for word in _WORD.findall(sample)]
    french = sum(word in word_list("french", "function") for word in words)
    english = sum(word in word_list("english", "function") for word in words)
    if default in ("fr", "en") and abs(french - english) <= 1:
        return default
    if max(french, english) * 12 < len(words) or french == english:
        return default if default != "ar" else "und"
    return "fr" if french > english else "en"
