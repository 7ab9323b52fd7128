"""Two columns on a terminal that stay in step, whether it reorders right-to-left text or not.

Every line is wrapped in logical order by the width of its characters, padded, and put in an isolate
of its own direction (UAX #9): a terminal that reorders does so inside its column only, and one that
does not leaves the columns where they are. Colour comes last and changes no width.
"""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.text import Text

from clausesearch.render.html import direction_of
from clausesearch.render.rows import obeyed_by_none

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import Console

_LRM, _LRI, _RLI, _PDI = "\u200e", "\u2066", "\u2067", "\u2069"
_GAP = "  "
#: Width of what stands between the columns: «one-to-many».
_MIDDLE = 11
#: The narrowest terminal on which two columns still read well.
LEAST_WIDTH = 100
# Marks that would end an isolate, or turn it around; a terminal shows nothing for them.
_BIDI = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)])


class Columns:
    """Lays texts side by side in ``width`` terminal cells; languages give the directions."""

    def __init__(self, console: Console, width: int, left_lang: str, right_lang: str) -> None:
        self._console = console
        self._width = (width - _MIDDLE - 2 * len(_GAP)) // 2
        self._isolates = [
            _RLI if direction_of(lang) == "rtl" else _LRI for lang in (left_lang, right_lang)
        ]

    def lines(
        self, left: Sequence[Text], middle: Sequence[Text], right: Sequence[Text]
    ) -> Iterator[Text]:
        """Return the lines of one row; each text begins a line of its own."""
        columns = [
            [line for text in texts for line in self._wrapped(text, width)]
            for texts, width in ((left, self._width), (middle, _MIDDLE), (right, self._width))
        ]
        blank = Text("")
        for a, b, c in zip_longest(*columns, fillvalue=blank):
            line = Text(_LRM, no_wrap=True, end="")
            line.append_text(_padded(a, self._width, self._isolates[0]))
            line.append(_GAP)
            line.append_text(_padded(b, _MIDDLE, _LRI))
            line.append(_GAP)
            line.append_text(_padded(c, self._width, self._isolates[1]))
            # A last letter, else the padding would count as the end of the line (rule L1).
            line.append(_LRM + "\n")
            yield line

    def _wrapped(self, text: Text, width: int) -> list[Text]:
        # An empty text is an empty line.
        return list(text.wrap(self._console, width, overflow="fold")) or [Text("")]


def kept_inside(text: str) -> str:
    """Return ``text`` less what a terminal would obey and what would reach out of its column."""
    return obeyed_by_none(text.translate(_BIDI))


def latin(text: str) -> str:
    """Return ``text`` as one piece that runs left to right among Arabic words."""
    return f"{_LRI}{kept_inside(text)}{_PDI}"


def _padded(line: Text, width: int, isolate: str) -> Text:
    line = line.copy()
    line.rstrip()
    room = max(width - cell_len(line.plain), 0)
    made = Text(isolate)
    made.append_text(line)
    made.append(" " * room + _PDI)
    return made
