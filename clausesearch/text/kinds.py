"""The kind of a clause, from the words that mark provisions, statements and commitments.

Cue lexica; where themes are known, in an index, they settle some more. Every pattern is read on
folded text (see :mod:`clausesearch.text.folding`).
Provisions are told by their subject matter, statements by a verb of opinion, context by the
formulas of preambles, signatures and reports; what promises an action is a commitment.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from clausesearch.records import Kind
from clausesearch.text.cues import Cues, Reading
from clausesearch.text.kind_cues import ARABIC, ENGLISH, FRENCH, KindCues

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clausesearch.records import ThemeScore

#: Themes of how an agreement works, and the chance from which a clause about one is a provision;
#: the higher one where commitments are about it, too. Chosen on the dev half.
_PROVISION_THEMES = {
    "duration": 0.5,
    "disputes": 0.5,
    "confidentiality": 0.5,
    "follow-up": 0.9,
    "contacts": 0.9,
    "funding": 0.9,
}


def kind_of(clause_text: str, lead_in: str, heading: str, lang: str) -> Kind:
    """Return what a clause does, judging from its words, its lead-in and its heading.

    ``lang`` is ``ar``, ``fr`` or ``en``; in any other language the three lexica are tried in turn.
    """
    text, lead, title = clause_text[:1500], lead_in[-400:], heading[:200]
    for each in (lang,) if lang in ("ar", "fr", "en") else ("en", "fr", "ar"):
        found = _judge(_cues(each).reading(text), _context(each, lead), _context(each, title))
        if found is not None:
            return found
    return Kind.CONTEXT


def kind_by_themes(kind: Kind, themes: Sequence[ThemeScore]) -> Kind:
    """Return the kind of a clause once its themes are known, the main one first.

    What reads like a commitment and is surely about duration, disputes or costs is a provision.
    """
    if kind is not Kind.COMMITMENT or not themes:
        return kind
    surely = _PROVISION_THEMES.get(themes[0].theme, 2.0)
    return Kind.PROVISION if themes[0].score >= surely else kind


def _judge(text: Reading, lead: Reading, title: Reading) -> Kind | None:
    if text.holds("belief"):
        return Kind.STATEMENT
    if text.holds("recital") or text.holds("signature"):
        return Kind.CONTEXT
    if text.holds("provision") or (not lead and title.holds("provision_heading")):
        return Kind.PROVISION
    if text.holds("opinion"):
        return Kind.STATEMENT
    if lead.holds("promise") or text.holds("promise"):
        return Kind.COMMITMENT
    if lead.holds("saying") or text.holds("saying"):
        return Kind.STATEMENT
    if text.holds("report"):
        return Kind.CONTEXT
    return Kind.COMMITMENT if lead or title or text.holds("present") else None


@lru_cache(maxsize=1 << 12)
def _context(lang: str, raw: str) -> Reading:
    """Return a lead-in or a heading, which many clauses share, as its cues read it."""
    return _cues(lang).reading(raw)


@lru_cache(maxsize=4)
def _cues(lang: str) -> Cues:
    listed = {"ar": ARABIC, "fr": FRENCH, "en": ENGLISH}[lang]
    return Cues({name: getattr(listed, name) for name in KindCues.__slots__})
