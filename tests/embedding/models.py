"""Tiny static models of the tests' own, in each layout that the light reader reads."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import numpy as np
from safetensors.numpy import save_file
from tokenizers import Tokenizer, models, pre_tokenizers

if TYPE_CHECKING:
    from pathlib import Path

WORDS = ("<unk>", "training", "of", "cadres", "تكوين", "الأطر", "query:", "clause:")
VECTORS = np.random.default_rng(3).standard_normal((len(WORDS), 8)).astype(np.float32)


def write_folder(
    folder: Path,
    tensors: dict[str, np.ndarray] | None = None,
    *,
    prompts: dict[str, str] | None = None,
    kinds: tuple[str, ...] = ("StaticEmbedding", "Normalize"),
) -> Path:
    """Write a model whose words are ``WORDS``; the unknown piece has a vector here, too."""
    module = folder / "0_StaticEmbedding"
    module.mkdir(parents=True)
    tokenizer = Tokenizer(models.WordLevel({w: i for i, w in enumerate(WORDS)}, unk_token="<unk>"))
    tokenizer.pre_tokenizer = pre_tokenizers.WhitespaceSplit()
    tokenizer.save(str(module / "tokenizer.json"))
    save_file(tensors or {"embedding.weight": VECTORS}, module / "model.safetensors")
    paths = ("0_StaticEmbedding", *(f"{place}_{kind}" for place, kind in enumerate(kinds[1:], 1)))
    described = [
        {
            "idx": place,
            "name": str(place),
            "path": path,
            "type": f"sentence_transformers.models.{kind}",
        }
        for place, (path, kind) in enumerate(zip(paths, kinds, strict=True))
    ]
    for path in paths:
        (folder / path).mkdir(exist_ok=True)
    (folder / "modules.json").write_text(json.dumps(described))
    config = {"prompts": prompts or {}, "default_prompt_name": None}
    (folder / "config_sentence_transformers.json").write_text(json.dumps(config))
    return folder
