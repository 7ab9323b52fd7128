"""The recipe: one vector a piece, mean-pooled, drawn together over languages and over wordings."""

from __future__ import annotations

import time
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

import numpy as np
import torch
from torch.nn import functional

from clausesearch.training.batches import Batch, Rows, Task, batch_count, epoch

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Settings:
    """Every number of a run; the model card prints them."""

    pieces: int = 56_000
    dim: int = 384
    epochs: int = 6
    batch: int = 2048
    rate: float = 0.06
    warmup: float = 0.1
    scale: float = 20.0
    spread: float = 0.15
    cap: int = 40_000
    bags: int = 200_000
    written_share: int = 4
    distillation: float = 2.0
    seed: int = 17

    def as_dict(self) -> dict[str, int | float]:
        """Return the settings by name."""
        return asdict(self)


#: A run of seconds that goes through every step; its model is of no use but to tests.
QUICK = Settings(pieces=2500, dim=32, epochs=1, batch=256, cap=1500, bags=2000, written_share=1)


@dataclass(frozen=True, slots=True)
class Step:
    """What is reported after a step."""

    number: int
    total: int
    loss: float
    seconds: float


def train(
    tasks: Callable[[], Sequence[Task]],
    pieces: int,
    settings: Settings,
    report: Callable[[Step], None],
) -> NDArray[np.float32]:
    """Train and return the piece vectors, ``[pieces, dim]``; row 0, the unknown piece, is zero.

    ``tasks()`` returns the tasks of the next epoch. Loss: symmetric in-batch softmax (Henderson et
    al. 2017, arXiv:1705.00652) and, where a task knows its meaning, the relations between the
    teacher's vectors (relational distillation, Park et al. 2019, arXiv:1904.05068).
    """
    torch.manual_seed(settings.seed)
    rng = np.random.default_rng(settings.seed)
    weights = torch.nn.Parameter(torch.randn(pieces, settings.dim) * settings.spread)
    with torch.no_grad():
        weights[0] = 0
    optimizer = torch.optim.Adam([weights], lr=settings.rate, fused=True)
    number, started = 0, time.monotonic()
    for _ in range(settings.epochs):
        drawn = tasks()
        count = batch_count(drawn, size=settings.batch, cap=settings.cap)
        total = count * settings.epochs
        for batch in epoch(drawn, size=settings.batch, cap=settings.cap, rng=rng):
            for group in optimizer.param_groups:
                group["lr"] = settings.rate * _ramp(number / total, settings.warmup)
            loss = _loss(weights, batch, settings)
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            if weights.grad is not None:
                weights.grad[0] = 0
            optimizer.step()
            number += 1
            report(Step(number, total, float(loss.detach()), time.monotonic() - started))
    return weights.detach().numpy()


def _ramp(done: float, warmup: float) -> float:
    return done / warmup if done < warmup else max(0.0, (1 - done) / (1 - warmup))


def _pool(weights: torch.Tensor, rows: Rows) -> torch.Tensor:
    pooled = functional.embedding_bag(
        torch.from_numpy(rows.ids).long(), weights, torch.from_numpy(rows.starts), mode="mean"
    )
    return functional.normalize(pooled)


def _loss(weights: torch.Tensor, batch: Batch, settings: Settings) -> torch.Tensor:
    left, right = _pool(weights, batch.left), _pool(weights, batch.right)
    scores = settings.scale * left @ right.T
    own = scores.diagonal()
    same = torch.from_numpy(_same(batch.left) | _same(batch.right))
    kept = scores.masked_fill(same, -torch.inf)
    contrast = ((kept.logsumexp(1) + kept.logsumexp(0)) / 2 - own).mean()
    if batch.meaning is None or not settings.distillation:
        return contrast
    meaning = torch.from_numpy(batch.meaning).float()
    target = settings.scale * meaning @ meaning.T
    relations = (
        _divergence(target, scores, selfless=False)
        + _divergence(target, settings.scale * left @ left.T, selfless=True)
        + _divergence(target, settings.scale * right @ right.T, selfless=True)
    )
    return contrast + settings.distillation * relations / 3


def _divergence(target: torch.Tensor, scores: torch.Tensor, *, selfless: bool) -> torch.Tensor:
    """Return the mean Kullback-Leibler divergence of each row's softmax from the target's.

    A text is always nearest itself, in any model; ``selfless`` leaves that out, so that the rest
    of the row counts.
    """
    if selfless:
        # A large negative number, not minus infinity: its zero probability must stay a number.
        target, scores = (m - 1e4 * torch.eye(len(m)) for m in (target, scores))
    return functional.kl_div(
        scores.log_softmax(1), target.log_softmax(1), log_target=True, reduction="batchmean"
    )


def _same(rows: Rows) -> NDArray[np.bool_]:
    """Return which pairs of different rows hold the same ids: no negatives for each other."""
    ends = np.append(rows.starts[1:], len(rows.ids))
    keys = np.asarray(
        [hash(rows.ids[a:b].tobytes()) for a, b in zip(rows.starts, ends, strict=True)]
    )
    equal: NDArray[np.bool_] = keys[:, None] == keys[None, :]
    np.fill_diagonal(equal, val=False)
    return equal
