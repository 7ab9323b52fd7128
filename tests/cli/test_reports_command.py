"""Reports as the commands write them."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path

import docx
import pytest

from tests.conftest import Run
from tests.support import AGREEMENTS


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    names = ["ports", "villes", "universities"]
    for name in names:
        (tmp_path / f"{name}.txt").write_text(AGREEMENTS[name], encoding="utf-8")
    return [f"{name}.txt" for name in names]


def opened(path: Path) -> str:
    made = docx.Document(BytesIO(path.read_bytes()))
    cells = [cell.text for table in made.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in made.paragraphs), *cells])


def test_compare_writes_a_page_and_a_document(run: Run, files: list[str], tmp_path: Path) -> None:
    done = run("compare", *files[:2], "--html", "a.html", "--docx", "a.docx", "--names", "fr")
    assert done.returncode == 0, done.stderr
    assert done.stderr.splitlines() == [
        "wrote a.html: open it in a browser.",
        "wrote a.docx: open it in a word processor.",
    ]
    page, document = (tmp_path / "a.html").read_text("utf-8"), opened(tmp_path / "a.docx")
    for words in ("Deux accords côte à côte", "لجنة مشتركة", "jumelage"):
        assert words in page
        assert words in document


def test_three_make_columns(run: Run, files: list[str], tmp_path: Path) -> None:
    done = run("compare", *files, "--html", "c.html", "--docx", "c.docx", "-q")
    assert done.returncode == 0, done.stderr
    assert "Agreements side by side" in (tmp_path / "c.html").read_text("utf-8")
    assert "no counterpart" in opened(tmp_path / "c.docx")


def test_themes_are_counted_on_demand(run: Run, files: list[str], tmp_path: Path) -> None:
    done = run("compare", *files[:2], "--by-theme", "--format", "json", "--html", "t.html")
    themes = json.loads(done.stdout)["summary"]["themes"]
    assert themes
    assert all(row["left"]["met"] <= row["left"]["total"] for row in themes)
    assert "Theme by theme" in (tmp_path / "t.html").read_text("utf-8")
    same = run("compare", files[0], files[0], "--by-theme", "--format", "json")
    assert json.loads(same.stdout)["summary"]["themes"] == []
    assert "cannot be told apart" in same.stderr


def test_hits_and_themes_are_written_with_citations(run: Run, index: Path, tmp_path: Path) -> None:
    done = run("search", "تدريب", "--index", index, "--html", "h.html", "--docx", "h.docx")
    assert done.returncode == 0, done.stderr
    cited = "ports#1 · \u2068المادة الأولى: المجالات · 1\u2069 · "
    assert cited in (tmp_path / "h.html").read_text("utf-8")
    assert cited in opened(tmp_path / "h.docx")
    done = run("themes", "--index", index, "--html", "m.html", "--docx", "m.docx", "--names", "ar")
    assert done.returncode == 0, done.stderr
    assert cited in (tmp_path / "m.html").read_text("utf-8")
    assert cited in opened(tmp_path / "m.docx")


def test_what_cannot_be_written_is_told(run: Run, files: list[str]) -> None:
    for option in ("--html", "--docx"):
        for target in ("no/such/file", files[0], "."):
            done = run("compare", *files[:2], option, target)
            assert done.returncode == 2
            assert done.stderr.startswith("clausesearch: ")
            assert f"{option} FILE" in done.stderr
    done = run("compare", *files[:2], "--names", "tlh")
    assert done.returncode == 2
    assert "--names en|fr|ar" in done.stderr
