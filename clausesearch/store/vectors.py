"""The FAISS file: a cache of the clause vectors that SQLite holds.

The file is one JSON line (what it mirrors, how long it is, its CRC-32) and then FAISS's own bytes:
FAISS reads a file with a flipped byte without a word, and writes in place.
"""

from __future__ import annotations

import json
import os
import zlib
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from clausesearch.store.database import Mirror

_MAX_HEADER = 4096


class VectorCache:
    """Nearest neighbours by inner product over clause ids, exact (``IDMap2,Flat``)."""

    def __init__(self, dim: int, index: Any = None) -> None:  # noqa: ANN401 (FAISS has no types)
        import faiss

        # One query at a time on a user's machine: threads cost more than they give.
        faiss.omp_set_num_threads(1)
        self._faiss: Any = faiss
        self.dim = dim
        self._index: Any = index or faiss.index_factory(
            dim, "IDMap2,Flat", faiss.METRIC_INNER_PRODUCT
        )

    def __len__(self) -> int:
        return int(self._index.ntotal)

    @property
    def ids(self) -> NDArray[np.int64]:
        """Return the ids it holds."""
        ids: NDArray[np.int64] = self._faiss.vector_to_array(self._index.id_map)
        return ids

    def sync(
        self,
        wanted: Sequence[int],
        vectors_of: Callable[[Sequence[int]], NDArray[np.float32]],
        batch: int = 20_000,
    ) -> bool:
        """Hold exactly the ids ``wanted``; return whether anything changed.

        Ids are never used twice and vectors never change, so sets of ids say it all.
        """
        have = set(self.ids.tolist())
        gone = np.fromiter(have - set(wanted), np.int64)
        new = [row_id for row_id in wanted if row_id not in have]
        if gone.size:
            self._index.remove_ids(self._faiss.IDSelectorBatch(gone))
        for start in range(0, len(new), batch):
            part = new[start : start + batch]
            self._index.add_with_ids(vectors_of(part), np.asarray(part, np.int64))
        return bool(gone.size or new)

    def nearest(
        self, vector: NDArray[np.float32], k: int, among: Sequence[int] | None = None
    ) -> dict[int, float]:
        """Return id → inner product of the ``k`` nearest, best first, among those allowed.

        The filter is applied before the neighbours are taken. Places FAISS leaves empty (id −1)
        are dropped.
        """
        k = min(k, len(self) if among is None else len(among))
        if k <= 0:
            return {}
        parameters = None
        if among is not None:
            selector = self._faiss.IDSelectorBatch(np.asarray(among, np.int64))
            parameters = self._faiss.SearchParameters(sel=selector)
        scores, ids = self._index.search(vector.reshape(1, -1), k, params=parameters)
        found = zip(ids[0].tolist(), scores[0].tolist(), strict=True)
        return {row_id: score for row_id, score in found if row_id >= 0}

    def save(self, path: Path, mirror: Mirror) -> None:
        """Write the file so that a kill at any instant leaves the old one or the new one."""
        body = self._faiss.serialize_index(self._index).tobytes()
        header = asdict(mirror) | {"dim": self.dim, "bytes": len(body), "crc32": zlib.crc32(body)}
        temporary = path.with_name(f"{path.name}.{os.getpid()}.tmp")
        try:
            with temporary.open("wb") as file:
                file.write(json.dumps(header).encode() + b"\n")
                file.write(body)
                file.flush()
                os.fsync(file.fileno())
            temporary.replace(path)
        finally:
            temporary.unlink(missing_ok=True)
        _fsync_folder(path.parent)


def load_cache(path: Path, dim: int, store: str) -> tuple[VectorCache, int | None]:
    """Return the cache at ``path`` and the generation it mirrors.

    A file that is missing, damaged or of another database or width gives an empty cache and None:
    everything in it can be made again.
    """
    try:
        with path.open("rb") as file:
            header = json.loads(file.readline(_MAX_HEADER))
            body = file.read()
        if (header["dim"], header["store"], header["bytes"]) != (dim, store, len(body)):
            return VectorCache(dim), None
        if zlib.crc32(body) != header["crc32"]:
            return VectorCache(dim), None
        import faiss

        index = faiss.deserialize_index(np.frombuffer(body, np.uint8))
        return VectorCache(dim, index), int(header["generation"])
    except (OSError, ValueError, KeyError, TypeError, RuntimeError):
        return VectorCache(dim), None


def _fsync_folder(folder: Path) -> None:
    if os.name == "nt":  # Windows cannot open a folder
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
