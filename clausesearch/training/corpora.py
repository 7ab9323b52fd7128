"""Read what the model learns from: our clauses and lexicon, and the licensed parallel text."""

from __future__ import annotations

import gzip
import json
import random
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from clausesearch.errors import InputError
from clausesearch.training.everyday import read_tables, sentences
from clausesearch.training.inflection import Said
from clausesearch.training.sources import source_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_T = TypeVar("_T")

LANGUAGES = ("ar", "en", "fr")


@dataclass(frozen=True, slots=True)
class WrittenClause:
    """One clause in each language, and queries for it; keys are ``ar``, ``en``, ``fr``.

    The languages of one query say the same.
    """

    id: str
    theme: str
    text: dict[str, str]
    queries: tuple[dict[str, str], ...]


@dataclass(frozen=True, slots=True)
class Concept:
    """The forms of one concept in each language."""

    field: str
    forms: dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Parallel:
    """The pairs of one source in two languages: ``left[i]`` says what ``right[i]`` says."""

    source: str
    langs: tuple[str, str]
    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Corpora:
    """All training text, and notes on what was left out and why."""

    written: tuple[WrittenClause, ...]
    lexicon: tuple[Concept, ...]
    parallel: tuple[Parallel, ...]
    monolingual: dict[str, tuple[str, ...]]
    notes: tuple[str, ...]


def read_corpora(seeds: Path, folder: Path | None = None) -> Corpora:
    """Read our clauses, queries and lexicon and, where given, ``folder/parallel``.

    Raises:
        InputError: no written clauses lie in ``seeds``, or a line of them is not as documented.
    """
    notes: list[str] = []
    written = tuple(_read_written(seeds / "clauses", _read_queries(seeds / "queries")))
    if not written:
        raise InputError(f"no clauses in {seeds / 'clauses'}; name the folder with --seeds DIR")
    lexicon = merge_concepts(_read_lexicon(seeds / "lexicon"))
    if not lexicon:
        notes.append(f"no lexicon in {seeds / 'lexicon'}: the model will know fewer words")
    parallel: list[Parallel] = []
    monolingual: dict[str, tuple[str, ...]] = {}
    if folder is None:
        notes.append("no --corpora folder: the model learns from seeds/ alone and will be weaker")
    elif not (folder / "parallel").is_dir():
        notes.append(f"no folder {folder / 'parallel'}: the model learns from seeds/ alone")
    else:
        parallel, monolingual = _read_parallel(folder / "parallel", notes)
    return Corpora(written, lexicon, tuple(parallel), monolingual, tuple(notes))


def with_everyday(corpora: Corpora, seeds: Path, count: int) -> Corpora:
    """Return ``corpora`` with ``count`` sentences of ``seeds/everyday``, the same each time."""
    tables = read_tables(seeds / "everyday")
    if tables is None or not count:
        return corpora
    said = sentences(tables, count, random.Random(0))  # noqa: S311  # a sample, not a secret
    by = dict(zip(Said._fields, zip(*said, strict=True), strict=True))
    made = tuple(
        Parallel("seeds/everyday", (one, two), tuple(zip(by[one], by[two], strict=True)))
        for one, two in (("ar", "en"), ("ar", "fr"), ("fr", "en"))
    )
    return replace(corpora, parallel=(*corpora.parallel, *made))


def sample(corpora: Corpora, most: int, seed: int) -> Corpora:
    """Return ``corpora`` with at most ``most`` texts, concepts or pairs of each source."""
    rng = random.Random(seed)  # noqa: S311  # a sample, not a secret

    def some(items: tuple[_T, ...]) -> tuple[_T, ...]:
        if len(items) <= most:
            return items
        return tuple(items[index] for index in sorted(rng.sample(range(len(items)), most)))

    return Corpora(
        some(corpora.written),
        some(corpora.lexicon),
        tuple(replace(source, pairs=some(source.pairs)) for source in corpora.parallel),
        {name: some(texts) for name, texts in corpora.monolingual.items()},
        corpora.notes,
    )


