"""Texts with gold boundaries for ``bench.segmentation``: sentences, and starts of articles.

They lie beside the project (``../shared/evalsets``), are for evaluation only, and nothing of them
comes with it. Of each set one half was looked at while rules were written, the other never.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.gold_data import ROOT

SETS = ROOT.parent / "shared" / "evalsets"
#: The published figures leave every tenth gold boundary out.
LEFT_OUT = 10
Cutter = Callable[[str, str], Sequence[tuple[int, int]]]

ERSATZ = (
    ("ar IWSLT17", "ar", "ar.iwslt17"),
    ("ar PADT", "ar", "ar.ud_padt"),
    ("ar News Comm.", "ar", "ar.news-commentary-dev"),
    ("fr GSD", "fr", "fr.ud_gsd"),
    ("fr WMT15", "fr", "fr.wmt15"),
    ("fr WMT20", "fr", "fr.wmt20"),
    ("en GUM", "en", "en.ud_gum"),
    ("en NC-WSJ", "en", "en.nc-wsj"),
)
LEGAL = (
    ("fr civil code", "fr", "fr.CivilCode_test"),
    ("fr criminal code", "fr", "fr.CriminalCode_test"),
    ("fr constitution", "fr", "fr.Constitution"),
    ("en veterans", "en", "en.CD_bva_test"),
    ("en patents", "en", "en.CD_intellectual_property_test"),
    ("en supreme court", "en", "en.CD_scotus_test"),
)
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Document:
    """A text and the places where its gold units end (or start, for articles)."""

    lang: str
    text: str
    places: tuple[int, ...]
    looked_at: bool


@dataclass(slots=True)
class Score:
    """Counts of boundaries; the rates are percentages."""

    met: int = 0
    gold: int = 0
    predicted: int = 0

    def add(self, gold: set[int], predicted: set[int]) -> None:
        """Count the boundaries of one text."""
        self.met += len(gold & predicted)
        self.gold += len(gold)
        self.predicted += len(predicted)

    @property
    def precision(self) -> float:
        """Return the share of predicted boundaries that are gold."""
        return 100 * self.met / max(1, self.predicted)

    @property
    def recall(self) -> float:
        """Return the share of gold boundaries that are predicted."""
        return 100 * self.met / max(1, self.gold)

    @property
    def f1(self) -> float:
        """Return the harmonic mean of precision and recall."""
        return 200 * self.met / max(1, self.gold + self.predicted)


def ersatz(name: str, lang: str) -> list[Document]:
    """Return the two halves of a file of the Ersatz suite, each joined into one line."""
    lines = (SETS / "ersatz_suite" / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    half = len(lines) // 2
    return [joined(lines[:half], lang, looked_at=True), joined(lines[half:], lang, looked_at=False)]


def legal(name: str, lang: str, *, lined: bool = False) -> list[Document]:
    """Return the documents of a MultiLegalSBD file; every second one was looked at.

    ``lined`` keeps them as they are, lines and all; else sentences are joined by spaces, as the
    published figures have them.
    """
    found = []
    for number, raw in enumerate(_rows(SETS / "multilegalsbd" / f"{name}.jsonl")):
        text, spans = raw["text"], raw["spans"]
        looked_at = number % 2 == 0
        if lined:
            # The separators at the edge of a gold span are not at stake.
            ends = tuple(len(text[:end].rstrip()) for _, end in spans)
            found.append(Document(lang, text, ends[:-1], looked_at))
        else:
            found.append(joined([text[a:b] for a, b in spans], lang, looked_at=looked_at))
    return found


def articles(folder: Path, lang: str) -> list[Document]:
    """Return texts whose places are the starts of their articles; every second was looked at."""
    found = []
    for number, path in enumerate(sorted(folder.glob("*.json"))):
        raw = json.loads(path.read_text(encoding="utf-8"))
        starts = tuple(start for start, _, title in raw["articles"] if title)
        found.append(Document(lang, raw["text"], starts, number % 2 == 0))
    return found


def joined(sentences: Sequence[str], lang: str, *, looked_at: bool) -> Document:
    """Return sentences as one line, normalised as the published figures have them."""
    plain = [one for one in map(_plain, sentences) if one]
    places, end = [], -1
    for sentence in plain:
        end += 1 + len(sentence)
        places.append(end)
    return Document(lang, " ".join(plain), tuple(places[:-1]), looked_at)


def score(documents: Sequence[Document], cut: Cutter) -> Score:
    """Return the score of ``cut`` by the ends of its spans, every tenth gold boundary left out."""
    total = Score()
    for document in documents:
        text = document.text
        left_out = set(document.places[LEFT_OUT - 1 :: LEFT_OUT])
        last = len(text.rstrip())
        ends = {len(text[:end].rstrip()) for _, end in cut(text, document.lang)} - {last, 0}
        total.add(set(document.places) - left_out, ends - left_out)
    return total


def score_starts(documents: Sequence[Document], starts_of: Callable[[str], Sequence[int]]) -> Score:
    """Return the score of predicted starts of articles, to the character."""
    total = Score()
    for document in documents:
        total.add(set(document.places), set(starts_of(document.text)))
    return total


def _plain(sentence: str) -> str:
    bare = sentence.replace("\u200f", "").lstrip("-").strip()
    return _SPACES.sub(" ", unicodedata.normalize("NFKC", bare)).strip()


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def golden(lang: str, cut: Cutter) -> dict[str, int]:
    """Return how many of pySBD's golden rules for a language there are, and are met exactly."""
    rows = list(_rows(SETS / "pysbd_golden" / f"{lang}.jsonl"))
    met = 0
    for row in rows:
        found = [row["text"][start:end].strip() for start, end in cut(row["text"], lang)]
        met += found == [sentence.strip() for sentence in row["sentences"]]
    return {"rules": len(rows), "met": met}
