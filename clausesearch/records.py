"""The records every floor shares: frozen, slotted, importing nothing of ours."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


class Kind(StrEnum):
    """What a clause does in its agreement."""

    COMMITMENT = "commitment"
    PROVISION = "provision"
    STATEMENT = "statement"
    CONTEXT = "context"


class Strength(StrEnum):
    """How firmly a clause commits, the firmest first."""

    BINDING = "binding"
    AGREED = "agreed"
    AIMS = "aims"
    ENCOURAGES = "encourages"
    PERMITS = "permits"


class Relation(StrEnum):
    """How many clauses stand on each side of a match."""

    ONE_TO_ONE = "one-to-one"
    ONE_TO_MANY = "one-to-many"
    MANY_TO_ONE = "many-to-one"


@dataclass(frozen=True, slots=True)
class Clause:
    """The smallest span one can quote alone: ``text`` is ``agreement_text[start:end]``.

    ``start`` and ``end`` count Unicode code points of the agreement's raw text. ``lead_in`` and
    ``heading`` are context (the phrase a list hangs on, the title above), outside the span.
    """

    agreement: str
    number: int
    start: int
    end: int
    text: str
    lead_in: str = ""
    heading: str = ""
    kind: Kind = Kind.CONTEXT
    lang: str = "und"

    @property
    def id(self) -> str:
        """Return the name a user types for this clause: ``AGREEMENT#NUMBER``."""
        return f"{self.agreement}#{self.number}"


@dataclass(frozen=True, slots=True)
class DateFact:
    """The day an agreement was made, and where its text says so (``text[start:end]``).

    ``iso`` is a Gregorian date (ISO 8601, ``2025-04-07``); ``confidence`` in (0, 1] orders how
    plainly the text says it.
    """

    iso: str
    start: int
    end: int
    confidence: float


@dataclass(frozen=True, slots=True)
class PartyFact:
    """One party of an agreement: its name as written, which is ``text[start:end]``."""

    name: str
    start: int
    end: int
    confidence: float


class FactKind(StrEnum):
    """What a further fact of an agreement says."""

    AGREEMENT = "kind of agreement"
    PLACE = "place of signature"
    ENTRY = "entry into force"
    DURATION = "duration"
    RENEWAL = "renewal"
    NOTICE = "termination notice"
    BODY = "follow-up body"
    TEXTS = "languages of the text"
    AMOUNT = "amount"


@dataclass(frozen=True, slots=True)
class Fact:
    """Something an agreement says of itself, as written: ``text`` is the raw ``text[start:end]``.

    ``value`` is the same in every language (``P3Y``, ``tacit``, ``memorandum``, ``300000 EUR``), or
    empty where there is no such form.
    """

    kind: FactKind
    text: str
    value: str
    start: int
    end: int
    confidence: float


@dataclass(frozen=True, slots=True)
class Document:
    """A text as read, before it is an agreement of any index."""

    name: str
    source: str
    text: str
    sha256: str
    title: str = ""
    lang: str = "und"
    notes: tuple[str, ...] = ()
    date: DateFact | None = None
    parties: tuple[PartyFact, ...] = ()
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class Agreement:
    """One document of the index; ``text`` is raw and never altered."""

    name: str
    title: str
    lang: str
    source: str
    sha256: str
    text: str
    clause_count: int
    date: DateFact | None = None
    parties: tuple[PartyFact, ...] = ()
    facts: tuple[Fact, ...] = ()

    @property
    def document(self) -> Document:
        """Return it as the document it was made from."""
        return Document(
            self.name,
            self.source,
            self.text,
            self.sha256,
            self.title,
            self.lang,
            date=self.date,
            parties=self.parties,
            facts=self.facts,
        )


@dataclass(frozen=True, slots=True)
class Evidence:
    """One query term that met one clause term, and what it gave to the score, in log-odds."""

    query_term: str
    clause_term: str
    weight: float


@dataclass(frozen=True, slots=True)
class Hit:
    """A clause, its score and why.

    ``score`` in [0, 1] estimates the chance that a judge would call the clause relevant. ``parts``
    add up to the log-odds it was calibrated from; the weights of ``evidence``, the words that met,
    add up to the part called ``token``. Without word vectors there is no such part. ``also_in``
    names the clauses that say the same in other printings of the same accord, best first.
    """

    clause: Clause
    score: float
    evidence: tuple[Evidence, ...] = ()
    parts: dict[str, float] = field(default_factory=dict)
    also_in: tuple[str, ...] = ()

    @property
    def log_odds(self) -> float:
        """Return the score before calibration."""
        return sum(self.parts.values())


class DifferenceKind(StrEnum):
    """In what the two sides of a match differ."""

    NUMBER = "number"
    DURATION = "duration"
    DATE = "date"
    AMOUNT = "amount"
    ACTOR = "actor"
    SCOPE = "scope"
    EXCEPTION = "exception"
    NEGATION = "negation"
    STRENGTH = "strength"


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of an agreement: ``text`` is its raw ``text[start:end]``."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that the two sides of a match say differently.

    A side is None where it says nothing of it. The values are what was compared, the same in every
    language (``P10Y``, ``binding``).
    """

    kind: DifferenceKind
    left: Quote | None
    right: Quote | None
    left_value: str = ""
    right_value: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """An aligned group of clauses of two agreements, neither side empty.

    ``moved`` says that it stands elsewhere on the right than the matches around it.
    """

    left: tuple[Clause, ...]
    right: tuple[Clause, ...]
    score: float
    differences: tuple[Difference, ...] = ()
    moved: bool = False

    @property
    def relation(self) -> Relation:
        """Return how many clauses meet how many."""
        if len(self.left) > 1:
            return Relation.MANY_TO_ONE
        return Relation.ONE_TO_MANY if len(self.right) > 1 else Relation.ONE_TO_ONE


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two agreements side by side: what meets, and what has no counterpart.

    ``themes`` are those of the clauses by their ids, where they are known on both sides.
    """

    left: Document
    right: Document
    matches: tuple[Match, ...]
    left_only: tuple[Clause, ...]
    right_only: tuple[Clause, ...]
    themes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


class Change(StrEnum):
    """What adding a file did."""

    ADDED = "added"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Added:
    """The outcome of adding one file."""

    source: str
    change: Change
    agreement: str = ""
    clause_count: int = 0
    notes: tuple[str, ...] = ()
    problem: str = ""


@dataclass(frozen=True, slots=True)
class ThemeScore:
    """A theme of a clause; ``score`` in [0, 1] estimates the chance that a reader would say so."""

    theme: str
    score: float
