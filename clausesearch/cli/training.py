"""The command that adapts the model to a field."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from statistics import fmean
from typing import TYPE_CHECKING, Annotated

import typer

from clausesearch.cli.application import app
from clausesearch.cli.options import Format, FormatOption, NoColorOption, QuietOption
from clausesearch.cli.output import Output
from clausesearch.errors import InputError, ModelError, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from clausesearch.bench.collection import Collection
    from clausesearch.bench.spans import SpanCollection
    from clausesearch.training.adapted_card import Adaptation, Judged

    Judge = Callable[[str, Path], Sequence[Judged]]


@app.command("train")
def train(
    out: Annotated[Path, typer.Option(metavar="DIR", help="Folder of the adapted model.")],
    lexicon: Annotated[
        list[Path] | None,
        typer.Option(metavar="FILE.tsv", help="Terms: field, Arabic, English, French."),
    ] = None,
    parallel: Annotated[
        list[Path] | None,
        typer.Option(metavar="FILE.tsv[.gz]", help="Texts and their translations, two columns."),
    ] = None,
    clauses: Annotated[
        list[Path] | None,
        typer.Option(metavar="FILE.jsonl", help="Clauses in three languages, with queries."),
    ] = None,
    base: Annotated[
        str,
        typer.Option("--from", metavar="bundled|FOLDER", help="The static model to begin from."),
    ] = "bundled",
    epochs: Annotated[
        int | None, typer.Option(min=1, help="How often all of it is seen; 4 by default.")
    ] = None,
    seed: Annotated[int | None, typer.Option(min=0, help="Random seed.")] = None,
    evaluation: Annotated[
        list[Path] | None,
        typer.Option(
            metavar="FOLDER",
            help="Texts to keep out of training; with judgements, also measured before and after.",
        ),
    ] = None,
    quick: Annotated[
        bool, typer.Option("--quick", help="A run of seconds, to see that the files are right.")
    ] = False,
    restart: Annotated[
        bool, typer.Option("--restart", help="Begin anew, whatever a stopped run has kept.")
    ] = False,
    style: FormatOption = Format.TABLE,
    no_color: NoColorOption = False,
    quiet: QuietOption = False,
) -> None:
    """Adapt the model to your field, with your terms, translations and clauses."""
    from dataclasses import replace

    out_ = Output(style, no_color=no_color, quiet=quiet)
    with _torch_there():
        from clausesearch.training.adapt import ADAPTING, ADAPTING_QUICKLY, Field, adapt
    from clausesearch.render.terminal import facts_view

    settings = ADAPTING_QUICKLY if quick else ADAPTING
    settings = replace(
        settings,
        epochs=settings.epochs if epochs is None else epochs,
        seed=settings.seed if seed is None else seed,
    )
    field = Field(
        out=out,
        base=base,
        lexicons=tuple(lexicon or ()),
        parallel=tuple(parallel or ()),
        clauses=tuple(clauses or ()),
        evaluation=tuple(evaluation or ()),
    )
    judge = _judge(field.evaluation, out_)
    with out_.progress("Training") as progress:

        def report(stage: str, done: int, total: int, remark: str) -> None:
            if stage == "note":
                out_.say(remark)
            elif stage == "training" and progress is not None:
                progress(done, total)

        outcome = adapt(field, settings, report, judge, restart=restart)
    document = outcome.document()
    out_.answer(document, [_row(outcome)], lambda: facts_view(_row(outcome)))
    out_.say(f"use it: clausesearch add FILES --index DIR --model {out}")


@contextmanager
def _torch_there() -> Iterator[None]:
    try:
        yield
    except ImportError as error:
        raise ModelError(
            f"training needs {error.name}, which is not installed: pip install 'clausesearch[hub]'."
        ) from None


def _row(outcome: Adaptation) -> dict[str, object]:
    """Return the report in one row of plain values."""

    def listed(counts: dict[str, int]) -> str:
        return ", ".join(f"{name} {count:,}" for name, count in counts.items()) or "nothing"

    row: dict[str, object] = {
        "model": outcome.model,
        "base": outcome.base,
        "steps": outcome.steps,
        "seconds": round(outcome.seconds, 1),
        "loss": " → ".join(f"{loss:.3f}" for loss in outcome.losses),
        "pairs seen": listed(outcome.seen),
        "dropped": f"{listed(outcome.dropped)} ({outcome.evaluation_count:,} evaluation texts)",
    }
    for one in outcome.scores:
        row[f"nDCG@10 {one.collection}"] = f"{one.before:.1f} → {one.after:.1f}"
    return row


def _judge(folders: Sequence[Path], out: Output) -> Judge | None:
    """Return what measures both models on the folders that hold judgements, None without any."""
    from clausesearch.bench.reading import read_judged

    read: list[Collection | SpanCollection] = []
    for folder in folders:
        if not (folder / "queries.jsonl").is_file() or not any(folder.glob("qrels*")):
            continue
        try:
            read.append(read_judged(folder))
        except (InputError, UsageError) as error:
            out.say(f"{folder} is kept out of training, but not measured on: {error}")

    def judge(base: str, adapted: Path) -> list[Judged]:
        return [_judged(collection, base, adapted) for collection in read]

    return judge if read else None


def _judged(collection: Collection | SpanCollection, base: str, adapted: Path) -> Judged:
    from clausesearch.bench import run_bench
    from clausesearch.embedding import load_encoder
    from clausesearch.training.adapted_card import Judged

    means = []
    for name in (base, str(adapted.resolve())):
        report = run_bench(collection, [load_encoder(name)], ["dense"])
        means.append(100 * fmean(report.values("dense")))
    return Judged(collection.name, len(report.queries), means[0], means[1])
