"""What a command must not load: start-up is a promise."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

#: What reads other files than texts, or fetches them; none of it is needed to search.
READERS = {"lxml", "docx", "pypdf", "pypdfium2", "trafilatura", "ssl", "http"}

PROBE = """
import json, sys
sys.argv = ["clausesearch", *json.loads(sys.argv[1])]
from clausesearch.cli import main
try:
    main()
except SystemExit:
    pass
print("\\n" + json.dumps(sorted(sys.modules)))
"""


def loaded(*arguments: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", PROBE, json.dumps(arguments)],
        capture_output=True,
        text=True,
        check=True,
    )
    return set(json.loads(done.stdout.splitlines()[-1]))


@pytest.mark.parametrize(
    "arguments",
    [("--help",), ("search", "--help"), ("add", "--help"), ("compare", "--help"), ("--version",)],
)
def test_help_loads_nothing_heavy(arguments: tuple[str, ...]) -> None:
    modules = loaded(*arguments)
    assert "typer" in modules
    assert not modules & {"torch", "faiss", "numpy", "tokenizers", "scipy", "sentence_transformers"}
    assert not modules & READERS


def test_a_search_loads_neither_torch_nor_what_comparing_takes(index: Path) -> None:
    modules = loaded("search", "joint committee", "--index", str(index))
    assert not modules & {"clausesearch.compare", "clausesearch.text.segmentation"}
    assert {"numpy", "faiss", "tokenizers"} <= modules
    assert not modules & {"torch", "sentence_transformers", "transformers", "scipy", "py3langid"}
    assert not modules & READERS


def test_the_front_door_loads_nothing() -> None:
    done = subprocess.run(
        [sys.executable, "-c", "import clausesearch, sys; print('numpy' in sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "False"
