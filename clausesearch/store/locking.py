"""The one writer's place of an index folder."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from clausesearch.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LOCK = "writer.lock"


@contextmanager
def writers_place(folder: Path) -> Iterator[None]:
    """Hold the one writer's place; raises ``StoreError`` when another program has it."""
    from filelock import FileLock, Timeout

    lock = FileLock(folder / LOCK, timeout=0)
    try:
        lock.acquire()
    except Timeout:
        raise StoreError(
            f"another program is writing to the index in {folder}; try again when it is done."
        ) from None
    except OSError as error:
        raise StoreError(
            f"cannot write to the index in {folder} ({error.strerror}); check who may write there."
        ) from None
    try:
        yield
    finally:
        lock.release()
