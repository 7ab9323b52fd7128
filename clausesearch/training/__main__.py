"""``python -m clausesearch.training``: train a model and write it as a folder."""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from clausesearch.errors import ClauseSearchError

_SEEDS = Path(__file__).parents[2] / "seeds"
_INTERRUPTED = 130


def main(arguments: list[str] | None = None) -> int:
    """Run a training from the command line and return its exit code."""
    options = _parser().parse_args(arguments)
    try:
        _train(options)
    except ClauseSearchError as error:
        sys.stderr.write(f"{error}\n")
        return error.exit_code
    except KeyboardInterrupt:
        sys.stderr.write("interrupted; the same command goes on after the last whole epoch\n")
        return _INTERRUPTED
    except ImportError as error:
        sys.stderr.write(f"training needs {error.name}: pip install 'clausesearch[hub]'\n")
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m clausesearch.training", description=__doc__)
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="model folder")
    parser.add_argument("--seeds", type=Path, default=_SEEDS, metavar="DIR", help="our own texts")
    parser.add_argument("--corpora", type=Path, metavar="DIR", help="licensed parallel text")
    parser.add_argument(
        "--evalsets", type=Path, metavar="DIR", help="texts to keep out, and to measure on"
    )
    parser.add_argument(
        "--teacher-cache",
        type=Path,
        metavar="DIR",
        help="keep the teacher's vectors here; without it no teacher is used",
    )
    parser.add_argument("--seed", type=int, metavar="N", help="random seed")
    parser.add_argument("--epochs", type=int, metavar="N", help="how often all is seen")
    parser.add_argument(
        "--restart", action="store_true", help="begin anew, whatever a stopped run has kept"
    )
    parser.add_argument(
        "--hold-out", action="store_true", help="keep out what bench.model_dev measures on"
    )
    parser.add_argument("--quick", action="store_true", help="seconds; the model is of no use")
    return parser


def _train(options: argparse.Namespace) -> None:
    from clausesearch.training.recipe import QUICK, Settings
    from clausesearch.training.run import Places, run_training

    settings = QUICK if options.quick else Settings()
    if options.seed is not None:
        settings = replace(settings, seed=options.seed)
    if options.epochs is not None:
        settings = replace(settings, epochs=max(1, options.epochs))
    places = Places(
        options.out, options.seeds, options.corpora, options.evalsets, options.teacher_cache
    )
    console = Console(stderr=True)
    with Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("{task.fields[remark]}"),
        console=console,
    ) as progress:
        bar = progress.add_task("", total=None, remark="")
        stage = ""

        def report(name: str, done: int, total: int, remark: str) -> None:
            nonlocal stage
            if name == "note":
                progress.console.print(remark, highlight=False)
                return
            if name != stage:
                progress.reset(bar)
                stage = name
            progress.update(
                bar, description=name, completed=done, total=total or None, remark=remark
            )

        run_training(places, settings, report, restart=options.restart, held_out=options.hold_out)
    console.print(f"wrote {options.out}", highlight=False)


if __name__ == "__main__":
    sys.exit(main())
