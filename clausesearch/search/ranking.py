"""Hybrid search: FAISS and FTS5 propose, dense, token and lexical evidence decide."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

import numpy as np

from clausesearch.embedding import TermMatcher, in_context, is_token_encoder
from clausesearch.errors import NotFoundError, UsageError
from clausesearch.records import Hit
from clausesearch.search.fusion import fuse
from clausesearch.search.query import Query, all_phrases, any_word, as_query, parse_query
from clausesearch.store import ClauseFilter

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from clausesearch.embedding import Encoder
    from clausesearch.store import Store

CANDIDATES = 200
_K1 = 1.2  # of FTS5's bm25(), which cannot be set


@dataclass(frozen=True, slots=True)
class Candidates:
    """The clauses both sides propose (row ids) and what is known of each, in one order."""

    ids: list[int]
    dense: NDArray[np.float32]
    token: NDArray[np.float32] | None
    lexical: NDArray[np.float32]


def search_clauses(
    store: Store,
    encoder: Encoder,
    query: str,
    k: int = 10,
    clause_filter: ClauseFilter | None = None,
) -> list[Hit]:
    """Return the ``k`` best clauses for ``query``, best first, with their evidence.

    Raises ``UsageError`` for a query without a word or a ``k`` below 1.
    """
    parsed = parse_query(query)
    if not parsed.word_terms:
        raise UsageError('the query holds no word. Type one: clausesearch search "joint committee"')
    return _best(store, encoder, parsed, k, clause_filter or ClauseFilter())


def similar_clauses(
    store: Store,
    encoder: Encoder,
    agreement: str,
    number: int,
    k: int = 10,
    clause_filter: ClauseFilter | None = None,
) -> list[Hit]:
    """Return the ``k`` clauses of other agreements closest to one clause, best first."""
    own = store.agreement_clauses(agreement)
    clause = next((clause for clause in own.values() if clause.number == number), None)
    if clause is None:
        raise NotFoundError(
            f"'{agreement}' has clauses 1 to {len(own)}, not {number}. "
            f"See them: clausesearch show '{agreement}' --index {store.folder}"
        )
    others = replace(clause_filter or ClauseFilter(), but_not=agreement)
    return _best(store, encoder, as_query(in_context(clause)), k, others)


def _best(
    store: Store, encoder: Encoder, query: Query, k: int, clause_filter: ClauseFilter
) -> list[Hit]:
    if k < 1:
        raise UsageError("-k must be at least 1.")
    found = propose(store, encoder, query, clause_filter)
    if not found.ids:
        return []
    scores = fuse(found.dense, found.token, found.lexical)
    order = np.argsort(-scores, kind="stable")[:k]
    clauses = store.clauses([found.ids[i] for i in order])
    matcher = TermMatcher(encoder, query.text) if is_token_encoder(encoder) else None
    hits = []
    for i in order:
        clause = clauses[found.ids[i]]
        evidence = matcher.evidence(in_context(clause)) if matcher else ()
        hits.append(Hit(clause, round(float(scores[i]), 4), evidence))
    return hits


def _allowed(store: Store, query: Query, clause_filter: ClauseFilter) -> list[int] | None:
    """Return the row ids that may be found, None for all of them."""
    phrases = all_phrases(query)
    if not phrases:
        return store.filtered(clause_filter) if clause_filter else None
    return sorted(store.lexical_scores(phrases, -1, clause_filter))


def propose(
    store: Store,
    encoder: Encoder,
    query: Query,
    clause_filter: ClauseFilter,
    *,
    among: Sequence[int] | None = None,
    limit: int = CANDIDATES,
) -> Candidates:
    """Return the nearest clauses and those with the best words, with all three features of each.

    ``among`` names the row ids that may be found, in place of what the quoted words allow; each
    side proposes ``limit`` clauses.
    """
    vector = encoder.encode([query.text], role="query")[0]
    allowed = _allowed(store, query, clause_filter) if among is None else sorted(among)
    # The filter is part of the question to FTS5; only what it cannot know is cut out here.
    narrowed = among is not None or bool(query.required)
    lexical = store.lexical_scores(any_word(query), -1 if narrowed else limit, clause_filter)
    if narrowed:
        inside = set(allowed or ())
        best = (row_id for row_id in lexical if row_id in inside)
        lexical = {row_id: lexical[row_id] for row_id in islice(best, limit)}
    # A query of unknown words has no direction: its neighbours would be chance.
    dense = store.nearest(vector, limit, allowed) if vector.any() else {}
    ids = sorted(dense.keys() | lexical.keys())
    if not ids:
        nothing = np.zeros(0, np.float32)
        return Candidates([], nothing, nothing, nothing)
    token = None
    if is_token_encoder(encoder):
        packed = store.tokens(ids)
        token = TermMatcher(encoder, query.text).scores([packed[row_id] for row_id in ids])
    ceiling = _bm25_ceiling(store, query)
    return Candidates(
        ids,
        store.vectors(ids) @ vector,
        token,
        np.asarray([lexical.get(row_id, 0.0) / ceiling for row_id in ids], np.float32),
    )


def _bm25_ceiling(store: Store, query: Query) -> float:
    """Return the BM25 a clause full of every query word would approach.

    Each word counts with its rarest known spelling; the idf is that of Robertson and Zaragoza
    (2009), as in FTS5.
    """
    words = query.word_terms
    counts, total = store.document_frequencies(set().union(*words))
    ceiling = 0.0
    for terms in words:
        frequency = min((counts[term] for term in terms if counts[term]), default=0)
        ceiling += max(math.log((total - frequency + 0.5) / (frequency + 0.5)), 1e-6)
    return ceiling * (_K1 + 1) or 1.0
