"""Hits and comparisons as self-contained pages, every text in its own direction."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from clausesearch.render.citations import cite, span_of
from clausesearch.render.column_report import columns_report
from clausesearch.render.explanation import marked, reasons
from clausesearch.render.files import write_file
from clausesearch.render.highlights import excerpt
from clausesearch.render.labels import labels_in, shared_language
from clausesearch.render.report import Themes, report_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from jinja2 import Environment

    from clausesearch.compare import Columns
    from clausesearch.records import Agreement, Comparison, Hit
    from clausesearch.themes import ThemeMatrix

#: Languages whose scripts run from right to left.
_RIGHT_TO_LEFT = frozenset({"ar", "arz", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})
_TEMPLATES = Path(__file__).with_name("templates")


def direction_of(lang: str) -> str:
    """Return the value of HTML's ``dir`` for text in ``lang``."""
    return "rtl" if lang in _RIGHT_TO_LEFT else "auto" if lang == "und" else "ltr"


def comparison_html(comparison: Comparison, lang: str = "", themes: Themes = None) -> str:
    """Return the comparison as a page that needs no other file and runs no script.

    The page's own words are in ``lang`` (ar, fr, en), by default in the language both sides share;
    ``themes`` names those of each clause, by its id.
    """
    report = report_of(comparison, themes)
    alone = len(report.left_only) + len(report.right_only)
    counts = [
        ("everything", report.summary.matches + alone),
        ("differing", report.summary.differing),
        ("moved", report.summary.moved),
        ("alone", alone),
    ]
    cells = (cell for row in report.matches for cell in (*row.left, *row.right))
    words = any(piece.changed for cell in cells for piece in cell.pieces)
    lang = lang or shared_language(comparison.left.lang, comparison.right.lang)
    sheets = ("report", "comparison")
    return page("comparison", lang, sheets, report=report, counts=counts, words=words)


def hits_html(
    query: str, hits: Sequence[Hit], agreements: Mapping[str, Agreement] | None = None
) -> str:
    """Return the hits of a query, each with its reasons, as a page that runs no script.

    With their ``agreements`` by name, each hit is cited.
    """
    return page("hits", "en", query=query, hits=hits, agreements=agreements or {})


def columns_html(columns: Columns, lang: str = "") -> str:
    """Return three and more agreements side by side as a page that runs no script.

    The page's own words are in ``lang``, by default in the language all agreements share.
    """
    report = columns_report(columns)
    return page("columns", lang or report.lang, ("report", "columns"), report=report)


def write_columns(columns: Columns, path: Path, lang: str = "") -> None:
    """Write the page to ``path``; raises ``UsageError`` when that cannot be done."""
    sources = [document.source for document in (columns.first, *columns.others)]
    write_file(columns_html(columns, lang), path, option="--html", sources=sources)


def write_comparison(
    comparison: Comparison, path: Path, lang: str = "", themes: Themes = None
) -> None:
    """Write the page to ``path``; raises ``UsageError`` when that cannot be done."""
    sources = (comparison.left.source, comparison.right.source)
    write_file(comparison_html(comparison, lang, themes), path, option="--html", sources=sources)


def write_hits(
    query: str, hits: Sequence[Hit], path: Path, agreements: Mapping[str, Agreement] | None = None
) -> None:
    """Write the page to ``path``; raises ``UsageError`` when that cannot be done."""
    sources = [agreement.source for agreement in (agreements or {}).values()]
    write_file(hits_html(query, hits, agreements), path, option="--html", sources=sources)


def themes_html(
    matrix: ThemeMatrix, lang: str = "en", agreements: Mapping[str, Agreement] | None = None
) -> str:
    """Return the matrix as a heat map whose cells open their clauses; the page runs no script.

    The names and the page's own words are in ``lang`` (ar, fr, en). With their ``agreements`` by
    name, clauses are cited.
    """
    from clausesearch.render.heat import heat_map

    return page("themes", lang, map=heat_map(matrix, lang), agreements=agreements or {})


def write_themes(
    matrix: ThemeMatrix, path: Path, agreements: Mapping[str, Agreement], lang: str = "en"
) -> None:
    """Write the page to ``path``; raises ``UsageError`` when that cannot be done."""
    sources = [agreement.source for agreement in agreements.values()]
    write_file(themes_html(matrix, lang, agreements), path, option="--html", sources=sources)


def page(name: str, lang: str, sheets: Sequence[str] = (), **context: object) -> str:
    """Return the page of the template ``NAME.html.j2``, styled by ``page.css`` and ``sheets``.

    Without ``sheets`` the style sheet is ``NAME.css``.

    Its policy lets a browser load nothing, run nothing, and style by this very style sheet only.
    """
    from markupsafe import Markup

    style = "".join(
        (_TEMPLATES / f"{sheet}.css").read_text(encoding="utf-8")
        for sheet in ("page", *(sheets or (name,)))
    )
    return (
        _environment()
        .get_template(f"{name}.html.j2")
        .render(
            say=labels_in(lang),
            style=Markup(style),  # noqa: S704 (our own file; escaping would break its selectors)
            style_hash=b64encode(sha256(style.encode()).digest()).decode(),
            **context,
        )
    )


@cache
def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "cite": cite,
        "direction": direction_of,
        "excerpt": excerpt,
        "marked": marked,
        "reasons": reasons,
        "span": span_of,
    }
    return environment
