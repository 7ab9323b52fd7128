"""Text → vectors: one small protocol, a light reader of static models, any other model lazily."""

from clausesearch.embedding.clauses import embed_clauses, in_context
from clausesearch.embedding.loading import describe, load_encoder
from clausesearch.embedding.matching import TermMatcher, pack_terms, term_overlap
from clausesearch.embedding.protocol import Encoder, Term, TokenEncoder, is_token_encoder

__all__ = [
    "Encoder",
    "Term",
    "TermMatcher",
    "TokenEncoder",
    "describe",
    "embed_clauses",
    "in_context",
    "is_token_encoder",
    "load_encoder",
    "pack_terms",
    "term_overlap",
]
