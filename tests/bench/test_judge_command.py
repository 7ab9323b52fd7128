"""`clausesearch judge`: blind, one key a judgement, safe at every key, measured by bench."""

from __future__ import annotations

import json
import os
import pty
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from clausesearch.bench.collection import read_asked
from clausesearch.bench.judging import Question, Session, pooled_questions
from clausesearch.bench.reading import read_judged
from clausesearch.bench.run import run_bench
from clausesearch.bench.sheet import Sheet, read_judgements
from clausesearch.embedding import load_encoder
from clausesearch.library import open_index
from clausesearch.store import Store
from tests.conftest import Run
from tests.support import ROOT

QUERIES = [
    {"_id": "q1", "text": "لجنة مشتركة للمتابعة", "lang": "ar", "theme": "follow-up"},
    {"_id": "q2", "text": "exchange of young people", "lang": "en"},
]
HEADER = "query-id\tagreement\tstart\tend\tscore"


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("seeds") / "index"
    with open_index(folder) as index:
        index.add([ROOT / "seeds" / "agreements"])
    return folder


@pytest.fixture
def queries(tmp_path: Path) -> Path:
    path = tmp_path / "queries.jsonl"
    lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in QUERIES)
    path.write_text("".join(lines), encoding="utf-8")
    return path


@pytest.fixture
def judge(run: Run, seeds: Path, queries: Path, tmp_path: Path):
    def judge_(keys: str, *more: str) -> subprocess.CompletedProcess[str]:
        arguments = ("judge", queries, "--index", seeds, "--out", tmp_path / "gold", "--depth", "2")
        return run(*arguments, *more, stdin=keys.encode())

    return judge_


def rows(path: Path) -> list[list[str]]:
    return [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]


def asked(stdout: str) -> list[str]:
    """Return the clauses that were shown, in order."""
    return re.findall(r"^clause\n((?:    .*\n)+)", stdout, re.MULTILINE)


def test_a_whole_session_and_then_the_bench(judge, run: Run, tmp_path: Path) -> None:
    done = judge("3210" * 40)
    assert done.returncode == 0, done.stderr
    gold = tmp_path / "gold"
    header, *judged = rows(gold / "qrels.tsv")
    assert "\t".join(header) == HEADER
    total = int(re.search(r"^1 of (\d+)$", done.stdout, re.MULTILINE)[1])
    assert len(judged) == total
    assert f"{total} of {total} judged" in done.stderr
    assert [row[4] for row in judged[:5]] == ["3", "2", "1", "0", "3"]
    assert {row[0] for row in judged} == {"q1", "q2"}
    for _, agreement, start, end, _ in judged:
        text = (gold / "agreements" / f"{agreement}.txt").read_bytes().decode()
        clause = " ".join(text[int(start) : int(end)].split())
        shown = [" ".join(words.split()) for words in asked(done.stdout)]
        assert any(words.endswith(clause) for words in shown)
    measured = run("bench", gold, "--system", "shipped", "--format", "json", "-q")
    assert measured.returncode == 0, measured.stderr
    document = json.loads(measured.stdout)
    assert document["queries"] == 2
    assert {row["group"] for row in document["by"]["theme"]} == {"follow-up", "none"}
    assert all(row["unreached"] == 0 for row in document["by"]["pair"])


def test_it_is_blind(judge) -> None:
    shown = judge("q").stdout
    assert "لجنة مشتركة للمتابعة" in shown
    for told in ("%", "bm25", "dense", "words", "shipped", "score", "#"):
        assert told not in shown.split("0 not about it")[0], told


