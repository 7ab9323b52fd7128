"""What a person types for a day, a month or a year, as its first and its last day."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from clausesearch.text.facts.mentions import date_mentions
from clausesearch.text.folding import fold


def period(typed: str) -> tuple[str, str] | None:
    """Return the first and the last day (ISO 8601) of what was typed, None when it is no date.

    ``2024``, ``2024-05`` and ``2024-05-07``, in digits of either kind, or a day in full as a text
    would name it (``07/05/2024``, ``7 ماي 2024``).
    """
    folded = fold(typed).strip()
    parts = re.fullmatch(r"(\d{4})(?:[-/.](\d{1,2}))?(?:[-/.](\d{1,2}))?", folded)
    if parts is None:
        named = date_mentions(folded)
        if len(named) == 1 and (named[0].start, named[0].end) == (0, len(folded)):
            return named[0].iso, named[0].iso
        return None
    year, month, day = (int(part) if part else 0 for part in parts.groups())
    try:
        first = date(year, month or 1, day or 1)
    except ValueError:
        return None
    if day:
        return first.isoformat(), first.isoformat()
    last_month = month or 12
    last = date(year, last_month, monthrange(year, last_month)[1])
    return first.isoformat(), last.isoformat()
