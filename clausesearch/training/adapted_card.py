"""The card of an adapted model, and what a run says of itself at its end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from clausesearch.training.recipe import Settings

_HEAD = """\
---
language: [ar, en, fr]
library_name: sentence-transformers
pipeline_tag: sentence-similarity
tags: [sentence-transformers, static-embedding, agreements]
---

# An adapted model of clausesearch

A static embedding model for clauses of agreements: one vector a word piece, and a text is the mean
of its pieces, brought to unit length. `--model FOLDER` uses it, and `SentenceTransformer(FOLDER)`
loads it (version 6.2 or later). It was made by `clausesearch train`, which wrote this file.

The licence is for its owner to state: it depends on the texts below. The bundled model is
Apache-2.0; the clauses and the lexicon of clausesearch are CC BY 4.0.
"""

_LIMITS = """\
## Limits

- Its words are those of the base; what lies outside its vocabulary is spelled from pieces.
- It does not see word order or negation, as its base does not.
- What the field's texts do not mention is held near where the base had it, not exactly there.
"""

#: Settings that an adaptation does not read.
_UNREAD = ("pieces", "dim", "spread", "written_share", "prior", "most", "everyday")


@dataclass(frozen=True, slots=True)
class Judged:
    """nDCG@10 (×100) of the cosine alone on one judged collection, base and adapted model."""

    collection: str
    queries: int
    before: float
    after: float


@dataclass(frozen=True, slots=True)
class Adaptation:
    """What an adaptation was made of, and what came of it; pairs are counted over all epochs."""

    model: str
    base: str
    base_fingerprint: str
    settings: Settings
    pieces: int
    held: dict[str, int]
    seen: dict[str, int]
    dropped: dict[str, int]
    evaluation_count: int
    with_seeds: bool
    losses: tuple[float, ...]
    steps: int
    seconds: float
    scores: tuple[Judged, ...] = ()

    def document(self) -> dict[str, Any]:
        """Return the report as plain values, in the shape of docs/json.md."""
        return {
            "model": self.model,
            "base": self.base,
            "pieces": self.pieces,
            "dimensions": self.settings.dim,
            "epochs": self.settings.epochs,
            "steps": self.steps,
            "seconds": round(self.seconds, 1),
            "loss": [round(loss, 4) for loss in self.losses],
            "pairs_seen": self.seen,
            "evaluation_texts": self.evaluation_count,
            "dropped": self.dropped,
            "scores": [
                {
                    "collection": one.collection,
                    "queries": one.queries,
                    "before": round(one.before, 2),
                    "after": round(one.after, 2),
                }
                for one in self.scores
            ],
        }


def write_adapted_card(folder: Path, run: Adaptation) -> None:
    """Write ``folder/README.md``."""
    parts = [_HEAD, _data(run), _settings(run), _scores(run), _LIMITS]
    (folder / "README.md").write_text("\n".join(parts), encoding="utf-8")


def _data(run: Adaptation) -> str:
    total = sum(run.seen.values()) or 1
    what = {
        "seeds/clauses": "clauses and queries of clausesearch, against forgetting",
        "seeds/lexicon": "lexicon of clausesearch, against forgetting",
        "base": "words as the base relates them, against forgetting",
    }
    rows = [
        (
            name,
            what.get(name, "of the field"),
            f"{run.held[name]:,}" if name in run.held else "–",
            f"{100 * count / total:.1f} %",
        )
        for name, count in run.seen.items()
    ]
    dropped = ", ".join(f"{name} {count}" for name, count in sorted(run.dropped.items()))
    lines = [
        "## Data",
        "",
        f"Base: {run.base}, fingerprint `{run.base_fingerprint[:16]}`, {run.pieces:,} pieces of",
        f"{run.settings.dim} numbers. “Share” is the part of all training pairs seen.",
        "",
        *_table(("source", "what", "texts or pairs", "share"), rows),
        "",
    ]
    if not run.with_seeds:
        lines += ["The texts of clausesearch itself were not at hand.", ""]
    if run.evaluation_count:
        lines += [
            f"Kept apart from {run.evaluation_count:,} evaluation texts; what shares eight words",
            f"in a row with them, or a whole sentence, was dropped: {dropped or 'nothing'}.",
            "",
        ]
    else:
        lines += ["Nothing was kept apart: no `--evaluation` folder was named.", ""]
    return "\n".join(lines)


def _settings(run: Adaptation) -> str:
    rows = [
        (name, str(value)) for name, value in run.settings.as_dict().items() if name not in _UNREAD
    ]
    losses = ", ".join(f"{loss:.3f}" for loss in run.losses)
    return "\n".join(
        [
            "## Settings",
            "",
            "An in-batch softmax over pairs that mean the same, from the vectors of the base on.",
            "",
            *_table(("setting", "value"), rows),
            "",
            f"{run.steps:,} steps in {run.seconds / 60:.1f} minutes on a CPU; mean loss of each",
            f"epoch: {losses}.",
            "",
        ]
    )


def _scores(run: Adaptation) -> str:
    if not run.scores:
        return "## Scores\n\nNot measured: no `--evaluation` folder with judgements was named.\n"
    rows = [
        (one.collection, str(one.queries), f"{one.before:.1f}", f"{one.after:.1f}")
        for one in run.scores
    ]
    return "\n".join(
        [
            "## Scores",
            "",
            "nDCG@10 × 100 of the cosine alone (`clausesearch bench --system dense`).",
            "",
            *_table(("collection", "queries", "base", "adapted"), rows),
            "",
        ]
    )


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> list[str]:
    lines = [head, tuple("---" for _ in head), *rows]
    return [f"| {' | '.join(line)} |" for line in lines]
