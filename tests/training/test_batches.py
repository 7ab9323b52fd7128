"""Tokenizer, batches, lexicon bags and the written folder."""

from __future__ import annotations

import numpy as np
import pytest

from clausesearch.embedding.static import StaticEncoder
from clausesearch.text.folding import fold
from clausesearch.training.batches import Bags, Task, batch_count, epoch, tokenize
from clausesearch.training.corpora import Concept
from clausesearch.training.lexicon_bags import LexiconBags, with_clitic
from clausesearch.training.tokenizer import folding_normalizer, train_tokenizer
from clausesearch.training.write import quantize, write_model

TEXTS = [
    "يلتزم الطرفان بتكوين الأطر",
    "The parties undertake to train staff in 2021",
    "Les parties s'engagent à former les cadres, 50 %",
    "والتكوين بالمؤسسات",
] * 20


@pytest.fixture(scope="module")
def tokenizer():
    return train_tokenizer(TEXTS, 300)


def bags(*texts: list[int]) -> Bags:
    flat = np.asarray([piece for text in texts for piece in text], dtype=np.int32)
    return Bags(flat, np.cumsum([0, *map(len, texts)]))


def test_the_normalizer_folds():
    for text in ("السِّيادةُ", "Œuvre l’Été", "ﷲ ١٢", "شيء", "\u202bنص\u202c"):
        assert folding_normalizer().normalize_str(text) == fold(text)


def test_known_letters_are_never_unknown(tokenizer):
    for text in ("بالأطر", "staffs", "é", "2024", "(a)", "٤٢"):
        pieces = tokenizer.encode(text).tokens
        if set(fold(text)) <= set(fold("".join(TEXTS))):
            assert "<unk>" not in pieces
    assert tokenizer.encode("staff😀").tokens[-1] == "<unk>"
    assert tokenizer.encode("staff😀").tokens[0] != "<unk>"


def test_words_signs_and_numbers_stand_apart(tokenizer):
    spans = [tuple(offset) for offset in tokenizer.encode("l'été,50%").offsets]
    words = tokenizer.encode("l'été,50%").word_ids
    assert len(set(words)) == 6
    assert spans[0] == (0, 1)


def test_training_a_tokenizer_twice_gives_the_same():
    assert train_tokenizer(TEXTS, 300).to_str() == train_tokenizer(TEXTS, 300).to_str()


def test_pieces_are_at_most_what_was_asked(tokenizer):
    assert tokenizer.get_vocab_size() <= 300
    assert tokenizer.token_to_id("<unk>") == 0


def test_take_returns_the_texts_asked_for():
    rows = bags([1, 2], [], [3], [4, 5, 6]).take(np.asarray([3, 1, 0]))
    assert rows.ids.tolist() == [4, 5, 6, 1, 2]
    assert rows.starts.tolist() == [0, 3, 3]


def test_a_task_needs_as_many_left_as_right():
    with pytest.raises(ValueError, match="2 left but 1 right"):
        Task("odd", bags([1], [2]), bags([1]))


def test_an_epoch_keeps_pairs_together_and_tasks_apart():
    numbers = [[n] for n in range(1, 41)]
    tasks = [
        Task("low", bags(*numbers), bags(*[[n + 100] for n in range(1, 41)]), share=2),
        Task("high", bags([200], [201]), bags([300], [301]), np.eye(2, dtype=np.float16)),
    ]
    drawn = list(epoch(tasks, size=16, cap=35, rng=np.random.default_rng(0)))
    assert len(drawn) == batch_count(tasks, size=16, cap=35) == 2 * 3 + 1
    for batch in drawn:
        assert (batch.right.ids - batch.left.ids == 100).all()
        assert (batch.meaning is None) == (batch.task == "low")
    seen = [batch.left.ids for batch in drawn if batch.task == "low"]
    assert len(np.concatenate(seen)) == 2 * 35
    # A last batch under an eighth of the size teaches too little, and is left out.
    assert batch_count(tasks[:1], size=16, cap=33) == 2 * 2
    assert sum(1 for _ in epoch(tasks[:1], size=16, cap=33, rng=np.random.default_rng(0))) == 4


@pytest.mark.parametrize(
    ("form", "clitic", "written"),
    [
        ("تدريب", "و", "وتدريب"),
        ("تدريب", "بال", "بالتدريب"),
        ("الاتفاقية", "و", "والاتفاقية"),
        ("الاتفاقية", "وال", "والاتفاقية"),
        ("الاتفاقية", "ال", "الاتفاقية"),
        ("الاتفاقية", "ل", "للاتفاقية"),
        ("الاتفاقية", "ول", "وللاتفاقية"),
        ("سلام", "ل", "لسلام"),
        ("ال", "ب", "بال"),
    ],
)
def test_clitics(form, clitic, written):
    assert with_clitic(form, clitic) == written


def test_lexicon_bags_hold_the_same_concepts_on_both_sides(tokenizer):
    concepts = [
        Concept("f", {"ar": (word,), "en": (other,), "fr": (other,)})
        for word, other in (("الطرفان", "parties"), ("الأطر", "staff"), ("يلتزم", "undertake"))
    ]
    maker = LexiconBags(tokenizer, concepts, np.random.default_rng(0))
    task = maker.task(50, ("en", "fr"), fewest=2, most=4)
    assert np.array_equal(task.left.ids, task.right.ids)
    assert np.array_equal(task.left.bounds, task.right.bounds)
    assert len(task.left) == 50
    single = maker.task(30, ("en", "ar"), fewest=1, most=1)
    english = {tuple(tokenizer.encode(c.forms["en"][0]).ids): c for c in concepts}
    for row in range(30):
        ids = single.left.ids[single.left.bounds[row] : single.left.bounds[row + 1]]
        arabic = single.right.ids[single.right.bounds[row] : single.right.bounds[row + 1]]
        form = english[tuple(ids.tolist())].forms["ar"][0]
        text = fold(form).removeprefix("ال")
        joined = "".join(tokenizer.id_to_token(i).removeprefix("##") for i in arabic)
        assert text in joined


def test_tokenize_cuts_long_texts(tokenizer):
    held = tokenize(tokenizer, ["staff " * 1000, "", "staff"], longest=7)
    assert np.diff(held.bounds).tolist() == [7, 0, len(tokenizer.encode("staff").ids)]


def test_quantized_rows_are_near_and_zero_stays_zero():
    vectors = np.random.default_rng(1).standard_normal((50, 64)).astype(np.float32)
    vectors[0] = 0
    rows, steps = quantize(vectors)
    back = rows * steps[:, None]
    assert not back[0].any()
    assert (np.abs(back - vectors) <= steps[:, None] / 2 + 1e-6).all()
    cosine = (back[1:] * vectors[1:]).sum(1)
    cosine /= np.linalg.norm(back[1:], axis=1) * np.linalg.norm(vectors[1:], axis=1)
    assert cosine.min() > 0.9999


def test_a_written_folder_is_read_back(tmp_path, tokenizer):
    size = tokenizer.get_vocab_size()
    vectors = np.random.default_rng(1).standard_normal((size, 16)).astype(np.float32)
    write_model(tmp_path / "model", tokenizer, vectors)
    encoder = StaticEncoder(tmp_path / "model", "it")
    assert encoder.dim == 16
    assert np.allclose(encoder.vectors_of(range(size)), vectors, atol=0.03)
    assert [ids.tolist() for ids in encoder.tokenize(TEXTS[:2])] == [
        tokenizer.encode(text).ids for text in TEXTS[:2]
    ]
