"""A run that is killed goes on where it was, and ends where it would have ended."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time

import pytest

from tests.conftest import Run
from tests.support import ROOT
from tests.training.invented import invented_terms, lexicon_lines

pytest.importorskip("torch", reason="training needs clausesearch[hub]")


def kill_after_an_epoch(folder, *command):
    """Start ``command``, kill it as soon as a first epoch is kept, and say how many were."""
    running = subprocess.Popen(
        [sys.executable, "-m", *map(str, command)],
        cwd=ROOT,
        env=os.environ | {"HF_HUB_OFFLINE": "1"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    kept = folder / ".checkpoint" / "state.safetensors"
    deadline = time.monotonic() + 120
    while not kept.exists() and running.poll() is None and time.monotonic() < deadline:
        time.sleep(0.005)
    running.send_signal(signal.SIGKILL)
    assert running.wait() == -signal.SIGKILL, "it ended before it could be killed"
    assert kept.exists()
    assert not (folder / "modules.json").exists()


def events(folder):
    lines = (folder / "training-log.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def content(folder):
    return {
        name: (folder / "0_StaticEmbedding" / name).read_bytes()
        for name in ("model.safetensors", "tokenizer.json")
    }


def same_end(killed, whole):
    """Check that both runs ended alike, to the byte."""
    assert content(killed) == content(whole)
    assert not (killed / ".checkpoint").exists()
    resumed = [event for event in events(killed) if event["event"] == "resumed"]
    assert len(resumed) == 1
    assert resumed[0]["epochs"] >= 1
    ends = [
        [event for event in events(folder) if event["event"] in ("settings", "step", "epoch")]
        for folder in (killed, whole)
    ]
    assert ends[0] == ends[1]


def test_an_adaptation_goes_on(tmp_path, run: Run, other_model):
    (tmp_path / "terms.tsv").write_text(lexicon_lines(invented_terms()), encoding="utf-8")
    options = ["train", "--quick", "--epochs", "4", "--from", other_model, "--lexicon"]
    options += [tmp_path / "terms.tsv", "--out"]
    assert run(*options, tmp_path / "whole").returncode == 0
    killed = tmp_path / "killed"
    kill_after_an_epoch(killed, "clausesearch", *options, killed)
    other = run(*options, killed, "--seed", "5")
    assert other.returncode == 2
    assert "--restart" in other.stderr
    again = run(*options, killed)
    assert again.returncode == 0, again.stderr
    assert "going on after epoch" in again.stderr
    same_end(killed, tmp_path / "whole")


def test_restart_throws_the_checkpoint_away(tmp_path, run: Run, other_model):
    (tmp_path / "terms.tsv").write_text(lexicon_lines(invented_terms()), encoding="utf-8")
    out = tmp_path / "model"
    options = ["train", "--quick", "--from", other_model, "--lexicon", tmp_path / "terms.tsv"]
    (out / ".checkpoint").mkdir(parents=True)
    (out / ".checkpoint" / "state.safetensors").write_bytes(b"half of a file")
    (out / "training-log.jsonl").write_text('{"event": "settings"}\n', encoding="utf-8")
    damaged = run(*options, "--out", out)
    assert damaged.returncode == 2
    assert "is damaged" in damaged.stderr
    done = run(*options, "--out", out, "--restart")
    assert done.returncode == 0, done.stderr
    assert "going on" not in done.stderr
    assert not (out / ".checkpoint").exists()


def test_a_training_from_nothing_goes_on(tmp_path):
    for name in ("clauses/g1.jsonl", "lexicon/L1.tsv"):
        (tmp_path / "seeds" / name).parent.mkdir(parents=True)
        shutil.copy(ROOT / "seeds" / name, tmp_path / "seeds" / name)
    command = ["clausesearch.training", "--quick", "--epochs", "6", "--seeds", tmp_path / "seeds"]
    done = subprocess.run(
        [sys.executable, "-m", *map(str, command), "--out", tmp_path / "whole"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    killed = tmp_path / "killed"
    kill_after_an_epoch(killed, *command, "--out", killed)
    again = subprocess.run(
        [sys.executable, "-m", *map(str, command), "--out", killed],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert again.returncode == 0, again.stderr
    assert "going on after epoch" in again.stderr
    same_end(killed, tmp_path / "whole")
