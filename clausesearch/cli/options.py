"""The options that commands share, each declared once."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


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
ExplainOption = Annotated[bool, typer.Option("--explain", help="Show which words met which.")]

DEFAULT_INDEX = Path("index")
