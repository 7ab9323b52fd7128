"""Comparison on the article pairs of ToTA, real trade agreements, where they lie beside us.

    python -m bench.tota_pairs [--model NAME] [--save PATH]

The articles are the clauses, as given, without their titles: the gold links are derived from these.
Unlinked articles may have counterparts, too, so a link counts as wrong only where one of its
articles has a gold link to another; ``--all`` counts every link outside of the gold as wrong.
Nothing is fitted on these texts; each baseline has the price that is best for it on them.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from rich.console import Console

from bench.gold_data import ROOT
from clausesearch.bench.aligners import SHIPPED
from clausesearch.bench.alignments import GoldMatch, GoldPair, GoldSide
from clausesearch.bench.compare_views import alignment_table
from clausesearch.bench.comparing import run_compare_bench
from clausesearch.bench.results import save_report
from clausesearch.bench.spans import Span
from clausesearch.embedding import load_encoder
from clausesearch.records import Document

PAIRS = ROOT.parent / "shared" / "evalsets" / "tota" / "pairs" / "pairs.jsonl"


def read_tota(path: Path = PAIRS) -> Iterator[GoldPair]:
    """Yield the pairs; an article is a labelled span of its agreement."""
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        sides = (_side(row["a"], row["a_articles"]), _side(row["b"], row["b_articles"]))
        matches = tuple(GoldMatch((a,), (b,)) for a, b, *_ in row["gold"])
        name = f"{row['a']} {row['b']}"
        yield GoldPair(name, *sides, matches, frozenset(), frozenset(), complete=False)


def _side(name: str, articles: list[dict[str, Any]]) -> GoldSide:
    text, spans = "", {}
    for article in articles:
        spans[article["id"]] = Span(name, len(text), len(text) + len(article["text"]))
        text += article["text"] + "\n\n"
    return GoldSide(Document(name, name, text, "", lang="en"), "en", spans)


def main() -> None:
    """Print one row a system."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model")
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--save", type=Path)
    options = parser.parse_args()
    if not PAIRS.is_file():
        sys.exit(f"{PAIRS} is not there; ToTA does not come with the project.")
    pairs = list(read_tota())
    if options.all:
        pairs = [replace(pair, complete=True) for pair in pairs]
    report = run_compare_bench(pairs, load_encoder(options.model), "tota-pairs", given=True)
    rows = [row for row in report.rows() if row["languages"] == "all"]
    Console(width=110).print(alignment_table(rows))
    reached = {row["system"]: row["f1"] for row in rows if row["measure"] == "strict"}
    best = max(f1 for system, f1 in reached.items() if system != SHIPPED)
    print(f"{SHIPPED} is {reached[SHIPPED] - best:+.1f} points from the best baseline")
    if options.save:
        print(f"kept as {save_report(report, options.save)}")


if __name__ == "__main__":
    main()
