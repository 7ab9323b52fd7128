"""Find and open the model that was asked for."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from clausesearch.embedding.layout import read_layout
from clausesearch.embedding.protocol import is_token_encoder
from clausesearch.errors import ModelError

if TYPE_CHECKING:
    from clausesearch.embedding.protocol import Encoder

BUNDLED = "bundled"
BUNDLED_FOLDER = Path(__file__).parent / "bundled"


def load_encoder(name: str | None = None) -> Encoder:
    """Open the bundled model, a model folder, or a model of the hub by its name.

    A static model is read without torch. Anything else needs ``clausesearch[hub]``.

    Raises:
        ModelError: there is no such model, or it cannot be had without a connection.
    """
    if name is None or name == BUNDLED:
        return _open_folder(BUNDLED_FOLDER, BUNDLED)
    folder = Path(name).expanduser()
    if folder.is_dir():
        return _open_folder(folder, name)
    if folder.exists():
        raise ModelError(f"{name} is a file; name the folder of a model with --model")
    if _looks_like_path(name):
        raise ModelError(
            f"no folder {name}; name a model's folder with --model, "
            "or leave --model out for the bundled one"
        )
    from clausesearch.embedding.transformer import open_hub_model

    return open_hub_model(name)


def describe(encoder: Encoder) -> dict[str, str | int]:
    """Return what can be said of a model: name, kind, width, fingerprint, folder, size on disk."""
    facts: dict[str, str | int] = {
        "model": encoder.name,
        "kind": "static" if is_token_encoder(encoder) else "transformer",
        "dimensions": encoder.dim,
        "fingerprint": encoder.fingerprint,
    }
    folder = BUNDLED_FOLDER if encoder.name == BUNDLED else Path(encoder.name).expanduser()
    if folder.is_dir():
        size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
        facts |= {"folder": str(folder.resolve()), "megabytes": round(size / 2**20)}
    return facts


def _open_folder(folder: Path, name: str) -> Encoder:
    layout = read_layout(folder)
    if layout.is_static:
        from clausesearch.embedding.static import StaticEncoder

        return StaticEncoder(folder, name, layout)
    from clausesearch.embedding.transformer import open_local_model

    return open_local_model(folder, name)


def _looks_like_path(name: str) -> bool:
    """Tell a path from a hub name, which is ``name`` or ``owner/name`` and nothing else."""
    return (
        name.startswith((".", "~", "/", "\\"))
        or name.endswith(("/", "\\"))
        or name.count("/") > 1
        or os.sep + os.pardir in name
        or "\\" in name
    )
