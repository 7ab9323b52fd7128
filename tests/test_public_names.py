"""The public names are exactly these."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

import clausesearch


def test_public_names() -> None:
    assert clausesearch.__all__ == [
        "Clause",
        "ClauseSearchError",
        "Comparison",
        "Hit",
        "Index",
        "Match",
        "load_encoder",
        "open_index",
        "segment",
    ]


def test_every_public_name_can_be_fetched_and_no_other() -> None:
    for name in clausesearch.__all__:
        assert getattr(clausesearch, name).__name__ == name
    assert set(clausesearch.__all__) <= set(dir(clausesearch))
    assert not hasattr(clausesearch, "open_indexes")


def test_no_exported_function_bears_its_modules_name() -> None:
    for name in clausesearch.__all__:
        home = sys.modules[getattr(clausesearch, name).__module__]
        assert home.__name__.rsplit(".", 1)[-1] != name


def test_a_package_exports_only_what_it_lists() -> None:
    for package in ("text", "reading", "embedding", "store", "search", "compare"):
        module = importlib.import_module(f"clausesearch.{package}")
        assert module.__doc__
        assert module.__file__ is not None
        assert Path(module.__file__).name == "__init__.py"
        for name in getattr(module, "__all__", []):
            assert hasattr(module, name)
