"""The recipe: one vector a piece, mean-pooled, drawn together over languages and over wordings."""

from __future__ import annotations

import time
import warnings
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

import numpy as np
import torch
from scipy.sparse import csr_matrix

from clausesearch.training.batches import Batch, Rows, Task, batch_count, epoch
from clausesearch.training.checkpoint import State
from clausesearch.training.objective import Weights, objective

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Settings:
    """Every number of a run; the model card prints them."""

    pieces: int = 56_000
    dim: int = 384
    epochs: int = 4
    batch: int = 1024
    rate: float = 0.022
    warmup: float = 0.1
    scale: float = 20.0
    spread: float = 0.15
    most: int = 40_000
    cap: int = 20_000
    bags: int = 200_000
    everyday: int = 30_000
    written_share: int = 4
    distillation: float = 2.0
    prior: float = 3.0
    seed: int = 17

    def as_dict(self) -> dict[str, int | float]:
        """Return the settings by name."""
        return asdict(self)


#: A run of seconds that goes through every step; its model is of no use but to tests.
QUICK = Settings(
    pieces=2500,
    dim=32,
    epochs=1,
    batch=256,
    most=1500,
    cap=1500,
    bags=2000,
    everyday=1500,
    written_share=1,
)


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
    prior: NDArray[np.float32] | None = None,
    *,
    resume: State | None = None,
    keep: Callable[[State], None] | None = None,
) -> NDArray[np.float32]:
    """Train and return the piece vectors, ``[pieces, dim]``; row 0, the unknown piece, is zero.

    ``tasks()`` returns the tasks of the next epoch; rows of ``prior`` that are not zero are where
    their pieces start, the others start random. ``keep`` is given the state after each epoch, and a
    run that is given one to ``resume`` ends where it would have ended. Optimizer: Adam (Kingma and
    Ba 2015).
    """
    rng = np.random.default_rng(settings.seed)
    weights = torch.nn.Parameter(
        _first(pieces, settings, prior) if resume is None else resume.weights
    )
    optimizer = torch.optim.Adam([weights], lr=settings.rate, fused=True)
    number, losses, started = 0, [], time.monotonic()
    if resume is not None:
        number, losses = resume.steps, list(resume.losses)
        started -= resume.seconds
        rng.bit_generator.state = resume.order
        _restore(optimizer, resume)
    for _ in range(len(losses), settings.epochs):
        drawn = tasks()
        count = batch_count(drawn, size=settings.batch, cap=settings.cap)
        total = count * settings.epochs
        summed = 0.0
        for batch in epoch(drawn, size=settings.batch, cap=settings.cap, rng=rng):
            for group in optimizer.param_groups:
                group["lr"] = settings.rate * _ramp(number / total, settings.warmup)
            loss = accumulate(weights, batch, settings)
            optimizer.step()
            number += 1
            summed += loss
            report(Step(number, total, loss, time.monotonic() - started))
        losses.append(summed / max(1, count))
        if keep is not None:
            held = optimizer.state[weights]
            keep(
                State(
                    losses=tuple(losses),
                    steps=number,
                    seconds=time.monotonic() - started,
                    weights=weights.detach(),
                    moments=(held["exp_avg"], held["exp_avg_sq"]),
                    order=rng.bit_generator.state,
                )
            )
    return weights.detach().numpy()


def _first(pieces: int, settings: Settings, prior: NDArray[np.float32] | None) -> torch.Tensor:
    torch.manual_seed(settings.seed)
    first = torch.randn(pieces, settings.dim) * settings.spread
    if prior is not None:
        known = torch.from_numpy(np.flatnonzero(prior.any(axis=1)))
        first[known] = torch.from_numpy(prior)[known]
    first[0] = 0
    return first


def _restore(optimizer: torch.optim.Adam, state: State) -> None:
    mean, square = state.moments
    steps = torch.tensor(float(state.steps))
    held = {0: {"step": steps, "exp_avg": mean, "exp_avg_sq": square}}
    optimizer.load_state_dict(optimizer.state_dict() | {"state": held})


def _ramp(done: float, warmup: float) -> float:
    return done / warmup if done < warmup else max(0.0, (1 - done) / (1 - warmup))


def accumulate(weights: torch.nn.Parameter, batch: Batch, settings: Settings) -> float:
    """Set ``weights.grad`` for ``batch`` and return the loss; the unknown piece stays as it is."""
    gradient = torch.zeros_like(weights) if weights.grad is None else weights.grad
    with torch.no_grad():
        sides = [_Pooled(weights, rows) for rows in (batch.left, batch.right)]
        same = torch.from_numpy(same_texts(batch.left) | same_texts(batch.right))
        meaning = None
        if batch.meaning is not None:
            told, asked = (torch.from_numpy(side).float() for side in batch.meaning)
            meaning = (told, asked)
        outcome = objective(
            sides[0].unit,
            sides[1].unit,
            same,
            meaning,
            Weights(settings.scale, settings.distillation),
        )
        sides[0].backward(outcome.left, gradient, keep=False)
        sides[1].backward(outcome.right, gradient, keep=True)
        gradient[0] = 0
    weights.grad = gradient
    return outcome.loss


class _Pooled:
    """Texts as unit means of their pieces, by one sparse product each way.

    The product writes into the gradient that is there; an embedding bag would make a new one of
    the size of the model in each step, which takes longer than all the rest.
    """

    def __init__(self, weights: torch.Tensor, rows: Rows) -> None:
        ends = np.append(rows.starts[1:], len(rows.ids))
        lengths = np.maximum(ends - rows.starts, 1)
        share = np.repeat(1 / lengths, ends - rows.starts).astype(np.float32)
        shape = (len(rows.starts), len(weights))
        bag = csr_matrix((share, rows.ids, np.append(rows.starts, len(rows.ids))), shape)
        self._spread = _tensor(bag.T.tocsr())
        means = _tensor(bag) @ weights
        self._lengths = means.norm(dim=1, keepdim=True).clamp_min_(1e-12)
        self.unit = means / self._lengths

    def backward(self, slope: torch.Tensor, grad: torch.Tensor, *, keep: bool) -> None:
        """Put the gradient of the piece vectors into ``grad``, beside what it holds or in place."""
        along = (slope * self.unit).sum(1, keepdim=True)
        inner = (slope - along * self.unit) / self._lengths
        torch.addmm(grad, self._spread, inner, beta=float(keep), out=grad)


def _tensor(matrix: csr_matrix) -> torch.Tensor:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # torch calls its sparse rows a beta
        return torch.sparse_csr_tensor(
            torch.from_numpy(matrix.indptr.astype(np.int64)),
            torch.from_numpy(matrix.indices.astype(np.int64)),
            torch.from_numpy(matrix.data),
            matrix.shape,
        )


def same_texts(rows: Rows) -> NDArray[np.bool_]:
    """Return which pairs of different rows hold the same ids: no negatives for each other."""
    ends = np.append(rows.starts[1:], len(rows.ids))
    keys = np.asarray(
        [hash(rows.ids[a:b].tobytes()) for a, b in zip(rows.starts, ends, strict=True)]
    )
    equal: NDArray[np.bool_] = keys[:, None] == keys[None, :]
    np.fill_diagonal(equal, val=False)
    return equal
