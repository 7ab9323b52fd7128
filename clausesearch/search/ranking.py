"""Hybrid search: FAISS and FTS5 propose, all evidence together decides."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from clausesearch.embedding import TermMatcher, in_context, is_token_encoder
from clausesearch.errors import NotFoundError, UsageError
from clausesearch.records import Evidence, Hit
from clausesearch.search.candidates import CANDIDATES, propose
from clausesearch.search.collapsing import collapsed
from clausesearch.search.fusion import score
from clausesearch.search.query import as_query, parse_query
from clausesearch.store import ClauseFilter
from clausesearch.text.words import query_terms

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from clausesearch.embedding import Encoder
    from clausesearch.search.candidates import Candidates
    from clausesearch.search.fusion import Scores
    from clausesearch.search.query import Query
    from clausesearch.store import Store

#: Clauses less likely than this to be called relevant are not shown.
FLOOR = 0.05
#: Where the best is less likely than this, there may be no answer: of the judged queries, which all
#: have one, one in twenty stays below; of those on other matters half do (``bench/no_answer.py``).
WEAK = 0.35


def search_clauses(
    store: Store,
    encoder: Encoder,
    query: str,
    k: int = 10,
    clause_filter: ClauseFilter | None = None,
    *,
    collapse: bool = False,
) -> list[Hit]:
    """Return the ``k`` best clauses for ``query``, best first, with their evidence.

    With ``collapse``, one that repeats a better one in another printing of the same accord is
    named by that one (``Hit.also_in``) and takes no place of its own. Raises ``UsageError`` for a
    query without a word or a ``k`` below 1.
    """
    parsed = parse_query(query)
    if not parsed.word_terms:
        raise UsageError('the query holds no word. Type one: clausesearch search "joint committee"')
    clause_filter = clause_filter or ClauseFilter()
    return _best(store, encoder, parsed, k, clause_filter, collapse=collapse)


def unknown_words(store: Store, encoder: Encoder, query: str) -> list[str]:
    """Return the words of ``query`` that neither the model nor the index knows.

    The model spells a word it does not know in pieces of a letter or two.
    """
    return _unknown(store, encoder, parse_query(query).text)


def _unknown(store: Store, encoder: Encoder, text: str) -> list[str]:
    if not is_token_encoder(encoder):
        return []
    vectors = {term: encoder.vectors_of(term.ids) for term in encoder.terms(text)}
    strange = [
        text[term.start : term.end]
        for term, pieces in vectors.items()
        if not pieces.any() or (len(pieces) > 1 and term.end - term.start < 2 * len(pieces))
    ]
    if not strange:
        return []
    stems = {word: set().union(*(terms for _, terms in query_terms(word))) for word in strange}
    counts, _ = store.document_frequencies(set().union(*stems.values()))
    return [word for word in strange if not any(counts[stem] for stem in stems[word])]


def similar_clauses(
    store: Store,
    encoder: Encoder,
    agreement: str,
    number: int,
    k: int = 10,
    clause_filter: ClauseFilter | None = None,
    *,
    collapse: bool = False,
) -> list[Hit]:
    """Return the ``k`` clauses of other agreements closest to one clause, best first.

    ``collapse`` is that of ``search_clauses``.
    """
    own = store.agreement_clauses(agreement)
    found = next((item for item in own.items() if item[1].number == number), None)
    if found is None:
        raise NotFoundError(
            f"'{agreement}' has clauses 1 to {len(own)}, not {number}. "
            f"See them: clausesearch show '{agreement}' --index {store.folder}"
        )
    row_id, clause = found
    query, vector = as_query(in_context(clause)), store.vectors([row_id])[0]
    others = replace(clause_filter or ClauseFilter(), but_not=agreement)
    # The closest are asked for, however far: the chance is that of a typed query.
    return _best(store, encoder, query, k, others, vector, floor=0.0, collapse=collapse)


def _best(
    store: Store,
    encoder: Encoder,
    query: Query,
    k: int,
    clause_filter: ClauseFilter,
    vector: NDArray[np.float32] | None = None,
    *,
    floor: float = FLOOR,
    collapse: bool = False,
) -> list[Hit]:
    if k < 1:
        raise UsageError("-k must be at least 1.")
    if vector is None and len(_unknown(store, encoder, query.text)) == len(query.word_terms):
        return []
    limit = max(CANDIDATES, k)
    while True:
        found = propose(store, encoder, query, clause_filter, limit=limit, vector=vector)
        if not found.ids:
            return []
        scores = score(found)
        order = [
            place
            for place in np.argsort(-scores.chance, kind="stable").tolist()
            if found.allowed[place] and scores.chance[place] >= floor
        ]
        if not collapse:
            return _hits(store, encoder, query, found, scores, [(one, []) for one in order[:k]])
        kept = collapsed(order, found, store, k)
        # Copies took the places of others: more are asked for while there can be more.
        if len(kept) == k or len(kept) == len(order) or found.allowed.sum() < limit:
            return _hits(store, encoder, query, found, scores, kept)
        limit *= 2


def _hits(
    store: Store,
    encoder: Encoder,
    query: Query,
    found: Candidates,
    scores: Scores,
    kept: list[tuple[int, list[int]]],
) -> list[Hit]:
    """Return the hits at some places of ``found``, each with the places of its copies."""
    known = store.clauses([found.ids[each] for place, copies in kept for each in (place, *copies)])
    clauses = [known[found.ids[place]] for place, _ in kept]
    met: list[tuple[Evidence, ...]] = [()] * len(kept)
    if is_token_encoder(encoder) and "token" in scores.parts:
        met = TermMatcher(encoder, query.text).evidence([in_context(one) for one in clauses])
    hits = []
    for (place, copies), clause, words in zip(kept, clauses, met, strict=True):
        parts = {name: float(values[place]) for name, values in scores.parts.items()}
        shares = _shares(words, parts.get("token", 0.0))
        also_in = tuple(known[found.ids[copy]].id for copy in copies)
        chance = round(float(scores.chance[place]), 4)
        hits.append(Hit(clause, chance, shares, parts, also_in))
    return hits


def _shares(met: tuple[Evidence, ...], total: float) -> tuple[Evidence, ...]:
    """Return the word matches so weighted that they add up to ``total``."""
    whole = sum(one.weight for one in met)
    scale = total / whole if whole else 0.0
    return tuple(Evidence(one.query_term, one.clause_term, one.weight * scale) for one in met)
