"""The README's commands and what they print. ``python -m tests.readme`` writes the outputs anew."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.support import ROOT

README = ROOT / "README.md"
BLOCK = re.compile(r"```console\n\$ (?P<command>[^\n]+)\n(?P<output>.*?)```", re.DOTALL)


def prepare(folder: Path) -> None:
    """Do what `make demo` does, in ``folder``."""
    (folder / "seeds").symlink_to(ROOT / "seeds")
    execute("clausesearch demo", folder)


def execute(command: str, folder: Path) -> str:
    """Return what a command prints to standard output."""
    environment = os.environ | {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "HF_HUB_OFFLINE": "1",
    }
    done = subprocess.run(
        ["bash", "-euc", command], cwd=folder, env=environment, capture_output=True, check=True
    )
    return done.stdout.decode()


def refreshed(text: str, folder: Path) -> str:
    """Return the README with the outputs of its commands as they are today."""

    def run(match: re.Match[str]) -> str:
        output = execute(match["command"], folder)
        return f"```console\n$ {match['command']}\n{output}```"

    return BLOCK.sub(run, text)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as scratch:
        prepare(Path(scratch))
        README.write_text(refreshed(README.read_text("utf-8"), Path(scratch)), "utf-8")
