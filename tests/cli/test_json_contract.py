"""The JSON of docs/json.md: its shapes, and offsets that hold."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import validate

from clausesearch.records import DifferenceKind, FactKind
from tests.conftest import Run
from tests.support import AGREEMENTS, ROOT

TEXT = {"type": "string"}
COUNT = {"type": "integer", "minimum": 0}
CHANCE = {"type": "number", "minimum": 0, "maximum": 1}
KIND = {"enum": ["commitment", "provision", "statement", "context"]}


def exactly(**properties: Any) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def many(items: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": items}


EVIDENCE = exactly(query_term=TEXT, clause_term=TEXT, weight={"type": "number"})
HIT = exactly(
    rank={"type": "integer", "minimum": 1},
    score=CHANCE,
    agreement=TEXT,
    clause=TEXT,
    label=TEXT,
    start=COUNT,
    end=COUNT,
    date={"type": ["string", "null"]},
    text=TEXT,
    lead_in=TEXT,
    kind=KIND,
    lang=TEXT,
    citation=TEXT,
    also_in=many(TEXT),
    evidence=many(EVIDENCE),
    log_odds={"type": "number"},
    parts={"type": "object", "additionalProperties": {"type": "number"}},
)
SEARCH = exactly(query=TEXT, index=TEXT, model=TEXT, hits=many(HIT))
CLAUSE = exactly(
    clause=TEXT, label=TEXT, start=COUNT, end=COUNT, text=TEXT, kind=KIND, citation=TEXT
)
QUOTE = exactly(start=COUNT, end=COUNT, text=TEXT, value=TEXT)
DIFFERENCE = exactly(
    kind={"enum": [kind.value for kind in DifferenceKind]},
    left={"anyOf": [QUOTE, {"type": "null"}]},
    right={"anyOf": [QUOTE, {"type": "null"}]},
)
MATCH = exactly(
    left=many(CLAUSE) | {"minItems": 1},
    right=many(CLAUSE) | {"minItems": 1},
    score=CHANCE,
    relation={"enum": ["one-to-one", "one-to-many", "many-to-one"]},
    moved={"type": "boolean"},
    differences=many(DIFFERENCE),
)
MET = exactly(met=COUNT, total=COUNT)
FACT = exactly(
    name=TEXT,
    left=many(exactly(start=COUNT, end=COUNT, text=TEXT, value=TEXT)),
    right=many(exactly(start=COUNT, end=COUNT, text=TEXT, value=TEXT)),
    same={"type": ["boolean", "null"]},
)
SUMMARY = exactly(
    left_commitments=MET,
    right_commitments=MET,
    matches=COUNT,
    differing=COUNT,
    moved=COUNT,
    facts=many(FACT),
    themes=many(exactly(theme=TEXT, left=MET, right=MET)),
)
COMPARE = exactly(
    left=TEXT,
    right=TEXT,
    summary=SUMMARY,
    matches=many(MATCH),
    left_only=many(CLAUSE),
    right_only=many(CLAUSE),
)
MISSING = exactly(
    left=TEXT,
    right=TEXT,
    left_commitments=MET,
    right_commitments=MET,
    right_lacks=many(CLAUSE),
    left_lacks=many(CLAUSE),
)
CLOSEST = exactly(
    agreement=TEXT,
    closest=many(
        exactly(
            rank=COUNT,
            score=CHANCE,
            agreement=TEXT,
            lang=TEXT,
            date={"type": ["string", "null"]},
            title=TEXT,
            commitments_met=COUNT,
            commitments=COUNT,
            its_commitments_met=COUNT,
            its_commitments=COUNT,
        )
    ),
)
CELL = exactly(
    clauses=many(CLAUSE) | {"minItems": 1},
    score=CHANCE,
    moved={"type": "boolean"},
    differences=many(DIFFERENCE),
)
COLUMNS = exactly(
    first=TEXT,
    others=many(TEXT),
    rows=many(exactly(clause=CLAUSE, matches=many({"anyOf": [CELL, {"type": "null"}]}))),
    only=many(many(CLAUSE)),
)
STRENGTH = {"enum": [None, "binding", "agreed", "aims", "encourages", "permits"]}
SEGMENT_PARTS = {
    "clause": TEXT,
    "start": COUNT,
    "end": COUNT,
    "text": TEXT,
    "lead_in": TEXT,
    "kind": KIND,
    "strength": STRENGTH,
}
SEGMENT_CLAUSE = exactly(**SEGMENT_PARTS)
SHOW_CLAUSE = exactly(**SEGMENT_PARTS, themes=many(TEXT))
SPAN: dict[str, Any] = {"start": COUNT, "end": COUNT, "confidence": CHANCE}
DATE = exactly(iso={"type": "string", "format": "date"}, **SPAN)
PARTY = exactly(name=TEXT, **SPAN)
FACT = exactly(kind={"enum": [kind.value for kind in FactKind]}, value=TEXT, text=TEXT, **SPAN)
LISTED = exactly(
    agreement=TEXT,
    date={"type": ["string", "null"]},
    lang=TEXT,
    clauses=COUNT,
    title=TEXT,
    parties=many(TEXT),
    source=TEXT,
)
LIST = exactly(index=TEXT, agreements=many(LISTED))
SEGMENT = exactly(agreement=TEXT, lang=TEXT, clauses=many(SEGMENT_CLAUSE))
SHOW = exactly(
    agreement=TEXT,
    lang=TEXT,
    clauses=many(SHOW_CLAUSE),
    title=TEXT,
    source=TEXT,
    date={"anyOf": [DATE, {"type": "null"}]},
    parties=many(PARTY),
    facts=many(FACT),
)


def ask(run: Run, *arguments: str | Path) -> Any:
    done = run(*arguments, "--format", "json")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_search_and_similar(run: Run, index: Path) -> None:
    for arguments in (("search", "training of pilots"), ("similar", "ports#1")):
        answer = ask(run, *arguments, "--index", index)
        validate(answer, SEARCH)
        assert answer["query"] == arguments[1]
        assert answer["index"] == str(index)
        assert [hit["rank"] for hit in answer["hits"]] == list(range(1, len(answer["hits"]) + 1))
        for hit in answer["hits"]:
            raw = AGREEMENTS[hit["agreement"]]
            assert raw[hit["start"] : hit["end"]] == hit["text"]
            assert hit["clause"].startswith(f"{hit['agreement']}#")
    first = ask(run, "search", "training", "--index", index)["hits"][0]
    assert sum(first["parts"].values()) == pytest.approx(first["log_odds"], abs=1e-5)
    words = sum(one["weight"] for one in first["evidence"])
    assert words == pytest.approx(first["parts"]["token"], abs=1e-5)


def test_compare(run: Run, index: Path) -> None:
    answer = ask(run, "compare", "ports", "villes", "--index", index)
    validate(answer, COMPARE)
    assert answer["matches"]
    for side, name in (("left", "ports"), ("right", "villes")):
        clauses = [c for match in answer["matches"] for c in match[side]] + answer[f"{side}_only"]
        shown = ask(run, "show", name, "--index", index)["clauses"]
        assert sorted(c["clause"] for c in clauses) == sorted(c["clause"] for c in shown)
        assert all(AGREEMENTS[name][c["start"] : c["end"]] == c["text"] for c in clauses)


def test_segment_and_show(run: Run, index: Path, agreements: Path) -> None:
    path = agreements / "ports.txt"
    answer = ask(run, "segment", path)
    validate(answer, SEGMENT)
    assert answer["agreement"] == "ports"
    assert answer["lang"] == "ar"
    shown = ask(run, "show", "ports", "--index", index)
    validate(shown, SHOW)
    validate(ask(run, "list", "--index", index), LIST)
    assert shown["date"] is None
    raw = AGREEMENTS["ports"]
    assert [party["name"] for party in shown["parties"]] == ["ميناء صحار", "ميناء مومباسا"]
    assert all(raw[party["start"] : party["end"]] == party["name"] for party in shown["parties"])
    said = {fact["kind"]: fact["value"] for fact in shown["facts"]}
    assert said["kind of agreement"] == "memorandum"
    assert (said["duration"], said["renewal"]) == ("P3Y", "tacit")
    assert all(raw[fact["start"] : fact["end"]] == fact["text"] for fact in shown["facts"])
    assert shown["title"].startswith("مذكرة تعاون")
    assert shown["source"] == str(path)
    themes = [clause.pop("themes") for clause in shown["clauses"]]
    assert themes[3] == ["duration"]
    assert shown["clauses"] == answer["clauses"]
    assert any(clause["lead_in"] for clause in answer["clauses"])


@pytest.mark.parametrize(
    ("arguments", "keys"),
    [
        (("list",), {"index", "agreements"}),
        (("model", "info"), {"model", "kind", "dimensions", "fingerprint", "folder", "megabytes"}),
    ],
)
def test_the_others(run: Run, index: Path, arguments: tuple[str, ...], keys: set[str]) -> None:
    where = () if arguments[0] == "model" else ("--index", index)
    assert set(ask(run, *arguments, *where)) == keys


def test_lines_are_the_hits(run: Run, index: Path) -> None:
    whole = ask(run, "search", "training", "--index", index)
    lines = run("search", "training", "--index", index, "--format", "jsonl").stdout.splitlines()
    assert [json.loads(line) for line in lines] == whole["hits"]


def test_the_page_names_every_key() -> None:
    page = (ROOT / "docs" / "json.md").read_text(encoding="utf-8")
    for schema in (
        SEARCH,
        HIT,
        EVIDENCE,
        COMPARE,
        MATCH,
        DIFFERENCE,
        QUOTE,
        CLAUSE,
        SEGMENT,
        SHOW,
        DATE,
        PARTY,
        FACT,
        LISTED,
    ):
        for key in schema["required"]:
            assert f'"{key}"' in page
