"""Fit what comparison weighs; write ``clausesearch/compare/alignment.json``.

    python -m bench.fit_compare

Fitted on the odd-numbered gold pairs and on the dev rewordings (``bench/rewordings.py``), never on
what is reported. A ridge-penalised logistic regression says what each kind of evidence is worth
(none may count against its own direction); with each pair (each rewording with all its languages)
left out in turn it gives the log-odds on which the rest is chosen: the weight of neighbours in
order, the price of having no partner and that of joining a pair (on the gold pairs alone, where as
many clauses have a counterpart as in life, and low enough for the dev translations), and the
calibration of the score.
The same is done for models without word vectors, on the cosine alone.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import product
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bench.compare_data import LabelledPair, labelled_pairs, translated_pairs
from bench.logistic import fit
from clausesearch.bench.compare_report import MEASURES
from clausesearch.bench.links import ONE_SIDE, STRICT, Counts, Linked
from clausesearch.compare.alignment import Group, align
from clausesearch.compare.evidence import Ordinary, standardise
from clausesearch.compare.settings import SETTINGS, Settings, Weights
from clausesearch.compare.similarity import weigh
from clausesearch.embedding import load_encoder

Array = NDArray[np.float64]
Matrix = NDArray[np.float32]

#: Evidence against, for which less is better.
AGAINST = ("crowding",)
RIDGE = 1.0
#: The least share of the counterparts of complete translations that has to be found.
TRANSLATED = 0.995
ORDERS = (0.0, 0.5, 1.0)
PRICES = tuple(np.arange(-1.5, 1.01, 0.25))
JOINS = tuple(np.arange(-3.0, 1.01, 0.5))


@dataclass(frozen=True)
class Scored:
    """A labelled pair and the log-odds of its cells, found without having seen it."""

    pair: LabelledPair
    log_odds: Matrix


def ordinary_of(pairs: list[LabelledPair]) -> dict[str, Ordinary]:
    """Return mean and spread of each kind of evidence over the cells that are no counterparts."""
    found = {}
    for name in pairs[0].raw:
        cells = np.concatenate([pair.raw[name][~pair.right] for pair in pairs])
        found[name] = Ordinary(round(float(cells.mean()), 4), round(float(cells.std()), 4))
    return found


def weights_of(
    pairs: list[LabelledPair], ordinary: dict[str, Ordinary], names: list[str]
) -> Weights:
    """Return the regression of "these two are counterparts" on standardised evidence."""
    columns = [*names, "crowding"]
    rows, right, weight = [], [], []
    for pair in pairs:
        evidence = standardise({name: pair.raw[name] for name in names}, ordinary)
        rows.append(np.stack([evidence[name][pair.judged] for name in columns], axis=1))
        right.append(pair.right[pair.judged])
        weight.append(np.full(len(right[-1]), pair.weight))
    signs = np.asarray([-1.0 if name in AGAINST else 1.0 for name in columns])
    x = np.concatenate(rows) * signs
    x = np.concatenate([np.ones((len(x), 1)), x], axis=1)
    beta = fit(
        x,
        np.concatenate(right).astype(float),
        ridge=RIDGE,
        floors=(None, *[0.0] * len(columns)),
        weight=np.concatenate(weight),
    )
    return Weights(
        round(float(beta[0]), 3),
        {name: round(float(b * s), 3) for name, b, s in zip(columns, beta[1:], signs, strict=True)},
    )


def left_out(
    pairs: list[LabelledPair], ordinary: dict[str, Ordinary], names: list[str]
) -> Iterator[Scored]:
    """Yield each pair with log-odds from weights that were fitted without its group."""
    for group in dict.fromkeys(pair.group for pair in pairs):
        weights = weights_of([p for p in pairs if p.group != group], ordinary, names)
        for pair in pairs:
            if pair.group == group:
                raw = {name: pair.raw[name] for name in names}
                yield Scored(pair, weigh(standardise(raw, ordinary), weights))


def counts_of(scored: list[Scored], settings: Settings) -> dict[str, Counts]:
    """Return the counts over all pairs, rewordings by their weight, rounded at the end."""
    total = dict.fromkeys(MEASURES, Counts())
    for one in scored:
        linked = [Linked(g.left, g.right) for g in align(one.log_odds, settings)]
        for measure, counts in one.pair.judge.judge(linked).items():
            total[measure] += counts.times(one.pair.weight)
    return total


def value_of(scored: list[Scored], settings: Settings) -> float:
    """Return the mean of strict link F1 and one-side F1."""
    counts = counts_of(scored, settings)
    return (counts[STRICT].f1 + counts[ONE_SIDE].f1) / 2


def best_settings(scored: list[Scored]) -> Settings:
    """Return the highest price that is as good as the best, within a point: a peak is chance.

    Between equals the higher price says less: a wrong counterpart misleads more than a missing one.
    Of the rest the middle is taken.
    """
    real = [one for one in scored if one.pair.weight == 1]
    slope, intercept = calibrate(scored, Settings(float(np.median(PRICES)), 1e9))
    outcomes = []
    for order, price, join in product(ORDERS, PRICES, JOINS):
        settings = Settings(float(price), float(join), slope, intercept, order, follow=True)
        outcomes.append((value_of(real, settings), order, float(price), float(join)))
    top = max(outcomes)[0]
    near = [outcome[1:] for outcome in outcomes if outcome[0] >= top - 0.01]
    price = max(price for _, price, _ in near)
    order, join = (
        float(np.median([one[place] for one in near if one[1] == price])) for place in (0, 2)
    )
    chosen = Settings(price, join, slope, intercept, order, follow=True)
    slope, intercept = calibrate(scored, chosen)
    return replace(chosen, slope=round(slope, 3), intercept=round(intercept, 3))


def kept_low(settings: Settings, translations: list[Scored]) -> Settings:
    """Return settings at a price low enough to find the counterparts of translations."""
    while settings.no_partner > PRICES[0]:
        counts = Counts()
        for one in translations:
            linked = [Linked(g.left, g.right) for g in align(one.log_odds, settings)]
            counts += one.pair.judge.lax(linked)
        if counts.recall >= TRANSLATED:
            break
        settings = replace(settings, no_partner=settings.no_partner - 0.25)
    return settings


def calibrate(scored: list[Scored], settings: Settings) -> tuple[float, float]:
    """Return slope and intercept of the chance that a match of some log-odds is right.

    Fitted on assignments at a price of 2 below, so that it has seen what lies there, too.
    """
    low = Settings(settings.no_partner - 2, 1e9)
    x, right, weight = [], [], []
    for one in scored:
        for group in align(one.log_odds, low):
            x.append(float(one.log_odds[group.left[0], group.right[0]]))
            right.append(is_right(one.pair, group))
            weight.append(one.pair.weight)
    table = np.stack([np.ones(len(x)), np.asarray(x)], axis=1)
    intercept, slope = fit(
        table,
        np.asarray(right, float),
        ridge=0.01,
        floors=(None, 0.0),
        weight=np.asarray(weight),
    )
    return float(slope), float(intercept)


def is_right(pair: LabelledPair, group: Group) -> bool:
    """Return whether a group touches a gold match on both sides."""
    return pair.judge.lax([Linked(group.left, group.right)]).right > 0


def as_document(
    ordinary: dict[str, Ordinary], with_words: Weights, without: Weights, settings: Settings
) -> dict[str, Any]:
    """Return what ``alignment.json`` holds."""
    return {
        **{f"ordinary_{n}": {"mean": o.mean, "spread": o.spread} for n, o in ordinary.items()},
        "with_words": {"intercept": with_words.intercept} | with_words.of,
        "without_words": {"intercept": without.intercept} | without.of,
        "alignment": {
            "no_partner": round(settings.no_partner, 3),
            "join": round(settings.join, 3),
            "slope": settings.slope,
            "intercept": settings.intercept,
            "order": round(settings.order, 3),
            "follow": settings.follow,
        },
    }


def main() -> None:
    """Fit, say what was reached on pairs left out, and write."""
    encoder = load_encoder()
    pairs = labelled_pairs(encoder)
    ordinary = ordinary_of(pairs)
    scored = list(left_out(pairs, ordinary, ["cosine", "words"]))
    weights = weights_of(pairs, ordinary, ["cosine", "words"])
    translations = [
        Scored(pair, weigh(standardise(pair.raw, ordinary), weights))
        for pair in translated_pairs(encoder)
    ]
    settings = kept_low(best_settings(scored), translations)
    for name, some in (
        ("odd pairs", [one for one in scored if one.pair.weight == 1]),
        ("rewordings", [one for one in scored if one.pair.weight != 1]),
    ):
        counts = counts_of(some, settings)
        said = ", ".join(f"{measure} {100 * c.f1:.1f}" for measure, c in counts.items())
        print(f"{name}, each left out in turn: F1 {said}")
    document = as_document(
        ordinary,
        weights,
        weights_of(pairs, ordinary, ["cosine"]),
        settings,
    )
    text = json.dumps(document, indent=2) + "\n"
    print(text)
    SETTINGS.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
