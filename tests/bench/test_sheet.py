"""A judge's answers on disk, and how far two judges agree."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from clausesearch.bench.sheet import Sheet, read_judgements, weighted_kappa
from clausesearch.bench.spans import Span
from clausesearch.errors import InputError


def test_every_key_is_on_the_disk_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    synced: list[int] = []
    fsync = os.fsync
    monkeypatch.setattr(os, "fsync", lambda number: (synced.append(number), fsync(number)))
    sheet = Sheet(tmp_path / "qrels.tsv")
    for place in range(3):
        sheet.record("q", Span("a", place, place + 5), 2)
        assert len(read_judgements(tmp_path / "qrels.tsv")) == place + 1
    assert len(synced) == 4  # the header, too


def test_kappa_by_hand() -> None:
    keys = [("q", Span("a", n, n + 9)) for n in range(6)]
    ours = dict(zip(keys, (0, 0, 3, 3, 1, 2), strict=True))
    theirs = dict(zip(keys, (0, 1, 3, 2, 1, 2), strict=True)) | {("q", Span("b", 0, 9)): 3}
    # Squares apart: 2 of 6 by one; by chance the mean over all 36 pairs of grades.
    chance = sum((a - b) ** 2 for a in (0, 0, 3, 3, 1, 2) for b in (0, 1, 3, 2, 1, 2)) / 36
    count, same, kappa = weighted_kappa(ours, theirs)
    assert (count, same) == (6, pytest.approx(4 / 6))
    assert kappa == pytest.approx(1 - (2 / 6) / chance)
    opposite = {key: 3 - grade for key, grade in ours.items()}
    assert weighted_kappa(ours, opposite)[2] < -0.5
    with pytest.raises(InputError, match="no span in common"):
        weighted_kappa(ours, {})
