"""Keep evaluation text out of training: shared long n-grams and shared whole sentences."""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from clausesearch.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from clausesearch.training.corpora import Corpora

_WORD = re.compile(r"\w+")
_LABEL = re.compile("⟦[^⟧]*⟧")
# Terms of a word or two ("force majeure") are vocabulary, not an evaluation sentence.
_SHORTEST_TERM = 3


class Decontaminator:
    """Knows the evaluation texts and tells what must not be trained on.

    A text is tainted when it shares ``n`` words in a row with an evaluation text, or is one of
    them as a whole; both after folding, and without punctuation.
    """

    def __init__(self, texts: Iterable[str], n: int = 8) -> None:
        self._n = n
        self._whole: set[str] = set()
        self._grams: set[str] = set()
        for text in texts:
            words = _WORD.findall(fold(text))
            if words:
                self._whole.add(" ".join(words))
                self._grams.update(self._ngrams(words))

    def __len__(self) -> int:
        return len(self._whole)

    def taints(self, text: str, *, shortest: int = 1) -> bool:
        """Return whether ``text`` is tainted; whole texts under ``shortest`` words never are."""
        words = _WORD.findall(fold(text))
        if len(words) >= shortest and " ".join(words) in self._whole:
            return True
        return any(gram in self._grams for gram in self._ngrams(words))

    def clean(self, corpora: Corpora) -> tuple[Corpora, dict[str, int]]:
        """Return ``corpora`` without what is tainted, and how much of each source was dropped."""
        dropped: Counter[str] = Counter()
        written = []
        for clause in corpora.written:
            queries = tuple(q for q in clause.queries if not any(map(self.taints, q.values())))
            if not queries or any(map(self.taints, clause.text.values())):
                dropped["seeds/clauses"] += 1
            else:
                written.append(replace(clause, queries=queries))
                dropped["seeds/queries"] += len(clause.queries) - len(queries)
        parallel = []
        for source in corpora.parallel:
            kept = tuple(pair for pair in source.pairs if not any(map(self.taints, pair)))
            dropped[source.source] += len(source.pairs) - len(kept)
            parallel.append(replace(source, pairs=kept))
        lexicon = []
        for concept in corpora.lexicon:
            forms = {
                lang: tuple(f for f in forms if not self.taints(f, shortest=_SHORTEST_TERM))
                for lang, forms in concept.forms.items()
            }
            if all(forms.values()):
                lexicon.append(replace(concept, forms=forms))
            if forms != concept.forms:
                dropped["seeds/lexicon"] += 1
        cleaned = replace(
            corpora, written=tuple(written), parallel=tuple(parallel), lexicon=tuple(lexicon)
        )
        return cleaned, {name: count for name, count in dropped.items() if count}

    def _ngrams(self, words: list[str]) -> Iterator[str]:
        for start in range(len(words) - self._n + 1):
            yield " ".join(words[start : start + self._n])


def own_gold(seeds: Path) -> tuple[Path, ...]:
    """Return the folders of our own evaluation texts: agreements, pairs, queries, sentences."""
    bench = seeds.parent / "bench"
    return seeds / "agreements", seeds / "pairs", bench / "gold", bench / "everyday"


def evaluation_texts(evalsets: Path | None, *gold: Path) -> Iterator[str]:
    """Yield every text that the model is measured on and that lies in the folders given.

    ``evalsets`` holds Tatoeba, STS17 and the queries of the retrieval sets; ``gold`` are folders of
    labelled agreements, read paragraph by paragraph, of the queries judged on them, and of
    sentences with their translations.
    """
    if evalsets is not None:
        for pattern in ("tatoeba/*.tsv", "sts17/*.tsv", "**/queries*.tsv"):
            for line in _lines(evalsets, pattern):
                yield from line.split("\t")
        for line in _lines(evalsets, "**/queries*.jsonl"):
            yield str(json.loads(line)["text"])
    for folder in gold:
        for line in _lines(folder, "queries.jsonl"):
            yield str(json.loads(line)["text"])
        for line in _lines(folder, "sentences.tsv"):
            yield from line.split("\t")
        for line in _lines(folder, "**/*.txt"):
            if not line.startswith("@"):
                yield _LABEL.sub("", line)


def _lines(folder: Path, pattern: str) -> Iterator[str]:
    for path in sorted(folder.glob(pattern)):
        yield from path.read_text(encoding="utf-8").splitlines()
