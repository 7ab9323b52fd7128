"""The options that commands share, each declared once."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from clausesearch.records import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clausesearch.filtering import Narrowing


class Format(StrEnum):
    """How an answer is written."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    MD = "md"


IndexOption = Annotated[
    Path,
    typer.Option("--index", envvar="CLAUSESEARCH_INDEX", help="Folder of the index."),
]
ModelOption = Annotated[
    str | None,
    typer.Option(
        "--model",
        help="Any sentence-transformers model: a folder or a hub name. "
        "By default the one the index was built with, or the bundled one.",
    ),
]
FormatOption = Annotated[Format, typer.Option("--format", help="How the answer is written.")]
NoColorOption = Annotated[bool, typer.Option("--no-color", help="Plain text, no colours.")]
QuietOption = Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but the answer.")]
CountOption = Annotated[int, typer.Option("-k", min=1, help="How many clauses to show.")]
CollapseOption = Annotated[
    bool,
    typer.Option(
        "--collapse/--no-collapse",
        help="Show a clause once though several printings of the accord have it.",
    ),
]
ExplainOption = Annotated[bool, typer.Option("--explain", help="Show which words met which.")]
LangOption = Annotated[
    list[str] | None, typer.Option("--lang", help="Only this language (ar, fr, en, …).")
]
AgreementOption = Annotated[
    list[str] | None, typer.Option("--agreement", help="Only clauses of this agreement.")
]
KindOption = Annotated[list[Kind] | None, typer.Option("--kind", help="Only this kind of clause.")]
SinceOption = Annotated[
    str,
    typer.Option("--since", metavar="DATE", help="Only agreements made then or later: 2023-05."),
]
UntilOption = Annotated[
    str,
    typer.Option("--until", metavar="DATE", help="Only agreements made then or earlier: 2024."),
]
PartyOption = Annotated[
    list[str] | None,
    typer.Option("--party", metavar="NAME", help="Only agreements of a party with these words."),
]

ThemeOption = Annotated[
    list[str] | None,
    typer.Option(
        "--theme", metavar="NAME", help="Only this theme: youth, الشباب, jeunesse (see themes)."
    ),
]
ThemesOption = Annotated[
    str, typer.Option("--themes", metavar="FILE", help="A list of themes of your own.")
]
CommitmentsOption = Annotated[
    bool,
    typer.Option("--commitments", help="Only commitments, without what encourages or permits."),
]

HtmlOption = Annotated[
    Path | None, typer.Option("--html", metavar="FILE", help="Write the answer as a page.")
]
DocxOption = Annotated[
    Path | None, typer.Option("--docx", metavar="FILE", help="Write the answer as a Word file.")
]
NamesOption = Annotated[
    str,
    typer.Option(
        "--names",
        metavar="LANG",
        help="Language of the report's own words: ar, fr or en. "
        "By default the one both sides share, else English.",
    ),
]

DEFAULT_INDEX = Path("index")


def narrowing(
    langs: Sequence[str] | None = None,
    agreements: Sequence[str] | None = None,
    kinds: Sequence[str] | None = None,
    since: str = "",
    until: str = "",
    parties: Sequence[str] | None = None,
    commitments: bool = False,
    themes: Sequence[str] | None = None,
    themes_from: str = "",
) -> Narrowing:
    """Return the filters as the library takes them."""
    return {
        "commitments": commitments,
        "themes": themes or (),
        "themes_from": themes_from,
        "langs": langs or (),
        "agreements": agreements or (),
        "kinds": kinds or (),
        "since": since,
        "until": until,
        "parties": parties or (),
    }
