"""Find and compare the commitments of agreements by meaning."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from clausesearch.embedding import load_encoder
    from clausesearch.errors import ClauseSearchError
    from clausesearch.library import Index, open_index
    from clausesearch.records import Clause, Comparison, Hit, Match
    from clausesearch.text.segmentation import segment

__all__ = [
    "Clause",
    "ClauseSearchError",
    "Comparison",
    "Hit",
    "Index",
    "Match",
    "load_encoder",
    "open_index",
    "segment",
]

_HOMES = {
    "Clause": "clausesearch.records",
    "ClauseSearchError": "clausesearch.errors",
    "Comparison": "clausesearch.records",
    "Hit": "clausesearch.records",
    "Index": "clausesearch.library",
    "Match": "clausesearch.records",
    "load_encoder": "clausesearch.embedding",
    "open_index": "clausesearch.library",
    "segment": "clausesearch.text.segmentation",
}


def __getattr__(name: str) -> object:
    # Names are fetched when asked for (PEP 562): `--help` must not pay for numpy.
    if name in _HOMES:
        from importlib import import_module

        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
