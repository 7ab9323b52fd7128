"""Which clauses and agreements may be found, as conditions of SQL."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from clausesearch.records import Kind, Strength
from clausesearch.text.words import index_terms, query_terms

if TYPE_CHECKING:
    from collections.abc import Iterable

Conditions = tuple[str, list[str]]

#: The table of the themes found when the index was built, and the one of those lent for a while.
THEMES, LENT_THEMES = "clause_themes", "lent_themes"
#: What is no commitment that binds or aims: what merely encourages or permits.
_SOFT = (Strength.ENCOURAGES, Strength.PERMITS)


@dataclass(frozen=True, slots=True)
class ClauseFilter:
    """Which clauses may be found; empty means no restriction, ``but_not`` is one agreement.

    ``since`` and ``until`` are ISO dates, both inclusive: an agreement without a known date passes
    neither. An agreement passes ``parties`` when one of its parties answers to one of them
    (see ``party_terms``). A clause passes ``themes`` (codes) when it has one of them, an agreement
    when one of its clauses has; ``lent`` says that they are those of ``Store.lend_themes``.
    ``commitments`` leaves the commitments that do not merely encourage or permit.
    """

    langs: frozenset[str] = frozenset()
    agreements: frozenset[str] = frozenset()
    but_not: str = ""
    kinds: frozenset[Kind] = frozenset()
    since: str = ""
    until: str = ""
    parties: frozenset[str] = frozenset()
    themes: frozenset[str] = frozenset()
    lent: bool = False
    commitments: bool = False

    def __bool__(self) -> bool:
        return bool(
            self.langs
            or self.agreements
            or self.but_not
            or self.kinds
            or self.since
            or self.until
            or self.parties
            or self.themes
            or self.commitments
        )


def party_terms(name: str, lang: str) -> str:
    """Return the terms of a party's name, as they are stored: each between two spaces."""
    return f" {' '.join(dict.fromkeys(index_terms(name, lang)))} "


def clause_conditions(clause_filter: ClauseFilter) -> Conditions:
    """Return what holds of a clause ``c`` of an agreement ``a`` that passes, and its values."""
    parts = [
        _one_of("c.lang", clause_filter.langs),
        _one_of("c.kind", clause_filter.kinds),
        _of_agreement(clause_filter),
    ]
    if clause_filter.commitments:
        parts.append(("c.kind = ?", [Kind.COMMITMENT.value]))
        parts.append((f"c.strength NOT IN ({marks(_SOFT)})", [each.value for each in _SOFT]))
    if clause_filter.themes:
        condition, values = _one_of("t.theme", clause_filter.themes)
        table = LENT_THEMES if clause_filter.lent else THEMES
        themed = f"SELECT 1 FROM {table} t WHERE t.clause_id = c.id AND {condition}"
        parts.append((f"EXISTS ({themed})", values))
    return _all_of(*parts)


def agreement_conditions(clause_filter: ClauseFilter) -> Conditions:
    """Return what holds of an agreement ``a`` that passes, and its values.

    Languages, kinds and strengths are those of clauses and do not count.
    """
    whole = _of_agreement(clause_filter)
    if not clause_filter.themes:
        return whole
    condition, values = _one_of("t.theme", clause_filter.themes)
    table = LENT_THEMES if clause_filter.lent else THEMES
    themed = (
        f"SELECT 1 FROM {table} t JOIN clauses tc ON tc.id = t.clause_id "
        f"WHERE tc.agreement_id = a.id AND {condition}"
    )
    return _all_of(whole, (f"EXISTS ({themed})", values))


def _of_agreement(clause_filter: ClauseFilter) -> Conditions:
    parts = [_one_of("a.name", clause_filter.agreements)]
    if clause_filter.but_not:
        parts.append(("a.name <> ?", [clause_filter.but_not]))
    for bound, comparison in ((clause_filter.since, ">="), (clause_filter.until, "<=")):
        if bound:
            dated = "SELECT 1 FROM dates d WHERE d.agreement_id = a.id AND d.iso"
            parts.append((f"EXISTS ({dated} {comparison} ?)", [bound]))
    if clause_filter.parties:
        named = [_named(party) for party in sorted(clause_filter.parties)]
        said = " OR ".join(condition for condition, _ in named)
        has = f"EXISTS (SELECT 1 FROM parties p WHERE p.agreement_id = a.id AND ({said}))"
        parts.append((has, [value for _, values in named for value in values]))
    return _all_of(*parts)


def _named(party: str) -> Conditions:
    """Return what holds of a party ``p`` in whose name every word asked for occurs."""
    words = [
        (" OR ".join("instr(p.terms, ?)" for _ in terms), [f" {term} " for term in sorted(terms)])
        for _, terms in query_terms(party)
    ]
    return _all_of(*((f"({said})", values) for said, values in words)) if words else ("0", [])


def _one_of(column: str, allowed: frozenset[str] | frozenset[Kind]) -> Conditions:
    if not allowed:
        return "1", []
    return f"{column} IN ({marks(allowed)})", sorted(map(str, allowed))


def _all_of(*parts: Conditions) -> Conditions:
    return (
        " AND ".join(condition for condition, _ in parts),
        [value for _, values in parts for value in values],
    )


def marks(values: Iterable[object]) -> str:
    """Return one ``?`` for each value."""
    return ", ".join("?" for _ in values)
