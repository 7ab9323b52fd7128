"""Records as plain dictionaries: the JSON contract of docs/json.md."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from clausesearch.indexing import commitment_strength
from clausesearch.render.citations import cite, label_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from clausesearch.records import Agreement, Clause, Document, Hit, ThemeScore

Json = dict[str, Any]


def clause_dict(clause: Clause, document: Document) -> Json:
    """Return a clause of ``document`` as it stands in a comparison."""
    return {
        "clause": clause.id,
        "label": label_of(clause, document),
        "start": clause.start,
        "end": clause.end,
        "text": clause.text,
        "kind": clause.kind.value,
        "citation": cite(clause, document),
    }


def segment_dict(clause: Clause, themes: Sequence[ThemeScore] | None = None) -> Json:
    """Return a clause as segmentation gives it, with the codes of its themes where it has some."""
    strength = commitment_strength(clause)
    found = {
        "clause": clause.id,
        "start": clause.start,
        "end": clause.end,
        "text": clause.text,
        "lead_in": clause.lead_in,
        "kind": clause.kind.value,
        "strength": strength.value if strength else None,
    }
    return found if themes is None else found | {"themes": [each.theme for each in themes]}


def segments_dict(
    agreement: str,
    lang: str,
    clauses: Iterable[Clause],
    themes: Mapping[int, Sequence[ThemeScore]] | None = None,
) -> Json:
    """Return the clauses of one agreement; ``themes`` are those of each, by its number."""
    return {
        "agreement": agreement,
        "lang": lang,
        "clauses": [
            segment_dict(clause, None if themes is None else themes.get(clause.number, ()))
            for clause in clauses
        ],
    }


def facts_dict(agreement: Agreement) -> Json:
    """Return what an agreement is known by, each fact with its span and its confidence."""
    date = agreement.date
    return {
        "date": None
        if date is None
        else {
            "iso": date.iso,
            "start": date.start,
            "end": date.end,
            "confidence": date.confidence,
        },
        "parties": [
            {
                "name": party.name,
                "start": party.start,
                "end": party.end,
                "confidence": party.confidence,
            }
            for party in agreement.parties
        ],
        "facts": [
            {
                "kind": fact.kind.value,
                "value": fact.value,
                "text": fact.text,
                "start": fact.start,
                "end": fact.end,
                "confidence": fact.confidence,
            }
            for fact in agreement.facts
        ],
    }


def hit_dict(rank: int, hit: Hit, agreement: Agreement) -> Json:
    """Return a hit of ``agreement`` with its rank."""
    clause = hit.clause
    return {
        "rank": rank,
        "score": hit.score,
        "agreement": clause.agreement,
        "clause": clause.id,
        "label": label_of(clause, agreement),
        "start": clause.start,
        "end": clause.end,
        "date": agreement.date.iso if agreement.date else None,
        "text": clause.text,
        "lead_in": clause.lead_in,
        "kind": clause.kind.value,
        "lang": clause.lang,
        "citation": cite(clause, agreement),
        "also_in": list(hit.also_in),
        "evidence": [
            {
                "query_term": evidence.query_term,
                "clause_term": evidence.clause_term,
                "weight": round(evidence.weight, 6),
            }
            for evidence in hit.evidence
        ],
        "log_odds": round(hit.log_odds, 6),
        "parts": {name: round(value, 6) for name, value in hit.parts.items()},
    }


def readable_hits(document: Json) -> list[Json]:
    """Return the hits of ``hits_dict`` less what a reader does not look for in a table."""
    keys = ("rank", "score", "text", "kind", "lang", "citation", "also_in")
    return [{key: hit[key] for key in keys} for hit in document["hits"]]


def hits_dict(
    query: str, index: str, model: str, hits: Sequence[Hit], agreements: Mapping[str, Agreement]
) -> Json:
    """Return the answer to a query; ``agreements`` are those of the hits, by name."""
    return {
        "query": query,
        "index": index,
        "model": model,
        "hits": [
            hit_dict(rank, hit, agreements[hit.clause.agreement])
            for rank, hit in enumerate(hits, start=1)
        ],
    }
