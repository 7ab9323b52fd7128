"""Rankings with known right answers, to fit search on; none of them is reported on.

Four kinds of query: the gold's dev topics, which avoid the words of the clauses; words out of a
clause, by which one looks for a text one knows; whole clauses, for which the aligned clause of the
odd pairs is right; and the train and valid queries of ACORD in their short and long form.
"""

from __future__ import annotations

import gzip
import random
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from functools import cached_property
from pathlib import Path
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from bench.gold_data import ROOT, SEEDS, pair_spans, read_half, read_pairs
from clausesearch.bench import read_collection
from clausesearch.bench.bed import ANY, Bed, fill, lay
from clausesearch.bench.collection import Collection
from clausesearch.bench.metrics import dcg
from clausesearch.bench.spans import Span, SpanCollection
from clausesearch.embedding import Encoder, in_context
from clausesearch.library import open_index
from clausesearch.search.candidates import Candidates, propose
from clausesearch.search.query import as_query, parse_query
from clausesearch.search.support import neighbour_weights
from clausesearch.store import ClauseFilter, Store

Label = str | Span

RIGHT = 2
_LONG_CLAUSE = 12
_FEWER = 60
_HANDFUL = 5
_WRONG = 200
_UNIT = (40, 300)
_UNITS = 8000
_PASSAGES = 250
_KEPT = 0.5


@dataclass(frozen=True)
class Sample:
    """One ranking: its candidates, which of them are right, and what they are worth."""

    found: Candidates
    right: NDArray[np.bool_]
    #: Of the gold's topics only.
    theme: str = ""
    pair: str = ""
    bed: Bed | None = None
    grades: Mapping[Label, float] = field(default_factory=dict)

    @cached_property
    def gains(self) -> NDArray[np.float64]:
        """Return the grade of each candidate; 1 for what is right where there are no grades."""
        if self.bed is None:
            return self.right.astype(np.float64)
        return np.asarray([self.bed.grade(row, self.grades) for row in self.found.ids], float)

    @cached_property
    def ideal(self) -> float:
        """Return the best DCG@10 there can be."""
        return dcg(sorted(self.grades.values() or self.gains, reverse=True), 10)

    @cached_property
    def vouching(self) -> csr_matrix:
        """Return the neighbour weights, of which nearly all are zero."""
        return csr_matrix(neighbour_weights(self.found.vectors, self.found.agreements))

    @cached_property
    def alone(self) -> Sample:
        """Return the ranking without the clauses that only vouch for others."""
        return _kept(self, self.found.allowed)

    @cached_property
    def few(self) -> Sample:
        """Return the ranking among the clauses of a handful of agreements, the same each time."""
        chance = random.Random(f"{self.theme} {self.pair} {len(self.found.ids)}")
        inside = sorted(set(self.found.agreements[self.found.allowed].tolist()))
        some = chance.sample(inside, min(_HANDFUL, len(inside)))
        return _kept(self, self.found.allowed & np.isin(self.found.agreements, some))

    def ranked(self, scores: NDArray[np.floating]) -> list[int]:
        """Return the row ids that may be found, best first."""
        order = np.argsort(-scores, kind="stable").tolist()
        return [self.found.ids[place] for place in order if self.found.allowed[place]]


def _kept(sample: Sample, kept: NDArray[np.bool_]) -> Sample:
    """Return the ranking of some of its candidates."""
    changed: dict[str, Any] = {}
    for one in fields(Candidates):
        value = getattr(sample.found, one.name)
        if isinstance(value, np.ndarray):
            changed[one.name] = value[kept]
        elif isinstance(value, list | tuple):
            changed[one.name] = type(value)(v for v, k in zip(value, kept, strict=True) if k)
    return replace(sample, found=replace(sample.found, **changed), right=sample.right[kept])


def gold_samples(encoder: Encoder) -> tuple[list[Sample], list[Sample]]:
    """Return the dev topics, asked of each language and of all together, and the known items."""
    collection = read_half("dev")
    with tempfile.TemporaryDirectory() as folder, Store.open(folder, create=True) as store:
        bed = lay(store, collection, encoder)
        return list(_topics(store, encoder, bed, collection)), list(_known(store, encoder, bed))


def _topics(
    store: Store, encoder: Encoder, bed: Bed, collection: SpanCollection
) -> Iterator[Sample]:
    for name, asked in collection.asked.items():
        query = parse_query(asked.text)
        for lang in bed.targets():
            judged = cast("Mapping[Label, float]", collection.judgements[name])
            grades = bed.wanted(judged, lang)
            if max(grades.values(), default=0) < RIGHT:
                continue
            only = ClauseFilter() if lang == ANY else ClauseFilter(langs=frozenset({lang}))
            found = propose(store, encoder, query, only)
            right = [bed.grade(row_id, grades) >= RIGHT for row_id in found.ids]
            yield Sample(found, np.asarray(right), asked.theme, f"{asked.lang}>{lang}", bed, grades)


def _known(store: Store, encoder: Encoder, bed: Bed) -> Iterator[Sample]:
    chance = random.Random(7)
    texts = [clause.text.split() for clause in bed.clauses.values()]
    for row_id, clause in bed.clauses.items():
        words = [word for word in clause.text.split() if len(word) > 3]
        if len(words) < 6 or chance.random() < 0.6:
            continue
        start = chance.randrange(len(words) - 2)
        typed = [words[start : start + 3]]
        if len(words) >= _LONG_CLAUSE:
            # As a later version of the clause: half of its words, and as many of another one.
            kept = [word for word in clause.text.split() if chance.random() < 0.5]
            typed.append(kept + chance.choice(texts)[: len(kept)])
        for parts in typed:
            found = propose(store, encoder, as_query(" ".join(parts)), ClauseFilter(), limit=_FEWER)
            yield Sample(found, np.asarray([i == row_id for i in found.ids]))


