"""What an adaptation draws: a field's own texts, ours beside them, and what the base knew."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from typing import TYPE_CHECKING

import numpy as np

from clausesearch.training.batches import Bags, Task, tokenize
from clausesearch.training.corpora import LANGUAGES
from clausesearch.training.lexicon_bags import LexiconBags
from clausesearch.training.written import WrittenTasks

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray
    from tokenizers import Tokenizer

    from clausesearch.training.corpora import Corpora
    from clausesearch.training.recipe import Settings

_SIDES = tuple(product(LANGUAGES, LANGUAGES))
#: How often a source of few pairs comes back in an epoch, and how many are not few any more.
_RECUR, _MANY = 4, 2000
#: With fewer ordinary concepts beside them, those of a small field have too few to differ from.
_FEWEST_BESIDE = 100


class Mixture:
    """Makes the tasks of each epoch of an adaptation."""

    def __init__(
        self,
        tokenizer: Tokenizer,
        own: Corpora,
        ours: Corpora | None,
        base: NDArray[np.float32],
        settings: Settings,
    ) -> None:
        self._settings = settings
        self.rng = np.random.default_rng(settings.seed + 1)
        self._fixed = [
            Task(
                source.source,
                tokenize(tokenizer, [left for left, _ in source.pairs]),
                tokenize(tokenizer, [right for _, right in source.pairs]),
                share=_share(len(source.pairs)),
            )
            for source in own.parallel
        ]
        self._count = len(own.lexicon)
        self._written = self._ours = None
        self._lexicon = self._ordinary = None
        if own.written:
            self._written = WrittenTasks(tokenizer, own.written, self.rng, None)
        if own.lexicon:
            beside = own.lexicon + (ours.lexicon if ours else ())
            self._lexicon = LexiconBags(tokenizer, beside, self.rng)
            self._beside = len(beside) - self._count
        if ours is not None:
            self._ours = WrittenTasks(tokenizer, ours.written, self.rng, None)
            if ours.lexicon:
                self._ordinary = LexiconBags(tokenizer, ours.lexicon, self.rng)
        self._base = base
        self._words = _whole_words(tokenizer, base)

    def __call__(self) -> list[Task]:
        """Return the tasks of the next epoch."""
        return [*self._fixed, *self._terms(), *self._clauses(), *self._kept()]

    def _terms(self) -> Iterator[Task]:
        """Yield each concept of the field once a task, among ordinary ones, and bags of them."""
        if self._lexicon is None:
            return
        ordinary = min(self._beside, max(_FEWEST_BESIDE, 2 * self._count))
        for sides in _SIDES:
            for _ in range(_share(self._count)):
                drawn = self.rng.permutation(self._beside)[:ordinary] + self._count
                rows = np.concatenate([np.arange(self._count), drawn])
                yield _called("lexicon", self._lexicon.terms(rows, sides))
            count = min(self._settings.bags, 4 * self._count)
            yield _called("lexicon", self._lexicon.task(count, sides, among=self._count, most=5))

    def _clauses(self) -> Iterator[Task]:
        if self._written is not None:
            for task in self._written():
                yield replace(_called("clauses", task), share=_share(len(task.left)))

    def _kept(self) -> Iterator[Task]:
        if self._ours is not None:
            for task in self._ours():
                yield _called("seeds/clauses", task)
        if self._ordinary is not None:
            for sides in _SIDES:
                task = self._ordinary.task(max(1, self._settings.bags // len(_SIDES)), sides)
                yield _called("seeds/lexicon", task)
        yield self._relations()

    def _relations(self) -> Task:
        """Return bags of whole words; the base says how they are related, as a teacher would."""
        count = max(1, self._settings.bags)
        sizes = self.rng.integers(1, 6, size=count)
        ids = self.rng.choice(self._words, size=int(sizes.sum())).astype(np.int32)
        bounds = np.concatenate([[0], np.cumsum(sizes)])
        rows = np.add.reduceat(self._base[ids], bounds[:-1], axis=0)
        rows /= np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-12)
        told = rows.astype(np.float16)
        bags = Bags(ids, bounds)
        return Task("base\twords", bags, bags, (told, told))


def seen(tasks: Sequence[Task], settings: Settings) -> dict[str, int]:
    """Return how many pairs of each source one epoch of ``tasks`` draws."""
    total: dict[str, int] = {}
    for task in tasks:
        source = task.name.partition("\t")[0]
        total[source] = total.get(source, 0) + task.share * min(len(task.left), settings.cap)
    return total


def _called(source: str, task: Task) -> Task:
    return replace(task, name=f"{source}\t{task.name}")


def _share(count: int) -> int:
    """Return how often ``count`` pairs recur in an epoch: small fields more often."""
    return max(1, min(_RECUR, _MANY // max(1, count)))


def _whole_words(tokenizer: Tokenizer, base: NDArray[np.float32]) -> NDArray[np.int64]:
    """Return the pieces that are words by themselves and have a vector."""
    words = [
        number
        for piece, number in tokenizer.get_vocab().items()
        if len(piece.removeprefix("▁")) > 2 and piece.removeprefix("▁").isalpha()
    ]
    known = np.asarray(sorted(words), dtype=np.int64)
    return known[base[known].any(axis=1)]
