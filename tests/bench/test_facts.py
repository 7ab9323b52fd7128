"""The measure of facts: its gold, and what it counts as right."""

from __future__ import annotations

import hashlib
import json

import pytest

from bench.facts import held_out, measure, same_party, score_facts, score_parties
from bench.gold_data import GOLD, SEEDS
from clausesearch.records import Fact, FactKind
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


def test_a_gold_fact_is_quoted_from_its_text_and_of_a_known_kind() -> None:
    for row in ROWS:
        text = (SEEDS / row["file"]).read_text(encoding="utf-8")
        for fact in row["facts"]:
            assert fact["kind"] in set(FactKind)
            assert fact["text"] == [text[start:end] for start, end in fact["spans"]]
            assert all(fact["text"])


def test_even_pairs_are_held_out_for_further_facts() -> None:
    assert held_out({"file": "pairs/04-x.a.txt", "split": "dev"})
    assert held_out({"file": "agreements/ar/x.txt", "split": "test"})
    assert not held_out({"file": "pairs/05-x.a.txt", "split": "dev"})


def test_a_fact_needs_its_value_and_its_place() -> None:
    gold = [
        {"kind": "duration", "value": "P3Y", "spans": [[10, 20]], "text": ["three years"]},
        {"kind": "duration", "value": "P1Y", "spans": [[90, 95]], "text": ["a year"]}
        | {"optional": True},
    ]
    right = Fact(FactKind.DURATION, "three years", "P3Y", 12, 23, 0.9)
    elsewhere = Fact(FactKind.DURATION, "Three Years", "P3Y", 400, 411, 0.9)
    wrong = Fact(FactKind.DURATION, "two years", "P2Y", 12, 20, 0.9)
    strange = Fact(FactKind.DURATION, "36 months", "P3Y", 400, 409, 0.9)
    optional = Fact(FactKind.DURATION, "a year", "P5Y", 90, 96, 0.9)
    assert score_facts([right], gold)[:2] == (1, 1)
    assert score_facts([elsewhere], gold)[:2] == (1, 1)
    assert score_facts([wrong], gold)[:2] == (1, 0)
    assert score_facts([strange], gold)[:2] == (1, 0)
    assert score_facts([right, optional], gold)[:2] == (1, 1)
    assert score_facts([], gold)[:2] == (0, 0)
