"""The words by which English and French clauses open: modals, finite verbs, connectors, speech."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from clausesearch.text.segmentation.wordlists import phrase_list, word_list

#: No word ends so: a language whose future is no ending.
_NO_ENDING = ("\0",)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The function words and verbs of one language, all folded; see the remarks in ``words/``."""

    base: frozenset[str]
    #: Bare verbs that are hardly ever nouns.
    sure_base: frozenset[str]
    determiners: frozenset[str]
    modals: frozenset[str]
    finite: frozenset[str]
    #: Present singulars that may be nouns: verbs where a noun phrase follows.
    singular: frozenset[str]
    governors: frozenset[str]
    adverbs: frozenset[str]
    conjunctions: frozenset[str]
    contrasts: frozenset[str]
    additions: frozenset[str]
    addition_tail: frozenset[str]
    that: frozenset[str]
    said: frozenset[str]
    #: Participles that go on with what someone says.
    saying: frozenset[str]
    #: Verbs whose objects are the actions an agreement names.
    listing: frozenset[str]
    relatives: frozenset[str]
    topics: frozenset[str]
    conditions: frozenset[str]
    #: Phrases of three words that open a duration, and the verbs that already tell of one.
    durations: frozenset[str]
    lasting: frozenset[str]
    discourse: frozenset[str]
    provisions: frozenset[str]
    clitics: frozenset[str]
    recitals: frozenset[str]
    concluding: frozenset[str]
    not_future: frozenset[str]
    future_endings: tuple[str, ...]


_COMPOSED = (
    "base",
    "sure_base",
    "finite",
    "singular",
    "topics",
    "conditions",
    "durations",
    "future_endings",
)


@lru_cache(maxsize=1)
def english() -> Lexicon:
    """Return the English words."""
    base = word_list("english", "base")
    return Lexicon(
        base=base | word_list("verbs_en"),
        sure_base=base - word_list("english", "nouns"),
        finite=word_list("english", "finite"),
        singular=frozenset(),
        topics=phrase_list("english", "topics"),
        conditions=phrase_list("english", "conditions"),
        durations=phrase_list("english", "durations"),
        future_endings=_NO_ENDING,
        **_sections("english"),
    )


@lru_cache(maxsize=1)
def french() -> Lexicon:
    """Return the French words; present plurals are formed from the infinitives."""
    base = word_list("french", "base") | word_list("verbs_fr")
    plurals = {verb[:-2] + ("ent" if verb.endswith("er") else "issent") for verb in base}
    return Lexicon(
        base=base,
        sure_base=base,
        finite=word_list("french", "finite") | plurals - word_list("french", "not_plurals"),
        singular=frozenset(verb[:-1] for verb in base if verb.endswith("er")),
        topics=phrase_list("french", "topics"),
        conditions=phrase_list("french", "conditions"),
        durations=phrase_list("french", "durations"),
        future_endings=("ront", "rons", "ra"),
        **_sections("french"),
    )


@lru_cache(maxsize=1)
def unknown() -> Lexicon:
    """Return a lexicon with no words: only sentences are told apart."""
    none: frozenset[str] = frozenset()
    return Lexicon(
        base=none,
        sure_base=none,
        finite=none,
        singular=none,
        topics=none,
        conditions=none,
        durations=none,
        future_endings=_NO_ENDING,
        **dict.fromkeys(_plain_names(), none),
    )


def _plain_names() -> list[str]:
    return [name for name in Lexicon.__slots__ if name not in _COMPOSED]


def _sections(name: str) -> dict[str, frozenset[str]]:
    return {section: word_list(name, section) for section in _plain_names()}
