"""Word lists that lie beside the rules as text files, folded and read once, when first asked for."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

from clausesearch.text.folding import fold


@lru_cache(maxsize=8)
def word_list(name: str) -> frozenset[str]:
    """Return the folded words of ``words/NAME.txt``; lines that begin with ``#`` are remarks."""
    raw = files(__package__).joinpath("words", f"{name}.txt").read_text(encoding="utf-8")
    lines = (line for line in raw.split("\n") if not line.startswith("#"))
    return frozenset(fold(" ".join(lines)).split())