def test_the_pool_is_what_every_system_finds_in_every_language(seeds: Path, queries: Path) -> None:
    with Store.open(seeds) as store:
        pools = [
            pooled_questions(store, load_encoder(), read_asked(queries), depth=2, seed=seed)
            for seed in ("0", "0", "1")
        ]
    assert pools[0] == pools[1]
    assert pools[0] != pools[2]
    names = [{(q.query, q.clause.id) for q in pool} for pool in pools]
    assert names[0] == names[2]
    assert len(names[0]) == len(pools[0]), "nothing is asked twice"
    with open_index(seeds) as index:
        for row in QUERIES:
            for lang in ("ar", "en", "fr"):
                for hit in index.search(row["text"], 2, langs=lang):
                    assert (row["_id"], hit.clause.id) in names[0]


def test_it_goes_on_where_it_stopped(judge, tmp_path: Path) -> None:
    first = judge("32q")
    assert "The same command goes on" in first.stderr
    second = judge("1")
    assert re.search(r"^3 of \d+$", second.stdout, re.MULTILINE)
    assert asked(first.stdout)[2] == asked(second.stdout)[0], "the same question waits"
    assert [row[4] for row in rows(tmp_path / "gold" / "qrels.tsv")[1:]] == ["3", "2", "1"]


def test_skipping_and_going_back(judge, tmp_path: Path) -> None:
    done = judge("3sb2b1\n?٢q")
    first, second = asked(done.stdout)[:2]
    assert asked(done.stdout)[3] == second, "back to what was skipped"
    assert "(so far 2)" in done.stdout
    judged = rows(tmp_path / "gold" / "qrels.tsv")[1:]
    assert [row[4] for row in judged] == ["3", "2", "1", "2"]
    assert judged[1][:4] == judged[2][:4], "judged anew; the last holds"
    assert len(read_judgements(tmp_path / "gold" / "qrels.tsv")) == 3
    assert first != second


@pytest.mark.parametrize("torn", ["q1\tpress-us", "q1\tx\t1\t2\t3", "\udcd9"])
def test_a_torn_last_line_is_survived(judge, tmp_path: Path, torn: str) -> None:
    judge("32q")
    path = tmp_path / "gold" / "qrels.tsv"
    whole = path.read_bytes()
    path.write_bytes(whole + torn.encode("utf-8", "surrogateescape"))
    done = judge("1q")
    assert done.returncode == 0, done.stderr
    kept = path.read_bytes()
    assert kept.startswith(whole)
    assert [row[4] for row in rows(path)[1:]] == ["3", "2", "1"]


def test_a_killed_session_loses_no_key(judge, seeds: Path, queries: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "clausesearch", "judge", queries, "--index", seeds]
    path = tmp_path / "gold" / "qrels.tsv"
    with subprocess.Popen(
        [*command, "--out", tmp_path / "gold", "--depth", "2"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=os.environ | {"HF_HUB_OFFLINE": "1"},
    ) as process:
        process.stdin.write(b"3\n2\n")
        process.stdin.flush()
        for line in process.stdout:
            if line.startswith(b"3 of "):
                break
        process.kill()
    assert [row[4] for row in rows(path)[1:]] == ["3", "2"]
    assert re.search(r"^3 of \d+$", judge("q").stdout, re.MULTILINE)


def test_two_judges_keep_their_own_files(judge, run: Run, tmp_path: Path) -> None:
    for name, keys in (("mona", "3300"), ("yves", "3000")):
        assert judge(keys + "q", "--judge", name, "--seed", "5").returncode == 0
    gold = tmp_path / "gold"
    assert not (gold / "qrels.tsv").exists()
    ours, theirs = gold / "qrels-mona.tsv", gold / "qrels-yves.tsv"
    done = run("judge", "--kappa", ours, ours, "--format", "json")
    assert json.loads(done.stdout) == {"both": 4, "same": 1.0, "kappa": 1.0}
    assert judge("q", "--judge", "a/b").returncode == 2
    assert run("bench", gold, "--judgements", theirs, "--system", "shipped").returncode == 0


def test_other_texts_under_old_judgements_are_refused(
    judge, run: Run, queries: Path, agreements: Path, tmp_path: Path
) -> None:
    judge("3q")
    changed = agreements / "press-baath-united-russia-moscow.txt"
    changed.write_text("The parties shall form a joint committee for follow-up.")
    assert run("add", agreements, "--index", tmp_path / "other", "-q").returncode == 0
    done = run("judge", queries, "--index", tmp_path / "other", "--out", tmp_path / "gold")
    assert done.returncode == 2
    assert "--out FOLDER" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_an_id_that_would_break_the_table(run: Run, seeds: Path, tmp_path: Path) -> None:
    (tmp_path / "odd.jsonl").write_text('{"_id": "a\\tb", "text": "training"}\n')
    done = run("judge", "odd.jsonl", "--index", seeds, "--out", "gold")
    assert done.returncode == 3
    assert "the _id" in done.stderr


@pytest.mark.usefixtures("queries")
@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        ((), 2, "judge QUERIES --out FOLDER"),
        (("none.jsonl", "--out", "gold"), 3, "none.jsonl: cannot be read"),
        (("queries.jsonl", "--out", "gold", "--lang", "xx"), 2, "no clause in xx"),
        (("queries.jsonl", "--out", "queries.jsonl"), 2, "choose another"),
        (("queries.jsonl", "--out", "gold", "--index", "nowhere"), 4, "clausesearch add"),
        (("--kappa", "a.tsv", "b.tsv"), 3, "a.tsv: cannot be read"),
    ],
)
def test_mistakes(run: Run, seeds: Path, arguments: tuple[str, ...], code: int, said: str) -> None:
    where = () if "--index" in arguments else ("--index", str(seeds))
    done = run("judge", *arguments, *where)
    assert done.returncode == code, done.stderr
    (line,) = done.stderr.splitlines()
    assert said in line


