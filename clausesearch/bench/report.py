"""What a run of the bench found: rows by system, by language pair and by theme."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from statistics import fmean, median
from typing import TYPE_CHECKING, Any

import numpy as np

from clausesearch.bench.bed import ANY
from clausesearch.bench.reliability import reliability
from clausesearch.bench.significance import bootstrap_interval, compare_paired

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from clausesearch.bench.bed import Label

    Row = dict[str, Any]

MAIN = "nDCG@10"
SHIPPED = "shipped"
WITHIN, ACROSS, EVERY = "within", "across", "every pair"
VIEWS = ("system", "pair", "theme")


@dataclass(frozen=True, slots=True)
class Ranked:
    """One query asked of one list of clauses: what each system scored there."""

    query: str
    lang: str
    theme: str
    target: str
    scores: dict[str, dict[str, float]]
    labels: frozenset[Label]
    unreached: frozenset[Label]
    #: System → shown score and whether the hit is right, of each hit.
    shown: dict[str, tuple[tuple[float, bool], ...]]
    #: System → seconds of the call.
    seconds: dict[str, float]

    @property
    def pair(self) -> str:
        """Return the language pair, query first: ``ar>en``."""
        return f"{self.lang}>{self.target}"

    def joined(self, other: Ranked) -> Ranked:
        """Return it with what the systems of another model scored on the same list."""
        return replace(
            self,
            scores=self.scores | other.scores,
            shown=self.shown | other.shown,
            seconds=self.seconds | other.seconds,
        )


@dataclass(frozen=True, slots=True)
class BenchReport:
    """What each system scored on each query of each list."""

    collection: str
    split: str
    models: tuple[str, ...]
    least: float
    clauses: int
    lists: tuple[Ranked, ...]

    @property
    def queries(self) -> tuple[str, ...]:
        """Return the ids of the queries that were asked."""
        return tuple(dict.fromkeys(ranked.query for ranked in self.lists))

    @property
    def systems(self) -> list[str]:
        """Return the names of the systems, ``model:system`` where there are several models."""
        return list(self.lists[0].scores) if self.lists else []

    @property
    def reference(self) -> str:
        """Return the system that the others are compared with: shipped, else the last."""
        shipped = [name for name in self.systems if name.rpartition(":")[2] == SHIPPED]
        return (shipped or self.systems)[-1]

    def values(self, system: str, measure: str = MAIN, target: str = ANY) -> list[float]:
        """Return what a system scored on each query of one list."""
        return [one.scores[system][measure] for one in self.lists if one.target == target]

    def groups(self, view: str) -> dict[str, list[Ranked]]:
        """Return the lists of each row group of a view: ``system``, ``pair`` or ``theme``."""
        together = [one for one in self.lists if one.target == ANY]
        if view == "system":
            return {"all": together}
        groups: dict[str, list[Ranked]] = defaultdict(list)
        if view == "theme":
            for one in together:
                groups[one.theme or "none"].append(one)
            return dict(sorted(groups.items()))
        for one in sorted(self.lists, key=lambda one: (one.target == ANY, one.pair)):
            groups[one.pair].append(one)
        apart = [one for one in self.lists if one.target != ANY]
        wide = {
            WITHIN: [one for one in apart if one.lang == one.target],
            ACROSS: [one for one in apart if one.lang != one.target],
            EVERY: apart,
        }
        return dict(groups) | {name: lists for name, lists in wide.items() if lists}

    def rows(self, view: str = "system") -> list[Row]:
        """Return one row a group and system: means, interval, and the reference against it."""
        return [
            row for group, lists in self.groups(view).items() for row in self._rows(group, lists)
        ]

    def _rows(self, group: str, lists: Sequence[Ranked]) -> list[Row]:
        labels = frozenset[Any]().union(*(one.labels for one in lists))
        unreached = frozenset[Any]().union(*(one.unreached for one in lists))
        ours = _by_query(lists, self.reference, MAIN)
        rows = []
        for system in self.systems:
            main = _by_query(lists, system, MAIN)
            low, high = bootstrap_interval(main)
            row: Row = {"group": group, "system": system, "queries": len(main)}
            for measure in lists[0].scores[system]:
                row[measure] = percent(fmean(_by_query(lists, system, measure)))
            row["interval"] = [percent(low), percent(high)]
            row |= dict.fromkeys(("wins", "ties", "losses", "p"))
            if system != self.reference:
                paired = compare_paired(ours, main)
                row |= {"wins": paired.wins, "ties": paired.ties, "losses": paired.losses}
                row["p"] = round(paired.p_value, 4)
            row |= {"unreached": len(unreached), "labels": len(labels)}
            rows.append(row)
        return rows

    def latency(self) -> dict[str, Row]:
        """Return the milliseconds of each shipped search, all clauses together: median, p95."""
        spent: dict[str, list[float]] = defaultdict(list)
        for one in self.lists:
            if one.target == ANY:
                for system, seconds in one.seconds.items():
                    spent[system].append(1000 * seconds)
        return {
            system: {
                "median": round(median(times), 2),
                "p95": round(float(np.percentile(times, 95)), 2),
                "calls": len(times),
            }
            for system, times in spent.items()
        }

    def reliability(self) -> list[Row]:
        """Return, a system and a language pair at a time, what the shown scores are worth."""
        groups = self.groups("pair")
        found = []
        for system in dict.fromkeys(name for one in self.lists for name in one.shown):
            for pair, lists in groups.items():
                shown = [hit for one in lists for hit in one.shown.get(system, ())]
                if shown:
                    found.append({"system": system, "pair": pair} | reliability(shown))
        return found

    def document(self) -> Row:
        """Return the whole report as one object for JSON."""
        return {
            "collection": self.collection,
            "split": self.split,
            "models": list(self.models),
            "least": self.least,
            "queries": len(self.queries),
            "clauses": self.clauses,
            "reference": self.reference,
            "latency": self.latency(),
            "by": {view: self.rows(view) for view in VIEWS},
            "reliability": self.reliability(),
        }


def percent(value: float) -> float:
    """Return a share x 100, to one decimal."""
    return round(100 * value, 1)


def _by_query(lists: Iterable[Ranked], system: str, measure: str) -> list[float]:
    """Return one value a query, the mean of its lists: those are no independent trials."""
    values: dict[str, list[float]] = defaultdict(list)
    for one in lists:
        values[one.query].append(one.scores[system][measure])
    return [fmean(found) for found in values.values()]
