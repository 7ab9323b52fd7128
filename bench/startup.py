"""From process start to printed hits or a written page, beside sentence-transformers.

    python -m bench.startup [--runs 7]

Whole processes in turn, A B A B …, after one warm-up each, so that a slow moment of the machine
hits both. The other side does what a script around ``SentenceTransformer`` has to do at the least:
open the same model, embed the query, multiply with the stored clause vectors, print the best.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from bench.gold_data import SEEDS
from clausesearch.embedding.loading import BUNDLED_FOLDER
from clausesearch.library import open_index

QUERY = "training courses for activists"
PLAIN = """
import sys
import numpy as np
from sentence_transformers import SentenceTransformer
model = SentenceTransformer(sys.argv[1], device="cpu")
rows = np.load(sys.argv[2])
scores = rows @ model.encode(sys.argv[3], normalize_embeddings=True)
for place in np.argsort(-scores)[:10]:
    print(place, scores[place])
"""
HEAVY = ("torch", "faiss", "numpy")
PAIR = [str(SEEDS / "pairs" / f"07-youth-wings-ar-en.{side}.txt") for side in "ab"]
PROBE = """
import sys
sys.argv = ["clausesearch", "--help"]
from clausesearch.cli import main
try:
    main()
except SystemExit:
    pass
print([name for name in %r if name in sys.modules], file=sys.stderr)
"""


def seconds(command: list[str]) -> float:
    """Return the wall-clock time of one whole process."""
    begin = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - begin


def main() -> None:
    """Print the medians, the ratio pair by pair, and what ``--help`` imports."""
    import numpy as np

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=7)
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as folder:
        where = Path(folder)
        with open_index(where / "index") as index:
            index.add([SEEDS / "agreements"])
            encoder = index.encoder()
            texts = [c.text for row in index.agreements() for c in index.clauses(row.name)]
        np.save(where / "rows.npy", encoder.encode(texts))
        python = sys.executable
        ours = [python, "-m", "clausesearch", "search", QUERY, "--index", str(where / "index")]
        plain = [python, "-c", PLAIN, str(BUNDLED_FOLDER), str(where / "rows.npy"), QUERY]
        helped = [python, "-m", "clausesearch", "--help"]
        compared = [python, "-m", "clausesearch", "compare", *PAIR, "--html", str(where / "page")]
        commands = (ours, plain, helped, compared)
        for command in commands:
            seconds(command)
        times = [[seconds(command) for command in commands] for _ in range(runs)]
    ratios = [theirs / mine for mine, theirs, *_ in times]
    mine, theirs, helps, pages = (median(column) for column in zip(*times, strict=True))
    print(f"{len(texts)} clauses, {runs} runs, medians")
    print(f"clausesearch search      {mine:6.2f} s")
    print(f"SentenceTransformer(...) {theirs:6.2f} s")
    print(f"clausesearch --help      {helps:6.2f} s")
    print(f"clausesearch compare     {pages:6.2f} s, two demo agreements from files, with --html")
    print(f"ratio, pair by pair      {median(ratios):6.1f}")
    print(f"  from {min(ratios):.1f} to {max(ratios):.1f}")
    probe = subprocess.run(
        [python, "-c", PROBE % (HEAVY,)], check=True, capture_output=True, text=True
    )
    print(f"--help imports of {json.dumps(HEAVY)}: {probe.stderr.strip()}")


if __name__ == "__main__":
    main()
