"""The commands. Each parses, makes one library call, and hands the result to be shown."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from clausesearch.cli.options import (
    DEFAULT_INDEX,
    CountOption,
    Format,
    FormatOption,
    IndexOption,
    ModelOption,
    NoColorOption,
    QuietOption,
)
from clausesearch.cli.output import Output, complain
from clausesearch.errors import InputError

app = typer.Typer(
    name="clausesearch",
    help="Find and compare the commitments of agreements by meaning: Arabic, French, English.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
model_app = typer.Typer(help="The embedding model.", no_args_is_help=True, rich_markup_mode=None)
app.add_typer(model_app, name="model")


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"clausesearch {version('clausesearch')}")
        raise typer.Exit


@app.callback()
def root(
    version: Annotated[  # noqa: ARG001 (handled by its callback)
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """Find and compare the commitments of agreements by meaning: Arabic, French, English."""


@app.command()
def add(
    paths: Annotated[
        list[str], typer.Argument(metavar="PATHS…", help="Files, folders, or - for standard input.")
    ],
    index: IndexOption = DEFAULT_INDEX,
    model: ModelOption = None,
    name: Annotated[str, typer.Option(help="Name of what comes from standard input.")] = "stdin",
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
    items = [read_stream(sys.stdin.buffer, name) if path == "-" else path for path in paths]
    with open_index(index, model) as opened, out.progress("Adding") as progress:
        outcomes = opened.add(items, progress)
    rows = changes_rows(outcomes)
    out.answer({"index": str(index), "files": rows}, rows, lambda: rows_view(rows, "Nothing to add."))
    for outcome in outcomes:
        for note in outcome.notes:
            out.say(note)
    out.say(changes_summary(outcomes))
    if failed := failure_lines(outcomes):
        for line in failed:
            complain(line)
        raise typer.Exit(InputError.exit_code)


@app.command()
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
        opened.remove(agreements)
    Output(quiet=quiet).say(f"removed {len(set(agreements))} from {index}")


@app.command("list")
def list_(
    index: IndexOption = DEFAULT_INDEX,
    style: FormatOption = Format.TABLE,
    no_color: NoColorOption = False,
) -> None:
    """List the agreements of the index."""
    from clausesearch.library import open_index
    from clausesearch.render.changes import agreement_rows
    from clausesearch.render.terminal import rows_view

    with open_index(index) as opened:
        rows = agreement_rows(opened.agreements())
    Output(style, no_color=no_color).answer(
        {"index": str(index), "agreements": rows},
        rows,
        lambda: rows_view(rows, "The index is empty. Add agreements: clausesearch add FILES"),
    )


@app.command()
def show(
    agreement: Annotated[str, typer.Argument(help="Name of an agreement in the index.")],
    index: IndexOption = DEFAULT_INDEX,
    style: FormatOption = Format.TABLE,
    no_color: NoColorOption = False,
) -> None:
    """Show one agreement, clause by clause."""
    from clausesearch.library import open_index
    from clausesearch.render.contract import segment_dict, segments_dict
    from clausesearch.render.terminal import agreement_view

    with open_index(index) as opened:
        found = opened.agreement(agreement)
        clauses = opened.clauses(agreement)
    Output(style, no_color=no_color).answer(
        segments_dict(found.name, found.lang, clauses)
        | {"title": found.title, "source": found.source},
        [segment_dict(clause) for clause in clauses],
        lambda: agreement_view(found, clauses),
    )


@app.command()
def segment(
    file: Annotated[str, typer.Argument(help="A text file, or - for standard input.")],
    style: FormatOption = Format.TABLE,
    no_color: NoColorOption = False,
    quiet: QuietOption = False,
) -> None:
    """Cut a file into clauses without an index."""
    from clausesearch.library import segment_document
    from clausesearch.reading import read_document, read_stream
    from clausesearch.render.contract import segment_dict, segments_dict
    from clausesearch.render.terminal import clauses_view

    out = Output(style, no_color=no_color, quiet=quiet)
    document = read_stream(sys.stdin.buffer) if file == "-" else read_document(Path(file))
    for note in document.notes:
        out.say(note)
    document, clauses = segment_document(document)
    out.answer(
        segments_dict(document.name, document.lang, clauses),
        [segment_dict(clause) for clause in clauses],
        lambda: clauses_view(clauses),
    )


@app.command()
def search(
    query: Annotated[str, typer.Argument(help='What to look for; "quoted words" must occur.')],
    k: CountOption = 10,
    lang: Annotated[
        list[str] | None, typer.Option(help="Only clauses in this language (ar, fr, en, …).")
    ] = None,
    agreement: Annotated[
        list[str] | None, typer.Option(help="Only clauses of this agreement.")
    ] = None,
    explain: Annotated[bool, typer.Option(help="Show which words met which.")] = False,
    index: IndexOption = DEFAULT_INDEX,
    model: ModelOption = None,
    style: FormatOption = Format.TABLE,
    no_color: NoColorOption = False,
) -> None:
    """Find clauses by meaning, in any language of the index."""
    from clausesearch.library import open_index
    from clausesearch.render.contract import hit_dict, hits_dict
    from clausesearch.render.terminal import hits_view

    with open_index(index, model) as opened:
        hits = opened.search(query, k, langs=lang or (), agreements=agreement or ())
        used = opened.encoder().name
    Output(style, no_color=no_color).answer(
        hits_dict(query, str(index), used, hits),
        [hit_dict(rank, hit) for rank, hit in enumerate(hits, start=1)],
        lambda: hits_view(hits, explain=explain),
    )


@app.command()
def similar(
    clause: Annotated[str, typer.Argument(help="A clause as search names it: AGREEMENT#NUMBER.")],
    k: CountOption = 10,
    explain: Annotated[bool, typer.Option(help="Show which words met which.")] = False,
    index: IndexOption = DEFAULT_INDEX,
    model: ModelOption = None,
    style: FormatOption = Format.TABLE,
    no_color: NoColorOption = False,
) -> None:
    """Find the clauses of other agreements that are closest to one clause."""
    from clausesearch.library import open_index
    from clausesearch.render.contract import hit_dict, hits_dict
    from clausesearch.render.terminal import hits_view

    with open_index(index, model) as opened:
        hits = opened.similar(clause, k)
        used = opened.encoder().name
    Output(style, no_color=no_color).answer(
        hits_dict(clause, str(index), used, hits),
        [hit_dict(rank, hit) for rank, hit in enumerate(hits, start=1)],
        lambda: hits_view(hits, explain=explain),
    )


@app.command()
def compare(
    left: Annotated[str, typer.Argument(help="An agreement of the index, or a file.")],
    right: Annotated[str, typer.Argument(help="An agreement of the index, or a file.")],
    html: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write the comparison as a page.")
    ] = None,
    index: IndexOption = DEFAULT_INDEX,
    model: ModelOption = None,
    style: FormatOption = Format.TABLE,
    no_color: NoColorOption = False,
    quiet: QuietOption = False,
) -> None:
    """Compare two agreements side by side: what meets, and what only one side has."""
    from clausesearch.library import open_index
    from clausesearch.render.contract import comparison_dict, comparison_rows
    from clausesearch.render.html import write_comparison
    from clausesearch.render.terminal import comparison_view

    out = Output(style, no_color=no_color, quiet=quiet)
    with open_index(index, model) as opened:
        comparison = opened.compare(left, right)
    if html:
        write_comparison(comparison, html)
        out.say(f"wrote {html}: open it in a browser.")
    out.answer(
        comparison_dict(comparison),
        comparison_rows(comparison),
        lambda: comparison_view(comparison),
    )


@app.command()
def reindex(
    index: IndexOption = DEFAULT_INDEX,
    model: ModelOption = None,
    no_color: NoColorOption = False,
    quiet: QuietOption = False,
) -> None:
    """Segment and embed all stored agreements anew, with the model given or the bundled one."""
    from clausesearch.library import open_index

    out = Output(no_color=no_color, quiet=quiet)
    with open_index(index, model) as opened, out.progress("Reindexing") as progress:
        count = opened.reindex(progress)
        used = opened.encoder().name
    out.say(f"built {index} anew: {count} agreements with the model '{used}'")


@model_app.command("info")
def model_info(
    model: ModelOption = None,
    style: FormatOption = Format.TABLE,
    no_color: NoColorOption = False,
) -> None:
    """Say which model is used, its size and where it lies."""
    from clausesearch.embedding import describe, load_encoder
    from clausesearch.render.terminal import facts_view

    facts = describe(load_encoder(model))
    Output(style, no_color=no_color).answer(facts, [facts], lambda: facts_view(facts))


@app.command()
def demo(
    folder: Annotated[Path, typer.Option(help="Where the demo's index and page go.")] = Path("demo"),
    no_color: NoColorOption = False,
) -> None:
    """Index the shipped agreements, search them in three languages and compare two."""
    from clausesearch.cli.demo import run_demo

    run_demo(folder, Output(no_color=no_color))
