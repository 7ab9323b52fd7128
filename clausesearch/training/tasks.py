"""From corpora to tasks: what stands on the left and on the right of every batch."""

from __future__ import annotations

import hashlib
from itertools import product
from typing import TYPE_CHECKING

import numpy as np

from clausesearch.training.batches import Task, tokenize
from clausesearch.training.corpora import LANGUAGES
from clausesearch.training.lexicon_bags import LexiconBags
from clausesearch.training.written import WrittenTasks, pick

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
    "seeds/everyday": 6000,
    "tico19": 3000,
    "wmt-newstest": 4000,
    "odoo": 2500,
    "consul-civic": 1500,
    "mstech-md-LLMtranslated": 2500,
    "wordpress-plugins": 2000,
}
_LONGEST_TAUGHT = 120


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
        self.rng = np.random.default_rng(settings.seed + 1)
        self._fixed = [
            *self._parallel(tokenizer, corpora.parallel, meaning),
        ]
        self._written = WrittenTasks(tokenizer, corpora.written, self.rng, meaning)
        self._lexicon: LexiconBags | None = None
        if corpora.lexicon:
            self._lexicon = LexiconBags(tokenizer, corpora.lexicon, self.rng)
            if meaning is not None:
                self._fixed.append(_terms(tokenizer, corpora.lexicon, meaning))

    def __call__(self) -> list[Task]:
        """Return the tasks of the next epoch; queries and the lexicon's bags are drawn anew."""
        written = [task for _ in range(self._settings.written_share) for task in self._written()]
        if self._lexicon is None:
            return [*self._fixed, *written]
        sides = list(product(LANGUAGES, LANGUAGES))
        bags = [
            self._lexicon.task(max(1, self._settings.bags // len(sides)), pair) for pair in sides
        ]
        return [*self._fixed, *written, *bags]

    def _parallel(
        self, tokenizer: Tokenizer, sources: Sequence[Parallel], meaning: Meaning | None
    ) -> Iterator[Task]:
        for source in sources:
            if not source.pairs:
                continue
            name = f"{source.source} {'-'.join(source.langs)}"
            left = [pair[0] for pair in source.pairs]
            right = [pair[1] for pair in source.pairs]
            task = Task(name, tokenize(tokenizer, left), tokenize(tokenizer, right))
            yield task
            taught = TAUGHT.get(source.source, 0)
            if meaning is not None and taught and source.langs[1] == "en":
                yield _taught(task, right, taught, meaning)


def _terms(tokenizer: Tokenizer, concepts: Sequence[Concept], meaning: Meaning) -> Task:
    """Return the first Arabic and English form of every concept, with the teacher's relations."""
    english = [concept.forms["en"][0] for concept in concepts]
    arabic = [concept.forms["ar"][0] for concept in concepts]
    left, right = tokenize(tokenizer, arabic), tokenize(tokenizer, english)
    told = meaning(english)
    return Task("lexicon terms ar-en", left, right, (told, told))


def _taught(task: Task, english: list[str], count: int, meaning: Meaning) -> Task:
    """Return up to ``count`` pairs of ``task``, short enough to teach, with their meaning.

    They are chosen by a hash of their text, so that every run asks the teacher about the same.
    """
    fit = [index for index, text in enumerate(english) if len(text) <= _LONGEST_TAUGHT]
    fit.sort(key=lambda index: hashlib.blake2b(english[index].encode(), digest_size=8).digest())
    rows = np.asarray(fit[:count], dtype=np.int64)
    chosen = meaning([english[row] for row in rows])
    return Task(
        f"{task.name}, taught", pick(task.left, rows), pick(task.right, rows), (chosen, chosen)
    )


def pairs_seen(tasks: Sequence[Task], settings: Settings) -> dict[str, int]:
    """Return how many pairs of each source one epoch of ``tasks`` draws."""
    seen: dict[str, int] = {}
    for task in tasks:
        head = task.name.partition(" ")[0]
        source = {"written": "seeds/clauses", "lexicon": "seeds/lexicon"}.get(head, head)
        drawn = min(len(task.left), settings.cap)
        seen[source] = seen.get(source, 0) + drawn
    return seen


def tokenizer_texts(corpora: Corpora, settings: Settings) -> Iterator[str]:
    """Yield what the tokenizer learns from: all of ours, and the head of every other source."""
    for clause in corpora.written:
        yield from clause.text.values()
        for query in clause.queries:
            yield from query.values()
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
