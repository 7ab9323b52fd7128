"""The command that makes gold of one's own: one clause, one key."""

from __future__ import annotations

import codecs
import io
import os
import re
import sys
import unicodedata
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

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
from clausesearch.cli.output import Output, standard_input
from clausesearch.errors import InputError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType

    from clausesearch.bench.judging import Question, Session

_KEYS = "0 not about it · 1 related · 2 relevant · 3 exactly that · s skip · b back · q stop"
_BACKSPACE = ("\x7f", "\x08")
_STOP = ("q", "\x04")
#: What arrows and function keys send (ECMA-48).
_ESCAPES = re.compile(r"\x1b(?:[\[O][0-?]*[ -/]*[@-~]?|.)?")


@app.command("judge")
def judge(
    queries: Annotated[
        Path | None,
        typer.Argument(metavar="QUERIES", help="A queries.jsonl: one _id and text a line."),
    ] = None,
    out_folder: Annotated[
        Path | None,
        typer.Option("--out", metavar="FOLDER", help="Where the gold is kept, for bench to read."),
    ] = None,
    depth: Annotated[
        int, typer.Option(min=1, help="How many clauses of each system and language.")
    ] = 10,
    lang: Annotated[list[str] | None, typer.Option(help="Only clauses in this language.")] = None,
    name: Annotated[
        str, typer.Option("--judge", metavar="NAME", help="Keep apart what this judge says.")
    ] = "",
    seed: Annotated[int, typer.Option(help="Another number, another order.")] = 0,
    kappa: Annotated[
        tuple[Path, Path] | None,
        typer.Option(metavar="FILE FILE", help="How far two judges' files agree, nothing else."),
    ] = None,
    index: IndexOption = DEFAULT_INDEX,
    model: ModelOption = None,
    style: FormatOption = Format.TABLE,
    no_color: NoColorOption = False,
    quiet: QuietOption = False,
) -> None:
    """Judge clauses for queries, blind and one key each, to measure search on one's own texts."""
    out = Output(style, no_color=no_color, quiet=quiet)
    if kappa:
        _compare_judges(*kappa, out)
        return
    if queries is None or out_folder is None:
        raise UsageError(
            "judge needs queries and a folder: clausesearch judge QUERIES --out FOLDER"
        )
    from clausesearch.bench.collection import read_asked
    from clausesearch.bench.judging import Session, lay_out, pooled_questions, sheet_path
    from clausesearch.bench.sheet import Sheet
    from clausesearch.library import open_index
    from clausesearch.store import Store

    path = sheet_path(out_folder, name)
    asked = read_asked(queries)
    with open_index(index, model) as opened, Store.open(index) as store:
        encoder = opened.encoder()
        with out.progress("Asking") as progress:
            questions = pooled_questions(
                store,
                encoder,
                asked,
                depth=depth,
                langs=[one.lower() for one in lang or ()],
                seed=f"{seed}/{name}",
                progress=progress,
            )
        lay_out(store, queries, out_folder)
    session = Session(questions, Sheet(path))
    _go_through(session, out)
    out.say(f"{session.judged} of {session.total} judged, kept in {path}")
    if session.judged < session.total:
        out.say("The same command goes on where you stopped.")
    chosen = f" --judgements {path}" if name else ""
    out.say(f"Measure search on it: clausesearch bench {out_folder}{chosen}")


def _go_through(session: Session, out: Output) -> None:
    with _keyboard() as keys:
        while question := session.question:
            out.show(_view(question, session))
            sys.stdout.flush()
            while not _obeyed(session, key := next(keys, "q")):
                if key in _STOP:
                    return
                out.show(_KEYS)
                sys.stdout.flush()


def _obeyed(session: Session, key: str) -> bool:
    """Do what a key says; return whether it says anything here."""
    # The digits of an Arabic or Persian keyboard are digits.
    grade = unicodedata.digit(key, -1)
    if 0 <= grade <= 3:
        session.judge(grade)
    elif key == "s":
        session.skip()
    elif key == "b" or key in _BACKSPACE:
        session.back()
    else:
        return False
    return True


def _view(question: Question, session: Session) -> RenderableType:
    from rich.console import Group
    from rich.padding import Padding
    from rich.text import Text

    from clausesearch.render.rows import one_line

    def block(words: str, style: str = "") -> Padding:
        # A line of its own for each text: no line mixes two directions.
        return Padding(Text(one_line(words), style=style), (0, 0, 0, 4), expand=False)

    clause = question.clause
    before = session.grade_of(question)
    judged = "" if before is None else f"   (so far {before})"
    parts: list[RenderableType] = [
        Text(f"{session.number} of {session.total}{judged}", style="bold"),
        Text("query", style="dim"),
        block(question.text, "bold cyan"),
        Text("clause", style="dim"),
    ]
    parts += [block(words, "dim") for words in (clause.heading, clause.lead_in) if words]
    return Group(*parts, block(clause.text), Text(_KEYS, style="dim"), Text(""))


@contextmanager
def _keyboard() -> Iterator[Iterator[str]]:
    """Give the keys one by one: of a terminal as they are pressed, else all of standard input."""
    stream = standard_input()
    if stream is None:
        raise InputError("standard input is closed; judge reads its keys from there.")
    if not sys.stdin.isatty():
        text = io.TextIOWrapper(stream, encoding="utf-8", errors="replace")
        yield (key.lower() for line in text for key in line if not key.isspace())
    elif find_spec("termios") is None:  # Windows
        yield (key.lower() for key in iter(typer.getchar, ""))
    else:
        import termios
        import tty

        before = termios.tcgetattr(stream)
        try:
            # Once for the whole session, and without a flush: who types ahead loses nothing.
            tty.setcbreak(stream.fileno(), termios.TCSADRAIN)
            yield _pressed(stream.fileno())
        finally:
            termios.tcsetattr(stream, termios.TCSADRAIN, before)


def _pressed(terminal: int) -> Iterator[str]:
    decoder = codecs.getincrementaldecoder("utf-8")(errors="replace")
    while data := os.read(terminal, 64):
        for key in _ESCAPES.sub("", decoder.decode(data)):
            if not key.isspace():
                yield key.lower()


def _compare_judges(ours: Path, theirs: Path, out: Output) -> None:
    from clausesearch.bench.sheet import read_judgements, weighted_kappa
    from clausesearch.render.terminal import facts_view

    count, same, kappa = weighted_kappa(read_judgements(ours), read_judgements(theirs))
    facts = {
        "judged by both": count,
        "same grade": f"{same:.1%}",
        "weighted kappa": round(kappa, 3),
    }
    document = {"both": count, "same": round(same, 4), "kappa": round(kappa, 4)}
    out.answer(document, [document], lambda: facts_view(facts))
