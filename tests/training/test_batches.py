"""Tokenizer, batches, lexicon bags and the written folder."""

from __future__ import annotations

import numpy as np
import pytest
from tokenizers import Tokenizer, models

from clausesearch.embedding.static import StaticEncoder
from clausesearch.text.folding import fold
from clausesearch.training.batches import Bags, Task, batch_count, epoch, tokenize
from clausesearch.training.corpora import Concept, Corpora, WrittenClause
from clausesearch.training.lexicon_bags import LexiconBags, inflected, with_clitic
from clausesearch.training.prior import prior_vectors
from clausesearch.training.tokenizer import folding_normalizer, train_tokenizer, word_splitter
from clausesearch.training.write import quantize, write_model
from clausesearch.training.written import WrittenTasks

TEXTS = [
    "يلتزم الطرفان بتكوين الأطر",
    "The parties undertake to train staff in 2021",
    "Les parties s'engagent à former les cadres, 50 %",
    "والتكوين بالمؤسسات",
    "سيكون لهم ما هو لكم",
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


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("والتدريب", ["وال", "تدريب"]),
        ("للمؤسسات", ["لل", "مؤسسات"]),
        ("وبالقانون", ["وبال", "قانون"]),
        ("ومؤسسة", ["و", "مؤسسة"]),
        ("وزير", ["وزير"]),
        ("والوزير", ["وال", "وزير"]),
        ("التزام", ["التزام"]),
        ("والالتزام", ["وال", "التزام"]),
        ("والتزام", ["و", "التزام"]),
        ("الى", ["الى"]),
        ("ولد", ["ولد"]),
        ("owner", ["owner"]),
    ],
)
def test_clitics_are_cut_off(text, parts):
    assert [part for part, _ in word_splitter().pre_tokenize_str(text)] == parts


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
        Task("high", bags([200], [201]), bags([300], [301]), (np.eye(2, dtype=np.float16),) * 2),
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


@pytest.mark.parametrize(
    ("form", "pick", "written"),
    [
        ("يعرف", 0.0, "تعرف"),
        ("يعرف", 0.99, "سيعرف"),
        ("الاتفاقية", 0.2, "اتفاقيتها"),
        ("مشروع", 0.0, "مشروعه"),
        ("حق", 0.5, "حق"),
        ("حق عيني", 0.5, "حق عيني"),
    ],
)
def test_inflection(form, pick, written):
    assert inflected(form, pick) == written


def clause_of(number: int) -> WrittenClause:
    queries = tuple(
        dict.fromkeys(("ar", "en", "fr"), f"{number} {variant}") for variant in range(number)
    )
    return WrittenClause(str(number), "t", dict.fromkeys(("ar", "en", "fr"), f"{number}"), queries)


def meanings_of(texts):
    """A vector that says which clause and which wording a text belongs to."""
    numbers = [[int(part) for part in f"{text} 99".split()[:2]] for text in texts]
    return np.asarray(numbers, dtype=np.float16)


def test_every_query_of_a_clause_is_drawn_with_its_clause():
    digits = train_tokenizer([str(n) for n in range(100)] * 3, 300)
    clauses = [clause_of(number) for number in (1, 2, 3)]
    maker = WrittenTasks(digits, clauses, np.random.default_rng(0), meanings_of)
    seen = set()
    for _ in range(20):
        for task in maker():
            left, right = task.meaning
            assert left[:, 0].tolist() == right[:, 0].tolist() == [1, 2, 3]
            assert (left[:, 1] < 99).all() == ("query" in task.name)
            assert (right[:, 1] < 99).all() == ("clause" not in task.name)
            seen |= {(int(n), int(v)) for n, v in left if v != 99}
            for row, (number, variant) in enumerate(left.astype(int).tolist()):
                text = f"{number}" if variant == 99 else f"{number} {variant}"
                ids = task.left.ids[task.left.bounds[row] : task.left.bounds[row + 1]]
                assert ids.tolist() == digits.encode(text).ids
    assert seen == {(number, variant) for number in (1, 2, 3) for variant in range(number)}
    assert len([task for task in maker() if "query" in task.name]) == 9 + 3


def test_pieces_start_where_the_teacher_sees_their_english():
    def meaning(texts):
        told = np.zeros((len(texts), 384), dtype=np.float16)
        for row, text in enumerate(texts):
            told[row, {"staff": 1, "training": 2}.get(text, 0)] = 1
        return told

    pieces = ["<unk>", "ال", "تدريب", "staff", "training", "cadres"]
    numbered = {piece: number for number, piece in enumerate(pieces)}
    tokenizer = Tokenizer(models.WordPiece(numbered, unk_token="<unk>"))
    tokenizer.pre_tokenizer = word_splitter()
    concept = Concept("f", {"ar": ("التدريب",), "en": ("staff",), "fr": ("cadres",)})
    corpora = Corpora((), (concept,), (), {}, ())
    first = prior_vectors(tokenizer, corpora, meaning, 3.0)
    words = tokenizer.get_vocab()
    assert first.shape == (len(words), 384)
    assert not first[0].any()
    for word in ("تدريب", "staff", "cadres"):
        assert first[words[word]].argmax() == 1
        assert np.linalg.norm(first[words[word]]) == pytest.approx(3.0, rel=1e-3)


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
        text = fold(form).removeprefix("ال").removeprefix("ي")
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
