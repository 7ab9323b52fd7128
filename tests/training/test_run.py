"""A whole run, small: the folder, its card and log, and that a seed decides all of it."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace

import numpy as np
import pytest

from clausesearch.embedding import load_encoder
from clausesearch.training.__main__ import main
from clausesearch.training.evaluate import bitext_accuracy, measure, similarity_spearman
from tests.support import ROOT
from tests.training.test_texts import PLANTED, write_pairs

torch = pytest.importorskip("torch", reason="training needs clausesearch[hub]")

from clausesearch.training.recipe import QUICK  # noqa: E402
from clausesearch.training.run import Places, run_training  # noqa: E402


def write_inputs(folder):
    """Write a twelfth of our texts, one parallel source and one evaluation set."""
    for name in ("clauses/g1.jsonl", "lexicon/L1.tsv"):
        (folder / "seeds" / name).parent.mkdir(parents=True)
        shutil.copy(ROOT / "seeds" / name, folder / "seeds" / name)
    rows = [(f"مادة رقم {n} في العقد", f"article number {n} of the contract") for n in range(200)]
    write_pairs(folder, "odoo.ar-en.tsv.gz", [*rows, (PLANTED, "planted")])
    (folder / "evalsets" / "tatoeba").mkdir(parents=True)
    pairs = [(PLANTED, "a text that no source holds"), ("أنا جائع الآن جدا", "I am hungry")]
    text = "".join("\t".join(pair) + "\n" for pair in pairs)
    (folder / "evalsets" / "tatoeba" / "ar-en.tsv").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def runs(tmp_path_factory):
    """Two runs of one seed and one of another, over the same inputs."""
    folder = write_inputs(tmp_path_factory.mktemp("inputs"))
    for name, seed in (("one", 1), ("same", 1), ("other", 2)):
        places = Places(folder / name, folder / "seeds", folder, folder / "evalsets")
        settings = replace(QUICK, pieces=1500, bags=600, seed=seed)
        run_training(places, settings, lambda *_: None)
    return folder


def test_a_seed_decides_every_byte(runs):
    def content(run, name):
        return (runs / run / "0_StaticEmbedding" / name).read_bytes()

    for name in ("model.safetensors", "tokenizer.json"):
        assert content("one", name) == content("same", name)
    assert content("one", "model.safetensors") != content("other", "model.safetensors")


def test_both_readers_read_the_folder(runs):
    sentence_transformers = pytest.importorskip("sentence_transformers")
    texts = ["مادة رقم 7 في العقد", "article number 7 of the contract", ""]
    ours = load_encoder(str(runs / "one")).encode(texts)
    model = sentence_transformers.SentenceTransformer(str(runs / "one"), device="cpu")
    assert np.abs(ours - model.encode(texts)).max() <= 1e-5


def test_even_a_small_run_learns(runs):
    encoder = load_encoder(str(runs / "one"))
    numbers = range(0, 200, 10)
    left = [f"مادة رقم {n} في العقد" for n in numbers]
    right = [f"article number {n} of the contract" for n in numbers]
    # Chance is 5 of 100.
    assert min(bitext_accuracy(encoder, left, right)) > 30


def test_the_card_and_the_log_say_what_happened(runs):
    card = (runs / "one" / "README.md").read_text(encoding="utf-8")
    assert "| odoo | business | LGPL-3.0 / AGPL-3.0 |" in card
    assert "| 200 |" in card  # 201 pairs less the planted one
    assert "odoo 1" in card
    assert "random seed 1" in card
    assert "Tatoeba ar→en" in card
    assert "No teacher was used" in card
    log = (runs / "one" / "training-log.jsonl").read_text(encoding="utf-8")
    events = [json.loads(line) for line in log.splitlines()]
    assert [event["event"] for event in events if event["event"] != "step"] == [
        "settings",
        "decontaminated",
        "tokenizer",
        "epoch",
        "measure",
        "measure",
        "done",
    ]
    assert events[1]["dropped"]["odoo"] == 1


def test_the_command(tmp_path, capsys):
    folder = write_inputs(tmp_path)
    out = tmp_path / "model"
    assert (
        main(["--out", str(out), "--seeds", str(folder / "seeds"), "--quick", "--seed", "5"]) == 0
    )
    assert load_encoder(str(out)).dim == QUICK.dim
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "no --corpora folder" in shown.err
    assert main(["--out", str(out), "--seeds", str(tmp_path / "none"), "--quick"]) == 3
    assert "--seeds" in capsys.readouterr().err


def test_measures(tmp_path, runs):
    encoder = load_encoder(str(runs / "one"))
    (tmp_path / "sts17").mkdir()
    lines = [
        "score\ta\tb",
        "5.0\tcontract\tcontract",
        "0.0\tcontract\tstate",
        "4.0\tstate law\tlaw",
    ]
    (tmp_path / "sts17" / "en-en.tsv").write_text("\n".join(lines), encoding="utf-8")
    (only,) = measure(encoder, tmp_path)
    assert only.task == "STS17 en-en, Spearman"
    assert only.count == 3
    expected = similarity_spearman(
        encoder, ["contract", "contract", "state law"], ["contract", "state", "law"], [5, 0, 4]
    )
    assert only.value == expected
    assert bitext_accuracy(encoder, ["contract", "state"], ["state", "contract"]) == (0, 0)
