"""From a document to what the store keeps of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from clausesearch.embedding import (
    Encoder,
    embed_clauses,
    in_context,
    is_token_encoder,
    pack_terms,
)
from clausesearch.store import ClauseRow, ModelStamp
from clausesearch.text.language import detect_language
from clausesearch.text.words import index_terms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clausesearch.records import Clause, Document


def segment_document(document: Document) -> tuple[Document, list[Clause]]:
    """Return the document with its language, and its clauses."""
    from clausesearch.text.segmentation import segment

    document = replace(document, lang=detect_language(document.text))
    return document, segment(document.text, document.lang, document.name)


def clause_rows(document: Document, clauses: Sequence[Clause], encoder: Encoder) -> list[ClauseRow]:
    """Return the clauses with all that is stored beside them: words, vectors, word pieces."""
    vectors = embed_clauses(encoder, clauses)
    return [
        ClauseRow(
            clause,
            index_terms(clause.text, document.lang),
            index_terms(f"{clause.heading} {clause.lead_in}", document.lang),
            vectors[i],
            pack_terms(encoder.terms(in_context(clause))) if is_token_encoder(encoder) else None,
        )
        for i, clause in enumerate(clauses)
    ]


def stamp_of(encoder: Encoder) -> ModelStamp:
    """Return what an index remembers of a model."""
    return ModelStamp(encoder.name, encoder.dim, encoder.fingerprint)
