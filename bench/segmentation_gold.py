"""Measure segmentation and kinds against texts whose clauses are labelled in place.

Usage: ``python -m bench.segmentation_gold FOLDER [--half dev|test|all] [--misses]``. FOLDER holds
``ar/ fr/ en/`` and ``pairs/`` of ``*.txt`` files: metadata lines start with ``@``; a clause is
written ``⟦label|kind⟧clause⟦/⟧``. Files are sorted; every second one (a pair counts as one) is the
dev half, on which the rules were written; the other half is the test.
"""

from __future__ import annotations

import argparse
import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from clausesearch.records import Clause
from clausesearch.text.segmentation import segment

_LABEL = re.compile("⟦/⟧|⟦([^⟧|]*)\\|([^⟧]*)⟧")
#: Characters by which a boundary may be off and still count.
TOLERANCE = 2
Segmenter = Callable[[str, str], list[Clause]]


@dataclass(frozen=True, slots=True)
class Labelled:
    """A natural text and the gold spans ``(start, end, kind)`` in it."""

    name: str
    lang: str
    text: str
    spans: tuple[tuple[int, int, str], ...]


@dataclass(slots=True)
class Tally:
    """Counts over some texts; every rate is a percentage."""

    gold: int = 0
    predicted: int = 0
    reached: int = 0
    boundaries_met: int = 0
    kinds: int = 0
    kinds_right: int = 0
    confusion: dict[tuple[str, str], int] = field(default_factory=lambda: defaultdict(int))

    def row(self, name: str) -> str:
        """Return one line of the table."""
        precision = 100 * self.boundaries_met / max(1, 2 * self.predicted)
        recall = 100 * self.boundaries_met / max(1, 2 * self.gold)
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        reached = 100 * self.reached / max(1, self.gold)
        kind = 100 * self.kinds_right / max(1, self.kinds)
        return (
            f"{name:<12}{self.gold:>6}{self.predicted:>6}{reached:>9.1f}"
            f"{precision:>8.1f}{recall:>8.1f}{f1:>8.1f}{kind:>8.1f}"
        )


def read_labelled(path: Path) -> Labelled:
    """Return the text of ``path`` without its labels, and the spans they stood around."""
    lines = path.read_text(encoding="utf-8").split("\n")
    body_at = next(i for i, line in enumerate(lines) if not line.startswith("@"))
    lang = next(line[6:].strip() for line in lines if line.startswith("@lang:"))
    marked = "\n".join(lines[body_at:])
    pieces: list[str] = []
    spans: list[tuple[int, int, str]] = []
    length = last = 0
    start, kind = 0, ""
    for match in _LABEL.finditer(marked):
        pieces.append(marked[last : match.start()])
        length += len(pieces[-1])
        last = match.end()
        if match.group() == "⟦/⟧":
            spans.append((start, length, kind))
        else:
            start, kind = length, match.group(2)
    pieces.append(marked[last:])
    return Labelled(path.stem, lang, "".join(pieces), tuple(spans))


def halves(folder: Path) -> dict[str, list[Path]]:
    """Return the files of the ``dev`` and the ``test`` half; both sides of a pair stay together."""
    units: dict[str, list[Path]] = defaultdict(list)
    for path in sorted(folder.glob("*/*.txt")):
        units[re.sub(r"\.[ab]\.txt$", "", str(path))].append(path)
    split: dict[str, list[Path]] = {"dev": [], "test": []}
    for index, key in enumerate(sorted(units)):
        split["dev" if index % 2 else "test"].extend(units[key])
    return split


def _best(span: tuple[int, int, str], clauses: list[Clause]) -> Clause | None:
    def shared(clause: Clause) -> int:
        return min(clause.end, span[1]) - max(clause.start, span[0])

    best = max(clauses, key=shared, default=None)
    return best if best is not None and shared(best) > 0 else None


def _met(gold: list[int], predicted: list[int]) -> int:
    free = sorted(predicted)
    met = 0
    for place in sorted(gold):
        near = [other for other in free if abs(other - place) <= TOLERANCE]
        if near:
            free.remove(min(near, key=lambda other: abs(other - place)))
            met += 1
    return met


def measure(labelled: Labelled, clauses: list[Clause], tally: Tally, *, misses: bool) -> None:
    """Add one text to ``tally``: reached spans, exact boundaries, kinds of the clauses met."""
    tally.gold += len(labelled.spans)
    tally.predicted += len(clauses)
    for edge in (0, 1):
        gold = [span[1] if edge else span[0] for span in labelled.spans]
        predicted = [clause.end if edge else clause.start for clause in clauses]
        tally.boundaries_met += _met(gold, predicted)
    for span in labelled.spans:
        best = _best(span, clauses)
        size = span[1] - span[0]
        shared = 0 if best is None else min(best.end, span[1]) - max(best.start, span[0])
        if best is None or 2 * shared < size or len(best.text) > 2 * size:
            if misses:
                found = "" if best is None else best.text
                print(
                    f"MISS {labelled.name}: {labelled.text[span[0] : span[1]]!r}\n     <- {found!r}"
                )
            continue
        tally.reached += 1
        tally.kinds += 1
        tally.kinds_right += best.kind == span[2]
        tally.confusion[span[2], best.kind] += 1


def evaluate(
    paths: Iterable[Path], cut: Segmenter = segment, *, misses: bool = False
) -> dict[str, Tally]:
    """Return a tally for each language and for ``all``."""
    tallies: dict[str, Tally] = defaultdict(Tally)
    for path in paths:
        labelled = read_labelled(path)
        clauses = cut(labelled.text, labelled.lang)
        measure(labelled, clauses, tallies[labelled.lang], misses=misses)
        measure(labelled, clauses, tallies["all"], misses=False)
    return dict(sorted(tallies.items(), key=lambda item: (item[0] == "all", item[0])))


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--half", choices=("dev", "test", "all"), default="all")
    parser.add_argument("--misses", action="store_true", help="print each gold span not reached")
    chosen = parser.parse_args()
    split = halves(chosen.folder)
    for half in ("dev", "test"):
        if chosen.half not in (half, "all"):
            continue
        print(f"{half:<12}  gold  pred  reached    prec  recall      F1   kinds")
        tallies = evaluate(split[half], misses=chosen.misses)
        for name, tally in tallies.items():
            print(tally.row(name))
        wrong = {pair: n for pair, n in tallies["all"].confusion.items() if pair[0] != pair[1]}
        print("  kinds taken for others:", ", ".join(f"{a}→{b} {n}" for (a, b), n in wrong.items()))


if __name__ == "__main__":
    main()
