"""Sentence ends: the full stops that close a sentence, not those of numbers and abbreviations."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from clausesearch.text.segmentation.abbreviations import abbreviates, starts
from clausesearch.text.segmentation.joints import joints_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausesearch.text.segmentation.enclosures import Enclosures

# Stops, or spaced dots; the first letter stands apart from the choice, to be looked for at once.
_MARK = ".!?؟…。۔‼⁇⁈⁉"
_REST = f"(?<=\\.)(?: \\.){{2,6}}|[{_MARK}]*"
_STOP = re.compile(f"[{_MARK}](?:{_REST})")
_STOP_OR_SEMICOLON = re.compile(f"[{_MARK};؛](?:(?<=[;؛])|{_REST})")
#: A straight mark that touches no word after a stop closes what no mark opened.
_STRAY_CLOSER = re.compile(' "(?=\\s)')
_ADDRESS = re.compile(r"[\w.-]*@|[\w-]+\.\w")
_CLOSERS = "\"'”’»)]﴿«"
_SPACE = " \t\xa0\u202f\u2009\n\r"
_OPENING = re.compile("[\\s\"'“«»(\\[–—•\u200e\u200f\u202a-\u202e\u2066-\u2069-]*")
#: Notes after a stop: «[12]», «[3, 4]», «*751» (the page of a report).
_NOTES = re.compile(
    r"(?:[ \xa0]?\[(?:\d{1,3}(?: ?[,–-] ?\d{1,3}){0,4}|[*†a-z]|bookmark: r?\[?\w{0,3}\]?)\]"
    r"(?:\[\d{1,3}\])?| \*\d{1,4}(?=\s))+"
)
#: A note that touches neither sentence stands by itself.
_NOTE_APART = re.compile(r"[ \xa0]\[(?:\d{1,3}|[*†])\](?=[ \xa0][^\[\sa-z])")
#: «Id. § 4», «II. – Le …»: what follows goes with the word before.
_SECTION = re.compile(r"\s{0,2}(?:§|[-–—] \S)")
_ARABIC_LETTER = re.compile("[\u0621-\u064a]")
_DIGIT = re.compile("[0-9٠-٩۰-۹]")
#: A quotation shorter than this is quoted whole.
SHORT_QUOTATION = 70


def sentences_of(
    text: str, start: int, end: int, held: Enclosures, *, semicolons: bool = True
) -> Iterator[tuple[int, int]]:
    """Yield the spans of the sentences of ``text[start:end]``, their stops included.

    With ``semicolons``, one closes a sentence too. Nothing is cut inside brackets or a short
    quotation. A title that runs into the sentence after it is one by itself.
    """
    return joints_of(text, _stopped(text, start, end, held, semicolons=semicolons), held)


def _stopped(
    text: str, start: int, end: int, held: Enclosures, *, semicolons: bool
) -> Iterator[tuple[int, int]]:
    begin = start
    for match in (_STOP_OR_SEMICOLON if semicolons else _STOP).finditer(text, start, end):
        if match.start() < begin:
            continue
        cut = _cut_after(text, match, begin, end, held, semicolons=semicolons)
        if cut is not None and cut < end:
            yield begin, cut
            begin = cut
            apart = None if semicolons else _NOTE_APART.match(text, begin, end)
            if apart:
                yield begin, apart.end()
                begin = apart.end()
    if begin < end:
        yield begin, end


def _cut_after(
    text: str,
    match: re.Match[str],
    begin: int,
    end: int,
    held: Enclosures,
    *,
    semicolons: bool,
) -> int | None:
    place = match.start()
    bracket = held.bracket_at(place)
    if bracket is not None:
        ends_it = bracket[1] == match.end() and starts(text, bracket[1] + 1, end)
        return bracket[1] + 1 if ends_it else None
    quotation = held.quotation_at(place)
    cut = _past_closers(text, match.end(), end, held, spaced=quotation is not None)
    if quotation is not None:
        if cut <= quotation[1]:
            return _inside_quotation(text, match, quotation, end)
        if not _may_begin(text, cut, end):
            return None
    if match.group() in ";؛":
        return match.end()
    if _NOTE_APART.match(text, cut, end) and not semicolons:
        return cut
    notes = _NOTES.match(text, cut, end)
    if notes and (notes.end() >= end or text[notes.end()] in _SPACE):
        return notes.end() if _may_begin(text, notes.end(), end) else None
    if _SECTION.match(text, cut, end):
        return None
    return cut if _closes(text, match, begin, cut, end) else None


def _past_closers(text: str, stop: int, end: int, held: Enclosures, *, spaced: bool) -> int:
    """Return the place after the closing marks that follow a stop."""
    stray = _STRAY_CLOSER.match(text, stop, end)
    if stray and stray.end() - 1 not in held.partner:
        return stray.end()
    cut = stop
    while True:
        closer = cut
        while spaced and closer < min(end, cut + 3) and text[closer] in _SPACE:
            closer += 1  # French sets a space before the closing mark
        if closer >= end or text[closer] not in _CLOSERS or not (cut == stop or spaced):
            return cut
        known = held.partner.get(closer, closer)
        if known > closer or (closer > cut and known == closer):
            return cut  # it opens what follows
        if text[closer] == "«" and known == closer:
            return cut
        cut = closer + 1


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
    if mark[0] in "!?؟。۔‼⁇⁈⁉":
        return _may_begin(text, cut, end) and not following.isalnum()
    if len(mark) > 1 or mark == "…":
        return _ellipsis_closes(text, cut, end)
    glued = following not in _SPACE and cut == match.end()
    if glued and not _missing_space(text, place, following):
        return False
    return _may_begin(text, cut, end) and not abbreviates(text, begin, place, cut, end)


def _ellipsis_closes(text: str, cut: int, end: int) -> bool:
    opening = _OPENING.match(text, cut, min(end, cut + 12))
    at = opening.end() if opening else cut
    if at >= end or (text[at].isupper() and text[at : at + 2] != "I "):
        return True
    return at > cut and bool(_ARABIC_LETTER.match(text[at]))


def _missing_space(text: str, place: int, following: str) -> bool:
    """Say whether a stop with no space after it still ends a sentence («النص.وبعده»)."""
    before = text[place - 1] if place else ""
    if following == "-" and _DIGIT.match(before):
        return False
    if _DIGIT.match(following):
        return bool(_ARABIC_LETTER.match(before)) or before == " "
    if _ARABIC_LETTER.match(following):
        return bool(before) and not _DIGIT.match(before) and before != "."
    if following.isupper():
        if _ADDRESS.match(text, place + 1, place + 40):
            return False
        return before.islower() or bool(_ARABIC_LETTER.match(before))
    return following in '“«(•–—-"' and bool(before.strip())
