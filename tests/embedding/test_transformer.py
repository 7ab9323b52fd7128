"""Any other sentence-transformers model: its rows, its prompts, its failures."""

from __future__ import annotations

import numpy as np
import pytest

from clausesearch.embedding import load_encoder
from clausesearch.embedding.protocol import Encoder, TokenEncoder
from clausesearch.embedding.transformer import TransformerEncoder
from clausesearch.errors import ModelError

sentence_transformers = pytest.importorskip(
    "sentence_transformers", reason="needs clausesearch[hub]"
)

WORDS = [
    "[PAD]",
    "[UNK]",
    "[CLS]",
    "[SEP]",
    "[MASK]",
    "training",
    "of",
    "cadres",
    "query",
    "passage",
    ":",
]
TEXTS = ["training of cadres", "cadres", "of"]


def write_transformer(folder, prompts):
    """Write a one-layer model with random weights, as sentence-transformers saves it."""
    import torch
    from sentence_transformers.sentence_transformer.modules import Pooling, Transformer
    from transformers import BertConfig, BertModel, BertTokenizerFast

    torch.manual_seed(1)
    source = folder.parent / f"{folder.name}-source"
    source.mkdir()
    (source / "vocab.txt").write_text("\n".join(WORDS))
    config = BertConfig(
        vocab_size=len(WORDS),
        hidden_size=16,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=32,
    )
    BertModel(config).save_pretrained(source)
    BertTokenizerFast(str(source / "vocab.txt")).save_pretrained(source)
    first = Transformer(str(source))
    model = sentence_transformers.SentenceTransformer(
        modules=[first, Pooling(16)], prompts=prompts, device="cpu"
    )
    model.save(str(folder), create_model_card=False)
    return folder


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    prompts = {"query": "query : ", "passage": "passage : "}
    return write_transformer(tmp_path_factory.mktemp("hub") / "tiny", prompts)


def test_rows_are_those_of_the_library_with_the_models_own_prompts(folder):
    encoder = load_encoder(str(folder))
    assert isinstance(encoder, TransformerEncoder)
    assert isinstance(encoder, Encoder)
    assert not isinstance(encoder, TokenEncoder)
    assert encoder.dim == 16
    assert len(encoder.fingerprint) == 64
    model = sentence_transformers.SentenceTransformer(str(folder), device="cpu")
    for role, prompt in (("query", "query : "), ("clause", "passage : ")):
        rows = encoder.encode(TEXTS, role=role)
        theirs = model.encode(
            [prompt + text for text in TEXTS], prompt="", normalize_embeddings=True
        )
        assert rows.dtype == np.float32
        assert np.abs(rows - theirs).max() < 1e-5
        assert np.allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-5)
    assert encoder.encode([]).shape == (0, 16)


def test_e5_gets_the_prompts_of_its_authors(tmp_path):
    plain = load_encoder(str(write_transformer(tmp_path / "plain", {})))
    named = load_encoder(str(write_transformer(tmp_path / "multilingual-e5-small", {})))
    for role, prompt in (("query", "query: "), ("clause", "passage: ")):
        expected = plain.encode([prompt + text for text in TEXTS])
        assert np.abs(named.encode(TEXTS, role=role) - expected).max() < 1e-5


def test_a_folder_that_cannot_be_loaded_ends_in_one_line(folder, tmp_path):
    import shutil

    broken = tmp_path / "broken"
    shutil.copytree(folder, broken)
    next(broken.rglob("model.safetensors")).write_bytes(b"no weights")
    with pytest.raises(ModelError, match="cannot be loaded") as caught:
        load_encoder(str(broken))
    assert "\n" not in str(caught.value)


def test_a_cached_hub_model_needs_no_connection(folder, monkeypatch):
    hub = pytest.importorskip("huggingface_hub")
    asked = []

    def snapshot(name, **options):
        asked.append((name, options))
        return str(folder)

    monkeypatch.setattr(hub, "snapshot_download", snapshot)
    encoder = load_encoder("owner/tiny")
    assert encoder.name == "owner/tiny"
    assert asked == [("owner/tiny", {"local_files_only": True})]


def test_what_is_not_cached_is_fetched_without_its_twins(folder, tmp_path, monkeypatch):
    hub = pytest.importorskip("huggingface_hub")
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_OFFLINE", False)
    monkeypatch.setattr("clausesearch.embedding.transformer._reachable", lambda _: True)
    asked = []

    def snapshot(_name, *, local_files_only=False, allow_patterns=(), ignore_patterns=()):
        if local_files_only:
            raise FileNotFoundError
        asked.append(allow_patterns)
        assert "onnx/*" in ignore_patterns
        # A model of old has its weights in a .bin file only, so a second call must ask for it.
        return str(tmp_path if len(asked) == 1 else folder)

    monkeypatch.setattr(hub, "snapshot_download", snapshot)
    assert load_encoder("owner/tiny").dim == 16
    assert "*.safetensors" in asked[0]
    assert asked[1] == ["*.bin"]


def test_a_failed_fetch_ends_in_one_line(monkeypatch):
    hub = pytest.importorskip("huggingface_hub")
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_OFFLINE", False)
    monkeypatch.setattr("clausesearch.embedding.transformer._reachable", lambda _: True)

    def snapshot(*_args, **_options):
        raise OSError("404\nno such repository")

    monkeypatch.setattr(hub, "snapshot_download", snapshot)
    with pytest.raises(ModelError, match=r"cannot be fetched \(404 no such repository\)"):
        load_encoder("owner/none")
