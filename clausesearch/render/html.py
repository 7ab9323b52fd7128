"""A comparison as one self-contained page, each column in its own direction."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from clausesearch.errors import UsageError

if TYPE_CHECKING:
    from jinja2 import Template

    from clausesearch.records import Comparison

#: Languages whose scripts run from right to left.
_RIGHT_TO_LEFT = frozenset({"ar", "arz", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})


def direction_of(lang: str) -> str:
    """Return the value of HTML's ``dir`` for text in ``lang``."""
    return "rtl" if lang in _RIGHT_TO_LEFT else "auto" if lang == "und" else "ltr"


def comparison_html(comparison: Comparison) -> str:
    """Return the comparison as a page that needs no other file and runs no script."""
    return _template("comparison.html.j2").render(comparison=comparison)


def write_comparison(comparison: Comparison, path: Path) -> None:
    """Write the page to ``path``; raises ``UsageError`` when that cannot be done."""
    page = comparison_html(comparison)
    if path.is_dir():
        raise UsageError(f"{path} is a folder; name a file in it: --html {path / 'page.html'}")
    temporary = path.with_name(f".{path.name[:100]}.{os.getpid()}.tmp")
    try:
        temporary.write_text(page, encoding="utf-8")
        temporary.replace(path)
    except OSError as error:
        raise UsageError(
            f"cannot write {path} ({error.strerror}); choose another: --html FILE"
        ) from None
    finally:
        temporary.unlink(missing_ok=True)


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
    environment.filters["direction"] = direction_of
    return environment.get_template(name)
