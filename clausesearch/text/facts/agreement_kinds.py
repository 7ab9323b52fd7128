"""What an agreement calls itself: a memorandum, a protocol, a charter."""

from __future__ import annotations

import re
from functools import cache

from clausesearch.text.facts.date_cues import SIGNED
from clausesearch.text.facts.units import Finding, Unit

_TITLE, _HEAD = 300, 2_500
_FIRST_LINES = 600
#: How far into a line the words stand with which a title names the agreement.
_INTO_LINE = 45

#: Value and the folded words that say it; of two that begin together the first one holds.
_KINDS = (
    (
        "twinning agreement",
        (
            r"(?:ال)?(?:اتفاقيه|اتفاقا?|بروتوكول|عقد) (?:ال)?(?:توامه|تاخ\w*)\b"
            r"|twinning (?:agreement|accord|pact|charter)|sister[- ]cit(?:y|ies) agreement"
            r"|(?:convention|accord|charte|protocole|pacte) de jumelage"
        ),
    ),
    (
        "framework agreement",
        (
            r"(?:ال)?(?:اتفاقيه|اتفاقا?) (?:ال)?(?:اطار|اطاريه?)\b|framework (?:\w+ )?agreement"
            r"|(?:accord|convention)[- ]cadre"
        ),
    ),
    (
        "letter of intent",
        r"(?:رساله|اعلان|خطاب) (?:ال)?نوايا|letters? of intent|lettres? d'intention",
    ),
    (
        "memorandum",
        (
            r"(?:ال)?مذكر(?:ه|تي|ات) (?:ال)?(?:تفاهم|تعاون|اتفاق|شراكه)\w*"
            r"|memorand(?:um|a) (?:of|on|d'|de)\b|protocole d'entente|\bm\.?o\.?u\b"
        ),
    ),
    (
        "action plan",
        (
            r"(?:خطه|مخطط|برنامج) (?:ال)?عمل\b|خطه تنفيذيه|برنامج (?:ال)?تنفيذي\b"
            r"|(?:action|work|implementation) (?:plan|programme|program)\b|plan of action"
            r"|executive programme|(?:plan|programme) d'actions?\b|programme executif"
        ),
    ),
    (
        "communique",
        (
            r"(?:ال)?(?:بيان|بلاغ) (?:ال)?(?:مشترك|ختامي)|joint (?:communique|statement)"
            r"|communique (?:conjoint|commun|final)|declaration (?:conjointe|commune)"
        ),
    ),
    (
        "amendment",
        r"\bملحق (?:تعديلي|رقم|ب?(?:ال)?اتفاق)\w*|\bavenant\b|amend(?:ment|ing) agreement",
    ),
    (
        "minutes",
        r"محضر (?:اجتماع|(?:ال)?لقا|اتفاق|مباحثات|تفاهم)\w*|agreed minutes|proces-verbal",
    ),
    ("charter", r"\b(?:ال|لل)?ميثاق\b|\bcharter\b|\bcharte\b"),
    ("protocol", r"\b(?:ال|لل)?بروتوكول\b|\bprotocol\b|\bprotocole\b"),
    ("declaration", r"\b(?:ال)?اعلان (?:مشترك|مبادي|تعاون)|\bdeclaration (?:of|on|de|d')"),
    ("treaty", r"\b(?:ال)?معاهده\b|\btreaty\b|\btraite (?:de|d'|entre)\b"),
    (
        "contract",
        (
            r"\bعقد (?:شراكه|اتفاق|تعاون|بين)\b|\bcontract (?:between|for|of)\b"
            r"|\bcontrat (?:de|d'|entre)"
        ),
    ),
    ("memorandum", r"\b(?:ال)?مذكره\b|\bmemorandum\b"),
    (
        "agreement",
        (
            r"\b[بلو]?(?:ال)?(?:اتفاقيه|اتفاقا?)\b(?! (?:علي|ان)\b)|\bagreement\b"
            r"|\bpact\b|\bpacte\b"
            r"|\b(?<!commun )accord\b|\bconvention\b"
        ),
    ),
)
_BETWEEN = re.compile(r"\b(?:بين|between|entre)\b")
_OF_A_HEADLINE = re.compile(
    r"\b(?:[وف]?[يت](?:وقع|برم)\w*|signs?|signed|signent|seals?|scellent?|inks?|prevoit|agree)\b"
)


def agreement_kind(folded: str, sentences: list[Unit]) -> Finding | None:
    """Return what the agreement is called, by its title, else by the words beside “signed”.

    The value is English for every language (``memorandum``, ``charter``, ``agreement``).
    """
    named = _in_first_lines(folded) or _signed(sentences)
    first = _first(folded)
    # The first words that say the same are where a reader looks.
    return (
        first._replace(confidence=named.confidence)
        if (named and first and first.value == named.value)
        else named or first
    )


def _in_first_lines(folded: str) -> Finding | None:
    """Return the kind that a line of the title begins with."""
    for line in re.finditer(r"[^\n]+", folded[:_FIRST_LINES]):
        if _OF_A_HEADLINE.search(line[0]):
            return None
        found = _earliest(folded, *line.span())
        between = _BETWEEN.search(line[0])
        limit = min(_INTO_LINE, between.start() if between else _INTO_LINE)
        if found and found.start - line.start() <= limit and len(line[0]) <= _TITLE:
            return found
    return None


def _signed(sentences: list[Unit]) -> Finding | None:
    """Return the kind of what is signed, the most telling one."""
    found = []
    for unit in sentences:
        if unit.start > _HEAD:
            break
        for verb in SIGNED.finditer(unit.text):
            near = _earliest(unit.text, verb.end(), min(len(unit.text), verb.end() + 160))
            before = _earliest(unit.text, max(0, verb.start() - 40), verb.start())
            found += [
                Finding(unit.start + one.start, unit.start + one.end, one.value, 0.9)
                for one in (near, before)
                if one
            ]
    return min(found, key=lambda one: (_rank(one.value), one.start), default=None)


def _first(folded: str) -> Finding | None:
    found = _earliest(folded, 0, min(len(folded), _HEAD // 2))
    return found and found._replace(confidence=0.7)


def _rank(value: str) -> int:
    return next(place for place, (name, _) in enumerate(_KINDS) if name == value)


def _earliest(folded: str, start: int, end: int) -> Finding | None:
    """Return the kind named first between two places; of two that begin there the more telling."""
    found = [
        Finding(match.start(), match.end(), value, 0.95)
        for value, pattern in _patterns()
        if (match := pattern.search(folded, start, end))
    ]
    return min(found, key=lambda one: one.start, default=None)


@cache
def _patterns() -> list[tuple[str, re.Pattern[str]]]:
    return [(value, re.compile(pattern)) for value, pattern in _KINDS]
