"""Headings: articles, chapters, sections, ordinals, and the bare title lines of a page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

_NUM = r"\(?\s?(?:[0-9٠-٩۰-۹]{1,4}|[IVXLC]{1,7})(?:er|ère|re|[./-][0-9٠-٩]{1,3})?\s?\)?(?![\w])"
_UNITS_AR = (
    r"ال(?:[أا]ول[ىي]?|ثاني[ةه]?|ثالث[ةه]?|رابع[ةه]?|خامس[ةه]?|سادس[ةه]?|سابع[ةه]?|ثامن[ةه]?|"
    r"تاسع[ةه]?|عاشر[ةه]?|حادي[ةه]?|[أا]خير[ةه]?|تمهيدي[ةه]?|فريد[ةه]?)(?: عشرة?)?"
)
_TENS_AR = r"ال(?:عشر|ثلاث|[أا]ربع|خمس|ست|سبع|ثمان|تسع)(?:ون|ين)"
_HUNDREDS_AR = (
    r"ال(?:ما?ئ[ةه]|ما?ئت(?:ان|ين)|(?:ثلاث|[أا]ربع|خمس|ست|سبع|ثماني?|تسع)ما?ئ[ةه]|[أا]لف)"
)
#: «الحادية والعشرون بعد المائتين».
_ORDINAL_AR = (
    rf"(?:{_UNITS_AR}(?: ?و ?{_TENS_AR})?|{_TENS_AR}|{_HUNDREDS_AR})(?: بعد {_HUNDREDS_AR})?(?!\w)"
)
_WORD_EN = (
    r"(?:[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en|ONE|TWO)"
)
_WORD_FR = r"(?:[Pp]remi[eè]re?|[Uu]nique|PREMIER|UNIQUE|[Pp]réliminaire)"
_STRUCTURE = re.compile(
    rf"(?:(?:ال)?(?:مادة|مادّة|ماده|فصل|بند|باب|قسم|محور|جزء|فرع|ملحق|مقتضى)\s{{1,3}}(?:رقم\s)?"
    rf"(?:{_NUM}|{_ORDINAL_AR})(?:\sمكرر)?"
    rf"|(?:Article|ARTICLE|Art\.|Section|SECTION|Sec\.|Chapter|CHAPTER|Part|PART|Title|TITLE|"
    rf"Annex|ANNEX|Schedule|SCHEDULE|Appendix|Clause|CLAUSE|Chapitre|CHAPITRE|Partie|"
    rf"PARTIE|Titre|TITRE|Annexe|ANNEXE|"
    rf"Artículo|ARTÍCULO|Capítulo|CAPÍTULO|Sección|SECCIÓN|Anexo|ANEXO|Artigo|ARTIGO)"
    rf"\s{{1,3}}(?:{_NUM}|{_WORD_EN}|{_WORD_FR})"
    rf"|§{{1,2}}\s?{_NUM})"
    r"\s{0,3}[:：.\-–—/]{0,2}\s{0,3}"
)
_ARTICLE = re.compile(r"(?:ال)?(?:مادة|مادّة|ماده|بند|مقتضى)|art|clause|§", re.IGNORECASE)
_ORDINAL = re.compile(
    r"(?:[أا]ولا|ثانيا|ثالثا|رابعا|خامسا|سادسا|سابعا|ثامنا|تاسعا|عاشرا|حادي عشر|"
    r"ثاني عشر)\u064b?\s?[:\-–—/]\s?"
    r"|(?:FIRST|SECOND|THIRD|FOURTH|FIFTH|SIXTH|SEVENTH|EIGHTH|NINTH|TENTH|"
    r"PREMIÈREMENT|DEUXIÈMEMENT)\s?[:.\-–—]\s?"
)
_NUMBERED_TITLE = re.compile(
    r"(?:[IVXLC]{1,7}|[A-Z]|[0-9٠-٩]{1,2}(?:\.[0-9]{1,2})?)\s?[.):\-–—]\s{0,3}(?=\S)"
)
_TERMINAL = (*".!?؟…؛;،,:",)
_CLOSERS = "'\"”»)]"
_QUESTION = ("?", "؟")
_TITLE_PREPOSITION = ("في", "حول", "بشان", "عن", "بخصوص")
_LONGEST_TITLE = 14
_LONGEST_FIRST_LINE = 28


class Level(StrEnum):
    """How high a heading stands."""

    CHAPTER = "chapter"
    ARTICLE = "article"
    TITLE = "title"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading's text span, and where the body begins on the same line (``end`` if nowhere)."""

    start: int
    end: int
    body: int
    level: Level


def structural(text: str, start: int, end: int) -> Heading | None:
    """Return the heading that ``text[start:end]`` opens with: an article, a chapter, an ordinal."""
    match = _STRUCTURE.match(text, start, end)
    if match is None:
        match = _ORDINAL.match(text, start, end)
        if match is None:
            return None
        titled = _short_title(text, match.end(), end)
        if titled < end:
            return Heading(start, titled, titled + 1, Level.TITLE)
        if not is_title(text, match.end(), end):
            return None
        return Heading(start, end, end, Level.TITLE)
    level = Level.ARTICLE if _ARTICLE.match(text, start) else Level.CHAPTER
    if match.end() >= end or is_title(text, match.end(), end):
        return Heading(start, end, end, level)
    if not match.group().rstrip().endswith((":", "：", ".", "-", "–", "—", "/", ")")) and (
        text[match.end()].islower() or text[match.end()] == ","
    ):
        return None  # "Article 5 of the Charter provides …" is prose
    return Heading(start, match.end(), match.end(), level)


def is_title(text: str, start: int, end: int) -> bool:
    """Say whether ``text[start:end]`` reads as a title: short, and without a closing stop."""
    line = text[start:end]
    return not _is_closed(line) and len(line.split()) <= _LONGEST_TITLE


def _is_closed(line: str) -> bool:
    return line.rstrip(_CLOSERS).endswith(_TERMINAL)


def numbered_title(text: str, start: int, end: int) -> bool:
    """Say whether the line is a number or a roman numeral and a short title."""
    match = _NUMBERED_TITLE.match(text, start, end)
    return bool(match) and is_title(text, start, end) and len(text[start:end].split()) <= 10


def bare_title(text: str, start: int, end: int, *, first: bool, alone: bool) -> bool:
    """Say whether a line without number or mark is a title.

    ``first``: it is the first line of the text; ``alone``: a blank line stands on either side.
    """
    line = text[start:end]
    if line.endswith(_QUESTION):
        return alone and len(line.split()) <= 8
    if _is_closed(line):
        return False
    words = len(line.split())
    if first or (line.isupper() and words > 1):
        return words <= _LONGEST_FIRST_LINE
    return alone and words <= _LONGEST_TITLE


def _short_title(text: str, start: int, end: int) -> int:
    """Return the place of the stop after a short verbless title such as «في الهجرة.»."""
    stop = text.find(".", start, min(end, start + 60))
    if stop < 0 or stop + 1 >= end:
        return end
    words = text[start:stop].split()
    if words and len(words) <= 6 and words[0].replace("أ", "ا") in _TITLE_PREPOSITION:
        return stop
    return end
