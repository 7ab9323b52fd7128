"""Lines of text put together from the pieces of a marked-up document."""

from __future__ import annotations

import re

#: White space that markup lays over several lines; a no-break space is a character of the text.
_SPACES = re.compile(r"[ \t\r\n\f]+")
#: Between the cells of a row of a table, wherever it came from.
CELL = " | "


class Blocks:
    """Collects pieces of text into lines; a line ends where a block of the document does."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._pieces: list[str] = []

    def write(self, text: str | None, *, verbatim: bool = False) -> None:
        """Add text to the line that is open; ``verbatim`` text has lines of its own."""
        first, *others = text.split("\n") if text and verbatim else [text or ""]
        self._pieces.append(first)
        for line in others:
            self.end()
            self._pieces.append(line)

    def cell(self) -> None:
        """Start the next cell of a row."""
        if any(piece.strip() for piece in self._pieces):
            self._pieces.append(CELL)

    def end(self, *, blank: bool = False) -> None:
        """End the line that is open; ``blank`` leaves an empty line before the next one."""
        line = _SPACES.sub(" ", "".join(self._pieces)).strip(" ")
        self._pieces.clear()
        if line and line.strip("-| \xa0"):
            self._lines.append(line)
        if blank and self._lines and self._lines[-1]:
            self._lines.append("")

    def text(self) -> str:
        """Return what was written, one line a block."""
        self.end()
        return "\n".join(self._lines).strip("\n")
