"""The commands that search and compare."""

from __future__ import annotations

from typing import Annotated

import typer

from clausesearch.cli.application import app
from clausesearch.cli.options import (
    DEFAULT_INDEX,
    AgreementOption,
    CollapseOption,
    CommitmentsOption,
    CountOption,
    DocxOption,
    ExplainOption,
    Format,
    FormatOption,
    HtmlOption,
    IndexOption,
    KindOption,
    LangOption,
    ModelOption,
    NamesOption,
    NoColorOption,
    PartyOption,
    QuietOption,
    SinceOption,
    ThemeOption,
    ThemesOption,
    UntilOption,
    narrowing,
)
from clausesearch.cli.output import Output


@app.command("search")
def search(
    query: Annotated[
        str,
        typer.Argument(
            help='What to look for; "quoted words" and +words must occur, -words must not.'
        ),
    ],
    k: CountOption = 10,
    lang: LangOption = None,
    agreement: AgreementOption = None,
    kind: KindOption = None,
    since: SinceOption = "",
    until: UntilOption = "",
    party: PartyOption = None,
    commitments: CommitmentsOption = False,
    theme: ThemeOption = None,
    themes: ThemesOption = "",
    collapse: CollapseOption = True,
    explain: ExplainOption = False,
    html: HtmlOption = None,
    docx: DocxOption = None,
    index: IndexOption = DEFAULT_INDEX,
    model: ModelOption = None,
    style: FormatOption = Format.TABLE,
    no_color: NoColorOption = False,
    quiet: QuietOption = False,
) -> None:
    """Find clauses by meaning, in any language of the index."""
    from clausesearch.library import open_index
    from clausesearch.render.changes import nothing_line, undated_line
    from clausesearch.render.contract import hits_dict, readable_hits
    from clausesearch.render.terminal import hits_view
    from clausesearch.search.ranking import FLOOR, WEAK

    out = Output(style, no_color=no_color, quiet=quiet)
    only = narrowing(lang, agreement, kind, since, until, party, commitments, theme, themes)
    with open_index(index, model) as opened:
        hits = opened.search(query, k, collapse=collapse, **only)
        found = opened.agreements_of(hits)
        document = hits_dict(query, str(index), opened.encoder().name, hits, found)
        undated = opened.undated(**only) if since or until else 0
        unknown = [] if hits else opened.unknown_words(query)
    if html:
        from clausesearch.render.html import write_hits

        write_hits(query, hits, html, found)
        out.say(f"wrote {html}: open it in a browser.")
    if docx:
        from clausesearch.render.docx import write_hits_docx

        write_hits_docx(query, hits, docx, found)
        out.say(f"wrote {docx}: open it in a word processor.")
    out.answer(
        document,
        document["hits"],
        lambda: hits_view(hits, explain=explain),
        lambda: readable_hits(document),
    )
    if not hits:
        out.say(nothing_line(unknown, least=FLOOR))
    elif hits[0].score < WEAK:
        out.say("nothing fits well; these clauses come closest.")
    if undated:
        out.say(undated_line(undated))


@app.command("similar")
def similar(
    clause: Annotated[str, typer.Argument(help="A clause as search names it: AGREEMENT#NUMBER.")],
    k: CountOption = 10,
    lang: LangOption = None,
    agreement: AgreementOption = None,
    kind: KindOption = None,
    since: SinceOption = "",
    until: UntilOption = "",
    party: PartyOption = None,
    commitments: CommitmentsOption = False,
    theme: ThemeOption = None,
    themes: ThemesOption = "",
    collapse: CollapseOption = True,
    explain: ExplainOption = False,
    index: IndexOption = DEFAULT_INDEX,
    model: ModelOption = None,
    style: FormatOption = Format.TABLE,
    no_color: NoColorOption = False,
    quiet: QuietOption = False,
) -> None:
    """Find the clauses of other agreements that are closest to one clause."""
    from clausesearch.library import open_index
    from clausesearch.render.changes import undated_line
    from clausesearch.render.contract import hits_dict, readable_hits
    from clausesearch.render.terminal import hits_view

    out = Output(style, no_color=no_color, quiet=quiet)
    only = narrowing(lang, agreement, kind, since, until, party, commitments, theme, themes)
    with open_index(index, model) as opened:
        hits = opened.similar(clause, k, collapse=collapse, **only)
        found = opened.agreements_of(hits)
        document = hits_dict(clause, str(index), opened.encoder().name, hits, found)
        own = clause.rpartition("#")[0]
        undated = opened.undated(own, **only) if since or until else 0
    out.answer(
        document,
        document["hits"],
        lambda: hits_view(hits, explain=explain),
        lambda: readable_hits(document),
    )
    if undated:
        out.say(undated_line(undated))


@app.command("compare")
def compare(
    left: Annotated[str, typer.Argument(help="An agreement of the index, or a file.")],
    others: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[RIGHT]…", help="Another one; two and more stand side by side as columns."
        ),
    ] = None,
    missing: Annotated[
        bool,
        typer.Option(
            "--missing", help="Only what each lacks, commitments first; exit code 7 if one does."
        ),
    ] = False,
    everything: Annotated[
        bool, typer.Option("--all", help="Rank all other agreements of the index by closeness.")
    ] = False,
    by_theme: Annotated[
        bool, typer.Option("--by-theme", help="Count the commitments theme by theme, too.")
    ] = False,
    html: HtmlOption = None,
    docx: DocxOption = None,
    names: NamesOption = "",
    index: IndexOption = DEFAULT_INDEX,
    model: ModelOption = None,
    style: FormatOption = Format.TABLE,
    no_color: NoColorOption = False,
    quiet: QuietOption = False,
) -> None:
    """Compare agreements: what meets, in what it differs, and what only one side has."""
    from clausesearch.cli import comparing
    from clausesearch.library import open_index
    from clausesearch.render.compared import comparison_dict, comparison_rows, readable_rows
    from clausesearch.render.labels import labels_in, shared_language
    from clausesearch.render.terminal import comparison_view

    out = Output(style, no_color=no_color, quiet=quiet)
    if names:
        labels_in(names)  # refused before anything is read
    sides = others or []
    comparing.check_asked(sides, missing=missing, everything=everything, reports=bool(html or docx))
    with open_index(index, model) as opened:
        if everything:
            comparing.show_closest(out, opened, left)
            return
        if len(sides) > 1:
            columns = comparing.as_columns(opened, left, sides)
            comparing.write_reports(out, columns, html, docx, names)
            comparing.show_columns(out, columns)
            return
        comparison = opened.compare(left, sides[0])
        found = comparing.themes_found(out, opened, comparison) if by_theme else None
    codes = {name: [theme.code for theme in found[name]] for name in found} if found else None
    lang = names or shared_language(comparison.left.lang, comparison.right.lang)
    named = {name: [one.name_in(lang) for one in found[name]] for name in found} if found else None
    comparing.write_reports(out, comparison, html, docx, names, named)
    if missing:
        raise typer.Exit(comparing.show_missing(out, comparison))
    out.answer(
        comparison_dict(comparison, codes),
        comparison_rows(comparison),
        lambda: comparison_view(comparison, codes),
        lambda: readable_rows(comparison),
    )
