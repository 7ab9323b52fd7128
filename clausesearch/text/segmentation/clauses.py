"""One sentence into its clauses: frames peeled off, coordinated commitments set apart."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from clausesearch.text.segmentation.edges import OPENERS, joined, plain, settle_edges
from clausesearch.text.segmentation.enclosures import enclosures_of
from clausesearch.text.segmentation.grammar import Bond, Current, Grammar, Opening
from clausesearch.text.segmentation.grammar_ar import ArabicGrammar
from clausesearch.text.segmentation.grammar_la import LatinGrammar
from clausesearch.text.segmentation.lexicon import english, french, unknown
from clausesearch.text.segmentation.quotations import Attributed, attributed
from clausesearch.text.segmentation.tokens import Token, tokens_of

#: A quotation longer than this may be cut at a comma, if the parts are clauses.
_LONG_QUOTATION = 110
#: Words of the clause before that a duration keeps as its lead-in.
_LONGEST_DETAIL = 20
#: A colon after a longer phrase begins anew: a row of colons must not pile its phrases up.
_LONGEST_LEAD = 400
_THAT = re.compile("(?: (?:إلى|على|عن))? (?:[أإ]ن|ب[أإ]ن|that|qu[e'’])$")


class Piece(NamedTuple):
    """A clause to be: its span in the raw text and the context it hangs on."""

    start: int
    end: int
    lead_in: str = ""
    heading: str = ""
    lang: str = "und"
    #: It ends with a colon: what follows hangs on it.
    introduces: bool = False
    #: It is the first item after a colon inside its sentence.
    listed: bool = False


@lru_cache(maxsize=8)
def grammar_of(lang: str) -> Grammar:
    """Return the rules of a language; an unknown one is cut into sentences only."""
    if lang == "ar":
        return ArabicGrammar()
    return LatinGrammar({"en": english, "fr": french}.get(lang, unknown)())


class _Sentence:
    """Reads the tokens of one sentence from left to right."""

    def __init__(
        self, text: str, span: tuple[int, int], lang: str, lead: str, *, item: bool, titled: bool
    ) -> None:
        self.text, self.lang, self.lead = text, lang, lead
        self.start, self.end = span
        self.tokens = tokens_of(text, *span)
        self.held = enclosures_of(text, *span)
        self.grammar = grammar_of(lang)
        self.item = item and (
            (bool(lead) and not self.grammar.is_whole(self.tokens))
            or self.grammar.is_bare_item(self.tokens)
        )
        self.pieces: list[Piece] = []
        self.marked = item
        self.heading = ""
        self.titled = titled
        self.listed = False
        # Where the clause after the last colon begins, and what it hangs on.
        self.introduced = (-1, "")
        # The context that later parts of the sentence hang on.
        self.governing = ""
        self.saying = ""
        self.speaker = ""

    def read(self) -> list[Piece]:
        if not self.tokens:
            return []
        quoted = attributed(self.text, (self.start, self.end), self.held, self.grammar)
        if quoted is not None:
            return self._quoted(quoted)
        title = self.grammar.title_end(self.tokens) if self.titled else 0
        if title:
            self.heading = self._phrase(0, title)
        current, lead = self._begin(title, self.lead)
        at = current.body + 1
        may_open = self.grammar.may_open
        while at < len(self.tokens):
            token = self.tokens[at]
            if (not token.touches or may_open(token.form)) and self._is_free(at):
                colon = self._colon(current, at)
                if colon is not None:
                    current, lead = colon
                    at = current.body + 1
                    continue
                opening = self.grammar.opening(self.tokens, current, at)
                if opening is not None:
                    self._close(current, opening.left, lead)
                    current, lead = self._follow(current, opening, lead)
                    at = current.body
            at += 1
        self._close(current, len(self.tokens), lead)
        return self.pieces

    def _quoted(self, quoted: Attributed) -> list[Piece]:
        """Return the clauses of a quotation, who spoke being their lead-in, then of the rest."""
        lead = joined(self.lead, plain(self.text, *quoted.speaker))
        start, end = settle_edges(self.text, *quoted.said, self.held)
        if end - start <= _LONG_QUOTATION:
            pieces = [Piece(start, end, lead, self.heading, self.lang)]
        else:
            pieces = self._part(quoted.said, lead).read()
        rest = (quoted.rest, self.end)
        if plain(self.text, *rest):
            pieces += self._part(rest, lead if self.text[rest[0]] in OPENERS else "").read()
        return pieces

    def _part(self, span: tuple[int, int], lead: str) -> _Sentence:
        return _Sentence(self.text, span, self.lang, lead, item=False, titled=False)

    def _is_free(self, at: int) -> bool:
        if not self.held.partner:
            return True
        place = self.tokens[at].start
        if self.held.bracket_at(place) is not None:
            return False
        quotation = self.held.quotation_at(place)
        return quotation is None or (
            quotation[1] - quotation[0] > _LONG_QUOTATION or self._opens_quotation(at, quotation)
        )

    def _opens_quotation(self, at: int, quotation: tuple[int, int]) -> bool:
        return at > 0 and self.tokens[at - 1].end <= quotation[0]

    def _begin(self, begin: int, lead: str) -> tuple[Current, str]:
        """Start a clause at token ``begin``; return it and its lead-in with its own frame."""
        body, said = self.grammar.frame_end(self.tokens, begin)
        if body >= len(self.tokens):
            body, said = begin, False
        current = Current(begin, body, said=said, item=self.item)
        self.grammar.settle(self.tokens, current)
        frame = self._phrase(begin, body)
        if said:
            self.saying = frame
        return current, joined(lead, frame)

    def _speaker(self, current: Current) -> str:
        """Return the verb of saying and who speaks, up to what is said."""
        if current.said:
            return _THAT.sub("", self.saying)
        end = self.grammar.speaker_end(self.tokens, current.body)
        return self._phrase(current.body, end)

    def _phrase(self, begin: int, end: int) -> str:
        if end <= begin:
            return ""
        return plain(self.text, self.tokens[begin].start, self.tokens[end].start)

    def _follow(self, current: Current, opening: Opening, lead: str) -> tuple[Current, str]:
        """Start the clause that ``opening`` found, with the context its bond asks for."""
        inherited = self.lead if self.item else ""
        if opening.bond is Bond.FINITE:
            self.governing = ""
            following, own = self._begin(opening.body, inherited)
            if self.grammar.speaks(self.tokens, following):
                self.speaker = ""
            elif current.said and following.begin == following.body:
                following.said = True
                own = joined(own, self.saying)
            return following, own
        if opening.bond is Bond.SAID:
            if opening.body > opening.left:  # «وأن», "and that": the same verb of saying
                following, own = self._begin(opening.body, "")
                following.said = True
                return following, joined(self.saying, own)
            self.speaker = self.speaker or self._speaker(current)
            saying = self.saying
            following, own = self._begin(opening.body, "")
            self.saying = own if following.said else saying
            return following, joined(self.speaker, own)
        if opening.bond is Bond.DETAIL:
            before = max(current.body, opening.left - _LONGEST_DETAIL)
            return Current(opening.body, opening.body), self._phrase(before, opening.left)
        if opening.bond is Bond.SUBJECT:
            named = current.body < current.subject_end < min(opening.left, current.body + 16)
            subject = self._phrase(current.body, current.subject_end) if named else ""
            following = Current(opening.body, opening.body, said=current.said, item=self.item)
            self.grammar.settle(self.tokens, following)
            # The same subject may be shared once more further on.
            following.subject_end = max(following.subject_end, opening.body)
            return following, joined(lead, subject)
        if not self.governing:
            self.governing = joined(lead, self._phrase(current.body, current.governor))
        following = Current(opening.body, opening.body, governor=opening.body, said=current.said)
        following.item = self.item
        following.preposition = current.preposition
        return following, self.governing

    def _colon(self, current: Current, at: int) -> tuple[Current, str] | None:
        gap = self.tokens[at].gap
        if ":" not in gap and "：" not in gap:
            return None
        held = self.held.quotation_at(self.tokens[at].start)
        if held is not None and not self._opens_quotation(at, held):
            return None
        before, after = self.tokens[at - 1].raw[-1:], self.tokens[at].raw[:1]
        if (gap == ":" and before.isdigit() and after.isdigit()) or not self.grammar.introduces(
            self.tokens, current.begin, at
        ):
            return None
        phrase = self._phrase(current.begin, at)
        self.listed = self.grammar.is_bare_item(self.tokens[at : at + 3])
        self.item = self.item or self.listed
        if self.marked and current.begin == 0 and at <= 12 and not self.pieces:
            self.heading = phrase
            return self._begin(at, self.lead)
        # A phrase after a colon may end with a colon itself.
        begin, before = self.introduced
        nested = begin == current.begin and len(before) < _LONGEST_LEAD
        lead = joined(before if nested else self.lead, phrase)
        self.introduced = (at, lead)
        return self._begin(at, lead)

    def _close(self, current: Current, left: int, lead: str) -> None:
        start = self._opened(current.body)
        end = self.tokens[left].start if left < len(self.tokens) else self.end
        start, end = settle_edges(self.text, start, end, self.held)
        if start >= end:
            return
        closing = left >= len(self.tokens)
        introduces = closing and self.text[end : self.end].strip()[:1] in (":", "：")
        if left - current.body < 3 and self.pieces and not closing:
            return
        self.pieces.append(
            Piece(start, end, lead, self.heading, self.lang, introduces, self.listed)
        )

    def _opened(self, body: int) -> int:
        """Return the start of the clause with the opening marks that touch its first word."""
        start = self.tokens[body].start
        least = self.tokens[body - 1].end if body else self.start
        while start > least and self.text[start - 1] in OPENERS + "§#@+$€£":
            start -= 1
        return start


def clauses_of(
    text: str,
    start: int,
    end: int,
    lang: str,
    lead: str = "",
    *,
    item: bool = False,
    titled: bool = False,
) -> list[Piece]:
    """Return the clauses of the sentence ``text[start:end]``, in order and disjoint.

    ``lead`` is the phrase it hangs on; ``item`` says that it is one of a list, ``titled`` that the
    items before it began with titles.
    """
    return _Sentence(text, (start, end), lang, lead, item=item, titled=titled).read()


def first_tokens(text: str, start: int, end: int) -> list[Token]:
    """Return the words of the head of a sentence."""
    return tokens_of(text, start, min(end, start + 120))
