"""What a run needs to go on where it was stopped: one file, written whole or not at all."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from safetensors import SafetensorError, safe_open
from safetensors.torch import save_file

from clausesearch.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import torch

    from clausesearch.training.corpora import Corpora

FOLDER = ".checkpoint"
_FILE = "state.safetensors"
#: Raised when the meaning of a field changes: an older checkpoint is then refused.
_VERSION = 1


@dataclass(frozen=True, slots=True)
class State:
    """Where a run stands after an epoch.

    ``moments`` are Adam's two, of the shape of ``weights``; ``order`` and ``draws`` are the random
    states of the batches and of the tasks; ``losses`` is the mean loss of each epoch done.
    """

    losses: tuple[float, ...]
    steps: int
    seconds: float
    weights: torch.Tensor
    moments: tuple[torch.Tensor, torch.Tensor]
    order: Any
    draws: Any = None
    tokenizer: str = ""
    log_size: int = 0


class Checkpoint:
    """The checkpoint of one run, known by a fingerprint of its settings and its texts."""

    def __init__(self, out: Path, fingerprint: str) -> None:
        self._folder = out / FOLDER
        self._path = self._folder / _FILE
        self._fingerprint = fingerprint

    def load(self) -> State | None:
        """Return the state that was kept last, or None where there is none.

        Raises:
            UsageError: it is damaged, or of a run with other settings or other texts.
        """
        if not self._path.is_file():
            return None
        again = "type the first command again, or add --restart to begin anew"
        try:
            with safe_open(self._path, framework="pt") as file:
                facts = json.loads(file.metadata()["run"])
                tensors = {name: file.get_tensor(name) for name in ("weights", "mean", "square")}
        except (OSError, SafetensorError, ValueError, KeyError, TypeError) as error:
            raise UsageError(f"{self._path} is damaged ({error}); add --restart") from None
        if facts.pop("fingerprint", None) != self._fingerprint:
            raise UsageError(f"{self._folder} is of a run with other settings or texts; {again}.")
        return State(
            weights=tensors["weights"],
            moments=(tensors["mean"], tensors["square"]),
            **(facts | {"losses": tuple(facts["losses"])}),
        )

    def save(self, state: State) -> None:
        """Keep ``state`` in the place of the one before it; a kill leaves either of the two."""
        self._folder.mkdir(exist_ok=True)
        facts = {
            "fingerprint": self._fingerprint,
            "losses": state.losses,
            "steps": state.steps,
            "seconds": state.seconds,
            "order": state.order,
            "draws": state.draws,
            "tokenizer": state.tokenizer,
            "log_size": state.log_size,
        }
        mean, square = state.moments
        unfinished = self._path.with_suffix(".part")
        save_file(
            {"weights": state.weights, "mean": mean, "square": square},
            unfinished,
            metadata={"run": json.dumps(facts)},
        )
        with unfinished.open("rb") as file:
            os.fsync(file.fileno())
        unfinished.replace(self._path)

    def keeper(
        self, draws: Callable[[], object], tokenizer: str, log_size: Callable[[], int]
    ) -> Callable[[State], None]:
        """Return what keeps a state of the optimizer together with the rest of the run's."""

        def keep(state: State) -> None:
            self.save(replace(state, draws=draws(), tokenizer=tokenizer, log_size=log_size()))

        return keep

    def discard(self) -> None:
        """Throw the checkpoint away."""
        discard(self._folder.parent)


def discard(out: Path) -> None:
    """Throw away the checkpoint in ``out``, whatever run it is of."""
    shutil.rmtree(out / FOLDER, ignore_errors=True)


def fingerprint_of(settings: dict[str, int | float], *parts: Corpora | str | None) -> str:
    """Return a SHA-256, in hex, of a run's settings, texts and names."""
    digest = hashlib.sha256(json.dumps([_VERSION, settings], sort_keys=True).encode())
    for part in parts:
        if part is None or isinstance(part, str):
            digest.update(repr(part).encode())
            continue
        for held in (part.written, part.lexicon, part.parallel, sorted(part.monolingual.items())):
            for one in held:
                digest.update(repr(one).encode())
    return digest.hexdigest()
