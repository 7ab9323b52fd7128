"""Filters and facts on the command line."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest

from tests.conftest import Run

TEXTS = {
    "old": """اتفاقية توأمة بين بلدية صور وجماعة أصيلة

المادة 1: يتبادل الطرفان تدريب الشباب كل سنة.
المادة 2: تسري الاتفاقية مدة ثلاث سنوات.

حررت بصور في 9 كانون الأول 2021.
""",
    "new": """Agreement between the City of Cork and the Municipality of Tyre

Article 1. The cities shall train twenty young people each year.
Article 2. This agreement is concluded for two years.

Done at Cork, 3 May 2024.
""",
    "undated": """Convention entre la Ville de Tours et la Ville de Louga

Article 1. Les villes s'engagent à former ensemble des jeunes chaque année.
Article 2. La convention est conclue pour trois ans.
""",
}


@pytest.fixture
def dated(run: Run, tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    assert run("add", folder, "-q").returncode == 0
    return tmp_path / "index"


def names(run: Run, *arguments: str) -> set[str]:
    done = run(*arguments, "--format", "json")
    assert done.returncode == 0, done.stderr
    answer = json.loads(done.stdout)
    return {row["agreement"] for row in answer.get("hits", answer.get("agreements"))}


CASES: tuple[tuple[tuple[str, ...], set[str]], ...] = (
    ((), {"old", "new", "undated"}),
    (("--since", "2022"), {"new"}),
    (("--until", "2021-12"), {"old"}),
    (("--until", "2021-12-08"), set()),
    (("--since", "٢٠٢١", "--until", "٢٠٢٤"), {"old", "new"}),
    (("--since", "03/05/2024", "--until", "2024-05-03"), {"new"}),
    (("--party", "صور"), {"old"}),
    (("--party", "البلدية", "--party", "cork"), {"old", "new"}),
    (("--party", "Ville Louga"), {"undated"}),
    (("--party", "Tours Louga"), set()),
    (("--party", "Tours", "--since", "1900"), set()),
)


@pytest.mark.usefixtures("dated")
@pytest.mark.parametrize("command", [("search", "training of young people"), ("list",)])
def test_what_passes(run: Run, command: tuple[str, ...]) -> None:
    for filters, left in CASES:
        assert names(run, *command, *filters) == left, filters


@pytest.mark.usefixtures("dated")
def test_kinds_and_similar(run: Run) -> None:
    found = run("search", "three years", "--kind", "provision", "--format", "json")
    hits = json.loads(found.stdout)["hits"]
    assert hits
    assert {hit["kind"] for hit in hits} == {"provision"}
    both = run("search", "years", "--kind", "provision", "--kind", "commitment", "--format", "json")
    assert {hit["kind"] for hit in json.loads(both.stdout)["hits"]} == {"provision", "commitment"}
    assert names(run, "similar", "old#1", "--since", "2022") == {"new"}
    assert names(run, "similar", "old#1", "--lang", "fr") == {"undated"}
    assert names(run, "similar", "new#1", "--party", "صور") == {"old"}


@pytest.mark.usefixtures("dated")
def test_agreements_without_a_date_are_counted(run: Run) -> None:
    said = "left out for want of a known date: 1 agreement"
    assert said in run("search", "young people", "--since", "2000").stderr
    assert said in run("similar", "old#1", "--until", "2030").stderr
    assert said in run("list", "--since", "2000").stderr
    assert run("search", "young people", "--since", "2000", "-q").stderr == ""
    assert run("search", "young people").stderr == ""
    assert run("search", "young people", "--since", "2000", "--party", "Cork").stderr == ""
    assert run("similar", "undated#1", "--since", "2000").stderr == ""


@pytest.mark.usefixtures("dated")
def test_the_facts_are_shown(run: Run) -> None:
    shown = run("show", "old").stdout.splitlines()
    assert [line.split()[0] for line in shown[:3]] == ["date", "party", "party"]
    assert "2021-12-09" in shown[0]
    assert "بلدية صور" in shown[1]
    assert "not found" in run("show", "undated").stdout
    assert "2024-05-03" in run("list").stdout
    rows = json.loads(run("list", "--format", "json").stdout)["agreements"]
    assert {row["agreement"]: row["date"] for row in rows} == {
        "old": "2021-12-09",
        "new": "2024-05-03",
        "undated": None,
    }
    assert rows[0]["parties"] == ["City of Cork", "Municipality of Tyre"]


@pytest.mark.usefixtures("dated")
def test_what_cannot_be_meant_is_a_line_and_a_code(run: Run) -> None:
    for filters, says in (
        (("--since", "soon"), "type a year, a month or a day"),
        (("--since", "31/02/2024"), "is no date"),
        (("--since", "9" * 400), "is no date"),
        (("--since", "2025", "--until", "2024"), "swap them"),
        (("--party", "؟"), "1 to 30 words"),
    ):
        done = run("search", "x", *filters)
        assert done.returncode == 2
        assert says in done.stderr
        assert len(done.stderr.splitlines()) == 1
        assert done.stdout == ""


def test_an_index_from_before_facts_names_the_command_that_mends_it(run: Run, dated: Path) -> None:
    connection = sqlite3.connect(dated / "clausesearch.sqlite3")
    for table in ("dates", "parties", "facts", "sketches", "clause_themes"):
        connection.execute(f"DROP TABLE {table}")
    connection.execute("ALTER TABLE clauses DROP COLUMN strength")
    connection.execute("UPDATE manifest SET value = '1' WHERE key = 'rules'")
    connection.execute("PRAGMA user_version=1")
    connection.commit()
    connection.close()
    assert names(run, "search", "young people") == {"old", "new", "undated"}
    refused = run("search", "young people", "--since", "2020")
    assert refused.returncode == 2
    assert "clausesearch reindex" in refused.stderr
    assert run("reindex", "-q").returncode == 0
    assert names(run, "search", "young people", "--since", "2022") == {"new"}
