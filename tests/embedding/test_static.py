"""The light reader: rows, pieces, words, layouts, and that torch stays out."""

from __future__ import annotations

import subprocess
import sys
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausesearch.embedding import load_encoder
from clausesearch.embedding.static import StaticEncoder
from tests.embedding.models import VECTORS, WORDS, write_folder

TEXTS = (
    "يلتزم الطرفان بتكوين الأطر الإدارية في البلدين.",
    "يَلْتَزِمُ الطَّرَفانِ بِتَكْوينِ الأُطُرِ",
    "The two parties undertake to train administrative staff, 50% of them women.",
    "Les parties s'engagent à former les cadres ; durée : 5 ans.",
    "",
    "   \n\t",
    "😀😀",
    "training 😀 stage",
    "١٢ مايو ٢٠٢١ – 12/05/2021",
    "ﷲ ﻻ ﬁnal œuvre naïve Straße",
    "日本語 とアラビア語",
    "word" * 60,
    "عقد ملتقيات شبابية " * 6000,
)


@pytest.fixture(scope="module")
def bundled():
    return load_encoder()


def test_agrees_with_sentence_transformers(bundled):
    sentence_transformers = pytest.importorskip(
        "sentence_transformers", reason="needs clausesearch[hub]"
    )
    model = sentence_transformers.SentenceTransformer(str(bundled.folder), device="cpu")
    ours, theirs = bundled.encode(TEXTS), model.encode(list(TEXTS))
    assert theirs.dtype == np.float32
    assert np.abs(ours - theirs).max() <= 1e-5
    query = ["من يتحمل نفقات الوفود؟"]
    assert np.abs(bundled.encode(query, role="query") - model.encode_query(query)).max() <= 1e-5


def test_rows_are_unit_or_zero(bundled):
    rows = bundled.encode(TEXTS)
    assert rows.shape == (len(TEXTS), bundled.dim)
    assert rows.dtype == np.float32
    lengths = np.linalg.norm(rows, axis=1)
    known = [bool(ids.any()) for ids in bundled.tokenize(TEXTS)]
    assert np.allclose(lengths, known, atol=1e-5)
    assert not lengths[TEXTS.index("")]
    assert not lengths[TEXTS.index("   \n\t")]


def test_no_texts_give_no_rows(bundled):
    assert bundled.encode([]).shape == (0, bundled.dim)
    assert bundled.tokenize([]) == []
    assert bundled.vectors_of([]).shape == (0, bundled.dim)


def test_same_rows_in_any_company_and_after_reopening(bundled):
    # 9,000 texts pass both the size of a batch and the point where the table is converted.
    many = [f"{TEXTS[number % 4]} {number}" for number in range(9000)]
    rows = bundled.encode(many)
    alone = np.vstack([bundled.encode([many[place]]) for place in (0, 4095, 4096, 8999)])
    assert np.abs(rows[[0, 4095, 4096, 8999]] - alone).max() < 1e-6
    assert np.array_equal(load_encoder().encode(TEXTS), load_encoder().encode(TEXTS))


def test_a_row_is_the_mean_of_its_pieces(bundled):
    for text in TEXTS[:4]:
        mean = bundled.vectors_of(bundled.tokenize([text])[0]).mean(axis=0)
        assert np.abs(mean / np.linalg.norm(mean) - bundled.encode([text])[0]).max() < 1e-6


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("اتفاقية بين الحزبين.", ["اتفاقية", "بين", "الحزبين"]),
        ("يَلْتَزِمُ الطَّرَفانِ", ["يَلْتَزِمُ", "الطَّرَفانِ"]),
        ("الـمــادّة ١٢ :", ["الـمــادّة", "١٢"]),
        ("أعضاء اللجنة شيءٌ ما", ["أعضاء", "اللجنة", "شيءٌ", "ما"]),
        ("ﻻ يجوز ﷲ", ["ﻻ", "يجوز", "ﷲ"]),
        ("والتدريبُ وَالْعمل للمؤسسة", ["والتدريبُ", "وَالْعمل", "للمؤسسة"]),
        ("«تدريب»، و(تأطير)؛", ["تدريب", "و", "تأطير"]),
        ("l'œuvre d’été, 50 %", ["l", "œuvre", "d", "été", "50"]),
        ("(A) shall… 2021-05-16!", ["A", "shall", "2021", "05", "16"]),
        ("e\u0301te\u0301 😀 fin", ["e\u0301te\u0301", "fin"]),
        ("\u202bنص\u202c", ["نص"]),
        ("… — «»", []),
        ("", []),
    ],
)
def test_words_of_the_original_text(bundled, text, words):
    terms = bundled.terms(text)
    assert [text[term.start : term.end] for term in terms] == words
    assert all(term.ids for term in terms)


