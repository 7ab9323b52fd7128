"""The day an agreement was made, out of all the days its text names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING

from clausesearch.records import DateFact
from clausesearch.text.facts import date_cues as cues
from clausesearch.text.facts.calendars import weekdays
from clausesearch.text.facts.folded import FoldedText
from clausesearch.text.facts.mentions import date_mentions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausesearch.text.facts.mentions import Mention

_HEAD = 1_500
_TAIL = 1_200
_SENTENCE = re.compile(r"[.!?؟؛;](?=\s)|\n\s*\n")
_PLACE = re.compile(r"[^\W\d_][^\d:;!?«»\"]{0,49}")
_LABEL = re.compile(r"(?:date|التاريخ|تاريخ|بتاريخ|le)\s*:?")
_APART = re.compile(r"[\s,،|–—-]*(?:[,،|–—-]|\sle$)\s*(?:le|في|on|يوم)?$")
#: What may follow a date that has a line of its own: an hour, the same day in another calendar.
_CLOCK = re.compile(
    r"[ \t.,،()|–—-]*(?:$|a?\s?\d{1,2}\s?[:h.]\s?\d{2}|corresponding|الموافق|موافق)"
)


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A day, where it is named, and how plainly it is the agreement's."""

    mention: Mention
    iso: str
    confidence: float


def agreement_date(text: str) -> DateFact | None:
    """Return the day the agreement was signed, concluded or adopted, None when it is not said.

    For a press report it is the day of the event: a weekday, “today” or “yesterday” beside the
    verb is counted back from the day the report bears. Terms, deadlines and the dates of laws and
    of other agreements do not count. The span is that of the date in ``text``.
    """
    return date_of(FoldedText(text))


def date_of(read: FoldedText) -> DateFact | None:
    """Return what ``agreement_date`` does for a text that is folded already."""
    candidates = list(_candidates(read.folded))
    if not candidates:
        return None
    best = max(candidates, key=lambda candidate: candidate.confidence)
    if best.confidence >= _FORMULA_AT_END:  # several signatures: the last one makes the agreement
        best = [one for one in candidates if one.confidence == best.confidence][-1]
    start, end = read.span(best.mention.start, best.mention.end)
    lower = 0.1 if best.mention.hijri else 0.0
    return DateFact(best.iso, start, end, round(best.confidence - lower, 2))


# How plainly each kind of place says it; an order rather than measured chances.
_FORMULA_AT_END = 0.98
_PLACE_LINE_AT_END = 0.96
_FORMULA = 0.95
_VERB = 0.9
_VERB_AFTER = 0.88
_SESSION = 0.85
_COUNTED_BACK = 0.85
_NAMED = 0.75
_VERB_INSIDE = 0.7
_PLACE_LINE = 0.6


def _candidates(folded: str) -> Iterator[_Candidate]:
    for mention in date_mentions(folded):
        before, after = _sentence_around(folded, mention)
        line = _dateline(folded, mention)
        confidence = _signed(folded, mention, before, "" if line is not None else after)
        if confidence:
            yield _Candidate(mention, mention.iso, confidence)
        elif line is not None:
            yield from _from_dateline(folded, mention, published=line)


def _signed(folded: str, mention: Mention, before: str, after: str) -> float:
    """Return how plainly the sentence says that this is the day; 0 when it does not."""
    at_end = len(folded) - mention.end <= _TAIL
    in_head = mention.start <= _HEAD
    near = cues.RANGE.sub("", before)
    if cues.NAMED.search(before):
        return _NAMED if mention.start <= 300 else 0.0
    if cues.REFERENCE.search(near) or _of_another(before):
        return 0.0
    if cues.FORMULA.search("\n" + before):
        return _FORMULA_AT_END if at_end else _FORMULA if in_head else _VERB_INSIDE
    if _is_alone(folded, mention) and at_end and not in_head:
        return _PLACE_LINE_AT_END
    if cues.SIGNED.search(before[-160:]):
        return _VERB if in_head or at_end else _VERB_INSIDE
    if in_head and len(before) <= 40 and cues.SIGNED.search(after[:160]):
        return _VERB_AFTER
    if in_head and (cues.HELD.search(before[-160:]) or cues.TODAY.search(before[-24:])):
        return _SESSION
    return 0.0


