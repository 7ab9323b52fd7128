"""Text in runs of one direction, as WordprocessingML wants them (ISO/IEC 29500-1, 17.3.2.30).

A run marked ``w:rtl`` must not hold strong left-to-right letters, and Word takes fonts, sizes and
bold of Arabic letters from the marks for complex scripts only.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement

_RIGHT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff\U0001e800-\U0001efff"
_STRONG = re.compile(f"(?P<number>[0-9]+)|(?P<right>[{_RIGHT}]+)|(?P<left>[^\\W\\d_{_RIGHT}]+)")
#: Letters beyond which a stretch is left to the word processor: its runs would fill the memory.
_LONGEST = 100_000
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Look:
    """How a run looks: ``size`` in half points, ``fill`` and ``color`` RRGGBB; empty for none."""

    bold: bool = False
    size: int = 0
    color: str = ""
    fill: str = ""
    underline: str = ""


def directed(text: str, *, rtl: bool) -> list[tuple[str, bool]]:
    """Return ``text`` in stretches of one direction, each with whether it runs right to left.

    Between two letters of one direction everything has that direction; elsewhere it has that of
    the paragraph, ``rtl``. European digits go with the letter before them (UAX #9, rules W7, N1
    and N2). A text too long to be read is left in one.
    """
    if len(text) > _LONGEST:
        return [(text, rtl)]
    made: list[tuple[str, bool]] = []
    done, before = 0, rtl
    for found in _STRONG.finditer(text):
        here = before if found["number"] else found["right"] is not None
        between = text[done : found.start()]
        _append(made, between, before if before == here else rtl)
        _append(made, found[0], here)
        done, before = found.end(), here
    _append(made, text[done:], rtl)
    return made


def clean(text: str) -> str:
    """Return ``text`` on one line without the characters that XML forbids."""
    return " ".join(_ILLEGAL.sub("\ufffd", text).split(" ")).translate({9: " ", 10: " ", 13: " "})


def run(text: str, look: Look, *, rtl: bool) -> BaseOxmlElement:
    """Return one ``w:r`` of one direction."""
    element = OxmlElement("w:r")
    element.append(_properties(look, rtl=rtl))
    held = OxmlElement("w:t")
    held.text = text
    held.set(qn("xml:space"), "preserve")
    element.append(held)
    return element


def make(name: str, /, **values: str) -> BaseOxmlElement:
    """Return the element ``w:NAME`` with its ``w:`` attributes."""
    element = OxmlElement(f"w:{name}")
    for key, value in values.items():
        element.set(qn(f"w:{key}"), value)
    return element


def _properties(look: Look, *, rtl: bool) -> BaseOxmlElement:
    # In the order of the schema; Word calls a file damaged that has another.
    properties = make("rPr")
    if look.bold:
        properties.append(make("b"))
        properties.append(make("bCs"))
    if look.color:
        properties.append(make("color", val=look.color))
    if look.size:
        properties.append(make("sz", val=str(look.size)))
        properties.append(make("szCs", val=str(look.size)))
    if look.underline:
        properties.append(make("u", val=look.underline))
    if look.fill:
        properties.append(make("shd", val="clear", color="auto", fill=look.fill))
    if rtl:
        properties.append(make("rtl"))
    return properties


def _append(made: list[tuple[str, bool]], text: str, rtl: bool) -> None:
    if not text:
        return
    if made and made[-1][1] == rtl:
        made[-1] = (made[-1][0] + text, rtl)
    else:
        made.append((text, rtl))
