"""The word lists of ``words.toml`` as tables of phrases, folded, read when first asked for."""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from clausesearch.text.folding import fold
from clausesearch.text.quantities.tokens import tokens_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from clausesearch.text.quantities.tokens import Tokens

_ARABIC = re.compile("[\u0620-\u064a]")
#: Above the scales of all languages.
NO_SCALE = 10**12
#: What is written together with an Arabic word without being part of it.
_PREFIXES = ("ول", "وب", "فل", "و", "ف", "ب", "ل", "ك")


class Phrases:
    """Phrases of folded words, each with its value; the longest one at a place is found."""

    def __init__(self, values: Mapping[str, Iterable[str]]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for value, phrases in values.items():
            for phrase in phrases:
                words = tuple(tokens_of(fold(phrase)).words)
                if words:
                    self._by_first.setdefault(words[0], []).append((words, value))
        for row in self._by_first.values():
            row.sort(key=lambda entry: -len(entry[0]))

    def at(
        self, tokens: Tokens, place: int, *, prefixed: bool = True
    ) -> tuple[str, int, int] | None:
        """Return value, offset of the beginning and next place of the phrase at ``place``.

        With ``prefixed`` an Arabic conjunction or preposition may be written together with it.
        """
        if place >= len(tokens.words):
            return None
        for word, offset in forms(tokens.words[place]) if prefixed else ((tokens.words[place], 0),):
            for words, value in self._by_first.get(word, ()):
                if tokens.follow(place, words[1:]):
                    return value, tokens.starts[place] + offset, place + len(words)
        return None

    @property
    def first_words(self) -> frozenset[str]:
        """Return the words that a phrase begins with."""
        return frozenset(self._by_first)

    def find(self, word: str) -> str | None:
        """Return the value of one word alone."""
        rows = self._by_first.get(word, ())
        return next((value for words, value in rows if len(words) == 1), None)

    def before(self, tokens: Tokens, place: int) -> bool:
        """Return whether one of the phrases ends right before ``place``."""
        return any(
            (found := self.at(tokens, first)) is not None and found[2] == place
            for first in range(max(0, place - 3), place)
            if tokens.near(place)
        )


@lru_cache(maxsize=20_000)
def forms(word: str) -> tuple[tuple[str, int], ...]:
    """Return a folded word as it is, then without what Arabic writes together with it."""
    prefixes = _PREFIXES if _ARABIC.match(word) else ()
    return (
        (word, 0),
        *(
            (word[len(prefix) :], len(prefix))
            for prefix in prefixes
            if word.startswith(prefix) and len(word) - len(prefix) >= 2
        ),
    )


@cache
def word_lists() -> dict[str, Any]:
    """Return the tables of ``words.toml``."""
    return tomllib.loads(files(__package__).joinpath("words.toml").read_text(encoding="utf-8"))


@cache
def phrases(table: str, entry: str = "") -> Phrases:
    """Return a table, or one list of it, to look places up in."""
    rows = word_lists()[table]
    return Phrases({entry: rows[entry]} if entry else rows)


@cache
def numbers(table: str, lang: str) -> dict[str, int]:
    """Return folded word → number of one language, out of a table of numbers."""
    rows = word_lists()[table].get(lang, {})
    return {fold(word): int(value) for value, words in rows.items() for word in words}
