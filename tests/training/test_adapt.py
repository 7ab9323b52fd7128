"""Adapting the bundled model: a field is learned, and what was known stays."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace

import numpy as np
import pytest

from clausesearch.embedding import load_encoder
from clausesearch.errors import UsageError
from tests.support import ROOT
from tests.training.invented import ORDINARY, invented_terms, lexicon_lines

torch = pytest.importorskip("torch", reason="training needs clausesearch[hub]")

from clausesearch.training.adapt import ADAPTING_QUICKLY, Field, adapt  # noqa: E402
from clausesearch.training.evaluate import bitext_accuracy  # noqa: E402

TERMS = invented_terms()


@pytest.fixture(scope="module")
def field(tmp_path_factory):
    """The invented field as a lexicon file, and an eighth of our own clauses beside it."""
    folder = tmp_path_factory.mktemp("field")
    (folder / "terms.tsv").write_text(lexicon_lines(TERMS), encoding="utf-8")
    for name in ("clauses/g1.jsonl", "lexicon/L1.tsv"):
        (folder / "seeds" / name).parent.mkdir(parents=True)
        shutil.copy(ROOT / "seeds" / name, folder / "seeds" / name)
    lexicon = (folder / "terms.tsv",)
    return Field(folder / "model", lexicons=lexicon, seeds=folder / "seeds")


@pytest.fixture(scope="module")
def adapted(field):
    outcome = adapt(field, replace(ADAPTING_QUICKLY, epochs=3), lambda *_: None)
    return outcome, load_encoder(str(field.out))


def found(encoder, left, right):
    """How many invented terms of one language find theirs in the other first, ×100."""
    terms = [[term[lang][0] for term in TERMS] for lang in (left, right)]
    return bitext_accuracy(encoder, *terms)[0]


def test_an_invented_field_is_learned(adapted):
    _, encoder = adapted
    base = load_encoder()
    for pair in (("en", "ar"), ("fr", "ar")):
        assert found(base, *pair) <= 10  # chance is 2.5
        assert found(encoder, *pair) >= 90


def test_an_invented_word_is_found_in_a_clause(adapted):
    _, encoder = adapted
    clauses = [f"يلتزم الطرفان بتوفير {term['ar'][0]} كل سنة" for term in TERMS]
    queries = [f"supply of {term['en'][0]}" for term in TERMS]
    assert bitext_accuracy(encoder, queries, clauses)[0] >= 70
    assert bitext_accuracy(load_encoder(), queries, clauses)[0] <= 10


def test_ordinary_words_stay_where_they_were(adapted):
    _, encoder = adapted
    arabic, english = zip(*ORDINARY, strict=True)
    assert len(ORDINARY) == 30
    assert bitext_accuracy(load_encoder(), list(arabic), list(english)) == (100, 100)
    assert bitext_accuracy(encoder, list(arabic), list(english)) == (100, 100)
    before, after = (one.encode([*arabic, *english]) for one in (load_encoder(), encoder))
    assert np.corrcoef((before @ before.T).ravel(), (after @ after.T).ravel())[0, 1] > 0.95


def test_the_vocabulary_is_that_of_the_base(adapted, field):
    base = load_encoder()
    path = "0_StaticEmbedding/tokenizer.json"
    ours, theirs = (json.loads((f / path).read_text("utf-8")) for f in (field.out, base.folder))
    assert ours["model"] == theirs["model"]
    word = TERMS[0]["ar"][0]
    assert adapted[1].tokenize([word])[0].tolist() == base.tokenize([word])[0].tolist()
    assert len(base.tokenize([word])[0]) > 1


def test_both_readers_read_it(adapted, field):
    sentence_transformers = pytest.importorskip("sentence_transformers")
    texts = [TERMS[0]["ar"][0], "joint committee", ""]
    model = sentence_transformers.SentenceTransformer(str(field.out), device="cpu")
    assert np.abs(adapted[1].encode(texts) - model.encode(texts)).max() <= 1e-5


def test_the_card_and_the_log_say_what_happened(adapted, field):
    outcome, _ = adapted
    card = (field.out / "README.md").read_text(encoding="utf-8")
    assert "Base: bundled" in card
    assert "| lexicon | of the field | 40 |" in card
    assert "| seeds/clauses | clauses and queries of clausesearch" in card
    assert "| rate | 0.006 |" in card
    assert f"{outcome.steps:,} steps" in card
    events = [
        json.loads(line)
        for line in (field.out / "training-log.jsonl").read_text("utf-8").splitlines()
    ]
    assert events[0]["base"] == "bundled"
    assert [event["number"] for event in events if event["event"] == "epoch"] == [1, 2, 3]
    assert events[-1]["event"] == "done"
    assert outcome.losses[-1] < outcome.losses[0]
    assert not (field.out / ".checkpoint").exists()


@pytest.fixture
def narrow(other_model):
    """Settings and a base of 64 numbers: what is asked is not how well it learns."""
    return str(other_model), replace(ADAPTING_QUICKLY, epochs=1, bags=90, most=20)


def test_it_works_without_our_own_texts(tmp_path, field, narrow):
    base, settings = narrow
    notes = []
    bare = replace(field, out=tmp_path / "bare", base=base, seeds=tmp_path / "none")
    outcome = adapt(bare, settings, lambda stage, *rest: stage == "note" and notes.append(rest[-1]))
    assert set(outcome.seen) == {"lexicon", "base"}
    assert "not installed" in notes[0]
    assert "not at hand" in (bare.out / "README.md").read_text(encoding="utf-8")


def test_evaluation_texts_are_kept_out(tmp_path, field, narrow):
    base, settings = narrow
    pairs = [(f"بند رقم {n} من العقد", f"item {n} of the contract") for n in range(20)]
    lines = "ar\ten\n" + "".join(f"{left}\t{right}\n" for left, right in pairs)
    (tmp_path / "pairs.tsv").write_text(lines, encoding="utf-8")
    (tmp_path / "apart").mkdir()
    (tmp_path / "apart" / "queries.jsonl").write_text(
        json.dumps({"_id": "1", "text": "Item 7 of the contract."}), encoding="utf-8"
    )
    own = replace(
        field,
        out=tmp_path / "model",
        base=base,
        parallel=(tmp_path / "pairs.tsv",),
        evaluation=(tmp_path / "apart",),
    )
    outcome = adapt(own, settings, lambda *_: None)
    assert outcome.dropped == {"pairs.tsv": 1}
    assert outcome.held["pairs.tsv"] == 19
    assert "was dropped: pairs.tsv 1." in (own.out / "README.md").read_text(encoding="utf-8")
    every = "\n".join(right for _, right in pairs)
    (tmp_path / "apart" / "more.txt").write_text(every, encoding="utf-8")
    nothing = replace(own, lexicons=(), out=tmp_path / "nothing")
    with pytest.raises(UsageError, match="nothing is left"):
        adapt(nothing, settings, lambda *_: None)
