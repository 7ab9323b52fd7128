"""Fit the weights of search, and write ``search/fusion.json``.

    python -m bench.fit_search [--model FOLDER] [--dry] [--no-check]

A listwise fit (``logistic.py``) of what a clause says by itself, a search for the best weights of
what its like say (``search/fusion.py``), and for each pair of languages a calibration (Platt,
1999). Every kind of query (``fit_samples.py``) weighs the same. Cross-validation over topics and
queries says what the fit is worth; the test half and ACORD's test are not read.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from bench.fit_samples import (
    Sample,
    aligned_samples,
    gold_samples,
    lawyers_samples,
    passage_samples,
)
from bench.logistic import Array, fit, fit_rankings
from clausesearch.bench.metrics import dcg, ndcg
from clausesearch.embedding import load_encoder
from clausesearch.search.fusion import (
    OWN_FEATURES,
    SHARED_FEATURES,
    WEIGHTS,
    length_mix,
    own_features,
    shared_features,
)

FOLDS = 5
RIDGE = 1.0
SWEEPS = 2
#: Of what is tried as a weight beside that of the clause itself, which is 1.
STEPS = (0.0, 0.25, 0.5, 0.75, 1.0, 1.5, 2.0, 3.0, 4.5, 6.0)
#: As many candidates of each list are calibrated on: what users see.
SEEN = 10


def spread(features: Array, words: int) -> Array:
    """Return the features twice, once as a short query's and once as a long one's."""
    mix = length_mix(words)
    return np.concatenate([features * (1 - mix), features * mix], axis=1)


def fitted(kinds: Sequence[Sequence[tuple[Array, Sample]]]) -> Array:
    """Return the weights of the features; each kind weighs the same, each query within it."""
    x, y, weight = [], [], []
    for kind in kinds:
        for features, sample in kind:
            kept = sample.found.allowed
            if sample.right[kept].any():
                x.append(features[kept])
                y.append(sample.right[kept].astype(float))
                weight.append(1000 / len(kind))
    starts = np.cumsum([0, *map(len, y[:-1])])
    return fit_rankings(
        np.concatenate(x), np.concatenate(y), starts, np.asarray(weight), ridge=RIDGE
    )


def tuned(kinds: Sequence[Sequence[tuple[Array, Sample]]]) -> Array:
    """Return the weights of what its like say for a clause, own being 1, short before long.

    By coordinate search, for the best mean nDCG@10 over the kinds: a smooth loss serves the tail of
    a ranking, where a clause without its like would pay for it; people see its head.
    """
    rankings = [
        [
            (features[kept], sample.gains[kept], sample.ideal, length_mix(sample.found.query_words))
            for features, sample in kind
            if sample.right[kept := sample.found.allowed].any()
        ]
        for kind in kinds
    ]
    width = len(SHARED_FEATURES)
    weights = np.ones(2 * width)
    free = [place for place in range(2 * width) if place % width]
    weights[free] = 0.5

    def worth() -> float:
        return float(np.mean([np.mean([_head(*one, weights) for one in r]) for r in rankings]))

    best = worth()
    for _ in range(SWEEPS):
        for place in free:
            for value in STEPS:
                before, weights[place] = weights[place], value
                if (now := worth()) > best:
                    best = now
                else:
                    weights[place] = before
    return weights


def _head(features: Array, gains: Array, ideal: float, mix: float, weights: Array) -> float:
    """Return the nDCG@10 of one ranking."""
    short, long = np.split(weights, 2)
    scores = features @ (short * (1 - mix) + long * mix)
    best = np.argpartition(-scores, 9)[:10] if len(scores) > 10 else np.arange(len(scores))
    return dcg(gains[best[np.argsort(-scores[best])]].tolist(), 10) / ideal


class Fitted:
    """Weights of both steps, for models with or without word vectors."""

    def __init__(self, kinds: Sequence[Sequence[Sample]]) -> None:
        kinds = [kind for kind in kinds if kind]
        self.own = fitted([[(spread_own(one), one) for one in kind] for kind in kinds])
        # An index may hold one language only, or a handful of agreements: then few vouch.
        self.shared = tuned(
            [
                [(self._shared(one), one) for each in kind for one in (each, each.alone, each.few)]
                for kind in kinds
            ]
        )

    def _shared(self, sample: Sample) -> Array:
        own = spread_own(sample) @ self.own
        return shared_features(sample.found, own, sample.vouching)

    def scores(self, sample: Sample) -> Array:
        """Return the score of each candidate, and what it would be without its like [2, n]."""
        features = self._shared(sample)
        both = spread(features, sample.found.query_words) @ self.shared
        return np.stack([both, features[:, 0]])

    def document(self) -> dict[str, object]:
        """Return the weights by name, as ``fusion.json`` holds them."""
        count = len(self.own) // 2
        names = [n for n in OWN_FEATURES if count == len(OWN_FEATURES) or n not in _WORDS]
        return {"own": _ends(names, self.own), "shared": _ends(SHARED_FEATURES, self.shared)}


_WORDS = ("token", "covered")


def spread_own(sample: Sample) -> Array:
    """Return a sample's own features, spread over short and long."""
    return spread(own_features(sample.found), sample.found.query_words)


def _ends(names: Sequence[str], beta: Array) -> dict[str, dict[str, float]]:
    rounded = [round(float(value), 3) for value in beta]
    half = len(names)
    return {
        "short": dict(zip(names, rounded[:half], strict=True)),
        "long": dict(zip(names, rounded[half:], strict=True)),
    }


