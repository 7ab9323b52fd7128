"""The commands that show agreements and their clauses."""

from __future__ import annotations

from typing import Annotated

import typer

from clausesearch.cli.application import app
from clausesearch.cli.options import (
    DEFAULT_INDEX,
    Format,
    FormatOption,
    IndexOption,
    LangOption,
    NoColorOption,
    PartyOption,
    QuietOption,
    SinceOption,
    ThemeOption,
    ThemesOption,
    UntilOption,
    narrowing,
)
from clausesearch.cli.output import Output, standard_input


@app.command("list")
def list_(
    lang: LangOption = None,
    since: SinceOption = "",
    until: UntilOption = "",
    party: PartyOption = None,
    theme: ThemeOption = None,
    themes: ThemesOption = "",
    index: IndexOption = DEFAULT_INDEX,
    style: FormatOption = Format.TABLE,
    no_color: NoColorOption = False,
    quiet: QuietOption = False,
) -> None:
    """List the agreements of the index."""
    from clausesearch.library import open_index
    from clausesearch.render.changes import agreement_rows, agreements_table, undated_line
    from clausesearch.render.terminal import rows_view

    out = Output(style, no_color=no_color, quiet=quiet)
    only = narrowing(
        lang, since=since, until=until, parties=party, themes=theme, themes_from=themes
    )
    with open_index(index) as opened:
        rows = agreement_rows(opened.agreements(**only))
        undated = opened.undated(**only) if since or until else 0
    empty = (
        "No agreement passes. Try fewer filters."
        if any(only.values())
        else "The index is empty. Add agreements: clausesearch add FILES"
    )
    out.answer(
        {"index": str(index), "agreements": rows},
        rows,
        lambda: rows_view(agreements_table(rows), empty),
    )
    if undated:
        out.say(undated_line(undated))


@app.command("show")
def show(
    agreement: Annotated[str, typer.Argument(help="Name of an agreement in the index.")],
    index: IndexOption = DEFAULT_INDEX,
    style: FormatOption = Format.TABLE,
    no_color: NoColorOption = False,
    quiet: QuietOption = False,
) -> None:
    """Show one agreement, clause by clause."""
    from clausesearch.library import open_index
    from clausesearch.render.changes import unread_line
    from clausesearch.render.contract import facts_dict, segments_dict
    from clausesearch.render.terminal import agreement_view

    out = Output(style, no_color=no_color, quiet=quiet)
    with open_index(index) as opened:
        found = opened.agreement(agreement)
        clauses = opened.clauses(agreement)
        themes = opened.clause_themes(agreement)
        read = opened.was_read(agreement)
    document = segments_dict(found.name, found.lang, clauses, themes)
    document |= {"title": found.title, "source": found.source} | facts_dict(found)
    out.answer(document, document["clauses"], lambda: agreement_view(found, clauses, themes))
    if not read:
        out.say(unread_line(index))


@app.command("segment")
def segment(
    file: Annotated[str, typer.Argument(help="A file, a web address, or - for standard input.")],
    style: FormatOption = Format.TABLE,
    no_color: NoColorOption = False,
    quiet: QuietOption = False,
) -> None:
    """Cut a file into clauses without an index."""
    from clausesearch.indexing import segment_document
    from clausesearch.reading import read_document, read_stream
    from clausesearch.render.contract import segments_dict
    from clausesearch.render.terminal import clauses_view

    out = Output(style, no_color=no_color, quiet=quiet)
    document = read_stream(standard_input()) if file == "-" else read_document(file)
    for note in document.notes:
        out.say(note)
    document, clauses = segment_document(document)
    answer = segments_dict(document.name, document.lang, clauses)
    out.answer(answer, answer["clauses"], lambda: clauses_view(clauses))
