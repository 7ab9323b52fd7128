"""Fit the weights of search on the dev half of the gold, and write ``search/fusion.json``.

    python -m bench.fit_search

Logistic regression (ridge 1.0) of "a judge would call this clause relevant"
(grade 2 or 3) on the three features of every candidate. The topic queries of the gold avoid the
words of the clauses; people who know the words use them. So half of the weight goes to a second
kind of query, made from the gold: a few words out of a clause, for which that clause is right.
Five-fold cross-validation over topics says what the fit is worth.
"""

from __future__ import annotations

import json
import random
import tempfile
from pathlib import Path
from statistics import mean

import numpy as np

from bench.gold_data import Topic, read_topics
from bench.logistic import Array, fit
from bench.search import LANGS, Bench
from clausesearch.bench.metrics import ndcg
from clausesearch.search.fusion import WEIGHTS
from clausesearch.search.ranking import Candidates

FOLDS = 5
RIDGE = 1.0
#: The least weight of dense, token and lexical evidence. The judged queries avoid the words of the
#: clauses, and the fit alone would let an exact word count for nothing.
FLOORS = (0.0, 0.0, 1.0)


def features(found: Candidates) -> Array:
    """Return a column of ones and the three features [candidates, 4]."""
    token = found.dense * 0 if found.token is None else found.token
    return np.stack([np.ones(len(found.ids)), found.dense, token, found.lexical], axis=1)


class Sample:
    """One query among the clauses of one language: features, relevance, and how to rank it."""

    def __init__(self, bench: Bench, topic: Topic, lang: str) -> None:
        self.topic, self.lang = topic, lang
        found = bench.candidates(topic, lang)
        self.ids = found.ids
        self.x = features(found)
        self.y = np.asarray([bench.grades(topic, [row_id])[0] >= 2 for row_id in found.ids], float)

    def ndcg(self, bench: Bench, beta: Array) -> float:
        """Return the nDCG@10 of ranking by ``beta``."""
        order = np.argsort(-(self.x @ beta), kind="stable")
        grades = bench.grades(self.topic, [self.ids[i] for i in order])
        return ndcg(grades, bench.judged(self.topic, self.lang))


def known_item_samples(bench: Bench, topics: set[str]) -> list[Sample]:
    """Return queries of three words out of a labelled clause, for which that clause is right."""
    random_words = random.Random(7)
    samples = []
    for row_id, clause in bench.store.clauses(list(bench.names)).items():
        spans = bench.reached[clause.id]
        words = [word for word in clause.text.split() if len(word) > 3]
        if len(words) < 6 or not any(bench.spans[s].topics[0] in topics for s in spans):
            continue
        start = random_words.randrange(len(words) - 2)
        query = " ".join(words[start : start + 3])
        topic = Topic(clause.id, bench.spans[spans[0]].topics[0], clause.lang, query, "dev")
        sample = Sample(bench, topic, clause.lang)
        sample.y = np.asarray([float(i == row_id) for i in sample.ids])
        samples.append(sample)
    return samples


def stacked(samples: list[Sample]) -> tuple[Array, Array, Array]:
    """Return features, relevance and weights, every query weighing the same."""
    x = np.concatenate([sample.x for sample in samples])
    y = np.concatenate([sample.y for sample in samples])
    weight = np.concatenate([np.full(len(s.ids), 100 / len(s.ids)) for s in samples])
    return x, y, weight / len(samples) * 100


def joined(asked: list[Sample], known: list[Sample]) -> Array:
    """Return the fit on both kinds of query, each kind with half of the weight."""
    parts = [stacked(asked), stacked(known)]
    x, y, weight = (np.concatenate(column) for column in zip(*parts, strict=True))
    return fit(x, y, weight, ridge=RIDGE, floors=FLOORS)


def main() -> None:
    """Cross-validate, fit on all of the dev half, write."""
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder), None)
        topics = read_topics("dev")
        asked = [
            Sample(bench, topic, lang)
            for topic in topics
            for lang in LANGS
            if max(bench.judged(topic, lang), default=0) >= 2
        ]
        known = known_item_samples(bench, {topic.topic for topic in topics})
        names = sorted({topic.topic for topic in topics})
        random.Random(7).shuffle(names)
        held: list[float] = []
        for fold in range(FOLDS):
            out = set(names[fold::FOLDS])
            beta = joined([s for s in asked if s.topic.topic not in out], known)
            held += [s.ndcg(bench, beta) for s in asked if s.topic.topic in out]
        beta = joined(asked, known)
        print(f"{len(asked)} topic rankings, {len(known)} known-item rankings")
        print(f"nDCG@10, cross-validated: {100 * mean(held):.1f}")
        found = [s.y[np.argsort(-(s.x @ beta), kind="stable")][0] for s in known]
        print(f"known items in first place: {100 * mean(found):.1f} %")
        plain = [(s.x[:, [0, 1, 3]], s) for s in asked]
        other = fit(
            np.concatenate([x for x, _ in plain]),
            np.concatenate([s.y for _, s in plain]),
            stacked(asked)[2],
            ridge=RIDGE,
        )
    static = dict(zip(("intercept", "dense", "token", "lexical"), beta, strict=True))
    without = dict(zip(("intercept", "dense", "lexical"), other, strict=True))
    weights = {"static": static, "other": without}
    rounded = {k: {n: round(float(v), 3) for n, v in w.items()} for k, w in weights.items()}
    print(json.dumps(rounded, indent=2))
    WEIGHTS.write_text(json.dumps(rounded, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
