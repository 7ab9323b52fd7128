"""Themes of clauses: golden cases in three languages, and what must hold for any list."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clausesearch.embedding import load_encoder
from clausesearch.records import ThemeScore
from clausesearch.text.words import index_terms
from clausesearch.themes import ThemeAssigner, read_themes, shipped_themes

GOLDEN = [
    ("ar", "تنظم البلديتان كل صيف مخيما يجمع ستين شابا وشابة", "youth"),
    ("ar", "حفر أربعة آبار وتزويد الحي بالماء الشروب", "water"),
    ("ar", "تدريب عشرين مهندسا وموظفا في دورات قصيرة", "training"),
    ("ar", "تسري هذه المذكرة أربع سنوات وتتجدد ضمنيا", "duration"),
    ("ar", "تجتمع لجنة مشتركة مرتين في السنة لتقييم البرنامج", "follow-up"),
    ("ar", "يدعم الطرفان الشعب الفلسطيني ويطالبان برفع الحصار", "peace"),
    ("ar", "إيفاد أطباء وتجهيز مستشفى الولاية بأجهزة التصوير", "health"),
    ("fr", "Les deux ports ouvrent une ligne maritime hebdomadaire", "transport"),
    ("fr", "Les litiges sont tranchés à l'amiable par un médiateur", "disputes"),
    ("fr", "un festival de théâtre et de musique à Kolda", "culture"),
    ("fr", "Chaque ville supporte les dépenses de ses délégués", "funding"),
    ("fr", "réduire de moitié le chômage des ouvriers du textile", "labour"),
    ("en", "The Parties shall patrol the border and stop arms smuggling", "security"),
    ("en", "award ten scholarships a year to doctoral students", "universities"),
    ("en", "plant mangroves to protect the coast from storms", "environment"),
    ("en", "solar panels for the roofs of thirty mosques", "energy"),
    ("en", "a football tournament between the clubs of both towns", "sport"),
]


@pytest.fixture(scope="module")
def assigner() -> ThemeAssigner:
    return ThemeAssigner(shipped_themes(), load_encoder())


def found_in(assigner: ThemeAssigner, texts: list[tuple[str, str]]) -> list[tuple[ThemeScore, ...]]:
    vectors = load_encoder().encode([text for _, text in texts])
    terms = [index_terms(text, lang) for lang, text in texts]
    return assigner.assign(vectors, terms, [[]] * len(texts))


@pytest.mark.parametrize(("lang", "text", "theme"), GOLDEN)
def test_golden(assigner: ThemeAssigner, lang: str, text: str, theme: str) -> None:
    (scores,) = found_in(assigner, [(lang, text)])
    assert scores
    assert scores[0].theme == theme


def test_a_clause_may_have_several_themes_or_none(assigner: ThemeAssigner) -> None:
    both, none = (
        found_in(assigner, [each])[0]
        for each in (
            ("en", "drinking water and health centres"),
            ("en", "Whereas"),
        )
    )
    assert {"water", "health"} == {each.theme for each in both}
    assert none == ()


@settings(max_examples=30, deadline=None)
@given(st.lists(st.sampled_from(GOLDEN), min_size=1, max_size=12), st.randoms())
def test_the_order_of_clauses_decides_nothing(
    assigner: ThemeAssigner, cases: list[tuple[str, str, str]], random: object
) -> None:
    texts = [(lang, text) for lang, text, _ in cases]
    shuffled = list(range(len(texts)))
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    plain = found_in(assigner, texts)
    other = found_in(assigner, [texts[row] for row in shuffled])
    for place, row in enumerate(shuffled):
        assert [each.theme for each in other[place]] == [each.theme for each in plain[row]]
    for scores in plain:
        chances = [each.score for each in scores]
        assert len(chances) <= 3
        assert chances == sorted(chances, reverse=True)
        assert all(0 <= chance <= 1 for chance in chances)
        assert len({each.theme for each in scores}) == len(scores)


def test_no_clauses_no_themes(assigner: ThemeAssigner) -> None:
    empty = np.zeros((0, load_encoder().dim), np.float32)
    assert assigner.assign(empty, [], []) == []


def test_a_text_of_unknown_pieces_has_no_harm(assigner: ThemeAssigner) -> None:
    blank = np.zeros((1, load_encoder().dim), np.float32)
    (scores,) = assigner.assign(blank, [[]], [[]])
    assert len(scores) <= 3


def test_a_list_of_ones_own_finds_its_themes(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(
        '[bees]\nname = { ar = "النحل" }\nphrases.ar = ["خلايا النحل والعسل", "مربو النحل"]\n'
        '[prisons]\nname = { en = "Prisons" }\nphrases.en = ["prison reform", "inmates"]\n',
        encoding="utf-8",
    )
    own = ThemeAssigner(read_themes(path), load_encoder())
    texts = [("ar", "دعم مربي النحل وتسويق العسل"), ("en", "rehabilitation of inmates in prison")]
    assert [scores[0].theme for scores in found_in(own, texts)] == ["bees", "prisons"]


def test_a_list_of_one_theme(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text('[a]\nname = { en = "A" }\nphrases.en = ["olive oil"]\n', encoding="utf-8")
    own = ThemeAssigner(read_themes(path), load_encoder())
    assert found_in(own, [("en", "olive oil presses")])[0][0].theme == "a"


def test_another_model_finds_them_too(other_model: Path) -> None:
    encoder = load_encoder(str(other_model))
    own = ThemeAssigner(shipped_themes(), encoder)
    text = "a football tournament between the clubs of both towns"
    (scores,) = own.assign(encoder.encode([text]), [index_terms(text, "en")], [[]])
    assert scores[0].theme == "sport"
