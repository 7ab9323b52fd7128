"""Who an agreement is between, out of its title, its preamble or a report's first sentences."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from clausesearch.records import PartyFact
from clausesearch.text.facts import party_finders as finders
from clausesearch.text.facts.folded import FoldedText
from clausesearch.text.facts.party_names import is_name, trimmed
from clausesearch.text.facts.party_words import generic_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausesearch.text.facts.party_names import Part

_MOST = 12

# The order is that of plainness; the figures order, they are no measured chances.
_IN_WHOLE_TEXT = (
    (finders.listed, 0.95),
    (finders.labelled, 0.95),
    (finders.joined_by_a_line, 0.95),
)
_IN_PREAMBLE = (
    (finders.with_roles, 0.95),
    (finders.between_in_title, 0.9),
    (finders.opening, 0.85),
    (finders.dashed, 0.8),
    (finders.reported, 0.75),
    (finders.between_further_on, 0.7),
    (finders.alike, 0.65),
    (finders.alike_apart, 0.55),
)
_AT_END = ((finders.signing, 0.7),)

#: The first article or item: from there on a text says what the parties do, not who they are.
_FIRST_ARTICLE = re.compile(
    r"^[ \t]*(?:(?:ال)?(?:ماده|فصل|بند|باب|محور|قسم)\b|اولا\b"
    r"|(?:article|art\.|section|chapter|chapitre|titre|part|partie|axe)"
    r"\s+(?:\d|one|i|premier|1er|first|a)\b|(?:1|i|a|ا)\s*[.)\-–/]\s*\S)",
    re.MULTILINE,
)

_NAME = r"((?:[A-Z][\w'’.-]+|of|the|du|de|la|des)(?: (?:[A-Z][\w'’.-]+|of|the|du|de|la|des)){0,3})"
_THE = r"(?:the |le |la |les |l['’])?"
#: “Agreement between Japan and Thailand”: no noun of an organisation, but capitals.
_STATES = re.compile(
    r"(?i:agreement|treaty|memorandum|protocol|convention|accord|traité"
    r"|protocole)\b[^.\n]{0,120}?\s"
    rf"(?i:between|entre)\s+{_THE}{_NAME}\s+(?i:and|et)\s+{_THE}{_NAME}"
    r"(?=\s*(?:$|[\n,.;(])|\s(?:on|for|in|concerning|regarding|en|sur|relati\w+|concernant)\b)",
    re.MULTILINE,
)
#: “Oran and Toulon sign …” at the head of a report: towns and states are named without a noun.
_SIGNING = re.compile(
    rf"^\s*{_THE}{_NAME}\s+(?:and|et)\s+{_THE}{_NAME}\s+(?:have\s+|ont\s+)?"
    r"(?:sign(?:s|ed|ent)?|seal(?:s|ed)?|ink(?:s|ed)?|scellent|scellé|signé|conclu|concluent"
    r"|agree)\b",
    re.MULTILINE,
)
#: “The Kenya–Oman Joint Commission”, « la Commission mixte Maroc-Tunisie ».
_COMMISSION = re.compile(
    r"\b(?!The )([A-Z][a-zà-ÿ]+(?: [A-Z][a-zà-ÿ]+)?)\s?[–-]\s?([A-Z][a-zà-ÿ]+(?: [A-Z][a-zà-ÿ]+)??)"
    r"(?= (?:[A-Z]\w+ ){0,2}(?:Commission|Committee|Council)\b)"
)
_COMMISSION_FR = re.compile(
    r"\bCommission (?:mixte|conjointe|bilatérale|mixte de coopération) "
    r"([A-Z][a-zà-ÿ]+)\s?[–-]\s?([A-Z][a-zà-ÿ]+)\b"
)
_OF_CAPITALS = (
    (_STATES, 0.6, finders.TITLE),
    (_SIGNING, 0.6, finders.TITLE),
    (_COMMISSION, 0.55, 2 * finders.TITLE),
    (_COMMISSION_FR, 0.55, 2 * finders.TITLE),
)


def agreement_parties(text: str, lang: str) -> tuple[PartyFact, ...]:
    """Return the parties of an agreement in ``lang`` (ISO 639-1), in order, none when unsaid.

    Each name is as written, without an article before it or a function, a country in brackets or
    a “hereinafter” after it. There are none or at least two.
    """
    return parties_of(FoldedText(text), lang)


def parties_of(read: FoldedText, lang: str) -> tuple[PartyFact, ...]:
    """Return what ``agreement_parties`` does for a text that is folded already."""
    arabic = lang == "ar"
    for parts, confidence in _proposals(read.folded, arabic=arabic):
        facts = _facts(read, parts, confidence, arabic=arabic)
        if 2 <= len(facts) <= _MOST:
            return facts
    return () if arabic else _by_capitals(read.text)


def _proposals(folded: str, *, arabic: bool) -> Iterator[tuple[list[Part], float]]:
    opening = folded[: finders.HEAD]
    first_article = _FIRST_ARTICLE.search(opening, finders.TITLE)
    preamble = opening[: first_article.start()] if first_article else opening
    for text, some in ((opening, _IN_WHOLE_TEXT), (preamble, _IN_PREAMBLE), (folded, _AT_END)):
        for find, confidence in some:
            for parts in find(text, arabic):
                yield parts, confidence


def _facts(
    read: FoldedText, parts: list[Part], confidence: float, *, arabic: bool
) -> tuple[PartyFact, ...]:
    """Return the parts as parties; none at all when one of them can be no name."""
    facts: dict[str, PartyFact] = {}
    alone = [trimmed(read.folded, one) for one in parts]
    names = [" ".join(read.folded[slice(*one)].split()) for one in alone]
    if len(set(names)) == 1 and len(names) > 1:  # two ministries of health
        alone = [trimmed(read.folded, one, whole=True) for one in parts]
    for part in alone:
        if part.start >= part.end:
            return ()
        start, end = read.span(part.start, part.end)
        words = read.folded[part.start : part.end]
        if not is_name(words, read.text[max(0, start - 1) : end + 1], arabic=arabic):
            return ()
        name = PartyFact(read.text[start:end], start, end, confidence)
        facts.setdefault(" ".join(words.split()), name)
    return tuple(facts.values())


def _by_capitals(text: str) -> tuple[PartyFact, ...]:
    """Return the parties that only their capital letters tell, in what can be a title."""
    for pattern, confidence, reach in _OF_CAPITALS:
        match = pattern.search(text[:reach])
        if match and not any(_is_nobody(match[group]) for group in (1, 2)):
            return tuple(PartyFact(match[g], *match.span(g), confidence) for g in (1, 2))
    return ()


def _is_nobody(name: str) -> bool:
    return not generic_words().isdisjoint(name.lower().split())
