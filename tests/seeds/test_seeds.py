"""The shipped texts are clean, and every gold label still stands on its words."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from clausesearch.records import Kind

REPO = Path(__file__).resolve().parents[2]
SEEDS = REPO / "seeds"
GOLD = REPO / "bench" / "gold"
TEXTS = sorted([*SEEDS.glob("agreements/*/*.txt"), *SEEDS.glob("pairs/*.txt")])
TABLES = sorted(
    [*SEEDS.glob("clauses/*.jsonl"), *SEEDS.glob("lexicon/*.tsv"), *SEEDS.glob("everyday/*.tsv")]
)
LABELS = (GOLD / "agreements.jsonl", GOLD / "pairs.jsonl")
BIDI = set("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
ORIGINS = {"fiction", "restatement of public news facts"}
FIELDS = {"id", "theme", "kind", "genre", "ar", "en", "fr", "q_ar", "q_en", "q_fr"}
DIFFERENCES = {"number", "strength", "amount", "duration", "exception", "scope", "actor", "date"}
KINDS = set(Kind)


def name_of(path: Path) -> str:
    return str(path.relative_to(REPO))


@cache
def text_of(path: Path) -> str:
    """Read bytes, so that line ends count as they stand in the file."""
    return path.read_bytes().decode("utf-8")


def rows_of(path: Path) -> list[Any]:
    return [json.loads(line) for line in text_of(path).splitlines()]


def check_spans(text: str, clauses: list[dict[str, Any]]) -> None:
    for clause in clauses:
        span = text[clause["start"] : clause["end"]]
        assert span == clause["text"], clause
        assert span, clause
        assert span == span.strip(), clause
        assert "\n" not in span, clause
        assert not set(span) & set("⟦⟧"), clause
        assert clause["kind"] in KINDS, clause
    for before, after in pairwise(clauses):
        assert before["end"] <= after["start"], (before, after)


@pytest.mark.parametrize("path", [*TEXTS, *TABLES, *LABELS], ids=name_of)
def test_file_is_clean_utf8(path: Path) -> None:
    text = text_of(path)
    assert not text.startswith("\ufeff")
    assert unicodedata.is_normalized("NFC", text)
    assert not BIDI & set(text)
    assert "\r" not in text
    assert text.endswith("\n")


@pytest.mark.parametrize("path", TEXTS, ids=name_of)
def test_text_holds_neither_labels_nor_metadata(path: Path) -> None:
    text = text_of(path)
    assert not set("⟦⟧") & set(text)
    assert not re.search(r"^@", text, re.MULTILINE)
    assert text == text.strip() + "\n"
    assert not re.search(r"[ \t]$", text, re.MULTILINE)


@pytest.mark.parametrize("folder", ["agreements", "pairs"])
def test_metadata_names_every_text_once(folder: str) -> None:
    rows = rows_of(SEEDS / folder / "metadata.jsonl")
    files = [row["file"] for row in rows]
    there = [path for path in TEXTS if path.is_relative_to(SEEDS / folder)]
    assert files == sorted(str(path.relative_to(SEEDS / folder)) for path in there)
    for row in rows:
        assert set(row) == {"file", "title", "lang", "genre", "date", "parties", "origin"}
        assert row["lang"] in {"ar", "fr", "en"}
        assert folder == "pairs" or row["file"].startswith(row["lang"] + "/")
        assert row["title"]
        assert row["genre"]
        assert len(row["parties"]) == 2
        assert row["origin"] in ORIGINS
        if row["date"] is None:
            assert row["origin"] != "fiction"
        else:
            date.fromisoformat(row["date"])


def test_agreement_names_are_unique_across_languages() -> None:
    counts = Counter(path.stem for path in SEEDS.glob("agreements/*/*.txt"))
    assert [name for name, count in counts.items() if count > 1] == []


def test_topic_codes_are_distinct_and_all_used() -> None:
    topics = text_of(GOLD / "topics.txt").split("\n")[:-1]
    assert len(set(topics)) == len(topics) == 101
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", topic) for topic in topics)
    used = {topic for row in rows_of(GOLD / "agreements.jsonl") for topic in row["topics"]}
    assert used == set(topics)


def test_agreement_labels_stand_on_their_words() -> None:
    by_file: dict[Path, list[dict[str, Any]]] = {}
    for row in rows_of(GOLD / "agreements.jsonl"):
        assert set(row) == {"agreement", "lang", "start", "end", "topics", "kind", "text"}
        assert 1 <= len(row["topics"]) == len(set(row["topics"])) <= 3
        path = SEEDS / "agreements" / row["lang"] / f"{row['agreement']}.txt"
        by_file.setdefault(path, []).append(row)
    for path, rows in by_file.items():
        check_spans(text_of(path), rows)
    origins = {row["file"]: row["origin"] for row in rows_of(SEEDS / "agreements/metadata.jsonl")}
    fiction = {
        SEEDS / "agreements" / name for name, origin in origins.items() if origin == "fiction"
    }
    assert set(by_file) == fiction


@pytest.mark.parametrize("pair", rows_of(GOLD / "pairs.jsonl"), ids=lambda pair: pair["pair"])
def test_pair_is_aligned_without_gap_or_overlap(pair: dict[str, Any]) -> None:
    assert set(pair) == {"pair", "split", "left", "right", "matches", "only_left", "only_right"}
    assert pair["split"] == ("dev" if int(pair["pair"][:2]) % 2 else "test")
    for side, letter in (("left", "a"), ("right", "b")):
        half = pair[side]
        assert half["file"] == f"{pair['pair']}.{letter}.txt"
        check_spans(text_of(SEEDS / "pairs" / half["file"]), half["clauses"])
        ids = [clause["id"] for clause in half["clauses"]]
        assert ids == [f"{letter}{number}" for number in range(1, len(ids) + 1)]
        placed = [one for match in pair["matches"] for one in match[side]]
        assert all(match[side] for match in pair["matches"])
        assert sorted(placed + pair[f"only_{side}"]) == sorted(ids)


@pytest.mark.parametrize("pair", rows_of(GOLD / "pairs.jsonl"), ids=lambda pair: pair["pair"])
def test_difference_words_occur_once_in_their_clauses(pair: dict[str, Any]) -> None:
    differences = [match for match in pair["matches"] if match["difference"] is not None]
    assert differences
    for match in differences:
        difference = match["difference"]
        assert set(difference) == {"type", "left", "right", "left_words", "right_words"}
        assert difference["type"] in DIFFERENCES
        assert difference["left_words"] or difference["right_words"]
        for side in ("left", "right"):
            assert difference[side]
            quoted = difference[f"{side}_words"]
            clauses = [c["text"] for c in pair[side]["clauses"] if c["id"] in match[side]]
            assert quoted is None or sum(text.count(quoted) for text in clauses) == 1, difference


def test_written_clauses_are_whole() -> None:
    seen: Counter[str] = Counter()
    for path in SEEDS.glob("clauses/*.jsonl"):
        for row in rows_of(path):
            assert set(row) == FIELDS, row
            assert all(isinstance(value, str) and value.strip() for value in row.values()), row
            seen[row["id"]] += 1
    assert len(seen) > 3_900
    assert [name for name, count in seen.items() if count > 1] == []


def test_lexicon_lines_have_four_columns_and_no_empty_form() -> None:
    lines = 0
    for path in SEEDS.glob("lexicon/*.tsv"):
        for number, line in enumerate(text_of(path).splitlines(), 1):
            lines += 1
            columns = line.split("\t")
            assert len(columns) == 4, (path.name, number, line)
            forms = [form for column in columns for form in column.split("|")]
            assert all(form and form == form.strip() for form in forms), (path.name, number, line)
    assert lines > 17_000
