"""Write the measured tables of the pages anew from the newest reports in ``results/``.

    python -m bench.tables

A block of a page starts with ``<!-- bench: COLLECTION | WHAT | COLUMNS -->`` and ends with
``<!-- end of bench -->``. WHAT is ``pairs`` (nDCG@10 for each language pair), ``systems`` (the
measures that COLUMNS names) or ``scores`` (what the shown scores are worth, by pair).
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from clausesearch.bench.report import ACROSS, EVERY, MAIN, WITHIN
from clausesearch.bench.results import newest_report

ROOT = Path(__file__).resolve().parents[1]
RESULTS = ROOT / "bench" / "results"
PAGES = (ROOT / "README.md", ROOT / "bench" / "README.md")
BLOCK = re.compile(
    r"(?P<head><!-- bench: (?P<name>[^|\n]+?) \| (?P<what>\w+)(?: \| (?P<columns>[^\n]+?))? -->\n)"
    r".*?(?P<tail><!-- end of bench -->)",
    re.DOTALL,
)
NAMES = {"bm25": "BM25", "dense": "cosine alone", "words": "word match alone"}
WIDE = {WITHIN: "within a language", ACROSS: "across languages", EVERY: "mean"}

Row = dict[str, Any]


def refreshed(text: str, results: Path = RESULTS) -> str:
    """Return a page with its blocks as the newest reports have them."""

    def made(block: re.Match[str]) -> str:
        report = newest_report(results, block["name"])
        columns = (block["columns"] or MAIN).split()
        table = {
            "pairs": lambda: pairs_table(report),
            "systems": lambda: systems_table(report, columns),
            "scores": lambda: scores_table(report),
        }[block["what"]]()
        return f"{block['head']}{table}\n\n{measured(report)}\n{block['tail']}"

    return BLOCK.sub(made, text)


def pairs_table(report: Row) -> str:
    """Return systems as rows, language pairs as columns, the best of a column in bold."""
    rows = [row for row in report["by"]["pair"] if not row["group"].endswith(">any")]
    groups = list(dict.fromkeys(row["group"] for row in rows))
    best = {g: max(row[MAIN] for row in rows if row["group"] == g) for g in groups}
    lines: dict[str, list[str]] = {}
    for row in rows:
        shown = f"{row[MAIN]:.1f}"
        cells = lines.setdefault(row["system"], [named(row["system"], report)])
        cells.append(f"**{shown}**" if row[MAIN] == best[row["group"]] else shown)
    headings = [WIDE.get(group, group.replace(">", "›")) for group in groups]
    return markdown(["", *headings], list(lines.values()))


def systems_table(report: Row, columns: list[str]) -> str:
    """Return systems as rows, measures as columns, and the reference against each."""
    rows = report["by"]["system"]
    best = {name: max(row[name] for row in rows) for name in columns}
    lines = []
    for row in rows:
        cells = [named(row["system"], report)]
        for name in columns:
            cells.append(f"**{row[name]:.1f}**" if row[name] == best[name] else f"{row[name]:.1f}")
        alone = row["p"] is None
        cells.append("" if alone else f"{row['wins']}/{row['ties']}/{row['losses']}")
        cells.append("" if alone else f"{row['p']:.4f}")
        lines.append(cells)
    against = f"{report['reference']} won/tied/lost"
    return markdown(["system", *columns, against, "p"], lines)


def scores_table(report: Row) -> str:
    """Return the Brier score and the calibration error of each language pair."""
    rows = [row for row in report["reliability"] if not row["pair"].endswith(">any")]
    headings = [WIDE.get(row["pair"], row["pair"].replace(">", "›")) for row in rows]
    return markdown(
        ["", *headings],
        [
            ["Brier score", *(f"{row['brier']:.3f}" for row in rows)],
            ["calibration error", *(f"{row['ece']:.3f}" for row in rows)],
        ],
    )


def measured(report: Row) -> str:
    """Return what was measured, and at which commit."""
    parts = [f"{report['queries']} queries, {report['clauses']} clauses"]
    parts += [
        f"{system} answers in {spent['median']:.0f} ms (p95 {spent['p95']:.0f})"
        for system, spent in report["latency"].items()
    ]
    return f"{'; '.join(parts)}; commit {report['commit']}."


def named(system: str, report: Row) -> str:
    """Return a system as a reader calls it."""
    name = NAMES.get(system, system)
    return f"**{name}**" if system == report["reference"] else name


def markdown(headings: list[str], lines: list[list[str]]) -> str:
    """Return a Markdown table."""
    rows = [headings, ["---"] * len(headings), *lines]
    return "\n".join("| " + " | ".join(row) + " |" for row in rows)


if __name__ == "__main__":
    for page in PAGES:
        page.write_text(refreshed(page.read_text("utf-8")), "utf-8")
