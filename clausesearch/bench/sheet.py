"""A judge's answers on disk: one line each, safe as soon as the key is pressed."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import numpy as np

from clausesearch.bench.spans import COLUMNS, Span, read_judged_spans
from clausesearch.errors import InputError, UsageError

if TYPE_CHECKING:
    from pathlib import Path

    Judgements = dict[tuple[str, Span], int]

#: From "not about it" to "exactly that".
GRADES = (0, 1, 2, 3)
_HEADER = "\t".join(COLUMNS) + "\n"


class Sheet:
    """The judgements of one file; a span judged twice counts as it was judged last."""

    def __init__(self, path: Path) -> None:
        """Open ``path``, or make it; raises ``UsageError`` when it cannot be written."""
        self.path = path
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            _mend(path)
        except OSError as error:
            raise UsageError(
                f"cannot write {path} ({error.strerror}); choose another folder: --out FOLDER"
            ) from None
        self.grades = read_judgements(path)

    def record(self, query: str, span: Span, grade: int) -> None:
        """Append one judgement; it is on the disk when this returns."""
        line = f"{query}\t{span.agreement}\t{span.start}\t{span.end}\t{grade}\n"
        try:
            _append(self.path, line)
        except OSError as error:
            raise UsageError(
                f"cannot write {self.path} ({error.strerror}); what was judged before is kept."
            ) from None
        self.grades[query, span] = grade


def read_judgements(path: Path) -> Judgements:
    """Return (query, span) → grade; raises ``InputError`` for a table of something else."""
    table = read_judged_spans(path)
    if table.by_theme:
        raise InputError(f"{path}: is judged by theme, not by query; choose another file.")
    return {
        (query, span): round(grade)
        for query, grades in table.grades.items()
        for span, grade in grades.items()
    }


def weighted_kappa(ours: Judgements, theirs: Judgements) -> tuple[int, float, float]:
    """Return how many spans two judges share, how often they agree, and Cohen's weighted kappa.

    A disagreement weighs the square of its distance in grades (Cohen, 1968): 1 is full agreement,
    0 what chance would give. Raises ``InputError`` when they have judged nothing in common.
    """
    both = sorted(ours.keys() & theirs.keys())
    if not both:
        raise InputError("the two have judged no span in common; did they judge the same queries?")
    left = np.asarray([ours[key] for key in both])
    right = np.asarray([theirs[key] for key in both])
    same = float((left == right).mean())
    observed = float(((left - right) ** 2).mean())
    # Over all pairs of one's grade and the other's: what two independent judges would do.
    expected = float(((left[:, None] - right[None, :]) ** 2).mean())
    return len(both), same, 1 - observed / expected if expected else 1.0


def _mend(path: Path) -> None:
    """Cut off a last line that a crash has torn; its question is asked again."""
    content = path.read_bytes() if path.exists() else b""
    whole = content[: content.rfind(b"\n") + 1]
    if whole != content:
        with path.open("r+b") as file:
            file.truncate(len(whole))
            os.fsync(file.fileno())
    if not whole:
        _append(path, _HEADER)


def _append(path: Path, line: str) -> None:
    with path.open("ab") as file:
        file.write(line.encode())
        file.flush()
        os.fsync(file.fileno())
