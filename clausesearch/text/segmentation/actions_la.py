"""The actions that English and French agreements name: ``provides for the exchange of …``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausesearch.text.segmentation.grammar import first_within

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clausesearch.text.segmentation.lexicon import Lexicon
    from clausesearch.text.segmentation.tokens import Token

_ARTICLES = ("l", "la", "le", "les", "un", "une", "the", "a", "an")
_OF = ("of", "de", "d", "du", "des", "for", "en")
#: Endings of nouns of action in both languages.
_ENDINGS = (
    "tion", "sion", "ment", "ance", "change", "ture", "mise", "tenue", "accueil", "soutien", "age",
    "ing",
)  # fmt: skip


def first_action(words: Lexicon, tokens: Sequence[Token], begin: int) -> int:
    """Return the first action after ``provides for``, ``prévoit``, or -1."""
    verb = first_within(tokens, begin, 10, lambda word: word.form in words.listing)
    if verb < 0:
        return -1
    reach = range(verb + 1, min(len(tokens), verb + 4))
    return next((index for index in reach if is_action(tokens, index)), -1)


def is_action(tokens: Sequence[Token], index: int) -> bool:
    """Say whether an article, a noun of action and ``of`` or ``de`` stand at ``index``."""
    if index < 0 or index + 3 >= len(tokens) or tokens[index].form not in _ARTICLES:
        return False
    for noun in (index + 1, index + 2):
        form = tokens[noun].form
        if len(form) > 4 and form.endswith(_ENDINGS):
            return any(word.form in _OF for word in tokens[noun + 1 : noun + 3])
    return False
