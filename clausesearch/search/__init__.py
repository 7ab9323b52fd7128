"""Finding clauses by meaning: candidates from both sides, all evidence weighed together."""

from clausesearch.search.ranking import search_clauses, similar_clauses, unknown_words

__all__ = ["search_clauses", "similar_clauses", "unknown_words"]
