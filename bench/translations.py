"""How many counterparts are found between complete translations, provisions shuffled on one side.

    python -m bench.translations [--split dev|test] [--model NAME]

Each agreement of ``gold/translations`` is written to files in two of its languages, in two layouts
(articles under headings; numbered provisions without), with the provisions of the right one
shuffled three times; the files are compared as ``clausesearch compare`` does. A unit counts as
found when some match holds a clause of it on both sides; a match without a unit on both is wrong.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import permutations
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console
from rich.table import Table

from bench.rewordings import as_side
from bench.translation_texts import (
    LANGS,
    LAYOUTS,
    Unit,
    compose,
    read_units,
    translation_files,
)
from clausesearch.bench.aligners import shipped
from clausesearch.bench.alignments import GoldMatch, GoldPair, GoldSide
from clausesearch.bench.comparing import cut_pair
from clausesearch.bench.links import Counts
from clausesearch.bench.report import percent
from clausesearch.embedding import Encoder, load_encoder
from clausesearch.reading import read_document

SHUFFLES = (1, 2, 3)


@dataclass(frozen=True, slots=True)
class Trial:
    """One agreement in two languages, the right one shuffled."""

    path: Path
    left: str
    right: str
    layout: str
    shuffle: int


def trials(split: str) -> Iterator[Trial]:
    """Yield all that is compared in one half."""
    for path in translation_files(split):
        for left, right in permutations(LANGS, 2):
            for layout in LAYOUTS:
                for shuffle in SHUFFLES:
                    yield Trial(path, left, right, layout, shuffle)


def counts_of(trial: Trial, encoder: Encoder) -> Counts:
    """Return the units found and missed, and the matches that hold none."""
    units = read_units(trial.path)
    with TemporaryDirectory() as folder:
        sides = (
            _side(Path(folder) / "left.txt", units, trial.left, trial.layout),
            _side(Path(folder) / "right.txt", units, trial.right, trial.layout, trial.shuffle),
        )
    matches = tuple(GoldMatch((unit,), (unit,)) for unit in sides[0].spans)
    cut = cut_pair(GoldPair("", *sides, matches, frozenset(), frozenset()), encoder)
    return cut.judge.lax(shipped(cut.left, cut.right, encoder))


def _side(
    path: Path, units: list[Unit], lang: str, layout: str, shuffle: int | None = None
) -> GoldSide:
    composed = compose(units, lang, layout, shuffle)
    path.write_text(composed.text, encoding="utf-8")
    document = read_document(path)
    if document.text != composed.text:
        raise ValueError(f"{path.name} was not read as it was written")
    side = as_side(document.name, lang, composed)
    return GoldSide(document, lang, side.spans)


def main() -> None:
    """Print the share of counterparts found for each two languages."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--split", choices=("dev", "test"), default="test")
    parser.add_argument("--model")
    options = parser.parse_args()
    encoder = load_encoder(options.model)
    found: dict[str, Counts] = defaultdict(Counts)
    for trial in trials(options.split):
        counts = counts_of(trial, encoder)
        for row in (f"{trial.left}-{trial.right}", trial.layout, "all"):
            found[row] += counts
    table = Table(title=f"translations ({options.split}), counterparts found", box=None)
    for heading in ("", "found", "missed", "share", "wrong matches"):
        table.add_column(heading, justify="right" if heading else "left")
    for row in sorted(found):
        counts = found[row]
        numbers = (counts.right, counts.missed, percent(counts.recall), counts.wrong)
        table.add_row(row, *map(str, numbers))
    Console(width=100).print(table)


if __name__ == "__main__":
    main()
