"""The words of ``cues.toml`` as patterns over folded text, compiled when first asked for."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from clausesearch.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

_ARABIC = re.compile("[\u0620-\u064a]")


@cache
def cue_words(table: str, entry: str) -> frozenset[str]:
    """Return the folded phrases of one list."""
    return frozenset(fold(phrase) for phrase in _tables()[table][entry])


@cache
def cue_pattern(table: str, entry: str) -> re.Pattern[str]:
    """Return a pattern that meets any phrase of one list as whole words, the longest first."""
    return any_of(cue_words(table, entry))


def any_of(words: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern of folded phrases, in ``cue`` without what Arabic writes on to them."""
    longest_first = sorted(words, key=len, reverse=True)
    arabic = [word for word in longest_first if _ARABIC.match(word)]
    latin = [word for word in longest_first if not _ARABIC.match(word)]
    groups = []
    if arabic:
        groups.append(rf"[وف]?[بلك]?(?P<arabic>{_alternatives(arabic)})")
    if latin:
        groups.append(f"(?P<latin>{_alternatives(latin)})")
    # An apostrophe ends « d' » and « qu' » without a boundary of its own.
    return re.compile(rf"(?<!\w)(?:{'|'.join(groups)})(?:(?<=')|(?!\w))")


def _alternatives(words: list[str]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in words)


@cache
def _tables() -> dict[str, dict[str, list[str]]]:
    raw = files(__package__).joinpath("cues.toml").read_text(encoding="utf-8")
    return tomllib.loads(raw)
