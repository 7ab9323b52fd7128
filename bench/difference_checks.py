"""Differences on the parallel clauses of ``seeds/clauses``, where the answer is known by making.

    python -m bench.difference_checks [--every N] [--errors]

*Translations*: the same clause in two languages commits to the same, so every difference found is
counted as wrong (a few are real: translators waver between “shall” and “will seek to”).
*Changed figures*: in the English clause one quantity that the other language says too is raised by
a third; a difference of its type at that place must be found. The rules were written with some of
these clauses at hand: this guards against harm, the measure is ``python -m bench.differences``.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from rich.console import Console
from rich.table import Table

from bench.gold_data import SEEDS
from clausesearch.compare.differences import differences
from clausesearch.records import Clause, Difference, Kind
from clausesearch.text.quantities import Quantity, QuantityKind, read_quantities

PAIRS = (("ar", "en"), ("ar", "fr"), ("fr", "en"))
KINDS = {"commitment": Kind.COMMITMENT, "provision": Kind.PROVISION}
UNITS = {"Y": "years", "M": "months", "D": "days"}
CHANGED = {
    QuantityKind.NUMBER: "number",
    QuantityKind.SHARE: "number or amount",
    QuantityKind.DURATION: "duration",
    QuantityKind.AMOUNT: "amount",
}


def rows(every: int) -> Iterator[dict[str, Any]]:
    """Yield every so-manieth parallel clause."""
    lines = (
        line
        for path in sorted((SEEDS / "clauses").glob("*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
    )
    for number, line in enumerate(lines):
        if number % every == 0:
            yield json.loads(line)


def clause(row: dict[str, Any], lang: str, text: str = "") -> Clause:
    """Return one side of a parallel clause, or ``text`` in its place."""
    said = text or row[lang]
    kind = KINDS.get(row["kind"], Kind.STATEMENT)
    return Clause("clauses", 1, 0, len(said), said, kind=kind, lang=lang)


def found_in(row: dict[str, Any], left: str, right: str) -> tuple[Difference, ...]:
    """Return the differences between two languages of a parallel clause."""
    return differences([clause(row, left)], [clause(row, right)])


def raised(one: Quantity) -> str | None:
    """Return an English quantity that says a third more, None when there is no easy way."""
    number, _, unit = one.value.partition(" ")
    if one.kind is QuantityKind.DURATION:
        unit = UNITS.get(one.value[-1], "") if one.value[1:-1].isdigit() else ""
        return f"{_more(one.value[1:-1])} {unit}" if unit else None
    if one.kind is QuantityKind.SHARE and not one.value.endswith("%"):
        return None
    number = number.removesuffix("%")
    if number in ("0", "1", "2"):
        return None
    return f"{_more(number)}{'%' if one.kind is QuantityKind.SHARE else ''} {unit}".rstrip()


def _more(number: str) -> int:
    return int(Fraction(number) * 4 / 3) + 1


def changed_cases(row: dict[str, Any]) -> Iterator[tuple[Quantity, tuple[Difference, ...]]]:
    """Yield the English quantities that Arabic says too, with what raising each finds."""
    arabic = {(one.kind, one.value) for one in read_quantities(row["ar"])}
    english = read_quantities(row["en"])
    for one in english:
        said = raised(one) if one.kind in CHANGED and (one.kind, one.value) in arabic else None
        if said is None or sum(other.value == one.value for other in english) > 1:
            continue
        text = row["en"][: one.start] + said + row["en"][one.end :]
        yield one, differences([clause(row, "ar")], [clause(row, "en", text)])


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--every", type=int, default=1, help="Take every N-th clause.")
    parser.add_argument("--errors", action="store_true", help="Print what was wrong or missed.")
    options = parser.parse_args()
    console = Console(width=100, highlight=False)
    wrong: Counter[str] = Counter()
    pairs, missed = 0, []
    total: Counter[str] = Counter()
    met: Counter[str] = Counter()
    for row in rows(options.every):
        for left, right in PAIRS:
            pairs += 1
            for difference in found_in(row, left, right):
                wrong[difference.kind.value] += 1
                missed.append(f"wrong   {row[left]}\n        {row[right]}\n        {difference}")
        for one, found in changed_cases(row):
            name = CHANGED[one.kind]
            total[name] += 1
            hit = any(
                other.kind.value in name and other.right and other.right.start == one.start
                for other in found
            )
            met[name] += hit
            if not hit:
                missed.append(f"missed  {one.text}: {row['ar']}\n        {row['en']}")
    first = Table("type", "wrong", "of 100 pairs", title=f"translations, {pairs} pairs")
    for kind, count in wrong.most_common():
        first.add_row(kind, str(count), f"{100 * count / pairs:.2f}")
    first.add_row("all", str(wrong.total()), f"{100 * wrong.total() / pairs:.2f}")
    second = Table("type", "changed", "found", "recall", title="changed figures, Arabic–English")
    for name, count in total.most_common():
        second.add_row(name, str(count), str(met[name]), f"{100 * met[name] / count:.1f}")
    console.print(first, second)
    if options.errors:
        console.print("\n".join(missed), markup=False, soft_wrap=True)


if __name__ == "__main__":
    main()
