"""The quick way to scipy's assignment is the long way's."""

from __future__ import annotations

import subprocess
import sys

import numpy as np
import pytest
from scipy.optimize import linear_sum_assignment

from clausesearch.compare import assignment


@pytest.mark.parametrize("shape", [(1, 1), (3, 7), (7, 3), (40, 40)])
def test_both_ways_agree(shape: tuple[int, int], monkeypatch: pytest.MonkeyPatch) -> None:
    gain = np.random.default_rng(7).random(shape, dtype=np.float32)
    rows, columns = linear_sum_assignment(gain, maximize=True)
    expected = list(zip(rows.tolist(), columns.tolist(), strict=True))
    for loaded in (True, False):
        assignment._solver.cache_clear()
        if not loaded:
            monkeypatch.delitem(sys.modules, "scipy.optimize", raising=False)
        assert assignment.best_assignment(gain) == expected
    assignment._solver.cache_clear()


def test_without_the_compiled_file_scipy_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(assignment, "EXTENSION_SUFFIXES", [".nothing"])
    assignment._solver.cache_clear()
    assert assignment.best_assignment(np.eye(2, dtype=np.float32)) == [(0, 0), (1, 1)]
    assignment._solver.cache_clear()


def test_the_rest_of_scipy_stays_on_the_disk() -> None:
    code = (
        "import sys, numpy; from clausesearch.compare.assignment import best_assignment; "
        "best_assignment(numpy.eye(2)); print('scipy.optimize' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
