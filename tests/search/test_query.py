"""What a user typed."""

from __future__ import annotations

import pytest

from clausesearch.search.query import all_phrases, any_word, parse_query
from clausesearch.text.words import index_terms


@pytest.mark.parametrize(
    ("typed", "text", "required"),
    [
        ("joint committee", "joint committee", ()),
        ('youth "joint committee" now', "youth joint committee now", ("joint committee",)),
        ("«لجنة مشتركة» للمتابعة", "لجنة مشتركة للمتابعة", ("لجنة مشتركة",)),
        ("“comité mixte” et « suivi »", "comité mixte et suivi", ("comité mixte", "suivi")),
        ('an open "quote', 'an open "quote', ()),
        ('""', '""', ()),
    ],
)
def test_quoted_words_are_set_apart(typed: str, text: str, required: tuple[str, ...]) -> None:
    query = parse_query(typed)
    assert query.text == text
    assert query.required == required


def test_words_stand_for_all_their_stems() -> None:
    assert '"tra' not in any_word(parse_query("…"))
    expression = any_word(parse_query("trainings formations تدريبات"))
    for word, lang in (("training", "en"), ("formation", "fr"), ("التدريب", "ar")):
        assert f'"{index_terms(word, lang)[0]}"' in expression


@pytest.mark.parametrize(
    "hostile", ['" OR 1=1 --', "NEAR(a b)", "a* AND (", "'; DROP TABLE x", "-"]
)
def test_no_syntax_of_the_database_gets_through(hostile: str) -> None:
    expression = any_word(parse_query(hostile))
    words = [word.strip('"') for word in expression.split(" OR ") if word]
    assert all(word.isalnum() for word in words)


def test_a_phrase_keeps_its_order() -> None:
    assert all_phrases(parse_query("«لجنة مشتركة»")) == '("لجن مشترك")'
    assert '"joint committe"' in all_phrases(parse_query('"joint committees"'))
    assert all_phrases(parse_query("no quotes")) == ""
