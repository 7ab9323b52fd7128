"""What a sentence-transformers folder says about itself: modules, prompts, the files that count."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from clausesearch.errors import ModelError

if TYPE_CHECKING:
    from pathlib import Path

_CONFIG = "config_sentence_transformers.json"
_BLOCK = 1 << 20
# Names by which models say which prompt stands before which kind of text, best first.
_PROMPT_NAMES = {"query": ("query",), "clause": ("document", "passage", "corpus")}
_DECISIVE = (".json", ".safetensors", ".bin", ".model", ".txt", ".onnx")


@dataclass(frozen=True, slots=True)
class Layout:
    """The parts of a model folder that the light reader needs."""

    folder: Path
    kinds: tuple[str, ...]
    first: Path
    prompts: dict[str, str]

    @property
    def is_static(self) -> bool:
        """Return whether the light reader can do all that the folder's modules do."""
        return self.kinds in {("StaticEmbedding",), ("StaticEmbedding", "Normalize")}


def read_layout(folder: Path) -> Layout:
    """Read ``modules.json`` and the prompts of the model in ``folder``.

    Raises:
        ModelError: the folder holds no sentence-transformers model.
    """
    modules = _load(folder / "modules.json")
    try:
        kinds = tuple(str(module["type"]).rpartition(".")[2] for module in modules)
        first = folder / str(modules[0]["path"])
    except (KeyError, IndexError, TypeError):
        raise ModelError(f"{folder / 'modules.json'} names no modules; fetch it again") from None
    config = _load(folder / _CONFIG) if (folder / _CONFIG).is_file() else {}
    try:
        prompts = _prompts(config)
    except (AttributeError, TypeError):
        raise ModelError(f"{folder / _CONFIG} is damaged; fetch the model again") from None
    return Layout(folder, kinds, first, prompts)


def fingerprint(folder: Path) -> str:
    """Return the SHA-256, in hex, of the files of ``folder`` that decide the vectors."""
    total = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if not path.is_file() or path.suffix not in _DECISIVE:
            continue
        digest = hashlib.sha256()
        with path.open("rb") as file:
            while block := file.read(_BLOCK):
                digest.update(block)
        total.update(path.relative_to(folder).as_posix().encode() + b"\0" + digest.digest())
    return total.hexdigest()


def _prompts(config: dict[str, Any]) -> dict[str, str]:
    """Return the prompt of each role: the first that is not empty, else the model's default."""
    named = config.get("prompts") or {}
    default = named.get(config.get("default_prompt_name")) or ""
    return {
        # Adding, not str(): what is no string is damage, and must not become a prompt.
        role: "" + next((named[name] for name in names if named.get(name)), default)
        for role, names in _PROMPT_NAMES.items()
    }


def _load(path: Path) -> Any:  # noqa: ANN401  # whatever the file says
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise ModelError(
            f"{path.parent} holds no sentence-transformers model (no {path.name}); "
            "name a model's folder with --model, or leave --model out for the bundled one"
        ) from None
    except (OSError, ValueError) as error:
        raise ModelError(f"{path} cannot be read ({error}); fetch the model again") from None
