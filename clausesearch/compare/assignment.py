"""The optimal assignment of scipy, without the half second its other solvers take to load."""

from __future__ import annotations

import sys
from functools import cache
from importlib.machinery import EXTENSION_SUFFIXES
from importlib.util import find_spec, module_from_spec, spec_from_file_location
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    import numpy as np
    from numpy.typing import NDArray


def best_assignment(gain: NDArray[np.float32]) -> list[tuple[int, int]]:
    """Return the pairs (row, column) of the greatest total ``gain`` [rows, columns].

    Each row and each column is in one pair at most; after Crouse (2016), as scipy has it.
    """
    rows, columns = _solver()(gain, maximize=True)
    return [(int(i), int(j)) for i, j in zip(rows, columns, strict=True)]


@cache
def _solver() -> Callable[..., tuple[Any, Any]]:
    """Return scipy's solver: its compiled file alone where it can be had so, else as it is told."""
    found = find_spec("scipy")
    folders = found.submodule_search_locations if found else None
    files = [
        Path(folder) / "optimize" / f"_lsap{suffix}"
        for folder in folders or ()
        for suffix in EXTENSION_SUFFIXES
    ]
    file = next((file for file in files if file.is_file()), None)
    spec = spec_from_file_location("_lsap", file) if file else None
    if "scipy.optimize" not in sys.modules and spec and spec.loader:
        module = module_from_spec(spec)
        spec.loader.exec_module(module)
        solver: Callable[..., tuple[Any, Any]] | None = getattr(
            module, "linear_sum_assignment", None
        )
        if solver is not None:
            return solver
    from scipy.optimize import linear_sum_assignment

    return linear_sum_assignment  # type: ignore[no-any-return]
