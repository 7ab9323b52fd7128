"""Tasks of the written clauses: a clause and what people ask for it, in every pair of languages."""

from __future__ import annotations

from itertools import combinations, product
from typing import TYPE_CHECKING

import numpy as np

from clausesearch.training.batches import Bags, Meanings, Task, tokenize
from clausesearch.training.corpora import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from numpy.typing import NDArray
    from tokenizers import Tokenizer

    from clausesearch.training.corpora import WrittenClause

    Meaning = Callable[[Sequence[str]], NDArray[np.float16]]


class WrittenTasks:
    """Draws the tasks of the written clauses, a query of each clause at random."""

    def __init__(
        self,
        tokenizer: Tokenizer,
        written: Sequence[WrittenClause],
        rng: np.random.Generator,
        meaning: Meaning | None,
    ) -> None:
        self._rng = rng
        queries = [query for clause in written for query in clause.queries]
        self._bounds = np.cumsum([0] + [len(clause.queries) for clause in written])
        self._clauses = {
            lang: tokenize(tokenizer, [clause.text[lang] for clause in written])
            for lang in LANGUAGES
        }
        self._queries = {
            lang: tokenize(tokenizer, [query[lang] for query in queries]) for lang in LANGUAGES
        }
        self._told = self._asked = None
        if meaning is not None:
            self._told = meaning([clause.text["en"] for clause in written])
            self._asked = meaning([query["en"] for query in queries])

    def __call__(self) -> Iterator[Task]:
        """Yield query→clause in nine language pairs, clause↔clause, query↔query."""
        for query, clause in product(LANGUAGES, LANGUAGES):
            rows = self._draw()
            yield Task(
                f"written query {query}-clause {clause}",
                pick(self._queries[query], rows),
                self._clauses[clause],
                self._meanings(rows, None),
            )
        for left, right in combinations(LANGUAGES, 2):
            yield Task(
                f"written clause {left}-{right}",
                self._clauses[left],
                self._clauses[right],
                self._meanings(None, None),
            )
            rows, others = self._draw(), self._draw()
            yield Task(
                f"written query {left}-{right}",
                pick(self._queries[left], rows),
                pick(self._queries[right], others),
                self._meanings(rows, others),
            )

    def _draw(self) -> NDArray[np.int64]:
        """Return the row of one query of every clause."""
        low, high = self._bounds[:-1], self._bounds[1:]
        rows: NDArray[np.int64] = low + (self._rng.random(len(low)) * (high - low)).astype(np.int64)
        return rows

    def _meanings(
        self, left: NDArray[np.int64] | None, right: NDArray[np.int64] | None
    ) -> Meanings | None:
        """Return the meanings of queries by their rows; None stands for the clauses."""
        if self._told is None or self._asked is None:
            return None
        sides = (self._told if rows is None else self._asked[rows] for rows in (left, right))
        return (next(sides), next(sides))


def pick(bags: Bags, rows: NDArray[np.int64]) -> Bags:
    """Return the texts of ``bags`` numbered ``rows``, in that order."""
    taken = bags.take(rows)
    return Bags(taken.ids, np.append(taken.starts, len(taken.ids)))