def merge_concepts(concepts: Iterator[Concept] | list[Concept]) -> tuple[Concept, ...]:
    """Merge concepts whose first forms are the same in two languages or more.

    The lists recur: two entries that open with the same Arabic and the same English (or French)
    word are one concept, and teaching them as two would push one word away from itself.
    """
    merged: list[dict[str, dict[str, None]]] = []
    fields: list[str] = []
    home: dict[tuple[str, str, str, str], int] = {}
    for concept in concepts:
        keys = [
            (a, concept.forms[a][0], b, concept.forms[b][0])
            for a, b in (("ar", "en"), ("ar", "fr"), ("en", "fr"))
        ]
        index = next((home[key] for key in keys if key in home), len(merged))
        if index == len(merged):
            merged.append({lang: {} for lang in LANGUAGES})
            fields.append(concept.field)
        for lang in LANGUAGES:
            merged[index][lang].update(dict.fromkeys(concept.forms[lang]))
        home.update(dict.fromkeys(keys, index))
    return tuple(
        Concept(field, {lang: tuple(forms[lang]) for lang in LANGUAGES})
        for field, forms in zip(fields, merged, strict=True)
    )


def _read_queries(folder: Path) -> dict[str, tuple[dict[str, str], ...]]:
    """Return further queries by the id of the clause that they are for."""
    further: dict[str, tuple[dict[str, str], ...]] = {}
    for path in sorted(folder.glob("*.jsonl")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            try:
                record = json.loads(line)
                wordings = zip(*(record[lang] for lang in LANGUAGES), strict=True)
                further[record["id"]] = tuple(
                    dict(zip(LANGUAGES, wording, strict=True)) for wording in wordings
                )
            except (ValueError, KeyError, TypeError) as error:
                raise InputError(f"{path}, line {number}: no queries ({error})") from None
    return further


def _read_written(
    folder: Path, further: dict[str, tuple[dict[str, str], ...]]
) -> Iterator[WrittenClause]:
    for path in sorted(folder.glob("*.jsonl")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            try:
                record = json.loads(line)
                name = f"{path.stem}/{record['id']}"
                first = {lang: record[f"q_{lang}"] for lang in LANGUAGES}
                yield WrittenClause(
                    id=name,
                    theme=record["theme"],
                    text={lang: record[lang] for lang in LANGUAGES},
                    queries=(first, *further.get(name, ())),
                )
            except (ValueError, KeyError, TypeError) as error:
                raise InputError(f"{path}, line {number}: not a written clause ({error})") from None


def _read_lexicon(folder: Path) -> Iterator[Concept]:
    for path in sorted(folder.glob("*.tsv")):
        for line in path.read_text(encoding="utf-8").splitlines():
            columns = line.split("\t")
            if len(columns) != len(LANGUAGES) + 1:
                continue
            forms = {
                lang: tuple(form.strip() for form in column.split("|") if form.strip())
                for lang, column in zip(LANGUAGES, columns[1:], strict=True)
            }
            if all(forms.values()):
                yield Concept(columns[0], forms)


def _read_parallel(
    folder: Path, notes: list[str]
) -> tuple[list[Parallel], dict[str, tuple[str, ...]]]:
    parallel: list[Parallel] = []
    monolingual: dict[str, tuple[str, ...]] = {}
    for path in sorted(folder.glob("*.gz")):
        name = path.name.removesuffix(".gz").removesuffix(".tsv").removesuffix(".txt")
        base = name if name.startswith("mono.") else name.rpartition(".")[0]
        source = source_of(base)
        if source is None or not source.used:
            why = "not in the licence table" if source is None else source.reason
            notes.append(f"{path.name} left out: {why}")
            continue
        try:
            with gzip.open(path, "rt", encoding="utf-8") as lines:
                rows = [line.rstrip("\n") for line in lines]
        except (OSError, EOFError, UnicodeDecodeError) as error:
            notes.append(f"{path.name} left out: cannot be read ({error})")
            continue
        if base.startswith("mono."):
            monolingual[base] = tuple(row for row in rows if row.strip())
            continue
        left, _, right = name.rpartition(".")[2].partition("-")
        parallel.append(Parallel(base, (left, right), tuple(_pairs(rows))))
    return parallel, monolingual


def _pairs(rows: list[str]) -> Iterator[tuple[str, str]]:
    for row in rows:
        left, tab, right = row.partition("\t")
        if tab and left.strip() and right.strip():
            yield left, right
