"""Word lists that lie beside the rules as text files: folded, and read when first asked for."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

from clausesearch.text.folding import fold

_WHOLE = ""


@lru_cache(maxsize=16)
def _sections(name: str) -> dict[str, str]:
    """Return the folded text of each ``[section]`` of ``words/NAME.txt``; ``#`` opens a remark."""
    raw = files(__package__).joinpath("words", f"{name}.txt").read_text(encoding="utf-8")
    lines: dict[str, list[str]] = {_WHOLE: []}
    section = _WHOLE
    for line in raw.split("\n"):
        if line.startswith("["):
            section = line.strip("[] ")
            lines[section] = []
        elif not line.startswith("#"):
            lines[section].append(line)
    return {key: fold(" ".join(part)) for key, part in lines.items()}


@lru_cache(maxsize=128)
def word_list(name: str, section: str = _WHOLE) -> frozenset[str]:
    """Return the folded words of a section, or of a file without sections; none if it is absent."""
    return frozenset(_sections(name).get(section, "").split())


@lru_cache(maxsize=32)
def phrase_list(name: str, section: str) -> frozenset[str]:
    """Return the folded phrases of a section, which bars part."""
    phrases = (" ".join(part.split()) for part in _sections(name).get(section, "").split("|"))
    return frozenset(phrase for phrase in phrases if phrase)
