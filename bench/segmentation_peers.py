"""The segmenters that ``bench.segmentation`` sets beside ours; those not installed are left out."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator, Sequence
from importlib.util import find_spec
from itertools import pairwise

from clausesearch.text.segmentation import segment, sentence_spans

Cutter = Callable[[str, str], Sequence[tuple[int, int]]]
OURS, PYSBD, SPACY = "ours", "pySBD", "spaCy sentencizer"
_PIECE = 10_000
#: What to type where one is missing.
INSTALL = 'pip install "clausesearch[peers]"'


def cutters() -> dict[str, Cutter]:
    """Return what cuts a text of a language into sentences, by name, ours first."""
    found: dict[str, Cutter] = {OURS: ours}
    if find_spec("pysbd"):
        found[PYSBD] = pysbd
    if find_spec("spacy"):
        found[SPACY] = spacy
    return found


def missing() -> list[str]:
    """Return the names of those that are not installed."""
    return [name for name in (PYSBD, SPACY) if name not in cutters()]


def ours(text: str, lang: str) -> list[tuple[int, int]]:  # noqa: ARG001
    """Return our sentences; the language is not asked for."""
    return list(sentence_spans(text))


def our_clauses(text: str, lang: str) -> list[tuple[int, int]]:
    """Return our clauses."""
    return [(clause.start, clause.end) for clause in segment(text, lang)]


def pysbd(text: str, lang: str) -> list[tuple[int, int]]:
    """Return the sentences of pySBD, read in pieces of some ten thousand characters.

    Its time grows with the square of a line. Pieces end after a full stop, where it would cut.
    """
    found: list[tuple[int, int]] = []
    start = 0
    while start < len(text):
        stop = text.rfind(". ", start, start + _PIECE) + 1 if len(text) - start > _PIECE else 0
        stop = stop if stop > start else min(len(text), start + _PIECE)
        found += [(start + a, start + b) for a, b in pysbd_whole(text[start:stop], lang)]
        start = stop
    return found


def pysbd_whole(text: str, lang: str) -> list[tuple[int, int]]:
    """Return the sentences of pySBD, found again in the text in their order."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # its patterns are no raw strings
        from pysbd import Segmenter

        parts = Segmenter(language=lang, clean=False).segment(text)
    return list(_placed(text, parts))


def _placed(text: str, parts: Sequence[str]) -> Iterator[tuple[int, int]]:
    ends, at = [0], 0
    for part in parts:
        bare = part.strip()
        place = text.find(bare, at)
        if place >= 0:
            at = place + len(bare)
            ends.append(at)
    return pairwise(ends)


def spacy(text: str, lang: str) -> list[tuple[int, int]]:
    """Return the sentences of a blank pipeline of spaCy with its sentencizer."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from spacy import blank

        pipeline = blank(lang)
        pipeline.add_pipe("sentencizer")
        pipeline.max_length = len(text) + 1
        return [(one.start_char, one.end_char) for one in pipeline(text).sents]
