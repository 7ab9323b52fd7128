"""Every other sentence-transformers model, imported when it is asked for and not before."""

from __future__ import annotations

import socket
import urllib.request
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import urlsplit

import numpy as np

from clausesearch.embedding.layout import fingerprint, read_layout
from clausesearch.embedding.static import StaticEncoder
from clausesearch.errors import ModelError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from clausesearch.embedding.layout import Layout
    from clausesearch.embedding.protocol import Encoder

_EXTRA = "pip install 'clausesearch[hub]'"
_PATIENCE_S = 4.0
_WANTED = ["*.json", "*.txt", "*.model", "*.safetensors"]
_UNWANTED = ["onnx/*", "openvino/*", "*training_args*", "*optimizer*"]
# The authors' own prompts, which the models' configuration leaves out (arXiv:2402.05672).
_E5_PROMPTS = {"query": "query: ", "clause": "passage: "}


class TransformerEncoder:
    """A model run by sentence-transformers, on a GPU where there is one."""

    def __init__(self, folder: Path, name: str, layout: Layout) -> None:
        """Load the model in ``folder``; nothing is fetched.

        Raises:
            ModelError: sentence-transformers is not installed or cannot load the folder.
        """
        self.name = name
        self.folder = folder
        with _needs_extra(name):
            from sentence_transformers import SentenceTransformer
        try:
            self._model: Any = SentenceTransformer(str(folder), local_files_only=True)
        except Exception as error:  # whatever torch, transformers and the model's files can raise
            reason = " ".join(str(error).split())[:200]
            raise ModelError(
                f"{name} cannot be loaded ({reason}); fetch it again, or leave --model out"
            ) from None
        self._prompts = layout.prompts
        if not any(self._prompts.values()) and "e5-" in name.lower() and "instruct" not in name:
            self._prompts = _E5_PROMPTS

    @cached_property
    def dim(self) -> int:
        """Return the width of a row."""
        return int(self.encode(["."]).shape[1])

    @cached_property
    def fingerprint(self) -> str:
        """Return the hash of the files that decide the vectors."""
        return fingerprint(self.folder)

    def encode(
        self, texts: Sequence[str], *, role: Literal["clause", "query"] = "clause"
    ) -> NDArray[np.float32]:
        """Return one unit row a text, ``[len(texts), dim]``, under the prompt of ``role``."""
        if not texts:
            return np.zeros((0, self.dim), dtype=np.float32)
        encode = self._model.encode_query if role == "query" else self._model.encode_document
        rows = encode(
            list(texts),
            prompt=self._prompts[role],
            normalize_embeddings=True,
            convert_to_numpy=True,
            show_progress_bar=False,
        )
        return np.asarray(rows, dtype=np.float32)


def open_local_model(folder: Path, name: str) -> Encoder:
    """Open the model in ``folder``: the light reader where it is static.

    Raises:
        ModelError: the folder holds no model that can be loaded.
    """
    layout = read_layout(folder)
    if layout.is_static and (layout.first / "model.safetensors").is_file():
        return StaticEncoder(folder, name, layout)
    return TransformerEncoder(folder, name, layout)


def open_hub_model(name: str) -> Encoder:
    """Open the hub's model ``name``: from the local cache, else fetched once.

    ``HF_HUB_OFFLINE`` is honoured, and without a connection this fails within seconds.

    Raises:
        ModelError: the extra is not installed, or the model is neither here nor to be fetched.
    """
    with _needs_extra(name):
        import huggingface_hub
    try:
        cached = Path(huggingface_hub.snapshot_download(name, local_files_only=True))
    except Exception:  # not in the cache, or no name a hub would know: the fetch will say which
        cached = None
    if cached is not None and (cached / "modules.json").is_file() and _has_weights(cached):
        return open_local_model(cached, name)
    return open_local_model(_fetch(name), name)


def _fetch(name: str) -> Path:
    """Fetch what is needed of the model ``name`` and return its folder."""
    from huggingface_hub import constants

    how = (
        f"fetch it where there is a connection (hf download {name}) and name its folder with "
        "--model, or leave --model out for the bundled model"
    )
    if constants.HF_HUB_OFFLINE:
        raise ModelError(
            f"{name} is no folder, and not in the cache (HF_HUB_OFFLINE is set); {how}"
        )
    if not _reachable(constants.ENDPOINT):
        raise ModelError(
            f"{name} is no folder, not in the cache, and there is no connection; {how}"
        )
    try:
        folder = _download(name, _WANTED)
        if not _has_weights(folder):
            folder = _download(name, ["*.bin"])
    except Exception as error:  # network, disk, access: one line for whatever it was
        reason = " ".join(str(error).split())[:160]
        raise ModelError(f"{name} cannot be fetched ({reason}); {how}") from None
    return folder


def _download(name: str, patterns: list[str]) -> Path:
    import huggingface_hub as hub

    return Path(hub.snapshot_download(name, allow_patterns=patterns, ignore_patterns=_UNWANTED))


def _has_weights(folder: Path) -> bool:
    return any(folder.rglob("*.safetensors")) or any(folder.rglob("*.bin"))


def _reachable(endpoint: str) -> bool:
    """Return whether ``endpoint`` answers; behind a proxy, leave that to the proxy."""
    address = urlsplit(endpoint)
    if address.hostname is None or urllib.request.getproxies():
        return True
    port = address.port or (80 if address.scheme == "http" else 443)
    try:
        socket.create_connection((address.hostname, port), timeout=_PATIENCE_S).close()
    except OSError:
        return False
    return True


@contextmanager
def _needs_extra(name: str) -> Iterator[None]:
    """Turn a missing optional package into the line that installs it."""
    try:
        yield
    except ImportError as error:
        raise ModelError(
            f"the model {name} needs {error.name or 'sentence-transformers'}; install it with: "
            f"{_EXTRA}"
        ) from None