def _of_another(before: str) -> bool:
    """Return whether the verb before a date speaks of another agreement than this one."""
    found = list(cues.OTHERS.finditer(before))
    return bool(found) and not cues.THIS.search(before[: found[-1].end()][-60:])


def _sentence_around(folded: str, mention: Mention) -> tuple[str, str]:
    first = max(0, mention.start - 400)
    ends = [match.end() for match in _SENTENCE.finditer(folded, first, mention.start)]
    # A full stop inside an abbreviation leaves next to nothing: then the sentence began earlier.
    start = next((end for end in reversed(ends) if mention.start - end > 0), first)
    stop = _SENTENCE.search(folded, mention.end, mention.end + 400)
    return (
        folded[start : mention.start],
        folded[mention.end : stop.start() if stop else mention.end + 400],
    )


def _line_around(folded: str, mention: Mention) -> tuple[str, str]:
    start = folded.rfind("\n", 0, mention.start) + 1
    end = folded.find("\n", mention.end)
    return folded[start : mention.start], folded[mention.end : end if end >= 0 else len(folded)]


def _is_alone(folded: str, mention: Mention) -> bool:
    """Return whether a line holds a place and a date, and nothing else: “Newport, 3 May 2024”."""
    before, after = _line_around(folded, mention)
    return _is_place(before) and _CLOCK.match(after) is not None


def _is_place(before: str) -> bool:
    """Return whether at most a place and a day of the week stand before a date in its line.

    A bare place runs into no date: a comma, a dash or a day of the week stands between.
    """
    label = _weekday_pattern().sub("–", before.strip(" \t()"))
    apart = _APART.search(label)
    if apart is None:
        return not label or _LABEL.fullmatch(label) is not None
    place = label[: apart.start()]
    return len(place.split()) <= 5 and (not place or _PLACE.fullmatch(place) is not None)


def _dateline(folded: str, mention: Mention) -> bool | None:
    """Return whether the day at the head of a report is that of its publication alone.

    None when the mention is no dateline. “Kisumu, 19 May 2022 – …” is one, « Publié le … » too.
    """
    if mention.start > _HEAD:
        return None
    before, after = _line_around(folded, mention)
    if cues.PUBLISHED.search(before):
        return True
    if _is_alone(folded, mention):
        return False
    return False if _is_place(before) and re.match(r"\s*[-–—(:|.)]", after) else None


def _from_dateline(folded: str, mention: Mention, *, published: bool) -> Iterator[_Candidate]:
    told = date.fromisoformat(mention.iso)
    for sentence in _SENTENCE.split(folded[mention.end : mention.end + 3_000]):
        if not (cues.SIGNED.search(sentence) or cues.HELD.search(sentence)):
            continue
        back = _days_back(sentence, told)
        if back is not None:
            yield _Candidate(mention, (told - timedelta(days=back)).isoformat(), _COUNTED_BACK)
            return
    if not published:
        yield _Candidate(mention, mention.iso, _PLACE_LINE)


def _days_back(sentence: str, told: date) -> int | None:
    """Return how many days before ``told`` a sentence puts its event, None when it does not say."""
    for match in _weekday_pattern().finditer(sentence):
        if cues.COMING.match(sentence, match.end()):
            continue
        return (told.weekday() - weekdays()[match[1]]) % 7
    if cues.YESTERDAY.search(sentence):
        return 1
    return 0 if cues.TODAY.search(sentence) else None


@cache
def _weekday_pattern() -> re.Pattern[str]:
    return re.compile(rf"\b({'|'.join(weekdays())})\b")
