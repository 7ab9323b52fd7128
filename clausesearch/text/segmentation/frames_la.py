"""What stands before an English or a French clause and hangs over it: topics and speakers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausesearch.text.segmentation.grammar import comma_within, first_within

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clausesearch.text.segmentation.lexicon import Lexicon
    from clausesearch.text.segmentation.tokens import Token


def frame_end(words: Lexicon, tokens: Sequence[Token], begin: int) -> tuple[int, bool]:
    """Return where the clause begins after its frames, and whether someone is speaking.

    Peels ``On the water,``, ``Sur le volet politique,``, ``The mayor said that``.
    """
    at = begin
    if at < len(tokens) and tokens[at].form in words.discourse:
        at += 1
    if at < len(tokens) and _is_topic(words, tokens, at):
        after = comma_within(tokens, at, 10)
        if after > 0 and not any(token.raw[:1].isdigit() for token in tokens[at:after]):
            at = after
    speech = _speech(words, tokens, at)
    return (speech, True) if speech > at else (at, False)


def _is_topic(words: Lexicon, tokens: Sequence[Token], at: int) -> bool:
    pair = f"{tokens[at].form} {tokens[at + 1].form}" if at + 1 < len(tokens) else ""
    if pair in words.conditions or tokens[at].form in words.conditions:
        return False
    return tokens[at].form in words.topics or pair in words.topics


def _speech(words: Lexicon, tokens: Sequence[Token], at: int) -> int:
    verb = first_within(tokens, at, 14, lambda token: token.form in words.said)
    if 0 < at < len(tokens) and tokens[at].form in words.saying:
        verb = at  # «, ajoutant que …»
    if verb < 0:
        return at
    that = first_within(tokens, verb + 1, 7, lambda token: token.form in words.that)
    return that + 1 if that > 0 and that + 2 < len(tokens) else at


def speaker_end(words: Lexicon, tokens: Sequence[Token], begin: int) -> int:
    """Return the token after the first verb of saying."""
    verb = first_within(tokens, begin, 12, lambda token: token.form in words.said)
    return verb + 1 if verb >= 0 else begin


def attributes(words: Lexicon, tokens: Sequence[Token]) -> int:
    """Return the end of ``a dit le maire``, ``the mayor said`` at the head, or 0."""
    verb = first_within(tokens, 0, 8, lambda token: token.form in words.said)
    if verb < 0 or tokens[0].form in words.conjunctions | words.that:
        return 0
    if len(tokens) <= 22:
        return len(tokens)
    return max(0, comma_within(tokens, verb, 20))
