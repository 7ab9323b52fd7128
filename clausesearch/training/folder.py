"""The folder that a run writes: whether it may, and the log of what happened there."""

from __future__ import annotations

import json
import os
from typing import IO, TYPE_CHECKING

from clausesearch.errors import UsageError
from clausesearch.training.checkpoint import FOLDER

if TYPE_CHECKING:
    from pathlib import Path

LOG_NAME = "training-log.jsonl"
_OURS = {
    "0_StaticEmbedding",
    "1_Normalize",
    "README.md",
    "config_sentence_transformers.json",
    "modules.json",
    LOG_NAME,
    FOLDER,
}


def claim(folder: Path) -> None:
    """Make ``folder``, or take it over when a run wrote all that lies in it.

    Raises:
        UsageError: it is a file, cannot be made, or holds anything else.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        names = {path.name for path in folder.iterdir()}
    except FileExistsError:
        raise UsageError(f"{folder} is a file; name a folder with --out DIR.") from None
    except OSError as error:
        raise UsageError(
            f"{folder} cannot be written ({error.strerror}); name another with --out DIR."
        ) from None
    if not names:
        return
    strange = sorted(names - _OURS)
    if strange or not _is_log(folder / LOG_NAME):
        held = strange[0] if strange else "a model without our log"
        raise UsageError(
            f"{folder} holds something else than a model made here ({held}); "
            "name a new folder with --out DIR."
        )


def _is_log(path: Path) -> bool:
    try:
        with path.open(encoding="utf-8") as file:
            first = json.loads(file.readline())
    except (OSError, ValueError):
        return False
    return isinstance(first, dict) and first.get("event") == "settings"


class RunLog:
    """What happened in a run, one JSON object a line.

    Nothing is written before :meth:`open`: a run that goes on has its first lines already.
    """

    def __init__(self, out: Path) -> None:
        self._path = out / LOG_NAME
        self._waiting: list[str] = []
        self._file: IO[str] | None = None

    def __call__(self, event: str, **facts: object) -> None:
        """Write one line."""
        line = json.dumps({"event": event, **facts}, ensure_ascii=False) + "\n"
        if self._file is None:
            self._waiting.append(line)
        else:
            self._file.write(line)
            self._file.flush()

    def open(self, size: int = 0) -> None:
        """Begin the file, or go on after its first ``size`` bytes; what is beyond was in vain."""
        self._file = self._path.open("a", encoding="utf-8")
        if size:
            os.truncate(self._path, min(size, self.size()))
        else:
            os.truncate(self._path, 0)
            self._file.writelines(self._waiting)
            self._file.flush()
        self._waiting.clear()

    def size(self) -> int:
        """Return how many bytes are written."""
        return self._path.stat().st_size

    def close(self) -> None:
        """Close the file."""
        if self._file is not None:
            self._file.close()
