"""What a comparison comes to: shares, facts side by side, what each lacks, balance by theme."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from clausesearch.records import FactKind, Kind, Quote

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from clausesearch.records import Clause, Comparison, Document

#: What a reader looks for first.
_ORDER = {Kind.COMMITMENT: 0, Kind.PROVISION: 1, Kind.STATEMENT: 2, Kind.CONTEXT: 3}


@dataclass(frozen=True, slots=True)
class Share:
    """How many commitments of one side have a counterpart on the other."""

    met: int
    total: int

    @property
    def part(self) -> float:
        """Return it as a number between 0 and 1; 1 of nothing is 0."""
        return self.met / self.total if self.total else 0.0


@dataclass(frozen=True, slots=True)
class FactRow:
    """One fact of both sides, as written and in the value that is the same in every language.

    A side that does not say it is empty. ``same`` is None where a side is, or where there are no
    values to compare.
    """

    name: str
    left: tuple[Quote, ...]
    right: tuple[Quote, ...]
    left_values: tuple[str, ...]
    right_values: tuple[str, ...]
    same: bool | None


@dataclass(frozen=True, slots=True)
class ThemeBalance:
    """How many commitments of each side are about a theme, and how many of them met."""

    theme: str
    left: Share
    right: Share


@dataclass(frozen=True, slots=True)
class Summary:
    """What a comparison comes to; what a side lacks is what only the other has, commitments first.

    ``differing`` counts the matches that hold a difference.
    """

    left: Share
    right: Share
    matches: int
    differing: int
    moved: int
    facts: tuple[FactRow, ...]
    left_lacks: tuple[Clause, ...]
    right_lacks: tuple[Clause, ...]
    themes: tuple[ThemeBalance, ...] = ()


def summarise(comparison: Comparison, themes: Mapping[str, Sequence[str]] | None = None) -> Summary:
    """Return what a comparison comes to.

    ``themes`` are those of each clause by its ``id``, by default those the comparison holds.
    Clauses of both sides go by their ``id``, so the two agreements must not bear one name.
    """
    themes = themes or comparison.themes
    met_left = [clause for match in comparison.matches for clause in match.left]
    met_right = [clause for match in comparison.matches for clause in match.right]
    return Summary(
        left=_share(met_left, comparison.left_only),
        right=_share(met_right, comparison.right_only),
        matches=len(comparison.matches),
        differing=sum(bool(match.differences) for match in comparison.matches),
        moved=sum(match.moved for match in comparison.matches),
        facts=fact_rows(comparison.left, comparison.right),
        left_lacks=commitments_first(comparison.right_only),
        right_lacks=commitments_first(comparison.left_only),
        themes=_balance(comparison, themes, met_left, met_right) if themes else (),
    )


def commitments_first(clauses: Iterable[Clause]) -> tuple[Clause, ...]:
    """Return clauses by kind, commitments first, and else in the order of their text."""
    return tuple(sorted(clauses, key=lambda clause: (_ORDER[clause.kind], clause.number)))


def fact_rows(left: Document, right: Document) -> tuple[FactRow, ...]:
    """Return the facts that at least one of two agreements says, in a fixed order."""
    said = [_facts(document) for document in (left, right)]
    names = ["date", "parties", *(kind.value for kind in FactKind)]
    return tuple(
        _fact_row(name, *(facts.get(name, ()) for facts in said))
        for name in names
        if any(name in facts for facts in said)
    )


def _facts(document: Document) -> dict[str, tuple[tuple[Quote, str], ...]]:
    """Return what a document says of itself: name → quotes, each with its value."""
    facts: dict[str, tuple[tuple[Quote, str], ...]] = {}
    if document.date:
        day = document.date
        quote = Quote(day.start, day.end, document.text[day.start : day.end])
        facts["date"] = ((quote, day.iso),)
    if document.parties:
        facts["parties"] = tuple(
            (Quote(party.start, party.end, party.name), "") for party in document.parties
        )
    for fact in document.facts:
        known = facts.get(fact.kind.value, ())
        facts[fact.kind.value] = (*known, (Quote(fact.start, fact.end, fact.text), fact.value))
    return facts


def _fact_row(
    name: str, left: Sequence[tuple[Quote, str]], right: Sequence[tuple[Quote, str]]
) -> FactRow:
    left_values, right_values = ([value for _, value in side] for side in (left, right))
    comparable = all(values and all(values) for values in (left_values, right_values))
    return FactRow(
        name,
        tuple(quote for quote, _ in left),
        tuple(quote for quote, _ in right),
        tuple(left_values),
        tuple(right_values),
        same=set(left_values) == set(right_values) if comparable else None,
    )


def _share(met: Iterable[Clause], alone: Iterable[Clause]) -> Share:
    found = sum(clause.kind is Kind.COMMITMENT for clause in met)
    return Share(found, found + sum(clause.kind is Kind.COMMITMENT for clause in alone))


def _balance(
    comparison: Comparison,
    themes: Mapping[str, Sequence[str]],
    met_left: Sequence[Clause],
    met_right: Sequence[Clause],
) -> tuple[ThemeBalance, ...]:
    """Return the balance of every theme that a commitment of either side is about, most first."""

    def about(clauses: Iterable[Clause], theme: str) -> list[Clause]:
        return [clause for clause in clauses if theme in themes.get(clause.id, ())]

    names = dict.fromkeys(theme for found in themes.values() for theme in found)
    rows = [
        ThemeBalance(
            theme,
            _share(about(met_left, theme), about(comparison.left_only, theme)),
            _share(about(met_right, theme), about(comparison.right_only, theme)),
        )
        for theme in names
    ]
    told = [row for row in rows if row.left.total or row.right.total]
    return tuple(sorted(told, key=lambda row: -(row.left.total + row.right.total)))
