"""The outline of a text: which lines are prose and items, under which heading and lead-in."""

from __future__ import annotations

import re
from typing import NamedTuple

from clausesearch.text.folding import fold, fold_words_apart
from clausesearch.text.segmentation.boilerplate import Noise, noise_of
from clausesearch.text.segmentation.formalities import (
    closes_parties,
    names_numbered_party,
    names_party,
    names_signatory,
    opens_recital,
)
from clausesearch.text.segmentation.headings import (
    Level,
    bare_title,
    is_title,
    numbered_title,
    structural,
)
from clausesearch.text.segmentation.lines import Line, lines_of, trim
from clausesearch.text.segmentation.markers import line_mark

_LETTER = re.compile(r"[^\W\d_]")
_COLON = re.compile("[:：]['\"”»]?$")
#: A longer line is prose or an item, whatever it begins with.
_LONGEST_ODD = 500
_LONGEST_NOISE = 300
_LONGEST_FORMALITY = 45
_LONGEST_SIGNATURE = 24
_STOP = re.compile("[.!?؟…؛;]['\"”»)\\]]*$")


class Block(NamedTuple):
    """A stretch of prose or one item; ``lead`` says that it may hang on the phrase before it."""

    start: int
    end: int
    heading: str
    item: bool
    #: Where the line begins, with the mark of the item.
    origin: int


def outline_of(text: str) -> list[Block]:
    """Return the blocks of ``text`` in order, headings and boilerplate left out."""
    lines = lines_of(text)
    return _Reader(text, lines).read()


class _Reader:
    """Reads the lines once, keeping the heading and whether a lead-in is open."""

    def __init__(self, text: str, lines: list[Line]) -> None:
        self._text = text
        self._lines = lines
        self._heading = ""
        self._chapter = ""
        self._blocks: list[Block] = []
        # A text of titles alone is still a text: one pasted line is the usual case.
        self._titles: list[Block] = []
        self._lead_open = False
        self._skip_until = -1
        self._last_prose = self._find_last_prose()

    def read(self) -> list[Block]:
        for index, line in enumerate(self._lines):
            if index >= self._skip_until:
                self._read_line(index, line)
        return self._blocks or self._titles

    def _find_last_prose(self) -> int:
        for index in range(len(self._lines) - 1, -1, -1):
            line = self._lines[index]
            text = self._text[line.start : line.end]
            if _STOP.search(text[-6:]) or len(text.split()) > 15:
                return index
        return len(self._lines)

    def _read_line(self, index: int, line: Line) -> None:
        if line.end - line.start > _LONGEST_ODD:
            self._take_line(index, line)
            return
        raw = self._text[line.start : line.end]
        if not _LETTER.search(raw):
            return
        words = len(raw.split())
        if len(raw) > _LONGEST_NOISE and words > _LONGEST_FORMALITY:
            self._take_line(index, line)
            return
        folded = fold_words_apart(raw)
        noise = noise_of(folded, words) if len(raw) <= _LONGEST_NOISE else None
        if noise is not None:
            self._skip(index, noise)
        elif self._is_formality(index, folded, words):
            self._lead_open = False
        else:
            self._take_line(index, line)

    def _take_line(self, index: int, line: Line) -> None:
        if self._take_heading(index, line):
            self._titles.append(Block(line.start, line.end, "", False, line.start))
        else:
            self._take_block(line, line.start)

    def _skip(self, index: int, noise: Noise) -> None:
        """Leave out the lines that the boilerplate at ``index`` brings with it."""
        after = index + 1
        if noise is Noise.SOURCE:
            line = self._lines[index]
            if _COLON.search(self._text[line.start : line.end]) and self._is_short(after):
                after += 1
        elif noise is Noise.LIST:
            while self._is_short(after) and not self._lines[after].blank_before:
                after += 1
        self._skip_until = after

    def _is_short(self, index: int) -> bool:
        if index >= len(self._lines):
            return False
        line = self._lines[index]
        raw = self._text[line.start : line.end]
        return len(raw.split()) <= 16 and not _STOP.search(raw)

    def _is_formality(self, index: int, folded: str, words: int) -> bool:
        """Say whether the line names a party or a signatory and says nothing else."""
        if words > _LONGEST_FORMALITY:
            return False
        if closes_parties(folded):
            return True
        if folded.endswith((".", "؟")):
            return names_numbered_party(folded)
        late = not self._lead_open and (index > self._last_prose or index * 2 > len(self._lines))
        if late and words <= _LONGEST_SIGNATURE and names_signatory(folded):
            return True
        if opens_recital(folded):
            return False
        return names_party(folded) or (
            folded.endswith((",", "،", "؛")) and self._recital_follows(index)
        )

    def _recital_follows(self, index: int) -> bool:
        if index + 1 >= len(self._lines):
            return False
        start = self._lines[index + 1].start
        return opens_recital(fold(self._text[start : start + 60]))

    def _take_heading(self, index: int, line: Line) -> bool:
        text, start, end = self._text, line.start, line.end
        found = structural(text, start, end)
        if found is not None:
            self._open(text[found.start : found.end], found.level)
            if found.body < end:
                self._take_block(line, found.body)
            return True
        if self._lead_open and not line.blank_before:
            return False
        if index > self._last_prose and is_title(text, start, end):
            self._open("")
            return _is_signatory(text[start:end])
        marked = line_mark(text, start, end) > start
        if marked and not (numbered_title(text, start, end) and self._heads_something(index)):
            return False
        alone = line.blank_before and (line.blank_after or self._heads_something(index))
        if marked or bare_title(text, start, end, first=index == 0, alone=alone):
            self._open(text[start:end])
            return True
        return False

    def _heads_something(self, index: int) -> bool:
        """Say whether the next line is no sibling: another kind of line, or after a blank one."""
        if index + 1 >= len(self._lines):
            return False
        line, following = self._lines[index], self._lines[index + 1]
        here = line_mark(self._text, line.start, line.end) - line.start
        there = line_mark(self._text, following.start, following.end) - following.start
        if following.blank_before:
            return True
        wide = following.end - following.start > 2 * (line.end - line.start)
        return wide or (here != there and not (here > 0 and there == 0))

    def _open(self, raw: str, level: Level = Level.TITLE) -> None:
        start, end = trim(raw, 0, len(raw), ":：.-–—/ ،")
        title = raw[start:end]
        if level is Level.ARTICLE and self._chapter:
            self._heading = f"{self._chapter} › {title}"
        else:
            self._heading = title
            self._chapter = title if level is Level.CHAPTER else ""
        self._lead_open = False

    def _take_block(self, line: Line, start: int) -> None:
        body = line_mark(self._text, start, line.end)
        if body < line.end:
            self._blocks.append(Block(body, line.end, self._heading, body > start, start))
            self._lead_open = bool(_COLON.search(self._text[line.end - 2 : line.end])) or (
                self._lead_open and body > start
            )


def _is_signatory(line: str) -> bool:
    """Say whether a short last line is a name or a title rather than a place and a date."""
    return not re.search(r"[0-9٠-٩]{4}", line)
