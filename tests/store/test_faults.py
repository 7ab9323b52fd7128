"""Faults while writing: a kill, a full disk. What was stored stays, and the next command works."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import clausesearch
from clausesearch.store.store import DATABASE
from tests.conftest import Run


def corpus(folder: Path, count: int, lines: int) -> Path:
    folder.mkdir()
    for n in range(count):
        text = "\n".join(
            f"المادة {i}\nيتعاون الطرفان في المشروع رقم {n * lines + i} لحماية البحر."
            for i in range(1, lines + 1)
        )
        (folder / f"accord{n:03}.txt").write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize("wait", [0.0, 0.15, 0.4])
def test_a_kill_loses_at_most_the_agreement_in_flight(
    run_process: Run, index: Path, tmp_path: Path, wait: float
) -> None:
    folder = corpus(tmp_path / "many", 60, 20)
    process = subprocess.Popen(
        [sys.executable, "-m", "clausesearch", "add", str(folder), "--index", str(index)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    deadline = time.monotonic() + 30
    size = (index / DATABASE).stat().st_size
    wal = index / f"{DATABASE}-wal"
    while time.monotonic() < deadline and process.poll() is None:
        if (index / DATABASE).stat().st_size > size or (wal.exists() and wal.stat().st_size):
            break  # it has begun to write
        time.sleep(0.01)
    time.sleep(wait)
    process.send_signal(signal.SIGKILL)
    process.wait()
    with clausesearch.open_index(index) as opened:
        rows = opened.agreements()
        assert {"ports", "universities", "villes"} <= {row.name for row in rows}
        for row in rows:
            assert len(opened.clauses(row.name)) == row.clause_count > 0
        assert opened.search("joint committee")[0].clause.agreement == "ports"
    again = run_process("add", folder, "--index", index)
    assert again.returncode == 0, again.stderr
    assert len(run_process("list", "--index", index, "--format", "jsonl").stdout.splitlines()) == 63


def test_a_full_disk_loses_nothing(run_process: Run, index: Path, tmp_path: Path) -> None:
    folder = corpus(tmp_path / "many", 3, 400)
    before = run_process("search", "joint committee", "--index", index).stdout
    limit = (index / DATABASE).stat().st_size // 1024 + 60
    done = subprocess.run(
        [
            "bash",
            "-c",
            f'trap "" XFSZ; ulimit -f {limit}; exec "$@"',
            "bash",
            sys.executable,
            "-m",
            "clausesearch",
            "add",
            str(folder),
            "--index",
            str(index),
        ],
        env=os.environ | {"PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 5, done.stderr
    (line,) = [line for line in done.stderr.splitlines() if line]
    assert line.startswith("clausesearch: ")
    assert "Traceback" not in done.stderr
    assert run_process("search", "joint committee", "--index", index).stdout == before
    assert run_process("add", folder, "--index", index).returncode == 0


def test_interrupting_keeps_what_is_done(index: Path, tmp_path: Path) -> None:
    folder = corpus(tmp_path / "many", 600, 20)
    process = subprocess.Popen(
        [sys.executable, "-m", "clausesearch", "add", str(folder), "--index", str(index)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        # Whoever runs the tests in the background of a shell has them ignore Ctrl-C.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    wal = index / f"{DATABASE}-wal"
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline and not (wal.exists() and wal.stat().st_size):
        time.sleep(0.01)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=60)
    assert process.returncode == 130, said
    assert said.strip() == "clausesearch: interrupted; what was finished is kept."
    with clausesearch.open_index(index) as opened:
        assert opened.search("joint committee")[0].clause.agreement == "ports"
