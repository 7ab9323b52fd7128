"""Run the shipped comparison and the baselines over gold alignments."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from clausesearch.bench.aligners import BASELINES, PRICES, SHIPPED, shipped
from clausesearch.bench.compare_report import CompareReport, Judged
from clausesearch.bench.links import STRICT, Counts, Judge
from clausesearch.compare import Side
from clausesearch.embedding import embed_clauses
from clausesearch.indexing import segment_document

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from clausesearch.bench.alignments import GoldPair, GoldSide
    from clausesearch.embedding import Encoder
    from clausesearch.records import Clause


@dataclass(frozen=True, slots=True)
class Cut:
    """A gold pair with both agreements cut into clauses and embedded, and its judge."""

    pair: GoldPair
    left: Side
    right: Side
    judge: Judge


def cut_pair(pair: GoldPair, encoder: Encoder, *, given: bool = False) -> Cut:
    """Return a pair cut into the tool's clauses, or with ``given`` into the gold's own."""
    left, right = (_side(side, encoder, given=given) for side in (pair.left, pair.right))
    return Cut(pair, left, right, Judge(pair, left, right))


def run_compare_bench(
    pairs: Sequence[GoldPair],
    encoder: Encoder,
    name: str,
    split: str = "",
    *,
    given: bool = False,
    progress: Callable[[int, int], None] | None = None,
) -> CompareReport:
    """Return how the shipped comparison and the baselines align gold pairs.

    Each baseline takes the one price for staying alone that gives it the best strict link F1 on
    these very pairs: no price of theirs could do better here. With ``given`` the gold's spans are
    the clauses, so that nothing is lost by where clauses were cut.
    """
    cuts = []
    judged: list[Judged] = []
    for number, pair in enumerate(pairs, start=1):
        cut = cut_pair(pair, encoder, given=given)
        linked = shipped(cut.left, cut.right, encoder)
        differences = cut.judge.differences(linked)
        judged.append(Judged(pair.name, pair.langs, SHIPPED, cut.judge.judge(linked), differences))
        cuts.append(cut)
        if progress:
            progress(number, len(pairs))
    for system in BASELINES:
        judged += _baseline(system, cuts)
    clauses = sum(len(cut.left.clauses) + len(cut.right.clauses) for cut in cuts)
    return CompareReport(name, split, encoder.name, clauses, given, tuple(judged))


def _baseline(system: str, cuts: Iterable[Cut]) -> list[Judged]:
    """Return what a baseline gets at the price that is best for it."""
    measure, put_together = BASELINES[system]
    cells = [(cut, measure(cut.left, cut.right)) for cut in cuts]
    best: tuple[float, list[Judged]] = (-1.0, [])
    for price in PRICES:
        judged = [
            Judged(
                cut.pair.name,
                cut.pair.langs,
                system,
                cut.judge.judge(put_together(matrix, price)),
            )
            for cut, matrix in cells
        ]
        f1 = sum((one.counts[STRICT] for one in judged), Counts()).f1
        if f1 > best[0]:
            best = (f1, judged)
    return best[1]


def _side(gold: GoldSide, encoder: Encoder, *, given: bool) -> Side:
    document, clauses = segment_document(gold.document)
    if given:
        clauses = _given(gold, clauses)
    return Side(document, tuple(clauses), embed_clauses(encoder, clauses))


def _given(gold: GoldSide, clauses: Sequence[Clause]) -> list[Clause]:
    """Return the gold's spans as clauses; what stands around them is that of our nearest clause."""
    spans = sorted(gold.spans.values())
    text = gold.document.text

    def around(start: int, end: int) -> Clause:
        return max(clauses, key=lambda c: min(c.end, end) - max(c.start, start))

    return [
        replace(
            around(span.start, span.end),
            number=number,
            start=span.start,
            end=span.end,
            text=text[span.start : span.end],
        )
        for number, span in enumerate(spans, start=1)
    ]
