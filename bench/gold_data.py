"""The judged queries and alignments of ``bench/gold``, joined with the clauses the tool makes.

    python -m bench.gold_data

writes ``gold/qrels.tsv``, which is derived: the labels of ``agreements.jsonl`` and the families of
``topics.tsv`` say how relevant each span is to each theme that is asked for.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from clausesearch.bench import spans

ROOT = Path(__file__).resolve().parents[1]
GOLD = ROOT / "bench" / "gold"
SEEDS = ROOT / "seeds"
MAIN, SECONDARY, FAMILY = 3, 2, 1


@dataclass(frozen=True, slots=True)
class Span:
    """A labelled stretch of an agreement and what it is about, the main topic first."""

    agreement: str
    lang: str
    start: int
    end: int
    topics: tuple[str, ...]
    kind: str


def read_spans() -> list[Span]:
    """Return all labelled spans."""
    return [
        Span(
            row["agreement"],
            row["lang"],
            row["start"],
            row["end"],
            tuple(row["topics"]),
            row["kind"],
        )
        for row in _lines(GOLD / "agreements.jsonl")
    ]


def read_pairs(which: str = "all") -> list[dict[str, Any]]:
    """Return the odd-numbered, even-numbered or all gold alignments, as they lie in the file."""
    pairs = _lines(GOLD / "pairs.jsonl")
    if which == "all":
        return pairs
    return [pair for pair in pairs if int(pair["pair"][:2]) % 2 == (which == "odd")]


def pair_spans(side: dict[str, Any]) -> dict[str, spans.Span]:
    """Return the labelled clauses of one side of a gold alignment, by their names."""
    agreement = Path(side["file"]).stem
    return {c["id"]: spans.Span(agreement, c["start"], c["end"]) for c in side["clauses"]}


def read_half(split: str) -> spans.SpanCollection:
    """Return the ``dev`` or the ``test`` half of the judged queries, with the agreements."""
    return spans.read_spans(GOLD, texts=SEEDS / "agreements", split=split)


def families() -> dict[str, str]:
    """Return topic → family."""
    rows = (GOLD / "topics.tsv").read_text(encoding="utf-8").splitlines()
    return {row.split("\t")[0]: row.split("\t")[1] for row in rows}


def grade(span: Span, topic: str, family: dict[str, str]) -> int:
    """Return how relevant a span is to a topic: 3 its main one, 2 another of its own, 1 akin."""
    if span.topics[0] == topic:
        return MAIN
    if topic in span.topics:
        return SECONDARY
    return FAMILY if any(family.get(t) == family[topic] for t in span.topics) else 0


def judgements() -> str:
    """Return ``qrels.tsv``: one row for each theme and each span that counts for it."""
    family = families()
    themes = sorted({row["theme"] for row in _lines(GOLD / "queries.jsonl")})
    rows = ["theme\tagreement\tstart\tend\tscore"]
    for theme in themes:
        for span in read_spans():
            if value := grade(span, theme, family):
                rows.append(f"{theme}\t{span.agreement}\t{span.start}\t{span.end}\t{value}")
    return "\n".join(rows) + "\n"


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


if __name__ == "__main__":
    (GOLD / "qrels.tsv").write_text(judgements(), encoding="utf-8")
