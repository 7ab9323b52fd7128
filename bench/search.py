"""Search on the judged queries: BM25, dense, token match and what is shipped, side by side.

    python -m bench.search [--split dev|test] [--model NAME]

Every query is asked of the clauses of each language by themselves, so each column is one language
pair, query first. A span counts once, at the first clause that covers half of it; a span that no
clause reaches is a miss.
"""

from __future__ import annotations

import argparse
import tempfile
from collections import defaultdict
from pathlib import Path
from statistics import mean

from rich.console import Console
from rich.table import Table

from bench.gold_data import (
    SEEDS,
    Span,
    Topic,
    families,
    grade,
    read_spans,
    read_topics,
    spans_of_clauses,
)
from clausesearch.bench.metrics import ndcg
from clausesearch.bench.systems import ranking, systems_of
from clausesearch.embedding import load_encoder
from clausesearch.library import open_index
from clausesearch.search.query import parse_query
from clausesearch.search.ranking import Candidates, propose
from clausesearch.store import ClauseFilter, Store

LANGS = ("ar", "en", "fr")
SYSTEMS = systems_of(("bm25", "dense", "words", "shipped"))


class Bench:
    """The gold agreements in an index of one model, and the spans their clauses reach."""

    def __init__(self, folder: Path, model: str | None) -> None:
        self.spans = read_spans()
        self.families = families()
        labelled = {span.agreement for span in self.spans}
        files = [p for p in sorted(SEEDS.rglob("agreements/*/*.txt")) if p.stem in labelled]
        with open_index(folder, model) as index:
            index.add(files)
            clauses = [clause for name in sorted(labelled) for clause in index.clauses(name)]
        self.reached = spans_of_clauses(self.spans, clauses)
        self.encoder = load_encoder(model)
        self.store = Store.open(folder)
        ids = self.store.filtered(ClauseFilter())
        self.names = {row_id: clause.id for row_id, clause in self.store.clauses(ids).items()}

    def candidates(self, topic: Topic, lang: str) -> Candidates:
        """Return what search would weigh for a query among the clauses of one language."""
        only = ClauseFilter(frozenset({lang}))
        return propose(self.store, self.encoder, parse_query(topic.query), only)

    def grades(self, topic: Topic, ranked: list[int]) -> list[int]:
        """Return the grade of each row id in rank order, each span counted once."""
        seen: set[int] = set()
        grades = []
        for row_id in ranked:
            new = [place for place in self.reached[self.names[row_id]] if place not in seen]
            seen.update(new)
            grades.append(max((self.grade(self.spans[place], topic) for place in new), default=0))
        return grades

    def grade(self, span: Span, topic: Topic) -> int:
        """Return how relevant a span is to a query."""
        return grade(span, topic.topic, self.families)

    def judged(self, topic: Topic, lang: str) -> list[int]:
        """Return the grades of all spans of one language that count for a query."""
        grades = (self.grade(span, topic) for span in self.spans if span.lang == lang)
        return [value for value in grades if value]


def measure(bench: Bench, split: str) -> dict[str, dict[tuple[str, str], list[float]]]:
    """Return system → language pair → nDCG@10 of every query that has something to find."""
    results: dict[str, dict[tuple[str, str], list[float]]] = {
        name: defaultdict(list) for name in SYSTEMS
    }
    for topic in read_topics(split):
        for lang in LANGS:
            judged = bench.judged(topic, lang)
            if max(judged, default=0) < 2:
                continue
            found = bench.candidates(topic, lang)
            for name, system in SYSTEMS.items():
                grades = bench.grades(topic, ranking(name, system, found))
                results[name][topic.lang, lang].append(ndcg(grades, judged))
    return results


def main() -> None:
    """Print one row a system, one column a language pair."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--split", choices=("dev", "test"), default="test")
    parser.add_argument("--model")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder), options.model)
        results = measure(bench, options.split)
    pairs = [(query, clause) for query in LANGS for clause in LANGS]
    table = Table(title=f"nDCG@10 x 100, {options.split} half, query language > clause language")
    for heading in ("system", *(f"{query}>{clause}" for query, clause in pairs), "mean"):
        table.add_column(heading)
    for name, by_pair in results.items():
        values = [100 * mean(by_pair[pair]) for pair in pairs]
        table.add_row(name, *(f"{value:.1f}" for value in (*values, mean(values))))
    Console(width=120).print(table)


if __name__ == "__main__":
    main()
