"""One score from three kinds of evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


def fuse(
    dense: NDArray[np.float32],
    token: NDArray[np.float32] | None,
    lexical: NDArray[np.float32],
) -> NDArray[np.float64]:
    """Return the score of each candidate in [0, 1], higher is better."""
    raise NotImplementedError
