"""What an index holds and what adding did, as rows and sentences."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from clausesearch.records import Change

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from clausesearch.records import Added
    from clausesearch.store import AgreementRow


def agreement_rows(agreements: Sequence[AgreementRow]) -> list[dict[str, Any]]:
    """Return one row an agreement."""
    return [
        {
            "agreement": row.name,
            "date": row.date or None,
            "lang": row.lang,
            "clauses": row.clause_count,
            "title": row.title,
            "parties": list(row.parties),
            "source": row.source,
        }
        for row in agreements
    ]


def agreements_table(rows: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return rows of agreements as a terminal has room for: no parties, which ``show`` prints."""
    return [
        {key: "" if value is None else value for key, value in row.items() if key != "parties"}
        for row in rows
    ]


def unread_line(index: Path) -> str:
    """Return what to say of an agreement that was added before its facts were looked for."""
    return (
        "this index was built before duration, renewal and other facts were known. "
        f"Build it anew: clausesearch reindex --index {index}"
    )


def undated_line(count: int) -> str:
    """Return what to say of the agreements that a bound on the date left out unseen."""
    agreements = "1 agreement" if count == 1 else f"{count} agreements"
    return f"left out for want of a known date: {agreements}"


def nothing_line(unknown: Sequence[str], *, least: float) -> str:
    """Return why a search found nothing: ``unknown`` words, or no clause that is likely enough."""
    if unknown:
        return f"neither the model nor the index knows: {', '.join(unknown)}; check the spelling."
    return f"no clause is {least:.0%} likely to be relevant; try other words, or fewer filters."


def changes_rows(outcomes: Sequence[Added]) -> list[dict[str, Any]]:
    """Return one row a file that was to be added."""
    return [
        {
            "agreement": outcome.agreement,
            "change": outcome.change.value,
            "clauses": outcome.clause_count,
            "source": outcome.source,
        }
        for outcome in outcomes
    ]


def changes_summary(outcomes: Sequence[Added]) -> str:
    """Return one line that counts what happened."""
    counts = Counter(outcome.change for outcome in outcomes)
    return ", ".join(f"{counts[change]} {change}" for change in Change if counts[change])


def failure_lines(outcomes: Sequence[Added]) -> list[str]:
    """Return a line for each file that could not be added."""
    return [outcome.problem for outcome in outcomes if outcome.problem]