@given(
    st.text(
        alphabet=st.sampled_from("اأإءئىيةهكلمنوبتثـًَّْٰ ١٢3,.؛«»()'’éœßﬁﷲﻻaBzZ\u200f\u202b😀\n"),
        max_size=60,
    )
)
def test_words_lie_apart_and_hold_every_letter(text):
    terms = load_shared().terms(text)
    assert all(left.end <= right.start for left, right in pairwise(terms))
    covered = {place for term in terms for place in range(term.start, term.end)}
    assert all(any(character.isalnum() for character in text[t.start : t.end]) for t in terms)
    # A bare hamza or a tatweel between signs folds to nothing, and so makes no word.
    left_out = {text[place] for place in range(len(text)) if text[place].isalnum()} - set("ءـ")
    left_out -= {text[place] for place in covered}
    assert not left_out


_shared: list[StaticEncoder] = []


def load_shared() -> StaticEncoder:
    if not _shared:
        _shared.append(load_encoder())
    return _shared[0]


def test_light_encoding_imports_no_torch():
    program = (
        "import sys\n"
        "from clausesearch.embedding import load_encoder\n"
        "encoder = load_encoder()\n"
        "assert encoder.encode(['تكوين الأطر']).any() and encoder.fingerprint\n"
        "heavy = {'torch', 'transformers', 'sentence_transformers', 'scipy', 'huggingface_hub'}\n"
        "print(sorted(heavy & set(sys.modules)))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def bfloat16(values: np.ndarray) -> np.ndarray:
    return (values.view(np.uint32) >> 16 << 16).view(np.float32)


@pytest.mark.parametrize(
    ("tensors", "expected"),
    [
        ({"embedding.weight": VECTORS}, VECTORS),
        ({"embedding.weight": VECTORS.astype(np.float16)}, VECTORS.astype(np.float16)),
        ({"embedding.weight": VECTORS.astype(np.float64)}, VECTORS),
        ({"embeddings": VECTORS}, VECTORS),
        (
            {"embeddings": VECTORS[:3], "mapping": np.arange(len(WORDS)) % 3},
            VECTORS[np.arange(len(WORDS)) % 3],
        ),
        (
            {
                "embeddings": np.rint(VECTORS * 30).astype(np.int8),
                "weights": np.arange(1, len(WORDS) + 1, dtype=np.float32),
            },
            np.rint(VECTORS * 30) * np.arange(1, len(WORDS) + 1)[:, None],
        ),
    ],
    ids=["float32", "float16", "float64", "model2vec", "mapping", "int8 with weights"],
)
def test_layouts(tmp_path, tensors, expected):
    folder = write_folder(tmp_path / "model", tensors)
    encoder = StaticEncoder(folder, "it")
    assert np.allclose(encoder.vectors_of(range(len(WORDS))), expected, atol=1e-6)
    assert encoder.name == "it"
    if "sentence_transformers" in sys.modules and "float16" not in str(tensors):
        from sentence_transformers import SentenceTransformer

        theirs = SentenceTransformer(str(folder), device="cpu").encode(["training of تكوين x"])
        assert np.abs(encoder.encode(["training of تكوين x"]) - theirs).max() <= 1e-5


def test_bfloat16_rows(tmp_path):
    torch = pytest.importorskip("torch", reason="needs clausesearch[hub]")
    from safetensors.torch import save_file

    folder = write_folder(tmp_path / "model")
    tensor = torch.from_numpy(bfloat16(VECTORS).copy()).to(torch.bfloat16)
    save_file({"embedding.weight": tensor}, folder / "0_StaticEmbedding" / "model.safetensors")
    encoder = StaticEncoder(folder, "it")
    assert np.array_equal(encoder.vectors_of(range(len(WORDS))), bfloat16(VECTORS))


def test_prompts_stand_before_the_texts_of_their_role(tmp_path):
    prompts = {"query": "query: ", "document": "clause: "}
    encoder = StaticEncoder(write_folder(tmp_path / "with", prompts=prompts), "with")
    plain = StaticEncoder(write_folder(tmp_path / "without"), "without")
    for role, prompt in (("query", "query: "), ("clause", "clause: ")):
        assert np.allclose(
            encoder.encode(["training"], role=role), plain.encode([f"{prompt}training"])
        )
    assert [list(ids) for ids in encoder.tokenize(["training"])] == [[1]]
