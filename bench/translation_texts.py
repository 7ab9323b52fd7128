"""Complete translations: one agreement in two languages, its provisions shuffled on one side.

The agreements lie in ``gold/translations``, unit by unit in three languages; odd numbers are dev,
even ones test. :func:`compose` makes of one language a text as an author would lay it out, and
remembers where each unit stands in it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from random import Random

from bench.gold_data import GOLD

TRANSLATIONS = GOLD / "translations"
LANGS = ("ar", "fr", "en")
LAYOUTS = ("articles", "numbered")
#: Parts of a text that have a counterpart to be found; titles, headings and lead-ins are context.
QUOTABLE = frozenset({"context", "clause", "more", "item"})
_ARTICLE = {"ar": "المادة {}: {}", "fr": "Article {} – {}", "en": "Article {}. {}"}


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit in three languages: what part of the text it is, and how it reads."""

    part: str
    texts: dict[str, str]


@dataclass(frozen=True, slots=True)
class Composed:
    """A text, and for each of its quotable units (by its place in the file) start and end."""

    text: str
    spans: dict[int, tuple[int, int]]


def translation_files(split: str) -> list[Path]:
    """Return the agreements of the ``dev`` or the ``test`` half."""
    files = sorted(TRANSLATIONS.glob("*.jsonl"))
    return [path for path in files if int(path.name[:2]) % 2 == (split == "dev")]


def read_units(path: Path) -> list[Unit]:
    """Return the units of one agreement."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [Unit(row["part"], {lang: row[lang] for lang in LANGS}) for row in rows]


def compose(units: Sequence[Unit], lang: str, layout: str, seed: int | None = None) -> Composed:
    """Return the text of one language, its provisions shuffled when there is a seed.

    Layouts: ``articles`` shuffles whole articles under their headings; ``numbered`` drops the
    headings and shuffles numbered provisions one by one (a list stays with its lead-in).
    """
    front = [i for i, unit in enumerate(units) if unit.part in ("title", "context")]
    body = [i for i, unit in enumerate(units) if unit.part not in ("title", "context")]
    if layout == "numbered":
        body = [i for i in body if units[i].part != "heading"]
    blocks = list(_blocks(units, body, "heading" if layout == "articles" else ""))
    if seed is not None:
        Random(seed).shuffle(blocks)
    writer = _Writer()
    for i in front:
        writer.paragraph(i, units[i], units[i].texts[lang])
    for number, block in enumerate(blocks, start=1):
        for place, i in enumerate(block):
            writer.unit(i, units[i], lang, number if place == 0 else 0)
    return Composed("".join(writer.pieces) + "\n", writer.spans)


def _blocks(units: Sequence[Unit], body: Sequence[int], opens: str) -> Iterator[list[int]]:
    """Yield what stays together: an article, or a provision with what continues it."""
    starts = 0
    keyed = []
    for i in body:
        part = units[i].part
        starts += part == opens if opens else part in ("clause", "lead")
        keyed.append((starts, i))
    for _, group in groupby(keyed, key=lambda pair: pair[0]):
        yield [i for _, i in group]


class _Writer:
    """Writes units one after the other and remembers where they stand."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.spans: dict[int, tuple[int, int]] = {}
        self._length = 0

    def paragraph(self, i: int, unit: Unit, text: str, before: str = "") -> None:
        """Write a unit as a paragraph of its own."""
        self._put("\n" if self.pieces else "")
        self._put(before)
        self._quote(i, unit, text)

    def unit(self, i: int, unit: Unit, lang: str, number: int) -> None:
        """Write a unit in its way; ``number`` is that of the block it opens, else 0."""
        text = unit.texts[lang]
        if unit.part == "heading":
            self._put("\n\n" + _ARTICLE[lang].format(number, text))
        elif unit.part == "more":
            self._put(" ")
            self._quote(i, unit, text)
        elif unit.part == "item":
            self.paragraph(i, unit, text, "- ")
        else:
            self.paragraph(i, unit, text, f"{number}. " if number else "")

    def _quote(self, i: int, unit: Unit, text: str) -> None:
        if unit.part in QUOTABLE:
            self.spans[i] = (self._length, self._length + len(text))
        self._put(text)

    def _put(self, text: str) -> None:
        self.pieces.append(text)
        self._length += len(text)
