"""The commands that show what the tool is made of."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from clausesearch.cli.application import app
from clausesearch.cli.options import Format, FormatOption, ModelOption, NoColorOption, QuietOption
from clausesearch.cli.output import Output

model_app = typer.Typer(help="The embedding model.", no_args_is_help=True, rich_markup_mode=None)
app.add_typer(model_app, name="model")


@model_app.command("info")
def model_info(
    model: ModelOption = None,
    style: FormatOption = Format.TABLE,
    no_color: NoColorOption = False,
    quiet: QuietOption = False,
) -> None:
    """Say which model is used, its size and where it lies."""
    from clausesearch.embedding import describe, load_encoder
    from clausesearch.render.terminal import facts_view

    facts = describe(load_encoder(model))
    Output(style, no_color=no_color, quiet=quiet).answer(facts, [facts], lambda: facts_view(facts))


@app.command("demo")
def demo(
    folder: Annotated[Path, typer.Option(help="Where the demo's index and page go.")] = Path(
        "demo"
    ),
    no_color: NoColorOption = False,
    quiet: QuietOption = False,
) -> None:
    """Index the shipped agreements, search them in three languages and compare two."""
    from clausesearch.cli.demo import run_demo

    run_demo(folder, Output(no_color=no_color, quiet=quiet))
