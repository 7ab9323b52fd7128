"""The command that measures search on a judged collection."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from clausesearch.cli.application import app
from clausesearch.cli.options import (
    Format,
    FormatOption,
    ModelOption,
    NoColorOption,
    QuietOption,
)
from clausesearch.cli.output import Output


@app.command("bench")
def bench(
    collection: Annotated[
        Path, typer.Argument(help="A BEIR folder: corpus.jsonl, queries.jsonl, qrels.tsv.")
    ],
    system: Annotated[
        list[str] | None,
        typer.Option(help="random, bm25, dense, words, shipped, or a sum like dense+bm25."),
    ] = None,
    queries: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Other queries than queries.jsonl.")
    ] = None,
    judgements: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Other judgements than qrels.tsv.")
    ] = None,
    least: Annotated[float, typer.Option(help="The grade from which a text counts as right.")] = 1,
    judged_only: Annotated[
        bool, typer.Option("--judged-only", help="Rank only the texts judged for a query.")
    ] = False,
    model: ModelOption = None,
    style: FormatOption = Format.TABLE,
    no_color: NoColorOption = False,
    quiet: QuietOption = False,
) -> None:
    """Measure retrieval quality on a judged collection, yours or a public one."""
    from clausesearch.bench import read_collection, run_bench
    from clausesearch.embedding import load_encoder
    from clausesearch.render.terminal import rows_view

    out = Output(style, no_color=no_color, quiet=quiet)
    read = read_collection(collection, queries, judgements)
    with out.progress("Asking") as progress:
        report = run_bench(
            read,
            load_encoder(model),
            system or (),
            least=least,
            judged_only=judged_only,
            progress=progress,
        )
    rows = report.rows()
    out.answer(report.document(), rows, lambda: rows_view(rows, "No system was asked."))
    out.say(
        f"{len(report.queries)} queries of {report.collection}, model '{report.model}', "
        f"{report.milliseconds} ms a query; all measures x 100"
    )
