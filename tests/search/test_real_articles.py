"""The five real articles this project exists for: the right clause comes first."""

from __future__ import annotations

import re

import pytest

import clausesearch
from clausesearch.text.folding import fold
from tests.support import shared

# What the right clause must speak of, as folded patterns: several clauses may be right.
QUERIES = [
    ("السيادة الوطنية", "السياده الوطنيه"),
    ("training courses for activists", "تدريبيه موجهه|دورات تكوينيه"),
    ("durée de l'accord et renouvellement", "مده سريان|عشر سنوات|للتجديد"),
    ("لجنة مشتركة للمتابعة", "لجنه مشتركه|لجنه منبثقه"),
    ("national sovereignty", "السياده الوطنيه"),
    ("comité mixte de suivi", "لجنه مشتركه|لجنه منبثقه"),
    ("fight against terrorism", "الارهاب"),
    ("climate change", "المناخيه"),
    ("European funding", "تمويل اوروبي"),
    ("lutte contre la pauvreté", "الفقر"),
    pytest.param(
        "women and young people",
        "النساء|الشباب",
        marks=pytest.mark.xfail(
            reason="clauses on the youth organisation are alike and vouch for one another"
        ),
    ),
    ("قاعدة بيانات", "قاعده"),
    ("مدة الاتفاقية", "مده سريان|عشر سنوات|سنتين"),
    ("التجديد الضمني", "للتجديد الضمني"),
]


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> clausesearch.Index:
    folder = shared("seeds")
    index = clausesearch.open_index(tmp_path_factory.mktemp("real") / "index")
    index.add([folder])
    return index


@pytest.mark.parametrize(("query", "right"), QUERIES)
def test_the_right_clause_comes_first(index: clausesearch.Index, query: str, right: str) -> None:
    first = index.search(query)[0]
    assert re.search(right, fold(first.clause.text)), first.clause.text
    assert first.clause.lang == "ar"


def test_every_clause_is_its_span(index: clausesearch.Index) -> None:
    for row in index.agreements():
        text = index.agreement(row.name).text
        assert row.lang == "ar"
        for clause in index.clauses(row.name):
            assert text[clause.start : clause.end] == clause.text


@pytest.mark.xfail(reason="two press reports meet below the price fitted on agreements")
def test_two_real_articles_side_by_side(index: clausesearch.Index) -> None:
    names = [row.name for row in index.agreements()]
    party = next(name for name in names if name.startswith("000"))
    provinces = next(name for name in names if name.startswith("003"))
    comparison = index.compare(party, provinces)
    (duration,) = [m for m in comparison.matches if any("عشر سنوات" in c.text for c in m.left)]
    assert any(re.search("سنوات|للتجديد", clause.text) for clause in duration.right)
