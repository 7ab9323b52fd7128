"""The queries of the retrieval bench: complete, fixed by topic, and not taken from the clauses."""

import json
import re
from collections import Counter
from functools import cache
from itertools import product
from pathlib import Path

import pytest

from clausesearch.text.folding import fold

GOLD = Path(__file__).parents[2] / "bench" / "gold"
LANGUAGES = ("ar", "en", "fr")
#: Labels that stand for no subject a person would search for.
UNSEARCHED = {"recital", "background", "praise-statement", "other"}
#: A run of this many words shared with a clause counts as copied from it.
RUN = 4

ARABIC = re.compile("[\u0621-\u064a]")
LATIN = re.compile("[A-Za-zÀ-ÿ]")


def _jsonl(name):
    return [json.loads(line) for line in (GOLD / name).read_text("utf-8").splitlines()]


@cache
def queries():
    return _jsonl("queries.jsonl")


@cache
def clauses():
    return _jsonl("agreements.jsonl")


@cache
def topics():
    header, *rows = (GOLD / "topics.tsv").read_text("utf-8").splitlines()
    names = header.split("\t")
    return {row.split("\t")[0]: dict(zip(names, row.split("\t"), strict=True)) for row in rows}


def searched():
    return {query["theme"] for query in queries()}


def splits():
    return {query["theme"]: query["split"] for query in queries()}


def runs(text):
    words = re.findall(r"[^\W_]+", fold(text))
    return {tuple(words[start : start + RUN]) for start in range(len(words) - RUN + 1)}


def test_topics_are_the_codes_of_the_labels():
    codes = (GOLD / "topics.txt").read_text("utf-8").split()

    assert list(topics()) == codes
    assert {code for clause in clauses() for code in clause["topics"]} <= set(codes)
    assert all(all(field.strip() for field in row.values()) for row in topics().values())


def test_every_searchable_topic_is_queried():
    labelled = Counter(code for clause in clauses() for code in clause["topics"])

    assert searched() == {code for code, count in labelled.items() if count >= 3} - UNSEARCHED
    assert len(searched()) >= 84


def test_a_query_has_the_fields_of_the_format_and_an_id_that_spells_them():
    for query in queries():
        assert list(query) == ["_id", "text", "lang", "theme", "split"]
        assert query["_id"].startswith(f"{query['theme']}.{query['lang']}.")
        assert query["text"] == query["text"].strip() != ""


def test_each_topic_has_two_queries_in_each_language():
    ids = {query["_id"] for query in queries()}
    expected = {
        f"{topic}.{lang}.{number}" for topic, lang, number in product(searched(), LANGUAGES, (1, 2))
    }

    assert ids == expected
    assert len(queries()) == len(ids)


def test_no_query_is_asked_twice():
    repeated = Counter(fold(query["text"]) for query in queries())

    assert [text for text, count in repeated.items() if count > 1] == []


def test_a_topic_lies_in_one_half():
    pairs = {(query["theme"], query["split"]) for query in queries()}

    assert len(pairs) == len(searched())
    assert {split for _, split in pairs} == {"dev", "test"}


def test_no_family_lies_wholly_in_one_half():
    halves = {}
    for topic, split in splits().items():
        halves.setdefault(topics()[topic]["family"], []).append(split)

    assert [name for name, seen in halves.items() if len(seen) > 1 == len(set(seen))] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_halves_hold_similar_numbers_of_clauses(lang):
    held = Counter(
        splits()[clause["topics"][0]]
        for clause in clauses()
        if clause["lang"] == lang and clause["topics"][0] in searched()
    )

    assert held["dev"] == pytest.approx(held["test"], rel=0.05)


def test_scripts_are_those_of_the_languages():
    for query in queries():
        arabic = query["lang"] == "ar"
        assert bool(ARABIC.search(query["text"])) is arabic, query["_id"]
        assert bool(LATIN.search(query["text"])) is not arabic, query["_id"]


def test_no_query_is_a_labelled_clause():
    texts = {fold(clause["text"]) for clause in clauses()}

    assert [query["_id"] for query in queries() if fold(query["text"]) in texts] == []


def test_no_query_shares_four_words_in_a_row_with_a_clause_of_its_topic():
    copied = [
        (query["_id"], clause["text"])
        for query in queries()
        for clause in clauses()
        if query["theme"] in clause["topics"] and runs(query["text"]) & runs(clause["text"])
    ]

    assert copied == []
