"""No sentence of the five real reports is shipped, only their public facts."""

from __future__ import annotations

import json
import re
from functools import cache
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from clausesearch.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

REPO = Path(__file__).resolve().parents[2]
REPORTS = REPO.parent / "shared" / "seeds"
AGREEMENTS = REPO / "seeds" / "agreements"
WORD = re.compile(r"[^\W_]+")
SUFFIXES = {".txt", ".md", ".jsonl", ".json", ".tsv", ".csv", ".py", ".html", ".j2", ".toml"}
FOLDERS = ("seeds", "bench", "docs", "tests", "clausesearch", "scripts")

#: Names and titles that a report cannot be restated without.
NAMES = (
    "المنتدى الديمقراطي الاجتماعي للأحزاب في العالم العربي",
    "حزب الاتحاد الاشتراكي للقوات الشعبية",
    "الشبيبة الاشتراكية وفضاء مهندس الحداثة والتقدم",
    "الجمعية المغربية لرؤساء مجالس العمالات والأقاليم",
)


def words(text: str) -> list[str]:
    return WORD.findall(fold(text))


def pieces(text: str) -> Iterator[list[str]]:
    """Cut the words of a text where a name stands."""
    joined = " " + " ".join(words(text)) + " "
    for name in NAMES:
        joined = joined.replace(" " + " ".join(words(name)) + " ", " | ")
    for piece in joined.split("|"):
        yield piece.split()


def runs(text: str, length: int) -> set[tuple[str, ...]]:
    return {
        tuple(piece[at : at + length])
        for piece in pieces(text)
        for at in range(len(piece) - length + 1)
    }


@cache
def report_runs(length: int) -> frozenset[tuple[str, ...]]:
    reports = sorted(REPORTS.glob("*.txt"))
    if not reports:
        pytest.skip(f"the real reports are not here: no text files in {REPORTS}")
    return frozenset(chain.from_iterable(runs(p.read_text("utf-8"), length) for p in reports))


def restatements() -> list[Path]:
    lines = (AGREEMENTS / "metadata.jsonl").read_text("utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    return [
        AGREEMENTS / row["file"]
        for row in rows
        if row["origin"] == "restatement of public news facts"
    ]


def shipped() -> list[Path]:
    found = [path for path in REPO.glob("*.md") if path.is_file()]
    for folder in FOLDERS:
        found += [
            path
            for path in (REPO / folder).rglob("*")
            if path.suffix in SUFFIXES and path.is_file()
        ]
    return sorted(found)


def test_a_copied_sentence_would_be_noticed() -> None:
    runs_of_reports = report_runs(8)
    longest = max((p.read_text("utf-8") for p in REPORTS.glob("*.txt")), key=len)
    copied = " ".join(words(longest)[100:120])
    assert runs(f"قبلها {copied} وبعدها", 8) & runs_of_reports


def test_a_name_does_not_hide_the_words_around_it() -> None:
    text = f"قال الرئيس إن {NAMES[1]} سيعقد مؤتمره القادم في فاس"
    assert list(pieces(text)) == [words("قال الرئيس إن"), words("سيعقد مؤتمره القادم في فاس")]


def test_no_shipped_text_shares_eight_words_with_a_report() -> None:
    taken = report_runs(8)
    paths = shipped()
    assert len(paths) > 60
    shared = {
        str(path.relative_to(REPO)): [" ".join(run) for run in sorted(common)]
        for path in paths
        if (common := runs(path.read_text("utf-8"), 8) & taken)
    }
    assert not shared


@pytest.mark.parametrize("path", restatements(), ids=lambda path: path.stem)
def test_a_restatement_shares_no_six_words_with_a_report(path: Path) -> None:
    assert not runs(path.read_text("utf-8"), 6) & report_runs(6)


def test_there_is_one_restatement_for_each_report() -> None:
    report_runs(8)
    assert len(restatements()) == len(list(REPORTS.glob("*.txt")))
