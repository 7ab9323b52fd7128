"""Time and memory of one segmenter on so much Arabic text, in a process of its own.

    python -m bench.segmentation_speed ours 10

prints one line of JSON. The text is our shipped agreements in Arabic, mixed by a fixed seed.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import time
from collections import deque
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from bench.gold_data import ROOT, SEEDS
from bench.segmentation_peers import OURS, PYSBD, SPACY, our_clauses, pysbd_whole, spacy
from clausesearch.text.segmentation import sentence_spans

CLAUSES = "ours, clauses"
MEGABYTE = 1_000_000
Reader = Callable[[str], Iterable[tuple[int, int]]]
READERS: dict[str, Reader] = {
    OURS: sentence_spans,
    CLAUSES: lambda text: our_clauses(text, "ar"),
    PYSBD: lambda text: pysbd_whole(text, "ar"),
    SPACY: lambda text: spacy(text, "ar"),
}


def mixed(megabytes: float, seed: int = 0) -> str:
    """Return about so many megabytes (UTF-8) of paragraphs of our Arabic agreements."""
    paths = sorted((SEEDS / "agreements" / "ar").glob("*.txt"))
    paragraphs = [
        paragraph
        for path in paths
        for paragraph in path.read_text(encoding="utf-8").split("\n\n")
        if paragraph.strip()
    ]
    sizes = {paragraph: len(paragraph.encode()) + 2 for paragraph in paragraphs}
    chosen: list[str] = []
    source, size = random.Random(seed), 0
    while size < megabytes * MEGABYTE:
        paragraph = source.choice(paragraphs)
        chosen.append(paragraph)
        size += sizes[paragraph]
    return "\n\n".join(chosen)


def measured(name: str, megabytes: float) -> dict[str, Any]:
    """Return seconds of processor time, megabytes a second, and memory added beyond the text."""
    text = mixed(megabytes)
    size = len(text.encode()) / MEGABYTE
    deque(READERS[name](text[:20_000]), maxlen=0)  # word lists are read, libraries imported
    Path("/proc/self/clear_refs").write_text("5")  # the peak counts from here
    before = _peak()
    begin = time.process_time()
    deque(READERS[name](text), maxlen=0)
    seconds = time.process_time() - begin
    return {
        "system": name,
        "megabytes": round(size, 2),
        "seconds": round(seconds, 3),
        "megabytes_per_second": round(size / seconds, 3),
        "memory_added_mb": round(_peak() - before, 1),
    }


def _peak() -> float:
    """Return the peak memory of this process in megabytes (Linux)."""
    status = Path("/proc/self/status").read_text()
    return int(status.split("VmHWM:")[1].split()[0]) * 1024 / MEGABYTE


def apart(name: str, megabytes: float) -> dict[str, Any]:
    """Return :func:`measured` from a fresh process."""
    command = [sys.executable, "-m", "bench.segmentation_speed", name, str(megabytes)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def main() -> None:
    """Print the measurement."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("system", choices=tuple(READERS))
    parser.add_argument("megabytes", type=float)
    options = parser.parse_args()
    print(json.dumps(measured(options.system, options.megabytes)))


if __name__ == "__main__":
    main()
