"""What else an agreement says of itself, each thing with the words that say it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausesearch.records import Fact, FactKind
from clausesearch.text.facts.agreement_kinds import agreement_kind
from clausesearch.text.facts.bodies import follow_up_bodies
from clausesearch.text.facts.force import entry_into_force
from clausesearch.text.facts.measured import measured
from clausesearch.text.facts.places import place_of_signature
from clausesearch.text.facts.terms import duration, renewal, termination_notice
from clausesearch.text.facts.tongues import text_languages
from clausesearch.text.facts.units import Finding, units
from clausesearch.text.quantities import QuantityKind

if TYPE_CHECKING:
    from clausesearch.text.facts.folded import FoldedText


def further_facts(read: FoldedText) -> tuple[Fact, ...]:
    """Return the facts of a text in the order of ``FactKind``; nothing without its span."""
    sentences = units(read.folded)
    measures = measured(sentences)
    amounts = [
        Finding(one.start, one.end, one.value, 0.95)
        for one in measures
        if one.kind is QuantityKind.AMOUNT and one.value != "0"
    ]
    found: list[tuple[FactKind, list[Finding | None]]] = [
        (FactKind.AGREEMENT, [agreement_kind(read.folded, sentences)]),
        (FactKind.PLACE, [place_of_signature(read, sentences)]),
        (FactKind.ENTRY, [entry_into_force(sentences, measures)]),
        (FactKind.DURATION, [duration(sentences, measures)]),
        (FactKind.RENEWAL, [renewal(sentences)]),
        (FactKind.NOTICE, [termination_notice(sentences, measures)]),
        (FactKind.BODY, [*follow_up_bodies(sentences)]),
        (FactKind.TEXTS, [text_languages(sentences)]),
        (FactKind.AMOUNT, [*amounts]),
    ]
    return tuple(_fact(read, kind, one) for kind, some in found for one in some if one)


def _fact(read: FoldedText, kind: FactKind, found: Finding) -> Fact:
    start, end = read.span(found.start, found.end)
    return Fact(kind, read.text[start:end], found.value, start, end, found.confidence)
