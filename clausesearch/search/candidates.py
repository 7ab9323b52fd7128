"""What search weighs: the clauses FAISS and FTS5 propose, and what is known of each."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import TYPE_CHECKING

import numpy as np

from clausesearch.embedding import TermMatcher, is_token_encoder
from clausesearch.search.query import Query, any_word, conditions
from clausesearch.text.language import query_language

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from clausesearch.embedding import Encoder
    from clausesearch.store import ClauseFilter, Store

    Array = NDArray[np.float32]

CANDIDATES = 200
_K1 = 1.2  # of FTS5's bm25(), which cannot be set


@dataclass(frozen=True, slots=True)
class Candidates:
    """The proposed clauses (row ids) and what is known of each, in one order.

    ``allowed`` marks those that may be found; the others only vouch for them. ``token`` and
    ``covered`` are None for a model without words.
    """

    ids: list[int]
    allowed: NDArray[np.bool_]
    #: Cosine of query and clause.
    dense: Array
    #: How well the query's words find their like in the clause, in [-1, 1].
    token: Array | None
    #: How well the clause's words find their like in the query, in [-1, 1].
    covered: Array | None
    #: The share of the BM25 there is to have.
    lexical: Array
    #: The share of the query's pairs of neighbouring words that stand side by side in the clause.
    phrase: Array
    vectors: Array
    agreements: NDArray[np.int64]
    langs: tuple[str, ...]
    query_lang: str
    query_words: int
    #: The stemmed words of each, parted by spaces.
    terms: tuple[str, ...] = ()


def nothing_found(dim: int) -> Candidates:
    """Return what a search finds that finds nothing."""
    none = np.zeros(0, np.float32)
    return Candidates(
        [],
        np.zeros(0, bool),
        none,
        None,
        None,
        none,
        none,
        np.zeros((0, dim), np.float32),
        np.zeros(0, np.int64),
        (),
        "",
        0,
    )


def propose(
    store: Store,
    encoder: Encoder,
    query: Query,
    clause_filter: ClauseFilter,
    *,
    among: Sequence[int] | None = None,
    limit: int = CANDIDATES,
    vector: Array | None = None,
) -> Candidates:
    """Return the nearest clauses and those with the best words, with all that is known of each.

    ``among`` names the row ids that may be found, in place of what filter and marks allow; each
    side proposes ``limit`` clauses. ``vector`` stands in for the query's own. Where a filter or a
    mark narrows the search, the nearest clauses outside come along to vouch for those inside.
    """
    if vector is None:
        vector = encoder.encode([query.text], role="query")[0]
    allowed = _allowed(store, query, clause_filter) if among is None else sorted(among)
    # The filter is part of the question to FTS5; only what it cannot know is cut out here.
    narrowed = among is not None or bool(query.required or query.excluded)
    lexical = store.lexical_scores(any_word(query), -1 if narrowed else limit, clause_filter)
    if narrowed:
        inside = set(allowed or ())
        best = (row_id for row_id in lexical if row_id in inside)
        lexical = {row_id: lexical[row_id] for row_id in islice(best, limit)}
    # A query of unknown words has no direction: its neighbours would be chance.
    near = store.nearest(vector, limit, allowed) if vector.any() else {}
    inside = near.keys() | lexical.keys()
    around = set()
    if inside and allowed is not None and among is None and vector.any():
        around = store.nearest(vector, limit // 2).keys() - set(allowed)
    return _known(store, encoder, query, vector, lexical, inside, around)


def _known(
    store: Store,
    encoder: Encoder,
    query: Query,
    vector: Array,
    lexical: dict[int, float],
    inside: set[int],
    around: set[int],
) -> Candidates:
    ids = sorted(inside | around)
    if not ids:
        return nothing_found(encoder.dim)
    known = store.profiles(ids, packed=is_token_encoder(encoder))
    profiles = [known[row_id] for row_id in ids]
    stored = b"".join(profile.vector for profile in profiles)
    vectors = np.frombuffer(stored, np.float32).reshape(len(ids), -1)
    token = covered = None
    if is_token_encoder(encoder):
        packed = [profile.tokens for profile in profiles]
        token, covered = TermMatcher(encoder, query.text).overlap(packed)
    lexical |= _words_of_the_others(store, query, around)
    rarity = _rarity(store, query)
    # The BM25 that a clause full of every query word would approach.
    ceiling = sum(rarity) * (_K1 + 1) or 1.0
    return Candidates(
        ids,
        np.asarray([row_id in inside for row_id in ids], bool),
        vectors @ vector,
        token,
        covered,
        np.asarray([lexical.get(row_id, 0.0) / ceiling for row_id in ids], np.float32),
        _phrases(query, rarity, [profile.terms for profile in profiles]),
        vectors,
        np.asarray([profile.agreement_id for profile in profiles], np.int64),
        tuple(profile.lang for profile in profiles),
        query_language(query.text),
        len(query.word_terms),
        tuple(profile.terms for profile in profiles),
    )


def _allowed(store: Store, query: Query, clause_filter: ClauseFilter) -> list[int] | None:
    """Return the row ids that may be found, None for all of them."""
    must, must_not = conditions(query)
    if not must and not must_not:
        return store.filtered(clause_filter) if clause_filter else None
    if must:
        found = set(store.lexical_scores(must, -1, clause_filter))
    else:
        found = set(store.filtered(clause_filter))
    if must_not:
        found -= store.lexical_scores(must_not, -1, clause_filter).keys()
    return sorted(found)


def _words_of_the_others(store: Store, query: Query, around: set[int]) -> dict[int, float]:
    if not around:
        return {}
    found = store.lexical_scores(any_word(query), CANDIDATES)
    return {row_id: score for row_id, score in found.items() if row_id in around}


def _rarity(store: Store, query: Query) -> list[float]:
    """Return the idf of each query word, by its rarest known spelling.

    It is that of Robertson and Zaragoza (2009), as in FTS5.
    """
    counts, total = store.document_frequencies(set().union(*query.word_terms))
    rarity = []
    for terms in query.word_terms:
        frequency = min((counts[term] for term in terms if counts[term]), default=0)
        rarity.append(max(math.log((total - frequency + 0.5) / (frequency + 0.5)), 1e-6))
    return rarity


def _phrases(query: Query, rarity: Sequence[float], texts: Sequence[str]) -> Array:
    """Return the share of neighbouring query words that are neighbours in each text.

    Sequential dependence (Metzler and Croft, 2005) in its simplest form: ordered pairs, each with
    the weight of its words.
    """
    wanted = [
        (pair, sum(weights))
        for pair, weights in zip(pairwise(query.word_terms), pairwise(rarity), strict=True)
    ]
    shares = np.zeros(len(texts), np.float32)
    if not wanted:
        return shares
    whole = sum(weight for _, weight in wanted)
    known = set().union(*query.word_terms)
    for row, text in enumerate(texts):
        terms = text.split(" ")
        if len(known.intersection(terms)) < 2:
            continue
        held = set(pairwise(terms))
        met = (w for (left, right), w in wanted if any((a, b) in held for a in left for b in right))
        shares[row] = sum(met) / whole
    return shares
