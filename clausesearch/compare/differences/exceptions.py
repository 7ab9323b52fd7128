"""What only one side of a match takes out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from clausesearch.compare.differences.scope import words_of_all
from clausesearch.compare.differences.sides import cue_span, first_cue, spans_of
from clausesearch.records import Difference, DifferenceKind, Kind, Quote
from clausesearch.text.quantities import QuantityKind

if TYPE_CHECKING:
    import re

    from clausesearch.compare.differences.sides import Said

    Side = tuple[Said, ...]

#: The end of what an exception takes out.
_STOPS = ".;؛\n"


def exceptions(left: Side, right: Side) -> list[Difference]:
    """Return an exception that only one side makes."""
    made = _exception(left), _exception(right)
    if (made[0] is None) == (made[1] is None):
        return []
    kind = DifferenceKind.EXCEPTION
    if made[0] and not _answered(made[0], right):
        return [Difference(kind, made[0].quote, _contrary(right), "exception", "none")]
    if made[1] and not _answered(made[1], left):
        return [Difference(kind, _contrary(left), made[1].quote, "none", "exception")]
    return []


@dataclass(frozen=True, slots=True)
class _Exception:
    """What a side takes out; ``denied`` when from what it denies: «لا … إلا بموافقة»."""

    quote: Quote
    denied: bool


def _contrary(side: Side) -> Quote | None:
    return first_cue(side, "exception", "none") or words_of_all(side)


def _exception(side: Side) -> _Exception | None:
    """Return the first exception a side makes, from its word on to the end of its sentence."""
    for said in side:
        folded = said.read.folded
        none = [match.span() for match in said.found("exception", "none")]
        denials = [match.end() for match in said.found("negation", "of_verbs")]
        measures = [span[0] for kind in QuantityKind for span in spans_of(said, kind)]
        told = said.clause.kind is Kind.STATEMENT
        for entry in ("takes_out",) if told else ("takes_out", "or_condition"):
            for match in said.found("exception", entry):
                start, end = cue_span(match)
                if any(first <= start < last for first, last in none):
                    continue
                if entry == "or_condition" and not _is_exception(said, match, measures):
                    continue
                denied = any(place <= start for place in denials)
                return _Exception(said.folded_quote(start, _end(folded, end)), denied)
    return None


def _is_exception(said: Said, match: re.Match[str], measures: list[int]) -> bool:
    """Return whether «إلا» and “à moins de” stand there, not «ألا», «وإلا» or a distance."""
    start, end = cue_span(match)
    raw, _ = said.read.span(start, start + 1)
    measured = any(end <= place <= end + 1 for place in measures)
    return said.clause.text[raw] != "أ" and match[0][0] not in "وبلك" and not measured


def _end(folded: str, start: int) -> int:
    ends = [place for stop in _STOPS if (place := folded.find(stop, start)) >= 0]
    end = min(ends, default=len(folded))
    return start + len(folded[start:end].rstrip())


def _answered(made: _Exception, other: Side) -> bool:
    """Return whether the other side says the same by a condition."""
    if first_cue(other, "exception", "none"):
        return False
    if not made.denied:
        return first_cue(other, "exception", "condition") is not None
    # «لا … إلا بموافقة» is no exception beside “with consent”, which forbids nothing.
    return first_cue(other, "negation", "any") is None or any(
        first_cue(other, "exception", entry) for entry in ("condition", "only")
    )
