"""Measure sentence boundaries, article starts and speed, beside other segmenters.

    python -m bench.segmentation [--quick] [--save FOLDER]

The sets lie beside the project (``../shared/evalsets``); without them only the speed is measured.
Boundary F1 counts as the published figures do: NFKC, U+200F removed, gold sentences joined by one
space, every tenth gold boundary and the last left out. Of each set, the first half of the lines or
every second document, from the first, was looked at while rules were written («seen»); the rest
never was. ``--quick`` leaves out the other segmenters and all but the smallest speed runs.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bench.boundary_sets import (
    ERSATZ,
    LEGAL,
    SETS,
    Cutter,
    Document,
    Score,
    articles,
    ersatz,
    golden,
    legal,
    score,
    score_starts,
)
from bench.segmentation_peers import INSTALL, OURS, PYSBD, SPACY, cutters, missing
from bench.segmentation_speed import CLAUSES, apart
from clausesearch.bench.results import commit_of
from clausesearch.text.segmentation import article_starts

#: Boundary F1 as wtpsplit publishes it, in the order of ``COLUMNS``.
COLUMNS = ("ar IWSLT17", "ar PADT", "fr laws", "en judgments")
PUBLISHED = {
    "pySBD": (46.2, 28.1, 50.5, 75.0),
    "spaCy sentencizer": (89.3, 72.5, 51.8, 72.3),
    "Ersatz": (92.8, 79.7, 51.7, 79.5),
    "SaT sat-3l-sm": (92.3, 84.5, 84.0, 89.0),
    "SaT sat-12l-sm": (89.8, 88.2, 95.8, 93.1),
}
GROUPS = {
    "fr laws": ("fr civil code", "fr criminal code", "fr constitution"),
    "en judgments": ("en veterans", "en patents", "en supreme court"),
}
SPEEDS = (
    (OURS, (1, 10, 100)),
    (CLAUSES, (1, 10)),
    (SPACY, (1, 10)),
    (PYSBD, (0.1, 0.2)),
)
Row = dict[str, Any]


def halves(documents: Sequence[Document], cut: Cutter) -> Row:
    """Return the F1 of all documents, of those looked at and of the others."""
    whole, seen, unseen = Score(), Score(), Score()
    for document in documents:
        one = score([document], cut)
        for part in (whole, seen if document.looked_at else unseen):
            part.met += one.met
            part.gold += one.gold
            part.predicted += one.predicted
    return {
        "precision": round(whole.precision, 1),
        "recall": round(whole.recall, 1),
        "all": round(whole.f1, 1),
        "seen": round(seen.f1, 1),
        "unseen": round(unseen.f1, 1),
    }


def boundaries(systems: dict[str, Cutter]) -> list[Row]:
    """Return a row for each set and system, means of the legal sets after them."""
    sets = [(name, ersatz(file, lang)) for name, lang, file in ERSATZ]
    sets += [(name, legal(file, lang)) for name, lang, file in LEGAL]
    rows = [
        {"set": name, "system": system, **halves(documents, cut)}
        for name, documents in sets
        for system, cut in systems.items()
    ]
    return rows + [_mean(rows, group, system) for group in GROUPS for system in systems]


def _mean(rows: Sequence[Row], group: str, system: str) -> Row:
    chosen = [row for row in rows if row["set"] in GROUPS[group] and row["system"] == system]
    keys = ("precision", "recall", "all", "seen", "unseen")
    means = {key: round(sum(row[key] for row in chosen) / len(chosen), 1) for key in keys}
    return {"set": group, "system": system, **means}


def starts() -> list[Row]:
    """Return how well the starts of articles are found, to the character."""
    rows = []
    for name, folder, lang in (
        ("saudi laws", SETS / "saudi_laws" / "segmentation", "ar"),
        ("ToTA", SETS / "tota" / "segmentation", "en"),
    ):
        documents = articles(folder, lang)
        for half, looked in (("all", None), ("seen", True), ("unseen", False)):
            part = [each for each in documents if looked is None or each.looked_at is looked]
            one = score_starts(part, lambda text: list(article_starts(text)))
            rows.append({"set": name, "half": half, "articles": one.gold, "f1": round(one.f1, 2)})
    return rows


def exact(systems: dict[str, Cutter]) -> list[Row]:
    """Return how many of pySBD's golden rules are met exactly."""
    return [
        {"lang": lang, "system": name, **golden(lang, cut)}
        for lang in ("ar", "fr", "en")
        for name, cut in systems.items()
    ]


def speeds(*, quick: bool) -> list[Row]:
    """Return time and memory of each system that is installed."""
    absent = missing()
    runs = [
        (name, size)
        for name, sizes in SPEEDS
        if name not in absent
        for size in (sizes[:1] if quick else sizes)
    ]
    return [apart(name, size) for name, size in runs if not quick or name in (OURS, CLAUSES)]


def table(rows: Sequence[Row]) -> str:
    """Return rows as a table in Markdown."""
    if not rows:
        return ""
    head = list(rows[0])
    lines = [head, ["---"] * len(head), *([str(row[key]) for key in head] for row in rows)]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def published() -> list[Row]:
    """Return the rows that others published."""
    return [
        {"published": name, **dict(zip(COLUMNS, figures, strict=True))}
        for name, figures in PUBLISHED.items()
    ]


def main() -> None:
    """Print the tables; save them where told."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--quick", action="store_true", help="ours only, smallest speed runs")
    parser.add_argument("--save", type=Path, metavar="FOLDER", help="write the figures as JSON")
    options = parser.parse_args()
    systems = cutters() if not options.quick else {OURS: cutters()[OURS]}
    for name in missing():
        print(f"{name} is not installed and left out: {INSTALL}")
    document: Row = {
        "measured": datetime.now(UTC).isoformat(timespec="seconds"),
        "commit": commit_of(),
        "collection": "segmentation",
    }
    parts: dict[str, Callable[[], list[Row]]] = {
        "boundaries": lambda: boundaries(systems),
        "articles": starts,
        "golden": lambda: exact(systems),
        "published": published,
    }
    if not SETS.is_dir():
        print(f"{SETS} is not there: boundaries and articles are left out")
        parts = {}
    for name, measure in [*parts.items(), ("speed", lambda: speeds(quick=options.quick))]:
        document[name] = measure()
        print(f"\n{name}\n\n{table(document[name])}", flush=True)
    if options.save:
        path = options.save / f"segmentation-{document['commit']}.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(document, ensure_ascii=False, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
