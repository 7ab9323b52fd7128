"""The documentation says what is so."""

from __future__ import annotations

import re
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest

from tests import readme
from tests.conftest import Run
from tests.support import ROOT

PAGES = sorted(
    path
    for path in (*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("*/README.md"))
    if ".venv" not in path.parts
)
LINK = re.compile(r"\[[^\]]*\]\(([^)#\s]+)\)")


def test_the_readmes_commands_print_what_it_says(tmp_path: Path) -> None:
    text = readme.README.read_text(encoding="utf-8")
    assert len(readme.BLOCK.findall(text)) >= 3
    readme.prepare(tmp_path)
    assert readme.refreshed(text, tmp_path) == text, "python -m tests.readme writes them anew"


def test_the_readmes_python_runs(tmp_path: Path) -> None:
    (code,) = re.findall(r"```python\n(.*?)```", readme.README.read_text("utf-8"), re.DOTALL)
    (tmp_path / "accords").mkdir()
    for name in ("accord-a", "accord-b"):
        text = "1. تشكل لجنة مشتركة للمتابعة.\n2. مدة الاتفاق ثلاث سنوات."
        (tmp_path / "accords" / f"{name}.txt").write_text(text, encoding="utf-8")
    code += "\nassert rows.shape[0] == len(clauses) == 2\nassert len(comparison.matches) == 2\n"
    subprocess.run([sys.executable, "-c", code], cwd=tmp_path, check=True)


def test_every_command_is_in_the_readme_and_has_help(run: Run) -> None:
    text = readme.README.read_text(encoding="utf-8")
    overview = run("--help").stdout
    names = re.findall(r"^  ([a-z]+)  ", overview.split("Commands:")[1], re.MULTILINE)
    assert {"add", "search", "compare", "demo"} <= set(names)
    for name in names:
        assert f"clausesearch {name}" in text or f"make {name}" in text, name
        assert run(name, "--help").returncode == 0


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    for target in LINK.findall(page.read_text(encoding="utf-8")):
        if not target.startswith(("http", "mailto")):
            assert (page.parent / target).exists(), target


def test_the_version_is_one() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    newest = re.search(r"^## (\d+\.\d+\.\d+)", changelog, re.MULTILINE)
    assert newest is not None
    assert newest[1] == version("clausesearch")


def test_make_help_lists_every_public_target() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    phony = re.search(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)
    assert phony is not None
    done = subprocess.run(["make"], cwd=ROOT, capture_output=True, text=True, check=True)
    for target in phony[1].split():
        assert f"make {target}" in done.stdout
