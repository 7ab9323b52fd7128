"""The letter trigrams that tell a French query from an English one."""

from __future__ import annotations

import json
import math
from collections import Counter
from typing import TYPE_CHECKING

from clausesearch.text.language import trigrams_of

if TYPE_CHECKING:
    from pathlib import Path

_KEPT = 4000
_FIELDS = {"en": ("en", "q_en"), "fr": ("fr", "q_fr")}


def latin_trigrams(clauses: list[dict[str, str]]) -> dict[str, int]:
    """Return trigram → 10·log(P(trigram | fr) / P(trigram | en)), the most telling ones.

    ``clauses`` are rows of ``seeds/clauses``. Smoothing is add-one (Laplace).
    """
    counts = {
        lang: Counter(t for row in clauses for field in fields for t in trigrams_of(row[field]))
        for lang, fields in _FIELDS.items()
    }
    seen = counts["en"].keys() | counts["fr"].keys()
    total = {lang: count.total() + len(seen) for lang, count in counts.items()}

    def log_ratio(trigram: str) -> float:
        french = (counts["fr"][trigram] + 1) / total["fr"]
        english = (counts["en"][trigram] + 1) / total["en"]
        return 10 * math.log(french / english)

    ratios = {trigram: round(log_ratio(trigram)) for trigram in seen}
    mass = {t: abs(ratios[t]) * (counts["en"][t] + counts["fr"][t]) for t in seen if ratios[t]}
    kept = sorted(mass, key=lambda trigram: (-mass[trigram], trigram))[:_KEPT]
    return {trigram: ratios[trigram] for trigram in sorted(kept)}


def write_latin_trigrams(seeds: Path, out: Path) -> None:
    """Write the table of ``seeds/clauses`` to ``out`` as TSV."""
    files = sorted((seeds / "clauses").glob("*.jsonl"))
    rows = [json.loads(line) for f in files for line in f.read_text("utf-8").splitlines()]
    table = latin_trigrams(rows)
    out.write_text("".join(f"{t}\t{w}\n" for t, w in table.items()), encoding="utf-8")
