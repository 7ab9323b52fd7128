"""The demonstration: the shipped agreements, three questions and a comparison."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from clausesearch.errors import NotFoundError
from clausesearch.library import open_index
from clausesearch.render.html import write_comparison
from clausesearch.render.terminal import hits_view

if TYPE_CHECKING:
    from clausesearch.cli.output import Output

_QUERIES = (
    ("تكوين أطر الحزب", ()),
    ("youth exchange", ("ar",)),
    ("durée de l'accord et renouvellement", ("ar",)),
)
_LEFT, _RIGHT = "07-youth-wings-ar-en.a.txt", "07-youth-wings-ar-en.b.txt"


def shipped_texts() -> Path:
    """Return the folder of the texts that come with the tool."""
    package = Path(__file__).resolve().parents[1]
    # In a wheel they lie inside the package, in a checkout beside it.
    for folder in (package / "shipped", package.parent / "seeds"):
        if (folder / "agreements").is_dir():
            return folder
    raise NotFoundError("the sample agreements are missing; install clausesearch again with pip.")


def run_demo(folder: Path, out: Output) -> None:
    """Build an index in ``folder``, search it, compare two agreements, write the page."""
    texts = shipped_texts()
    left, right = texts / "pairs" / _LEFT, texts / "pairs" / _RIGHT
    with open_index(folder / "index", "bundled") as index:
        index.refresh()
        with out.progress("Adding") as progress:
            outcomes = index.add([texts / "agreements"], progress)
        clauses = sum(outcome.clause_count for outcome in outcomes)
        out.say(f"{len(outcomes)} sample agreements, {clauses} clauses in {folder / 'index'}\n")
        for query, langs in _QUERIES:
            only = "".join(f" --lang {lang}" for lang in langs)
            out.say(f'$ clausesearch search "{query}"{only} -k 3 --index {folder / "index"}')
            out.show(hits_view(index.search(query, 3, langs=langs)))
            out.say("")
        comparison = index.compare(left, right)
    page = folder / "comparison.html"
    write_comparison(comparison, page)
    shown = " ".join(os.path.relpath(path) for path in (left, right))
    out.say(f"$ clausesearch compare {shown} --html {page}")
    out.say(
        f"{len(comparison.matches)} matches, {len(comparison.left_only)} clauses only on the left, "
        f"{len(comparison.right_only)} only on the right."
    )
    out.say(f"Open the comparison in a browser: {page.resolve()}")
