"""Sentence ends: the full stops that close a sentence, not those of numbers and abbreviations."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from clausesearch.text.folding import fold
from clausesearch.text.segmentation.wordlists import word_list

if TYPE_CHECKING:
    from clausesearch.text.segmentation.tokens import Enclosures

_STOP = re.compile("[.!?؟…。۔]+|[;؛]")
_CLOSERS = "\"'”’»)]﴿"
_SPACE = " \t\xa0\u202f\u2009\n\r"
_BEFORE = re.compile("[\\w\u064b-\u0652’'-]{1,24}$")
_OPENING = re.compile("[\\s\"'“«(\\[–—•\u200e\u200f\u202a-\u202e\u2066-\u2069-]*")
_INITIALS = re.compile("(?:^|[^\\w.])(?:[^\\W\\d_]\\.){1,6}[^\\W\\d_]$")
_ARABIC_LETTER = re.compile("[\u0621-\u064a]")
_DIGIT = re.compile("[0-9٠-٩۰-۹]")
#: A quotation shorter than this is quoted whole.
SHORT_QUOTATION = 70


def sentences_of(text: str, start: int, end: int, held: Enclosures) -> list[tuple[int, int]]:
    """Return the spans of the sentences of ``text[start:end]``, their stops included.

    A semicolon closes one too. Nothing is cut inside brackets or a short quotation.
    """
    spans: list[tuple[int, int]] = []
    begin = start
    for match in _STOP.finditer(text, start, end):
        if match.start() < begin:
            continue
        cut = _cut_after(text, match, begin, end, held)
        if cut is not None and cut < end:
            spans.append((begin, cut))
            begin = cut
    if begin < end:
        spans.append((begin, end))
    return spans


def _cut_after(
    text: str, match: re.Match[str], begin: int, end: int, held: Enclosures
) -> int | None:
    place = match.start()
    if held.bracket_at(place) is not None:
        return None
    cut = match.end()
    quotation = held.quotation_at(place)
    while True:
        closer = cut
        while quotation and closer < min(end, cut + 3) and text[closer] in _SPACE:
            closer += 1  # French sets a space before the closing mark
        if closer >= end or text[closer] not in _CLOSERS or not (cut == match.end() or quotation):
            break
        if closer > cut and text[closer] not in "»”":
            break
        cut = closer + 1
    if quotation is not None:
        if cut <= quotation[1]:
            return _inside_quotation(text, match, quotation, end)
        if not _may_begin(text, cut, end):
            return None
    if match.group() in ";؛":
        return match.end()
    return cut if _closes(text, match, begin, cut, end) else None


def _inside_quotation(
    text: str, match: re.Match[str], quotation: tuple[int, int], end: int
) -> int | None:
    """Cut between the sentences of a long quotation only."""
    if quotation[1] - quotation[0] <= SHORT_QUOTATION or match.group() in ";؛":
        return None
    return match.end() if _closes(text, match, quotation[0], match.end(), end) else None


def _may_begin(text: str, place: int, end: int) -> bool:
    """Say whether a sentence may begin at ``place``: a capital, or a script without capitals."""
    opening = _OPENING.match(text, place, min(end, place + 12))
    at = opening.end() if opening else place
    if at >= end:
        return True
    letter = text[at]
    return not letter.islower() and letter not in ",،;؛:.!?؟"


def _closes(text: str, match: re.Match[str], begin: int, cut: int, end: int) -> bool:
    mark, place = match.group(), match.start()
    if cut >= end:
        return True
    following = text[cut]
    if mark[0] in "!?؟。۔":
        return _may_begin(text, cut, end) and not following.isalnum()
    if len(mark) > 1 or mark == "…":
        return _ellipsis_closes(text, cut, end)
    glued = following not in _SPACE and cut == match.end()
    if glued and not _missing_space(text, place, following):
        return False
    return _may_begin(text, cut, end) and not _abbreviates(text, begin, place, cut, end)


def _ellipsis_closes(text: str, cut: int, end: int) -> bool:
    opening = _OPENING.match(text, cut, min(end, cut + 12))
    at = opening.end() if opening else cut
    return at >= end or text[at].isupper()


def _missing_space(text: str, place: int, following: str) -> bool:
    """Say whether a stop with no space after it still ends a sentence («النص.وبعده»)."""
    before = text[place - 1] if place else ""
    if _DIGIT.match(following):
        return bool(_ARABIC_LETTER.match(before)) or before == " "
    if _ARABIC_LETTER.match(following):
        return bool(before) and not _DIGIT.match(before) and before != "."
    if following.isupper():
        return before.islower() or bool(_ARABIC_LETTER.match(before))
    return following in '“«(•–—-"' and bool(before.strip())


def _abbreviates(text: str, begin: int, place: int, cut: int, end: int) -> bool:
    word = _BEFORE.search(text, max(begin, place - 24), place)
    if word is None:
        return False
    raw = word.group()
    strong = word_list("abbreviations", "strong")
    low = fold(re.split("['’]", raw)[-1])
    if low.isdecimal():
        return place - len(raw) <= begin or _is_ordinal_date(text, cut, end)
    if _INITIALS.search(text, max(begin, place - 14), place):
        return low in strong or not _follows_capital_word(text, cut, end)
    if len(low) == 1 and low not in strong:
        return raw.isupper() or (bool(_ARABIC_LETTER.match(raw)) and raw != "ه")
    if raw[0] == "و" and len(raw) <= 3 and fold(raw[1:]) in strong:
        return True
    if low in strong:
        return low not in ("no", "st", "me", "m") or _named(text, cut, end) or raw[0].isupper()
    return low in word_list("abbreviations", "months") and bool(
        _DIGIT.match(text[cut + 1 : cut + 2])
    )


def _is_ordinal_date(text: str, cut: int, end: int) -> bool:
    """Say whether a number with a stop is a place in a list rather than the end of a sentence."""
    after = text[cut : min(end, cut + 2)].strip()
    return bool(after) and after[0].islower()


def _follows_capital_word(text: str, cut: int, end: int) -> bool:
    opening = _OPENING.match(text, cut, min(end, cut + 12))
    at = opening.end() if opening else cut
    return text[at : at + 4] in ("The ", "This", "Les ", "Le l", "It i", "Each", "In a", "وقد ")


def _named(text: str, cut: int, end: int) -> bool:
    after = text[cut : min(end, cut + 2)].strip()
    return bool(after) and (after[0].isupper() or after[0].isdecimal())
