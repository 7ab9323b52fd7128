"""The command that sorts clauses by theme."""

from __future__ import annotations

from typing import Annotated

import typer

from clausesearch.cli.application import app
from clausesearch.cli.options import (
    DEFAULT_INDEX,
    AgreementOption,
    CommitmentsOption,
    DocxOption,
    Format,
    FormatOption,
    HtmlOption,
    IndexOption,
    KindOption,
    LangOption,
    ModelOption,
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

ShareOption = Annotated[
    float,
    typer.Option(
        "--share",
        min=0.0,
        max=1.0,
        help="With --missing: what at least this share of the others has.",
    ),
]
ThemeNamesOption = Annotated[
    str, typer.Option("--names", metavar="LANG", help="Language of the names: ar, fr or en.")
]


@app.command("themes")
def themes(
    missing: Annotated[
        bool, typer.Option("--missing", help="What each agreement lacks beside the others.")
    ] = False,
    share: ShareOption = 0.5,
    list_: Annotated[
        bool, typer.Option("--list", help="The themes there are, without an index.")
    ] = False,
    names: ThemeNamesOption = "en",
    lang: LangOption = None,
    agreement: AgreementOption = None,
    kind: KindOption = None,
    since: SinceOption = "",
    until: UntilOption = "",
    party: PartyOption = None,
    commitments: CommitmentsOption = False,
    theme: ThemeOption = None,
    themes: ThemesOption = "",
    html: HtmlOption = None,
    docx: DocxOption = None,
    index: IndexOption = DEFAULT_INDEX,
    model: ModelOption = None,
    style: FormatOption = Format.TABLE,
    no_color: NoColorOption = False,
    quiet: QuietOption = False,
) -> None:
    """Count the clauses of each theme, agreement by agreement."""
    from clausesearch.render import themes as view

    out = Output(style, no_color=no_color, quiet=quiet)
    if list_:
        listed = view.catalogue_rows(view.chosen_list(themes), names)
        out.answer({"themes": listed}, listed, lambda: view.catalogue_view(listed, names))
        return
    from clausesearch.library import open_index

    only = narrowing(lang, agreement, kind, since, until, party, commitments, theme, themes)
    with open_index(index, model) as opened:
        matrix = opened.theme_matrix(**only)
        cited = {name: opened.agreement(name) for name in matrix.agreements if html or docx}
    if html:
        from clausesearch.render.html import write_themes

        write_themes(matrix, html, cited, names)
        out.say(f"wrote {html}: open it in a browser.")
    if docx:
        from clausesearch.render.docx import write_themes_docx

        write_themes_docx(matrix, docx, cited, names)
        out.say(f"wrote {docx}: open it in a word processor.")
    if missing:
        rows = view.missing_rows(matrix, names, share)
        lacks = {"index": str(index), "share": share, "missing": rows}
        out.answer(lacks, rows, lambda: view.missing_view(rows, names))
        return
    rows = view.matrix_rows(matrix, names)
    out.answer(
        {"index": str(index)} | view.matrix_dict(matrix, names),
        rows,
        lambda: view.matrix_view(matrix, names, out.width),
    )
