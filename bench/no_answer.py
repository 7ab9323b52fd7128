"""Queries without an answer beside queries with one: what the floor and the remark are worth.

    python -m bench.no_answer [--split dev|test]

``gold/other_matters.txt`` holds queries on cooking, football and the like, of which no agreement of
the gold speaks. Printed: how often nothing is shown, how often the best clause is called weak, and
how many of ten clauses are shown.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Sequence
from statistics import fmean

from rich.console import Console
from rich.table import Table

from bench.gold_data import GOLD, read_half
from clausesearch.bench.bed import lay
from clausesearch.embedding import load_encoder
from clausesearch.search import search_clauses
from clausesearch.search.ranking import WEAK
from clausesearch.store import Store


def best_and_count(store: Store, queries: Sequence[str]) -> list[tuple[float, int]]:
    """Return for each query the score of the best clause, 0 for none, and how many are shown."""
    encoder = load_encoder()
    found = [search_clauses(store, encoder, query) for query in queries]
    return [(hits[0].score if hits else 0.0, len(hits)) for hits in found]


def main() -> None:
    """Print one row for the queries with an answer and one for those without."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--split", choices=("dev", "test"), default="test")
    options = parser.parse_args()
    collection = read_half(options.split)
    strange = (GOLD / "other_matters.txt").read_text(encoding="utf-8").splitlines()
    table = Table(title=f"{options.split} half, % of queries")
    for heading in ("queries", "", "nothing shown", f"best under {WEAK:.0%}", "clauses shown"):
        table.add_column(heading)
    with tempfile.TemporaryDirectory() as folder, Store.open(folder, create=True) as store:
        lay(store, collection, load_encoder())
        for name, queries in (
            ("with an answer", list(collection.queries.values())),
            ("on other matters", strange),
        ):
            rows = best_and_count(store, queries)
            nothing = 100 * fmean(best == 0 for best, _ in rows)
            weak = 100 * fmean(best < WEAK for best, _ in rows)
            shown = fmean(count for _, count in rows)
            cells = (f"{nothing:.1f}", f"{weak:.1f}", f"{shown:.1f}")
            table.add_row(name, str(len(rows)), *cells)
    Console(width=100).print(table)


if __name__ == "__main__":
    main()
