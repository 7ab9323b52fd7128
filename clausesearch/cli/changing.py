"""The commands that change an index."""

from __future__ import annotations

from typing import Annotated

import typer

from clausesearch.cli.application import app
from clausesearch.cli.options import (
    DEFAULT_INDEX,
    Format,
    FormatOption,
    IndexOption,
    ModelOption,
    NoColorOption,
    QuietOption,
)
from clausesearch.cli.output import Output, complain, standard_input
from clausesearch.errors import InputError


@app.command("add")
def add(
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="PATHS…", help="Files, folders, web addresses, or - for standard input."
        ),
    ],
    index: IndexOption = DEFAULT_INDEX,
    model: ModelOption = None,
    name: Annotated[str, typer.Option(help="Name of what comes from standard input.")] = "",
    style: FormatOption = Format.TABLE,
    no_color: NoColorOption = False,
    quiet: QuietOption = False,
) -> None:
    """Add agreements to the index, or bring them up to date."""
    from clausesearch.library import open_index
    from clausesearch.reading import read_stream
    from clausesearch.render.changes import changes_rows, changes_summary, failure_lines
    from clausesearch.render.terminal import rows_view

    out = Output(style, no_color=no_color, quiet=quiet)
    items = [read_stream(standard_input(), name) if path == "-" else path for path in paths]
    with open_index(index, model) as opened, out.progress("Adding") as progress:
        outcomes = opened.add(items, progress)
    rows = changes_rows(outcomes)
    out.answer(
        {"index": str(index), "files": rows}, rows, lambda: rows_view(rows, "Nothing to add.")
    )
    for outcome in outcomes:
        for note in outcome.notes:
            out.say(note)
    out.say(changes_summary(outcomes))
    if failed := failure_lines(outcomes):
        for line in failed:
            complain(line)
        raise typer.Exit(InputError.exit_code)


@app.command("remove")
def remove(
    agreements: Annotated[
        list[str], typer.Argument(metavar="AGREEMENTS…", help="Names, or the files they came from.")
    ],
    index: IndexOption = DEFAULT_INDEX,
    quiet: QuietOption = False,
) -> None:
    """Take agreements out of the index."""
    from clausesearch.library import open_index

    with open_index(index) as opened:
        count = opened.remove(agreements)
    Output(quiet=quiet).say(f"removed {count} from {index}")


@app.command("reindex")
def reindex(
    index: IndexOption = DEFAULT_INDEX,
    model: ModelOption = None,
    no_color: NoColorOption = False,
    quiet: QuietOption = False,
) -> None:
    """Segment and embed all stored agreements anew, with another model if one is given."""
    from clausesearch.library import open_index

    out = Output(no_color=no_color, quiet=quiet)
    with open_index(index, model) as opened, out.progress("Reindexing") as progress:
        count = opened.reindex(progress)
        used = opened.encoder().name
    out.say(f"built {index} anew: {count} agreements with the model '{used}'")
