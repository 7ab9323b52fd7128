"""Agreements that answer another one in other words, as gold pairs in all nine language pairs.

``gold/translations/reworded`` holds, unit by unit in three languages, agreements by other parties
on the matters of the dev agreements in ``gold/translations``: most of their clauses answer one of
those in other words and terms, some only look as if they did. They are dev: what is fitted for
comparing may be fitted on them.
"""

from __future__ import annotations

import json
from itertools import product
from pathlib import Path

from bench.translation_texts import LANGS, TRANSLATIONS, Composed, compose, read_units
from clausesearch.bench.alignments import GoldMatch, GoldPair, GoldSide
from clausesearch.bench.spans import Span
from clausesearch.records import Document

REWORDED = TRANSLATIONS / "reworded"


def read_rewordings() -> list[GoldPair]:
    """Return each agreement with its rewording, left and right in every language."""
    return [
        _pair(path, left, right)
        for path in sorted(REWORDED.glob("*.jsonl"))
        for left, right in product(LANGS, LANGS)
    ]


def _pair(path: Path, left: str, right: str) -> GoldPair:
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    first, second = read_units(TRANSLATIONS / path.name), read_units(path)
    sides = (
        as_side("left", left, compose(first, left, "articles")),
        as_side("right", right, compose(second, right, "articles")),
    )
    matches = tuple(
        GoldMatch(tuple(str(unit) for unit in row["answers"]), (str(place),))
        for place, row in enumerate(rows)
        if row.get("answers")
    )
    met = ({n for m in matches for n in m.left}, {n for m in matches for n in m.right})
    # What the parties say of themselves before the first article answers nothing and is no loss.
    preamble = {str(place) for place, unit in enumerate(first) if unit.part == "context"}
    return GoldPair(
        f"{path.stem} {left}-{right}",
        *sides,
        matches,
        frozenset(sides[0].spans.keys() - met[0] - preamble),
        frozenset(sides[1].spans.keys() - met[1]),
    )


def as_side(name: str, lang: str, composed: Composed) -> GoldSide:
    """Return a composed text as one side of a gold pair, its units as labelled spans."""
    spans = {str(unit): Span(name, *place) for unit, place in composed.spans.items()}
    return GoldSide(Document(name, name, composed.text, "", lang=lang), lang, spans)
