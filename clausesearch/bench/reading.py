"""Which of the two layouts a folder has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausesearch.bench.collection import Collection, read_collection
from clausesearch.bench.spans import QRELS, SpanCollection, is_span_table, read_spans

if TYPE_CHECKING:
    from collections.abc import Collection as Names
    from pathlib import Path


def read_judged(
    folder: Path,
    queries: Path | None = None,
    judgements: Path | None = None,
    *,
    split: str = "",
    texts: Path | None = None,
    exclude: Names[str] = (),
) -> Collection | SpanCollection:
    """Read a BEIR folder, or span-labelled gold where the judgements name ``start`` and ``end``.

    Other queries and judgements than those in the folder may be named. Raises ``InputError`` when a
    file is missing or cannot be read.
    """
    if is_span_table(judgements or folder / QRELS):
        return read_spans(folder, texts, queries, judgements, split)
    return read_collection(folder, queries, judgements, split, exclude)
