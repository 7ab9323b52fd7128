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
    rf"(?i:between|entre)\s+{_THE}{_NAME}\s+(?i:and|et)\s+{_THE}{_NAME}(?=\s*(?:$|[\n,.;(]))",
    re.MULTILINE,
)
_STATES_CONFIDENCE = 0.6


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
    return () if arabic else _states(read.text)


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
    for part in (trimmed(read.folded, one) for one in parts):
        if part.start >= part.end:
            return ()
        start, end = read.span(part.start, part.end)
        words = read.folded[part.start : part.end]
        if not is_name(words, read.text[max(0, start - 1) : end + 1], arabic=arabic):
            return ()
        name = PartyFact(read.text[start:end], start, end, confidence)
        facts.setdefault(" ".join(words.split()), name)
    return tuple(facts.values())


def _states(text: str) -> tuple[PartyFact, ...]:
    match = _STATES.search(text[: finders.TITLE])
    if not match:
        return ()
    names = (match[1], match[2])
    if any(not generic_words().isdisjoint(name.lower().split()) for name in names):
        return ()
    return tuple(
        PartyFact(match[group], *match.span(group), _STATES_CONFIDENCE) for group in (1, 2)
    )
