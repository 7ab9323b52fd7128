"""Writing a report where the user wants it: whole or not at all."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

from clausesearch.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path


def write_file(
    content: str | bytes, path: Path, *, option: str, sources: Collection[str] = ()
) -> None:
    """Write ``content`` to ``path`` and leave what was there until it is whole.

    Raises ``UsageError``, which names ``option``, when that cannot be done or ``path`` is one of
    ``sources``, the files the report is made from.
    """
    try:
        target = path.resolve()  # through a link, not in place of it
        if target.exists() and not target.is_file():
            raise UsageError(
                f"{path} is not a file that can be written; choose another: {option} FILE"
            )
        if str(target) in sources:
            raise UsageError(f"{path} is one of the agreements; choose another: {option} FILE")
        temporary = target.with_name(f".{target.name[:100]}.{os.getpid()}.tmp")
        try:
            temporary.write_bytes(content.encode() if isinstance(content, str) else content)
            temporary.replace(target)
        except BaseException:
            with suppress(OSError):
                temporary.unlink(missing_ok=True)
            raise
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        raise UsageError(f"cannot write {path} ({reason}); choose another: {option} FILE") from None
