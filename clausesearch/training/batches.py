"""Tasks of paired texts as piece ids, and the batches of an epoch drawn from them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from clausesearch.embedding.pieces import PieceCutter

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray
    from tokenizers import Tokenizer


class Rows(NamedTuple):
    """Piece ids of several texts end to end, and where each text begins."""

    ids: NDArray[np.int32]
    starts: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Bags:
    """Piece ids of ``n`` texts: text ``i`` is ``ids[bounds[i]:bounds[i + 1]]``."""

    ids: NDArray[np.int32]
    bounds: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.bounds) - 1

    def take(self, rows: NDArray[np.int64]) -> Rows:
        """Return the texts numbered ``rows``, in that order."""
        begin = self.bounds[rows]
        lengths = self.bounds[rows + 1] - begin
        starts = np.concatenate([[0], np.cumsum(lengths)[:-1]])
        places = np.arange(int(lengths.sum())) + np.repeat(begin - starts, lengths)
        return Rows(self.ids[places], starts)


def tokenize(tokenizer: Tokenizer, texts: Sequence[str], longest: int = 256) -> Bags:
    """Return the piece ids of ``texts``; a text is cut after ``longest`` pieces."""
    cutter = PieceCutter(tokenizer)
    parts = [cutter.cut(texts[start : start + 8192]) for start in range(0, len(texts), 8192)]
    if not parts:
        return Bags(np.zeros(0, dtype=np.int32), np.zeros(1, dtype=np.int64))
    lengths = np.concatenate([np.diff(part.bounds) for part in parts])
    bags = Bags(np.concatenate([part.ids for part in parts]), np.append(0, np.cumsum(lengths)))
    if lengths.max() <= longest:
        return bags
    places = np.arange(len(bags.ids)) - np.repeat(bags.bounds[:-1], lengths)
    kept = np.minimum(lengths, longest)
    return Bags(bags.ids[places < longest], np.append(0, np.cumsum(kept)))


#: The teacher's unit vectors of what the left and the right texts of a task say.
Meanings = tuple["NDArray[np.float16]", "NDArray[np.float16]"]


@dataclass(frozen=True, slots=True)
class Task:
    """Pairs of one source: ``left[i]`` belongs with ``right[i]``; every other is a negative.

    ``meaning``, where there is one, holds the teacher's vectors of each side's English wording.
    ``share`` is how often the task recurs in an epoch.
    """

    name: str
    left: Bags
    right: Bags
    meaning: Meanings | None = None
    share: int = 1

    def __post_init__(self) -> None:
        if len(self.left) != len(self.right):
            raise ValueError(f"{self.name}: {len(self.left)} left but {len(self.right)} right")


class Batch(NamedTuple):
    """Rows of one task."""

    task: str
    left: Rows
    right: Rows
    meaning: Meanings | None


def epoch(
    tasks: Sequence[Task], *, size: int, cap: int, rng: np.random.Generator
) -> Iterator[Batch]:
    """Yield the batches of one epoch in random order, each from one task only.

    At most ``cap`` pairs of a task are drawn; a last batch under an eighth of ``size`` is dropped,
    because too few negatives teach little, unless it is the task's only one.
    """
    plan: list[tuple[int, NDArray[np.int64]]] = []
    for number, task in enumerate(tasks):
        for _ in range(task.share):
            rows = rng.permutation(len(task.left))[:cap]
            for start in range(0, len(rows), size):
                part = rows[start : start + size]
                if start == 0 or len(part) >= size // 8:
                    plan.append((number, part))
    for place in rng.permutation(len(plan)):
        number, rows = plan[place]
        task = tasks[number]
        meaning = None
        if task.meaning is not None:
            meaning = (task.meaning[0][rows], task.meaning[1][rows])
        yield Batch(task.name, task.left.take(rows), task.right.take(rows), meaning)


def batch_count(tasks: Sequence[Task], *, size: int, cap: int) -> int:
    """Return how many batches :func:`epoch` yields."""
    total = 0
    for task in tasks:
        drawn = min(len(task.left), cap)
        full, rest = divmod(drawn, size)
        total += task.share * (full + (rest > 0 and (full == 0 or rest >= size // 8)))
    return total
