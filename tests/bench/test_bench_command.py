"""`clausesearch bench` on a small judged collection in the BEIR layout."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from clausesearch.bench import Collection, read_collection, run_bench
from clausesearch.bench.collection import Asked
from clausesearch.bench.systems import SYSTEMS, ranking, systems_of
from clausesearch.embedding import load_encoder
from clausesearch.errors import InputError, UsageError
from clausesearch.search.candidates import nothing_found
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
    report = run_bench(read_collection(folder), [load_encoder()], ("bm25", "dense", "shipped"))
    means = {row["system"]: row["nDCG@10"] for row in report.rows()}
    assert means["bm25"] < 30
    assert means["dense"] == means["shipped"] == 100
    assert len(report.queries) == 4, "a query nobody judged is left out"
    bm25, dense, shipped = report.rows()
    assert report.reference == "shipped"
    assert bm25["wins"] + bm25["ties"] == 4
    assert (dense["wins"], dense["ties"], dense["losses"], dense["p"]) == (0, 4, 0, 1.0)
    assert shipped["p"] is None, "nothing is compared with itself"


def test_only_the_judged_texts_are_ranked_when_asked(folder: Path) -> None:
    collection = read_collection(folder)
    report = run_bench(collection, [load_encoder()], ("random", "shipped"), judged_only=True)
    assert report.values("random", "R@10") == [1, 1, 1, 1]
    assert report.values("shipped", "R@10") == [1, 1, 1, 1]


def test_random_draws_from_all_that_may_be_found() -> None:
    texts = {f"d{n}": f"The parties shall plant tree number {n}." for n in range(40)}
    asked = {f"q{n}": Asked(f"tree {n}", "en") for n in range(300)}
    judged = {query: {"d7": 1.0} for query in asked}
    collection = Collection("trees", texts, asked, judged)
    report = run_bench(collection, [load_encoder()], ("random",))
    assert 0.15 < sum(report.values("random", "R@10")) / 300 < 0.35, "ten of forty"


def test_a_query_never_returns_what_it_excludes(run: Run, folder: Path) -> None:
    rows = [
        {"_id": "q1", "text": TEXTS["d1"], "metadata": {"exclude_always": ["d1"]}},
        {"_id": "q2", "text": TEXTS["d2"], "metadata": {"exclude_hard": ["d2"]}},
    ]
    lines = "".join(json.dumps(row) + "\n" for row in rows)
    (folder / "queries.jsonl").write_text(lines, encoding="utf-8")
    (folder / "qrels.tsv").write_text("q1\td1\t1\nq1\td2\t1\nq2\td2\t1\n", encoding="utf-8")
    encoder = [load_encoder()]
    always = run_bench(read_collection(folder), encoder, ("dense", "shipped"))
    assert always.values("dense", "R@10") == [1, 1], "d1 is not missed, for it cannot be found"
    assert always.values("shipped", "R@1")[1] == 1
    hard = run_bench(read_collection(folder, exclude=["hard"]), encoder, ("dense",))
    assert len(hard.queries) == 1, "q2 has nothing left to find"
    done = run("bench", folder, "--exclude", "soft")
    assert done.returncode == 2
    assert "--exclude may be: hard" in done.stderr


def test_models_stand_side_by_side(folder: Path, other_model: Path) -> None:
    encoders = [load_encoder(), load_encoder(str(other_model))]
    report = run_bench(read_collection(folder), encoders, ("dense", "shipped"))
    assert report.systems == [
        f"{encoder.name}:{system}" for encoder in encoders for system in ("dense", "shipped")
    ]
    assert report.reference == f"{encoders[1].name}:shipped"
    assert set(report.latency()) == {f"{encoder.name}:shipped" for encoder in encoders}
    alone = run_bench(read_collection(folder), encoders[:1], ("dense",))
    assert alone.values("dense") == report.values(f"{encoders[0].name}:dense")


def test_the_command(run: Run, folder: Path) -> None:
    done = run("bench", folder, "--system", "bm25", "--system", "dense+words+bm25")
    assert done.returncode == 0, done.stderr
    assert "4 queries of judged" in done.stderr
    assert "dense+words+bm25" in done.stdout
    document = json.loads(run("bench", folder, "--format", "json", "-q").stdout)
    assert [row["system"] for row in document["by"]["system"]] == [
        "random",
        "bm25",
        "dense",
        "words",
        "shipped",
    ]
    assert document["queries"] == 4
    for row in document["by"]["system"]:
        assert {"nDCG@10", "RR@10", "R@10", "P@1", "Success@5", "interval", "p"} <= set(row)
        assert row["unreached"] == 0
    assert document["latency"]["shipped"]["calls"] == 4
    assert 0 < document["latency"]["shipped"]["median"] <= document["latency"]["shipped"]["p95"]
    lines = run("bench", folder, "--format", "jsonl", "-q", "--by", "pair").stdout.splitlines()
    groups = dict.fromkeys(json.loads(line)["group"] for line in lines)
    assert list(groups) == ["ar>any", "en>any", "fr>any"]


@pytest.mark.parametrize(
    ("file", "content", "said"),
    [
        ("corpus.jsonl", None, "cannot be read"),
        ("queries.jsonl", '{"text": 1}\n', "line 1 is not a JSON object"),
        ("qrels.tsv", "q1 d1 1\n", "line 1 is not query, text and grade"),
        ("qrels.tsv", "q1\td1\tnan\n", "line 1 is not query, text and grade"),
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


def test_no_candidate_is_an_empty_ranking() -> None:
    found = nothing_found(8)
    for name, system in systems_of((*SYSTEMS, "dense+bm25")).items():
        assert ranking(name, system, found) == []


def test_nothing_right_enough(run: Run, folder: Path) -> None:
    done = run("bench", folder, "--least", "9")
    assert done.returncode == 2
    assert "lower --least" in done.stderr


def test_unknown_systems(folder: Path) -> None:
    with pytest.raises(UsageError, match="there are: random, bm25, dense, words, shipped"):
        run_bench(read_collection(folder), [load_encoder()], ("bm26",))