def test_a_terminal_needs_no_enter(seeds: Path, queries: Path, tmp_path: Path) -> None:
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "clausesearch", "judge", queries, "--index", seeds]
    process = subprocess.Popen(
        [*command, "--out", tmp_path / "gold", "--depth", "1"],
        stdin=theirs,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=os.environ | {"HF_HUB_OFFLINE": "1", "TERM": "xterm"},
    )
    os.close(theirs)
    try:
        os.write(ours, b"3")
        for _ in steps(process):
            os.write(ours, b"\x1b[A2q")
            break
        _, errors = process.communicate(timeout=60)
    finally:
        process.kill()
        os.close(ours)
    assert process.returncode == 0, errors
    assert [row[4] for row in rows(tmp_path / "gold" / "qrels.tsv")[1:]] == ["3", "2"]


def steps(process: subprocess.Popen[bytes]) -> Iterator[bytes]:
    for line in process.stdout:
        if b" of " in line:
            yield line


def test_arabic_reads_as_it_is_written(judge) -> None:
    lines = judge("q").stdout.splitlines()
    query = lines[lines.index("query") + 1]
    assert query == "    لجنة مشتركة للمتابعة", "on a line of its own, nothing before or after"


def test_a_session_ends(tmp_path: Path, seeds: Path) -> None:
    with open_index(seeds) as index:
        clauses = index.clauses(index.agreements()[0].name)[:3]
    questions = [Question("q", "text", clause) for clause in clauses]
    session = Session(questions, Sheet(tmp_path / "qrels.tsv"))
    session.judge(3)
    session.skip()
    session.judge(0)
    assert session.question is None
    assert session.judged == 2
    session.back()
    assert session.question == questions[2]
    again = Session(questions, Sheet(tmp_path / "qrels.tsv"))
    assert again.question == questions[1], "what was skipped comes again"
    gold = read_judgements(tmp_path / "qrels.tsv")
    assert sorted(gold.values()) == [0, 3]


def test_what_was_judged_measures_as_judged(judge, tmp_path: Path) -> None:
    judge("3" * 200)
    gold = read_judged(tmp_path / "gold")
    report = run_bench(gold, [load_encoder()], ("shipped",))
    assert report.values("shipped", "P@1") == [1, 1], "everything in the pool is right"
    assert report.values("shipped", "RR@10") == [1, 1]