def quality(sample: Sample, scores: Array) -> float:
    """Return the nDCG@10 of a topic, or whether something right comes first."""
    if sample.bed is None:
        best = max(range(len(scores)), key=lambda i: (sample.found.allowed[i], scores[i]))
        return float(sample.right[best])
    graded = sample.bed.credited(sample.ranked(scores), sample.grades)
    return ndcg(graded, list(sample.grades.values()))


def folded(kinds: Sequence[Sequence[Sample]]) -> list[list[list[Sample]]]:
    """Return the kinds cut into folds, the queries of a topic together."""
    chance = random.Random(7)
    folds: list[list[list[Sample]]] = [[[] for _ in kinds] for _ in range(FOLDS)]
    for number, kind in enumerate(kinds):
        groups = defaultdict(list)
        for place, sample in enumerate(kind):
            groups[sample.theme or str(place)].append(sample)
        names = sorted(groups)
        chance.shuffle(names)
        for place, name in enumerate(names):
            folds[place % FOLDS][number] += groups[name]
    return folds


def cross_validated(kinds: Sequence[Sequence[Sample]]) -> list[tuple[int, Sample, Array]]:
    """Return kind, ranking and the scores of a fit that has not seen it."""
    folds = folded(kinds)
    results = []
    for out in folds:
        inside = [[one for f in folds if f is not out for one in f[n]] for n in range(len(kinds))]
        step = Fitted(inside)
        results += [
            (number, sample, step.scores(sample))
            for number, kind in enumerate(out)
            for sample in kind
        ]
    return results


def calibration(whole: Fitted, topics: Sequence[Sample]) -> dict[str, list[float]]:
    """Return slope and offset for each pair of languages, on what users would see.

    On the scores of the fit that ships: those of cross-validation are each of another scale. A
    dozen weights cannot learn a thousand rankings by heart.
    """
    seen: dict[str, list[tuple[float, bool]]] = defaultdict(list)
    for sample in topics:
        score = whole.scores(sample)[0]
        inside = np.flatnonzero(sample.found.allowed)
        best = inside[np.argsort(-score[inside], kind="stable")[:SEEN]]
        asked = sample.pair.partition(">")[0]
        for i in best:
            for pair in (f"{asked}>{sample.found.langs[i]}", "any"):
                seen[pair].append((score[i], bool(sample.right[i])))
    chances = {}
    for pair, rows in sorted(seen.items()):
        x, y = np.asarray(rows, float).T
        design = np.stack([np.ones(len(x)), x], axis=1)
        offset, slope = fit(design, y, ridge=0.01, floors=(None, 0.1))
        chances[pair] = [round(float(slope), 3), round(float(offset), 3)]
    return chances


def report(results: Sequence[tuple[int, Sample, Array]], names: Sequence[str]) -> None:
    """Print what the fit is worth on rankings it has not seen, beside its parts."""
    for number, name in enumerate(names):
        rows = [(sample, odds) for kind, sample, odds in results if kind == number]
        if not rows:
            continue
        by_pair = defaultdict(list)
        for sample, odds in rows:
            systems = (*odds, sample.found.dense, sample.found.lexical)
            by_pair[sample.pair].append([quality(sample, scores) for scores in systems])
        table = {pair: 100 * np.mean(values, axis=0) for pair, values in by_pair.items()}
        for pair, values in sorted(table.items()):
            if pair:
                print(f"  {pair}", *(f"{value:6.1f}" for value in values))
        means = np.mean(list(table.values()), axis=0)
        print(
            f"{name} ({len(rows)}): fitted, the clause alone, cosine, BM25:",
            *(f"{v:.1f}" for v in means),
        )


def main() -> None:
    """Cross-validate, fit on everything, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model")
    parser.add_argument("--dry", action="store_true", help="write nothing")
    parser.add_argument(
        "--no-check", dest="check", action="store_false", help="no cross-validation"
    )
    options = parser.parse_args()
    encoder = load_encoder(options.model)
    begin = time.monotonic()
    topics, known = gold_samples(encoder)
    print(len(topics), len(known), f"{time.monotonic() - begin:.0f} s")
    aligned = aligned_samples(encoder)
    print(len(aligned), f"{time.monotonic() - begin:.0f} s")
    kinds = [topics, known, aligned, lawyers_samples(encoder), passage_samples(encoder)]
    names = (
        "dev topics, nDCG@10",
        "known items, R@1",
        "aligned clauses, P@1",
        "lawyers, P@1",
        "passages, R@1",
    )
    print(f"{sum(map(len, kinds))} rankings after {time.monotonic() - begin:.0f} s")
    weights = {}
    for name in ("static", "other"):
        if name == "other":
            kinds = [[_wordless(sample) for sample in kind] for kind in kinds]
        if options.check:
            print(name)
            report(cross_validated(kinds), names)
        whole = Fitted(kinds)
        weights[name] = whole.document() | {"calibration": calibration(whole, kinds[0])}
    print(json.dumps(weights, indent=1))
    if not options.dry:
        WEIGHTS.write_text(json.dumps(weights, indent=2) + "\n", encoding="utf-8")


def _wordless(sample: Sample) -> Sample:
    return replace(sample, found=replace(sample.found, token=None, covered=None))


if __name__ == "__main__":
    main()
