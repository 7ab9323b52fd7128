"""Finding clauses by meaning: candidates from both sides, re-scored with token evidence."""

from clausesearch.search.ranking import search_clauses, similar_clauses

__all__ = ["search_clauses", "similar_clauses"]
