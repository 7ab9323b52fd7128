"""Does a shown score mean what it says? Reliability of scores as chances."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

BINS = 10


def reliability(shown: Sequence[tuple[float, bool]]) -> dict[str, Any]:
    """Return how well scores in [0, 1] foretell what is right, as one object for JSON.

    ``shown`` holds the score of each hit and whether a judge called it relevant. ``brier`` is the
    mean squared difference (Brier, 1950); ``ece`` the expected calibration error, the gap between
    mean score and share of right hits, averaged over ten equal bins by their hits (Naeini, Cooper
    and Hauskrecht, 2015). Both are 0 at best; a bin without a hit is left out.
    """
    if not shown:
        return {"hits": 0, "brier": None, "ece": None, "bins": []}
    scores = np.asarray([score for score, _ in shown], np.float64)
    right = np.asarray([is_right for _, is_right in shown], np.float64)
    places = np.minimum((scores * BINS).astype(int), BINS - 1)
    bins = []
    for place in range(BINS):
        inside = places == place
        if not inside.any():
            continue
        bins.append(
            {
                "from": place / BINS,
                "to": (place + 1) / BINS,
                "hits": int(inside.sum()),
                "score": round(float(scores[inside].mean()), 4),
                "relevant": round(float(right[inside].mean()), 4),
            }
        )
    gaps = sum(one["hits"] * abs(one["score"] - one["relevant"]) for one in bins)
    return {
        "hits": len(shown),
        "brier": round(float(((scores - right) ** 2).mean()), 4),
        "ece": round(gaps / len(shown), 4),
        "bins": bins,
    }
