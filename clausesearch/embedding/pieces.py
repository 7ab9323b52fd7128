"""Texts to piece ids, word by word: most words of a text have been cut before."""

from __future__ import annotations

import json
import re
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray
    from tokenizers import Tokenizer

#: Words remembered: some 20 MB.
_MOST = 100_000
#: For fewer texts nothing is looked up: it takes as long as cutting them.
_FEW = 16
#: What never looks past a space: folding, letter by letter.
_LOCAL = {"NFC", "NFD", "NFKC", "NFKD", "Lowercase", "StripAccents"}
_CLASS = re.compile(r"\[[^\]\s]+\]\+?")
#: Rare signs that may stand between words, best first, and how many words are cut as one text.
_SIGNS = "|¶§†•*#"
_JOINED = 256
_CUTS = {"WhitespaceSplit", "Split", "Digits", "Punctuation"}


class Pieces(NamedTuple):
    """The piece ids of several texts: text ``i`` is ``ids[bounds[i]:bounds[i + 1]]``."""

    ids: NDArray[np.int32]
    bounds: NDArray[np.int64]


_NOTHING = Pieces(np.zeros(0, np.int32), np.zeros(1, np.int64))


class PieceCutter:
    """Cuts texts into pieces as ``tokenizer`` does.

    Where the tokenizer parts words at spaces and never looks past one, each different word is cut
    once and remembered: two thirds of the time of encoding go.
    """

    def __init__(self, tokenizer: Tokenizer) -> None:
        self._tokenizer = tokenizer
        self._by_word = is_local(tokenizer)
        self._between = _sign_of_one_piece(tokenizer) if self._by_word else None
        self._known: dict[str, int] = {}
        self._held = _NOTHING

    def cut(self, texts: Sequence[str]) -> Pieces:
        """Return the pieces of ``texts``."""
        if not self._by_word or len(texts) < _FEW:
            return self._plain(texts)
        words = [text.split(" ") for text in texts]
        flat = list(chain.from_iterable(words))
        new = list(set(flat).difference(self._known))
        if len(self._known) + len(new) > _MOST:
            self._known, self._held = {}, _NOTHING
            new = list(set(flat))
        if new:
            self._learn(new)
        rows = np.fromiter(map(self._known.__getitem__, flat), np.int64, len(flat))
        begin = self._held.bounds[rows]
        lengths = self._held.bounds[rows + 1] - begin
        ends = np.concatenate([[0], np.cumsum(lengths)])
        places = np.arange(ends[-1]) + np.repeat(begin - ends[:-1], lengths)
        counts = np.fromiter(map(len, words), np.int64, len(words))
        return Pieces(self._held.ids[places], ends[np.concatenate([[0], np.cumsum(counts)])])

    def _learn(self, words: list[str]) -> None:
        cut = self._together(words) or self._plain(words)
        first = len(self._known)
        self._known.update(zip(words, range(first, first + len(words)), strict=True))
        self._held = Pieces(
            np.concatenate([self._held.ids, cut.ids]),
            np.concatenate([self._held.bounds, self._held.bounds[-1] + cut.bounds[1:]]),
        )

    def _together(self, words: list[str]) -> Pieces | None:
        """Return the pieces of ``words``, cut as long texts: many short ones take twice the time.

        None where a word holds the sign that is put between them, in whatever form.
        """
        if not self._between:
            return None
        sign, number = self._between
        joined = f" {sign} ".join
        texts = [
            joined(words[start : start + _JOINED]) + f" {sign}"
            for start in range(0, len(words), _JOINED)
        ]
        ids = self._plain(texts).ids
        between = ids == number
        ends = np.flatnonzero(between)
        if len(ends) != len(words):
            return None
        bounds = np.concatenate([[0], ends - np.arange(len(ends))])
        return Pieces(ids[~between], bounds)

    def _plain(self, texts: Sequence[str]) -> Pieces:
        encoded = self._tokenizer.encode_batch_fast(list(texts), add_special_tokens=False)
        ids = [encoding.ids for encoding in encoded]
        bounds = np.cumsum([0, *map(len, ids)])
        return Pieces(np.fromiter(chain.from_iterable(ids), np.int32, int(bounds[-1])), bounds)


def _sign_of_one_piece(tokenizer: Tokenizer) -> tuple[str, int] | None:
    unknown = tokenizer.encode("\ue000", add_special_tokens=False).ids
    for sign in _SIGNS:
        ids = tokenizer.encode(sign, add_special_tokens=False).ids
        if len(ids) == 1 and ids != unknown:
            return sign, ids[0]
    return None


def is_local(tokenizer: Tokenizer) -> bool:
    """Return whether ``tokenizer`` cuts a text as it cuts its words, parted at spaces."""
    if tokenizer.get_added_tokens_decoder() or tokenizer.truncation:
        return False
    cuts, steps = _parts(tokenizer.pre_tokenizer), _parts(tokenizer.normalizer)
    return (
        bool(cuts)
        and cuts[0]["type"] == "WhitespaceSplit"
        and all(cut["type"] in _CUTS for cut in cuts)
        and all(step["type"] in _LOCAL or _replaces_letters(step) for step in steps)
    )


def _parts(step: Any) -> list[dict[str, Any]]:  # noqa: ANN401  # whatever the tokenizer holds
    if step is None:
        return []
    parts: dict[str, Any] = json.loads(step.__getstate__())
    inner = parts.get("pretokenizers") or parts.get("normalizers")
    return inner if inner is not None else [parts]


def _replaces_letters(step: dict[str, Any]) -> bool:
    pattern = str(step.get("pattern", {}).get("Regex", ""))
    return (
        step["type"] == "Replace"
        and " " not in str(step.get("content"))
        and _CLASS.fullmatch(pattern) is not None
    )
