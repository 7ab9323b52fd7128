"""Write a trained model as an ordinary sentence-transformers folder."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import numpy as np
from safetensors.numpy import save

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray
    from tokenizers import Tokenizer

_MODULES = [
    {
        "idx": 0,
        "name": "0",
        "path": "0_StaticEmbedding",
        "type": "sentence_transformers.models.StaticEmbedding",
    },
    {
        "idx": 1,
        "name": "1",
        "path": "1_Normalize",
        "type": "sentence_transformers.models.Normalize",
    },
]
_CONFIG = {
    "model_type": "SentenceTransformer",
    "prompts": {"query": "", "document": ""},
    "default_prompt_name": None,
    "similarity_fn_name": "cosine",
}


def quantize(vectors: NDArray[np.float32]) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """Return ``vectors`` as 8-bit rows and the float each row is multiplied with.

    Rounding to the nearest of 255 steps a row; a zero row stays zero.
    """
    largest = np.abs(vectors).max(axis=1, initial=0)
    steps = np.where(largest > 0, largest, 1) / 127
    return np.rint(vectors / steps[:, None]).astype(np.int8), steps.astype(np.float32)


def write_model(folder: Path, tokenizer: Tokenizer, vectors: NDArray[np.float32]) -> None:
    """Write ``folder`` so that ``SentenceTransformer(folder)`` loads it.

    Needs sentence-transformers 6.2 or later; an older one refuses the integers, loudly.

    Half precision would come out of torch in half precision, which no reader can reproduce to
    1e-5. Rows of bytes with one float each, the layout that sentence-transformers reads for
    vocabulary-quantized models, are computed with in single precision, and take half the room.
    """
    module = folder / "0_StaticEmbedding"
    module.mkdir(parents=True, exist_ok=True)
    (folder / "1_Normalize").mkdir(exist_ok=True)
    rows, steps = quantize(vectors)
    # Not save_file, which leaves the file unreadable to every other user.
    content = save({"embeddings": rows, "weights": steps})
    (module / "model.safetensors").write_bytes(content)
    tokenizer.save(str(module / "tokenizer.json"), pretty=False)
    _dump(folder / "modules.json", _MODULES)
    _dump(folder / "config_sentence_transformers.json", _CONFIG)


def _dump(path: Path, value: object) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
