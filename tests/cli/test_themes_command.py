"""clausesearch themes, and --theme and --commitments elsewhere."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from clausesearch.cli.app import app
from clausesearch.errors import UsageError
from tests.support import AGREEMENTS


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("themes")
    for name, text in AGREEMENTS.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    ask("add", folder, "--index", folder / "index", "-q")
    return folder / "index"


def ask(*arguments: str | Path) -> str:
    done = CliRunner().invoke(app, [str(each) for each in arguments])
    if done.exception and not isinstance(done.exception, SystemExit):
        raise done.exception
    assert done.exit_code == 0, done.output
    return done.stdout


def answer(*arguments: str | Path) -> Any:
    return json.loads(ask(*arguments, "--format", "json"))


def test_the_matrix_in_every_format(index: Path) -> None:
    document = answer("themes", "--index", index)
    assert document["agreements"] == ["ports", "universities", "villes"]
    for theme in document["themes"]:
        clauses = [clause for cell in theme["cells"] for clause in cell["clauses"]]
        assert theme["clauses"] == len(clauses)
        for cell in theme["cells"]:
            raw = AGREEMENTS[cell["agreement"]]
            assert all(raw[each["start"] : each["end"]] == each["text"] for each in cell["clauses"])
    counts = {theme["theme"]: theme["clauses"] for theme in document["themes"]}
    assert counts["duration"] >= 4
    assert counts["universities"] >= 2
    rows = list(csv.DictReader(io.StringIO(ask("themes", "--index", index, "--format", "csv"))))
    assert {row["theme"]: int(row["clauses"]) for row in rows} == counts
    assert set(rows[0]) == {"theme", "name", "clauses", *document["agreements"]}
    assert "| duration |" in ask("themes", "--index", index, "--format", "md")
    table = ask("themes", "--index", index, "--names", "ar")
    assert "المدة" in table
    assert "  1 ports" in table


def test_what_is_missing(index: Path) -> None:
    document = answer("themes", "--missing", "--share", "0.3", "--index", index)
    rows = {(row["agreement"], row["theme"]) for row in document["missing"]}
    assert ("villes", "universities") in rows
    assert ("universities", "universities") not in rows
    assert all(row["having"] <= row["others"] for row in document["missing"])
    assert "villes" in ask("themes", "--missing", "--share", "0.3", "--index", index)


def test_the_list_needs_no_index() -> None:
    listed = answer("themes", "--list", "--names", "fr")["themes"]
    assert {"theme": "sport", "name": "Sport"}.items() <= next(
        row for row in listed if row["theme"] == "sport"
    ).items()
    assert "الشباب" in ask("themes", "--list", "--names", "ar")


@pytest.mark.parametrize("name", ["duration", "المدة", "durée"])
def test_a_theme_filters_what_is_found(index: Path, name: str) -> None:
    hits = answer("search", "three years", "--theme", name, "--index", index)["hits"]
    assert hits
    for hit in hits:
        shown = answer("show", hit["agreement"], "--index", index)["clauses"]
        themes = next(each["themes"] for each in shown if each["clause"] == hit["clause"])
        assert "duration" in themes
    assert {"ports", "universities", "villes"} == {
        row["agreement"] for row in answer("list", "--theme", name, "--index", index)["agreements"]
    }
    similar = answer("similar", "ports#4", "--theme", name, "--index", index)["hits"]
    assert {hit["agreement"] for hit in similar} == {"universities", "villes"}


def test_a_theme_that_is_none_is_said(index: Path) -> None:
    with pytest.raises(UsageError, match="Did you mean: training"):
        ask("search", "x", "--theme", "trainig", "--index", index)
    with pytest.raises(UsageError, match="--names"):
        ask("themes", "--index", index, "--names", "xx")


def test_a_list_of_ones_own_sorts_an_index_that_is_there(index: Path, tmp_path: Path) -> None:
    mine = tmp_path / "mine.toml"
    mine.write_text(
        '[sea]\nname = { en = "The sea" }\n'
        'phrases.en = ["ships and pilots", "protection of the sea"]\n'
        'phrases.ar = ["السفن والمرشدون البحريون", "البيئة البحرية"]\n'
        '[law]\nname = { en = "Law" }\nphrases.en = ["notice of termination"]\n',
        encoding="utf-8",
    )
    document = answer("themes", "--themes", mine, "--index", index)
    assert [theme["theme"] for theme in document["themes"]] == ["sea", "law"]
    sea = {cell["agreement"] for cell in document["themes"][0]["cells"]}
    assert "ports" in sea
    hits = answer("search", "السفن", "--theme", "sea", "--themes", mine, "--index", index)["hits"]
    assert hits
    assert hits[0]["agreement"] == "ports"
    with pytest.raises(UsageError, match="no theme called 'youth'"):
        ask("search", "x", "--theme", "youth", "--themes", mine, "--index", index)
    # What was lent is gone: the stored themes are as they were.
    assert answer("list", "--theme", "duration", "--index", index)["agreements"]


def test_commitments_are_what_binds_or_aims(index: Path) -> None:
    hits = answer("search", "the agreement", "-k", "50", "--commitments", "--index", index)["hits"]
    assert all(hit["kind"] == "commitment" for hit in hits)
    shown = answer("show", "universities", "--index", index)["clauses"]
    assert [each["strength"] for each in shown][:2] == ["binding", "binding"]
    assert shown[-1]["kind"] == "provision"
    assert shown[-1]["strength"] is None


def test_the_page_is_written(index: Path, tmp_path: Path) -> None:
    page = tmp_path / "themes.html"
    ask("themes", "--index", index, "--html", page, "--names", "ar", "-q")
    html = page.read_text(encoding="utf-8")
    assert '<html lang="ar" dir="rtl">' in html
    assert "تدريب المرشدين البحريين" in html
