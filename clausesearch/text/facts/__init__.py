"""What an agreement says of itself: its day, its parties, its term …, each with its span."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausesearch.text.facts.dates import agreement_date, date_of
from clausesearch.text.facts.folded import FoldedText
from clausesearch.text.facts.further import further_facts
from clausesearch.text.facts.parties import agreement_parties, parties_of
from clausesearch.text.facts.periods import period

if TYPE_CHECKING:
    from clausesearch.records import DateFact, Fact, PartyFact

__all__ = ["agreement_date", "agreement_facts", "agreement_parties", "period"]


def agreement_facts(
    text: str, lang: str
) -> tuple[DateFact | None, tuple[PartyFact, ...], tuple[Fact, ...]]:
    """Return the date, the parties and the further facts of an agreement, folding it once."""
    read = FoldedText(text)
    return date_of(read), parties_of(read, lang), further_facts(read)
