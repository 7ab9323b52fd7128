"""A short run of the fuzzer over every reader; `make fuzz` is the long one."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.support import ROOT

RUNS = {"plain": 150, "clauses": 150, "html": 300, "docx": 40, "pdf": 300}


@pytest.mark.parametrize("target", RUNS)
def test_no_bytes_break_a_promise(target: str, tmp_path: Path) -> None:
    pytest.importorskip("atheris", reason="the fuzzer has no build for this system")
    limits = [f"-runs={RUNS[target]}", "-max_total_time=60", "-timeout=60", "-rss_limit_mb=2000"]
    done = subprocess.run(
        [sys.executable, "-m", "tests.fuzz.targets", target, str(tmp_path), "-seed=7", *limits],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    assert "DONE" in done.stderr
