"""What an agreement enters into force upon: its signature, an approval, the last notice, a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausesearch.text.facts import term_cues as cues
from clausesearch.text.facts.units import Finding
from clausesearch.text.quantities import QuantityKind

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

    from clausesearch.text.facts.measured import Measured
    from clausesearch.text.facts.units import Unit

_REACH = 150


def entry_into_force(sentences: list[Unit], measures: Sequence[Measured]) -> Finding | None:
    """Return what the agreement enters into force upon, where its text says so.

    The value is ``signature``, ``approval``, ``notification`` or a day (ISO 8601), with a delay
    before it where there is one (``P30D after notification``); it is empty for anything else.
    """
    found = []
    for unit in sentences:
        for cue in cues.IN_FORCE.finditer(unit.text):
            if cues.CHANGE.search(
                unit.text, max(0, cue.start() - 40), min(len(unit.text), cue.end() + 20)
            ):
                continue
            if upon := _upon(unit, cue, measures):
                found.append(upon)
    return max(found, key=lambda one: (bool(one.value), one.confidence), default=None)


def _upon(unit: Unit, cue: re.Match[str], measures: Sequence[Measured]) -> Finding | None:
    """Return the event or the day beside a verb of entering into force."""
    first, last = cue.end(), min(len(unit.text), cue.end() + _REACH)
    if event := _event(unit.text, first, last):
        value, start, end = event
        delay = _delay(unit, first, start, measures)
        value = f"{delay} after {value}" if delay else value
        return Finding(unit.start + cue.start(), unit.start + end, value, 0.9)
    day = next(
        (
            one
            for one in measures
            if one.kind is QuantityKind.DATE
            and unit.start + first <= one.start <= unit.start + last
            and len(one.value) == len("2026-01-01")
        ),
        None,
    )
    if day:
        return Finding(unit.start + cue.start(), day.end, day.value, 0.9)
    if event := _event(unit.text, max(0, cue.start() - _REACH), cue.start()):
        value, start, _ = event
        if cues.UPON.search(unit.text[max(0, start - 40) : start]):
            return Finding(unit.start + start, unit.start + cue.end(), value, 0.85)
    if unsaid := cues.FROM.match(unit.text, first, last):
        return Finding(unit.start + cue.start(), unit.start + unsaid.end(), "", 0.7)
    return None


def _event(text: str, start: int, end: int) -> tuple[str, int, int] | None:
    """Return the first event named, its value and its place; an approval's notice is a notice."""
    found = [
        (match.start(), match.end(), value)
        for value, pattern in cues.EVENTS
        if (match := pattern.search(text, start, end))
    ]
    if not found:
        return None
    first = min(found)
    value = first[2]
    if value == "approval" and any(
        v == "notification" and at - first[1] <= 80 for at, _, v in found
    ):
        value = "notification"
    return value, first[0], first[1]


def _delay(unit: Unit, start: int, end: int, measures: Sequence[Measured]) -> str:
    """Return the time that passes after an event: “thirty days after the last notice”."""
    return next(
        (
            one.value
            for one in measures
            if one.kind is QuantityKind.DURATION
            and unit.start + start <= one.start
            and one.end <= unit.start + end
            and not one.value.endswith("Y")
            and cues.AFTER.match(unit.text, one.end - unit.start)
        ),
        "",
    )
