"""The command that measures search and comparison on judged collections."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from clausesearch.cli.application import app
from clausesearch.cli.options import Format, FormatOption, NoColorOption, QuietOption
from clausesearch.cli.output import Output
from clausesearch.errors import UsageError

if TYPE_CHECKING:
    from rich.console import RenderableType

    from clausesearch.bench import BenchReport


class View(StrEnum):
    """What the rows of a table are."""

    SYSTEM = "system"
    PAIR = "pair"
    THEME = "theme"
    ALL = "all"


@app.command("bench")
def bench(
    collection: Annotated[
        Path,
        typer.Argument(
            help="A BEIR folder (corpus.jsonl, queries.jsonl, qrels.tsv), or labelled spans "
            "(queries.jsonl, qrels.tsv, agreements/); with --compare aligned pairs (pairs.jsonl, "
            "agreements/)."
        ),
    ],
    compare: Annotated[
        bool, typer.Option("--compare", help="Measure comparison, on aligned pairs.")
    ] = False,
    given: Annotated[
        bool,
        typer.Option("--given", help="With --compare: the labelled clauses, not the tool's own."),
    ] = False,
    texts: Annotated[
        Path | None,
        typer.Option(metavar="FOLDER", help="Where labelled agreements lie, if elsewhere."),
    ] = None,
    split: Annotated[str, typer.Option(help="Only the queries of this part (dev, test, …).")] = "",
    system: Annotated[
        list[str] | None,
        typer.Option(help="random, bm25, dense, words, shipped, or a sum like dense+bm25."),
    ] = None,
    model: Annotated[
        list[str] | None,
        typer.Option(help="Any sentence-transformers model; several stand side by side."),
    ] = None,
    by: Annotated[
        list[View] | None, typer.Option(help="One table for each; more than one may be named.")
    ] = None,
    queries: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Other queries than queries.jsonl.")
    ] = None,
    judgements: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Other judgements than qrels.tsv.")
    ] = None,
    least: Annotated[
        float | None,
        typer.Option(help="The grade from which a label counts as right: 1, for spans 2."),
    ] = None,
    judged_only: Annotated[
        bool, typer.Option("--judged-only", help="Rank only what was judged for a query.")
    ] = False,
    exclude: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME", help="Honour metadata.exclude_NAME, too; exclude_always always is."
        ),
    ] = None,
    save: Annotated[
        Path | None,
        typer.Option(
            metavar="PATH", help="Keep the report: a .json file, or a folder to name one in."
        ),
    ] = None,
    plot: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Draw the report: .svg or .png.")
    ] = None,
    style: FormatOption = Format.TABLE,
    no_color: NoColorOption = False,
    quiet: QuietOption = False,
) -> None:
    """Measure retrieval quality, or comparison, on a judged collection, yours or a public one."""
    out = Output(style, no_color=no_color, quiet=quiet)
    if compare or given:
        others = {
            "--system": system,
            "--by": by,
            "--queries": queries,
            "--judgements": judgements,
            "--least": least,
            "--judged-only": judged_only,
            "--exclude": exclude,
            "--plot": plot,
        }
        _check_alone(compare, [name for name, value in others.items() if value])
        _measure_comparison(collection, texts, split, model or [], out, save, given=given)
        return
    from clausesearch.bench import run_bench
    from clausesearch.bench.plot import check_plot, write_plot
    from clausesearch.bench.reading import read_judged
    from clausesearch.bench.results import save_report
    from clausesearch.embedding import load_encoder

    if plot:
        check_plot(plot)
    read = read_judged(
        collection, queries, judgements, split=split, texts=texts, exclude=exclude or ()
    )
    with out.progress("Asking") as progress:
        report = run_bench(
            read,
            [load_encoder(name) for name in dict.fromkeys(model or (None,))],
            system or (),
            least=least,
            judged_only=judged_only,
            progress=progress,
        )
    views = _views(report, by or [])
    rows = [{"by": view} | row for view in views for row in report.rows(view)]
    out.answer(report.document(), rows, lambda: _view(report, views))
    if save:
        out.say(f"kept as {save_report(report, save)}")
    if plot:
        write_plot(report.document(), plot)
        out.say(f"drew {plot}")
    for remark in _remarks(report):
        out.say(remark)


def _check_alone(compare: bool, others: list[str]) -> None:
    if not compare:
        raise UsageError("--given is for comparison; add --compare")
    if others:
        raise UsageError(f"{', '.join(others)} has no meaning with --compare; leave it out")


def _measure_comparison(
    folder: Path,
    texts: Path | None,
    split: str,
    models: list[str],
    out: Output,
    save: Path | None,
    *,
    given: bool,
) -> None:
    from clausesearch.bench.alignments import read_alignments
    from clausesearch.bench.comparing import run_compare_bench
    from clausesearch.bench.results import save_report
    from clausesearch.embedding import load_encoder

    if len(models) > 1:
        raise UsageError("--compare measures one model at a time; name one --model")
    pairs = read_alignments(folder, texts, split)
    name = f"{folder.resolve().name}-pairs" + ("-given" if given else "")
    with out.progress("Comparing") as progress:
        report = run_compare_bench(
            pairs, load_encoder(*models), name, split, given=given, progress=progress
        )
    rows, differences = report.rows(), report.difference_rows()
    out.answer(report.document(), rows, lambda: _comparison_view(rows, differences))
    if save:
        out.say(f"kept as {save_report(report, save)}")
    out.say(
        f"{len(pairs)} pairs of {report.collection}{f' ({split})' if split else ''}, "
        f"{report.clauses} clauses, model {report.model}; all shares x 100; each baseline at the "
        "price that is best for it on these pairs"
    )


def _comparison_view(
    rows: list[dict[str, Any]], differences: list[dict[str, Any]]
) -> RenderableType:
    from rich.console import Group
    from rich.text import Text

    from clausesearch.bench.compare_views import alignment_table, difference_table

    parts: list[RenderableType] = [alignment_table(rows)]
    if differences:
        parts += [Text(""), difference_table(differences)]
    return Group(*parts)


def _views(report: BenchReport, by: list[View]) -> list[str]:
    if View.ALL in by:
        return [view for view in View if view is not View.ALL]
    if by:
        return list(dict.fromkeys(by))
    several = any(one.target != "any" for one in report.lists)
    return [View.SYSTEM, View.PAIR] if several else [View.SYSTEM]


def _view(report: BenchReport, views: list[str]) -> RenderableType:
    from rich.console import Group
    from rich.text import Text

    from clausesearch.bench.views import reliability_table, report_table

    latency = report.latency()
    parts: list[RenderableType] = []
    for view in views:
        parts += [report_table(view, report.rows(view), latency), Text("")]
    if View.PAIR in views and (found := report.reliability()):
        parts += [reliability_table(found), Text("")]
    return Group(*parts[:-1])


def _remarks(report: BenchReport) -> list[str]:
    split = f" ({report.split})" if report.split else ""
    count = len(report.queries)
    queries = f"{count} {'query' if count == 1 else 'queries'}"
    what = (
        f"{queries} of {report.collection}{split}, {report.clauses} clauses, "
        f"model {', '.join(report.models)}; all measures x 100, right from grade {report.least:g}; "
        f"won/tied/lost and p: {report.reference} against the row"
    )
    times = [
        f"{system}: median {spent['median']} ms a search, p95 {spent['p95']} ms "
        f"({spent['calls']} searches)"
        for system, spent in report.latency().items()
    ]
    return [what, *times]
