"""Blocks into clauses: inline lists, sentences, lead-ins, then numbers and kinds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from clausesearch.records import Clause
from clausesearch.text.kinds import kind_of
from clausesearch.text.segmentation.boilerplate import dateline_end
from clausesearch.text.segmentation.clauses import Piece, clauses_of, first_tokens, grammar_of
from clausesearch.text.segmentation.edges import SEPARATORS, is_formula, plain
from clausesearch.text.segmentation.enclosures import enclosures_of
from clausesearch.text.segmentation.lines import EDGE
from clausesearch.text.segmentation.markers import inline_runs
from clausesearch.text.segmentation.outline import Block, outline_of
from clausesearch.text.segmentation.script import language_of
from clausesearch.text.segmentation.sentences import sentences_of

if TYPE_CHECKING:
    from collections.abc import Iterator


def segment(text: str, lang: str | None = None, name: str = "") -> list[Clause]:
    """Return the clauses of ``text`` in order.

    ``lang`` is ``ar``, ``fr`` or ``en``; ``None`` decides from the script and the function words.
    A stretch in another script than that of ``lang`` is read by the rules of its own language.
    Offsets are code points of ``text``, which is never altered; spans are disjoint, without white
    space at their edges and without their closing separator. Time grows linearly with ``text``.
    """
    chosen = lang or language_of(text, 0, len(text))
    clauses: list[Clause] = []
    # A lead-in that nothing hung on becomes a clause after what follows it: hence the order.
    pieces = sorted(_Reader(text, chosen).pieces(), key=lambda each: each.start)
    pieces.reverse()
    while pieces:
        piece = (
            pieces.pop()
        )  # each goes as its clause comes: both lists whole would be twice as much
        span = text[piece.start : piece.end]
        clauses.append(
            Clause(
                agreement=name,
                number=len(clauses) + 1,
                start=piece.start,
                end=piece.end,
                text=span,
                lead_in=piece.lead_in,
                heading=piece.heading,
                kind=kind_of(span, piece.lead_in, piece.heading, piece.lang),
                lang=piece.lang,
            )
        )
    return clauses


@dataclass(slots=True)
class _Lead:
    """The phrase that items hang on, and its piece, which is a clause only if no item came."""

    phrase: str = ""
    piece: Piece | None = None
    used: bool = False


class _Reader:
    def __init__(self, text: str, lang: str) -> None:
        self._text = text
        self._lang = lang
        self._lead = _Lead()
        self._heading = ""
        self._titled = False

    def pieces(self) -> Iterator[Piece]:
        """Yield the clauses of every block."""
        for block in outline_of(self._text):
            if block.heading != self._heading:
                yield from self._drop_lead()
                self._heading = block.heading
            yield from self._block(block)
        yield from self._drop_lead()

    def _drop_lead(self) -> Iterator[Piece]:
        """Forget the lead-in; what introduced nothing was an ordinary clause."""
        lead, self._lead = self._lead, _Lead()
        piece = lead.piece
        if (
            piece is not None
            and not lead.used
            and not is_formula(self._text, piece.start, piece.end)
        ):
            yield piece

    def _block(self, block: Block) -> Iterator[Piece]:
        lang = self._language(block)
        start = block.start if block.item else dateline_end(self._text, block.start, block.end)
        marks = inline_runs(self._text, block.origin if block.item else start, block.end)
        head = marks[0].start if marks else block.end
        if head > start:
            yield from self._stretch(start, head, block, lang, item=block.item)
        for index, mark in enumerate(marks):
            end = marks[index + 1].start if index + 1 < len(marks) else block.end
            yield from self._stretch(mark.end, end, block, lang, item=True)

    def _language(self, block: Block) -> str:
        lang = language_of(self._text, block.start, block.end, self._lang)
        if lang == self._lang or self._lang not in ("ar", "fr", "en"):
            return lang
        # A forced language yields only to another script: words decide too little in one line.
        return lang if "ar" in (lang, self._lang) else self._lang

    def _stretch(
        self, start: int, end: int, block: Block, lang: str, *, item: bool
    ) -> Iterator[Piece]:
        held = enclosures_of(self._text, start, end)
        spans = sentences_of(self._text, start, end, held)
        said = [span for span in spans if self._text[slice(*span)].strip(SEPARATORS + EDGE)]
        for number, (left, right) in enumerate(said):
            hangs = (item and number == 0) or self._hangs(left, right, lang)
            if not hangs and not item:
                yield from self._drop_lead()
            lead = self._lead.phrase if hangs else ""
            found = clauses_of(
                self._text,
                left,
                right,
                lang,
                lead,
                item=bool(lead) or item,
                titled=self._titled and number == 0,
            )
            if item and number == 0:
                self._titled = bool(found and found[0].heading)
            self._lead.used = self._lead.used or bool(found and lead)
            if found and found[-1].listed and not hangs:
                self._lead = _Lead(found[-1].lead_in, None, used=True)
            for piece in found:
                placed = (
                    piece
                    if piece.heading or not block.heading
                    else piece._replace(heading=block.heading)
                )
                if piece.introduces:
                    yield from self._drop_lead()
                    phrase = plain(self._text, piece.start, piece.end)
                    self._lead = _Lead(_with(piece.lead_in, phrase), placed)
                elif not is_formula(self._text, piece.start, piece.end):
                    yield placed

    def _hangs(self, start: int, end: int, lang: str) -> bool:
        if not self._lead.phrase:
            return False
        return grammar_of(lang).is_bare_item(first_tokens(self._text, start, end))


def _with(lead: str, phrase: str) -> str:
    return f"{lead} {phrase}" if lead and lead not in phrase else phrase
