"""What training reads: our texts, licensed pairs, and nothing that the model is measured on."""

from __future__ import annotations

import gzip
import json

import pytest

from clausesearch.errors import InputError
from clausesearch.training.corpora import (
    Concept,
    Corpora,
    Parallel,
    WrittenClause,
    merge_concepts,
    read_corpora,
    sample,
)
from clausesearch.training.decontaminate import Decontaminator, evaluation_texts
from clausesearch.training.sources import SOURCES, source_of
from tests.support import ROOT, shared

PLANTED = "اشترى العم صالح دراجة زرقاء من سوق المدينة القديمة صباح الجمعة"
CLAUSE = {
    "id": "p-1",
    "theme": "training",
    "ar": "ينظم الطرفان دورتين لتكوين الأطر كل سنة",
    "en": "The parties hold two staff training courses a year",
    "fr": "Les parties organisent deux formations de cadres par an",
    "q_ar": "تأهيل الموظفين",
    "q_en": "staff development",
    "q_fr": "perfectionnement du personnel",
}


FURTHER = {"ar": "تعليم الأطر", "en": "courses for cadres", "fr": "cours pour les cadres"}


def write_seeds(folder, clauses=(CLAUSE,), lexicon="state\tدولة|دول\tstate|states\tétat\n"):
    (folder / "clauses").mkdir(parents=True)
    (folder / "lexicon").mkdir()
    lines = "\n".join(json.dumps(clause, ensure_ascii=False) for clause in clauses)
    (folder / "clauses" / "g1.jsonl").write_text(lines, encoding="utf-8")
    (folder / "lexicon" / "L1.tsv").write_text(lexicon, encoding="utf-8")
    return folder


def write_pairs(folder, name, rows):
    (folder / "parallel").mkdir(parents=True, exist_ok=True)
    with gzip.open(folder / "parallel" / name, "wt", encoding="utf-8") as file:
        file.writelines("\t".join(row) + "\n" for row in rows)


def test_reads_ours_and_the_licensed(tmp_path):
    write_pairs(tmp_path, "tico19.ar-en.tsv.gz", [("مرض", "disease"), ("فارغ",), ("", "x")])
    write_pairs(tmp_path, "mono.ar.antcorpus-news.txt.gz", [("خبر",), (" ",)])
    corpora = read_corpora(write_seeds(tmp_path / "seeds"), tmp_path)
    assert corpora.written[0].text["fr"].startswith("Les parties")
    assert corpora.written[0].queries[0]["en"] == "staff development"
    assert corpora.lexicon[0].forms == {
        "ar": ("دولة", "دول"),
        "en": ("state", "states"),
        "fr": ("état",),
    }
    assert corpora.parallel == (Parallel("tico19", ("ar", "en"), (("مرض", "disease"),)),)
    assert corpora.monolingual == {"mono.ar.antcorpus-news": ("خبر",)}
    assert corpora.notes == ()


def test_leaves_out_what_is_not_licensed_or_not_whole(tmp_path):
    write_pairs(tmp_path, "subtitles.ar-en.tsv.gz", [("مرحبا", "hello")])
    (tmp_path / "parallel" / "odoo.ar-en.tsv.gz").write_bytes(b"no gzip")
    corpora = read_corpora(write_seeds(tmp_path / "seeds"), tmp_path)
    assert corpora.parallel == ()
    assert "odoo.ar-en.tsv.gz left out: cannot be read" in corpora.notes[0]
    assert corpora.notes[1] == "subtitles.ar-en.tsv.gz left out: not in the licence table"


def test_notes_what_is_missing_and_refuses_what_is_needed(tmp_path):
    seeds = write_seeds(tmp_path / "seeds", lexicon="")
    assert "no --corpora folder" in read_corpora(seeds).notes[1]
    assert "no lexicon" in read_corpora(seeds, tmp_path).notes[0]
    with pytest.raises(InputError, match="--seeds"):
        read_corpora(tmp_path)
    (seeds / "clauses" / "g2.jsonl").write_text('{"id": "p-2"}')
    with pytest.raises(InputError, match="line 1"):
        read_corpora(seeds)


def test_recurring_concepts_become_one():
    def concept(field, ar, en, fr):
        return Concept(field, {"ar": ar, "en": en, "fr": fr})

    merged = merge_concepts(
        [
            concept("law", ("عقد", "عقود"), ("contract",), ("contrat",)),
            concept("time", ("عقد",), ("decade",), ("décennie",)),
            concept("economy", ("عقد", "تعاقد"), ("contract", "deal"), ("marché",)),
        ]
    )
    assert [concept.field for concept in merged] == ["law", "time"]
    assert merged[0].forms == {
        "ar": ("عقد", "عقود", "تعاقد"),
        "en": ("contract", "deal"),
        "fr": ("contrat", "marché"),
    }


def test_a_sample_is_seeded_and_capped():
    pairs = tuple((str(number), str(number)) for number in range(100))
    corpora = Corpora((), (), (Parallel("odoo", ("ar", "en"), pairs),), {"mono": ("a",)}, ())
    first, second = sample(corpora, 10, seed=1), sample(corpora, 10, seed=1)
    assert first == second
    assert len(first.parallel[0].pairs) == 10
    assert first.monolingual == corpora.monolingual
    assert sample(corpora, 10, seed=2) != first


