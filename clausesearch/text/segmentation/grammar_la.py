"""Where a new clause opens in an English or a French sentence, and in other Latin-script ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausesearch.text.segmentation import frames_la
from clausesearch.text.segmentation.actions_la import first_action, is_action
from clausesearch.text.segmentation.grammar import (
    Bond,
    Current,
    Opening,
    first_within,
    run_length,
)
from clausesearch.text.segmentation.verbs_la import Verbs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clausesearch.text.segmentation.lexicon import Lexicon
    from clausesearch.text.segmentation.tokens import Token

_LEAST = 4
_SUBJECT_REACH = 14
_WHO = ("qui", "who", "which", "that", "dont", "lequel", "laquelle")


class LatinGrammar:
    """The rules that English and French share; the words come from a :class:`Lexicon`."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._words = lexicon
        self._verbs = Verbs(lexicon)
        heads = frozenset(phrase.split()[0] for phrase in lexicon.durations)
        self._openers = lexicon.contrasts | lexicon.conjunctions | heads

    def frame_end(self, tokens: Sequence[Token], begin: int) -> tuple[int, bool]:
        """Peel ``On the water,``, ``Sur le volet politique,``, ``The mayor said that``."""
        return frames_la.frame_end(self._words, tokens, begin)

    def settle(self, tokens: Sequence[Token], current: Current) -> None:
        """Find the modal after the subject and the verb or infinitive that it governs."""
        modal = first_within(
            tokens, current.body, 24, lambda token: token.form in self._words.modals
        )
        finite = next(
            (
                index
                for index in range(current.body, min(len(tokens), current.body + 18))
                if self._verbs.is_verb(tokens, index)
            ),
            -1,
        )
        current.subject_end = modal if modal >= 0 else finite
        for index in range(current.body, min(len(tokens), current.body + 26)):
            word = self._verbs.governed_at(tokens, index)
            if word:
                current.governor, current.preposition = index, word
                return
        if not current.item:
            current.governor = first_action(self._words, tokens, current.body)

    def may_open(self, form: str) -> bool:
        """Accept conjunctions, contrasts and what may tell of a duration."""
        return form in self._openers

    def opening(self, tokens: Sequence[Token], current: Current, at: int) -> Opening | None:
        """Try contrasts, then what follows ``and``, then a bare comma."""
        if at + 2 >= len(tokens) or at - current.body < 3:
            return None
        form = tokens[at].form
        if tokens[0].form in self._words.recitals:
            return self._recital(tokens, at)
        if form in self._words.contrasts:
            body = at + 1 + (tokens[at + 1].form in self._words.that)
            if form == "unless":
                ends_it = tokens[body].form in ("either", "one", "any") and at - current.body > 3
                return Opening(at, body, Bond.FINITE) if ends_it else None
            if form == "while" and not tokens[at].after_comma:
                return None  # "while the Protocol is in force" is a time
            return Opening(at, body, Bond.FINITE) if run_length(tokens, body) > 3 else None
        if form in self._words.conjunctions:
            return self._after_and(tokens, current, at)
        if tokens[at].after_comma:
            return self._after_comma(tokens, current, at, at)
        return self._duration(tokens, at) if at - current.body > 4 else None

    def _duration(self, tokens: Sequence[Token], at: int) -> Opening | None:
        """Open at ``pour une durée de cinq ans`` where no verb of lasting stands before."""
        phrase = " ".join(token.form for token in tokens[at : at + 3])
        if phrase not in self._words.durations:
            return None
        lasting = any(token.form in self._words.lasting for token in tokens[at - 4 : at])
        return None if lasting else Opening(at, at, Bond.DETAIL)

    def _recital(self, tokens: Sequence[Token], at: int) -> Opening | None:
        """Open each recital of a preamble, and the agreement that they lead to."""
        body = at + (tokens[at].form in self._words.conjunctions)
        if tokens[body].form in self._words.recitals and (tokens[at].after_comma or body > at):
            return Opening(at, body, Bond.FINITE)
        agreed = first_within(tokens, body, 6, lambda token: token.form in self._words.concluding)
        return Opening(at, body, Bond.FINITE) if tokens[at].after_comma and agreed > 0 else None

    def _after_and(self, tokens: Sequence[Token], current: Current, at: int) -> Opening | None:
        body = at + 1
        if form_is_also(tokens[body].form) and body + 2 < len(tokens):
            body += 1
        token = tokens[body]
        comma = tokens[at].after_comma
        if tokens[at].form in self._words.additions:
            return self._addition(tokens, current, at)
        if token.form in self._words.that and current.said:
            return Opening(at, body + 1, Bond.SAID)
        if token.form in self._words.modals and at - current.body >= 5:
            return Opening(at, at + 1, Bond.SUBJECT)
        if self._shares_subject(tokens, current, at, body):
            return Opening(at, at + 1, Bond.SUBJECT)
        governed = self._governed(tokens, current, at, body, comma=comma)
        if governed is not None:
            return governed
        return self._after_comma(tokens, current, at, body) if comma else None

    def _shares_subject(
        self, tokens: Sequence[Token], current: Current, at: int, body: int
    ) -> bool:
        token = tokens[body]
        if token.form in self._words.clitics and body + 1 < len(tokens):
            token = tokens[body + 1]
        if token.form in ("has", "have", "was", "were", "a", "ont"):
            return False
        if any(word.form in _WHO for word in tokens[max(current.body, at - 10) : at]):
            return False
        verbal = self._verbs.is_verb(tokens, body) or self._verbs.is_finite(token)
        verbal = verbal or token.form in self._words.provisions
        return verbal and at - current.body >= 5 and len(tokens) - body >= _LEAST

    def _addition(self, tokens: Sequence[Token], current: Current, at: int) -> Opening | None:
        """Open after ``as well as to …``, ``ainsi que de …``."""
        body = at + 1
        while body < len(tokens) and tokens[body].form in self._words.addition_tail:
            body += 1
        if body + 2 >= len(tokens) or body == at + 1:
            return None
        if self._verbs.governs(tokens[body]) and tokens[body + 1].form in self._words.base:
            return Opening(at, body + 1, Bond.GOVERNED)
        if tokens[at].after_comma and not current.item and run_length(tokens, body) >= 6:
            return Opening(at, body, Bond.GOVERNED)
        return None

    def _governed(
        self, tokens: Sequence[Token], current: Current, at: int, body: int, *, comma: bool
    ) -> Opening | None:
        if current.governor < 0 or at <= current.governor + 1:
            return None
        if is_action(tokens, body) and is_action(tokens, current.governor):
            enough = at - current.governor >= _LEAST and run_length(tokens, body) > _LEAST
            return Opening(at, body, Bond.GOVERNED) if enough else None
        repeated = self._verbs.governs(tokens[body])
        start = verb = body + repeated
        while repeated and verb + 1 < len(tokens) and tokens[verb].form in ("ne", "pas", "not"):
            verb += 1
        certain = repeated or (comma and body > at)
        if verb + 2 >= len(tokens) or not self._verbs.is_base(tokens, verb, certain=certain):
            return None
        here, there = at - current.governor, run_length(tokens, verb)
        if there < _LEAST - repeated or (current.item and not repeated):
            return None
        if repeated and body == at and not self._repeats(tokens, current, at):
            return None  # ", to draw lessons" is a purpose
        if comma or repeated or (here >= 9 and there >= 6):
            return Opening(at, start, Bond.GOVERNED)
        return None

    def _repeats(self, tokens: Sequence[Token], current: Current, at: int) -> bool:
        """Say whether a preposition is taken up; ``to`` only where ``and to`` follows."""
        if tokens[at].form != current.preposition:
            return False
        further = zip(tokens[at:], tokens[at + 1 :], strict=False)
        return tokens[at].form != "to" or any(
            one.form == "and" and other.form == "to" for one, other in further
        )

    def _after_comma(
        self, tokens: Sequence[Token], current: Current, at: int, body: int
    ) -> Opening | None:
        if current.said and tokens[body].form in self._words.that:
            return Opening(at, body + 1, Bond.SAID)
        if tokens[body].form in self._words.saying and tokens[body + 1].form in self._words.that:
            return Opening(at, body, Bond.SAID)
        governed = self._governed(tokens, current, at, body, comma=True)
        if governed is not None:
            return governed
        if tokens[body].form in self._words.provisions or (
            tokens[body].form in self._words.adverbs
            and tokens[body + 1].form in self._words.provisions
        ):
            return Opening(at, body, Bond.SUBJECT)
        if current.subject_end < 0 or current.subject_end >= at:
            return None
        pair = f"{tokens[body].form} {tokens[body + 1].form}"
        if current.item or {tokens[current.body].form, tokens[body].form, pair} & (
            self._words.conditions
        ):
            return None
        if self._verbs.is_verb(tokens, body) and tokens[body].form not in self._words.modals:
            before = tokens[max(current.body, at - 12) : at]
            relative = any(word.after_comma and word.form in _WHO for word in before)
            enough = run_length(tokens, body) >= 5 and not relative
            return Opening(at, body, Bond.SUBJECT) if enough else None
        return self._new_subject(tokens, at, body)

    def _new_subject(self, tokens: Sequence[Token], at: int, body: int) -> Opening | None:
        for index in range(body, min(len(tokens), body + _SUBJECT_REACH)):
            token = tokens[index]
            if index > body and token.after_comma:
                return None
            if token.form in self._words.relatives:
                return None
            if index > body and self._verbs.is_verb(tokens, index):
                before = index - 1
                while before > body and tokens[before].form in self._words.clitics:
                    before -= 1
                joint = tokens[before].form in self._words.conjunctions
                return None if joint else Opening(at, body, Bond.FINITE)
        return None

    def speaks(self, tokens: Sequence[Token], current: Current) -> bool:  # noqa: ARG002
        """Say whether the clause opens with someone speaking."""
        return current.body > current.begin and current.said

    def speaker_end(self, tokens: Sequence[Token], begin: int) -> int:
        """Return the token after the first verb of saying."""
        return frames_la.speaker_end(self._words, tokens, begin)

    def introduces(self, tokens: Sequence[Token], begin: int, at: int) -> bool:
        """Accept a colon before a verb, a finite clause or a quotation, after a short phrase."""
        if at >= len(tokens) or at - begin > 24 or len(tokens) - at < 4:
            return False
        if any(mark in tokens[at].gap for mark in '“«"'):
            return True
        return first_within(tokens, at, _SUBJECT_REACH + 6, self._verbs.is_finite) >= 0 or (
            tokens[at].form in self._words.base
        )

    def attributes(self, tokens: Sequence[Token]) -> int:
        """Return the end of ``a dit le maire``, ``the mayor said`` at the head, or 0."""
        return frames_la.attributes(self._words, tokens)

    def title_end(self, tokens: Sequence[Token]) -> int:  # noqa: ARG002
        """Return 0: a title without a colon is not told from its sentence."""
        return 0

    def is_whole(self, tokens: Sequence[Token]) -> bool:
        """Say whether an item has a modal after its subject."""
        modal = first_within(tokens, 1, 12, lambda token: token.form in self._words.modals)
        return modal > 0 and not self.is_bare_item(tokens)

    def is_bare_item(self, tokens: Sequence[Token]) -> bool:
        """Say whether the sentence begins with an infinitive or a bare verb."""
        return bool(tokens) and tokens[0].form in self._words.base


def form_is_also(form: str) -> bool:
    """Say whether a word only strengthens ``and``."""
    return form in ("also", "further", "then", "egalement", "aussi", "notamment")
