"""What is installed: everything the tool needs at run time, and nothing but its dependencies."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.support import ROOT

BLOCKED = """
import sys
for name in ("torch", "sentence_transformers", "transformers", "safetensors", "pytest"):
    sys.modules[name] = None
sys.argv = ["clausesearch", "demo"]
from clausesearch.cli import main
main()
"""


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "-w", folder, ROOT],
        check=True,
        capture_output=True,
    )
    (wheel,) = folder.glob("clausesearch-*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


def test_the_wheel_holds_what_is_read_at_run_time(unpacked: Path) -> None:
    for path in (
        "clausesearch/embedding/bundled/0_StaticEmbedding/model.safetensors",
        "clausesearch/embedding/bundled/README.md",
        "clausesearch/render/templates/comparison.html.j2",
        "clausesearch/search/fusion.json",
        "clausesearch/compare/alignment.json",
        "clausesearch/text/latin_trigrams.tsv",
        "clausesearch/text/segmentation/words/arabic.txt",
        "clausesearch/shipped/agreements/ar/press-party-accord-casablanca.txt",
        "clausesearch/shipped/themes.toml",
        "clausesearch/themes/calibration.json",
        "clausesearch/render/templates/themes.css",
        "clausesearch/py.typed",
    ):
        assert (unpacked / path).is_file(), path
    licences = {path.name for path in unpacked.glob("*.dist-info/licenses/**/*")}
    assert "LICENSE" in licences


def test_the_demo_runs_with_the_core_dependencies_alone(unpacked: Path, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", BLOCKED],
        cwd=tmp_path,
        env={"PYTHONPATH": str(unpacked), "PATH": "/usr/bin"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert str(tmp_path / "demo" / "comparison.html") in done.stderr
