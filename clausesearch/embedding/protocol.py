"""What every embedding model offers: texts in, unit rows out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Protocol, TypeGuard, runtime_checkable

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Term:
    """A word of a text, ``text[start:end]``, and the pieces of the model that it is made of."""

    start: int
    end: int
    ids: tuple[int, ...]


@runtime_checkable
class Encoder(Protocol):
    """An embedding model.

    ``name`` is what was asked for ("bundled", a folder, a hub name), ``dim`` the width of a row,
    ``fingerprint`` the hash of the files that decide the vectors.
    """

    @property
    def name(self) -> str:
        """Return what was asked for."""
        ...

    @property
    def dim(self) -> int:
        """Return the width of a row."""
        ...

    @property
    def fingerprint(self) -> str:
        """Return the hash, in hex, of the files that decide the vectors."""
        ...

    def encode(
        self, texts: Sequence[str], *, role: Literal["clause", "query"] = "clause"
    ) -> NDArray[np.float32]:
        """Return one unit row a text, ``[len(texts), dim]``.

        A text of which the model knows no piece gives a row of zeros.
        """
        ...


@runtime_checkable
class TokenEncoder(Encoder, Protocol):
    """A static model: a text's row is the mean of its pieces' vectors, brought to unit length."""

    def tokenize(self, texts: Sequence[str]) -> list[NDArray[np.int32]]:
        """Return the piece ids of each text."""
        ...

    def vectors_of(self, ids: Sequence[int] | NDArray[np.int32]) -> NDArray[np.float32]:
        """Return the piece vectors as trained, not brought to unit length, ``[len(ids), dim]``."""
        ...

    def terms(self, text: str) -> list[Term]:
        """Return the words of ``text`` in order; what holds no letter or digit is no word."""
        ...


def is_token_encoder(encoder: Encoder) -> TypeGuard[TokenEncoder]:
    """Return whether the vectors of single tokens stand behind a row."""
    return isinstance(encoder, TokenEncoder)
