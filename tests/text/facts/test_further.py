"""What else an agreement says of itself: golden sentences, spans that hold, time that is linear."""

from __future__ import annotations

import re
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausesearch.records import Fact, FactKind
from clausesearch.text.facts import agreement_facts
from tests.support import ROOT

GOLDEN = [
    line.split("\t")
    for line in (ROOT / "tests/text/golden/facts.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]
#: What the rules look for, to be put together at random.
PIECES = re.findall(
    r"\S+|\n",
    "تسري الاتفاقية لمدة ثلاث سنوات من تاريخ التوقيع وتتجدد تلقائيا قبل ستة أشهر إنهاء لجنة "
    "مشتركة تجتمع حرر "
    "بالرباط في نسختين باللغتين العربية والفرنسية 300 يورو . \n ، enters into force upon "
    "signature for five years "
    "renewed tacitly notice of six months terminate joint committee meets Done at Rabat in "
    "Arabic and English "
    "USD 20 million , ; conclue pour deux ans préavis de trois mois comité de suivi se réunit "
    "Fait à Tunis , le",
)


def facts_of(text: str) -> list[Fact]:
    return list(agreement_facts(text, "und")[2])


@pytest.mark.parametrize(
    ("sentence", "kind", "value", "words"), GOLDEN, ids=[row[0][:50] for row in GOLDEN]
)
def test_a_sentence_states_its_fact(sentence: str, kind: str, value: str, words: str) -> None:
    found = [fact for fact in facts_of(sentence) if fact.kind == kind]
    if value == "∅":
        assert found == []
        return
    assert [fact.value for fact in found] == ["" if value == "-" else value]
    assert sentence[found[0].start : found[0].end] == found[0].text
    if words != "-":
        assert found[0].text == words
    assert 0 < found[0].confidence <= 1


def test_every_kind_of_fact_has_golden_sentences_in_all_three_languages() -> None:
    for kind in set(FactKind) - {FactKind.AMOUNT}:
        sentences = "".join(row[0] for row in GOLDEN if row[1] == kind)
        assert re.search("[ء-ي]", sentences)
        assert re.search("[a-z]", sentences)


@given(st.lists(st.sampled_from(PIECES), max_size=80))
def test_nothing_makes_it_fail_and_spans_hold(words: list[str]) -> None:
    text = " ".join(words)
    for fact in facts_of(text):
        assert text[fact.start : fact.end] == fact.text
        assert fact.text.strip()
        assert 0 < fact.confidence <= 1


@pytest.mark.parametrize(
    "unit",
    [
        "تسري لمدة ",
        "لجنة مشتركة ",
        "in force for ",
        "قبل ",
        "renew ",
        "a\n",
        "in Rabat ",
        "في ",
        "comité ",
        "بال",
    ],
)
def test_runs_of_one_thing_take_no_time(unit: str) -> None:
    start = perf_counter()
    agreement_facts(unit * (100_000 // len(unit)), "ar")
    assert perf_counter() - start < 5
