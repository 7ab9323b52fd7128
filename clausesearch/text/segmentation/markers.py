"""Marks of lists: bullets, numbers, letters and ordinals, at the head of a line or inside one."""

from __future__ import annotations

import re
from dataclasses import dataclass

_DIGITS = "[0-9٠-٩۰-۹]"
_ABJAD = "ابجدهوزحطيكلمنسعفصقرشتثخذضظغ"
_ALPHABET = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"
_ORDINALS = {
    "اولا": 1, "ثانيا": 2, "ثالثا": 3, "رابعا": 4, "خامسا": 5,
    "سادسا": 6, "سابعا": 7, "ثامنا": 8, "تاسعا": 9, "عاشرا": 10,
}  # fmt: skip

_BULLET = r"(?:[•·▪▫◦●○■□◆►▶‣⁃✓✔➢\-*][ \t\xa0]*|[–—][ \t\xa0]+)"
_LETTER = r"(?:[A-Za-z]|[ivxIVX]{1,5}|[أ-ي]|هـ|هـ)"
_NUMBERED = (
    rf"\({_DIGITS}{{1,3}}\)|\({_LETTER}\)|"
    rf"{_DIGITS}{{1,2}}(?:[.\-]{_DIGITS}{{1,2}}){{1,2}}[.)]?(?=[ \t\xa0])|"
    rf"{_DIGITS}{{1,3}}(?:[ ]?[.)/:](?!{_DIGITS})|[ ]?[\-–—](?=\D))|"
    rf"{_LETTER}(?:[)]|[ ]?[.\-–—](?=[ \t\xa0]))"
)
#: A mark that opens a line; group 1 is the mark without the space after it.
LINE_MARK = re.compile(rf"({_BULLET}(?:{_NUMBERED})?|{_NUMBERED})[ \t\xa0\u200f\u200e]*")

# Marks inside a paragraph: each names its style and value; a chain of rising values is a list.
_INLINE = re.compile(
    rf"(?P<paren>\((?:{_DIGITS}{{1,3}}|[A-Za-z]|[أ-ي]|هـ)\))"
    rf"|(?<![\w.,:(/]){_DIGITS}{{1,2}}"
    rf"(?P<number>[ ]?[.)](?!{_DIGITS})|[ ]?[\-–—](?=[ ]?[^\W\d_]))"
    rf"|(?<=[.،؛:]){_DIGITS}{{1,2}}(?P<glued>[.)])(?!{_DIGITS})"
    r"|(?<![\w.'’])(?P<letter>(?:[A-Za-z]|[أ-ي]|هـ)\))"
    r"|(?<!\w)(?P<ordinal>(?:أول|ثاني|ثالث|رابع|خامس|سادس|سابع|ثامن|تاسع|عاشر)اً?[ ]?[:،\-–—])"
)
#: The first mark of any list: without it there is none.
_FIRST = re.compile(r"[1١۱aAأا](?: ?[.)\-–—]|ول)")
#: Signs around the number or the letter of a mark.
_AROUND = re.compile(r"[().\-–—:،\s\u064b]")


@dataclass(frozen=True, slots=True)
class Mark:
    """A list mark: the places of its first character and of what follows it."""

    start: int
    end: int
    style: str
    value: int
    #: The value in the other order of the Arabic letters (أ ب ت beside أ ب ج), or 0.
    other: int = 0


def line_mark(text: str, start: int, end: int) -> int:
    """Return where the item begins if ``text[start:end]`` opens with a mark, else ``start``."""
    match = LINE_MARK.match(text, start, end)
    if match is None or match.end() >= end:
        return start
    mark = match.group(1).strip()
    if mark == "-" and match.end() == match.end(1) and text[match.end()].isdigit():
        return start
    return match.end()


def inline_runs(text: str, start: int, end: int) -> list[Mark]:
    """Return the marks of the lists written inside ``text[start:end]``, in order.

    A list is two or more marks of one style whose values rise by one from one: dates, numbers of
    laws and years never do.
    """
    if not _FIRST.search(text, start, end):
        return []
    candidates = [_mark(match) for match in _INLINE.finditer(text, start, end)]
    kept: list[Mark] = []
    chains: dict[str, list[Mark]] = {}

    def close(style: str) -> None:
        chain = chains.pop(style, [])
        if len(chain) > 1:
            kept.extend(chain)

    for mark in candidates:
        chain = chains.get(mark.style)
        if chain and len(chain) + 1 in (mark.value, mark.other):
            chain.append(mark)
        elif mark.value == 1:
            close(mark.style)
            chains[mark.style] = [mark]
    for style in list(chains):
        close(style)
    return sorted(kept, key=lambda mark: mark.start)


def _mark(match: re.Match[str]) -> Mark:
    raw = match.group()
    kind = match.lastgroup or ""
    bare = _AROUND.sub("", raw).lower().replace("أ", "ا")
    end = match.end()
    if kind == "ordinal":
        return Mark(match.start(), end, kind, _ORDINALS.get(bare, 0))
    if bare.isdecimal():
        style = "paren" if raw.startswith("(") else raw[-1] if raw[-1] in ".)" else "dash"
        return Mark(match.start(), end, f"digit{style}", int(bare))
    letter = bare[:1]
    if letter and letter in _ABJAD:
        value, other = _ABJAD.index(letter) + 1, _ALPHABET.index(letter) + 1
        return Mark(match.start(), end, f"{kind}arabic", value, other)
    return Mark(match.start(), end, f"{kind}latin", ord(letter or "a") - ord("a") + 1)
