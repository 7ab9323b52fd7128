"""A folded text as words, figures and signs with their places."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from fractions import Fraction

#: Figures in groups of three, with a decimal part or without; words; the signs that measure.
_TOKEN = re.compile(
    r"\d{1,3}(?:[ '\u066c]\d{3})+(?!\d)(?:[,.\u066b]\d+)?"
    r"|\d+(?:[.,،\u066b\u066c]\d+)*"
    r"|[^\W\d_]+|[%٪€$£]"
)
_JOINED = re.compile(r"[\s'‐‑–-]{0,3}|\.")
_NEAR = re.compile(r"[\s'‐‑–()-]{0,4}|\.")
_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:[.,،]\d{3})+")


@dataclass(frozen=True, slots=True)
class Tokens:
    """Words and figures in order, where each begins and ends, and the text between them."""

    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    gaps: tuple[str, ...]  # before each
    #: What was read at a place, so that it is read once.
    seen: dict[int, object] = field(default_factory=dict, compare=False, repr=False)

    def joined(self, place: int) -> bool:
        """Return whether there is a word at ``place`` that the one before runs on to."""
        return 0 < place < len(self.words) and _JOINED.fullmatch(self.gaps[place]) is not None

    def run_on(self, place: int) -> str:
        """Return the word at ``place`` that the one before runs on to, empty when there is none."""
        return self.words[place] if self.joined(place) else ""

    def near(self, place: int) -> bool:
        """Return whether at most blanks, a hyphen and a bracket stand before ``place``."""
        return 0 < place < len(self.words) and _NEAR.fullmatch(self.gaps[place]) is not None

    def follow(self, place: int, words: tuple[str, ...]) -> bool:
        """Return whether exactly these words run on after ``place``."""
        return self.words[place + 1 : place + 1 + len(words)] == words and all(
            self.joined(place + 1 + i) for i in range(len(words))
        )

    def is_figure(self, place: int) -> bool:
        """Return whether digits stand at ``place``."""
        return place < len(self.words) and self.words[place][0].isdigit()


def tokens_of(folded: str) -> Tokens:
    """Return the tokens of a folded text."""
    found = list(_TOKEN.finditer(folded))
    ends = [match.end() for match in found]
    return Tokens(
        tuple(match[0] for match in found),
        tuple(match.start() for match in found),
        tuple(ends),
        tuple(
            folded[before : match.start()] for before, match in zip([0, *ends], found, strict=False)
        ),
    )


def figure_value(figure: str) -> Fraction | None:
    """Return what figures mean: 25,000 and 25.000 are thousands, 2,5 and 2.5 are not.

    None when they are no one number (3.1.2).
    """
    plain = re.sub("[ '\u066c]", "", figure)
    if _THOUSANDS.fullmatch(plain):
        return Fraction(re.sub("[.,،]", "", plain))
    parts = re.split("[.,،\u066b]", plain)
    if len(parts) == 1:
        return Fraction(plain)
    whole, decimals = "".join(parts[:-1]), parts[-1]
    grouped = all(len(part) == 3 for part in parts[1:-1])
    return Fraction(f"{whole}.{decimals}") if grouped else None
