"""Search on our gold.

    python -m bench.search [OPTIONS]

is short for ``clausesearch bench bench/gold --texts seeds/agreements --split test [OPTIONS]``
(docs/bench.md).
"""

from __future__ import annotations

import sys

from bench.gold_data import GOLD, SEEDS
from clausesearch.cli import main as run


def main() -> None:
    """Run ``clausesearch bench`` on the gold, with the options given here after its own."""
    more = sys.argv[1:]
    split = [] if "--split" in more else ["--split", "test"]
    sys.argv[1:] = ["bench", str(GOLD), "--texts", str(SEEDS / "agreements"), *split, *more]
    run()


if __name__ == "__main__":
    main()
