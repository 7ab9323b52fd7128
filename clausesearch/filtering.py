"""What a user asks to be found among, as the filter of the store."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from clausesearch.errors import NotFoundError, UsageError
from clausesearch.records import Kind
from clausesearch.store import ClauseFilter
from clausesearch.text.words import fold_words

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from clausesearch.store import Store

_MOST_WORDS = 30
#: The first rules of ``indexing`` that found dates and parties.
RULES_WITH_FACTS = 2


class Narrowing(TypedDict, total=False):
    """The keyword arguments that restrict what may be found; each may be left out.

    ``langs`` (``"ar"``), ``agreements`` (names) and ``kinds`` (``"commitment"``) are those of the
    clauses found. ``since`` and ``until`` bound the agreement's date, both inclusive: ``"2024"``,
    ``"2024-05"`` or a day; an agreement without a known date passes neither. ``parties``: all words
    of one of these names occur in the name of one party. ``commitments`` leaves clauses of the kind
    commitment that bind or aim, or do not say how firm they are: not those that merely encourage or
    permit. ``themes``: codes or names, in any of their languages, of the list that ships or of the
    file ``themes_from``. Of several values any one will do.
    """

    langs: str | Iterable[str]
    agreements: str | Iterable[str]
    kinds: str | Iterable[str]
    since: str
    until: str
    parties: str | Iterable[str]
    commitments: bool
    themes: str | Iterable[str]
    themes_from: str | Path


def as_filter(
    store: Store,
    *,
    langs: str | Iterable[str] = (),
    agreements: str | Iterable[str] = (),
    kinds: str | Iterable[str] = (),
    since: str = "",
    until: str = "",
    parties: str | Iterable[str] = (),
    commitments: bool = False,
) -> ClauseFilter:
    """Return the filter for the arguments of ``Narrowing``, but for themes: see ``Index``.

    Raises ``UsageError`` for a language, a kind, a date or a party that cannot be meant, or what
    the index is too old to know, and ``NotFoundError`` for an agreement that is not there.
    """
    stamp = store.stamp
    if (since or until or parties) and stamp and stamp.rules < RULES_WITH_FACTS:
        raise _too_old(store, "dates and parties were known")
    if commitments and stamp and not stamp.themes:
        raise _too_old(store, "it was known how firmly clauses commit")
    first, last = _bound(since, 0, "--since"), _bound(until, 1, "--until")
    if first and last and first > last:
        raise UsageError(f"nothing lies between --since {since} and --until {until}: swap them.")
    return ClauseFilter(
        langs=_langs(store, each_of(langs)),
        agreements=frozenset(store.agreement(name).name for name in each_of(agreements)),
        kinds=frozenset(_kind(kind) for kind in each_of(kinds)),
        since=first,
        until=last,
        parties=frozenset(_party(party) for party in each_of(parties)),
        commitments=commitments,
    )


def parted(clause_id: str) -> tuple[str, int]:
    """Return agreement and number of ``AGREEMENT#NUMBER``; raises ``NotFoundError``."""
    agreement, _, number = clause_id.rpartition("#")
    if not agreement or not number.isdecimal():
        raise NotFoundError(
            f"'{clause_id}' is not the name of a clause; it looks like AGREEMENT#NUMBER. "
            "Search prints these names."
        )
    return agreement, int(number)


def _too_old(store: Store, known: str) -> UsageError:
    return UsageError(
        f"the index in {store.folder} was built before {known}. "
        f"Build it anew: clausesearch reindex --index {store.folder}"
    )


def each_of(values: str | Iterable[str]) -> list[str]:
    """Return the values, or the one value, as a list."""
    return [values] if isinstance(values, str) else list(values)


def _langs(store: Store, langs: list[str]) -> frozenset[str]:
    wanted = frozenset(lang.lower() for lang in langs)
    if unknown := sorted(wanted - set(store.langs())):
        raise UsageError(
            f"the index in {store.folder} has no clause in {', '.join(unknown)}; "
            f"its languages: {', '.join(store.langs()) or 'none'}."
        )
    return wanted


def _kind(kind: str) -> Kind:
    try:
        return Kind(kind.lower())
    except ValueError:
        kinds = ", ".join(Kind)
        raise UsageError(f"'{kind}' is no kind of clause; the kinds are: {kinds}.") from None


def _bound(typed: str, end: int, option: str) -> str:
    if not typed:
        return ""
    from clausesearch.text.facts import period

    days = period(typed)
    if days is None:
        raise UsageError(
            f"'{typed}' is no date; type a year, a month or a day: "
            f"{option} 2024, {option} 2024-05, {option} 2024-05-07"
        )
    return days[end]


def _party(name: str) -> str:
    words = fold_words(name)
    if not 1 <= len(words) <= _MOST_WORDS:
        raise UsageError(
            f"a party is asked for by 1 to {_MOST_WORDS} words of its name, not {len(words)}."
        )
    return " ".join(words)
