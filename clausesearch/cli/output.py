"""Where answers and remarks go: answers to standard output, everything else to standard error."""

from __future__ import annotations

import sys
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, BinaryIO, Literal

from rich.console import Console

from clausesearch.cli.options import Format
from clausesearch.render import rows as as_rows
from clausesearch.render.rows import one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from rich.console import RenderableType

#: Width of what is not a terminal: a reader's page, not a guess at a screen.
_PIPED_WIDTH = 100


def complain(message: str) -> None:
    """Write one line about a problem to standard error."""
    with suppress(OSError, AttributeError):  # nobody listens: the exit code still speaks
        sys.stderr.write(f"clausesearch: {one_line(message)}\n")
        sys.stderr.flush()


def standard_input() -> BinaryIO | None:
    """Return the bytes of standard input, None when it is closed."""
    return sys.stdin.buffer if sys.stdin else None


class Output:
    """One command's way of speaking."""

    def __init__(
        self, style: Format = Format.TABLE, *, no_color: bool = False, quiet: bool = False
    ) -> None:
        self._format = style
        self.quiet = quiet
        width = None if sys.stdout.isatty() else _PIPED_WIDTH
        system: Literal["auto"] | None = None if no_color else "auto"
        self._out = Console(color_system=system, width=width, highlight=False)
        self._err = Console(color_system=system, stderr=True, highlight=False)

    @property
    def width(self) -> int:
        """Return how many characters a line of the answer has room for."""
        return self._out.width

    def answer(
        self,
        document: Any,  # noqa: ANN401 (anything JSON can hold)
        rows: Sequence[Mapping[str, Any]],
        view: Callable[[], RenderableType],
        readable: Callable[[], Sequence[Mapping[str, Any]]] | None = None,
    ) -> None:
        """Write the answer in the format asked for; a Markdown table has the ``readable`` rows."""
        if self._format is Format.TABLE:
            self.show(view())
            return
        text = {
            Format.JSON: lambda: as_rows.to_json(document),
            Format.JSONL: lambda: as_rows.to_json_lines(rows),
            Format.CSV: lambda: as_rows.to_csv(rows),
            Format.MD: lambda: as_rows.to_markdown(readable() if readable else rows),
        }[self._format]()
        if text:
            sys.stdout.write(text + "\n")

    def say(self, remark: str) -> None:
        """Write a remark to standard error, unless asked to be quiet."""
        if not self.quiet:
            self._err.print(remark, markup=False, soft_wrap=True)

    def show(self, view: RenderableType) -> None:
        """Write something for the eye alone, whatever the format."""
        with self._out.capture() as captured:
            self._out.print(view)
        # Wrapped lines come padded to the full width; a reader who copies them wants none of it.
        lines = (line.rstrip() for line in captured.get().splitlines())
        sys.stdout.write("\n".join(lines) + "\n")

    @contextmanager
    def progress(self, what: str) -> Iterator[Callable[[int, int], None] | None]:
        """Show a progress bar on a terminal; elsewhere give nothing to call."""
        if self.quiet or not sys.stderr.isatty():
            yield None
            return
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
        with Progress(*columns, console=self._err, transient=True) as bar:
            task = bar.add_task(what, total=None)
            yield lambda done, total: bar.update(task, completed=done, total=total)
