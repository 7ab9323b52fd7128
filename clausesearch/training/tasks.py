"""From corpora to tasks: what stands on the left and on the right of every batch."""

from __future__ import annotations

from itertools import combinations, product
from typing import TYPE_CHECKING

import numpy as np

from clausesearch.training.batches import Bags, Task, tokenize
from clausesearch.training.corpora import LANGUAGES
from clausesearch.training.lexicon_bags import LexiconBags

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from numpy.typing import NDArray
    from tokenizers import Tokenizer

    from clausesearch.training.corpora import Concept, Corpora, Parallel
    from clausesearch.training.recipe import Settings

    #: English texts → the teacher's unit vectors.
    Meaning = Callable[[Sequence[str]], NDArray[np.float16]]

#: Sources whose English side is close enough to running text for the teacher to say something.
TAUGHT = {
    "tico19": 3000,
    "wmt-newstest": 8000,
    "odoo": 6000,
    "consul-civic": 2500,
    "mstech-md-LLMtranslated": 6000,
    "wordpress-plugins": 4000,
}


class TaskMaker:
    """Makes the tasks of each epoch; what never changes is tokenized once."""

    def __init__(
        self,
        tokenizer: Tokenizer,
        corpora: Corpora,
        settings: Settings,
        meaning: Meaning | None = None,
    ) -> None:
        self._settings = settings
        self._rng = np.random.default_rng(settings.seed + 1)
        self._fixed = [
            *_written(tokenizer, corpora, settings.written_share, meaning),
            *self._parallel(tokenizer, corpora.parallel, meaning),
        ]
        self._lexicon: LexiconBags | None = None
        if corpora.lexicon:
            self._lexicon = LexiconBags(tokenizer, corpora.lexicon, self._rng)
            if meaning is not None:
                self._fixed.append(_terms(tokenizer, corpora.lexicon, meaning))

    def __call__(self, round_: int) -> list[Task]:
        """Return the tasks of epoch ``round_``, the lexicon's bags drawn anew."""
        if self._lexicon is None:
            return self._fixed
        sides = list(product(LANGUAGES, LANGUAGES))
        bags = [
            self._lexicon.task(max(1, self._settings.bags // len(sides)), pair) for pair in sides
        ]
        return [*self._fixed, *bags]

    def _parallel(
        self, tokenizer: Tokenizer, sources: Sequence[Parallel], meaning: Meaning | None
    ) -> Iterator[Task]:
        most = self._settings.cap * self._settings.epochs
        for source in sources:
            pairs = source.pairs
            if len(pairs) > most:
                picked = np.sort(self._rng.permutation(len(pairs))[:most])
                pairs = tuple(pairs[index] for index in picked)
            name = f"{source.source} {'-'.join(source.langs)}"
            left = [pair[0] for pair in pairs]
            right = [pair[1] for pair in pairs]
            task = Task(name, tokenize(tokenizer, left), tokenize(tokenizer, right))
            yield task
            taught = TAUGHT.get(source.source, 0)
            if meaning is not None and taught and source.langs[1] == "en":
                yield _taught(task, right, taught, self._rng, meaning)


def _written(
    tokenizer: Tokenizer, corpora: Corpora, share: int, meaning: Meaning | None
) -> Iterator[Task]:
    """Yield query→clause in the nine language pairs, clause↔clause and query↔query."""
    clauses = {
        lang: tokenize(tokenizer, [clause.text[lang] for clause in corpora.written])
        for lang in LANGUAGES
    }
    queries = {
        lang: tokenize(tokenizer, [clause.query[lang] for clause in corpora.written])
        for lang in LANGUAGES
    }
    told = asked = None
    if meaning is not None:
        told = meaning([clause.text["en"] for clause in corpora.written])
        asked = meaning([clause.query["en"] for clause in corpora.written])
    for query, clause in product(LANGUAGES, LANGUAGES):
        yield Task(
            f"written query {query}-clause {clause}", queries[query], clauses[clause], share=share
        )
    for left, right in combinations(LANGUAGES, 2):
        yield Task(f"written clause {left}-{right}", clauses[left], clauses[right], told, share)
        yield Task(f"written query {left}-{right}", queries[left], queries[right], asked, share)


def _terms(tokenizer: Tokenizer, concepts: Sequence[Concept], meaning: Meaning) -> Task:
    """Return the first Arabic and English form of every concept, with the teacher's relations."""
    english = [concept.forms["en"][0] for concept in concepts]
    arabic = [concept.forms["ar"][0] for concept in concepts]
    left, right = tokenize(tokenizer, arabic), tokenize(tokenizer, english)
    return Task("lexicon terms ar-en", left, right, meaning(english))


def _taught(
    task: Task, english: list[str], count: int, rng: np.random.Generator, meaning: Meaning
) -> Task:
    """Return up to ``count`` pairs of ``task``, short enough to teach, with their meaning."""
    fit = [index for index, text in enumerate(english) if len(text) <= 300]
    rows = rng.permutation(np.asarray(fit, dtype=np.int64))[:count]
    chosen = meaning([english[row] for row in rows])
    return Task(f"{task.name}, taught", _pick(task.left, rows), _pick(task.right, rows), chosen)


def _pick(bags: Bags, rows: NDArray[np.int64]) -> Bags:
    taken = bags.take(rows)
    return Bags(taken.ids, np.append(taken.starts, len(taken.ids)))


def tokenizer_texts(corpora: Corpora, settings: Settings) -> Iterator[str]:
    """Yield what the tokenizer learns from: all of ours, and the head of every other source."""
    for clause in corpora.written:
        yield from clause.text.values()
        yield from clause.query.values()
    for concept in corpora.lexicon:
        for forms in concept.forms.values():
            for form in forms:
                yield form
                yield form
    rng = np.random.default_rng(settings.seed)
    most = min(12_000, settings.cap)
    for source in corpora.parallel:
        for index in np.sort(rng.permutation(len(source.pairs))[:most]):
            yield from source.pairs[index]
    for texts in corpora.monolingual.values():
        yield from texts[: settings.cap]
