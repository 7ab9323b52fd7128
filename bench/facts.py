"""Measure the facts found in agreements: ``python -m bench.facts [--misses]``.

Gold is ``bench/gold/facts.jsonl``: for each agreement of ``seeds/`` the day it was made (null where
its text names none in full) and its parties. The half is the parity of the SHA-256 of the file's
name; rules are written on the dev half.

A date is right when it is the same day. A party is right when its words and the gold name's
(folded, stemmed, without articles and prepositions, the country in brackets and what is said of it
after a comma) are the same, or one name holds all words of the other, which are at least half.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import defaultdict
from dataclasses import dataclass, field

from bench.gold_data import GOLD, SEEDS
from clausesearch.text.facts import agreement_date, agreement_parties
from clausesearch.text.words import index_terms

_SMALL = frozenset(
    re.findall(r"\w+", "the of for and in le la les l de du des d et en pour في من و")
)


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


def measure() -> dict[tuple[str, str, str], Score]:
    """Return (split, fact, language or ``all``) → counts."""
    scores: dict[tuple[str, str, str], Score] = defaultdict(Score)
    for line in (GOLD / "facts.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        text = (SEEDS / row["file"]).read_text(encoding="utf-8")
        date = agreement_date(text)
        parties = [party.name for party in agreement_parties(text, row["lang"])]
        right, wrong = score_parties(parties, row["parties"], row["lang"])
        for lang in (row["lang"], "all"):
            score = scores[row["split"], "date", lang]
            score.found += date is not None
            score.wanted += row["date"] is not None
            score.right += date is not None and date.iso == row["date"]
            if (date.iso if date else None) != row["date"]:
                score.misses.append(f"{row['agreement']}: {date and date.iso} for {row['date']}")
            score = scores[row["split"], "parties", lang]
            score.found += len(parties)
            score.wanted += len(row["parties"])
            score.right += right
            score.misses += [f"{row['agreement']}: {what}" for what in wrong]
    return scores


def main() -> None:
    """Print precision and recall of both facts, half by half."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--misses", action="store_true", help="list what is wrong in the dev half")
    wanted = parser.parse_args()
    scores = measure()
    for (split, fact, lang), score in sorted(scores.items()):
        print(f"{split:4}  {fact:7}  {lang:3}  {score.line()}")
    if wanted.misses:
        for fact in ("date", "parties"):
            print("\n".join(["", fact, *scores["dev", fact, "all"].misses]))


if __name__ == "__main__":
    main()
