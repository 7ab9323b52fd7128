"""Hits and comparisons as self-contained pages, every text in its own direction."""

from __future__ import annotations

import os
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from clausesearch.errors import UsageError
from clausesearch.render.explanation import marked, reasons

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from jinja2 import Template

    from clausesearch.records import Comparison, Hit

#: Languages whose scripts run from right to left.
_RIGHT_TO_LEFT = frozenset({"ar", "arz", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})


def direction_of(lang: str) -> str:
    """Return the value of HTML's ``dir`` for text in ``lang``."""
    return "rtl" if lang in _RIGHT_TO_LEFT else "auto" if lang == "und" else "ltr"


def comparison_html(comparison: Comparison) -> str:
    """Return the comparison as a page that needs no other file and runs no script."""
    return _template("comparison.html.j2").render(comparison=comparison)


def hits_html(query: str, hits: Sequence[Hit]) -> str:
    """Return the hits of a query, each with its reasons, as a page that runs no script."""
    return _template("hits.html.j2").render(query=query, hits=hits)


def write_comparison(comparison: Comparison, path: Path) -> None:
    """Write the page to ``path``; raises ``UsageError`` when that cannot be done."""
    sources = (comparison.left.source, comparison.right.source)
    _write(comparison_html(comparison), path, sources)


def write_hits(query: str, hits: Sequence[Hit], path: Path) -> None:
    """Write the page to ``path``; raises ``UsageError`` when that cannot be done."""
    _write(hits_html(query, hits), path)


def _write(page: str, path: Path, sources: Collection[str] = ()) -> None:
    try:
        target = path.resolve()  # through a link, not in place of it
        if target.exists() and not target.is_file():
            raise UsageError(
                f"{path} is not a file that can be written; choose another: --html FILE"
            )
        if str(target) in sources:
            raise UsageError(f"{path} is one of the agreements; choose another: --html FILE")
        temporary = target.with_name(f".{target.name[:100]}.{os.getpid()}.tmp")
        try:
            temporary.write_text(page, encoding="utf-8")
            temporary.replace(target)
        except BaseException:
            with suppress(OSError):
                temporary.unlink(missing_ok=True)
            raise
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        raise UsageError(f"cannot write {path} ({reason}); choose another: --html FILE") from None


@cache
def _template(name: str) -> Template:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(Path(__file__).with_name("templates")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"direction": direction_of, "marked": marked, "reasons": reasons}
    return environment.get_template(name)
