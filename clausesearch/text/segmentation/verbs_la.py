"""Which English and French words are verbs, finite or bare, and what governs a bare one."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clausesearch.text.segmentation.lexicon import Lexicon
    from clausesearch.text.segmentation.tokens import Token

#: Folding levels «à» with the verb «a».
_PREPOSITION_A = ("à", "À")


class Verbs:
    """The verbs of a :class:`Lexicon`."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._words = lexicon

    def governed_at(self, tokens: Sequence[Token], index: int) -> str:
        """Return the word that governs the verb at ``index``, or an empty string."""
        if index == 0 or tokens[index].form not in self._words.base:
            return ""
        before = index - 1
        if tokens[before].form in self._words.adverbs and before:
            before -= 1
        return tokens[before].form if self.governs(tokens[before]) else ""

    def is_finite(self, token: Token) -> bool:
        """Say whether a word is a modal or a finite verb."""
        if token.raw in _PREPOSITION_A:
            return False
        return (
            token.form in self._words.modals
            or token.form in self._words.finite
            or (
                token.form.endswith(self._words.future_endings)
                and len(token.form) > 3
                and token.form not in self._words.not_future
            )
        )

    def is_verb(self, tokens: Sequence[Token], index: int) -> bool:
        """Say whether a finite verb stands at ``index``; «programme» is one before «une pièce»."""
        if self.is_finite(tokens[index]):
            return True
        object_follows = index + 1 < len(tokens) and tokens[index + 1].touches
        return (
            tokens[index].form in self._words.singular
            and object_follows
            and tokens[index + 1].form in self._words.determiners
        )

    def governs(self, token: Token) -> bool:
        """Say whether an infinitive may follow: ``will``, ``to``, ``à``, ``de``; never ``a``."""
        return token.form in self._words.governors and token.raw not in ("a", "A")

    def is_base(self, tokens: Sequence[Token], verb: int, *, certain: bool) -> bool:
        """Say whether a word is a bare verb; one that is also a noun needs its object after it."""
        form = tokens[verb].form
        if form not in self._words.base:
            return False
        if certain or form in self._words.sure_base:
            return True
        after = tokens[verb + 1].form
        return after in self._words.determiners or after.isdecimal()
