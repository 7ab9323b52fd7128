"""Fit the weights of search on the dev half of the gold, and write ``search/fusion.json``.

    python -m bench.fit_search

Logistic regression (ridge 1.0) of "a judge would call this clause relevant" on the three features
of every candidate. The topic queries of the gold avoid the words of the clauses; people who know
the words use them, and some type a whole sentence. So three kinds of query weigh the same: the
gold's, three words out of a clause (for which that clause is right), and the train and valid
queries of ACORD where it lies beside the project. Cross-validation over topics says what the fit is
worth.
"""

from __future__ import annotations

import json
import random
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean

import numpy as np

from bench.gold_data import ROOT, Topic, read_topics
from bench.logistic import Array, fit
from bench.search import LANGS, Bench
from clausesearch.bench import read_collection
from clausesearch.bench.metrics import ndcg
from clausesearch.bench.run import fill
from clausesearch.embedding import load_encoder
from clausesearch.search.fusion import WEIGHTS
from clausesearch.search.query import parse_query
from clausesearch.search.ranking import Candidates, propose
from clausesearch.store import ClauseFilter, Store

FOLDS = 5
RIDGE = 1.0
#: The least weight of dense, token and lexical evidence. Without the lawyers' queries the fit alone
#: would let an exact word count for nothing, because the judged queries avoid the clauses' words.
FLOORS = (0.0, 0.0, 1.0)


def features(found: Candidates) -> Array:
    """Return a column of ones and the three features [candidates, 4]."""
    token = found.dense * 0 if found.token is None else found.token
    return np.stack([np.ones(len(found.ids)), found.dense, token, found.lexical], axis=1)


@dataclass(frozen=True)
class Sample:
    """One query: its candidates, their features and which of them are right."""

    ids: list[int]
    x: Array
    y: Array


@dataclass(frozen=True)
class Asked(Sample):
    """A query of the gold among the clauses of one language."""

    topic: Topic
    lang: str

    def ndcg(self, bench: Bench, beta: Array) -> float:
        """Return the nDCG@10 of ranking by ``beta``."""
        order = np.argsort(-(self.x @ beta), kind="stable")
        grades = bench.grades(self.topic, [self.ids[i] for i in order])
        return ndcg(grades, bench.judged(self.topic, self.lang))


def asked_sample(bench: Bench, topic: Topic, lang: str) -> Asked:
    """Return a gold query with the clauses a judge would call relevant (grade 2 or 3)."""
    found = bench.candidates(topic, lang)
    right = [bench.grades(topic, [row_id])[0] >= 2 for row_id in found.ids]
    return Asked(found.ids, features(found), np.asarray(right, float), topic, lang)


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
        found = bench.candidates(topic, clause.lang)
        right = np.asarray([float(i == row_id) for i in found.ids])
        samples.append(Sample(found.ids, features(found), right))
    return samples


def lawyers_samples(folder: Path) -> list[Sample]:
    """Return the train and valid queries of ACORD in their short and long form, where it lies.

    Each ranks the clauses judged for it; a grade of 2 or more is relevant.
    """
    if not folder.is_dir():
        print(f"no {folder}: fitted without the lawyers' queries")
        return []
    forms: dict[str, str] = {}
    for line in (folder / "queries_short_medium_long.tsv").read_text("utf-8").splitlines()[1:]:
        short, _, long = line.split("\t")[:3]
        forms[" ".join(short.lower().split())] = long
    samples = []
    encoder = load_encoder()
    with tempfile.TemporaryDirectory() as scratch, Store.open(scratch, create=True) as store:
        row_of = None
        for split in ("train", "valid"):
            collection = read_collection(folder, judgements=folder / f"qrels_{split}.tsv")
            row_of = row_of or fill(store, collection, encoder)
            for query, typed in collection.queries.items():
                grades = {row_of[t]: g for t, g in collection.judgements[query].items()}
                for form in (typed, forms.get(" ".join(typed.lower().split()))):
                    if form is None:
                        continue
                    found = propose(
                        store,
                        encoder,
                        parse_query(form),
                        ClauseFilter(),
                        among=list(grades),
                        limit=len(grades),
                    )
                    right = np.asarray([grades[i] >= 2 for i in found.ids], float)
                    samples.append(Sample(found.ids, features(found), right))
    return samples


def stacked(samples: Sequence[Sample]) -> tuple[Array, Array, Array]:
    """Return features, relevance and weights, every query weighing the same, 10,000 in all."""
    x = np.concatenate([sample.x for sample in samples])
    y = np.concatenate([sample.y for sample in samples])
    share = 10_000 / len(samples)
    weight = np.concatenate([np.full(len(s.ids), share / len(s.ids)) for s in samples])
    return x, y, weight


def joined(*kinds: Sequence[Sample]) -> Array:
    """Return the fit on several kinds of query, each kind with the same weight."""
    parts = [stacked(kind) for kind in kinds if kind]
    x, y, weight = (np.concatenate(column) for column in zip(*parts, strict=True))
    return fit(x, y, weight, ridge=RIDGE, floors=FLOORS)


def main() -> None:
    """Cross-validate, fit on everything, write."""
    lawyers = lawyers_samples(ROOT.parent / "shared" / "evalsets" / "acord")
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder), None)
        topics = read_topics("dev")
        asked = [
            asked_sample(bench, topic, lang)
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
            inside = [sample for sample in asked if sample.topic.topic not in out]
            beta = joined(inside, known, lawyers)
            held += [s.ndcg(bench, beta) for s in asked if s.topic.topic in out]
    beta = joined(asked, known, lawyers)
    print(f"{len(asked)} topic, {len(known)} known-item, {len(lawyers)} lawyers' rankings")
    print(f"nDCG@10 on held-out topics: {100 * mean(held):.1f}")
    for name, samples in (("known items", known), ("lawyers' queries", lawyers)):
        first = [s.y[np.argsort(-(s.x @ beta), kind="stable")][0] for s in samples]
        print(f"{name}, right in first place: {100 * mean(first or [0]):.1f} %")
    x, y, weight = stacked(asked)
    other = fit(x[:, [0, 1, 3]], y, weight, ridge=RIDGE)
    static = dict(zip(("intercept", "dense", "token", "lexical"), beta, strict=True))
    without = dict(zip(("intercept", "dense", "lexical"), other, strict=True))
    weights = {"static": static, "other": without}
    rounded = {k: {n: round(float(v), 3) for n, v in w.items()} for k, w in weights.items()}
    print(json.dumps(rounded, indent=2))
    WEIGHTS.write_text(json.dumps(rounded, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
