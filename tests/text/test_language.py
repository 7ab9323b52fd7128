"""Languages of agreements and of queries."""

from __future__ import annotations

import json

import pytest

from clausesearch.text.language import detect_language, query_language
from clausesearch.training.trigrams import latin_trigrams
from tests.support import AGREEMENTS, ROOT

TEXTS = [
    (AGREEMENTS["ports"], "ar"),
    (AGREEMENTS["universities"], "en"),
    (AGREEMENTS["villes"], "fr"),
    ("Las partes acuerdan cooperar en materia de educación y cultura durante tres años.", "es"),
    ("طرفین توافق کردند که همکاری‌های خود را در زمینه آموزش گسترش دهند.", "fa"),
    ("اتفق الطرفان (AMPCPP, DF) على 104 مشاريع مع Union for the Mediterranean.", "ar"),
    ("12 / 2025 …", "und"),
    ("", "und"),
]
QUERIES = [
    ("السيادة الوطنية", "ar"),
    ("لجنة", "ar"),
    ("training courses for activists", "en"),
    ("fisheries", "en"),
    ("durée de l'accord et renouvellement", "fr"),
    ("jumelage", "fr"),
    ("échange de jeunes", "fr"),
    ("2025", "und"),
    ("حاکمیت ملی", "und"),
]


@pytest.mark.parametrize(("text", "lang"), TEXTS)
def test_language_of_an_agreement(text: str, lang: str) -> None:
    assert detect_language(text) == lang


@pytest.mark.parametrize(
    "path", sorted((ROOT / "seeds").glob("agreements/*/*.txt")), ids=lambda path: path.stem
)
def test_language_of_the_shipped_agreements(path) -> None:
    assert detect_language(path.read_text(encoding="utf-8")) == path.parent.name


@pytest.mark.parametrize(("query", "lang"), QUERIES)
def test_language_of_a_query(query: str, lang: str) -> None:
    assert query_language(query) == lang


def rows() -> list[dict[str, str]]:
    files = sorted((ROOT / "seeds" / "clauses").glob("*.jsonl"))
    return [json.loads(line) for f in files for line in f.read_text("utf-8").splitlines()]


def test_held_out_queries(monkeypatch: pytest.MonkeyPatch) -> None:
    from clausesearch.text import language

    clauses = rows()
    table = latin_trigrams([row for n, row in enumerate(clauses) if n % 5])
    monkeypatch.setattr(language, "_trigrams", lambda: table)
    held = [(row[f"q_{lang}"], lang) for row in clauses[::5] for lang in ("en", "fr")]
    right = sum(query_language(query) == lang for query, lang in held)
    assert right / len(held) > 0.98


def test_the_table_is_the_one_the_clauses_give() -> None:
    path = ROOT / "clausesearch" / "text" / "latin_trigrams.tsv"
    lines = path.read_text(encoding="utf-8").splitlines()
    shipped = {t: int(w) for t, w in (line.split("\t") for line in lines)}
    made = latin_trigrams(rows())
    assert len(shipped.keys() & made.keys()) / len(shipped) > 0.99, (
        "python -m clausesearch.training.trigrams"
    )
