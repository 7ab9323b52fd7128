"""Cutting word by word gives what the tokenizer gives for whole texts."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers

from clausesearch.embedding import load_encoder, pieces
from clausesearch.embedding.pieces import PieceCutter, is_local
from tests.embedding.models import WORDS
from tests.embedding.test_static import TEXTS

MIXED = st.text(
    st.sampled_from("اأوالبكلةىيً ٍ\u0640تدريب  ab éÉ|¶§*#;.,\n\t\u00a0\u2009´ﷺﷲ|١٢34\u200f\ue000日"),
    max_size=40,
)


@pytest.fixture(scope="module")
def bundled():
    return load_encoder()._tokenizer


def plainly(tokenizer, texts):
    return [e.ids for e in tokenizer.encode_batch_fast(list(texts), add_special_tokens=False)]


def cut(cutter, texts):
    ids, bounds = cutter.cut(texts)
    return [part.tolist() for part in np.split(ids, bounds[1:-1])]


@settings(max_examples=60)
@given(st.lists(st.text() | MIXED, min_size=pieces._FEW, max_size=30))
def test_the_same_pieces_as_whole_texts(texts):
    tokenizer = load_shared()
    cutter = PieceCutter(tokenizer)
    expected = plainly(tokenizer, texts)
    assert cut(cutter, texts) == expected
    assert cut(cutter, texts[::-1]) == expected[::-1]  # from memory


_opened: list[Tokenizer] = []


def load_shared() -> Tokenizer:
    if not _opened:
        _opened.append(load_encoder()._tokenizer)
    return _opened[0]


def test_the_bundled_model_is_cut_by_word(bundled):
    assert is_local(bundled)
    cutter = PieceCutter(bundled)
    texts = [*TEXTS, *TEXTS]
    assert cut(cutter, texts) == plainly(bundled, texts)
    assert "cadres" in cutter._known
    assert cutter._between is not None


def test_memory_is_bounded(bundled, monkeypatch):
    monkeypatch.setattr(pieces, "_MOST", 40)
    cutter = PieceCutter(bundled)
    for start in range(0, 300, 20):
        texts = [f"word{number} clause" for number in range(start, start + 20)]
        assert cut(cutter, texts) == plainly(bundled, texts)
        assert len(cutter._known) <= 40


def of_words(normalizer=None, pre_tokenizer=None) -> Tokenizer:
    tokenizer = Tokenizer(models.WordLevel({w: i for i, w in enumerate(WORDS)}, unk_token="<unk>"))
    tokenizer.normalizer = normalizer
    tokenizer.pre_tokenizer = pre_tokenizer
    return tokenizer


@pytest.mark.parametrize(
    "tokenizer",
    [
        of_words(),
        of_words(pre_tokenizer=pre_tokenizers.Metaspace()),
        of_words(pre_tokenizer=pre_tokenizers.ByteLevel()),
        of_words(normalizers.Prepend("▁"), pre_tokenizers.WhitespaceSplit()),
        of_words(normalizers.Replace(Regex(" +"), " "), pre_tokenizers.WhitespaceSplit()),
        of_words(normalizers.Replace("of ", "for "), pre_tokenizers.WhitespaceSplit()),
    ],
)
def test_whatever_may_look_past_a_space_is_cut_as_a_whole(tokenizer):
    assert not is_local(tokenizer)
    texts = ["training of cadres", " of  cadres "] * 10
    assert cut(PieceCutter(tokenizer), texts) == plainly(tokenizer, texts)


def test_an_added_token_is_cut_as_a_whole():
    tokenizer = of_words(pre_tokenizer=pre_tokenizers.WhitespaceSplit())
    assert is_local(tokenizer)
    tokenizer.add_special_tokens(["of cadres"])
    assert not is_local(tokenizer)
