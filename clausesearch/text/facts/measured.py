"""The quantities of a text beside their places in its folded form."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from clausesearch.text.facts import term_cues as cues
from clausesearch.text.folding import fold
from clausesearch.text.quantities import QuantityKind, read_quantities
from clausesearch.text.quantities.words import forms, word_lists

if TYPE_CHECKING:
    from clausesearch.text.facts.units import Unit

_WORD = re.compile(r"[^\W\d_]+|[€$£]")
_YEAR = re.compile(r"\d{4}")
_WANTED = (QuantityKind.DURATION, QuantityKind.DATE, QuantityKind.AMOUNT)


class Measured(NamedTuple):
    """A quantity at ``folded[start:end]``; its value is that of ``Quantity``."""

    start: int
    end: int
    kind: QuantityKind
    value: str


def measured(sentences: list[Unit]) -> list[Measured]:
    """Return the amounts, and the durations and days beside what they can be the term of."""
    return [
        Measured(unit.start + one.start, unit.start + one.end, one.kind, one.value)
        for unit in sentences
        if _can_matter(unit.text)
        for one in read_quantities(unit.text)
        if one.kind in _WANTED
    ]


def _can_matter(sentence: str) -> bool:
    """Return whether a sentence is worth the reading: a quantity costs far more than a look."""
    words = {form for word in _WORD.findall(sentence) for form, _ in forms(word)}
    if not words.isdisjoint(_words("currencies", "codes", "named")):
        return True
    if words.isdisjoint(_words("periods", "two_periods", "durations")) and not _YEAR.search(
        sentence
    ):
        return False
    return any(cue.search(sentence) for cue in (cues.IN_FORCE, cues.LASTS, cues.END))


@cache
def _words(*tables: str) -> frozenset[str]:
    """Return the first words of all phrases of some tables of ``words.toml``."""
    phrases = [p for table in tables for row in word_lists()[table].values() for p in row]
    return frozenset(found[0] for p in phrases if (found := _WORD.findall(fold(p))))
