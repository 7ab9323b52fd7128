"""Fixtures: the tool as a process, and an index of a few small agreements."""

from __future__ import annotations

import io
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

import clausesearch
from clausesearch.cli.main import main
from clausesearch.records import Change
from clausesearch.store.store import DATABASE
from tests.support import AGREEMENTS

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def run(tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run the command line here, in a folder of its own: quicker than a process for each."""

    def run_(*arguments: str | Path, stdin: bytes = b"") -> subprocess.CompletedProcess[str]:
        given = ["clausesearch", *map(str, arguments)]
        with monkeypatch.context() as patched:
            patched.chdir(tmp_path)
            patched.setenv("HOME", str(tmp_path / "home"))
            patched.setattr(sys, "argv", given)
            patched.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
            capfd.readouterr()
            with pytest.raises(SystemExit) as exited:
                main()
            out, err = capfd.readouterr()
        assert "Traceback" not in err, err
        code = exited.value.code
        return subprocess.CompletedProcess(given, code if isinstance(code, int) else 0, out, err)

    return run_


@pytest.fixture
def run_process(tmp_path: Path) -> Run:
    """Run the command line as its users do: a process with an empty home and no hub."""

    def run_(*arguments: str | Path, stdin: bytes = b"") -> subprocess.CompletedProcess[str]:
        environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(tmp_path / "home"),
            "HF_HUB_OFFLINE": "1",
            "PYTHONWARNINGS": "error",
        }
        done = subprocess.run(
            [sys.executable, "-m", "clausesearch", *map(str, arguments)],
            cwd=tmp_path,
            env=environment,
            input=stdin,
            capture_output=True,
            check=False,
            timeout=120,
        )
        out, err = done.stdout.decode(), done.stderr.decode()
        assert "Traceback" not in err, err
        return subprocess.CompletedProcess(done.args, done.returncode, out, err)

    return run_


@pytest.fixture
def agreements(tmp_path: Path) -> Path:
    """Write three small agreements, one a language, and return their folder."""
    folder = tmp_path / "agreements"
    folder.mkdir()
    for name, text in AGREEMENTS.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def other_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of another static model: the first dimensions of the bundled one."""
    from safetensors.numpy import load_file, save_file

    from clausesearch.embedding.loading import BUNDLED_FOLDER

    folder = tmp_path_factory.mktemp("models") / "narrow"
    shutil.copytree(BUNDLED_FOLDER, folder)
    weights = next(folder.rglob("model.safetensors"))
    tensors = {
        name: tensor[:, :64].copy() if tensor.ndim == 2 else tensor
        for name, tensor in load_file(weights).items()
    }
    weights.unlink()
    save_file(tensors, weights)
    return folder


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of an index of the three agreements, made once, never to be changed."""
    texts = tmp_path_factory.mktemp("texts")
    for name, text in AGREEMENTS.items():
        (texts / f"{name}.txt").write_text(text, encoding="utf-8")
    folder = tmp_path_factory.mktemp("built") / "index"
    with clausesearch.open_index(folder) as opened:
        assert {added.change for added in opened.add([texts])} == {Change.ADDED}
    return folder


@pytest.fixture
def index(built: Path, agreements: Path, tmp_path: Path) -> Path:
    """Return the folder of an index of ``agreements``: a copy that says where they lie."""
    folder = tmp_path / "index"
    shutil.copytree(built, folder)
    with closing(sqlite3.connect(folder / DATABASE)) as database, database:
        for name in AGREEMENTS:
            source = str((agreements / f"{name}.txt").resolve())
            database.execute("UPDATE agreements SET source = ? WHERE name = ?", (source, name))
    return folder
