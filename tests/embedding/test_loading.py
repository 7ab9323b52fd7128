"""Which model a name stands for, and the one line each failure ends in."""

from __future__ import annotations

import json
import shutil
import socket
import sys

import numpy as np
import pytest

from clausesearch.embedding import load_encoder
from clausesearch.embedding.protocol import Encoder, TokenEncoder
from clausesearch.errors import ModelError
from tests.embedding.models import write_folder


def refused(name: str) -> str:
    with pytest.raises(ModelError) as caught:
        load_encoder(name)
    message = str(caught.value)
    assert caught.value.exit_code == 6
    assert "\n" not in message
    assert len(message) < 500
    return message


def test_the_bundled_model_has_two_names_and_both_protocols():
    for name in (None, "bundled"):
        encoder = load_encoder(name)
        assert encoder.name == "bundled"
        assert isinstance(encoder, Encoder)
        assert isinstance(encoder, TokenEncoder)


def test_a_folder_is_a_model(tmp_path):
    folder = write_folder(tmp_path / "mine")
    encoder = load_encoder(str(folder))
    assert encoder.name == str(folder)
    assert encoder.dim == 8


def test_the_fingerprint_follows_what_decides_the_vectors(tmp_path):
    folder = write_folder(tmp_path / "mine")
    copy = tmp_path / "copy"
    shutil.copytree(folder, copy)
    before = load_encoder(str(folder)).fingerprint
    assert int(before, 16)
    assert load_encoder(str(copy)).fingerprint == before
    (copy / "README.md").write_text("a card decides nothing")
    assert load_encoder(str(copy)).fingerprint == before
    weights = copy / "0_StaticEmbedding" / "model.safetensors"
    data = bytearray(weights.read_bytes())
    data[-1] ^= 1
    weights.write_bytes(data)
    assert load_encoder(str(copy)).fingerprint != before


def test_missing_folder(tmp_path):
    assert "--model" in refused(str(tmp_path / "nowhere"))
    assert "--model" in refused("./nowhere")


def test_a_file_and_a_folder_that_is_no_model(tmp_path):
    (tmp_path / "file").write_text("x")
    assert "is a file" in refused(str(tmp_path / "file"))
    (tmp_path / "empty").mkdir()
    assert "no modules.json" in refused(str(tmp_path / "empty"))


@pytest.mark.parametrize("content", ["{", "[]", "{}", '[{"no": "type"}]', "3"])
def test_damaged_modules(tmp_path, content):
    folder = write_folder(tmp_path / "mine")
    (folder / "modules.json").write_text(content)
    assert "fetch" in refused(str(folder))


@pytest.mark.parametrize("content", ["{", "[]", '{"prompts": 3}', '{"prompts": {"query": 3}}'])
def test_damaged_config(tmp_path, content):
    folder = write_folder(tmp_path / "mine")
    (folder / "config_sentence_transformers.json").write_text(content)
    assert "fetch" in refused(str(folder))


def cut(data: bytes) -> bytes:
    return data[: len(data) // 2]


def header(**change: object):
    def damage(data: bytes) -> bytes:
        length = int.from_bytes(data[:8], "little")
        entry = json.loads(data[8 : 8 + length])
        entry["embedding.weight"].update(change)
        new = json.dumps(entry).encode()
        return len(new).to_bytes(8, "little") + new + data[8 + length :]

    return damage


@pytest.mark.parametrize(
    "damage",
    [
        cut,
        lambda _: b"",
        lambda _: b"short",
        lambda data: b"\xff" * 8 + data[8:],
        lambda data: data[:8] + b"\xff" + data[9:],
        header(shape=[9, 8]),
        header(shape=[64]),
        header(data_offsets=[0, 10**9]),
        header(data_offsets="x"),
        header(dtype="F8"),
    ],
)
def test_damaged_weights(tmp_path, damage):
    folder = write_folder(tmp_path / "mine")
    weights = folder / "0_StaticEmbedding" / "model.safetensors"
    weights.write_bytes(damage(weights.read_bytes()))
    assert "--model" in refused(str(folder))


@pytest.mark.parametrize("content", ["", "{}", "\x00\x01", '{"model": {"type": "None"}}'])
def test_damaged_tokenizer(tmp_path, content):
    folder = write_folder(tmp_path / "mine")
    (folder / "0_StaticEmbedding" / "tokenizer.json").write_text(content)
    assert "damaged" in refused(str(folder))


@pytest.mark.parametrize("name", ["model.safetensors", "tokenizer.json"])
def test_missing_file(tmp_path, name):
    folder = write_folder(tmp_path / "mine")
    (folder / "0_StaticEmbedding" / name).unlink()
    assert "missing" in refused(str(folder))


def test_more_pieces_than_vectors(tmp_path):
    folder = write_folder(tmp_path / "mine", {"embedding.weight": np.zeros((3, 8), np.float32)})
    assert "does not fit together" in refused(str(folder))


def test_a_hub_name_offline(monkeypatch):
    constants = pytest.importorskip("huggingface_hub.constants", reason="needs clausesearch[hub]")
    monkeypatch.setattr(constants, "HF_HUB_OFFLINE", True)
    message = refused("nobody/no-such-model")
    assert "hf download nobody/no-such-model" in message
    assert "--model" in message


def test_a_hub_name_without_a_connection_fails_at_once(monkeypatch):
    constants = pytest.importorskip("huggingface_hub.constants", reason="needs clausesearch[hub]")
    monkeypatch.setattr(constants, "HF_HUB_OFFLINE", False)
    monkeypatch.setattr("urllib.request.getproxies", dict)

    def unreachable(*_: object, **__: object) -> socket.socket:
        raise TimeoutError

    monkeypatch.setattr(socket, "create_connection", unreachable)
    assert "no connection" in refused("nobody/no-such-model")


@pytest.mark.parametrize("missing", ["huggingface_hub", "sentence_transformers"])
def test_without_the_extra(monkeypatch, tmp_path, missing):
    monkeypatch.setitem(sys.modules, missing, None)
    name = "nobody/no-such-model"
    if missing == "sentence_transformers":
        name = str(write_folder(tmp_path / "mine", kinds=("Transformer", "Pooling")))
    assert "pip install 'clausesearch[hub]'" in refused(name)
