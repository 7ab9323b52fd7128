"""Records as plain dictionaries: the JSON contract of docs/json.md."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from clausesearch.records import Agreement, Clause, Comparison, Hit, Match

Json = dict[str, Any]


def clause_dict(clause: Clause) -> Json:
    """Return a clause as it stands in a comparison."""
    return {
        "clause": clause.id,
        "start": clause.start,
        "end": clause.end,
        "text": clause.text,
        "kind": clause.kind.value,
    }


def segment_dict(clause: Clause) -> Json:
    """Return a clause as segmentation gives it."""
    return {
        "clause": clause.id,
        "start": clause.start,
        "end": clause.end,
        "text": clause.text,
        "lead_in": clause.lead_in,
        "kind": clause.kind.value,
    }


def segments_dict(agreement: str, lang: str, clauses: Iterable[Clause]) -> Json:
    """Return the clauses of one agreement."""
    return {
        "agreement": agreement,
        "lang": lang,
        "clauses": [segment_dict(clause) for clause in clauses],
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
    }


def hit_dict(rank: int, hit: Hit) -> Json:
    """Return a hit with its rank."""
    clause = hit.clause
    return {
        "rank": rank,
        "score": hit.score,
        "agreement": clause.agreement,
        "clause": clause.id,
        "start": clause.start,
        "end": clause.end,
        "text": clause.text,
        "lead_in": clause.lead_in,
        "kind": clause.kind.value,
        "lang": clause.lang,
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


def hits_dict(query: str, index: str, model: str, hits: Sequence[Hit]) -> Json:
    """Return the answer to a query."""
    return {
        "query": query,
        "index": index,
        "model": model,
        "hits": [hit_dict(rank, hit) for rank, hit in enumerate(hits, start=1)],
    }


def match_dict(match: Match) -> Json:
    """Return one aligned group."""
    return {
        "left": [clause_dict(clause) for clause in match.left],
        "right": [clause_dict(clause) for clause in match.right],
        "score": match.score,
        "relation": match.relation.value,
    }


def comparison_dict(comparison: Comparison) -> Json:
    """Return two agreements side by side."""
    return {
        "left": comparison.left.name,
        "right": comparison.right.name,
        "matches": [match_dict(match) for match in comparison.matches],
        "left_only": [clause_dict(clause) for clause in comparison.left_only],
        "right_only": [clause_dict(clause) for clause in comparison.right_only],
    }


def comparison_rows(comparison: Comparison) -> list[Json]:
    """Return one row a match and one row a clause without counterpart, for tables."""
    matched = [
        {
            "relation": match.relation.value,
            "score": match.score,
            "left": " / ".join(clause.id for clause in match.left),
            "left_text": " / ".join(clause.text for clause in match.left),
            "right": " / ".join(clause.id for clause in match.right),
            "right_text": " / ".join(clause.text for clause in match.right),
        }
        for match in comparison.matches
    ]
    blank = {"score": None, "left": "", "left_text": "", "right": "", "right_text": ""}
    left = [
        {"relation": "left-only"} | blank | {"left": clause.id, "left_text": clause.text}
        for clause in comparison.left_only
    ]
    right = [
        {"relation": "right-only"} | blank | {"right": clause.id, "right_text": clause.text}
        for clause in comparison.right_only
    ]
    return matched + left + right
