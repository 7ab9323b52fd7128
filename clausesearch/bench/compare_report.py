"""What a run of the comparison bench found: rows by measure, system and languages."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from clausesearch.bench.aligners import SHIPPED
from clausesearch.bench.links import LAX, ONE_SIDE, PARTS, STRICT, Counts
from clausesearch.bench.report import percent

if TYPE_CHECKING:
    from collections.abc import Sequence

    Row = dict[str, Any]

MEASURES = (STRICT, PARTS, LAX, ONE_SIDE)
ALL = "all"
_SAMPLES = 2_000
_SEED = 20_260


@dataclass(frozen=True, slots=True)
class Judged:
    """What one system got on one pair, by measure; differences by type."""

    pair: str
    langs: str
    system: str
    counts: dict[str, Counts]
    differences: dict[str, Counts] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CompareReport:
    """What each system got on each pair."""

    collection: str
    split: str
    model: str
    clauses: int
    given: bool
    judged: tuple[Judged, ...]

    @property
    def pairs(self) -> list[str]:
        """Return the names of the pairs."""
        return list(dict.fromkeys(one.pair for one in self.judged))

    @property
    def systems(self) -> list[str]:
        """Return the names of the systems, the shipped one last."""
        names = dict.fromkeys(one.system for one in self.judged)
        return [*(name for name in names if name != SHIPPED), SHIPPED]

    @property
    def langs(self) -> list[str]:
        """Return all languages together, then each combination."""
        return [ALL, *sorted({one.langs for one in self.judged})]

    def rows(self) -> list[Row]:
        """Return one row for each combination of languages, system and measure."""
        rows = []
        for langs in self.langs:
            for system in self.systems:
                of = [
                    one for one in self.judged if one.system == system and langs in (ALL, one.langs)
                ]
                rows += [
                    {"languages": langs, "system": system, "measure": measure}
                    | _figures([one.counts[measure] for one in of if measure in one.counts])
                    for measure in MEASURES
                    if any(measure in one.counts for one in of)
                ]
        return rows

    def difference_rows(self) -> list[Row]:
        """Return one row for each type of difference, and one for all of them."""
        ours = [one.differences for one in self.judged if one.differences]
        kinds = sorted({kind for found in ours for kind in found})
        rows = [
            {"type": kind} | _figures([found[kind] for found in ours if kind in found])
            for kind in kinds
        ]
        whole = [sum(found.values(), Counts()) for found in ours]
        return [*rows, {"type": ALL} | _figures(whole)] if rows else []

    def document(self) -> Row:
        """Return the whole report as one object for JSON."""
        return {
            "collection": self.collection,
            "split": self.split,
            "model": self.model,
            "given_clauses": self.given,
            "pairs": self.pairs,
            "clauses": self.clauses,
            "alignment": self.rows(),
            "differences": self.difference_rows(),
        }


def _figures(counts: Sequence[Counts]) -> Row:
    whole = sum(counts, Counts())
    low, high = f1_interval(counts)
    return {
        "f1": percent(whole.f1),
        "interval": [percent(low), percent(high)],
        "precision": percent(whole.precision),
        "recall": percent(whole.recall),
        "right": whole.right,
        "wrong": whole.wrong,
        "missed": whole.missed,
    }


def f1_interval(counts: Sequence[Counts], level: float = 0.95) -> tuple[float, float]:
    """Return the percentile bootstrap interval of F1 (Efron, 1979).

    Pairs are drawn anew, then the decisions within each: both a pair and a clause might have been
    others.
    """
    made = [one for one in counts if one.right + one.wrong + one.missed]
    if not made:
        return 0.0, 0.0
    random = np.random.default_rng(_SEED)
    whole = np.zeros((_SAMPLES, 3))
    drawn = random.multinomial(len(made), [1 / len(made)] * len(made), _SAMPLES)
    for place, one in enumerate(made):
        cells = np.asarray([one.right, one.wrong, one.missed])
        whole += random.multinomial(drawn[:, place] * cells.sum(), cells / cells.sum())
    f1 = 2 * whole[:, 0] / np.maximum(1, 2 * whole[:, 0] + whole[:, 1] + whole[:, 2])
    tail = 100 * (1 - level) / 2
    low, high = np.percentile(f1, [tail, 100 - tail])
    return float(low), float(high)
