"""What a user asks to be found among, as the filter of the store."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from clausesearch.errors import UsageError
from clausesearch.records import Kind
from clausesearch.store import ClauseFilter
from clausesearch.text.words import fold_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from clausesearch.store import Store

_MOST_WORDS = 30


class Narrowing(TypedDict, total=False):
    """The keyword arguments that restrict what may be found; each may be left out.

    ``langs`` (``"ar"``), ``agreements`` (names) and ``kinds`` (``"commitment"``) are those of the
    clauses found. ``since`` and ``until`` bound the agreement's date, both inclusive: ``"2024"``,
    ``"2024-05"`` or a day; an agreement without a known date passes neither. ``parties``: all words
    of one of these names occur in the name of one party. Of several values any one will do.
    """

    langs: str | Iterable[str]
    agreements: str | Iterable[str]
    kinds: str | Iterable[str]
    since: str
    until: str
    parties: str | Iterable[str]


def as_filter(
    store: Store,
    *,
    langs: str | Iterable[str] = (),
    agreements: str | Iterable[str] = (),
    kinds: str | Iterable[str] = (),
    since: str = "",
    until: str = "",
    parties: str | Iterable[str] = (),
) -> ClauseFilter:
    """Return the filter for the arguments of ``Narrowing``.

    Raises ``UsageError`` for a language, a kind, a date or a party that cannot be meant, and
    ``NotFoundError`` for an agreement that is not there.
    """
    first, last = _bound(since, 0, "--since"), _bound(until, 1, "--until")
    if first and last and first > last:
        raise UsageError(f"nothing lies between --since {since} and --until {until}: swap them.")
    return ClauseFilter(
        langs=_langs(store, _each(langs)),
        agreements=frozenset(store.agreement(name).name for name in _each(agreements)),
        kinds=frozenset(_kind(kind) for kind in _each(kinds)),
        since=first,
        until=last,
        parties=frozenset(_party(party) for party in _each(parties)),
    )


def _each(values: str | Iterable[str]) -> list[str]:
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
