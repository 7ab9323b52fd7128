"""Lines that agencies, sites and typists put around an agreement, and that no one quotes.

Every pattern is anchored, has no nested repetition, and reads a folded line of bounded length.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache

from clausesearch.text.segmentation.wordlists import phrase_list

#: Longer lines are prose, whatever they begin with.
LONGEST = 220


class Noise(StrEnum):
    """How far a piece of boilerplate reaches."""

    LINE = "line"
    #: The line, and the short lines under it up to the next blank line.
    LIST = "list"
    #: The line, and the next one where the line ends at its colon.
    SOURCE = "source"


_TAIL = r"\s*(?:[:：|>»·/].*|$)"


@lru_cache(maxsize=4)
def _heads(section: str) -> str:
    phrases = sorted(phrase_list("boilerplate", section), key=len, reverse=True)
    return "|".join(re.escape(phrase) for phrase in phrases)


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    return (
        re.compile(rf"[^\w]*(?:{_heads('lists')}){_TAIL}"),
        re.compile(rf"[^\w]*(?:{_heads('sources')})\s*(?:[:：/].*)$"),
        re.compile(rf"[^\w]*(?:(?:{_heads('lines')}){_TAIL}|(?:{_heads('open_lines')})\b|[©®])"),
    )


_NAMES_ROW = re.compile(r"[^.؟?!]*[|·•»>][^.؟?!]*$")
_URL = re.compile(r"(?:https?://|www\.)\S+$")
_CREDIT = re.compile(r"[\w\s]{1,40}\s?[-–—/]\s?[\w\s]{1,40}:?$")
_CLOCK = re.compile(r"\d{1,2}\s?[:h]\s?\d{2}\b")
_DATE = re.compile(r"\b(?:19|20)\d{2}\b")
_DESK = re.compile(
    r"(?:قسم|مكتب|وكالات|وكاله|مراسل|متابعه|خاص|القسم|هييه التحرير|newsroom|desk|staff|courier|"
    r"correspondent|news|agency|agencies|agence|redaction|service|correspondant|avec)\b"
)
#: A place, perhaps an agency and a date, and a dash: how an agency's report opens.
_DATELINE = re.compile(
    r"[^\W\d_a-zà-ÿ][^.؟?!:؛;–—،,\n]{1,28}(?:[,،(/][^.؟?!:؛;–—\n]{1,24})?[ )][-–—][ ]"
    r"(?:[^.؟?!:؛;–—\n]{0,14}(?:[0-9٠-٩]{1,2}|[0-9٠-٩]{4})[^.؟?!:؛;–—\n]{0,16}[ ][-–—][ ])?"
)
_SENTENCE = re.compile(r"[.؟?!;؛]\s*$")


def noise_of(folded: str, words: int) -> Noise | None:
    """Return how far the boilerplate that begins with this line reaches, or ``None``.

    ``folded`` is the trimmed, folded line; ``words`` counts its words.
    """
    if len(folded) > LONGEST:
        return None
    related, source, line = _patterns()
    if related.match(folded):
        return Noise.LIST
    if words <= 12 and source.match(folded):
        return Noise.SOURCE
    if words <= 25 and (line.match(folded) or _URL.match(folded)):
        return Noise.LINE
    return Noise.LINE if _is_byline(folded, words) else None


def dateline_end(text: str, start: int, end: int) -> int:
    """Return where the report begins after a dateline («الرباط – 3 مارس –»), else ``start``."""
    match = _DATELINE.match(text, start, min(end, start + 120))
    if match is None or end - match.end() < 40:
        return start
    place = text[start : match.end()].split("–")[0].split(" - ")[0].split("—")[0].strip()
    capitals = place.split(",")[0].split("(")[0].strip()
    arabic = "\u0621" <= capitals[:1] <= "\u064a"
    named = len(capitals.split()) <= 3 and (arabic or capitals.isupper() or capitals.istitle())
    return match.end() if named else start


def _is_byline(folded: str, words: int) -> bool:
    if words > 12 or _SENTENCE.search(folded):
        return False
    if words <= 8 and folded.count("»") and "«" not in folded:
        return True
    if ("|" in folded or "·" in folded) and _NAMES_ROW.match(folded):
        return True
    if words <= 6 and _CREDIT.match(folded) and (_DESK.search(folded) or folded.endswith(":")):
        return True
    return bool(
        _DATE.search(folded)
        and (_CLOCK.search(folded) or (_DESK.search(folded) and re.search("[-–—]", folded)))
    )
