"""Judging one's own gold: what to ask, in which order, and where the answers are kept.

The pool of a query is what any system puts among its first in any language (pooling as in TREC:
Spärck Jones and van Rijsbergen, 1975), so that no system is measured on another's finds alone.
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from clausesearch.bench.bed import Bed
from clausesearch.bench.results import write_whole
from clausesearch.bench.spans import AGREEMENTS, QRELS, QUERIES, Span
from clausesearch.bench.systems import Desk, systems_of
from clausesearch.errors import InputError, UsageError
from clausesearch.reading.files import tidy_name
from clausesearch.store import ClauseFilter

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from clausesearch.bench.collection import Asked
    from clausesearch.bench.sheet import Sheet
    from clausesearch.embedding import Encoder
    from clausesearch.records import Clause
    from clausesearch.store import Store

POOLED = ("bm25", "dense", "words", "shipped")
_JUDGE = re.compile(r"[\w-]+")


@dataclass(frozen=True, slots=True)
class Question:
    """One clause that may answer one query."""

    query: str
    text: str
    clause: Clause

    @property
    def span(self) -> Span:
        """Return where the clause lies."""
        return Span(self.clause.agreement, self.clause.start, self.clause.end)


def pooled_questions(
    store: Store,
    encoder: Encoder,
    asked: Mapping[str, Asked],
    *,
    depth: int = 10,
    langs: Sequence[str] = (),
    seed: str = "",
    progress: Callable[[int, int], None] | None = None,
) -> list[Question]:
    """Return what is to be judged, query by query, the clauses of each in an order drawn by lot.

    Each system gives its first ``depth`` clauses of each language; neither the order nor anything
    else tells which system found a clause, or how high. The same ``seed`` gives the same order.
    Raises ``UsageError`` for a language the index has no clause in.
    """
    there = store.langs()
    if unknown := sorted(set(langs) - set(there)):
        raise UsageError(
            f"the index in {store.folder} has no clause in {', '.join(unknown)}; "
            f"its languages: {', '.join(there) or 'none'}."
        )
    bed = Bed(store.clauses(store.filtered(ClauseFilter())), {}, {})
    desk = Desk(store, encoder, bed, systems_of(POOLED), depth)
    questions = []
    for done, (query, one) in enumerate(asked.items(), start=1):
        if not query.isprintable():
            raise InputError(f"the _id {query!a} holds more than letters and signs; mend it.")
        found: set[int] = set()
        for lang in langs or there:
            for ranked in desk.ask(one.text, lang).ranked.values():
                found.update(ranked[:depth])
        order = sorted(found)
        random.Random(f"{seed}/{query}").shuffle(order)  # noqa: S311 (an order, no secret)
        questions += [Question(query, one.text, bed.clauses[row_id]) for row_id in order]
        if progress:
            progress(done, len(asked))
    if not questions:
        raise InputError(f"nothing in {store.folder} answers any of the queries; add agreements.")
    return questions


def lay_out(store: Store, queries: Path, folder: Path) -> None:
    """Put the queries and the raw texts of the index into ``folder``, as the bench reads them.

    Raises ``UsageError`` when ``folder`` holds another text of an agreement, into which earlier
    judgements point, or cannot be written.
    """
    texts = {row.name: store.agreement(row.name).text for row in store.agreements()}
    missing = {}
    for name, text in texts.items():
        if tidy_name(name) != name or "/" in name or "\\" in name or name.startswith("."):
            raise UsageError(f"'{name}' cannot be the name of a file; add it under another name.")
        path = folder / AGREEMENTS / f"{name}.txt"
        try:
            if not path.exists():
                missing[path] = text.encode()
            elif path.read_bytes() != text.encode():
                raise UsageError(
                    f"{path} is not the text the index has, and what was judged points into it; "
                    "choose another folder: --out FOLDER"
                )
        except OSError as error:
            raise UsageError(
                f"cannot use {path} ({error.strerror}); choose another: --out"
            ) from None
    for path, content in missing.items():
        write_whole(path, content, "--out FOLDER")
    kept = folder / QUERIES
    if not kept.exists() or not kept.samefile(queries):
        write_whole(kept, queries.read_bytes(), "--out FOLDER")


def sheet_path(folder: Path, judge: str = "") -> Path:
    """Return where a judge's answers are kept; raises ``UsageError`` for an unusable name."""
    if not judge:
        return folder / QRELS
    if not _JUDGE.fullmatch(judge):
        raise UsageError(f"--judge '{judge}' holds more than letters, digits, - and _; shorten it.")
    return folder / f"qrels-{judge}.tsv"


class Session:
    """Goes through the questions: forth to the next one without an answer, back one at a time."""

    def __init__(self, questions: Sequence[Question], sheet: Sheet) -> None:
        self._questions = questions
        self._sheet = sheet
        self._passed: set[int] = set()
        self._place = -1
        self._go_on()

    @property
    def question(self) -> Question | None:
        """Return what is asked now, None when all is done."""
        return self._questions[self._place] if self._place < self.total else None

    @property
    def number(self) -> int:
        """Return the place of the question, from 1."""
        return self._place + 1

    @property
    def total(self) -> int:
        """Return the number of all questions."""
        return len(self._questions)

    @property
    def judged(self) -> int:
        """Return how many questions have an answer."""
        return sum(self.grade_of(question) is not None for question in self._questions)

    def grade_of(self, question: Question) -> int | None:
        """Return the answer to a question, None while there is none."""
        return self._sheet.grades.get((question.query, question.span))

    def judge(self, grade: int) -> None:
        """Keep an answer and go on."""
        question = self._questions[self._place]
        self._sheet.record(question.query, question.span, grade)
        self._go_on()

    def skip(self) -> None:
        """Go on without an answer; the question comes again next time."""
        self._passed.add(self._place)
        self._go_on()

    def back(self) -> None:
        """Return to the question before, answered or not."""
        self._place = max(self._place - 1, 0)
        self._passed.discard(self._place)

    def _go_on(self) -> None:
        self._place += 1
        while self._place < self.total and (
            self._place in self._passed or self.grade_of(self._questions[self._place]) is not None
        ):
            self._place += 1
