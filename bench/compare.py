"""Comparison on the gold pairs: links, and what only one side has.

    python -m bench.compare [--pairs even|odd|all] [--model NAME]

The clauses are the tool's own, cut from the files of ``seeds/pairs``. A gold link counts as found
when some matched pair of clauses covers at least half of both its spans (a clause covers every span
that it holds half of). A predicted link is right when it covers a gold link. Baselines: the cosine
with the same assignment, and with the best partner above a price for each clause (greedy).
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rich.console import Console
from rich.table import Table

from bench.gold_data import SEEDS, pair_spans, read_pairs
from clausesearch.bench.spans import Span
from clausesearch.compare import Side
from clausesearch.compare.alignment import Group, Settings, align
from clausesearch.compare.similarity import pair_similarity
from clausesearch.embedding import Encoder, embed_clauses, load_encoder
from clausesearch.indexing import segment_document
from clausesearch.reading import read_document

Matrix = NDArray[np.float32]
Links = set[tuple[str, str]]


@dataclass(frozen=True)
class Pair:
    """Two agreements, the gold spans on each side, and the links between them."""

    name: str
    langs: str
    left: Side
    right: Side
    left_spans: dict[str, Span]
    right_spans: dict[str, Span]
    links: Links
    left_only: frozenset[str]
    right_only: frozenset[str]


def read_gold(which: str, encoder: Encoder) -> list[Pair]:
    """Return the odd-numbered, even-numbered or all gold pairs, segmented and embedded."""
    pairs = []
    for row in read_pairs(which):
        sides = []
        for side in ("left", "right"):
            path = SEEDS / "pairs" / row[side]["file"]
            document, clauses = segment_document(read_document(path))
            sides.append(Side(document, tuple(clauses), embed_clauses(encoder, clauses)))
        links = {(a, b) for m in row["matches"] for a in m["left"] for b in m["right"]}
        left_only, right_only = frozenset(row["only_left"]), frozenset(row["only_right"])
        langs = f"{row['left']['lang']}-{row['right']['lang']}"
        pairs.append(
            Pair(
                row["pair"],
                langs,
                sides[0],
                sides[1],
                pair_spans(row["left"]),
                pair_spans(row["right"]),
                links,
                left_only,
                right_only,
            )
        )
    return pairs


def held(side: Side, spans: dict[str, Span]) -> list[frozenset[str]]:
    """Return for each clause of a side the gold spans it covers at least half of."""
    return [
        frozenset(name for name, span in spans.items() if span.reached_by(clause))
        for clause in side.clauses
    ]


@dataclass
class Counts:
    """Right, wrong and missed decisions."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def f1(self) -> float:
        """Return the harmonic mean of precision and recall, in percent."""
        return 200 * self.right / max(1, 2 * self.right + self.wrong + self.missed)


def count_links(pair: Pair, groups: list[Group], counts: Counts) -> None:
    """Count the links of a predicted alignment against the gold."""
    left, right = held(pair.left, pair.left_spans), held(pair.right, pair.right_spans)
    found: Links = set()
    for group in groups:
        for i in group.left:
            for j in group.right:
                covered = {(a, b) for a in left[i] for b in right[j]} & pair.links
                counts.wrong += not covered
                found |= covered
    counts.right += len(found)
    counts.missed += len(pair.links - found)


def count_only(pair: Pair, groups: list[Group], counts: Counts) -> None:
    """Count the spans said to be without counterpart against the gold."""
    for side, spans, gold, place in (
        (pair.left, pair.left_spans, pair.left_only, "left"),
        (pair.right, pair.right_spans, pair.right_only, "right"),
    ):
        matched = {i for group in groups for i in getattr(group, place)}
        covers = held(side, spans)
        met = {name for i in matched for name in covers[i]}
        alone = {name for names in covers for name in names} - met
        counts.right += len(alone & gold)
        counts.wrong += len(alone - gold)
        counts.missed += len(gold - alone)


def cosine(pair: Pair, encoder: Encoder) -> Matrix:  # noqa: ARG001 (one signature for all)
    """Return the plain cosine."""
    plain: Matrix = pair.left.vectors @ pair.right.vectors.T
    return plain


def shipped(pair: Pair, encoder: Encoder) -> Matrix:
    """Return the similarity that compare uses."""
    return pair_similarity(pair.left, pair.right, encoder)


def greedy(similarity: Matrix, price: float) -> list[Group]:
    """Return the best partner of every left clause above a price."""
    best = similarity.argmax(axis=1) if similarity.size else []
    return [Group((i,), (int(j),), 1.0) for i, j in enumerate(best) if similarity[i, j] > price]


Aligner = Callable[[Matrix], list[Group]]
SYSTEMS: dict[str, tuple[Callable[[Pair, Encoder], Matrix], Callable[[float], Aligner]]] = {
    "cosine, greedy": (cosine, lambda price: lambda s: greedy(s, price)),
    "cosine, assigned": (cosine, lambda price: lambda s: align(s, Settings(price, 9.0, 1.0, 0.0))),
    "shipped": (shipped, lambda price: align),  # noqa: ARG005 (its prices are fitted elsewhere)
}


def score(pairs: list[Pair], matrices: list[Matrix], aligner: Aligner) -> tuple[Counts, Counts]:
    """Return the counts of links and of clauses without counterpart."""
    links, only = Counts(), Counts()
    for pair, matrix in zip(pairs, matrices, strict=True):
        groups = aligner(matrix)
        count_links(pair, groups, links)
        count_only(pair, groups, only)
    return links, only


def main() -> None:
    """Print one row a system; baselines take the price that is best for them on the odd pairs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", choices=("even", "odd", "all"), default="even")
    parser.add_argument("--model")
    options = parser.parse_args()
    encoder = load_encoder(options.model)
    dev, pairs = read_gold("odd", encoder), read_gold(options.pairs, encoder)
    table = Table(title=f"gold pairs ({options.pairs}), F1 x 100")
    for heading in ("system", "links", "only one side", "right", "wrong", "missed"):
        table.add_column(heading)
    for name, (similarity, aligner_at) in SYSTEMS.items():
        fitting = [similarity(pair, encoder) for pair in dev]
        price = max(
            np.arange(0.0, 0.9, 0.02),
            key=lambda p: score(dev, fitting, aligner_at(float(p)))[0].f1,
        )
        matrices = [similarity(pair, encoder) for pair in pairs]
        links, only = score(pairs, matrices, aligner_at(float(price)))
        numbers = (links.right, links.wrong, links.missed)
        table.add_row(name, f"{links.f1:.1f}", f"{only.f1:.1f}", *map(str, numbers))
    Console(width=100).print(table)


if __name__ == "__main__":
    main()
