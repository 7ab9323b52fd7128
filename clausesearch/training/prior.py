"""Where the piece vectors start: what the teacher says of the words that a piece spells."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from clausesearch.training.batches import tokenize
from clausesearch.training.corpora import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray
    from tokenizers import Tokenizer

    from clausesearch.training.corpora import Concept, Corpora

    Meaning = Callable[[Sequence[str]], NDArray[np.float16]]

#: How many numbers a vector of the teacher has; a prior is for models as wide.
WIDTH = 384
_COMMON = 1e-3
_PAIRS = 8000


def prior_vectors(
    tokenizer: Tokenizer, corpora: Corpora, meaning: Meaning, length: float
) -> NDArray[np.float32]:
    """Return a first vector a piece, ``[pieces, WIDTH]``; zeros where nothing is known of it.

    A piece that is a form of lexicon concepts points where the teacher sees their English, and an
    English word where the teacher sees it. Common pieces are shorter: ``length`` times the weight
    of smooth inverse frequency (Arora, Liang and Ma 2017).
    """
    counts = _counts(tokenizer, corpora)
    vectors = np.zeros((tokenizer.get_vocab_size(), WIDTH), dtype=np.float32)
    words = tokenizer.get_vocab()
    english = [
        word
        for word, number in words.items()
        if len(word) > 2
        and word.isascii()
        and word.isalpha()
        and counts["en"][number] > counts["fr"][number]
    ]
    if english:
        vectors[[words[word] for word in english]] = meaning(english)
    pointed: dict[int, NDArray[np.float32]] = {}
    for number, told in _told(tokenizer, corpora.lexicon, meaning):
        pointed[number] = pointed[number] + told if number in pointed else told
    for number, told in pointed.items():
        vectors[number] = told
    norms = np.linalg.norm(vectors, axis=1, keepdims=True)
    np.divide(vectors, norms, out=vectors, where=norms > 0)
    seen = np.sum(list(counts.values()), axis=0)
    weight = _COMMON / (_COMMON + seen / max(1, seen.sum()))
    weighed: NDArray[np.float32] = (vectors * (length * weight)[:, None]).astype(np.float32)
    return weighed


def _told(
    tokenizer: Tokenizer, concepts: Sequence[Concept], meaning: Meaning
) -> list[tuple[int, NDArray[np.float32]]]:
    """Return piece and teacher's vector for every form that is one piece, clitics left out."""
    heads = meaning([concept.forms["en"][0] for concept in concepts]).astype(np.float32)
    clitics = {tokenizer.token_to_id(piece) for piece in ("ال", "و", "لل", "وال", "بال")}
    found = []
    for lang in LANGUAGES:
        forms = [(row, f) for row, concept in enumerate(concepts) for f in concept.forms[lang]]
        bags = tokenize(tokenizer, [form for _, form in forms])
        for place, (row, _) in enumerate(forms):
            ids = bags.ids[bags.bounds[place] : bags.bounds[place + 1]]
            if len(ids) == 2 and ids[0] in clitics:
                ids = ids[1:]
            if len(ids) == 1 and ids[0]:
                found.append((int(ids[0]), heads[row]))
    return found


def _counts(tokenizer: Tokenizer, corpora: Corpora) -> dict[str, NDArray[np.int64]]:
    size = tokenizer.get_vocab_size()
    texts: dict[str, list[str]] = {
        lang: [text for c in corpora.written for text in (c.text[lang], c.queries[0][lang])]
        for lang in LANGUAGES
    }
    for source in corpora.parallel:
        for side, lang in enumerate(source.langs):
            texts[lang] += [pair[side] for pair in source.pairs[:_PAIRS]]
    return {
        lang: np.bincount(tokenize(tokenizer, some).ids, minlength=size)
        for lang, some in texts.items()
    }
