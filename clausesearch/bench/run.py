"""Run systems over a judged collection and say how they did, with intervals and a paired test."""

from __future__ import annotations

import time
from dataclasses import dataclass
from statistics import fmean, median
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from clausesearch.bench.metrics import MEASURES
from clausesearch.bench.significance import bootstrap_interval, compare_paired
from clausesearch.bench.systems import ranking, systems_of
from clausesearch.indexing import clause_rows, stamp_of
from clausesearch.records import Clause, Document
from clausesearch.search.query import parse_query
from clausesearch.search.ranking import CANDIDATES, propose
from clausesearch.store import ClauseFilter, Store
from clausesearch.text.language import query_language

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from clausesearch.bench.collection import Collection
    from clausesearch.embedding import Encoder

_CORPUS = "corpus"
_MAIN = "nDCG@10"


@dataclass(frozen=True, slots=True)
class BenchReport:
    """What each system scored on each query, by measure."""

    collection: str
    model: str
    queries: tuple[str, ...]
    scores: dict[str, dict[str, list[float]]]
    milliseconds: float

    def document(self) -> dict[str, Any]:
        """Return the report as one object for JSON."""
        return {
            "collection": self.collection,
            "model": self.model,
            "queries": len(self.queries),
            "milliseconds": self.milliseconds,
            "systems": self.rows(),
        }

    def rows(self) -> list[dict[str, Any]]:
        """Return one row a system: means, the interval of nDCG@10, and the last against it."""
        best = list(self.scores)[-1]
        rows = []
        for system, by_measure in self.scores.items():
            low, high = bootstrap_interval(by_measure[_MAIN])
            row: dict[str, Any] = {"system": system}
            row |= {name: _percent(fmean(values)) for name, values in by_measure.items()}
            row["interval"] = f"{_percent(low)}-{_percent(high)}"
            paired = compare_paired(self.scores[best][_MAIN], by_measure[_MAIN])
            row[f"{best} wins/ties/losses"] = f"{paired.wins}/{paired.ties}/{paired.losses}"
            row["p"] = round(paired.p_value, 4)
            rows.append(row)
        return rows


def run_bench(
    collection: Collection,
    encoder: Encoder,
    systems: Sequence[str] = (),
    *,
    least: float = 1,
    judged_only: bool = False,
    progress: Callable[[int, int], None] | None = None,
) -> BenchReport:
    """Return how ``systems`` rank ``collection``; each text of it is one clause.

    A text counts as right from grade ``least`` on. With ``judged_only`` each query ranks the texts
    judged for it, no others. Unjudged texts count as wrong, and queries that find nothing as 0.
    """
    chosen = systems_of(systems)
    scores: dict[str, dict[str, list[float]]] = {
        name: {measure: [] for measure in MEASURES} for name in chosen
    }
    spent = []
    with TemporaryDirectory() as folder, Store.open(folder, create=True) as store:
        row_of = fill(store, collection, encoder)
        text_of = {row_id: text for text, row_id in row_of.items()}
        for done, (query, typed) in enumerate(collection.queries.items(), start=1):
            grades = collection.judgements[query]
            judged = [row_of[text] for text in grades if text in row_of] if judged_only else None
            begin = time.perf_counter()
            found = propose(
                store,
                encoder,
                parse_query(typed),
                ClauseFilter(),
                among=judged,
                limit=CANDIDATES if judged is None else max(1, len(judged)),
            )
            spent.append(time.perf_counter() - begin)
            for name, system in chosen.items():
                returned = ranking(name, system, found)
                ranked = [grades.get(text_of[row_id], 0.0) for row_id in returned]
                for measure, value_of in MEASURES.items():
                    value = value_of(ranked, list(grades.values()), least)
                    scores[name][measure].append(value)
            if progress:
                progress(done, len(collection.queries))
    milliseconds = round(1000 * median(spent), 1)
    queries = tuple(collection.queries)
    return BenchReport(collection.name, encoder.name, queries, scores, milliseconds)


def fill(store: Store, collection: Collection, encoder: Encoder) -> dict[str, int]:
    """Store every text as a clause of one agreement; return text id → row id."""
    clauses, start = [], 0
    for number, text in enumerate(collection.texts.values(), start=1):
        end = start + len(text)
        lang = query_language(text[:2000])
        clauses.append(Clause(_CORPUS, number, start, end, text, lang=lang))
        start = end + 1
    whole = "\n".join(collection.texts.values())
    with store.writing():
        store.set_stamp(stamp_of(encoder))
        store.put(Document(_CORPUS, _CORPUS, whole, ""), clause_rows(clauses, encoder))
    stored = store.agreement_clauses(_CORPUS)
    names = list(collection.texts)
    return {names[clause.number - 1]: row_id for row_id, clause in stored.items()}


def _percent(value: float) -> float:
    return round(100 * value, 1)
