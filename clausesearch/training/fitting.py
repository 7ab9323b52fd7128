"""The part that every run has in common: steps with a log, a progress report and a checkpoint."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from clausesearch.training.recipe import Step, train

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from tokenizers import Tokenizer

    from clausesearch.training.batches import Task
    from clausesearch.training.checkpoint import Checkpoint, State
    from clausesearch.training.folder import RunLog
    from clausesearch.training.recipe import Settings

#: Called with a stage, what is done of it, its total (0 where it has no steps), and a remark.
Report = Callable[[str, int, int, str], None]

_LOGGED = 100


class Maker(Protocol):
    """Makes the tasks of each epoch; equal states of its generator make equal tasks."""

    rng: np.random.Generator

    def __call__(self) -> Sequence[Task]:
        """Return the tasks of the next epoch."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """The piece vectors ``[pieces, dim]``, and the mean loss of each epoch."""

    vectors: NDArray[np.float32]
    losses: tuple[float, ...]
    steps: int
    seconds: float


def fit(
    maker: Maker,
    tokenizer: Tokenizer,
    pieces: int,
    settings: Settings,
    report: Report,
    log: RunLog,
    checkpoint: Checkpoint,
    resume: State | None,
    prior: NDArray[np.float32] | None,
) -> Fitted:
    """Train from ``prior``, or on from ``resume``; keep a checkpoint after each epoch."""
    losses: tuple[float, ...] = ()
    steps, seconds = 0, 0.0
    if resume is not None:
        losses, steps, seconds = resume.losses, resume.steps, resume.seconds
        log("resumed", epochs=len(losses))
        report("note", 0, 0, f"going on after epoch {len(losses)} of {settings.epochs}")
        maker.rng.bit_generator.state = resume.draws
    keep = checkpoint.keeper(lambda: maker.rng.bit_generator.state, tokenizer.to_str(), log.size)

    def each(step: Step) -> None:
        report("training", step.number, step.total, f"loss {step.loss:.2f}")
        if step.number % _LOGGED == 0 or step.number == step.total:
            log("step", number=step.number, loss=round(step.loss, 4))

    def epoch_done(state: State) -> None:
        nonlocal losses, steps, seconds
        losses, steps, seconds = state.losses, state.steps, state.seconds
        log("epoch", number=len(losses), loss=round(losses[-1], 4))
        keep(state)

    vectors = train(maker, pieces, settings, each, prior, resume=resume, keep=epoch_done)
    return Fitted(vectors, losses, steps, seconds)
