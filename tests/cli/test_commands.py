"""Every command as a user runs it: what goes to which stream, and the exit code."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import Run


def test_a_first_session(run_process: Run, agreements: Path, tmp_path: Path) -> None:
    added = run_process("add", agreements)
    assert added.returncode == 0
    assert "3 added" in added.stderr
    assert (tmp_path / "index" / "clausesearch.sqlite3").exists(), "the default folder is index/"
    again = run_process("add", agreements)
    assert "3 unchanged" in again.stderr
    listed = run_process("list", "--format", "json")
    assert [row["agreement"] for row in json.loads(listed.stdout)["agreements"]] == [
        "ports",
        "universities",
        "villes",
    ]
    assert {row["lang"] for row in json.loads(listed.stdout)["agreements"]} == {"ar", "en", "fr"}
    found = run_process("search", "joint committee", "-k", "1")
    assert found.returncode == 0
    assert "لجنة مشتركة" in found.stdout
    assert "ports#" in found.stdout
    assert found.stderr == ""
    removed = run_process("remove", "ports")
    assert removed.returncode == 0
    assert "لجنة" not in run_process("search", "joint committee").stdout


def test_changed_files_replace_their_clauses(run: Run, agreements: Path, index: Path) -> None:
    before = (index / "clausesearch.sqlite3").read_bytes()
    assert "3 unchanged" in run("add", agreements, "--index", index).stderr
    assert (index / "clausesearch.sqlite3").read_bytes() == before
    path = agreements / "ports.txt"
    path.write_text("المادة 1\nيتعاون الطرفان في صيد الأسماك.\n", encoding="utf-8")
    changed = run("add", path, "--index", index, "--format", "json")
    (row,) = json.loads(changed.stdout)["files"]
    assert (row["agreement"], row["change"]) == ("ports", "updated")
    shown = json.loads(run("show", "ports", "--index", index, "--format", "json").stdout)
    assert [clause["text"] for clause in shown["clauses"]] == ["يتعاون الطرفان في صيد الأسماك"]


def test_standard_input(run: Run, index: Path) -> None:
    text = b"Article 1. The parties shall exchange seeds of olive trees."
    added = run("add", "-", "--name", "olives", "--index", index, stdin=text)
    assert added.returncode == 0
    assert "olive" in run("search", "olives", "--index", index, "-k", "1").stdout
    assert run("add", "-", "--index", index).returncode == 3
    segmented = run("segment", "-", "--format", "json", stdin=text)
    assert json.loads(segmented.stdout)["clauses"][0]["text"].startswith("The parties")


def test_two_files_of_one_name_are_two_agreements(run: Run, index: Path, tmp_path: Path) -> None:
    other = tmp_path / "elsewhere" / "ports.txt"
    other.parent.mkdir()
    other.write_text("يتعاون الطرفان في ترميم القلاع القديمة.", encoding="utf-8")
    run("add", other, "--index", index)
    names = json.loads(run("list", "--index", index, "--format", "json").stdout)["agreements"]
    assert {"ports", "ports-2"} <= {row["agreement"] for row in names}
    assert run("remove", other, "--index", index).returncode == 0
    left = json.loads(run("list", "--index", index, "--format", "json").stdout)["agreements"]
    assert "ports-2" not in {row["agreement"] for row in left}


@pytest.mark.parametrize(
    "arguments",
    [
        ("list",),
        ("show", "ports"),
        ("search", "تدريب"),
        ("similar", "ports#1"),
        ("compare", "ports", "villes"),
        ("model", "info"),
    ],
)
def test_every_answer_in_every_format(run: Run, index: Path, arguments: tuple[str, ...]) -> None:
    where = () if arguments[0] == "model" else ("--index", index)
    for style in ("table", "json", "jsonl", "csv", "md"):
        done = run(*arguments, *where, "--format", style)
        assert done.returncode == 0, done.stderr
        assert done.stderr == ""
        assert done.stdout.endswith("\n")
        assert "\x1b" not in done.stdout, "colour in a pipe"
        if style == "json":
            json.loads(done.stdout)
        elif style == "jsonl":
            assert all(isinstance(json.loads(line), dict) for line in done.stdout.splitlines())
        elif style == "csv":
            table = list(csv.reader(io.StringIO(done.stdout)))
            assert len({len(row) for row in table}) == 1
        elif style == "md":
            lines = done.stdout.splitlines()
            assert set(lines[1]) <= set("| -")


def test_explain_shows_which_words_met(run: Run, index: Path) -> None:
    plain = run("search", "training of pilots", "--index", index, "-k", "1")
    explained = run("search", "training of pilots", "--index", index, "-k", "1", "--explain")
    assert "training" not in plain.stdout
    assert "⁨training⁩ ~ ⁨تدريب⁩" in explained.stdout


def test_compare_writes_a_page(run: Run, index: Path, tmp_path: Path) -> None:
    done = run("compare", "ports", "villes", "--index", index, "--html", "out.html")
    assert done.returncode == 0
    assert "out.html" in done.stderr
    page = (tmp_path / "out.html").read_text(encoding="utf-8")
    assert 'dir="rtl"' in page
    assert "jumelage" in page
    nowhere = run("compare", "ports", "villes", "--index", index, "--html", "no/such/out.html")
    assert nowhere.returncode == 2
    assert "cannot write" in nowhere.stderr


def test_the_index_folder_can_come_from_the_environment(index: Path, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "clausesearch", "list", "--format", "csv"],
        cwd=tmp_path,
        env={"CLAUSESEARCH_INDEX": str(index), "PATH": "/usr/bin"},
        capture_output=True,
        check=True,
        text=True,
    )
    assert "universities" in done.stdout


def test_demo(run_process: Run, tmp_path: Path) -> None:
    done = run_process("demo")
    assert done.returncode == 0
    page = tmp_path / "demo" / "comparison.html"
    assert page.exists()
    assert done.stderr.rstrip().endswith(str(page))
    assert "press-party-accord-casablanca" in done.stdout
    again = run_process("demo")
    assert again.returncode == 0


def test_version_and_help(run: Run) -> None:
    assert run("--version").stdout.startswith("clausesearch 0.")
    overview = run("--help").stdout
    for command in (
        "add",
        "bench",
        "judge",
        "remove",
        "list",
        "show",
        "segment",
        "search",
        "similar",
        "compare",
        "reindex",
        "model",
        "demo",
    ):
        assert command in overview
        assert run(command, "--help").returncode == 0
