"""Measure the themes of clauses on the labelled agreements of ``bench/gold``.

    python -m bench.themes [--half dev|test|all] [--model MODEL] [--each]

``gold/themes.tsv`` maps each topic of the gold to a theme of ``seeds/themes.toml``. The halves are
those of ``bench.segmentation_gold``: the phrases of the themes and their calibration were made on
the dev half, the other half is the test. Each labelled span is met by the clause that covers it
best, as there; a span that no clause reaches is a miss.

Main-theme accuracy, three times: of the spans whose first topic has a theme and that a clause
reaches, the share whose clause has it as its main one; of all spans that have a theme; of all spans
whatever, where having none counts as a theme, too. Micro and macro F1: of all themes of a span
against all themes of its clause; macro over the themes that the half has.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from bench.gold_data import GOLD, Span, read_spans
from bench.segmentation_gold import Labelled, best_clause, read_labelled
from clausesearch.embedding import Encoder, embed_clauses, load_encoder
from clausesearch.records import Clause, ThemeScore
from clausesearch.text.segmentation import segment
from clausesearch.text.words import index_terms
from clausesearch.themes import ThemeAssigner, shipped_themes

NO_THEME = "-"


@dataclass(frozen=True, slots=True)
class ThemedText:
    """An agreement as the tool sees it, and its labelled spans with the clause that meets each.

    ``wanted`` are the themes of each span, the main one first (``-`` where it has none); ``met`` is
    the row of its clause, −1 for none.
    """

    name: str
    lang: str
    vectors: NDArray[np.float32]
    terms: list[list[str]]
    context_terms: list[list[str]]
    wanted: tuple[tuple[str, ...], ...]
    met: tuple[int, ...]


@dataclass(slots=True)
class Outcome:
    """Counts over some spans."""

    spans: int = 0
    themed: int = 0
    reached: int = 0
    main_right: int = 0
    right_or_none: int = 0
    true: Counter[str] = field(default_factory=Counter)
    false: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)

    def add(
        self, wanted: Sequence[str], found: Sequence[ThemeScore], *, reached: bool = True
    ) -> None:
        """Count one span."""
        main = found[0].theme if found else NO_THEME
        self.spans += 1
        self.right_or_none += main == wanted[0]
        if wanted[0] != NO_THEME:
            self.themed += 1
            self.reached += reached
            self.main_right += main == wanted[0]
        asked, given = set(wanted) - {NO_THEME}, {each.theme for each in found}
        self.true.update(asked & given)
        self.false.update(given - asked)
        self.missed.update(asked - given)

    @property
    def micro(self) -> tuple[float, float, float]:
        """Return precision, recall and F1 over all themes of all spans, in percent."""
        return _rates(self.true.total(), self.false.total(), self.missed.total())

    def f1_of(self, theme: str) -> float:
        """Return the F1 of one theme, in percent."""
        return _rates(self.true[theme], self.false[theme], self.missed[theme])[2]

    @property
    def macro(self) -> float:
        """Return the mean F1 of the themes that the spans have, in percent."""
        there = sorted(set(self.true) | set(self.missed))
        return sum(map(self.f1_of, there)) / max(1, len(there))

    def row(self, name: str) -> str:
        """Return one line of the table."""
        precision, recall, f1 = self.micro
        met = 100 * self.main_right / max(1, self.reached)
        main = 100 * self.main_right / max(1, self.themed)
        everything = 100 * self.right_or_none / max(1, self.spans)
        return (
            f"{name:<12}{self.spans:>7}{met:>9.1f}{main:>7.1f}{everything:>9.1f}"
            f"{precision:>8.1f}{recall:>8.1f}{f1:>8.1f}{self.macro:>8.1f}"
        )


def _rates(true: int, false: int, missed: int) -> tuple[float, float, float]:
    precision = 100 * true / max(1, true + false)
    recall = 100 * true / max(1, true + missed)
    return precision, recall, 200 * true / max(1, 2 * true + false + missed)


def topic_themes() -> dict[str, str]:
    """Return topic of the gold → theme of ``seeds/themes.toml``, or ``-``."""
    rows = (GOLD / "themes.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return dict(row.split("\t") for row in rows)


def read_themed(half: str, encoder: Encoder) -> list[ThemedText]:
    """Return the agreements of the ``dev`` or the ``test`` half."""
    theme_of = topic_themes()
    spans: dict[str, list[Span]] = defaultdict(list)
    for span in read_spans():
        spans[span.agreement].append(span)
    return [
        _themed(text, spans[text.name], theme_of, encoder)
        for text in read_labelled()[half]
        if text.name in spans
    ]


def _themed(
    text: Labelled, spans: Iterable[Span], theme_of: dict[str, str], encoder: Encoder
) -> ThemedText:
    clauses = segment(text.text, text.lang, text.name)
    rows = {clause.number: row for row, clause in enumerate(clauses)}
    wanted, met = [], []
    for span in spans:
        themes = dict.fromkeys(theme_of[topic] for topic in span.topics)
        found = best_clause((span.start, span.end), clauses)
        wanted.append(tuple(themes))
        met.append(rows[found.number] if found else -1)
    return ThemedText(
        text.name,
        text.lang,
        embed_clauses(encoder, clauses),
        [index_terms(clause.text, clause.lang) for clause in clauses],
        [_context_terms(clause) for clause in clauses],
        tuple(wanted),
        tuple(met),
    )


def _context_terms(clause: Clause) -> list[str]:
    return index_terms(f"{clause.heading} {clause.lead_in}", clause.lang)


def measure(texts: Iterable[ThemedText], assigner: ThemeAssigner) -> dict[str, Outcome]:
    """Return the outcome for each language and for ``all``."""
    outcomes: dict[str, Outcome] = defaultdict(Outcome)
    for text in texts:
        found = assigner.assign(text.vectors, text.terms, text.context_terms)
        for wanted, row in zip(text.wanted, text.met, strict=True):
            for name in (text.lang, "all"):
                reached = row >= 0
                outcomes[name].add(wanted, found[row] if reached else (), reached=reached)
    return dict(sorted(outcomes.items(), key=lambda item: (item[0] == "all", item[0])))


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--half", choices=("dev", "test", "all"), default="all")
    parser.add_argument("--model", default=None, help="another model than the bundled one")
    parser.add_argument("--each", action="store_true", help="print the F1 of each theme")
    chosen = parser.parse_args()
    encoder = load_encoder(chosen.model)
    assigner = ThemeAssigner(shipped_themes(), encoder)
    for half in ("dev", "test"):
        if chosen.half not in (half, "all"):
            continue
        print(f"{half:<12}  spans  reached   main  or none    prec  recall      F1   macro")
        outcomes = measure(read_themed(half, encoder), assigner)
        for name, outcome in outcomes.items():
            print(outcome.row(name))
        if chosen.each:
            whole = outcomes["all"]
            for theme in sorted(set(whole.true) | set(whole.missed)):
                count = whole.true[theme] + whole.missed[theme]
                print(f"  {theme:<20}{count:>4}{whole.f1_of(theme):>8.1f}")


if __name__ == "__main__":
    main()
