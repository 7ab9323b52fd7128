"""Span-labelled gold: what reaches a span, what counts once, what is missed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bench import gold_data
from clausesearch.bench.bed import Bed
from clausesearch.bench.reading import read_judged
from clausesearch.bench.run import run_bench
from clausesearch.bench.spans import Span, read_spans
from clausesearch.embedding import load_encoder
from clausesearch.errors import InputError, UsageError
from clausesearch.records import Clause
from tests.conftest import Run
from tests.support import AGREEMENTS, ROOT

#: Query, theme, what is judged for it: agreement, words, grade.
QUERIES = {
    "q1": ("joint committee", "en", "follow-up", "dev"),
    "q2": ("مدة الاتفاق", "ar", "duration", "test"),
    "q3": ("échange de jeunes", "fr", "exchange", "test"),
}
JUDGED = [
    ("q1", "ports", "تشكل لجنة مشتركة تجتمع مرة كل ستة أشهر", 3),
    ("q2", "ports", "تسري هذه المذكرة لمدة ثلاث سنوات وتتجدد تلقائيا", 3),
    ("q2", "universities", "This agreement is concluded for five years", 3),
    ("q2", "universities", "It may be terminated with six months' notice", 1),
    ("q2", "villes", "La présente convention est conclue pour trois ans", 2),
    ("q3", "villes", "Elles organisent chaque été un échange de jeunes sportifs", 3),
    ("q3", "universities", "The universities shall exchange ten students each year", 1),
]


def span_of(agreement: str, words: str) -> Span:
    start = AGREEMENTS[agreement].index(words)
    return Span(agreement, start, start + len(words))


@pytest.fixture
def gold(tmp_path: Path, agreements: Path) -> Path:
    folder = tmp_path / "gold"
    folder.mkdir()
    agreements.rename(folder / "agreements")
    names = ("text", "lang", "theme", "split")
    queries = [{"_id": q} | dict(zip(names, row, strict=True)) for q, row in QUERIES.items()]
    lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in queries)
    (folder / "queries.jsonl").write_text(lines, encoding="utf-8")
    rows = ["query-id\tagreement\tstart\tend\tscore"]
    for query, agreement, words, grade in JUDGED:
        span = span_of(agreement, words)
        rows.append(f"{query}\t{agreement}\t{span.start}\t{span.end}\t{grade}")
    (folder / "qrels.tsv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("start", "end", "reached"),
    [(100, 200, True), (0, 150, True), (0, 149, False), (150, 400, True), (151, 400, False)],
)
def test_a_clause_reaches_what_it_covers_half_of(start: int, end: int, reached: bool) -> None:
    clause = Clause("a", 1, start, end, "x" * (end - start))
    assert Span("a", 100, 200).reached_by(clause) is reached
    assert not Span("b", 100, 200).reached_by(clause)


def test_a_span_counts_once_and_at_its_first_clause() -> None:
    one, other = Span("a", 0, 40), Span("a", 50, 90)
    bed = Bed({}, {1: (one,), 2: (one, other), 3: ()}, {one: "en", other: "en"})
    grades = {one: 3.0, other: 2.0}
    assert bed.credited([1, 2, 3], grades) == [3.0, 2.0, 0.0]
    assert bed.credited([3, 2, 1], grades) == [0.0, 3.0, 0.0]
    assert bed.grade(1, grades) == 3.0, "a hit is right whatever stands before it"


def test_each_language_by_itself_and_all_together(gold: Path) -> None:
    report = run_bench(read_spans(gold), [load_encoder()], ("random", "bm25", "shipped"))
    assert report.least == 2
    asked = {(one.query, one.target) for one in report.lists}
    assert asked == {
        ("q1", "ar"),
        ("q1", "any"),
        *(("q2", target) for target in ("ar", "en", "fr", "any")),
        ("q3", "fr"),  # grade 1 alone in English: left out there
        ("q3", "any"),
    }
    pairs = {row["group"]: row for row in report.rows("pair") if row["system"] == "shipped"}
    assert list(pairs) == [
        *("ar>ar", "ar>en", "ar>fr", "en>ar", "fr>fr", "ar>any", "en>any", "fr>any"),
        *("within", "across", "every pair"),
    ]
    assert pairs["ar>ar"]["nDCG@10"] == pairs["fr>fr"]["nDCG@10"] == 100
    assert pairs["across"]["queries"] == 2
    assert {row["group"] for row in report.rows("theme")} == {"duration", "exchange", "follow-up"}
    bm25 = {row["group"]: row for row in report.rows("pair") if row["system"] == "bm25"}
    assert bm25["en>ar"]["nDCG@10"] == 0


def test_the_shipped_system_is_the_search_that_ships(gold: Path, run: Run, tmp_path: Path) -> None:
    report = run_bench(read_spans(gold), [load_encoder()], ("shipped",))
    assert run("add", gold / "agreements", "--index", tmp_path / "i", "-q").returncode == 0
    for one in report.lists:
        where = () if one.target == "any" else ("--lang", one.target)
        typed = QUERIES[one.query][0]
        answer = run("search", typed, *where, "--index", tmp_path / "i", "--format", "json").stdout
        scores = [hit["score"] for hit in json.loads(answer)["hits"]]
        assert [score for score, _ in one.shown["shipped"]] == scores


def test_a_span_no_clause_reaches_is_a_miss_in_its_own_column(gold: Path) -> None:
    with (gold / "qrels.tsv").open("a", encoding="utf-8") as file:
        file.write(f"q1\tuniversities\t0\t{len(AGREEMENTS['universities'])}\t3\n")
    report = run_bench(read_spans(gold), [load_encoder()], ("shipped",))
    rows = {row["group"]: row for row in report.rows("pair")}
    assert (rows["en>en"]["unreached"], rows["en>en"]["labels"]) == (1, 1)
    assert rows["en>en"]["nDCG@10"] == 0
    assert (rows["en>ar"]["unreached"], rows["en>ar"]["labels"]) == (0, 1)
    assert rows["en>any"]["R@10"] == 50


def test_judgements_of_a_theme_hold_for_all_its_queries(gold: Path) -> None:
    by_query = read_spans(gold)
    rows = (gold / "qrels.tsv").read_text("utf-8").replace("query-id", "theme")
    for query, (_, _, theme, _) in QUERIES.items():
        rows = rows.replace(f"{query}\t", f"{theme}\t")
    (gold / "qrels.tsv").write_text(rows, encoding="utf-8")
    assert read_spans(gold).judgements == by_query.judgements


def test_the_last_judgement_of_a_span_holds(gold: Path) -> None:
    span = span_of(*JUDGED[0][1:3])
    with (gold / "qrels.tsv").open("a", encoding="utf-8") as file:
        file.write(f"q1\tports\t{span.start}\t{span.end}\t1\n")
    assert read_spans(gold).judgements["q1"] == {span: 1.0}


def test_texts_that_lie_elsewhere_take_part_when_they_are_judged(gold: Path) -> None:
    elsewhere = gold.parent / "elsewhere"
    (gold / "agreements").rename(elsewhere)
    (elsewhere / "unjudged.txt").write_text("The parties shall plant trees.", encoding="utf-8")
    there = read_judged(gold, texts=elsewhere)
    assert {document.name for document in there.documents} == set(AGREEMENTS)
    elsewhere.rename(gold / "agreements")
    assert len(read_spans(gold).documents) == 4, "what lies in the folder belongs to it"


def test_one_part_of_the_queries(gold: Path, run: Run) -> None:
    assert list(read_spans(gold, split="dev").queries) == ["q1"]
    with pytest.raises(UsageError, match="there are: dev, test"):
        read_spans(gold, split="train")
    done = run("bench", gold, "--split", "test", "--by", "theme", "--system", "shipped")
    assert done.returncode == 0, done.stderr
    assert "2 queries of gold (test)" in done.stderr
    assert "duration" in done.stdout
    assert "follow-up" not in done.stdout


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ("query-id\tagreement\tstart\tend\n", "lacks score"),
        ("query-id\tagreement\tstart\tend\tscore\nq1\tports\t1\tx\t1\n", "line 2 is not query-id"),
        ("query-id\tagreement\tstart\tend\tscore\nq1\tport\t1\t2\t1\n", "--texts FOLDER"),
        ("query-id\tagreement\tstart\tend\tscore\nq1\tports\t1\t9999\t1\n", "1 to 9999 of 'ports'"),
        ("query-id\tagreement\tstart\tend\tscore\nq1\tports\t1\t9\t0\n", "no query has a judge"),
    ],
)
def test_broken_gold_is_named(gold: Path, run: Run, table: str, said: str) -> None:
    (gold / "qrels.tsv").write_text(table, encoding="utf-8")
    with pytest.raises(InputError, match=said.replace("(", r"\(")):
        read_judged(gold)
    done = run("bench", gold)
    assert done.returncode == 3
    assert len(done.stderr.splitlines()) == 1


def test_our_gold_is_in_step_with_its_labels() -> None:
    kept = (gold_data.GOLD / "qrels.tsv").read_text(encoding="utf-8")
    assert kept == gold_data.judgements(), "python -m bench.gold_data writes it anew"


def test_our_gold_is_read_with_its_texts() -> None:
    gold = read_spans(gold_data.GOLD, ROOT / "seeds" / "agreements", split="test")
    assert len(gold.queries) == 288
    assert len(gold.documents) == 26, "the restatements are not labelled"
    topic = next(iter(gold.asked.values())).theme
    grades = {
        Span(span.agreement, span.start, span.end): grade
        for span in gold_data.read_spans()
        if (grade := gold_data.grade(span, topic, gold_data.families()))
    }
    assert next(iter(gold.judgements.values())) == grades
