"""A cheap opinion on the language of a stretch of text: its script, then its function words."""

from __future__ import annotations

import re

_ARABIC = re.compile("[\u0621-\u064a\u0671-\u06d3]")
_LATIN = re.compile("[A-Za-zÀ-ɏ]")
_WORD = re.compile("[A-Za-zÀ-ɏ]+")
_FRENCH = frozenset(
    "le la les des du de et à au aux une dans sur pour par est sont qui que ce cette ces leur "
    "leurs ou avec sera seront chaque entre se sa son ses l d un deux parties".split()
)
_ENGLISH = frozenset(
    "the of and to in for is are on by with that this these be will shall it as from or their "
    "each which an at has have its both two not parties party".split()
)
#: Enough text to decide; a whole treaty need not be read for it.
_SAMPLE = 20_000


def language_of(text: str, start: int, end: int, default: str = "und") -> str:
    """Return ``ar``, ``fr``, ``en`` or ``default`` for ``text[start:end]``."""
    sample = text[start : min(end, start + _SAMPLE)]
    arabic = len(_ARABIC.findall(sample))
    latin = len(_LATIN.findall(sample))
    if not arabic and not latin:
        return default
    if arabic * 2 >= latin:
        return "ar"
    words = [word.lower() for word in _WORD.findall(sample)]
    french = sum(word in _FRENCH for word in words)
    english = sum(word in _ENGLISH for word in words)
    if default in ("fr", "en") and abs(french - english) <= 1:
        return default
    if max(french, english) * 12 < len(words) or french == english:
        return default if default != "ar" else "und"
    return "fr" if french > english else "en"
