"""The judged queries and alignments of ``bench/gold``, joined with the clauses the tool makes."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from clausesearch.records import Clause

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

    def reached_by(self, clause: Clause) -> bool:
        """Return whether a clause covers at least half of the span."""
        overlap = min(self.end, clause.end) - max(self.start, clause.start)
        return clause.agreement == self.agreement and 2 * overlap >= self.end - self.start


@dataclass(frozen=True, slots=True)
class Topic:
    """A query for a topic, in one language, of one half of the gold."""

    id: str
    topic: str
    lang: str
    query: str
    split: str


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


def read_topics(split: str) -> list[Topic]:
    """Return the queries of one half, ``dev`` or ``test``."""
    rows = [Topic(**row) for row in _lines(GOLD / "queries.jsonl")]
    return [topic for topic in rows if topic.split == split]


def read_pairs() -> list[dict[str, Any]]:
    """Return the gold alignments as they lie in the file."""
    return _lines(GOLD / "pairs.jsonl")


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


def spans_of_clauses(spans: list[Span], clauses: list[Clause]) -> dict[str, list[int]]:
    """Return clause id → the places in ``spans`` that the clause reaches."""
    by_agreement = defaultdict(list)
    for place, span in enumerate(spans):
        by_agreement[span.agreement].append((place, span))
    return {
        clause.id: [p for p, span in by_agreement[clause.agreement] if span.reached_by(clause)]
        for clause in clauses
    }


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
