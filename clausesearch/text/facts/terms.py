"""How long an agreement lasts, whether it is renewed, and how one leaves it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausesearch.text.facts import term_cues as cues
from clausesearch.text.facts.units import Finding
from clausesearch.text.quantities import QuantityKind
from clausesearch.text.quantities.iso import Period

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clausesearch.text.facts.measured import Measured
    from clausesearch.text.facts.units import Unit

_LINK = 70


def duration(sentences: list[Unit], measures: Sequence[Measured]) -> Finding | None:
    """Return how long the agreement lasts (``P3Y``), ``until`` a day, or ``indefinite``."""
    found = [one for unit in sentences for one in _durations(unit, _within(unit, measures))]
    return max(found, key=lambda one: one.confidence, default=None)


def _durations(unit: Unit, measures: Sequence[Measured]) -> Iterator[Finding]:
    text = unit.text
    named = cues.AGREEMENT.search(text) or cues.GOES_ON.match(text)
    if endless := cues.NO_END.search(text):
        yield Finding(unit.start + endless.start(), unit.start + endless.end(), "indefinite", 0.9)
    for one in measures:
        start, end = one.start - unit.start, one.end - unit.start
        before = text[max(0, start - _LINK) : start]
        verb = (cues.LASTS if named else cues.BINDS).search(before)
        if one.kind is QuantityKind.DATE and len(one.value) == 10 and named:
            if cues.UNTIL.search(before):
                yield Finding(one.start, one.end, f"until {one.value}", 0.75)
        elif one.kind is QuantityKind.DURATION and _is_a_term(one.value):
            beside = named is not None and 0 <= start - named.end() <= 40
            if (verb or beside) and not _of_something_else(text, start, end):
                plain = 0.9 if named else 0.6
                yield Finding(one.start, one.end, one.value, plain if verb else 0.7)


def _is_a_term(iso: str) -> bool:
    """Return whether a duration is long enough to be an agreement's: three months at least."""
    length = Period.parse(iso)
    return length.months >= 3 or length.days >= 90


def _of_something_else(text: str, start: int, end: int) -> bool:
    """Return whether a time is a notice's, a delay's, or that of something else than the whole."""
    before = text[max(0, start - 60) : start]
    named = [match.start() for match in cues.AGREEMENT.finditer(before)]
    other = [match.end() for match in cues.OTHER_TERM.finditer(before)]
    return bool(
        (other and max(other) > max(named, default=0))
        or cues.OUTLIVES.match(text, end)
        or cues.NOTICE_BEFORE.search(text[max(0, start - 40) : start])
        or cues.NOTICE_AFTER.match(text, end)
    )


def termination_notice(sentences: list[Unit], measures: Sequence[Measured]) -> Finding | None:
    """Return how long before one must say that one leaves the agreement (``P6M``)."""
    found = []
    for unit in sentences:
        if not cues.END.search(unit.text):
            continue
        for one in _within(unit, measures):
            if one.kind is not QuantityKind.DURATION:
                continue
            start, end = one.start - unit.start, one.end - unit.start
            before = cues.NOTICE_BEFORE.search(unit.text[max(0, start - 40) : start])
            after = cues.NOTICE_AFTER.match(unit.text, end)
            if before or after:
                confidence = 0.95 if before and after else 0.9
                found.append(Finding(one.start, one.end, one.value, confidence))
    return max(found, key=lambda one: (one.confidence, one.start), default=None)


def renewal(sentences: list[Unit]) -> Finding | None:
    """Return whether the agreement is renewed: ``tacit``, ``on agreement`` or ``not tacit``."""
    found = [one for unit in sentences for one in _renewals(unit)]
    return max(found, key=lambda one: one.confidence, default=None)


def _renewals(unit: Unit) -> Iterator[Finding]:
    text = unit.text
    tacit = list(cues.TACIT.finditer(text))
    for match in cues.ON_AGREEMENT.finditer(text):
        by_itself = any(0 <= one.start() - match.end() <= _LINK for one in tacit)
        negated = cues.NEGATED.search(text[: match.start()]) is not None
        refused = negated and cues.ONLY.match(match[0]) is None
        other = cues.OTHER_RENEWAL.search(text[max(0, match.start() - 40) : match.end() + 15])
        if not (by_itself or refused or other):
            yield Finding(unit.start + match.start(), unit.start + match.end(), "on agreement", 0.9)
    for one in tacit:
        for match in cues.RENEWED.finditer(text):
            start, end = min(one.start(), match.start()), max(one.end(), match.end())
            if end - start > _LINK or cues.OTHER_RENEWAL.search(text[max(0, start - 40) : start]):
                continue
            refused = cues.NEGATED.search(text[:start]) is not None
            value = "not tacit" if refused else "tacit"
            yield Finding(unit.start + start, unit.start + end, value, 0.85 if refused else 0.95)


def _within(unit: Unit, measures: Sequence[Measured]) -> list[Measured]:
    return [one for one in measures if unit.start <= one.start < unit.start + len(unit.text)]
