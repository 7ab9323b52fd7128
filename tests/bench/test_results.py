"""Reports as files and pictures."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from bench import tables
from clausesearch.bench.collection import Asked, Collection
from clausesearch.bench.plot import check_plot, write_plot
from clausesearch.bench.report import BenchReport
from clausesearch.bench.results import commit_of, newest_report, save_report
from clausesearch.bench.run import run_bench
from clausesearch.embedding import load_encoder
from clausesearch.errors import UsageError
from tests.conftest import Run
from tests.support import ROOT

PNG = b"\x89PNG"


@pytest.fixture(scope="module")
def report() -> BenchReport:
    texts = {"d1": "تنظيم دورات تكوينية", "d2": "The committee meets twice a year"}
    asked = {"q1": Asked("training", "en"), "q2": Asked("لجنة", "ar")}
    collection = Collection("two texts", texts, asked, {"q1": {"d1": 1.0}, "q2": {"d2": 1.0}})
    return run_bench(collection, [load_encoder()], ("bm25", "shipped"))


def git(folder: Path, *arguments: str) -> str:
    identity = ("-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false")
    done = subprocess.run(
        ["git", "-C", folder, *identity, *arguments], capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


def test_the_commit_says_when_the_tree_is_dirty(tmp_path: Path) -> None:
    package = tmp_path / "package"
    package.mkdir()
    assert commit_of(package) == "nogit"
    git(tmp_path, "init", "-q")
    assert commit_of(package) == "nogit", "nothing of it is tracked"
    (package / "m.py").write_text("x = 1\n")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "one")
    commit = git(tmp_path, "rev-parse", "--short=10", "HEAD")
    assert commit_of(package) == commit
    (tmp_path / "results.json").write_text("{}")
    assert commit_of(package) == commit, "a new report is no change of the code"
    (package / "m.py").write_text("x = 2\n")
    assert commit_of(package) == f"{commit}-dirty"


def test_a_report_is_named_by_its_commit_and_found_again(
    report: BenchReport, tmp_path: Path
) -> None:
    path = save_report(report, tmp_path / "results")
    assert path == tmp_path / "results" / f"two_texts-{commit_of()}.json"
    kept = json.loads(path.read_text(encoding="utf-8"))
    assert kept["commit"] == commit_of()
    assert kept["by"] == report.document()["by"]
    later = kept | {"measured": "2999-01-01T00:00:00+00:00", "queries": 7}
    (tmp_path / "results" / "two_texts-later.json").write_text(json.dumps(later))
    assert newest_report(tmp_path / "results", "two texts")["queries"] == 7
    with pytest.raises(UsageError, match="--save"):
        newest_report(tmp_path / "results", "three texts")
    assert save_report(report, tmp_path / "own.json") == tmp_path / "own.json"
    with pytest.raises(UsageError, match="choose another: --save"):
        save_report(report, tmp_path / "own.json" / "below")


def test_a_picture_of_each_kind(report: BenchReport, tmp_path: Path) -> None:
    document = report.document()
    for name in ("one.png", "one.svg", "two.svg"):
        write_plot(document, tmp_path / name)
    assert (tmp_path / "one.png").read_bytes().startswith(PNG)
    drawn = (tmp_path / "one.svg").read_text(encoding="utf-8")
    for words in ("ar&gt;any", "shipped", "nDCG@10", "mean shown score", "Brier"):
        assert words in drawn, words
    again = (tmp_path / "two.svg").read_text(encoding="utf-8")
    assert again == drawn, "the same report, the same file"


def test_a_picture_that_cannot_be_is_refused_before_anything_is_asked(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = run("bench", tmp_path, "--plot", "bench.pdf")
    assert done.returncode == 2
    assert "a picture ends in .svg or .png" in done.stderr
    monkeypatch.setattr("clausesearch.bench.plot.find_spec", lambda _: None)
    with pytest.raises(UsageError, match=r"pip install 'clausesearch\[bench\]'"):
        check_plot(Path("bench.svg"))


def test_the_json_page_names_every_key(report: BenchReport) -> None:
    page = (ROOT / "docs" / "json.md").read_text(encoding="utf-8")
    document = report.document()
    (worth, *_) = document["reliability"]
    rows = document["by"]["system"]
    for part in (document, *rows, worth, *worth["bins"], document["latency"]["shipped"]):
        for key in part:
            assert f'"{key}"' in page or f"`{key}`" in page, key
    for view in ("pair", "theme"):
        assert all(row.keys() == rows[0].keys() for row in document["by"][view])


@pytest.mark.parametrize("page", tables.PAGES, ids=lambda page: page.name)
def test_the_pages_say_what_was_measured(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert tables.BLOCK.search(text)
    assert tables.refreshed(text) == text, "python -m bench.tables writes them anew"


def test_a_block_is_made_of_the_newest_report(report: BenchReport, tmp_path: Path) -> None:
    save_report(report, tmp_path)
    page = (
        "before\n<!-- bench: two texts | systems | RR@10 -->\nold\n<!-- end of bench -->\nafter\n"
    )
    made = tables.refreshed(page, tmp_path)
    assert made.startswith(
        "before\n<!-- bench: two texts | systems | RR@10 -->\n| system | RR@10 |"
    )
    assert "| BM25 | " in made
    assert "old" not in made
    assert made.endswith("<!-- end of bench -->\nafter\n")
