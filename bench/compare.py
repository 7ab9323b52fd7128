"""Comparison on our gold pairs.

    python -m bench.compare [OPTIONS]

is short for ``clausesearch bench bench/gold --compare --texts seeds/pairs --split test [OPTIONS]``
(docs/bench.md).
"""

from __future__ import annotations

import sys

from bench.gold_data import GOLD, SEEDS
from clausesearch.cli import main as run


def main() -> None:
    """Run ``clausesearch bench --compare`` on the gold, with the options given after its own."""
    more = sys.argv[1:]
    split = [] if "--split" in more else ["--split", "test"]
    sys.argv[1:] = [
        *("bench", str(GOLD), "--compare", "--texts", str(SEEDS / "pairs")),
        *split,
        *more,
    ]
    run()


if __name__ == "__main__":
    main()
