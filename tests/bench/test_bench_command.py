"""`clausesearch bench` on a small judged collection."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from clausesearch.bench import read_collection, run_bench
from clausesearch.embedding import load_encoder
from clausesearch.errors import InputError, UsageError
from tests.conftest import Run

TEXTS = {
    "d1": "تنظيم دورات تكوينية لفائدة مناضلي الحزبين",
    "d2": "Les deux villes organisent un échange de jeunes sportifs",
    "d3": "The parties shall form a joint committee that meets twice a year",
    "d4": "تسري هذه الاتفاقية خمس سنوات قابلة للتجديد",
    "d5": "Wastewater is treated before it reaches the sea",
}
QUERIES = {
    "q1": "training of party members",
    "q2": "تبادل الشباب",
    "q3": "لجنة مشتركة",
    "q4": "durée et renouvellement",
    "q5": "nobody judged this",
}
JUDGED = [("q1", "d1", 2), ("q2", "d2", 1), ("q3", "d3", 2), ("q4", "d4", 1), ("q1", "d2", 0)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "judged"
    folder.mkdir()
    for name, rows in (("corpus", TEXTS), ("queries", QUERIES)):
        lines = [json.dumps({"_id": key, "text": text}) + "\n" for key, text in rows.items()]
        (folder / f"{name}.jsonl").write_text("".join(lines), encoding="utf-8")
    lines = [
        "query-id\tcorpus-id\tscore\n",
        *(f"{query}\t{text}\t{grade}\n" for query, text, grade in JUDGED),
    ]
    (folder / "qrels.tsv").write_text("".join(lines), encoding="utf-8")
    return folder


def test_meaning_beats_words_across_languages(folder: Path) -> None:
    report = run_bench(read_collection(folder), load_encoder(), ("bm25", "dense", "shipped"))
    means = {row["system"]: row["nDCG@10"] for row in report.rows()}
    assert means["bm25"] < 30
    assert means["dense"] == means["shipped"] == 100
    assert len(report.queries) == 4, "a query nobody judged is left out"
    shipped = report.rows()[-1]
    assert (shipped["shipped wins/ties/losses"], shipped["p"]) == ("0/4/0", 1.0)


def test_only_the_judged_texts_are_ranked_when_asked(folder: Path) -> None:
    collection = read_collection(folder)
    report = run_bench(collection, load_encoder(), ("random",), judged_only=True)
    assert all(value == 1 for value in report.scores["random"]["R@10"])


def test_the_command(run: Run, folder: Path) -> None:
    done = run("bench", folder, "--system", "bm25", "--system", "dense+words+bm25")
    assert done.returncode == 0, done.stderr
    assert "4 queries of judged" in done.stderr
    document = json.loads(run("bench", folder, "--format", "json", "-q").stdout)
    assert [row["system"] for row in document["systems"]] == [
        "random",
        "bm25",
        "dense",
        "words",
        "shipped",
    ]
    assert document["queries"] == 4
    for row in document["systems"]:
        assert {"nDCG@10", "RR@10", "R@10", "P@1", "Success@5", "interval", "p"} <= set(row)


@pytest.mark.parametrize(
    ("file", "content", "said"),
    [
        ("corpus.jsonl", None, "cannot be read"),
        ("queries.jsonl", '{"text": 1}\n', "line 1 is not a JSON object"),
        ("qrels.tsv", "q1 d1 1\n", "line 1 is not query, text and grade"),
        ("qrels.tsv", "q1\td1\t0\n", "no query has a judgement above 0"),
    ],
)
def test_a_broken_collection_is_named(
    run: Run, folder: Path, file: str, content: str | None, said: str
) -> None:
    if content is None:
        (folder / file).unlink()
    else:
        (folder / file).write_text(content, encoding="utf-8")
    done = run("bench", folder)
    assert done.returncode == 3
    (line,) = done.stderr.splitlines()
    assert said in line
    with pytest.raises(InputError):
        read_collection(folder)


def test_unknown_systems(folder: Path) -> None:
    with pytest.raises(UsageError, match="there are: random, bm25, dense, words, shipped"):
        run_bench(read_collection(folder), load_encoder(), ("bm26",))
