"""Measure embedding models side by side: translations, similarity, articles, our gold, speed.

    python -m bench.model [MODEL ...] [--evalsets DIR]

A model is ``bundled``, a folder or a hub name. Columns in brackets are published figures (MTEB's
results repository, commit f4cc6c8b); their Tatoeba figures are F1, ours accuracy. All of it is by
the cosine alone. "Amended articles" is how often the reworded article of a Saudi law finds the one
that it amends first, among 12,731; BM25 does so for 69.7.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from bench.gold_data import ROOT, SEEDS, read_half
from clausesearch.bench import run_bench
from clausesearch.embedding import Encoder, load_encoder
from clausesearch.errors import ClauseSearchError
from clausesearch.training.evaluate import PUBLISHED, encode_speed, measure

_EVALSETS = ROOT.parent / "shared" / "evalsets"
CLAUSES = SEEDS / "clauses"


def measure_model(name: str, evalsets: Path, texts: list[str]) -> dict[str, Any]:
    """Return the figures of the model called ``name``: opening time, measures, clauses a second."""
    start = time.perf_counter()
    encoder = load_encoder(name)
    encoder.encode(["."])
    opened = time.perf_counter() - start
    return {
        "model": name,
        "dim": encoder.dim,
        "fingerprint": encoder.fingerprint[:12],
        "open_ms": round(1000 * opened),
        "clauses_per_s": round(encode_speed(encoder, texts)) if texts else None,
        "measures": {one.task: round(one.value, 1) for one in measure(encoder, evalsets)}
        | amended_articles(encoder, evalsets / "saudi_amendments")
        | our_bench(encoder),
    }


def amended_articles(encoder: Encoder, folder: Path) -> dict[str, float]:
    """Return how often an amended article finds the one it amends first, ×100, by the cosine."""
    if not folder.is_dir():
        return {}
    asked, articles = (_texts(folder / name) for name in ("queries.jsonl", "corpus.jsonl"))
    right: dict[str, set[str]] = {}
    for line in (folder / "qrels.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        query, article, _ = line.split("\t")
        right.setdefault(query, set()).add(article)
    names = list(articles)
    rows = encoder.encode([asked[query] for query in right], role="query")
    best = (rows @ encoder.encode(list(articles.values())).T).argmax(axis=1)
    found = [names[place] in wanted for place, wanted in zip(best, right.values(), strict=True)]
    return {"amended articles, R@1": round(100 * sum(found) / len(found), 1)}


def _texts(path: Path) -> dict[str, str]:
    rows = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    return {row["_id"]: row["text"] for row in rows}


def our_bench(encoder: Encoder) -> dict[str, float]:
    """Return the nDCG@10 x 100 of the cosine alone on the test half of our gold, by languages."""
    rows = run_bench(read_half("test"), [encoder], ["dense"]).rows("pair")
    return {f"our gold {row['group']}, nDCG@10": round(row["nDCG@10"], 1) for row in rows}


def sample_clauses(folder: Path, count: int = 999) -> list[str]:
    """Return ``count`` of the written clauses, a third in each language."""
    texts: list[str] = []
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            texts += [record["ar"], record["en"], record["fr"]]
            if len(texts) >= count:
                return texts
    return texts


def render(results: list[dict[str, Any]]) -> Table:
    """Return one table, a row a figure and a column a model."""
    table = Table(title="Embedding models")
    table.add_column("")
    for result in results:
        table.add_column(result["model"], justify="right")
    for name in PUBLISHED:
        table.add_column(f"({name})", justify="right", overflow="fold")
    tasks = list(dict.fromkeys(task for result in results for task in result["measures"]))
    for task in tasks:
        columns = [*(result["measures"] for result in results), *PUBLISHED.values()]
        table.add_row(task, *(str(column.get(task, "–")) for column in columns))
    for label, key in (
        ("clauses a second", "clauses_per_s"),
        ("opened and first text, ms", "open_ms"),
        ("width", "dim"),
    ):
        table.add_row(label, *(str(result[key]) for result in results))
    return table


def main() -> int:
    """Measure the models named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("models", nargs="*", default=["bundled"], metavar="MODEL")
    parser.add_argument("--evalsets", type=Path, default=_EVALSETS, metavar="DIR")
    parser.add_argument("--json", action="store_true", help="print JSON in place of the table")
    options = parser.parse_args()
    if not options.evalsets.is_dir():
        sys.stderr.write(f"no evaluation sets in {options.evalsets}; name them with --evalsets\n")
        return 0  # they do not come with the project; the other benches need nothing
    texts = sample_clauses(CLAUSES)
    try:
        results = [measure_model(name, options.evalsets, texts) for name in options.models]
    except ClauseSearchError as error:
        sys.stderr.write(f"{error}\n")
        return error.exit_code
    if options.json:
        sys.stdout.write(json.dumps(results, ensure_ascii=False, indent=2) + "\n")
    else:
        Console().print(render(results))
    return 0


if __name__ == "__main__":
    sys.exit(main())
