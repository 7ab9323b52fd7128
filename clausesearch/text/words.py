"""Words for lexical matching: folded, lightly stemmed, one list for both sides of a search."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from clausesearch.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from Stemmer import Stemmer

_WORD = re.compile(r"[^\W_]+")
_ARABIC = re.compile("[\u0620-\u064a\u066e-\u06d3]")
_PREFIXES = ("وال", "بال", "كال", "فال", "ال", "لل", "و")
#: Each suffix with the letters that must be left: the dual and sound plural endings also end
#: plenty of roots («تعاون», «تكوين»), so they ask for more.
_SUFFIXES = {"ها": 3, "ان": 4, "ات": 3, "ون": 4, "ين": 4, "يه": 3, "ه": 3, "ي": 3}
_MIN_STEM = 3
_SNOWBALL = {"en": "english", "fr": "french"}


def fold_words(text: str) -> list[str]:
    """Return the folded words of ``text``, in order."""
    return _WORD.findall(fold(text))


def stem_arabic(word: str) -> str:
    """Return the light stem of a folded Arabic word.

    After Light10 (Larkey, Ballesteros and Connell, 2007): one article or conjunction off the front,
    inflections off the end, never below three letters, so that roots are not merged.
    """
    for prefix in _PREFIXES:
        if word.startswith(prefix) and len(word) - len(prefix) >= _MIN_STEM:
            word = word[len(prefix) :]
            break
    for suffix, least in _SUFFIXES.items():
        if word.endswith(suffix) and len(word) - len(suffix) >= least:
            word = word[: -len(suffix)]
    return word


@cache
def _snowball(name: str) -> Stemmer:
    import Stemmer

    return Stemmer.Stemmer(name)


def _stem(word: str, lang: str) -> str:
    if _ARABIC.search(word):
        return stem_arabic(word)
    name = _SNOWBALL.get(lang)
    return _snowball(name).stemWord(word) if name else word


def index_terms(text: str, lang: str) -> list[str]:
    """Return the terms under which a text of language ``lang`` is indexed, in order."""
    return [_stem(word, lang) for word in fold_words(text)]


def query_terms(text: str) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield each folded query word with every term it may be indexed under.

    A short query does not tell its language for certain, so a Latin word stands for its English
    stem, its French stem and itself.
    """
    for word in fold_words(text):
        yield word, frozenset(_stem(word, lang) for lang in (*_SNOWBALL, "und"))
