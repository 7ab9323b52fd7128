"""Measure what counts as a near-duplicate: ``python -m bench.near_duplicates [--test]``.

Out of each agreement of ``seeds/`` variants are made as newspapers make them (a headline and a
menu around it, paragraphs left out or in another order, one word in twenty or in ten replaced, one
half of it only); beside them stand all pairs of different agreements, and the two sides of each
written pair, which are written to be like one another. Printed is how much of the shorter stands in
the longer, then the same for clauses. The thresholds are set on the dev half.
"""

from __future__ import annotations

import argparse
import json
import random
from itertools import combinations
from statistics import quantiles

from bench.facts import held_out
from bench.gold_data import GOLD, SEEDS
from clausesearch.search.collapsing import SAME_CLAUSE, SAME_EVENT, SAME_TEXT
from clausesearch.text.segmentation import segment
from clausesearch.text.shingles import containment, neighbours, overlap, sketch
from clausesearch.text.words import index_terms

_FILLER = {
    "ar": "الرئيسية أخبار اليوم اقتصاد رياضة ثقافة اتصل بنا جميع الحقوق محفوظة اقرأ أيضا شارك",
    "fr": "accueil actualités économie sport culture contact tous droits réservés lire aussi",
    "en": "home news business sport culture contact all rights reserved read more share",
}


def replaced(text: str, share: float, chance: random.Random, lang: str) -> str:
    """Return a text with that share of its words replaced."""
    words = text.split(" ")
    return " ".join(
        chance.choice(_FILLER[lang].split()) if chance.random() < share else word for word in words
    )


def variants(text: str, lang: str, chance: random.Random) -> dict[str, str]:
    """Return name → a text as another newspaper might print it."""
    paragraphs = [line for line in text.split("\n") if line.strip()]
    some = [line for line in paragraphs if chance.random() > 0.2]
    rest = paragraphs[2:]
    mixed = [*paragraphs[:2], *chance.sample(rest, len(rest))]
    menu = " ".join(chance.choices(_FILLER[lang].split(), k=80))
    half = paragraphs[: max(3, len(paragraphs) // 2)]
    return {
        "a menu around it": f"{menu}\n{text}\n{menu}",
        "a fifth left out": "\n".join(some),
        "in another order": "\n".join(mixed),
        "1 word in 20 replaced": replaced(text, 0.05, chance, lang),
        "1 word in 10 replaced": replaced(text, 0.1, chance, lang),
        "the first half alone": "\n".join(half),
        "half, 1 in 20, a menu": f"{menu}\n" + replaced("\n".join(half), 0.05, chance, lang),
    }


def read(test: bool) -> dict[str, tuple[str, str]]:
    """Return file → text and language of one half."""
    lines = (GOLD / "facts.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [row for row in map(json.loads, lines) if held_out(row) == test]
    return {
        row["file"]: ((SEEDS / row["file"]).read_text(encoding="utf-8"), row["lang"])
        for row in rows
    }


def report(name: str, values: list[float], least: tuple[float, ...]) -> None:
    """Print least, quartiles and greatest of some shares, and how many reach the thresholds."""
    low, middle, high = quantiles(values, n=4) if len(values) > 1 else values * 3
    shown = [f"{value:5.2f}" for value in (min(values), low, middle, high, max(values))]
    shown += [f"{100 * sum(value >= one for value in values) / len(values):7.1f}" for one in least]
    print(f"{name:32} {len(values):6} " + " ".join(shown))


def main() -> None:
    """Print how like variants and strangers are, agreements first, clauses then."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--test", action="store_true", help="the other half")
    texts = read(parser.parse_args().test)
    chance = random.Random(7)
    whole: dict[str, list[float]] = {}
    clauses: dict[str, list[float]] = {}
    for text, lang in texts.values():
        own = sketch(text)
        terms = [index_terms(clause.text, lang) for clause in segment(text, lang, "a")]
        pairs_of = [neighbours(one) for one in terms]
        for name, variant in variants(text, lang, chance).items():
            whole.setdefault(name, []).append(containment(own, sketch(variant)))
        for share in (0.05, 0.1):
            for one in terms:
                changed = [t if chance.random() > share else "x" for t in one]
                clauses.setdefault(f"{share:.0%} of the words", []).append(
                    overlap(neighbours(one), neighbours(changed))
                )
        closest = [max(overlap(one, two) for two in pairs_of if two is not one) for one in pairs_of]
        clauses.setdefault("nearest of the same agreement", []).extend(closest)
    pairs: dict[str, list[float]] = {"two sides of a pair": [], "two agreements": []}
    sketches = {file: sketch(text) for file, (text, _) in texts.items()}
    for left, right in combinations(texts, 2):
        same = left.startswith("pairs/") and left[:8] == right[:8]
        name = "two sides of a pair" if same else "two agreements"
        pairs[name].append(containment(sketches[left], sketches[right]))
    for title, rows, least in (
        ("agreements", whole | pairs, (SAME_EVENT, SAME_TEXT)),
        ("clauses", clauses, (SAME_CLAUSE,)),
    ):
        reach = " ".join(f"% ≥ {one:.1f}" for one in least)
        print(f"\n{title:32} {'number':>6} least    q1  half    q3  most {reach}")
        for name, values in rows.items():
            report(name, values, least)


if __name__ == "__main__":
    main()
