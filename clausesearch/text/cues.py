"""Lists of cues, patterns of folded text, asked of many short texts at little cost.

A long alternation tries each of its parts at each letter. Here the words of a text are asked first:
most hold nothing that any cue needs, and that is remembered word by word. What a cue needs is read
off its pattern: fragments, one of which stands in whatever it matches.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from clausesearch.text.folding import fold_words_apart

if TYPE_CHECKING:
    from collections.abc import Mapping

_TOKEN = re.compile(r"\(\?(?:[:=!]|<[=!])|\[\^?\]?[^\]]*\]|\\.|\{\d*,?\d*\}|.")
#: A token that may match white space or asks for more than the word.
_BEYOND = re.compile(r"[ .^$]|\\[^\Wbwd]|\[.*[\^ \\].*\]|\(\?<.")
_REPEATED = re.compile(r"[?*+]|\{(\d*),?\d*\}")
_ZERO_WIDTH = ("^", "$", r"\b", r"\B")
#: Fragments are found by so many first letters; a shorter one tells too little.
_HEAD = 2
#: A longer word is not worth its place in memory.
_LONGEST = 64
_NOTHING: frozenset[str] = frozenset()


class Cue:
    """One alternative of a pattern; ``settled``: within a word, so that the word alone decides."""

    __slots__ = ("_pattern", "name", "needed", "settled", "source")

    def __init__(self, name: str, source: str, needed: frozenset[str]) -> None:
        self.name, self.source, self.needed = name, source, needed
        self.settled = not any(map(_BEYOND.fullmatch, _TOKEN.findall(source)))
        self._pattern: re.Pattern[str] | None = None

    def found(self, folded: str) -> bool:
        """Say whether the cue stands in ``folded``."""
        if self._pattern is None:  # most are never asked for
            self._pattern = re.compile(self.source)
        anchored = self.source[0] == "^"
        seek = self._pattern.match if anchored else self._pattern.search
        return seek(folded) is not None


class Cues:
    """The cue lists of one language: to each name its patterns of folded text, one a line."""

    def __init__(self, lists: Mapping[str, str]) -> None:
        self._always: list[Cue] = []
        self._of_any_word: list[Cue] = []
        self._by_head: dict[str, list[tuple[str, Cue]]] = {}
        for name, listed in lists.items():
            for line in filter(None, map(str.strip, listed.split("\n"))):
                for source, needed in alternatives_of(line):
                    self._add(Cue(name, source, needed))
        # The words of agreements come again and again.
        self._of_word = lru_cache(maxsize=1 << 16)(self._possible)

    def _add(self, cue: Cue) -> None:
        if not cue.needed:
            (self._of_any_word if cue.settled else self._always).append(cue)
        for fragment in cue.needed:
            self._by_head.setdefault(fragment[:_HEAD], []).append((fragment, cue))

    def _possible(self, raw: str) -> tuple[Cue, ...]:
        """Return the cues that a text with this word may hold, and of the settled ones it does."""
        word = fold_words_apart(raw)
        found = dict.fromkeys(self._of_any_word)
        for place in range(len(word) - _HEAD + 1):
            for fragment, cue in self._by_head.get(word[place : place + _HEAD], ()):
                if word.startswith(fragment, place):
                    found[cue] = None
        return tuple(cue for cue in found if not cue.settled or cue.found(word))

    def reading(self, text: str) -> Reading:
        """Return a text with the cues that its words make possible."""
        possible = self._always.copy()
        of_word = self._of_word
        for word in text.split():
            possible += of_word(word) if len(word) < _LONGEST else self._possible(word)
        return Reading(text, possible)


class Reading:
    """A text and the cues it may hold."""

    __slots__ = ("_folded", "_possible", "_text")

    def __init__(self, text: str, possible: list[Cue]) -> None:
        self._text, self._possible = text, possible
        self._folded: str | None = None

    def __bool__(self) -> bool:
        return bool(self.folded)

    @property
    def folded(self) -> str:
        """Return the folded text; often its words have settled everything before it is needed."""
        if self._folded is None:
            self._folded = fold_words_apart(self._text)
        return self._folded

    def holds(self, name: str) -> bool:
        """Say whether the text holds a cue of the list ``name``."""
        for cue in self._possible:
            if cue.name == name and (cue.settled or cue.found(self.folded)):
                return True
        return False


def alternatives_of(pattern: str) -> list[tuple[str, frozenset[str]]]:
    """Return the top alternatives of a pattern, each with the fragments it needs.

    One of the fragments stands in whatever the alternative matches; there are none where that
    cannot be told. Patterns are of the plain kind: no flags, names or references.
    """
    return _Reader(pattern).alternatives()


class _Reader:
    def __init__(self, pattern: str) -> None:
        self._tokens = [*_TOKEN.findall(pattern), ""]
        self._at = 0

    def alternatives(self) -> list[tuple[str, frozenset[str]]]:
        found = []
        while True:
            begin = self._at
            needed = self._sequence()
            found.append(("".join(self._tokens[begin : self._at]), needed))
            if self._tokens[self._at] != "|":
                return found
            self._at += 1

    def _sequence(self) -> frozenset[str]:
        """Return what is needed up to the next bar, bracket or the end: the longest fragments."""
        choices: list[frozenset[str]] = []
        run = ""
        while (token := self._tokens[self._at]) not in ("", "|", ")"):
            self._at += 1
            inside = self._group() if token[0] == "(" else _NOTHING
            least = self._least()
            if token in _ZERO_WIDTH or (token[0] == "(" and token not in ("(", "(?:")):
                continue
            letter = _letter(token)
            run += letter if least else ""
            if letter and least == 1 and not self._repeated():
                continue
            choices.append(frozenset({run}))
            run = ""
            choices.append(inside if least else _NOTHING)
        choices.append(frozenset({run}))
        best = max(choices, key=lambda choice: min(map(len, choice), default=0))
        return best if min(map(len, best), default=0) >= _HEAD else _NOTHING

    def _group(self) -> frozenset[str]:
        parts = [needed for _, needed in self.alternatives()]
        self._at += 1  # the closing bracket
        return frozenset().union(*parts) if all(parts) else _NOTHING

    def _repeated(self) -> bool:
        """Say whether the token just read was repeated."""
        return _REPEATED.fullmatch(self._tokens[self._at - 1]) is not None

    def _least(self) -> int:
        """Return how often the token just read stands there at least, past its repetition."""
        least = 1
        while repeated := _REPEATED.fullmatch(self._tokens[self._at]):
            if self._tokens[self._at] in "?*":
                least = 0
            elif repeated[1] is not None:
                least = min(least, int(repeated[1] or 0))
            self._at += 1
        return least


def _letter(token: str) -> str:
    """Return the letter that a token stands for, white space left aside."""
    if len(token) == 2 and token[0] == "\\" and not token[1].isalnum():
        return token[1]
    return token if len(token) == 1 and token not in (".", " ", "(") else ""
