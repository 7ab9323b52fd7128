"""One score from all that is known of a candidate, and what each part gave to it."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, cast

import numpy as np

from clausesearch.search.support import feedback, neighbour_weights

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from clausesearch.search.candidates import Candidates

    Array = NDArray[np.float64]

    class Vouching(Protocol):
        """Neighbour weights [n, n], dense or sparse."""

        def __matmul__(self, other: Array, /) -> Array: ...


#: Written by ``bench/fit_search.py`` from the dev half of the gold.
WEIGHTS = Path(__file__).with_name("fusion.json")
#: What a clause says by itself; a model without word vectors has no ``token`` and ``covered``.
OWN_FEATURES = ("dense", "token", "covered", "lexical", "phrase")
SHARED_FEATURES = ("own", "support", "feedback")
#: Queries of this many words and fewer are short, of that many and more are long.
SHORT, LONG = 4, 16


@dataclass(frozen=True, slots=True)
class Scores:
    """The scores of all candidates, in their order.

    ``parts`` names what adds up to the log-odds, of which ``chance`` is the probability.
    """

    parts: dict[str, Array]
    chance: Array


def own_features(found: Candidates) -> Array:
    """Return what each candidate says by itself [candidates, features], see ``OWN_FEATURES``."""
    columns: list[NDArray[np.float32]] = [found.dense]
    if found.token is None or found.covered is None:
        # Models spread their cosines differently: what counts is to stand out among the candidates.
        spread = float(found.dense.std()) if found.ids else 0.0
        columns = [(found.dense - found.dense.mean()) / spread if spread else found.dense * 0]
    else:
        columns += [found.token, found.covered]
    return np.stack([*columns, found.lexical, found.phrase], axis=1).astype(np.float64)


def shared_features(found: Candidates, own: Array, vouching: Vouching | None = None) -> Array:
    """Return own score, that of like clauses, and likeness to the best candidates.

    ``vouching`` may hold the neighbour weights, where they are known already.
    """
    if vouching is None:
        vouching = cast("Vouching", neighbour_weights(found.vectors, found.agreements))
    support = vouching @ own
    best = feedback(found.vectors, (own + support) / 2)
    return np.stack([own, support, best], axis=1)


def length_mix(words: int) -> float:
    """Return where a query stands between short (0) and long (1), by the logarithm of its words."""
    place = math.log(max(words, 1) / SHORT) / math.log(LONG / SHORT)
    return min(max(place, 0.0), 1.0)


def score(found: Candidates) -> Scores:
    """Return the scores of all candidates.

    Two weighted sums: of what a clause says by itself, then of that with what its like say. The
    weights pass from those of short queries to those of long ones. Slope and offset of the pair of
    languages make log-odds of it (Platt, 1999): the estimate of the chance that a judge would call
    the clause relevant. Where the model knows no word of the query, the words themselves are all
    there is, and their share is the score.
    """
    if not found.dense.any():
        share = np.clip(found.lexical.astype(np.float64), 1e-6, 1 - 1e-6)
        odds = np.log(share / (1 - share))
        return Scores({"lexical": odds}, share)
    weights = _weights()["other" if found.token is None else "static"]
    mix = length_mix(found.query_words)
    names = [name for name in OWN_FEATURES if name in weights["own"]["short"]]
    inner = own_features(found) * _mixed(weights["own"], names, mix)
    shared = shared_features(found, inner.sum(axis=1))
    outer = _mixed(weights["shared"], SHARED_FEATURES, mix)
    slope, offset = _calibration(found, weights["calibration"])
    parts = {name: slope * inner[:, i] * outer[0] for i, name in enumerate(names)}
    parts["support"] = slope * shared[:, 1] * outer[1]
    parts["feedback"] = slope * shared[:, 2] * outer[2]
    parts["constant"] = offset
    log_odds: Array = np.sum(list(parts.values()), axis=0)
    return Scores(parts, 1 / (1 + np.exp(-log_odds)))


def _calibration(found: Candidates, calibration: dict[str, Any]) -> tuple[Array, Array]:
    """Return slope and offset of each candidate, by its pair of languages."""
    pairs = [f"{found.query_lang}>{lang}" for lang in found.langs]
    known = [calibration.get(pair, calibration["any"]) for pair in pairs]
    slope, offset = np.asarray(known, np.float64).reshape(-1, 2).T
    return slope, offset


def _mixed(weights: dict[str, dict[str, float]], names: Sequence[str], mix: float) -> Array:
    short, long = (np.asarray([weights[end][name] for name in names]) for end in ("short", "long"))
    return short * (1 - mix) + long * mix


@cache
def _weights() -> dict[str, Any]:
    weights: dict[str, Any] = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    return weights
