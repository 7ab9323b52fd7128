"""The measure of facts: its gold, and what it counts as right."""

from __future__ import annotations

import hashlib
import json

import pytest

from bench.facts import measure, same_party, score_parties
from bench.gold_data import GOLD, SEEDS
from clausesearch.text.folding import fold

ROWS = [json.loads(line) for line in (GOLD / "facts.jsonl").read_text("utf-8").splitlines()]


def test_the_gold_names_every_agreement_once_in_a_half_fixed_by_its_name() -> None:
    files = sorted(
        str(path.relative_to(SEEDS).as_posix())
        for folder in ("agreements", "pairs")
        for path in (SEEDS / folder).rglob("*.txt")
    )
    assert sorted(row["file"] for row in ROWS) == files
    for row in ROWS:
        name = row["file"].split("/", 1)[1]
        digest = int(hashlib.sha256(name.encode()).hexdigest(), 16)
        assert row["split"] == ("test" if digest % 4 == 0 else "dev")


def test_a_gold_date_is_written_in_its_text() -> None:
    for row in ROWS:
        if row["date"]:
            text = fold((SEEDS / row["file"]).read_text(encoding="utf-8"))
            assert row["date"][:4] in text, row["agreement"]


@pytest.mark.parametrize(
    ("found", "gold", "same"),
    [
        ("Ville de Tours", "Ville de Tours (France)", True),
        ("the Green Alliance", "Green Alliance, youth wing of the Centre (Malta)", True),
        ("Tours", "Ville de Tours", True),
        ("Tours", "Conseil municipal de Tours", False),
        ("Ministry of Health", "Ministry of Labour", False),
        ("البلدية", "بلدية صور", True),
        ("جماعة صور", "بلدية صور", False),
    ],
)
def test_when_two_names_are_one_party(found: str, gold: str, same: bool) -> None:
    assert same_party(found, gold, "ar" if found[0] > "z" else "fr") is same


def test_each_gold_name_is_used_once() -> None:
    assert score_parties(["Tours", "Tours"], ["Tours", "Gap"], "fr") == (1, ["+ Tours", "- Gap"])


def test_the_facts_are_as_good_as_the_decision_says() -> None:
    scores = measure()
    for split in ("dev", "test"):
        assert scores[split, "date", "all"].right == scores[split, "date", "all"].found
        assert scores[split, "date", "all"].right == scores[split, "date", "all"].wanted
        parties = scores[split, "parties", "all"]
        assert parties.right >= 0.95 * parties.found
    assert scores["dev", "parties", "all"].right >= 0.85 * scores["dev", "parties", "all"].wanted
