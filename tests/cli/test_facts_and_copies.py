"""The sheet of facts that show prints, and hits that name other printings of one accord."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest

from tests.conftest import Run
from tests.support import AGREEMENTS


@pytest.fixture
def printed_twice(run: Run, agreements: Path, tmp_path: Path) -> Path:
    """Return an index in which one agreement stands twice, the second time with a menu."""
    copy = "الرئيسية | سياسة | رياضة\n\n" + AGREEMENTS["ports"] + "\nاقرأ أيضا: أخبار أخرى\n"
    (agreements / "gazette.txt").write_text(copy, encoding="utf-8")
    folder = tmp_path / "twice"
    assert run("add", agreements, "--index", folder, "-q").returncode == 0
    return folder


def test_show_prints_the_sheet_of_facts_first(run: Run, index: Path) -> None:
    lines = run("show", "ports", "--index", index).stdout.splitlines()
    sheet = lines[: lines.index("")]
    for said in ("memorandum", "3 years", "tacit", "لجنة مشتركة"):
        assert any(said in line for line in sheet), said
    assert run("show", "universities", "--index", index).stderr == ""


def test_an_agreement_of_an_older_index_says_what_to_type(run: Run, index: Path) -> None:
    connection = sqlite3.connect(index / "clausesearch.sqlite3")
    connection.executescript("DELETE FROM facts; DELETE FROM sketches;")
    connection.close()
    done = run("show", "ports", "--index", index)
    assert done.returncode == 0
    assert "clausesearch reindex --index" in done.stderr
    assert run("reindex", "--index", index, "-q").returncode == 0
    assert run("show", "ports", "--index", index).stderr == ""


def test_a_clause_printed_twice_is_shown_once(run: Run, printed_twice: Path) -> None:
    asked = ("search", "تدريب المرشدين البحريين", "--index", printed_twice)
    hits = json.loads(run(*asked, "--format", "json").stdout)["hits"]
    agreements = {hits[0]["agreement"], hits[0]["also_in"][0].split("#")[0]}
    assert agreements == {"ports", "gazette"}
    assert "also in " in run(*asked).stdout
    assert "also in " not in run(*asked, "--no-collapse").stdout
    every = json.loads(run(*asked, "--no-collapse", "--format", "json").stdout)["hits"]
    assert {hit["agreement"] for hit in every[:2]} == {"ports", "gazette"}
    assert all(hit["also_in"] == [] for hit in every)


def test_the_page_names_the_other_printings(run: Run, printed_twice: Path, tmp_path: Path) -> None:
    page = tmp_path / "hits.html"
    asked = ("search", "تدريب المرشدين البحريين", "--index", printed_twice)
    assert run(*asked, "--html", page, "-q").returncode == 0
    assert "also in " in page.read_text(encoding="utf-8")
