"""Where an agreement was signed: «حرر بالرباط في», “Done at Salalah”, « TUNIS, jeudi … »."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from clausesearch.text.facts.calendars import gregorian_months, weekdays
from clausesearch.text.facts.date_cues import FORMULA, HELD, OTHERS, SIGNED
from clausesearch.text.facts.mentions import date_mentions
from clausesearch.text.facts.place_names import known_places, longest_place
from clausesearch.text.facts.tongues import language_names
from clausesearch.text.facts.units import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausesearch.text.facts.folded import FoldedText
    from clausesearch.text.facts.units import Unit

_HEAD, _TAIL = 2_500, 1_200
_NEAR = 140
_SHORT = 240

_WORD_AR = r"[\u0620-\u064a]+"
_IN_AR = re.compile(
    r"(?<!\w)(?:(?:ب|في |من )(?:ال)?(?:مدينه|عاصمه|العاصمه)(?: ال\w+يه)? |في |ب(?=\w))[“\"«]?"
    rf"(?=({_WORD_AR}(?:\s{_WORD_AR}){{0,3}}))"  # looked ahead: «بعد» must not hide «بالرباط»
)
_OPENS_AR = re.compile(
    rf"\s*[-–—]?\s*(?:من |في |ب)((?:ال)?مدينه )?[“\"«]?({_WORD_AR}(?:\s{_WORD_AR}){{0,2}}?)[”\"»]?"
    rf"(?: ب{_WORD_AR})?\s*[،,]"
)
#: Where an Arabic name ends in a formula, though no mark stands there.
_END_AR = re.compile(
    r"(?:في|يوم|بتاريخ|تاريخ|من|علي|اليوم|امس|الموافق|عقب|خلال|بين|مسا|صباح|وذلك|بحضور|باللغ\w*"
    r"|بالعربيه|بمناسبه"
    r"|هذا|هذه|بمقر|مقر|بقصر|شهر|سنه|عام|ال(?:احد|اثنين|ثلاثا|اربعا|خميس|جمعه|سبت)|اتفاق\w*"
    r"|مذكره\w*)$"
)
#: Words behind ب or في that name no place.
_NO_PLACE_AR = re.compile(
    r"(?:حضور|تاريخ|ين|عد|مناسبه|مقر\w*|قصر\w*|ديوان\w*|هدف|شان|موجب\w*|عنوان|ال?لغ\w*|لغ\w*"
    r"|العربيه|الفرنسيه|الانجليزيه"
    r"|يد|اسم|كل|ما|ه|ها|هما|يوم|اليوم|شهر|سنه|عام|نسخ\w*|نظير\w*|نظاير|اصل\w*|حفل\w*|ختام|اطار"
    r"|(?:ال)?مجال\w*|مختلف|جميع|قاعه|فندق"
    r"|مكتب\w*|القاعه|رعايه|اشراف|رياسه|مشاركه|دعوه|الاجماع|الموافقه|التوقيع|التراضي|العاصمه"
    r"|مدينه|عاصمه|هذا|هذه"
    r"|خمس\w*|اربع\w*|ثلاث\w*|وقت|مرحله|الوقت|حسن|سبيل|صيغه|عن|لقا\w*|اجتماع\w*|دوره\w*|زياره"
    r"|اتفاق\w*|مذكره)$"
)
_LATIN_NAME = (
    r"[A-ZÀ-ÖØ-Þ][\w'’.-]*(?:(?: |-)(?:[A-ZÀ-ÖØ-Þ][\w'’-]*|of|de|du|des|la|le|el|al|es|sur)){0,4}"
)
_IN_LATIN = re.compile(
    rf"(?:\b(?:[Ii]n|[Aa]t|[Ee]n)|(?<!\w)[àÀ]) (?:the )?(?:city of |la ville de )?({_LATIN_NAME})"
)
_DATELINE_LATIN = re.compile(
    rf"^({_LATIN_NAME})(?:, [A-ZÀ-Þ][\w' -]{{2,30}}?)?(?:\s*\([^)\n]{{2,30}}\))?\s*[,–—-]", re.M
)
_PARTIES = re.compile(r"\b(?:بين|between|entre)\b")
_SMALL_END = re.compile(r"(?: |-)(?:of|de|du|des|la|le|el|al|es|sur)$")
_REPORTER_AR = re.compile(r"خاص|مراسل|وكاله|وكالات|قسم|كتب|متابعه|مكتب")


def place_of_signature(read: FoldedText, sentences: list[Unit]) -> Finding | None:
    """Return the place an agreement was signed, adopted or agreed at, as written; no value.

    By the formula of signature, else a place and a day on a line at the end, else the words beside
    “signed” or “held” in a report's first sentences, else the place the report was sent from.
    """
    found = list(_in_formulas(read, sentences)) or list(_lines_at_end(read))
    if not found:
        found = [*_beside_verbs(read, sentences), *_datelines(read)]
    return max(found, key=lambda one: (one.confidence, -one.start), default=None)


def _in_formulas(read: FoldedText, sentences: list[Unit]) -> Iterator[Finding]:
    for unit in sentences:
        opening = FORMULA.match("\n" + unit.text.lstrip())
        if not opening:
            continue
        start = unit.start + len(unit.text) - len(unit.text.lstrip()) + opening.end() - 1
        start = min(start, unit.start + len(unit.text) - 1)
        if len(read.folded) - start > _TAIL and start > _HEAD:
            continue
        # A report may open with the same verb: there only a known city is believed.
        at_end = len(read.folded) - start <= _TAIL and len(unit.text) <= _SHORT
        if place := _first_place(read, start, unit.start + len(unit.text), any_name=at_end):
            yield Finding(*place, "", 0.97 if at_end else 0.85)


def _lines_at_end(read: FoldedText) -> Iterator[Finding]:
    """Yield the places of “Newport, 3 September 2024” among the last lines."""
    folded = read.folded
    for mention in date_mentions(folded[-_TAIL:]):
        at = max(0, len(folded) - _TAIL) + mention.start
        line = folded.rfind("\n", 0, at) + 1
        before = re.fullmatch(
            r"\s*([^\W\d_][^\d,،;:!?«»]{1,39}?)\s*[,،](?: (?:le|on|في|يوم))?\s*", folded[line:at]
        )
        if before and line > _HEAD // 5:
            yield Finding(line + before.start(1), line + before.end(1), "", 0.95)


def _beside_verbs(read: FoldedText, sentences: list[Unit]) -> Iterator[Finding]:
    """Yield places right after a verb of signing or of meeting in the first sentences."""
    for order, unit in enumerate(sentences):
        if unit.start > _HEAD:
            return
        verbs = [*SIGNED.finditer(unit.text), *HELD.finditer(unit.text)]
        for verb in verbs:
            if OTHERS.search(unit.text[max(0, verb.start() - 60) : verb.end()]):
                continue
            end = unit.start + min(len(unit.text), verb.end() + _NEAR)
            if parties := _PARTIES.search(read.folded, unit.start + verb.end(), end):
                end = parties.start()  # a place behind “between” is a party's
            if place := _first_place(read, unit.start + verb.end(), end):
                signed = SIGNED.match(unit.text, verb.start()) is not None
                yield Finding(*place, "", (0.9 if signed else 0.85) - 0.01 * min(order, 9))
        opening = _OPENS_AR.match(unit.text)
        named = (_known(opening[2]) or (opening[2] if opening[1] else "")) if opening else ""
        if verbs and opening and named:
            start = unit.start + opening.start(2)
            yield Finding(start, start + len(named), "", 0.85)


def _datelines(read: FoldedText) -> Iterator[Finding]:
    """Yield the places that a report's first lines open with."""
    for line in re.finditer(r"[^\n]+", read.folded[: _HEAD // 3]):
        first = re.match(rf"\s*({_WORD_AR}(?: {_WORD_AR}){{0,2}})\s*[–—:-]", line[0])
        rest = line[0][first.end() :][:60] if first else ""
        if first and (first[1] in known_places() or _sent_from(first[1], rest)):
            yield Finding(line.start() + first.start(1), line.start() + first.end(1), "", 0.7)
    head = read.text[: _HEAD // 3]
    for latin in _DATELINE_LATIN.finditer(head):
        after = read.text[latin.end() : latin.end() + 20].split()
        day = bool(after) and _is_calendar(after[0])
        if latin[1].isupper() or (day and "," in latin[0][-2:]):
            yield Finding(*read.folded_span(*latin.span(1)), "", 0.7)


def _sent_from(place: str, rest: str) -> bool:
    """Return whether a line goes on as one that a reporter sent from ``place``."""
    return _REPORTER_AR.search(rest) is not None and _REPORTER_AR.search(place) is None


def _first_place(
    read: FoldedText, start: int, end: int, *, any_name: bool = False
) -> tuple[int, int] | None:
    """Return the first name behind “in”, “at”, à, في or ب, as a span of the folded text."""
    for match in _IN_AR.finditer(read.folded, start, end):
        name = _known(match[1])
        city = "مدينه" in match[0][: match.start(1) - match.start()]
        if not name and (any_name or city):
            name = _until_end(match[1])
        if name:
            return match.start(1), match.start(1) + len(name)
    if start >= end:
        return None
    first, last = read.span(start, end)
    for match in _IN_LATIN.finditer(read.text, max(0, first - 1), last):
        if not _is_calendar(match[1].split()[0]):
            span = match.span(1)
            if small := _SMALL_END.search(match[1]):
                span = (span[0], span[0] + small.start())
            return read.folded_span(*span)
    return None


def _known(words: str) -> str:
    """Return the longest known place that ``words`` begin with."""
    parts = words.split()
    for count in range(min(len(parts), longest_place()), 0, -1):
        if (name := " ".join(parts[:count])) in known_places():
            return name
    return ""


def _until_end(words: str) -> str:
    kept: list[str] = []
    for word in words.split()[:3]:
        if _END_AR.match(word) or (not kept and _NO_PLACE_AR.match(word)):
            break
        kept.append(word)
    return " ".join(kept)


def _is_calendar(word: str) -> bool:
    from clausesearch.text.folding import fold

    bare = fold(word.strip(",.;"))
    return (
        bare in weekdays()
        or bare in gregorian_months()
        or bare in language_names()
        or bare.isdigit()
        or not bare
    )
