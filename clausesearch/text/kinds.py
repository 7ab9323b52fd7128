"""The kind of a clause, from the words that mark commitments, provisions and statements."""

from __future__ import annotations
from clausesearch.records import Kind


def kind_of(clause_text: str, lead_in: str, heading: str, lang: str) -> Kind:
    """Return the kind."""
    return Kind.COMMITMENT
