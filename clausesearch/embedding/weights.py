"""Piece vectors of a static model, read from its safetensors file row by row."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import numpy as np

from clausesearch.errors import ModelError

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

_TYPES = {
    "F64": "<f8",
    "F32": "<f4",
    "F16": "<f2",
    "BF16": "<u2",
    "I64": "<i8",
    "I32": "<i4",
    "I8": "|i1",
    "U8": "|u1",
}
_LONGEST_HEADER = 100_000_000
# Rows asked for before the whole table is worth converting once.
_PATIENCE = 20_000


class PieceVectors:
    """The vectors of a model's pieces: mapped from disk, turned to floats when they are asked for.

    Layouts (both of sentence-transformers' ``StaticEmbedding``): ``embedding.weight`` holds one row
    a piece; or ``embeddings`` holds rows, ``mapping`` the row of each piece (else its own number),
    ``weights`` the factor of each piece (else one).
    """

    def __init__(self, path: Path) -> None:
        """Map the file at ``path``.

        Raises:
            ModelError: the file is missing, damaged, or holds no such tensors.
        """
        tensors = _map_tensors(path)
        name = "embedding.weight" if "embedding.weight" in tensors else "embeddings"
        if name not in tensors or tensors[name][1].ndim != 2:
            raise ModelError(f"{path} holds no piece vectors; choose another model with --model")
        self._type, self._rows = tensors[name]
        self._mapping = None
        self._factors: NDArray[np.float32] | None = None
        if name == "embeddings":
            if "mapping" in tensors:
                self._mapping = tensors["mapping"][1]
            if "weights" in tensors:
                self._factors = _floats(*tensors["weights"])
        self._table: NDArray[np.float32] | None = None
        self._asked = 0
        self.dim = int(self._rows.shape[1])
        self.count = len(self._rows if self._mapping is None else self._mapping)
        if self._factors is not None and len(self._factors) != self.count:
            raise ModelError(
                f"{path} is damaged: {self.count} pieces but {len(self._factors)} weights"
            )

    def take(self, ids: NDArray[np.int32]) -> NDArray[np.float32]:
        """Return the vectors of ``ids`` as float32, ``[len(ids), dim]``."""
        self._asked += len(ids)
        if self._table is None and self._asked > max(_PATIENCE, self.count):
            self._table = self._convert(np.arange(self.count, dtype=np.int32))
        return self._convert(ids) if self._table is None else self._table[ids]

    def _convert(self, ids: NDArray[np.int32]) -> NDArray[np.float32]:
        rows = ids if self._mapping is None else self._mapping[ids]
        vectors = _floats(self._type, self._rows[rows])
        return vectors if self._factors is None else vectors * self._factors[ids, None]


def _floats(kind: str, values: NDArray[Any]) -> NDArray[np.float32]:
    if kind == "BF16":
        return (values.astype(np.uint32) << 16).view(np.float32)
    return values.astype(np.float32)


def _map_tensors(path: Path) -> dict[str, tuple[str, NDArray[Any]]]:
    """Return the tensors of a safetensors file as views of the mapped file."""
    try:
        whole = np.memmap(path, dtype=np.uint8, mode="r")
        length = int.from_bytes(whole[:8].tobytes(), "little")
        header: dict[str, Any] = json.loads(whole[8 : 8 + min(length, _LONGEST_HEADER)].tobytes())
        body = whole[8 + length :]
        return {
            name: (str(entry["dtype"]), _view(body, entry))
            for name, entry in header.items()
            if name != "__metadata__" and entry["dtype"] in _TYPES
        }
    except FileNotFoundError:
        raise ModelError(
            f"{path} is missing; fetch the model again, or leave --model out"
        ) from None
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ModelError(
            f"{path} is damaged ({error}); fetch the model again, or leave --model out"
        ) from None


def _view(body: NDArray[np.uint8], entry: dict[str, Any]) -> NDArray[Any]:
    begin, end = entry["data_offsets"]
    if not 0 <= begin <= end <= len(body):
        raise ValueError(f"bytes {begin} to {end} lie outside the file")
    return np.asarray(body[begin:end].view(_TYPES[entry["dtype"]])).reshape(entry["shape"])
