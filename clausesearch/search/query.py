"""What a user typed: words to weigh, and words that must or must not occur."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice, product

from clausesearch.errors import UsageError
from clausesearch.text.words import fold_words, query_terms

#: A quoted phrase or a signed word, each with the sign before it; a hyphen inside a word is none.
_MARKED = re.compile(
    r"""(?P<sign>(?<!\S)[+-])?(?:"(?P<a>[^"]+)"|“(?P<b>[^”]+)”|«(?P<c>[^»]+)»|„(?P<d>[^“”]+)[“”])"""
    r"""|(?P<before>(?<!\S)[+-])(?P<word>[^\s"“”«»„+-]\S*)"""
)
_MAX_SPELLINGS = 32
#: Longer texts were pasted, not typed: their quotation marks and dashes are their own.
_MOST_TYPED = 24


@dataclass(frozen=True, slots=True)
class Query:
    """A parsed query: its text without marks and without what must not occur, and both lists."""

    text: str
    required: tuple[str, ...]
    #: For each word the terms it may be indexed under.
    word_terms: tuple[frozenset[str], ...]
    excluded: tuple[str, ...] = ()


def parse_query(typed: str) -> Query:
    """Return the query a user typed.

    Words in quotation marks and words after ``+`` must occur in a hit, words after ``-`` must not;
    in a text of more than 24 words these marks mean nothing. Raises ``UsageError`` when it holds
    bytes that are no text.
    """
    try:
        typed.encode()
    except UnicodeEncodeError:
        raise UsageError("the query is not UTF-8 text; type it again.") from None
    if len(typed.split()) > _MOST_TYPED:
        return as_query(" ".join(typed.split()))
    required: list[str] = []
    excluded: list[str] = []

    def unmark(match: re.Match[str]) -> str:
        sign = match["sign"] or match["before"] or "+"
        phrase = next(filter(None, match.group("a", "b", "c", "d", "word"))).strip()
        if not fold_words(phrase):
            return match[0]
        (required if sign == "+" else excluded).append(phrase)
        return f" {phrase} " if sign == "+" else " "

    text = " ".join(_MARKED.sub(unmark, typed).split())
    return as_query(text, tuple(required), tuple(excluded))


def as_query(text: str, required: tuple[str, ...] = (), excluded: tuple[str, ...] = ()) -> Query:
    """Return ``text`` as a query, every mark in it taken as it is."""
    return Query(text, required, tuple(terms for _, terms in query_terms(text)), excluded)


def any_word(query: Query) -> str:
    """Return the FTS5 expression that any word of the query satisfies, empty without words."""
    terms = sorted(set().union(*query.word_terms)) if query.word_terms else []
    return " OR ".join(f'"{term}"' for term in terms)


def conditions(query: Query) -> tuple[str, str]:
    """Return the FTS5 expressions of what must occur, all of it, and of what must not, any of it.

    Empty where nothing is asked.
    """
    return (
        " AND ".join(f"({_phrase(phrase)})" for phrase in query.required),
        " OR ".join(_phrase(phrase) for phrase in query.excluded),
    )


def _phrase(phrase: str) -> str:
    words = [sorted(terms) for _, terms in query_terms(phrase)]
    spellings = islice(product(*words), _MAX_SPELLINGS)
    return " OR ".join(f'"{" ".join(spelling)}"' for spelling in spellings)
