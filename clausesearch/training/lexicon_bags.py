"""Bags of lexicon concepts: the same concepts on both sides, each in another form or language."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from clausesearch.training.batches import Bags, Task, tokenize
from clausesearch.training.corpora import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray
    from tokenizers import Tokenizer

    from clausesearch.training.corpora import Concept

#: What Arabic writes onto the next word: and, so, with, for, the, and their common unions.
CLITICS = ("و", "ف", "ب", "ل", "ك", "ال", "وال", "بال", "فال", "وب", "ول")
_PRONOUNS = ("ه", "ها", "هم", "هما", "نا", "ي", "ك", "كم")
_PERSONS = ("ت", "ن", "أ")
_THIRD = "ي"
_PLURAL = "ون"
_SHORTEST = 4
_FOR_THE = "لل"
_ARTICLE = "ال"


def with_clitic(form: str, clitic: str) -> str:
    """Return the Arabic ``form`` with ``clitic`` written onto it.

    The article is not doubled, and «ل» before it is written «لل».
    """
    definite = form.startswith(_ARTICLE) and len(form) > len(_ARTICLE) + 1
    if definite and clitic.endswith(_ARTICLE):
        clitic = clitic.removesuffix(_ARTICLE)
    if definite and clitic.endswith("ل"):
        return clitic.removesuffix("ل") + _FOR_THE + form.removeprefix(_ARTICLE)
    return clitic + form


def inflected(form: str, pick: float) -> str:
    """Return the Arabic ``form`` as another person has it; ``pick`` in [0, 1) chooses.

    A verb that begins with the ي of the third person takes another prefix or a plural; any other
    word takes a pronoun. Terms of several words stay as they are.
    """
    if " " in form or len(form) < _SHORTEST:
        return form
    if form.startswith(_THIRD):
        endings = [prefix + form[1:] for prefix in _PERSONS]
        endings += [form + _PLURAL, form[0] + form[1:] + "ها", form + "ه", "س" + form]
    else:
        stem = form.removeprefix(_ARTICLE) if form.startswith(_ARTICLE) else form
        stem = stem[:-1] + "ت" if stem.endswith("ة") else stem
        endings = [stem + pronoun for pronoun in _PRONOUNS]
    return endings[int(pick * len(endings))]


class LexiconBags:
    """Draws tasks of concept bags; the forms are tokenized once, the bags joined as ids."""

    def __init__(
        self, tokenizer: Tokenizer, concepts: Sequence[Concept], rng: np.random.Generator
    ) -> None:
        self._rng = rng
        self._count = len(concepts)
        self._forms: dict[str, Bags] = {}
        self._bounds: dict[str, NDArray[np.int64]] = {}
        for lang in LANGUAGES:
            texts: list[str] = []
            bounds = [0]
            for concept in concepts:
                forms = concept.forms[lang]
                texts += forms
                if lang == "ar":
                    drawn = rng.choice(len(CLITICS), size=len(forms))
                    texts += [
                        with_clitic(form, CLITICS[pick])
                        for form, pick in zip(forms, drawn, strict=True)
                    ]
                    texts += [inflected(form, rng.random()) for form in forms]
                bounds.append(len(texts))
            self._forms[lang] = tokenize(tokenizer, texts)
            self._bounds[lang] = np.asarray(bounds)

    def task(
        self,
        count: int,
        sides: tuple[str, str],
        *,
        fewest: int = 2,
        most: int = 8,
        among: int | None = None,
    ) -> Task:
        """Return ``count`` pairs of bags, each of ``fewest`` to ``most`` concepts.

        With ``among`` only that many of the first concepts are drawn from.
        """
        sizes = self._rng.integers(fewest, most + 1, size=count)
        concepts = self._rng.integers(0, among or self._count, size=int(sizes.sum()))
        return Task(
            f"lexicon {sides[0]}-{sides[1]}",
            self._join(sides[0], concepts, sizes),
            self._join(sides[1], concepts, sizes),
        )

    def terms(self, concepts: NDArray[np.int64], sides: tuple[str, str]) -> Task:
        """Return one pair for each of ``concepts``, given by number: a form on either side."""
        ones = np.ones(len(concepts), dtype=np.int64)
        return Task(
            f"lexicon terms {sides[0]}-{sides[1]}",
            self._join(sides[0], concepts, ones),
            self._join(sides[1], concepts, ones),
        )

    def _join(self, lang: str, concepts: NDArray[np.int64], sizes: NDArray[np.int64]) -> Bags:
        forms, bounds = self._forms[lang], self._bounds[lang]
        low, high = bounds[concepts], bounds[concepts + 1]
        drawn = low + (self._rng.random(len(concepts)) * (high - low)).astype(np.int64)
        lengths = forms.bounds[drawn + 1] - forms.bounds[drawn]
        ends = np.concatenate([[0], np.cumsum(lengths)])
        return Bags(forms.take(drawn).ids, ends[np.concatenate([[0], np.cumsum(sizes)])])
