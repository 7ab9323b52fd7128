"""The application all commands are declared on."""

from __future__ import annotations

from typing import Annotated

import typer

app = typer.Typer(
    name="clausesearch",
    help="Find and compare the commitments of agreements by meaning: Arabic, French, English.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"clausesearch {version('clausesearch')}")
        raise typer.Exit


@app.callback()
def root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """Find and compare the commitments of agreements by meaning: Arabic, French, English."""
