"""Where a clause begins and ends to the character, and phrases in plain words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from clausesearch.text.segmentation.lines import trim

if TYPE_CHECKING:
    from clausesearch.text.segmentation.enclosures import Enclosures

#: Separators that belong to no clause.
SEPARATORS = ".,;:،؛…۔–—-/|·•*۔"
OPENERS = '“«"„‹(['
_QUOTES = '“«"„‹'
_MARKS = _QUOTES + "”»›()[]"
_FORMULA = re.compile(
    r"(?:(?:ما|كما|بما) (?:يلي|ي[أا]تي)"
    r"|(?:على|إلى|من|في|وهي|ب)\s?ال[آا]تي"
    r"|(?:المجالات|البنود|ال[أا]حكام|المواد|النقاط|النقط|ال[أا]مور|المقتضيات|المبادئ|المحاور|الالتزامات)"
    r" (?:التالية|ال[آا]تية)"
    r"|as follows|the following(?: (?:understanding|terms|provisions|matters|points|articles))?"
    r"|ce qui suit|(?:dispositions|articles|modalités|points|termes|engagements) "
    r"(?:suivante?s|ci-dessous|ci-après))\s?[.:،]?$",
    re.IGNORECASE,
)
_LONGEST_FORMULA = 240
#: How all formulas end; asked first because most clauses end otherwise.
_FORMULA_ENDS = ("يلي", "أتي", "اتي", "آتي", "لية", "تية", *"sgtSGT")
_CONNECTOR = re.compile("^(?:كما|فيما|بينما|حيث|and|et)(?: |$)")


def plain(text: str, start: int, end: int) -> str:
    """Return ``text[start:end]`` trimmed, on one line, without its closing separator."""
    left, right = trim(text, start, end, SEPARATORS + '“«"')
    return _CONNECTOR.sub("", " ".join(text[left:right].split()))


def settle_edges(text: str, start: int, end: int, held: Enclosures) -> tuple[int, int]:
    """Trim separators, marks whose partner is outside, and quotation marks around the whole."""
    partner = held.partner
    while True:
        start, end = trim(text, start, end, SEPARATORS)
        if start >= end:
            return start, start
        if text[end - 1] in _MARKS and not start <= partner.get(end - 1, -1) < end:
            end -= 1
        elif text[start] in _MARKS and not start <= partner.get(start, -1) < end:
            start += 1
        elif text[start] in _QUOTES and partner.get(start) == end - 1:
            start, end = start + 1, end - 1
        else:
            return start, end


def joined(first: str, second: str) -> str:
    """Return two phrases of context as one; what the first holds is not said twice."""
    if not second or second in first:
        return first
    return f"{first} {second}" if first else second


def is_formula(text: str, start: int, end: int) -> bool:
    """Say whether a short clause only announces what follows («اتفقا على ما يلي»)."""
    if end - start > _LONGEST_FORMULA:
        return False
    tail = text[max(start, end - 60) : end]
    if not tail.rstrip(". ،").endswith(_FORMULA_ENDS):
        return False
    return bool(_FORMULA.search(tail)) and len(text[start:end].split()) <= 16
