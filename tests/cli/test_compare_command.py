"""compare beside two agreements: what is lacking, all others, columns."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import validate
from typer.testing import CliRunner

from clausesearch.cli.app import app
from clausesearch.cli.comparing import EXIT_MISSING
from clausesearch.errors import UsageError
from clausesearch.library import open_index
from tests.cli.test_json_contract import CLOSEST, COLUMNS, COMPARE, MISSING
from tests.support import AGREEMENTS, ROOT

SAME = AGREEMENTS["villes"].replace("trois ans", "cinq ans")


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("compared")
    for name, text in {**AGREEMENTS, "same": SAME}.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    with open_index(folder / "index") as opened:
        opened.add([folder / f"{name}.txt" for name in (*AGREEMENTS, "same")])
    return folder


def asked(files: Path, *arguments: str) -> tuple[int, str]:
    done = CliRunner().invoke(app, ["compare", *arguments, "--index", str(files / "index")])
    if isinstance(done.exception, UsageError):
        raise done.exception
    return done.exit_code, done.stdout


def test_differences_and_summary_are_in_the_json(files: Path) -> None:
    code, out = asked(files, "villes", "same", "--format", "json")
    answer = json.loads(out)
    validate(answer, COMPARE)
    assert code == 0
    found = [one for match in answer["matches"] for one in match["differences"]]
    assert [(one["kind"], one["left"]["value"], one["right"]["value"]) for one in found] == [
        ("duration", "P3Y", "P5Y")
    ]
    text = (files / "villes.txt").read_text(encoding="utf-8")
    assert text[found[0]["left"]["start"] : found[0]["left"]["end"]] == "trois ans"
    summary = answer["summary"]
    assert summary["left_commitments"] == summary["right_commitments"]
    assert (summary["differing"], summary["moved"]) == (1, 0)
    assert all(row["left"] == row["right"] for row in summary["themes"])
    assert summary["themes"], "of agreements of the index the themes are known"


def test_missing_says_by_its_code_whether_a_commitment_is_lacking(files: Path) -> None:
    code, out = asked(files, "villes", "same", "--missing", "--format", "json")
    assert code == 0
    assert json.loads(out)["right_lacks"] == []
    code, out = asked(files, "villes", "ports", "--missing", "--format", "json")
    answer = json.loads(out)
    validate(answer, MISSING)
    assert code == EXIT_MISSING
    assert answer["right_lacks"][0]["kind"] == "commitment"
    assert f"| {EXIT_MISSING} |" in (ROOT / "docs" / "exit-codes.md").read_text(encoding="utf-8")
    code, out = asked(files, "villes", "ports", "--missing")
    assert "ports lacks" in out
    rows = asked(files, "villes", "ports", "--missing", "--format", "jsonl")[1].splitlines()
    assert set(json.loads(rows[0])) == {"lacking", "clause", "kind", "text", "citation"}


@pytest.mark.parametrize("first", ["villes", "file"])
def test_all_ranks_the_others_by_closeness(files: Path, first: str) -> None:
    first = str(files / "villes.txt") if first == "file" else first
    code, out = asked(files, first, "--all", "--format", "json")
    validate(json.loads(out), CLOSEST)
    rows = json.loads(out)["closest"]
    assert code == 0
    assert rows[0]["agreement"] == "same"
    assert sorted(row["agreement"] for row in rows) == ["ports", "same", "universities"]
    assert [row["score"] for row in rows] == sorted((row["score"] for row in rows), reverse=True)
    assert "same" in asked(files, first, "--all")[1].splitlines()[1]


def test_three_stand_side_by_side_as_columns(files: Path) -> None:
    code, out = asked(files, "villes", "same", "ports", "--format", "json")
    answer = json.loads(out)
    validate(answer, COLUMNS)
    assert code == 0
    assert (answer["first"], answer["others"]) == ("villes", ["same", "ports"])
    assert all(len(row["matches"]) == 2 for row in answer["rows"])
    assert all(row["matches"][0] for row in answer["rows"])
    header, *lines = asked(files, "villes", "same", "ports", "--format", "csv")[1].splitlines()
    assert header == "villes,same,ports"
    assert len(lines) >= len(answer["rows"])
    assert "duration: ⁨trois ans⁩ ≠ ⁨cinq ans⁩" in asked(files, "villes", "same", "ports")[1]


@pytest.mark.parametrize(
    "arguments",
    [
        ["villes"],
        ["villes", "same", "--all"],
        ["villes", "same", "ports", "--missing"],
        ["villes", "--all", "--missing"],
    ],
)
def test_what_does_not_fit_together_says_what_to_type(files: Path, arguments: list[str]) -> None:
    with pytest.raises(UsageError, match="clausesearch compare A"):
        asked(files, *arguments)
