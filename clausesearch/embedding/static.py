"""The light reader of static models: tokenizers and numpy, no torch."""

from __future__ import annotations

import unicodedata
from functools import cached_property
from typing import TYPE_CHECKING, Literal

import numpy as np
from tokenizers import Tokenizer

from clausesearch.embedding.layout import fingerprint, read_layout
from clausesearch.embedding.pieces import PieceCutter, Pieces
from clausesearch.embedding.protocol import Term
from clausesearch.embedding.weights import PieceVectors
from clausesearch.errors import ModelError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from clausesearch.embedding.layout import Layout

_TEXTS_AT_ONCE = 4096
_REMEMBERED_TEXTS = 4096
_REMEMBERED_LENGTH = 1000
# Piece vectors held at once while summing: 8,192 rows of 384 floats are 12 MB.
_PIECES_AT_ONCE = 8192


class StaticEncoder:
    """A sentence-transformers folder whose only module is ``StaticEmbedding`` (and ``Normalize``).

    Rows agree with ``SentenceTransformer(folder).encode(..., normalize_embeddings=True)`` to 1e-5.
    """

    def __init__(self, folder: Path, name: str, layout: Layout | None = None) -> None:
        """Open the model in ``folder``.

        Raises:
            ModelError: the folder holds no static model, or a file of it is damaged.
        """
        self.name = name
        self.folder = folder
        layout = layout or read_layout(folder)
        if not layout.is_static:
            raise ModelError(f"{folder} is no static model: its modules are {layout.kinds}")
        self._prompts = layout.prompts
        self._cuts: dict[str, list[Term]] = {}
        self._vectors = PieceVectors(layout.first / "model.safetensors")
        self._tokenizer = _open_tokenizer(layout.first / "tokenizer.json")
        self._cutter = PieceCutter(self._tokenizer)
        if self._tokenizer.get_vocab_size() > self._vectors.count:
            raise ModelError(
                f"{folder} does not fit together: {self._tokenizer.get_vocab_size()} pieces but "
                f"{self._vectors.count} vectors; fetch the model again"
            )

    @property
    def dim(self) -> int:
        """Return the width of a row."""
        return self._vectors.dim

    @cached_property
    def fingerprint(self) -> str:
        """Return the hash of the files that decide the vectors."""
        return fingerprint(self.folder)

    def encode(
        self, texts: Sequence[str], *, role: Literal["clause", "query"] = "clause"
    ) -> NDArray[np.float32]:
        """Return one unit row a text, ``[len(texts), dim]``; zeros where no piece is known."""
        rows = np.zeros((len(texts), self.dim), dtype=np.float32)
        prompt = self._prompts[role]
        for start in range(0, len(texts), _TEXTS_AT_ONCE):
            part = texts[start : start + _TEXTS_AT_ONCE]
            self._sum(
                self._cutter.cut([prompt + text for text in part] if prompt else part), rows[start:]
            )
        lengths = np.linalg.norm(rows, axis=1, keepdims=True)
        np.divide(rows, lengths, out=rows, where=lengths > 0)
        return rows

    def tokenize(self, texts: Sequence[str]) -> list[NDArray[np.int32]]:
        """Return the piece ids of each text, without any prompt."""
        pieces = self._cutter.cut(texts)
        return np.split(pieces.ids, pieces.bounds[1:-1]) if texts else []

    def vectors_of(self, ids: Sequence[int] | NDArray[np.int32]) -> NDArray[np.float32]:
        """Return the piece vectors as trained, not brought to unit length, ``[len(ids), dim]``."""
        return self._vectors.take(np.asarray(ids, dtype=np.int32))

    def terms(self, text: str) -> list[Term]:
        """Return the words of ``text`` in order, with offsets in code points.

        Letters and marks that the tokenizer drops (tashkeel, a bare hamza) belong to the word they
        touch; what holds no letter or digit is no word. Clauses are found again and again, so the
        words of short texts are remembered.
        """
        if len(text) > _REMEMBERED_LENGTH:
            return self._cut(text)
        if len(self._cuts) >= _REMEMBERED_TEXTS:
            self._cuts.clear()
        if text not in self._cuts:
            self._cuts[text] = self._cut(text)
        return self._cuts[text].copy()

    def _cut(self, text: str) -> list[Term]:
        encoding = self._tokenizer.encode(text, add_special_tokens=False)
        spans: list[tuple[int, int, list[int]]] = []
        last = None
        for piece, word, (start, end) in zip(
            encoding.ids, encoding.word_ids, encoding.offsets, strict=True
        ):
            if spans and (
                _joined(text, spans[-1][1], start) or (word is not None and word == last)
            ):
                spans[-1] = (spans[-1][0], max(end, spans[-1][1]), [*spans[-1][2], piece])
            else:
                spans.append((start, end, [piece]))
            last = word
        return _words(text, spans)

    def _sum(self, pieces: Pieces, out: NDArray[np.float32]) -> None:
        """Add up the piece vectors of each text into its row of ``out``, piece after piece."""
        for row in range(len(pieces.bounds) - 1):
            begin, end = pieces.bounds[row : row + 2]
            for start in range(begin, end, _PIECES_AT_ONCE):
                vectors = self._vectors.take(pieces.ids[start : min(end, start + _PIECES_AT_ONCE)])
                # As torch adds: partial sums would round otherwise.
                vectors[0] += out[row]
                vectors.sum(axis=0, out=out[row])


def _open_tokenizer(path: Path) -> Tokenizer:
    if not path.is_file():
        raise ModelError(f"{path} is missing; fetch the model again, or leave --model out")
    try:
        tokenizer = Tokenizer.from_file(str(path))
    except Exception as error:  # the binding raises bare Exception
        raise ModelError(
            f"{path} is damaged ({error}); fetch the model again, or leave --model out"
        ) from None
    tokenizer.no_padding()
    return tokenizer


def _words(text: str, spans: list[tuple[int, int, list[int]]]) -> list[Term]:
    """Trim each span to its word, then widen it over what folding dropped at its edges."""
    words: list[Term] = []
    floor = 0
    for place, (start, end, ids) in enumerate(spans):
        while start < end and not text[start].isalnum():
            start += 1
        while end > start and not text[end - 1].isalnum():
            end -= 1
        if start == end:
            continue
        ceiling = spans[place + 1][0] if place + 1 < len(spans) else len(text)
        while start > floor and _clings(text[start - 1]):
            start -= 1
        while end < ceiling and _clings(text[end]):
            end += 1
        words.append(Term(start, end, tuple(ids)))
        floor = end
    return words


def _joined(text: str, end: int, start: int) -> bool:
    """Return whether Arabic letters run on from ``end`` to ``start``: a clitic and its word."""
    if not end or start >= len(text) or not _is_arabic(text[start]):
        return False
    before = end - 1
    while before > 0 and not text[before].isalnum() and _clings(text[before]):
        before -= 1
    return _is_arabic(text[before]) and all(map(_clings, text[end:start]))


def _is_arabic(character: str) -> bool:
    """Return whether ``character`` is an Arabic letter, in any of its presentation forms."""
    return character.isalpha() and (
        "\u0600" <= character <= "\u06ff"
        or "\ufb50" <= character <= "\ufdff"
        or "\ufe70" <= character <= "\ufefc"
    )


def _clings(character: str) -> bool:
    return character.isalnum() or unicodedata.category(character)[0] == "M" or character == "ـ"
