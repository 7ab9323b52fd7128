"""What a user typed."""

from __future__ import annotations

import pytest

from clausesearch.search.query import any_word, conditions, parse_query
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
    assert conditions(parse_query("«لجنة مشتركة»")) == ('("لجن مشترك")', "")
    assert '"joint committe"' in conditions(parse_query('"joint committees"'))[0]
    assert conditions(parse_query("no quotes")) == ("", "")


@pytest.mark.parametrize(
    ("typed", "text", "required", "excluded"),
    [
        ("ports +training", "ports training", ("training",), ()),
        ("ports -training", "ports", (), ("training",)),
        ("شباب -تدريب +تبادل", "شباب تبادل", ("تبادل",), ("تدريب",)),
        ('ports -"joint committee" now', "ports now", (), ("joint committee",)),
        ("«لجنة» -«لجنة مشتركة»", "لجنة", ("لجنة",), ("لجنة مشتركة",)),
        ("sous-préfecture non-aligned 2024-2025", "sous-préfecture non-aligned 2024-2025", (), ()),
        ("a - b + c", "a - b + c", (), ()),
        ("+", "+", (), ()),
        ('-""', '-""', (), ()),
        ("-2024 +٢٠٣٠ plan", "٢٠٣٠ plan", ("٢٠٣٠",), ("2024",)),
    ],
)
def test_signed_words_must_or_must_not_occur(
    typed: str, text: str, required: tuple[str, ...], excluded: tuple[str, ...]
) -> None:
    query = parse_query(typed)
    assert (query.text, query.required, query.excluded) == (text, required, excluded)


def test_the_marks_of_a_pasted_paragraph_mean_nothing() -> None:
    pasted = 'The parties agree - on "the following" -points: +one, «two» ' + "and so on " * 8
    query = parse_query(pasted)
    assert query.required == query.excluded == ()
    assert query.text == " ".join(pasted.split())
