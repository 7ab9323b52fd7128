"""Gold alignments: pairs of agreements, spans of both, and which of them are counterparts."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from clausesearch.bench.files import read_lines
from clausesearch.bench.spans import Span
from clausesearch.errors import InputError, UsageError
from clausesearch.reading import read_document

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from clausesearch.records import Document

PAIRS = "pairs.jsonl"
AGREEMENTS = "agreements"
_LAYOUT = (
    "a line is a JSON object with pair, left, right (file and clauses: id, start, end), matches, "
    "only_left and only_right (docs/bench.md)"
)


@dataclass(frozen=True, slots=True)
class GoldSide:
    """One agreement of a gold pair and its labelled spans by id."""

    document: Document
    lang: str
    spans: dict[str, Span]


@dataclass(frozen=True, slots=True)
class GoldDifference:
    """The main difference of a gold match: its type, and the words that differ on each side."""

    kind: str
    left_words: str | None
    right_words: str | None


@dataclass(frozen=True, slots=True)
class GoldMatch:
    """Spans of both sides that are counterparts, and in what they differ."""

    left: tuple[str, ...]
    right: tuple[str, ...]
    difference: GoldDifference | None = None


@dataclass(frozen=True, slots=True)
class GoldPair:
    """Two agreements and how they are aligned.

    Where ``complete`` is false, nobody looked whether other spans have counterparts, too.
    """

    name: str
    left: GoldSide
    right: GoldSide
    matches: tuple[GoldMatch, ...]
    left_only: frozenset[str]
    right_only: frozenset[str]
    complete: bool = True

    @property
    def langs(self) -> str:
        """Return the languages of both sides: ``ar-fr``."""
        return f"{self.left.lang}-{self.right.lang}"

    @property
    def links(self) -> set[tuple[str, str]]:
        """Return every left span with every right span of the same match."""
        return {(a, b) for match in self.matches for a in match.left for b in match.right}


def read_alignments(
    folder: Path, texts: Path | None = None, split: str = ""
) -> tuple[GoldPair, ...]:
    """Read ``pairs.jsonl``; its files lie in ``agreements/`` or in ``texts``.

    ``split`` keeps the pairs of one part. Raises ``InputError`` when a file is missing, a line
    cannot be read, or a span lies outside of its text.
    """
    path = folder / PAIRS
    if not path.is_file():
        raise InputError(f"{folder}: holds no {PAIRS}; {_LAYOUT}.")
    rows = list(_rows(path))
    kept = [row for row in rows if not split or row.get("split") == split]
    if not kept:
        there = sorted({str(row["split"]) for row in rows if row.get("split")})
        raise UsageError(
            f"no pair of {path} is of the split '{split}'; there are: {', '.join(there) or 'none'}."
            if split and rows
            else f"{path} holds no pair; {_LAYOUT}."
        )
    return tuple(_pair(path, row, texts or folder / AGREEMENTS) for row in kept)


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    for number, line in enumerate(read_lines(path), start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            row["pair"], row["matches"], row["left"]["clauses"], row["right"]["clauses"]
            row["left"]["file"], row["right"]["file"]
        except (ValueError, TypeError, KeyError):
            raise InputError(f"{path}: line {number} cannot be read; {_LAYOUT}.") from None
        yield row


def _pair(path: Path, row: dict[str, Any], texts: Path) -> GoldPair:
    try:
        left, right = (_side(row[side], texts) for side in ("left", "right"))
        matches = tuple(
            GoldMatch(tuple(m["left"]), tuple(m["right"]), _difference(m.get("difference")))
            for m in row["matches"]
        )
        named = [{name for m in matches for name in getattr(m, side)} for side in ("left", "right")]
        only = [frozenset(row.get(f"only_{side}", ())) for side in ("left", "right")]
    except (KeyError, TypeError, ValueError):
        raise InputError(f"{path}: the pair '{row['pair']}' cannot be read; {_LAYOUT}.") from None
    for side, names in ((left, named[0] | only[0]), (right, named[1] | only[1])):
        if unknown := sorted(names - side.spans.keys()):
            raise InputError(
                f"{path}: the pair '{row['pair']}' names {', '.join(unknown[:3])}, which is no "
                f"clause of {side.document.name}; mend it."
            )
    return GoldPair(str(row["pair"]), left, right, matches, only[0], only[1])


def _side(row: dict[str, Any], texts: Path) -> GoldSide:
    document = read_document(texts / row["file"])
    spans = {
        str(one["id"]): Span(document.name, int(one["start"]), int(one["end"]))
        for one in row["clauses"]
    }
    for name, span in spans.items():
        if not 0 <= span.start < span.end <= len(document.text):
            raise InputError(
                f"{texts / row['file']}: clause {name} is said to be characters {span.start} to "
                f"{span.end}, but it has {len(document.text)}; is it the text that was labelled?"
            )
    return GoldSide(document, str(row.get("lang") or document.lang), spans)


def _difference(row: dict[str, Any] | None) -> GoldDifference | None:
    if not row:
        return None
    return GoldDifference(row["type"], row.get("left_words"), row.get("right_words"))
