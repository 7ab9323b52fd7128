"""Measure the facts found in agreements: ``python -m bench.facts [--misses]``.

Gold is ``bench/gold/facts.jsonl``: for each agreement of ``seeds/`` the day it was made (null where
its text names none in full), its parties, and its further facts with their values and spans. For
days and parties the half is the parity of the SHA-256 of the file's name; of further facts the even
pairs are held out beside that half. Rules are written on the dev half.

A date is right when it is the same day. A party is right when its words and the gold name's
(folded, stemmed, without articles and prepositions, the country in brackets and what is said of it
after a comma) are the same, or one name holds all words of the other, which are at least half. A
further fact is right when its value is the gold one and its span meets the gold one or words equal
to them; what the gold marks as optional counts neither way.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from bench.gold_data import GOLD, SEEDS
from clausesearch.records import Fact, FactKind
from clausesearch.text.facts import agreement_facts
from clausesearch.text.folding import fold
from clausesearch.text.words import index_terms

_SMALL = frozenset(
    re.findall(r"\w+", "the of for and in le la les l de du des d et en pour في من و")
)
_FURTHER = "further facts"


@dataclass(slots=True)
class Score:
    """Counts of one fact over some agreements."""

    found: int = 0
    right: int = 0
    wanted: int = 0
    misses: list[str] = field(default_factory=list)

    def line(self) -> str:
        """Return precision, recall and the counts behind them."""
        precision = 100 * self.right / self.found if self.found else 100.0
        recall = 100 * self.right / self.wanted if self.wanted else 100.0
        return (
            f"precision {precision:5.1f}  recall {recall:5.1f}  "
            f"({self.right} right of {self.found} found, {self.wanted} wanted)"
        )

    def count(self, found: int, right: int, wanted: int, misses: list[str]) -> None:
        """Add what was counted in one agreement."""
        self.found += found
        self.right += right
        self.wanted += wanted
        self.misses += misses


Scores = dict[tuple[str, str, str], Score]


def name_words(name: str, lang: str) -> frozenset[str]:
    """Return the words by which two names of a party are compared."""
    bare = re.sub(r"\s*\([^)]*\)\s*$", "", name).split(",")[0]
    return frozenset(index_terms(bare, lang)) - _SMALL


def same_party(found: str, gold: str, lang: str) -> bool:
    """Return whether a found name stands for the gold one."""
    left, right = name_words(found, lang), name_words(gold, lang)
    fewer, more = sorted((left, right), key=len)
    return bool(fewer) and fewer <= more and 2 * len(fewer) >= len(more)


def score_parties(found: list[str], gold: list[str], lang: str) -> tuple[int, list[str]]:
    """Return how many found names are right, each gold name used once, and what went wrong."""
    left = list(gold)
    wrong = []
    for name in found:
        match = next((one for one in left if same_party(name, one, lang)), None)
        if match is None:
            wrong.append(f"+ {name}")
        else:
            left.remove(match)
    return len(gold) - len(left), wrong + [f"- {name}" for name in left]


def same_fact(found: Fact, gold: dict[str, Any]) -> bool:
    """Return whether a found fact is the gold one: its value, and where it is said."""
    if found.value != gold["value"] and not gold.get("optional"):
        return False
    if any(found.start < end and start < found.end for start, end in gold["spans"]):
        return True
    said = fold(found.text)
    return any(fold(words) == said for words in gold["text"])


def score_facts(found: list[Fact], gold: list[dict[str, Any]]) -> tuple[int, int, list[str]]:
    """Return how many facts of one kind count as found and how many are right, and what is not."""
    left = list(gold)
    wrong, counted = [], 0
    for fact in found:
        match = next((one for one in left if same_fact(fact, one)), None)
        if match is not None:
            left.remove(match)
        if match is None or not match.get("optional"):
            counted += 1
        if match is None:
            wrong.append(f"+ {fact.value} «{fact.text}»")
    missed = [one for one in left if not one.get("optional")]
    right = sum(not one.get("optional") for one in gold) - len(missed)
    return counted, right, wrong + [f"- {one['value']} «{one['text'][0]}»" for one in missed]


def held_out(row: dict[str, Any]) -> bool:
    """Return whether an agreement is held out for further facts."""
    pair = re.match(r"pairs/(\d\d)", row["file"])
    return row["split"] == "test" or bool(pair and int(pair[1]) % 2 == 0)


def measure() -> Scores:
    """Return (split, fact, language or ``all``) → counts."""
    scores: Scores = defaultdict(Score)
    for line in (GOLD / "facts.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        text = (SEEDS / row["file"]).read_text(encoding="utf-8")
        date, parties, facts = agreement_facts(text, row["lang"])
        iso = date.iso if date else None
        wrong = [f"{iso} for {row['date']}"] if iso != row["date"] else []
        _add(
            scores,
            row,
            "date",
            (iso is not None, not wrong and iso is not None),
            row["date"],
            wrong,
        )
        names = [party.name for party in parties]
        right, wrong = score_parties(names, row["parties"], row["lang"])
        _add(scores, row, "parties", (len(names), right), row["parties"], wrong)
        _further(scores, row, facts)
    return scores


def _add(
    scores: Scores,
    row: dict[str, Any],
    fact: str,
    counts: tuple[int, int],
    gold: Any,  # noqa: ANN401
    wrong: list[str],
) -> None:
    wanted = len(gold) if isinstance(gold, list) else gold is not None
    misses = [f"{row['agreement']}: {what}" for what in wrong if not held_out(row)]
    for lang in (row["lang"], "all"):
        scores[row["split"], fact, lang].count(*counts, wanted, misses)


def _further(scores: Scores, row: dict[str, Any], facts: tuple[Fact, ...]) -> None:
    split = "test" if held_out(row) else "dev"
    for kind in FactKind:
        gold = [one for one in row["facts"] if one["kind"] == kind]
        found, right, wrong = score_facts([one for one in facts if one.kind == kind], gold)
        wanted = sum(not one.get("optional") for one in gold)
        misses = [f"{row['agreement']}: {what}" for what in wrong]
        for key in ((kind.value, "all"), (_FURTHER, row["lang"]), (_FURTHER, "all")):
            scores[split, *key].count(found, right, wanted, misses)


def main() -> None:
    """Print precision and recall of every fact, half by half."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--misses", action="store_true", help="list what is wrong in the dev half")
    wanted = parser.parse_args()
    scores = measure()
    for (split, fact, lang), score in sorted(scores.items()):
        print(f"{split:4}  {fact:21}  {lang:3}  {score.line()}")
    if wanted.misses:
        for split, fact, lang in sorted(scores):
            if split == "dev" and lang == "all" and fact != _FURTHER:
                print("\n".join(["", fact, *scores[split, fact, lang].misses]))


if __name__ == "__main__":
    main()
