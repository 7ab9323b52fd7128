"""Measure segmentation and kinds on the labelled clauses of ``bench/gold``.

    python -m bench.segmentation_gold [--half dev|test|all] [--misses] [--indexed]

Texts are sorted; every second one (a pair counts as one) is the dev half, on which the rules were
written; the other half is the test. A span is reached when a clause covers at least half of it and
is not more than twice as long.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from bench.gold_data import SEEDS, Span, read_pairs, read_spans
from clausesearch.embedding import load_encoder
from clausesearch.indexing import clause_rows
from clausesearch.records import Clause
from clausesearch.text.segmentation import segment
from clausesearch.themes import shipped_assigner

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

    @property
    def kind_macro_f1(self) -> float:
        """Return the mean F1 of the kinds over the spans that are reached, in percent."""
        kinds = sorted({kind for pair in self.confusion for kind in pair})
        scores = []
        for kind in kinds:
            right = self.confusion[kind, kind]
            wrong = sum(
                n for pair, n in self.confusion.items() if (pair[0] == kind) != (pair[1] == kind)
            )
            scores.append(200 * right / max(1, 2 * right + wrong))
        return sum(scores) / max(1, len(scores))

    def row(self, name: str) -> str:
        """Return one line of the table."""
        precision = 100 * self.boundaries_met / max(1, 2 * self.predicted)
        recall = 100 * self.boundaries_met / max(1, 2 * self.gold)
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        reached = 100 * self.reached / max(1, self.gold)
        kind = 100 * self.kinds_right / max(1, self.kinds)
        return (
            f"{name:<12}{self.gold:>6}{self.predicted:>6}{reached:>9.1f}"
            f"{precision:>8.1f}{recall:>8.1f}{f1:>8.1f}{kind:>8.1f}{self.kind_macro_f1:>8.1f}"
        )


def read_labelled() -> dict[str, list[Labelled]]:
    """Return the texts of the ``dev`` and the ``test`` half; both sides of a pair stay together."""
    units: dict[str, list[Labelled]] = defaultdict(list)
    by_agreement: dict[str, list[Span]] = defaultdict(list)
    for span in read_spans():
        by_agreement[span.agreement].append(span)
    for name, found in by_agreement.items():
        lang = found[0].lang
        spans = tuple((span.start, span.end, span.kind) for span in found)
        path = SEEDS / "agreements" / lang / f"{name}.txt"
        units[f"{lang}/{name}"].append(Labelled(name, lang, _text(path), spans))
    for pair in read_pairs():
        for side in (pair["left"], pair["right"]):
            spans = tuple((c["start"], c["end"], c["kind"]) for c in side["clauses"])
            text = _text(SEEDS / "pairs" / side["file"])
            units[f"pairs/{pair['pair']}"].append(Labelled(side["file"], side["lang"], text, spans))
    split: dict[str, list[Labelled]] = {"dev": [], "test": []}
    for index, key in enumerate(sorted(units)):
        split["dev" if index % 2 else "test"].extend(units[key])
    return split


def _text(path: Path) -> str:
    return path.read_bytes().decode("utf-8")


def best_clause(span: tuple[int, int], clauses: list[Clause]) -> Clause | None:
    """Return the clause that reaches a span: half of it at least, and not twice as long."""
    best, size = _best(span, clauses), span[1] - span[0]
    if best is None or 2 * _shared(best, span) < size or len(best.text) > 2 * size:
        return None
    return best


def _best(span: tuple[int, int], clauses: list[Clause]) -> Clause | None:
    best = max(clauses, key=lambda clause: _shared(clause, span), default=None)
    return best if best is not None and _shared(best, span) > 0 else None


def _shared(clause: Clause, span: tuple[int, int]) -> int:
    return min(clause.end, span[1]) - max(clause.start, span[0])


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
        best = best_clause(span[:2], clauses)
        if best is None:
            if misses:
                near = _best(span[:2], clauses)
                found = "" if near is None else near.text
                print(
                    f"MISS {labelled.name}: {labelled.text[span[0] : span[1]]!r}\n     <- {found!r}"
                )
            continue
        tally.reached += 1
        tally.kinds += 1
        tally.kinds_right += best.kind == span[2]
        tally.confusion[span[2], best.kind] += 1


def evaluate(
    texts: Iterable[Labelled], cut: Segmenter = segment, *, misses: bool = False
) -> dict[str, Tally]:
    """Return a tally for each language and for ``all``."""
    tallies: dict[str, Tally] = defaultdict(Tally)
    for labelled in texts:
        clauses = cut(labelled.text, labelled.lang)
        measure(labelled, clauses, tallies[labelled.lang], misses=misses)
        measure(labelled, clauses, tallies["all"], misses=False)
    return dict(sorted(tallies.items(), key=lambda item: (item[0] == "all", item[0])))


def as_indexed() -> Segmenter:
    """Return what cuts a text into clauses of the kinds that an index gives them."""
    encoder = load_encoder()
    assign = shipped_assigner(encoder).assign
    return lambda text, lang: [
        row.clause for row in clause_rows(segment(text, lang), encoder, assign)
    ]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--half", choices=("dev", "test", "all"), default="all")
    parser.add_argument(
        "--indexed", action="store_true", help="kinds as an index has them, settled by themes"
    )
    parser.add_argument("--misses", action="store_true", help="print each gold span not reached")
    chosen = parser.parse_args()
    split = read_labelled()
    cut = as_indexed() if chosen.indexed else segment
    for half in ("dev", "test"):
        if chosen.half not in (half, "all"):
            continue
        print(f"{half:<12}  gold  pred  reached    prec  recall      F1   kinds   macro")
        tallies = evaluate(split[half], cut, misses=chosen.misses)
        for name, tally in tallies.items():
            print(tally.row(name))
        wrong = {pair: n for pair, n in tallies["all"].confusion.items() if pair[0] != pair[1]}
        print("  kinds taken for others:", ", ".join(f"{a}→{b} {n}" for (a, b), n in wrong.items()))


if __name__ == "__main__":
    main()
