"""The letter trigrams that tell a French query from an English one.

``python -m clausesearch.training.trigrams`` writes the table that ships.
"""

from __future__ import annotations

import json
import math
from collections import Counter
from pathlib import Path

from clausesearch.text.language import trigrams_of

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


def main() -> None:
    """Write the table of ``seeds/clauses`` to ``text/latin_trigrams.tsv``."""
    package = Path(__file__).resolve().parents[1]
    files = sorted((package.parent / "seeds" / "clauses").glob("*.jsonl"))
    rows = [json.loads(line) for f in files for line in f.read_text("utf-8").splitlines()]
    lines = [f"{trigram}\t{weight}\n" for trigram, weight in latin_trigrams(rows).items()]
    (package / "text" / "latin_trigrams.tsv").write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
