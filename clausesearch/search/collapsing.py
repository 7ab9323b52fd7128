"""Hits that print the same clause of the same accord again, folded into the best of them.

Two agreements are one when their texts are (``containment``) and nothing that is known of them says
otherwise; two clauses of such agreements are one when their words and their numbers are.
"""

from __future__ import annotations

from collections import Counter
from datetime import date
from functools import cache, cached_property
from typing import TYPE_CHECKING

import numpy as np

from clausesearch.text.shingles import containment, neighbours, overlap
from clausesearch.text.words import index_terms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clausesearch.search.candidates import Candidates
    from clausesearch.store import Imprint, Store

#: Share of the shorter text that must stand in the longer one: where day or parties are the same,
#: and where neither is known. Of variants such as newspapers print few lie below, of different
#: agreements none lies above (``bench/near_duplicates.py``).
SAME_EVENT, SAME_TEXT = 0.5, 0.7
#: Share of the pairs of neighbouring words that two clauses must have in common.
SAME_CLAUSE = 0.6
#: Clauses farther apart than this in meaning are not looked at any closer (cosine).
_NEAR = 0.6
#: How many days the reports of one event may put it apart.
_DAYS = 3


def collapsed(
    order: Sequence[int], found: Candidates, store: Store, k: int
) -> list[tuple[int, list[int]]]:
    """Return the first ``k`` places of ``order`` that repeat none before, each with its copies.

    ``order`` are places of ``found``, best first. Every later copy of one returned is among its
    copies, however low its score.
    """
    places = np.asarray(order, np.int64)
    vectors, agreements = found.vectors[places], found.agreements[places]
    events, ids = _Events(store), agreements.tolist()
    clauses = [_Words(found.terms[place], found.langs[place]) for place in order]
    kept: list[list[int]] = []
    nears: list[list[bool]] = []
    for row in range(len(places)):
        for group, near in zip(kept, nears, strict=True):
            # All printings gathered so far: a truncated one, without a day, fits two accords.
            if near[row] and all(
                clauses[row].like(clauses[one]) and events.same(ids[row], ids[one]) for one in group
            ):
                group.append(row)
                break
        else:
            if len(kept) < k:
                kept.append([row])
                near_row = (vectors @ vectors[row] >= _NEAR) & (agreements != agreements[row])
                nears.append(near_row.tolist())
    return [(order[first], [order[row] for row in copies]) for first, *copies in kept]


class _Words:
    """The stemmed words of a clause, looked at where they are asked for."""

    def __init__(self, terms: str, lang: str) -> None:
        self._terms, self._lang = terms, lang

    @cached_property
    def pairs(self) -> frozenset[tuple[str, str]]:
        return neighbours(self._terms.split(" "))

    @cached_property
    def numbers(self) -> Counter[str]:
        return _numbers(self._terms.split(" "), self._lang)

    def like(self, other: _Words) -> bool:
        """Return whether two clauses say the same in the same numbers."""
        return overlap(self.pairs, other.pairs) >= SAME_CLAUSE and self.numbers == other.numbers


class _Events:
    """Which of some agreements print one accord; a pair is compared once."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._imprints: dict[int, Imprint] = {}
        self._same: dict[tuple[int, int], bool] = {}

    def same(self, left: int, right: int) -> bool:
        """Return whether two agreements, by row id, are one accord."""
        pair = min(left, right), max(left, right)
        if pair not in self._same:
            unread = [each for each in pair if each not in self._imprints]
            self._imprints |= self._store.imprints(unread)
            one, other = (self._imprints.get(each) for each in pair)
            self._same[pair] = bool(one and other and same_event(one, other))
        return self._same[pair]


def same_event(left: Imprint, right: Imprint) -> bool:
    """Return whether two agreements are one accord, printed twice.

    Never where they name days more than three days apart, or a party that the other does not: a
    renewal, and a form filled in with other names, repeat nearly all words.
    """
    days, parties = _same_day(left.date, right.date), _same_parties(left.parties, right.parties)
    if days is False or parties is False:
        return False
    least = SAME_EVENT if days or parties else SAME_TEXT
    return containment(left.sketch, right.sketch) >= least


def _same_day(left: str, right: str) -> bool | None:
    """Return whether two ISO dates can be one event's, None where one is unknown."""
    if not left or not right:
        return None
    return abs((date.fromisoformat(left) - date.fromisoformat(right)).days) <= _DAYS


def _same_parties(left: Sequence[str], right: Sequence[str]) -> bool | None:
    """Return whether each party of one side shares a telling word with one of the other side."""
    if not left or not right:
        return None
    fewer, more = sorted(([_telling(one) for one in side] for side in (left, right)), key=len)
    return all(any(name & other for other in more) for name in fewer)


def _telling(terms: str) -> frozenset[str]:
    """Return the words of a party's name that other names do not bear, all where none is left."""
    words = frozenset(terms.split())
    return words - _common() or words


@cache
def _common() -> frozenset[str]:
    from clausesearch.text.facts.party_words import organisations

    small = ["de", "la", "le", "du", "des", "et", "of", "the", "for", "and", "في", "من"]
    return frozenset(
        term for lang in ("ar", "en", "fr") for word in (*organisations(), *small)
        for term in index_terms(word, lang)
    )  # fmt: skip


def _numbers(terms: Sequence[str], lang: str) -> Counter[str]:
    """Return the numbers among stemmed words, in figures and in words."""
    known = _number_words(lang)
    return Counter(term for term in terms if term in known or any(map(str.isdigit, term)))


@cache
def _number_words(lang: str) -> frozenset[str]:
    from clausesearch.text.quantities.words import word_lists

    tables = [*word_lists()["numbers"].values(), *word_lists()["scales"].values()]
    tables += [*word_lists()["teens"].values(), word_lists()["two_periods"]]
    words = [word for table in tables for row in table.values() for word in row]
    return frozenset(term for word in words for term in index_terms(word, lang))