def test_the_licence_table_covers_every_file_of_the_corpora():
    names = {
        path.name.rpartition(".tsv.gz")[0]
        for path in shared("corpora", "parallel").glob("*.tsv.gz")
    }
    assert names
    assert not [name for name in names if source_of(name.rpartition(".")[0]) is None]
    for path in shared("corpora", "parallel").glob("*.txt.gz"):
        assert source_of(path.name.removesuffix(".txt.gz")) is not None
    assert all(source.licence and source.origin for source in SOURCES)
    assert all(source.reason for source in SOURCES if not source.used)


def corpora_with(*pairs: tuple[str, str]) -> Corpora:
    written = WrittenClause(
        "g1/p-1",
        "training",
        {lang: CLAUSE[lang] for lang in ("ar", "en", "fr")},
        ({lang: CLAUSE[f"q_{lang}"] for lang in ("ar", "en", "fr")}, FURTHER),
    )
    concept = Concept(
        "law",
        {
            "ar": ("قوة قاهرة", "ظرف طارئ لا يد فيه"),
            "en": ("force majeure",),
            "fr": ("force majeure",),
        },
    )
    return Corpora((written,), (concept,), (Parallel("odoo", ("ar", "en"), pairs),), {}, ())


@pytest.mark.parametrize(
    "planted",
    [
        (PLANTED, "other words"),
        ("كلام آخر", f"«{PLANTED}»!"),
        (f"ثم {PLANTED} ومضى", "Uncle Salih bought a bicycle"),
        ("أَنا جائِعٌ", "I am starving"),
        ("كلام آخر", "I'm hungry"),
    ],
    ids=["whole", "other side", "eight words of it", "short, with tashkeel", "short"],
)
def test_a_planted_evaluation_sentence_is_dropped(planted):
    clean = ("ينشأ صندوق للتنمية", "A development fund is set up")
    evaluated = Decontaminator([PLANTED, "أنا جائع.", "I'm hungry!"])
    cleaned, dropped = evaluated.clean(corpora_with(clean, planted))
    assert cleaned.parallel[0].pairs == (clean,)
    assert dropped == {"odoo": 1}


def test_clauses_and_terms_are_held_to_it_too():
    evaluated = Decontaminator([CLAUSE["fr"], "force majeure", "ظرف طارئ لا يد فيه"])
    cleaned, dropped = evaluated.clean(corpora_with())
    assert cleaned.written == ()
    assert cleaned.lexicon[0].forms["ar"] == ("قوة قاهرة",)
    assert cleaned.lexicon[0].forms["en"] == ("force majeure",)
    assert dropped == {"seeds/clauses": 1, "seeds/lexicon": 1}


def test_a_clause_outlives_a_tainted_query_but_not_its_last():
    one = Decontaminator([CLAUSE["q_fr"]])
    cleaned, dropped = one.clean(corpora_with())
    assert [clause.queries for clause in cleaned.written] == [(FURTHER,)]
    assert dropped == {"seeds/queries": 1}
    both = Decontaminator([CLAUSE["q_fr"], FURTHER["ar"]])
    cleaned, dropped = both.clean(corpora_with())
    assert cleaned.written == ()
    assert dropped == {"seeds/clauses": 1}


def test_further_queries_are_read_by_clause(tmp_path):
    seeds = write_seeds(tmp_path / "seeds")
    (seeds / "queries").mkdir()
    line = {"id": "g1/p-1"} | {lang: [text] for lang, text in FURTHER.items()}
    file = seeds / "queries" / "g1.jsonl"
    file.write_text(json.dumps(line), encoding="utf-8")
    assert read_corpora(seeds).written[0].queries[1:] == (FURTHER,)
    file.write_text(json.dumps(line | {"fr": []}), encoding="utf-8")
    with pytest.raises(InputError, match=r"g1\.jsonl, line 1"):
        read_corpora(seeds)


def test_evaluation_texts_come_from_every_set(tmp_path):
    for path, content in {
        "tatoeba/ar-en.tsv": "أنا جائع.\tI'm hungry.\n",
        "sts17/en-en.tsv": "score\tsentence1\tsentence2\n3.0\ta dog runs\ta cat sits\n",
        "acord/queries.jsonl": json.dumps({"_id": "q", "text": "cap on liability"}) + "\n",
        "acord/queries_short_medium_long.tsv": "short\tClauses that cap\n",
        "gold/ar/one.txt": "@title: x\n⟦a1|commitment⟧يلتزم الحزبان⟦/⟧ بعقد لقاء\n",
    }.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(content, encoding="utf-8")
    texts = set(evaluation_texts(tmp_path, tmp_path / "gold"))
    assert {"أنا جائع.", "I'm hungry.", "a dog runs", "a cat sits"} <= texts
    assert {"cap on liability", "Clauses that cap", "يلتزم الحزبان بعقد لقاء"} <= texts
    assert "@title: x" not in texts


def test_our_clauses_are_as_documented():
    corpora = read_corpora(ROOT / "seeds")
    assert len(corpora.written) == 3990
    assert len({clause.id for clause in corpora.written}) == 3990
    for clause in corpora.written:
        assert len(clause.queries) == 3
        assert len({query["en"] for query in clause.queries}) == 3
    assert len(corpora.lexicon) > 12_000
