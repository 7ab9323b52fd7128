"""What a user typed: words to weigh, and quoted words that must occur."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice, product

from clausesearch.errors import UsageError
from clausesearch.text.words import fold_words, query_terms

_QUOTED = re.compile(r'"([^"]+)"|“([^”]+)”|«([^»]+)»|„([^“”]+)[“”]')
_MAX_SPELLINGS = 32


@dataclass(frozen=True, slots=True)
class Query:
    """A parsed query: its text without the quotation marks, and the quoted phrases."""

    text: str
    required: tuple[str, ...]
    #: For each word the terms it may be indexed under.
    word_terms: tuple[frozenset[str], ...]


def parse_query(typed: str) -> Query:
    """Return the query a user typed; quoted words must occur in a hit.

    Raises ``UsageError`` when it holds bytes that are no text.
    """
    try:
        typed.encode()
    except UnicodeEncodeError:
        raise UsageError("the query is not UTF-8 text; type it again.") from None
    phrases = tuple(
        phrase for groups in _QUOTED.findall(typed) if fold_words(phrase := "".join(groups).strip())
    )
    return as_query(" ".join(_QUOTED.sub(r" \1\2\3\4 ", typed).split()), phrases)


def as_query(text: str, required: tuple[str, ...] = ()) -> Query:
    """Return ``text`` as a query, every mark in it taken as it is."""
    return Query(text, required, tuple(terms for _, terms in query_terms(text)))


def any_word(query: Query) -> str:
    """Return the FTS5 expression that any word of the query satisfies, empty without words."""
    terms = sorted(set().union(*query.word_terms)) if query.word_terms else []
    return " OR ".join(f'"{term}"' for term in terms)


def all_phrases(query: Query) -> str:
    """Return the FTS5 expression that all quoted phrases satisfy, empty without any."""
    return " AND ".join(f"({_phrase(phrase)})" for phrase in query.required)


def _phrase(phrase: str) -> str:
    words = [sorted(terms) for _, terms in query_terms(phrase)]
    spellings = islice(product(*words), _MAX_SPELLINGS)
    return " OR ".join(f'"{" ".join(spelling)}"' for spelling in spellings)