def aligned_samples(encoder: Encoder) -> list[Sample]:
    """Return the clauses of the odd pairs, each asked of all agreements but its own."""
    pairs = read_pairs("odd")
    samples = []
    with tempfile.TemporaryDirectory() as folder:
        with open_index(folder) as index:
            index.add([SEEDS / "pairs" / pair[side]["file"] for pair in pairs for side in _SIDES])
        with Store.open(Path(folder)) as store:
            for pair in pairs:
                rows = {side: _rows_of(store, pair[side]) for side in _SIDES}
                for left, right in (_SIDES, _SIDES[::-1]):
                    for match in pair["matches"]:
                        goal = {row for name in match[right] for row in rows[right][name]}
                        for row in {row for name in match[left] for row in rows[left][name]}:
                            samples.append(_aligned(store, encoder, row, goal))
    return [sample for sample in samples if sample.right.any()]


_SIDES = ("left", "right")


def _rows_of(store: Store, side: dict[str, Any]) -> dict[str, list[int]]:
    clauses = store.agreement_clauses(Path(side["file"]).stem)
    return {
        name: [row for row, clause in clauses.items() if span.reached_by(clause)]
        for name, span in pair_spans(side).items()
    }


def _aligned(store: Store, encoder: Encoder, row: int, goal: set[int]) -> Sample:
    clause = store.clauses([row])[row]
    found = propose(
        store,
        encoder,
        as_query(in_context(clause)),
        ClauseFilter(but_not=clause.agreement),
        limit=_FEWER,
        vector=store.vectors([row])[0],
    )
    return Sample(found, np.asarray([i in goal for i in found.ids]))


def lawyers_samples(encoder: Encoder) -> list[Sample]:
    """Return the train and valid queries of ACORD, each over what was judged for it.

    Without the folder beside the project there are none, and a line says so.
    """
    folder = ROOT.parent / "shared" / "evalsets" / "acord"
    if not folder.is_dir():
        print(f"no {folder.name} beside the project: fitted without the lawyers' queries")
        return []
    forms: dict[str, str] = {}
    for line in (folder / "queries_short_medium_long.tsv").read_text("utf-8").splitlines()[1:]:
        short, _, long = line.split("\t")[:3]
        forms[" ".join(short.lower().split())] = long
    samples = []
    chance = random.Random(7)
    with tempfile.TemporaryDirectory() as scratch, Store.open(scratch, create=True) as store:
        row_of: dict[str, int] = {}
        for split in ("train", "valid"):
            collection = read_collection(folder, judgements=folder / f"qrels_{split}.tsv")
            row_of = row_of or fill(store, collection, encoder)
            for query, typed in collection.queries.items():
                judged = {row_of[t]: g for t, g in collection.judgements[query].items()}
                right = [row_id for row_id, grade in judged.items() if grade >= RIGHT]
                wrong = [row_id for row_id, grade in judged.items() if grade < RIGHT]
                some = chance.sample(wrong, min(_WRONG, len(wrong)))
                grades = {row_id: judged[row_id] for row_id in [*right, *some]}
                for form in filter(None, (typed, forms.get(" ".join(typed.lower().split())))):
                    found = propose(
                        store,
                        encoder,
                        parse_query(form),
                        ClauseFilter(),
                        among=list(grades),
                        limit=len(grades),
                    )
                    samples.append(Sample(found, np.asarray([i in right for i in found.ids])))
    return [sample for sample in samples if sample.right.any()]


def passage_samples(encoder: Encoder) -> list[Sample]:
    """Return passages of statutes, some words lost, each asked of thousands of other units.

    So people look for the article that an amendment is of. Without the training corpora beside the
    project there are none, and a line says so.
    """
    path = ROOT.parent / "shared" / "corpora" / "parallel" / "canada-laws-units.fr-en.tsv.gz"
    if not path.is_file():
        print(f"no {path.name} beside the project: fitted without passages")
        return []
    chance = random.Random(7)
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        units = [unit for line in lines for unit in line.rstrip("\n").split("\t")]
    long = [unit for unit in units if _UNIT[0] <= len(unit.split()) <= _UNIT[1]]
    chance.shuffle(long)
    texts = {str(place): unit for place, unit in enumerate(long[:_UNITS])}
    samples = []
    with tempfile.TemporaryDirectory() as scratch, Store.open(scratch, create=True) as store:
        row_of = fill(store, Collection("units", texts, {}, {}), encoder)
        for name in chance.sample(sorted(texts), _PASSAGES):
            words = texts[name].split()
            length = int(len(words) * chance.uniform(0.25, 0.6))
            start = chance.randrange(len(words) - length + 1)
            other = chance.choice(long[_UNITS:]).split()
            kept = _reworded(words[start : start + length], other, chance)
            query = as_query(" ".join(kept))
            found = propose(store, encoder, query, ClauseFilter(), limit=_FEWER)
            samples.append(Sample(found, np.asarray([i == row_of[name] for i in found.ids])))
    return [sample for sample in samples if sample.right.any()]


def _reworded(words: list[str], others: list[str], chance: random.Random) -> list[str]:
    """Return ``words`` with every other run of them or so replaced by a run of ``others``."""
    kept: list[str] = []
    place = 0
    while place < len(words):
        length = chance.randrange(2, 9)
        run = words if chance.random() < _KEPT else others
        kept += run[place : place + length]
        place += length
    return kept
