"""`clausesearch bench --compare`: gold of one's own, what counts as right, and the report."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from typer.testing import CliRunner

from clausesearch.bench.aligners import bm25, greedy
from clausesearch.bench.alignments import GoldPair, read_alignments
from clausesearch.bench.compare_report import CompareReport, Judged, f1_interval
from clausesearch.bench.comparing import cut_pair, run_compare_bench
from clausesearch.bench.links import LAX, ONE_SIDE, PARTS, STRICT, Counts, Judge, Linked
from clausesearch.cli.app import app
from clausesearch.compare import Side
from clausesearch.embedding import load_encoder
from clausesearch.errors import InputError, UsageError
from clausesearch.records import Difference, DifferenceKind, Quote

LEFT = [
    "تنظم البلديتان كل صيف مخيما مشتركا للشباب.",
    "تشكل لجنة مشتركة تجتمع مرتين في السنة.",
    "يتبادل الطرفان الخبرات في معالجة النفايات المنزلية.",
    "تسري هذه الاتفاقية خمس سنوات قابلة للتجديد.",
]
RIGHT = [
    "Les deux communes organisent chaque été un camp de jeunesse commun.",
    "Elles restaurent ensemble les remparts de la vieille ville.",
    "Une commission mixte se réunit quatre fois par an.",
    "La présente convention est conclue pour cinq ans renouvelables.",
]


def labelled(name: str, lang: str, texts: list[str]) -> tuple[str, dict[str, Any]]:
    """Return a text of numbered lines, and its labels."""
    text, clauses = "", []
    for number, one in enumerate(texts, start=1):
        text += f"{number}. "
        clauses.append(
            {"id": f"{name}{number}", "start": len(text), "end": len(text) + len(one) - 1}
        )
        text += one + "\n"
    return text, {"file": f"{name}.txt", "lang": lang, "clauses": clauses}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "mine"
    (folder / "agreements").mkdir(parents=True)
    row: dict[str, Any] = {"pair": "one", "split": "dev"}
    for side, name, lang, texts in (("left", "a", "ar", LEFT), ("right", "b", "fr", RIGHT)):
        text, row[side] = labelled(name, lang, texts)
        (folder / "agreements" / f"{name}.txt").write_text(text, encoding="utf-8")
    difference = {"type": "number", "left_words": "مرتين", "right_words": "quatre fois"}
    row |= {
        "matches": [
            {"left": ["a1"], "right": ["b1"], "difference": None},
            {"left": ["a2"], "right": ["b3"], "difference": difference},
            {"left": ["a4"], "right": ["b4"]},
        ],
        "only_left": ["a3"],
        "only_right": ["b2"],
    }
    (folder / "pairs.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    return folder


@pytest.fixture
def judge(folder: Path) -> Judge:
    return cut_pair(read_alignments(folder)[0], load_encoder(), given=True).judge


def test_a_perfect_alignment(judge: Judge) -> None:
    linked = [Linked((0,), (0,)), Linked((1,), (2,)), Linked((3,), (3,))]
    assert judge.judge(linked) == {
        STRICT: Counts(3, 0, 0),
        PARTS: Counts(3, 0, 0),
        LAX: Counts(3, 0, 0),
        ONE_SIDE: Counts(2, 0, 0),
    }


def test_one_clause_too_many_is_wrong_strictly_and_right_laxly(judge: Judge) -> None:
    linked = [Linked((0,), (0, 1)), Linked((1,), (2,))]
    assert judge.links_met(linked, judge.covers) == Counts(2, 1, 1)
    assert judge.lax(linked) == Counts(2, 0, 1)
    assert judge.one_side(linked) == Counts(1, 2, 1), "a3 is right; a4 and b4 are not; b2 is met"


def test_a_mere_part_of_a_span_counts_where_parts_do(folder: Path) -> None:
    pair = read_alignments(folder)[0]
    cut = cut_pair(pair, load_encoder(), given=True)
    first = cut.left.clauses[0]
    piece = replace(first, text=first.text[:12], end=first.start + 12)
    left = Side(cut.left.document, (piece, *cut.left.clauses[1:]), cut.left.vectors)
    judge = Judge(pair, left, cut.right)
    assert judge.links_met([Linked((0,), (0,))], judge.covers) == Counts(0, 1, 3)
    assert judge.links_met([Linked((0,), (0,))], judge.touches) == Counts(1, 0, 2)


def test_where_nobody_looked_nothing_is_wrong(folder: Path) -> None:
    pair = read_alignments(folder)[0]
    unsure = GoldPair(
        pair.name, pair.left, pair.right, pair.matches, frozenset(), frozenset(), complete=False
    )
    judge = cut_pair(unsure, load_encoder(), given=True).judge
    found = judge.judge([Linked((2,), (1,)), Linked((0,), (1,))])
    assert found[STRICT] == Counts(0, 1, 3), "a3 with b2 may be; a1 belongs to b1"
    assert ONE_SIDE not in found


def test_differences_count_by_type_and_words(judge: Judge) -> None:
    left, right = judge.sides
    spans = [
        text.document.text.index(words) for text, words in ((left, "مرتين"), (right, "quatre fois"))
    ]
    said = Difference(
        DifferenceKind.NUMBER,
        Quote(spans[0], spans[0] + 5, "مرتين"),
        Quote(spans[1], spans[1] + 6, "quatre"),
    )
    elsewhere = Difference(DifferenceKind.NUMBER, Quote(0, 2, "1."), Quote(0, 2, "1."))
    other = Difference(DifferenceKind.DATE, Quote(0, 2, "1."), Quote(0, 2, "1."))
    assert judge.differences([Linked((1,), (2,), (said,))]) == {"number": Counts(1, 0, 0)}
    assert judge.differences([Linked((1,), (2,), (elsewhere, other))]) == {
        "number": Counts(0, 1, 1)
    }
    assert judge.differences([Linked((0,), (0,), (other,))]) == {
        "date": Counts(0, 1, 0),
        "number": Counts(0, 0, 1),
    }


def test_all_systems_on_all_measures(folder: Path) -> None:
    report = run_compare_bench(read_alignments(folder), load_encoder(), "mine")
    assert report.systems == ["BM25, assigned", "cosine, assigned", "cosine, greedy", "shipped"]
    rows = {(r["languages"], r["system"], r["measure"]): r for r in report.rows()}
    assert len(rows) == 2 * 4 * 4
    assert rows["all", "shipped", STRICT]["f1"] == 100
    assert rows["ar-fr", "shipped", ONE_SIDE]["f1"] == 100
    assert rows["all", "BM25, assigned", STRICT]["f1"] == 0, "no word of one alphabet in the other"


def test_bm25_is_one_for_the_same_words(folder: Path) -> None:
    cut = cut_pair(read_alignments(folder)[0], load_encoder(), given=True)
    cells = bm25(cut.left, cut.left)
    assert np.diag(cells) == pytest.approx(1, abs=0.3)
    assert (cells.argmax(axis=1) == np.arange(4)).all()
    assert len(greedy(cells, 0.5)) == 4


def test_intervals_hold_the_figure_and_widen_with_less() -> None:
    few, many = [Counts(8, 2, 2)], [Counts(8, 2, 2)] * 12
    for counts in (few, many):
        low, high = f1_interval(counts)
        assert low < 0.8 < high
    assert f1_interval(few)[0] < f1_interval(many)[0]
    assert f1_interval([]) == (0.0, 0.0)


def test_rows_are_there_for_each_combination_of_languages() -> None:
    judged = tuple(
        Judged(name, langs, "shipped", {STRICT: Counts(1, 0, 0)})
        for name, langs in (("one", "ar-fr"), ("two", "fr-en"))
    )
    report = CompareReport("mine", "", "bundled", 10, given=False, judged=judged)
    assert [row["languages"] for row in report.rows()] == ["all", "ar-fr", "fr-en"]


def bench(*arguments: str | Path) -> Any:
    return CliRunner().invoke(app, ["bench", *map(str, arguments)])


def test_the_command(folder: Path, tmp_path: Path) -> None:
    done = bench(folder, "--compare", "--format", "json", "--save", tmp_path / "kept.json")
    assert done.exit_code == 0, done.output
    kept = json.loads((tmp_path / "kept.json").read_text(encoding="utf-8"))
    assert kept["collection"] == "mine-pairs"
    assert {row["system"] for row in kept["alignment"]} >= {"shipped", "BM25, assigned"}
    shown = bench(folder, "--compare", "--given", "--split", "dev", "--no-color")
    assert "one side" in shown.output
    assert "shipped" in shown.output


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda row: row.pop("matches"), "line 1 cannot be read"),
        (lambda row: row["left"]["clauses"][0].update(end=10_000), "10000, but it has"),
        (lambda row: row["only_left"].append("a9"), "names a9, which is no clause"),
        (lambda row: row["left"]["clauses"][0].pop("id"), "the pair 'one' cannot be read"),
    ],
)
def test_what_is_wrong_with_the_gold_is_said(folder: Path, change: Any, message: str) -> None:
    path = folder / "pairs.jsonl"
    row = json.loads(path.read_text(encoding="utf-8"))
    change(row)
    path.write_text(json.dumps(row), encoding="utf-8")
    with pytest.raises(InputError, match=message):
        read_alignments(folder)


def test_no_such_split_and_no_pairs(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="there are: dev"):
        read_alignments(folder, split="test")
    with pytest.raises(InputError, match="holds no pairs"):
        read_alignments(tmp_path)
    (folder / "pairs.jsonl").write_text("\n", encoding="utf-8")
    with pytest.raises(UsageError, match="holds no pair;"):
        read_alignments(folder)


def test_options_that_have_no_meaning(folder: Path) -> None:
    for arguments, message in (
        (["--compare", "--system", "bm25"], "--system has no meaning"),
        (["--given"], "add --compare"),
        (["--compare", "--model", "a", "--model", "b"], "one model at a time"),
    ):
        done = bench(folder, *arguments)
        assert isinstance(done.exception, UsageError)
        assert message in str(done.exception)
