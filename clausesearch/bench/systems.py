"""The ways to rank that are measured side by side."""

from __future__ import annotations

import time
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from clausesearch.bench.bed import ANY
from clausesearch.errors import UsageError
from clausesearch.search import search_clauses
from clausesearch.search.candidates import CANDIDATES, Candidates, nothing_found, propose
from clausesearch.search.fusion import score
from clausesearch.search.query import parse_query
from clausesearch.store import ClauseFilter

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from clausesearch.bench.bed import Bed
    from clausesearch.embedding import Encoder
    from clausesearch.store import Store

    System = Callable[[Candidates], NDArray[np.floating]]

RANDOM = "random"
SHIPPED = "shipped"
#: How deep a ranking is looked at; no measure looks further.
DEPTH = 10


def _random(found: Candidates) -> NDArray[np.floating]:
    return np.random.default_rng(len(found.ids)).random(len(found.ids))


def _word_match(found: Candidates) -> NDArray[np.floating]:
    return found.lexical * 0 if found.token is None else found.token


SYSTEMS: dict[str, System] = {
    RANDOM: _random,
    "bm25": lambda found: found.lexical,
    "dense": lambda found: found.dense,
    "words": _word_match,
    SHIPPED: lambda found: score(found).chance,
}


def system_of(name: str) -> System:
    """Return a system by its name; ``dense+bm25`` is the sum of both, each standardised.

    Raises ``UsageError`` naming the systems there are.
    """
    parts = name.split("+")
    if unknown := [part for part in parts if part not in SYSTEMS]:
        raise UsageError(
            f"no system called {', '.join(unknown)}; there are: {', '.join(SYSTEMS)}, "
            "and sums of them like dense+bm25."
        )
    if len(parts) == 1:
        return SYSTEMS[name]
    return lambda found: np.sum([_standard(SYSTEMS[part](found)) for part in parts], axis=0)


def systems_of(names: Sequence[str]) -> dict[str, System]:
    """Return the systems asked for, all of the plain ones when none is."""
    return {name: system_of(name) for name in names or SYSTEMS}


def ranking(name: str, system: System, found: Candidates) -> list[int]:
    """Return the row ids a system returns, best first.

    Every system is offered what both sides propose; what holds no word of the query is nothing
    that BM25 by itself would return.
    """
    if not found.ids:
        return []
    scores = system(found)
    order = np.argsort(-scores, kind="stable").tolist()
    some = found.allowed & (scores > 0) if name == "bm25" else found.allowed
    return [found.ids[i] for i in order if some[i]]


@dataclass(frozen=True, slots=True)
class Answers:
    """What the systems return for one query: row ids, best first, and what shipped shows."""

    ranked: dict[str, list[int]]
    #: Row id and shown score of each hit of the shipped search.
    shown: tuple[tuple[int, float], ...] = ()
    #: What that search took, None where it was not called.
    seconds: float | None = None


class Desk:
    """Asks the systems over one index."""

    def __init__(
        self,
        store: Store,
        encoder: Encoder,
        bed: Bed,
        systems: dict[str, System],
        depth: int = DEPTH,
    ) -> None:
        self._store = store
        self._encoder = encoder
        self._bed = bed
        self._row_of = bed.row_of
        self._systems = systems
        self._depth = depth

    def ask(
        self,
        query: str,
        target: str = ANY,
        among: Sequence[int] | None = None,
        limit: int = CANDIDATES,
    ) -> Answers:
        """Return what each system finds for ``query`` in one list of clauses.

        ``among`` names the row ids that may be found. Without it, shipped is the search that ships,
        call and all; with it, its ranking alone. Each side proposes ``limit`` clauses. A query that
        search refuses finds nothing.
        """
        only = ClauseFilter() if target == ANY else ClauseFilter(langs=frozenset({target}))
        ranked: dict[str, list[int]] = {}
        answers = Answers(ranked)
        try:
            found = self._proposed(query, only, among, limit)
            for name, system in self._systems.items():
                if name == RANDOM:
                    ranked[name] = self._drawn(query, target, among)
                elif name == SHIPPED and among is None:
                    answers = self._shipped(query, only, ranked)
                else:
                    ranked[name] = ranking(name, system, found)
        except UsageError:
            ranked |= {name: [] for name in self._systems if name not in ranked}
        return answers

    def _proposed(
        self, query: str, only: ClauseFilter, among: Sequence[int] | None, limit: int
    ) -> Candidates:
        """Return the candidates that rankings share."""
        if among is None and self._systems.keys() <= {RANDOM, SHIPPED}:
            return nothing_found(self._encoder.dim)
        parsed = parse_query(query)
        return propose(self._store, self._encoder, parsed, only, among=among, limit=limit)

    def _shipped(self, query: str, only: ClauseFilter, ranked: dict[str, list[int]]) -> Answers:
        begin = time.perf_counter()
        hits = search_clauses(self._store, self._encoder, query, self._depth, only)
        seconds = time.perf_counter() - begin
        shown = tuple((self._row_of[hit.clause.id], hit.score) for hit in hits)
        ranked[SHIPPED] = [row_id for row_id, _ in shown]
        return Answers(ranked, shown, seconds)

    def _drawn(self, query: str, target: str, among: Sequence[int] | None) -> list[int]:
        rows = self._bed.rows(target) if among is None else sorted(among)
        drawn = np.random.default_rng(zlib.crc32(query.encode())).permutation(len(rows))
        return [rows[place] for place in drawn[: self._depth]]


def _standard(scores: NDArray[np.floating]) -> NDArray[np.floating]:
    spread = float(scores.std())
    return (scores - scores.mean()) / spread if spread else scores * 0
