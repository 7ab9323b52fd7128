"""Measure embedding models on what recipes may be chosen by: no evaluation set, no test half.

    python -m bench.model_dev [MODEL ...] [--corpora DIR] [--teacher-cache DIR] [--shipped]

Texts kept out of ``python -m clausesearch.training --hold-out``: written clauses for their queries,
and pairs of licensed text. A model trained without that option has seen them, so its figures there
mean nothing; those on our gold and on the everyday sentences of ``bench/everyday`` always do.
``relations`` is Spearman's correlation of the model's cosines with the teacher's, on news.
"""

from __future__ import annotations

import argparse
import json
import sys
from itertools import product
from pathlib import Path
from statistics import mean
from typing import TYPE_CHECKING

import numpy as np
from rich.console import Console
from rich.table import Table

from bench.gold_data import ROOT, SEEDS, read_half
from clausesearch.bench import run_bench
from clausesearch.embedding import load_encoder
from clausesearch.errors import ClauseSearchError
from clausesearch.training.corpora import LANGUAGES, read_corpora
from clausesearch.training.evaluate import bitext_accuracy
from clausesearch.training.held_out import hold_out

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from clausesearch.embedding import Encoder
    from clausesearch.training.corpora import WrittenClause
    from clausesearch.training.held_out import HeldOut

CORPORA = ROOT.parent / "shared" / "corpora"
EVERYDAY = ROOT / "bench" / "everyday" / "sentences.tsv"
_NEIGHBOURS = 10
_SCALE = 20


def gold(encoder: Encoder, systems: Sequence[str]) -> dict[str, float]:
    """Return nDCG@10 ×100 of each system on the dev half of our gold, mean of nine pairs."""
    rows = run_bench(read_half("dev"), [encoder], systems).rows("pair")
    return {
        f"gold, {name}": mean(
            row["nDCG@10"]
            for row in rows
            if row["system"] == name and row["group"] not in ("within", "across", "mean")
        )
        for name in systems
    }


def queries(encoder: Encoder, clauses: Sequence[WrittenClause]) -> dict[str, float]:
    """Return the mean reciprocal rank ×100 of each clause for its queries, by language."""
    told = {lang: encoder.encode([clause.text[lang] for clause in clauses]) for lang in LANGUAGES}
    own = np.repeat(np.arange(len(clauses)), [len(clause.queries) for clause in clauses])
    found: dict[str, list[float]] = {"queries, one language": [], "queries, across": []}
    for asked, answer in product(LANGUAGES, LANGUAGES):
        texts = [query[asked] for clause in clauses for query in clause.queries]
        scores = encoder.encode(texts, role="query") @ told[answer].T
        ranks = (scores > scores[np.arange(len(own)), own][:, None]).sum(axis=1) + 1
        name = "queries, one language" if asked == answer else "queries, across"
        found[name].append(100 * float((1 / ranks).mean()))
    return {name: mean(values) for name, values in found.items()}


def translations(encoder: Encoder, held: HeldOut) -> dict[str, float]:
    """Return accuracy@1 ×100, mean of both ways, by kind of text and languages."""
    return {
        f"{kind} {'-'.join(langs)}": mean(
            bitext_accuracy(encoder, [left for left, _ in some], [right for _, right in some])
        )
        for (kind, langs), some in held.pairs.items()
        if some
    }


def everyday(encoder: Encoder) -> dict[str, float]:
    """Return the chance ×100 that everyday sentences are given their translations.

    By a softmax of the cosines of all, twenty times each, mean of both ways: there are so few that
    most models find nearly every one.
    """
    rows = [line.split("\t") for line in EVERYDAY.read_text("utf-8").splitlines()[1:]]
    ar, en, fr = (encoder.encode([row[place] for row in rows]) for place in range(3))
    figures = {}
    for name, left in (("ar-en", ar), ("fr-en", fr)):
        powers = np.exp(_SCALE * (left @ en.T - 1))
        own = powers.diagonal()
        chances = (own / powers.sum(axis=1) + own / powers.sum(axis=0)) / 2
        figures[f"everyday {name}"] = 100 * float(chances.mean())
    return figures


def relations(encoder: Encoder, held: HeldOut, cache: Path) -> dict[str, float]:
    """Return how the cosines of news sentences agree with the teacher's, Spearman ×100.

    Of each sentence with its nearest ones, by the teacher, and with as many others at random.
    """
    from scipy.stats import spearmanr

    from clausesearch.training.teacher import TeacherCache

    some = held.pairs["news", ("ar", "en")]
    meaning = TeacherCache(cache).vectors([english for _, english in some]).astype(np.float32)
    true = meaning @ meaning.T
    np.fill_diagonal(true, -1)
    near = np.argsort(-true, axis=1)[:, :_NEIGHBOURS]
    far = np.random.default_rng(0).integers(0, len(some), size=near.shape)
    right = np.concatenate([near, far], axis=1).ravel()
    left = np.repeat(np.arange(len(some)), 2 * _NEIGHBOURS)
    left, right = left[left != right], right[left != right]
    rows: dict[str, NDArray[np.float32]] = {
        lang: encoder.encode([pair[side] for pair in some])
        for side, lang in enumerate(("ar", "en"))
    }
    return {
        f"relations {one}-{two}": 100
        * float(spearmanr((rows[one][left] * rows[two][right]).sum(1), true[left, right]).statistic)
        for one, two in (("ar", "ar"), ("ar", "en"), ("en", "en"))
    }


def measure(
    name: str, held: HeldOut, cache: Path | None, systems: Sequence[str]
) -> dict[str, float]:
    """Return all figures of the model called ``name``."""
    encoder = load_encoder(name)
    figures = gold(encoder, systems) | queries(encoder, held.written)
    figures |= translations(encoder, held) | everyday(encoder)
    return figures | (relations(encoder, held, cache) if cache is not None else {})


def main() -> int:
    """Measure the models named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("models", nargs="*", default=["bundled"], metavar="MODEL")
    parser.add_argument("--corpora", type=Path, default=CORPORA, metavar="DIR")
    parser.add_argument("--teacher-cache", type=Path, metavar="DIR")
    parser.add_argument("--shipped", action="store_true", help="the shipped ranking, too")
    parser.add_argument("--json", action="store_true", help="print JSON in place of the table")
    options = parser.parse_args()
    if not options.corpora.is_dir():
        sys.stderr.write(f"no corpora in {options.corpora}; name them with --corpora DIR\n")
        return 0  # they do not come with the project
    systems = ["dense", "shipped"] if options.shipped else ["dense"]
    _, held = hold_out(read_corpora(SEEDS, options.corpora))
    try:
        results = {
            name: measure(name, held, options.teacher_cache, systems) for name in options.models
        }
    except ClauseSearchError as error:
        sys.stderr.write(f"{error}\n")
        return error.exit_code
    if options.json:
        sys.stdout.write(json.dumps(results, ensure_ascii=False, indent=2) + "\n")
        return 0
    table = Table("×100", *results, title="Embedding models, to choose by")
    for figure in next(iter(results.values())):
        table.add_row(figure, *(f"{result[figure]:.1f}" for result in results.values()))
    Console().print(table)
    return 0


if __name__ == "__main__":
    sys.exit(main())
