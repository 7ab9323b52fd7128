"""Reports kept as files, each named by the collection and the commit it was measured at."""

from __future__ import annotations

import json
import os
import re
import subprocess
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Protocol

from clausesearch.errors import UsageError

_PACKAGE = Path(__file__).resolve().parents[1]
_NO_GIT = "nogit"
_SUFFIX = ".json"


class Report(Protocol):
    """A report that can be kept."""

    @property
    def collection(self) -> str:
        """Return the name of what was measured on."""
        ...

    @property
    def split(self) -> str:
        """Return the part of it, or nothing."""
        ...

    def document(self) -> dict[str, Any]:
        """Return the whole report as one object for JSON."""
        ...


def commit_of(folder: Path = _PACKAGE) -> str:
    """Return the short commit of the checkout that ``folder`` is tracked in.

    It ends in ``-dirty`` when a tracked file there has changed; ``nogit`` where there is no
    checkout, as for an installed package.
    """
    tracked = _git(folder, "ls-files", ".")
    commit = _git(folder, "rev-parse", "--short=10", "HEAD")
    if not tracked or not commit:
        return _NO_GIT
    changed = _git(folder, "status", "--porcelain", "--untracked-files=no", ":/")
    return f"{commit}-dirty" if changed else commit


def save_report(report: Report, target: Path) -> Path:
    """Write a report as JSON; return where it lies.

    A ``target`` that ends in ``.json`` is the file, any other the folder for a file named
    ``COLLECTION[-SPLIT]-COMMIT.json``. Raises ``UsageError`` when it cannot be written.
    """
    commit = commit_of()
    now = datetime.now(UTC).isoformat(timespec="seconds")
    document = {"measured": now, "commit": commit} | report.document()
    path = target
    if target.suffix != _SUFFIX:
        named = "-".join(filter(None, (report.collection, report.split, commit)))
        path = target / (re.sub(r"[^\w.-]+", "_", named) + _SUFFIX)
    text = json.dumps(document, ensure_ascii=False, indent=1) + "\n"
    write_whole(path, text.encode(), "--save")
    return path


def write_whole(path: Path, content: bytes, option: str) -> None:
    """Write a file whole or not at all; raises ``UsageError`` naming the option."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        target = path.resolve()
        if target.exists() and not target.is_file():
            raise UsageError(f"{path} is not a file that can be written; choose another: {option}")
        temporary = target.with_name(f".{target.name[:100]}.{os.getpid()}.tmp")
        try:
            temporary.write_bytes(content)
            temporary.replace(target)
        finally:
            with suppress(OSError):
                temporary.unlink(missing_ok=True)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        raise UsageError(f"cannot write {path} ({reason}); choose another: {option}") from None


def newest_report(folder: Path, collection: str) -> dict[str, Any]:
    """Return the report of a collection that was measured last; ``NAME-SPLIT`` for one split.

    Raises ``UsageError`` when none lies in ``folder``.
    """
    found = [json.loads(path.read_text(encoding="utf-8")) for path in folder.glob(f"*{_SUFFIX}")]
    named = [
        report
        for report in found
        if "-".join(filter(None, (report["collection"], report.get("split")))) == collection
    ]
    if not named:
        raise UsageError(
            f"no report of {collection} in {folder}; make one: clausesearch bench … --save {folder}"
        )
    newest: dict[str, Any] = max(named, key=lambda report: str(report["measured"]))
    return newest


def _git(folder: Path, *arguments: str) -> str:
    try:
        done = subprocess.run(  # noqa: S603 (our own arguments)
            ["git", "-C", str(folder), *arguments],  # noqa: S607 (the git of the user's path)
            capture_output=True,
            text=True,
            check=True,
            timeout=30,
        )
    except (OSError, subprocess.SubprocessError):
        return ""
    return done.stdout.strip()
