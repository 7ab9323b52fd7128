"""The measures of the model card: translation pairs found, and similarity as people judge it."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from pathlib import Path

    from clausesearch.embedding.protocol import Encoder

#: Models as published (MTEB's results repository, commit f4cc6c8b; Tatoeba as F1): two static ones
#: of 108 and 128 million parameters, the first trained on Tatoeba itself, and two transformers of
#: 118 million.
PUBLISHED: dict[str, dict[str, float]] = {
    "static-similarity-mrl-multilingual-v1": {
        "Tatoeba ar→en, accuracy@1": 82.5,
        "STS17 ar-ar, Spearman": 70.0,
        "STS17 ar-en, Spearman": 69.9,
        "STS17 en-en, Spearman": 86.9,
    },
    "potion-multilingual-128M": {
        "Tatoeba ar→en, accuracy@1": 33.0,
        "STS17 ar-ar, Spearman": 65.1,
        "STS17 ar-en, Spearman": 51.1,
        "STS17 en-en, Spearman": 79.7,
    },
    "multilingual-e5-small": {
        "Tatoeba ar→en, accuracy@1": 76.8,
        "Tatoeba fr→en, accuracy@1": 91.2,
        "STS17 en-en, Spearman": 87.2,
    },
    "paraphrase-multilingual-MiniLM-L12-v2": {
        "Tatoeba ar→en, accuracy@1": 87.9,
        "STS17 ar-ar, Spearman": 79.2,
        "STS17 ar-en, Spearman": 81.2,
        "STS17 en-en, Spearman": 86.9,
    },
}

_BITEXT = (("ar", "en"), ("fr", "en"))
_SIMILARITY = (("ar", "ar"), ("ar", "en"), ("en", "en"))


@dataclass(frozen=True, slots=True)
class Measure:
    """One figure; ``value`` is out of 100, higher is better."""

    task: str
    value: float
    count: int


def bitext_accuracy(encoder: Encoder, left: list[str], right: list[str]) -> tuple[float, float]:
    """Return how many of ``left`` find their translation first, and how many of ``right``, ×100.

    Accuracy at 1 among all candidates of the other side, by cosine (Artetxe and Schwenk 2019).
    """
    scores = encoder.encode(left) @ encoder.encode(right).T
    own = np.arange(len(left))
    forward = float((scores.argmax(axis=1) == own).mean())
    backward = float((scores.argmax(axis=0) == own).mean())
    return 100 * forward, 100 * backward


def similarity_spearman(
    encoder: Encoder, left: list[str], right: list[str], judged: list[float]
) -> float:
    """Return Spearman's rank correlation of cosine and judgement, ×100 (SemEval-2017 task 1)."""
    from scipy.stats import spearmanr

    cosine = (encoder.encode(left) * encoder.encode(right)).sum(axis=1)
    return 100 * float(spearmanr(cosine, judged).statistic)


def measure(encoder: Encoder, evalsets: Path) -> list[Measure]:
    """Return the figures of ``encoder`` on the sets that lie in ``evalsets``."""
    measures: list[Measure] = []
    for first, second in _BITEXT:
        path = evalsets / "tatoeba" / f"{first}-{second}.tsv"
        if path.is_file():
            rows = _rows(path)
            forward, backward = bitext_accuracy(
                encoder, [row[0] for row in rows], [row[1] for row in rows]
            )
            measures += [
                Measure(f"Tatoeba {first}→{second}, accuracy@1", forward, len(rows)),
                Measure(f"Tatoeba {second}→{first}, accuracy@1", backward, len(rows)),
            ]
    for first, second in _SIMILARITY:
        path = evalsets / "sts17" / f"{first}-{second}.tsv"
        if path.is_file():
            rows = _rows(path)[1:]
            value = similarity_spearman(
                encoder,
                [row[1] for row in rows],
                [row[2] for row in rows],
                [float(row[0]) for row in rows],
            )
            measures.append(Measure(f"STS17 {first}-{second}, Spearman", value, len(rows)))
    return measures


def encode_speed(encoder: Encoder, texts: list[str], *, seconds: float = 2.0) -> float:
    """Return how many of ``texts`` are encoded a second, over about ``seconds``."""
    encoder.encode(texts[:64])
    done, start = 0, time.perf_counter()
    while (spent := time.perf_counter() - start) < seconds:
        encoder.encode(texts)
        done += len(texts)
    return done / spent


def _rows(path: Path) -> list[list[str]]:
    return [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]
