"""Texts kept out of a run, to choose a recipe by: no evaluation set is looked at for that."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING

from clausesearch.training.decontaminate import Decontaminator

if TYPE_CHECKING:
    from clausesearch.training.corpora import Corpora, WrittenClause

#: News first (sentences of articles), then what people click and type, by pair of languages.
_NEWS = {("ar", "en"): "tico19", ("ar", "fr"): "tico19", ("fr", "en"): "wmt-newstest"}
_SCREENS = ("odoo", "wordpress-plugins", "moodle19", "consul-civic", "mozilla-legal")
_PAIRS = 500
#: One written clause in so many.
_CLAUSES = 13
_FEWEST_WORDS = 4


@dataclass(frozen=True, slots=True)
class HeldOut:
    """Written clauses with their queries; pairs by kind ("news", "screens") and languages."""

    written: tuple[WrittenClause, ...]
    pairs: dict[tuple[str, tuple[str, str]], tuple[tuple[str, str], ...]]


def hold_out(corpora: Corpora) -> tuple[Corpora, HeldOut]:
    """Return what is left to train on and what is kept out; the same each time.

    What shares eight words in a row with a text kept out, or is one, is left out of training, too.
    """
    held = tuple(clause for clause in corpora.written if not _number(clause.id) % _CLAUSES)
    names = {clause.id for clause in held}
    kept = replace(corpora, written=tuple(c for c in corpora.written if c.id not in names))
    pairs = {
        (kind, langs): _some(corpora, sources, langs)
        for langs, news in _NEWS.items()
        for kind, sources in (("news", (news,)), ("screens", _SCREENS))
    }
    texts = chain(
        (text for clause in held for text in clause.text.values()),
        (text for clause in held for query in clause.queries for text in query.values()),
        (text for some in pairs.values() for pair in some for text in pair),
    )
    return Decontaminator(texts).clean(kept)[0], HeldOut(held, pairs)


def _some(
    corpora: Corpora, sources: tuple[str, ...], langs: tuple[str, str]
) -> tuple[tuple[str, str], ...]:
    """Return up to ``_PAIRS`` pairs of ``sources``, no text of them twice."""
    found: dict[str, str] = {}
    for source in corpora.parallel:
        if source.source in sources and source.langs == langs:
            found.update(
                (left, right)
                for left, right in source.pairs
                if min(len(left.split()), len(right.split())) >= _FEWEST_WORDS
            )
    backward = {right: left for left, right in found.items()}
    chosen = sorted(backward, key=_number)[:_PAIRS]
    return tuple((backward[right], right) for right in chosen)


def _number(text: str) -> int:
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest())
