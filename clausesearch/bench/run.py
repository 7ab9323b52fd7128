"""Run systems over a judged collection: each query, each list of clauses, each model."""

from __future__ import annotations

from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from clausesearch.bench.bed import Bed, fill, lay
from clausesearch.bench.metrics import MEASURES
from clausesearch.bench.report import BenchReport, Ranked
from clausesearch.bench.spans import SpanCollection
from clausesearch.bench.systems import SHIPPED, Answers, Desk, systems_of
from clausesearch.errors import UsageError
from clausesearch.search.candidates import CANDIDATES
from clausesearch.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from clausesearch.bench.bed import Label
    from clausesearch.bench.collection import Asked, Collection
    from clausesearch.bench.systems import System
    from clausesearch.embedding import Encoder

__all__ = ["fill", "run_bench"]

#: From this grade on a span counts as right, where the grades go so far.
_RELEVANT = 2.0


def run_bench(
    collection: Collection | SpanCollection,
    encoders: Sequence[Encoder],
    systems: Sequence[str] = (),
    *,
    least: float | None = None,
    judged_only: bool = False,
    progress: Callable[[int, int], None] | None = None,
) -> BenchReport:
    """Return how ``systems`` rank ``collection`` with each of the models.

    Texts of a BEIR folder are one clause each, asked all together; agreements are cut into clauses,
    and each query is asked of the clauses of each language by themselves and of all together. A
    list that holds nothing right for a query is left out. What is right starts at grade ``least``:
    by default 1 for texts, 2 for spans (or the highest grade there is). With ``judged_only`` a
    query ranks what was judged for it, nothing else. The unjudged counts as wrong, and a query that
    finds nothing as 0. Raises ``UsageError`` when no list holds anything right.
    """
    chosen = systems_of(systems)
    right = _least(collection) if least is None else least
    names = [encoder.name for encoder in encoders]
    lists: dict[tuple[str, str], Ranked] = {}
    clause_count = 0
    for number, encoder in enumerate(encoders):
        prefix = f"{encoder.name}:" if len(encoders) > 1 else ""
        with TemporaryDirectory() as folder, Store.open(folder, create=True) as store:
            bed = lay(store, collection, encoder)
            clause_count = len(bed.clauses)
            runner = _Runner(collection, bed, chosen, right, judged_only=judged_only)
            desk = Desk(store, encoder, bed, chosen)
            desk.ask(next(iter(collection.queries.values())))  # what is read on first use, is read
            for done, (query, asked) in enumerate(collection.asked.items(), start=1):
                for ranked in runner.lists(desk, query, asked, prefix):
                    key = (ranked.query, ranked.target)
                    lists[key] = lists[key].joined(ranked) if key in lists else ranked
                if progress:
                    total = len(collection.asked)
                    progress(number * total + done, len(encoders) * total)
    if not lists:
        raise UsageError(
            f"no query has anything of grade {right:g} or more to find; lower --least."
        )
    return BenchReport(
        collection=collection.name,
        split=collection.split,
        models=tuple(names),
        least=right,
        clauses=clause_count,
        lists=tuple(lists.values()),
    )


class _Runner:
    """Asks one query after the other and grades what comes back."""

    def __init__(
        self,
        collection: Collection | SpanCollection,
        bed: Bed,
        systems: dict[str, System],
        least: float,
        *,
        judged_only: bool,
    ) -> None:
        self._judgements: dict[str, dict[Label, float]] = {
            query: dict(grades.items()) for query, grades in collection.judgements.items()
        }
        self._bed = bed
        self._systems = systems
        self._least = least
        self._judged_only = judged_only
        self._targets = bed.targets()
        self._rows = {target: bed.rows(target) for target in self._targets}
        self._reached = bed.reached

    def lists(self, desk: Desk, query: str, asked: Asked, prefix: str) -> Iterator[Ranked]:
        """Yield one query asked of every list that holds something right for it."""
        for target in self._targets:
            wanted = self._bed.wanted(self._judgements[query], target)
            wanted = {label: g for label, g in wanted.items() if label not in asked.excluded}
            if max(wanted.values(), default=0) < self._least:
                continue
            among = self._among(target, wanted, asked)
            limit = max(1, len(among)) if among is not None and self._judged_only else CANDIDATES
            answers = desk.ask(asked.text, target, among, limit)
            yield self._graded(query, asked, target, wanted, answers, prefix)

    def _among(self, target: str, wanted: dict[Label, float], asked: Asked) -> list[int] | None:
        if not self._judged_only and not asked.excluded:
            return None
        reaches = self._bed.reaches
        rows = self._rows[target]
        if asked.excluded:
            rows = [row for row in rows if asked.excluded.isdisjoint(reaches[row])]
        if self._judged_only:
            rows = [row for row in rows if any(label in wanted for label in reaches[row])]
        return rows

    def _graded(
        self,
        query: str,
        asked: Asked,
        target: str,
        wanted: dict[Label, float],
        answers: Answers,
        prefix: str,
    ) -> Ranked:
        there = list(wanted.values())
        scores = {}
        for name in self._systems:
            grades = self._bed.credited(answers.ranked[name], wanted)
            scores[prefix + name] = {
                measure: value_of(grades, there, self._least)
                for measure, value_of in MEASURES.items()
            }
        graded = {label for label, grade in wanted.items() if grade > 0}
        shown = tuple(
            (score, self._bed.grade(row_id, wanted) >= self._least)
            for row_id, score in answers.shown
        )
        return Ranked(
            query,
            asked.lang,
            asked.theme,
            target,
            scores,
            frozenset(graded),
            frozenset(graded - self._reached),
            {prefix + SHIPPED: shown} if answers.shown else {},
            {} if answers.seconds is None else {prefix + SHIPPED: answers.seconds},
        )


def _least(collection: Collection | SpanCollection) -> float:
    if not isinstance(collection, SpanCollection):
        return 1.0
    highest = max(max(grades.values()) for grades in collection.judgements.values())
    return min(_RELEVANT, highest)
