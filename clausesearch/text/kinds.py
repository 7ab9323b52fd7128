"""The kind of a clause, from the words that mark provisions, statements and commitments.

Cue lexica; where themes are known, in an index, they settle some more. Every pattern is read on
folded text (see :mod:`clausesearch.text.folding`).
Provisions are told by their subject matter, statements by a verb of opinion, context by the
formulas of preambles, signatures and reports; what promises an action is a commitment.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from clausesearch.records import Kind
from clausesearch.text.folding import fold
from clausesearch.text.kind_cues import ARABIC, ENGLISH, FRENCH, Cues

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
_NONE = re.compile(r"(?!)")


@dataclass(frozen=True, slots=True)
class _Patterns:
    belief: re.Pattern[str]
    recital: re.Pattern[str]
    signature: re.Pattern[str]
    provision: re.Pattern[str]
    provision_heading: re.Pattern[str]
    opinion: re.Pattern[str]
    saying: re.Pattern[str]
    promise: re.Pattern[str]
    report: re.Pattern[str]
    present: re.Pattern[str]


def kind_of(clause_text: str, lead_in: str, heading: str, lang: str) -> Kind:
    """Return what a clause does, judging from its words, its lead-in and its heading.

    ``lang`` is ``ar``, ``fr`` or ``en``; in any other language the three lexica are tried in turn.
    """
    text, lead, title = fold(clause_text[:1500]), fold(lead_in[-400:]), fold(heading[:200])
    if lang in ("ar", "fr", "en"):
        return _judge(_patterns(lang), text, lead, title) or Kind.CONTEXT
    for each in ("en", "fr", "ar"):
        found = _judge(_patterns(each), text, lead, title)
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


def _judge(cues: _Patterns, text: str, lead: str, title: str) -> Kind | None:
    if cues.belief.match(text):
        return Kind.STATEMENT
    if cues.recital.match(text) or cues.signature.search(text):
        return Kind.CONTEXT
    promised = bool(cues.promise.search(text))
    if cues.provision.search(text) or (cues.provision_heading.search(title) and not lead):
        return Kind.PROVISION
    if cues.opinion.search(text):
        return Kind.STATEMENT
    if cues.promise.search(lead) or promised:
        return Kind.COMMITMENT
    if cues.saying.search(lead) or cues.saying.search(text):
        return Kind.STATEMENT
    if cues.report.search(text):
        return Kind.CONTEXT
    return Kind.COMMITMENT if lead or title or cues.present.search(text) else None


@lru_cache(maxsize=4)
def _patterns(lang: str) -> _Patterns:
    cues = {"ar": ARABIC, "fr": FRENCH, "en": ENGLISH}[lang]
    return _Patterns(**{name: _compiled(getattr(cues, name)) for name in Cues.__slots__})


def _compiled(listed: str) -> re.Pattern[str]:
    parts = [part.strip() for part in listed.strip().split("\n") if part.strip()]
    return re.compile("|".join(f"(?:{part})" for part in parts)) if parts else _NONE
