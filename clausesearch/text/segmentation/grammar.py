"""What the clause splitter asks of a language, and the types in which it answers."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from clausesearch.text.segmentation.tokens import Token


class Bond(StrEnum):
    """How a new clause hangs on what stands before it in the sentence."""

    #: It has a finite verb of its own.
    FINITE = "finite"
    #: It shares the subject of the clause before (``and will …``, ``et organisera …``).
    SUBJECT = "subject"
    #: It is one more complement of the governing phrase («وتطوير …», ``and to develop …``).
    GOVERNED = "governed"
    #: It tells how long what stands before it lasts («مدتها عشر سنوات»).
    DETAIL = "detail"
    #: It is one more thing said («وأن …», ``and that …``).
    SAID = "said"


class Opening(NamedTuple):
    """A new clause: the clause before ends before token ``left``, this one begins at ``body``."""

    left: int
    body: int
    bond: Bond


@dataclass(slots=True)
class Current:
    """The clause being read: token indices into the sentence; -1 where there is none.

    ``begin`` is where it starts with its frames, ``body`` after them; ``governor`` is the first
    complement that its verb governs; ``subject_end`` is the first token after its subject;
    ``said`` tells that its frame is a verb of saying.
    """

    begin: int
    body: int
    governor: int = -1
    subject_end: int = -1
    said: bool = False
    item: bool = False
    #: The preposition before the governor, which a further complement may repeat.
    preposition: str = ""


class Grammar(Protocol):
    """The rules of one language over the tokens of one sentence."""

    def frame_end(self, tokens: Sequence[Token], begin: int) -> tuple[int, bool]:
        """Return where the clause begins after its frames, and whether someone is speaking."""

    def settle(self, tokens: Sequence[Token], current: Current) -> None:
        """Fill in the governor and the end of the subject of a clause that begins."""

    def may_open(self, form: str) -> bool:
        """Say whether a clause may open at a word that only spaces part from the one before."""

    def opening(self, tokens: Sequence[Token], current: Current, at: int) -> Opening | None:
        """Return the clause that opens at token ``at``, if one does."""

    def speaks(self, tokens: Sequence[Token], current: Current) -> bool:
        """Say whether a clause has a verb of saying of its own."""

    def speaker_end(self, tokens: Sequence[Token], begin: int) -> int:
        """Return the token after the verb of saying at ``begin`` and its subject."""

    def introduces(self, tokens: Sequence[Token], begin: int, at: int) -> bool:
        """Say whether what stands before the colon at ``at`` is a phrase that the rest hangs on."""

    def attributes(self, tokens: Sequence[Token]) -> int:
        """Return where the words after a quotation stop telling who spoke, or 0."""

    def title_end(self, tokens: Sequence[Token]) -> int:
        """Return where a title runs into its sentence without a colon, or 0."""

    def is_whole(self, tokens: Sequence[Token]) -> bool:
        """Say whether an item is a sentence with a verb and a subject of its own."""

    def is_bare_item(self, tokens: Sequence[Token]) -> bool:
        """Say whether a sentence is an item with no subject of its own (masdar, infinitive)."""


def comma_within(tokens: Sequence[Token], begin: int, reach: int) -> int:
    """Return the first token after a comma among the ``reach`` tokens after ``begin``, or -1."""
    for index in range(begin + 1, min(len(tokens), begin + 1 + reach)):
        if tokens[index].after_comma:
            return index
    return -1


def run_length(tokens: Sequence[Token], at: int) -> int:
    """Return how many tokens stand from ``at`` to the next comma or the end, 30 at most."""
    after = comma_within(tokens, at, 30)
    return (after if after > 0 else min(len(tokens), at + 30)) - at


def first_within(
    tokens: Sequence[Token], begin: int, reach: int, wanted: Callable[[Token], bool]
) -> int:
    """Return the first of the ``reach`` tokens from ``begin`` that is wanted, or -1."""
    for index in range(begin, min(len(tokens), begin + reach)):
        if wanted(tokens[index]):
            return index
    return -1
