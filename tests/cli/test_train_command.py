"""`clausesearch train`: its report, what it refuses, and that its model is used everywhere."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from jsonschema import validate

from tests.cli.test_json_contract import COUNT, TEXT, exactly, many
from tests.conftest import Run
from tests.support import ROOT

NUMBER = {"type": "number", "minimum": 0}
COUNTS = {"type": "object", "additionalProperties": COUNT}
SCORE = exactly(collection=TEXT, queries=COUNT, before=NUMBER, after=NUMBER)
TRAIN = exactly(
    model=TEXT,
    base=TEXT,
    pieces=COUNT,
    dimensions=COUNT,
    epochs=COUNT,
    steps=COUNT,
    seconds=NUMBER,
    loss=many(NUMBER),
    pairs_seen=COUNTS,
    evaluation_texts=COUNT,
    dropped=COUNTS,
    scores=many(SCORE),
)
WITHOUT_TORCH = """
import sys
import textwrap
sys.modules["torch"] = None
sys.argv = ["clausesearch", "train", "--lexicon", "terms.tsv", "--out", "model"]
from clausesearch.cli import main
main()
"""


@pytest.fixture
def terms(tmp_path: Path) -> Path:
    path = tmp_path / "terms.tsv"
    path.write_text(
        "dams\tمفيض السد|المفيض\tspillway|spillways\tévacuateur de crue\n"
        "dams\tترسب الطمي|الطمي\tsiltation|silting\tenvasement\n",
        encoding="utf-8",
    )
    return path


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    folder = tmp_path / "dams"
    folder.mkdir()
    texts = {"a": "ينظف المفيض مرتين في السنة", "b": "تسري الاتفاقية ثلاث سنوات"}
    rows = [json.dumps({"_id": key, "text": text}) for key, text in texts.items()]
    (folder / "corpus.jsonl").write_text("\n".join(rows), encoding="utf-8")
    query = {"_id": "1", "text": "cleaning of spillways"}
    (folder / "queries.jsonl").write_text(json.dumps(query), encoding="utf-8")
    (folder / "qrels.tsv").write_text("1\ta\t1\n", encoding="utf-8")
    return folder


def test_train_reports_and_its_model_is_used(
    run: Run, terms: Path, gold: Path, agreements: Path, other_model: Path
) -> None:
    pytest.importorskip("torch", reason="training needs clausesearch[hub]")
    done = run(
        *("train", "--lexicon", terms, "--evaluation", gold, "--out", "model", "--quick"),
        *("--from", other_model, "--epochs", "1", "--seed", "4", "--format", "json"),
    )
    assert done.returncode == 0, done.stderr
    report = json.loads(done.stdout)
    validate(report, TRAIN)
    assert report["epochs"] == len(report["loss"]) == 1
    assert report["evaluation_texts"] == 3
    assert report["pairs_seen"]["lexicon"] > 0
    assert [(one["collection"], one["queries"]) for one in report["scores"]] == [("dams", 1)]
    card = terms.with_name("model") / "README.md"
    assert "| dams | 1 |" in card.read_text(encoding="utf-8")
    info = json.loads(run("model", "info", "--model", "model", "--format", "json").stdout)
    assert info["dimensions"] == report["dimensions"] == 64
    added = run("add", agreements, "--index", "new", "--model", "model")
    assert added.returncode == 0, added.stderr
    assert run("search", "spillway", "--index", "new").returncode == 0
    page = (ROOT / "docs" / "json.md").read_text(encoding="utf-8")
    for key in (*TRAIN["required"], *SCORE["required"]):
        assert f'"{key}"' in page


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        ((), 2, "--out"),
        (("--out", "model"), 2, "--lexicon, --parallel or --clauses"),
        (("--out", "model", "--lexicon", "none.tsv"), 3, "none.tsv: no such file"),
        (("--out", "model", "--parallel", "terms.tsv"), 3, "terms.tsv, line 1: no header"),
        (("--out", "model", "--clauses", "terms.tsv"), 3, "terms.tsv, line 1: is not a JSON"),
        (("--out", "model", "--lexicon", "terms.tsv", "--evaluation", "x"), 3, "--evaluation"),
        (("--out", "model", "--lexicon", "terms.tsv", "--from", "x"), 6, "--from"),
        (("--out", "model", "--lexicon", "terms.tsv", "--from", "dams"), 6, "modules.json"),
        (("--out", "terms.tsv", "--lexicon", "terms.tsv"), 2, "is a file"),
        (("--out", "dams", "--lexicon", "terms.tsv"), 2, "corpus.jsonl"),
        (("--out", "model", "--lexicon", "terms.tsv", "--epochs", "0"), 2, "--epochs"),
    ],
)
@pytest.mark.usefixtures("terms", "gold")
def test_what_cannot_be_done_is_said_in_one_line(
    run: Run, tmp_path: Path, arguments: tuple[str, ...], code: int, said: str
) -> None:
    pytest.importorskip("torch", reason="training needs clausesearch[hub]")
    done = run("train", *arguments)
    assert done.returncode == code, done.stderr
    assert done.stdout == ""
    assert done.stderr.startswith("clausesearch: ")
    assert len(done.stderr.splitlines()) == 1
    assert said in done.stderr
    assert not (tmp_path / "model" / "modules.json").exists()
    assert sorted(path.name for path in (tmp_path / "dams").iterdir()) == [
        "corpus.jsonl",
        "qrels.tsv",
        "queries.jsonl",
    ]


def test_the_bundled_model_is_not_written_over(run: Run, terms: Path) -> None:
    pytest.importorskip("torch", reason="training needs clausesearch[hub]")
    bundled = ROOT / "clausesearch" / "embedding" / "bundled"
    before = (bundled / "README.md").read_bytes()
    done = run("train", "--lexicon", terms, "--out", bundled)
    assert done.returncode == 2
    assert "--out" in done.stderr
    assert (bundled / "README.md").read_bytes() == before


def test_without_torch_the_extra_is_named(tmp_path: Path, terms: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT_TORCH],
        cwd=terms.parent,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 6
    assert done.stdout == ""
    assert done.stderr == (
        "clausesearch: training needs torch, which is not installed: "
        "pip install 'clausesearch[hub]'.\n"
    )
    assert not (tmp_path / "model").exists()


def test_the_pages_files_and_commands_work(run: Run, tmp_path: Path, other_model: Path) -> None:
    pytest.importorskip("torch", reason="training needs clausesearch[hub]")
    page = (ROOT / "docs" / "training.md").read_text(encoding="utf-8")
    files = re.findall(
        r"^ *`([a-z]+\.[a-z]+)`\n\n *```text\n(.*?)```", page, re.MULTILINE | re.DOTALL
    )
    assert [name for name, _ in files] == ["terms.tsv", "pairs.tsv", "clauses.jsonl"]
    for name, content in files:
        (tmp_path / name).write_text(textwrap.dedent(content), encoding="utf-8")
    commands = re.findall(r"^ *clausesearch (train .*)$", page, re.MULTILINE)
    assert len(commands) == 2
    for command in commands:
        done = run(*command.split(), "--quick", "--epochs", "1", "--from", other_model)
        assert done.returncode == 0, done.stderr
        assert (tmp_path / command.split()[-1] / "modules.json").is_file()
    help_text = run("train", "--help").stdout
    options = set(re.findall(r"`(--[a-z]+)[ `]", page)) - {"--model"}
    assert {"--lexicon", "--parallel", "--clauses", "--evaluation", "--from"} <= options
    assert all(option in help_text for option in options)


def test_only_the_command_itself_imports_training() -> None:
    code = "import sys, clausesearch.cli.app; print('clausesearch.training' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "False"
