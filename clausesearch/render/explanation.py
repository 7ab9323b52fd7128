"""Why a hit stands where it stands, in rows that add up to its score before calibration."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausesearch.records import Evidence, Hit

_PARTS = {
    "token": "words of the query that found their like",
    "covered": "words of the clause that found their like",
    "dense": "meaning of the whole",
    "lexical": "the same words",
    "phrase": "words side by side, as in the query",
    "support": "like clauses of other agreements",
    "feedback": "likeness to the best clauses",
    "constant": "where every clause starts",
}
_NO_WORDS = "words that met: not available for this model"
_SHOWN = 8


@dataclass(frozen=True, slots=True)
class Reason:
    """One row: a ``part`` of the score, a ``word`` within a part, a ``note``, or the ``sum``."""

    level: str
    weight: float
    text: str = ""
    query_term: str = ""
    clause_term: str = ""


def reasons(hit: Hit) -> list[Reason]:
    """Return what gave how much; the parts add up to the sum, the words to the part above them."""
    return list(_reasons(hit))


def _reasons(hit: Hit) -> Iterator[Reason]:
    if "token" not in hit.parts:
        yield Reason("note", 0.0, _NO_WORDS)
    for name, text in _PARTS.items():
        if not hit.parts.get(name):
            continue
        yield Reason("part", hit.parts[name], text)
        if name == "token":
            shown, others = hit.evidence[:_SHOWN], hit.evidence[_SHOWN:]
            for one in shown:
                yield Reason("word", one.weight, "", one.query_term, one.clause_term)
            if others:
                rest = sum(one.weight for one in others)
                yield Reason("word", rest, "", "others", f"{len(others)}")
    yield Reason("sum", hit.log_odds, f"log-odds, that is {hit.score:.0%}")


def met_words(hit: Hit) -> list[Evidence]:
    """Return the word matches that carry the hit: a quarter as heavy as the best, or more."""
    least = max((one.weight for one in hit.evidence), default=0.0) / 4
    return [one for one in hit.evidence[:_SHOWN] if one.weight >= max(least, 1e-9)]


def marked(hit: Hit) -> list[tuple[str, bool]]:
    """Return the clause's text in pieces, and whether each is a word that met one of the query."""
    terms = sorted({one.clause_term for one in met_words(hit)}, key=len, reverse=True)
    if not terms:
        return [(hit.clause.text, False)]
    pattern = re.compile(rf"(?<!\w)({'|'.join(map(re.escape, terms))})(?!\w)")
    pieces = pattern.split(hit.clause.text)
    return [(piece, bool(place % 2)) for place, piece in enumerate(pieces) if piece]
