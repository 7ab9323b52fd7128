"""Labelled cells to fit comparison on: the odd gold pairs and the dev rewordings."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import permutations, product

import numpy as np
from numpy.typing import NDArray

from bench.gold_data import GOLD, SEEDS
from bench.rewordings import as_side, read_rewordings
from bench.translation_texts import LANGS, LAYOUTS, compose, read_units, translation_files
from clausesearch.bench.alignments import GoldMatch, GoldPair, read_alignments
from clausesearch.bench.comparing import cut_pair
from clausesearch.bench.links import Judge
from clausesearch.compare.evidence import raw_evidence
from clausesearch.embedding import Encoder

#: The nine language pairs of a rewording are no nine trials: together they count as two pairs.
REWORDING = 2 / 9


@dataclass(frozen=True)
class LabelledPair:
    """The evidence for each two clauses of a pair, and which of them are counterparts.

    Cells outside of ``judged`` say nothing: a clause there holds no labelled span, or a mere part
    of one. Pairs of one ``group`` are the same texts in other languages.
    """

    group: str
    weight: float
    raw: dict[str, NDArray[np.float32]]
    right: NDArray[np.bool_]
    judged: NDArray[np.bool_]
    judge: Judge


def labelled_pairs(encoder: Encoder) -> list[LabelledPair]:
    """Return all that comparison is fitted on."""
    odd = read_alignments(GOLD, SEEDS / "pairs", "dev")
    rewordings = read_rewordings()
    return [
        *(_labelled(pair, encoder, pair.name, 1.0) for pair in odd),
        *(_labelled(pair, encoder, pair.name.split()[0] + "*", REWORDING) for pair in rewordings),
    ]


def translated_pairs(encoder: Encoder) -> list[LabelledPair]:
    """Return the dev translations, each in all its languages and layouts, shuffled once."""
    found = []
    for path in translation_files("dev"):
        units = read_units(path)
        for (left, right), layout in product(permutations(LANGS, 2), LAYOUTS):
            sides = (
                as_side("left", left, compose(units, left, layout)),
                as_side("right", right, compose(units, right, layout, 1)),
            )
            matches = tuple(GoldMatch((unit,), (unit,)) for unit in sides[0].spans)
            pair = GoldPair(path.stem, *sides, matches, frozenset(), frozenset())
            found.append(_labelled(pair, encoder, path.stem, 1.0))
    return found


def _labelled(gold: GoldPair, encoder: Encoder, group: str, weight: float) -> LabelledPair:
    cut = cut_pair(gold, encoder)
    judge = cut.judge
    right = _cells(judge.covers[0], judge.covers[1], judge.links)
    touched = _cells(judge.touches[0], judge.touches[1], judge.links)
    labelled = [np.asarray([bool(names) for names in side]) for side in judge.touches]
    judged = labelled[0][:, None] & labelled[1][None, :] & ~(touched & ~right)
    raw = raw_evidence(cut.left, cut.right, encoder)
    return LabelledPair(group, weight, raw, right, judged, judge)


def _cells(
    left: list[set[str]], right: list[set[str]], links: set[tuple[str, str]]
) -> NDArray[np.bool_]:
    return np.asarray([[bool({(a, b) for a in x for b in y} & links) for y in right] for x in left])
