"""The ways to rank that are measured side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from clausesearch.errors import UsageError
from clausesearch.search.fusion import fuse

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from clausesearch.search.ranking import Candidates

    System = Callable[[Candidates], NDArray[np.floating]]


def _random(found: Candidates) -> NDArray[np.floating]:
    return np.random.default_rng(len(found.ids)).random(len(found.ids))


def _word_match(found: Candidates) -> NDArray[np.floating]:
    return found.lexical * 0 if found.token is None else found.token


SYSTEMS: dict[str, System] = {
    "random": _random,
    "bm25": lambda found: found.lexical,
    "dense": lambda found: found.dense,
    "words": _word_match,
    "shipped": lambda found: fuse(found.dense, found.token, found.lexical),
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
    scores = system(found)
    order = np.argsort(-scores, kind="stable").tolist()
    return [found.ids[i] for i in order if name != "bm25" or scores[i] > 0]


def _standard(scores: NDArray[np.floating]) -> NDArray[np.floating]:
    spread = float(scores.std())
    return (scores - scores.mean()) / spread if spread else scores * 0
