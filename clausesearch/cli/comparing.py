"""What ``compare`` does beside comparing two agreements: what is lacking, all others, columns."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from clausesearch.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clausesearch.cli.output import Output
    from clausesearch.compare import Columns
    from clausesearch.library import Index
    from clausesearch.records import Comparison
    from clausesearch.render.report import Themes
    from clausesearch.themes import Theme

#: Of ``compare --missing`` where a commitment of either side has no counterpart.
EXIT_MISSING = 7


def check_asked(others: Sequence[str], *, missing: bool, everything: bool, reports: bool) -> None:
    """Raise ``UsageError`` where the agreements and the options do not fit together."""
    if everything and (others or missing or reports):
        raise UsageError(
            "--all ranks all other agreements of the index: clausesearch compare A --all"
        )
    if not others and not everything:
        raise UsageError(
            "compare takes two agreements or more: clausesearch compare A B, "
            "or one and all others: clausesearch compare A --all"
        )
    if len(others) > 1 and missing:
        raise UsageError(
            "--missing is for two agreements; ask for each pair: clausesearch compare A B --missing"
        )


def show_missing(out: Output, comparison: Comparison) -> int:
    """Print what each side lacks and return the exit code."""
    from clausesearch.compare import summarise
    from clausesearch.render.comparisons import missing_dict, missing_rows, missing_view

    summary = summarise(comparison)
    out.answer(
        missing_dict(comparison, summary),
        missing_rows(comparison, summary),
        lambda: missing_view(comparison, summary),
    )
    lacking = any(share.met < share.total for share in (summary.left, summary.right))
    return EXIT_MISSING if lacking else 0


def show_closest(out: Output, opened: Index, first: str) -> None:
    """Print all other agreements of the index, the closest first."""
    from clausesearch.compare import closest
    from clausesearch.reading import is_url
    from clausesearch.render.comparisons import closest_rows, closest_table
    from clausesearch.render.terminal import rows_view

    own = {first, first if is_url(first) else str(Path(first.replace("\0", "")).resolve())}
    others = [row.name for row in opened.agreements() if not own & {row.name, row.source}]
    found = closest(opened.comparisons(first, others, detailed=False))
    rows = closest_rows(found)
    out.answer(
        {"agreement": first, "closest": rows},
        rows,
        lambda: rows_view(closest_table(found), "No other agreement in the index."),
    )


def themes_found(
    out: Output, opened: Index, comparison: Comparison
) -> dict[str, tuple[Theme, ...]] | None:
    """Return the themes of each clause of a comparison, by its id; None where ids are shared."""
    from clausesearch.themes import themes_of

    if comparison.left.name == comparison.right.name:
        out.say(f"both are called {comparison.left.name}: their themes cannot be told apart.")
        return None
    matched = [clause for match in comparison.matches for clause in (*match.left, *match.right)]
    clauses = [*matched, *comparison.left_only, *comparison.right_only]
    return themes_of(clauses, opened.encoder(create=True))


def write_reports(
    out: Output,
    made: Comparison | Columns,
    html: Path | None,
    docx: Path | None,
    names: str,
    themes: Themes = None,
) -> None:
    """Write what was compared as the files asked for."""
    from clausesearch.records import Comparison

    if html:
        from clausesearch.render.html import write_columns, write_comparison

        if isinstance(made, Comparison):
            write_comparison(made, html, names, themes)
        else:
            write_columns(made, html, names)
        out.say(f"wrote {html}: open it in a browser.")
    if docx:
        from clausesearch.render.docx import write_columns_docx, write_comparison_docx

        if isinstance(made, Comparison):
            write_comparison_docx(made, docx, names, themes)
        else:
            write_columns_docx(made, docx, names)
        out.say(f"wrote {docx}: open it in a word processor.")


def as_columns(opened: Index, first: str, others: Sequence[str]) -> Columns:
    """Return three and more agreements side by side, each beside the first."""
    from clausesearch.compare import side_by_side

    return side_by_side(list(opened.comparisons(first, others)))


def show_columns(out: Output, columns: Columns) -> None:
    """Print agreements side by side."""
    from clausesearch.render.comparisons import columns_dict, columns_rows, columns_view

    out.answer(columns_dict(columns), columns_rows(columns), lambda: columns_view(columns))
