"""The brackets and quotations of a stretch of text; stray marks are told from pairs."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_PAIRS = {"(": ")", "[": "]", "«": "»", "“": "”", "„": "”", "‹": "›", "﴾": "﴿"}
_CLOSERS = {closer: opener for opener, closer in _PAIRS.items()} | {"”": "“"}
_MARK = re.compile('[()\\[\\]«»“”„‹›﴾﴿"]')
_BRACKETS = frozenset("([")
#: What a closing guillemet may touch on its left.
_CLOSE = '.!?؟)"…،'
#: A run of text longer than this between two straight quotation marks is two stray marks.
_LONGEST_STRAIGHT_QUOTATION = 1200
#: A bracket that closes later was never closed.
_LONGEST_BRACKET = 700


@dataclass(frozen=True, slots=True)
class Enclosures:
    """The outermost brackets and quotations of a stretch, each sorted and disjoint.

    ``partner`` gives, for the place of each mark of a closed pair, the place of the other one.
    """

    brackets: tuple[tuple[int, int], ...]
    quotations: tuple[tuple[int, int], ...]
    partner: Mapping[int, int]

    def bracket_at(self, place: int) -> tuple[int, int] | None:
        """Return the bracket that holds ``place``, its marks excluded."""
        return _holding(self.brackets, place)

    def quotation_at(self, place: int) -> tuple[int, int] | None:
        """Return the quotation that holds ``place``, its marks excluded."""
        return _holding(self.quotations, place)


_NO_ENCLOSURES = Enclosures((), (), {})


def _holding(spans: tuple[tuple[int, int], ...], place: int) -> tuple[int, int] | None:
    index = bisect_right(spans, (place, -1)) - 1
    if index >= 0 and spans[index][0] < place < spans[index][1]:
        return spans[index]
    return None


def enclosures_of(text: str, start: int, end: int) -> Enclosures:
    """Return the closed brackets and quotations of ``text[start:end]``; stray marks are ignored."""
    return _read(text, start, end) if _MARK.search(text, start, end) else _NO_ENCLOSURES


def _read(text: str, start: int, end: int) -> Enclosures:
    brackets: list[tuple[int, int]] = []
    quotations: list[tuple[int, int]] = []
    open_at: dict[str, list[int]] = {}
    straight: int | None = None
    for match in _MARK.finditer(text, start, end):
        mark, place = match.group(), match.start()
        if mark in "«»":
            mark = _facing(text, place, mark, start, end)
        if mark == '"':
            if _ends_straight(text, straight, place, start, end):
                quotations.append((straight or 0, place))
                straight = None
            elif not _shuts(text, place, start, end):
                straight = place
        elif mark in _PAIRS:
            open_at.setdefault("“" if mark == "„" else mark, []).append(place)
        elif opened := open_at.get(_CLOSERS[mark]):
            span = (opened.pop(), place)
            if _CLOSERS[mark] not in _BRACKETS:
                quotations.append(span)
            elif place - span[0] <= _LONGEST_BRACKET:
                brackets.append(span)
    partner = {one: other for span in (*brackets, *quotations) for one, other in (span, span[::-1])}
    return Enclosures(_outermost(brackets), _outermost(quotations), partner)


def _ends_straight(text: str, opened: int | None, place: int, start: int, end: int) -> bool:
    near = opened is not None and place - opened <= _LONGEST_STRAIGHT_QUOTATION
    return near and not _opens(text, place, start, end)


def _opens(text: str, place: int, start: int, end: int) -> bool:
    """Say whether a straight mark touches only the word after it."""
    return place + 1 < end and text[place + 1].isalnum() and _free(text, place - 1, start, end)


def _shuts(text: str, place: int, start: int, end: int) -> bool:
    """Say whether a straight mark touches only the word before it."""
    touches = place > start and (text[place - 1].isalnum() or text[place - 1] in ".!?؟")
    return touches and _free(text, place + 1, start, end)


def _free(text: str, place: int, start: int, end: int) -> bool:
    return not start <= place < end or text[place].isspace()


def _facing(text: str, place: int, mark: str, start: int, end: int) -> str:
    """Return the guillemet by the side it touches: some typists set them as »this«."""
    before = text[place - 1] if place > start else " "
    after = text[place + 1] if place + 1 < end else " "
    if mark == "»" and not before.isalnum() and before not in _CLOSE and after.isalnum():
        return "«"
    if mark == "«" and before.isalnum() | (before in _CLOSE) and not after.isalnum():
        return "»"
    return mark


def _outermost(spans: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    kept: list[tuple[int, int]] = []
    for span in sorted(spans, key=lambda one: (one[0], -one[1])):
        if not kept or span[0] > kept[-1][1]:
            kept.append(span)
    return tuple(kept)
