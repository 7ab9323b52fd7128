"""A text in its folded form that still knows where each letter came from."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache

from clausesearch.text.folding import fold

#: Facts stand at the beginning and at the end of a text: of a longer one only as much of each.
WINDOW = 100_000


class FoldedText:
    """``text`` folded letter by letter: what rules are matched on, with the way back.

    ``folded`` is what patterns see; ``span`` turns offsets in it into offsets of ``text``. Of a
    text of more than two ``WINDOW`` code points only the two ends are there, so that the time
    taken is bounded; between them stands a blank line.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        if len(text) <= 2 * WINDOW:
            pieces = [(0, text)]
        else:
            pieces = [(0, text[:WINDOW]), (len(text) - WINDOW, text[-WINDOW:])]
        folded: list[str] = []
        origins: list[int] = []
        for first, piece in pieces:
            if folded:
                folded.append("\n\n")
                origins += [first, first]
            letters = [_fold_letter(letter) for letter in piece]
            folded += letters
            origins += [first + place for place, letter in enumerate(letters) for _ in letter]
        self.folded = "".join(folded)
        self._origins = origins

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the span of ``text`` that ``folded[start:end]`` came from; never an empty one.

        Letters and marks at its end that folding drops («الوفاء») belong to it.
        """
        last = self._origins[end - 1] + 1
        while last < len(self.text) and not _fold_letter(self.text[last]):
            last += 1
        return self._origins[start], last

    def folded_span(self, start: int, end: int) -> tuple[int, int]:
        """Return the span of ``folded`` that ``text[start:end]`` became."""
        return bisect_left(self._origins, start), bisect_left(self._origins, end)


@cache
def _fold_letter(letter: str) -> str:
    return letter if letter in "\n\r\t " else fold(letter)
