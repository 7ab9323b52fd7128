"""What an agreement is known by: the day it was made and who made it, each with its span."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausesearch.text.facts.dates import agreement_date, date_of
from clausesearch.text.facts.folded import FoldedText
from clausesearch.text.facts.parties import agreement_parties, parties_of
from clausesearch.text.facts.periods import period

if TYPE_CHECKING:
    from clausesearch.records import DateFact, PartyFact

__all__ = ["agreement_date", "agreement_facts", "agreement_parties", "period"]


def agreement_facts(text: str, lang: str) -> tuple[DateFact | None, tuple[PartyFact, ...]]:
    """Return the date and the parties of an agreement, its text folded once for both."""
    read = FoldedText(text)
    return date_of(read), parties_of(read, lang)
