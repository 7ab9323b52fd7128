"""Differences inside gold matches: what is found, by type.

    python -m bench.differences [--pairs even|odd|all] [--written fit|unseen|all] [--errors]

The alignment is given: each gold match of ``bench/gold/pairs.jsonl`` is asked for its differences.
A gold difference counts as found when one of its type is found whose words overlap the gold words
on every side where both have words, and on one side at least. Every other difference found is
wrong in the strict figure, also a smaller one beside the main one, which the gold does not record;
the lax figure leaves those out that stand in a match that has a gold difference of another type.
``--written`` asks the clause pairs of ``tests/compare/golden/differences.jsonl`` instead.
``--errors`` prints what went wrong, for odd pairs and the half of the written ones to fit on only.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from rich.console import Console
from rich.table import Table

from bench.gold_data import ROOT, SEEDS, read_pairs
from clausesearch.compare.differences import differences
from clausesearch.indexing import segment_document
from clausesearch.reading import read_document
from clausesearch.records import Clause, Difference, Kind, Quote

WRITTEN = ROOT / "tests" / "compare" / "golden" / "differences.jsonl"
Spans = tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Case:
    """A match, and its main difference as gold has it: a type and the spans of its words."""

    name: str
    left: tuple[Clause, ...]
    right: tuple[Clause, ...]
    kind: str | None
    left_words: Spans
    right_words: Spans


@dataclass
class Counts:
    """Gold differences found and missed, and differences found that are wrong."""

    found: int = 0
    missed: int = 0
    wrong: int = 0
    beside: int = 0  # of the wrong ones, those in a match with a gold difference of another type

    def row(self) -> list[str]:
        """Return the figures as cells, shares in percent."""
        right = self.found
        cells = [self.found + self.missed, self.found, self.wrong, self.beside]
        shares = [
            _percent(right, right + self.missed),
            _percent(right, right + self.wrong),
            _percent(right, right + self.wrong - self.beside),
        ]
        return [*map(str, cells), *shares]


@dataclass
class Score:
    """Counts by type of difference, and what went wrong, a line each."""

    by_kind: dict[str, Counts] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)

    def counts(self, kind: str) -> Counts:
        """Return the counts of a type, or of all together."""
        return self.by_kind.setdefault(kind, Counts())

    def add(self, case: Case, found: tuple[Difference, ...]) -> None:
        """Count what was found in one match."""
        right = [one for one in found if _is_right(case, one)]
        if case.kind:
            for name in (case.kind, "all"):
                self.counts(name).found += bool(right)
                self.counts(name).missed += not right
            if not right:
                self.errors.append(f"missed  {case.name}  {case.kind}{_texts(case)}")
        for one in found:
            if one in right:
                continue
            for name in (one.kind.value, "all"):
                self.counts(name).wrong += 1
                self.counts(name).beside += case.kind is not None and case.kind != one.kind.value
            said = [quote.text if quote else "-" for quote in (one.left, one.right)]
            self.errors.append(f"wrong   {case.name}  {one.kind} {said} {case.kind}{_texts(case)}")


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f}" if whole else "-"


def _texts(case: Case) -> str:
    return "".join(
        "\n          " + " // ".join(clause.text for clause in side)
        for side in (case.left, case.right)
    )


def _is_right(case: Case, found: Difference) -> bool:
    if found.kind.value != case.kind:
        return False
    met = [
        _overlaps(quote, words)
        for quote, words in ((found.left, case.left_words), (found.right, case.right_words))
        if quote is not None and words
    ]
    return bool(met) and all(met)


def _overlaps(quote: Quote, spans: Spans) -> bool:
    return any(quote.start < end and start < quote.end for start, end in spans)


def score(cases: Iterable[Case]) -> Score:
    """Return how the differences found compare with those of the gold."""
    total = Score()
    for case in cases:
        total.add(case, differences(case.left, case.right))
    return total


# ---- the gold pairs


def gold_cases(which: str) -> Iterator[Case]:
    """Yield the matches of the odd, the even or all gold pairs, in the gold's own clauses."""
    for row in read_pairs(which):
        sides = [_gold_clauses(row[side]) for side in ("left", "right")]
        for match in row["matches"]:
            left, right = (
                tuple(clauses[name] for name in match[side])
                for clauses, side in zip(sides, ("left", "right"), strict=True)
            )
            gold = match["difference"] or {}
            yield Case(
                row["pair"],
                left,
                right,
                gold.get("type"),
                _words(left, gold.get("left_words")),
                _words(right, gold.get("right_words")),
            )


def _gold_clauses(side: dict[str, Any]) -> dict[str, Clause]:
    """Return the clauses of the gold, each with the lead-in of ours that covers most of it."""
    document, ours = segment_document(read_document(SEEDS / "pairs" / side["file"]))
    clauses = {}
    for number, row in enumerate(side["clauses"], start=1):
        nearest = max(ours, key=lambda c: min(c.end, row["end"]) - max(c.start, row["start"]))
        clauses[row["id"]] = Clause(
            document.name,
            number,
            row["start"],
            row["end"],
            row["text"],
            nearest.lead_in,
            kind=Kind(row["kind"]),
            lang=side["lang"],
        )
    return clauses


def _words(clauses: tuple[Clause, ...], words: str | None) -> Spans:
    if not words:
        return ()
    return tuple(
        (clause.start + place, clause.start + place + len(words))
        for clause in clauses
        if (place := clause.text.find(words)) >= 0
    )


# ---- the written pairs


def written_cases(half: str) -> Iterator[Case]:
    """Yield the written clause pairs of one half, or of both."""
    for line in WRITTEN.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if half not in ("all", row["half"]):
            continue
        left, right = (_written(row[side], name) for name, side in enumerate(("left", "right")))
        gold = row["difference"] or {}
        yield Case(
            row["id"],
            left,
            right,
            gold.get("type"),
            _words(left, gold.get("left_words")),
            _words(right, gold.get("right_words")),
        )


def _written(side: dict[str, str], name: int) -> tuple[Clause, ...]:
    """Return a written clause: a commitment, all of them are."""
    text = side["text"]
    return (Clause(str(name), 1, 0, len(text), text, kind=Kind.COMMITMENT, lang=side["lang"]),)


def table(title: str, result: Score) -> Table:
    """Return the figures of each type, and of all together."""
    drawn = Table(title=title)
    for heading in ("type", "gold", "found", "wrong", "beside", "recall", "strict", "lax"):
        drawn.add_column(heading, justify="left" if heading == "type" else "right")
    order = Counter({name: c.found + c.missed for name, c in result.by_kind.items()})
    for name, _ in [*order.most_common()[1:], *order.most_common(1)]:
        drawn.add_row(name, *result.by_kind[name].row())
    return drawn


def main() -> None:
    """Print one table for each half that is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", choices=("odd", "even", "all"), default="all")
    parser.add_argument("--written", choices=("fit", "unseen", "all"))
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args()
    console = Console(width=100, highlight=False)
    if options.written:
        halves = ["fit", "unseen"] if options.written == "all" else [options.written]
        results = {f"written pairs, {half}": score(written_cases(half)) for half in halves}
    else:
        halves = ["odd", "even"] if options.pairs == "all" else [options.pairs]
        results = {f"gold pairs, {half}": score(gold_cases(half)) for half in halves}
    for title, result in results.items():
        console.print(table(title, result))
        if options.errors and title.endswith(("odd", "fit")):
            console.print("\n".join(result.errors), markup=False, soft_wrap=True)


if __name__ == "__main__":
    main()
