"""Visual order to logical order."""

from __future__ import annotations

import pytest

from clausesearch.reading.bidi import is_right_to_left, logical

#: What is typed, and what a browser shows of it from left to right in a line of Arabic.
SHOWN = [
    ("اتفق الطرفان", "نافرطلا قفتا"),
    ("في 12 مدينة", "ةنيدم 12 يف"),
    ("بتاريخ 07/04/2025.", ".07/04/2025 خيراتب"),
    ("بنسبة 25% سنويا", "ايونس %25 ةبسنب"),
    ("مبلغ 1.250,50 درهم", "مهرد 1.250,50 غلبم"),
    ("فترة 2024-2026 كلها", "اهلك 2026-2024 ةرتف"),
    ("٣ سنوات", "تاونس ٣"),
    ("كرسي UNESCO Chair للمياه", "هايملل UNESCO Chair يسرك"),
    ("برنامج Erasmus+ للشباب", "بابشلل +Erasmus جمانرب"),
    ("(لجنة المتابعة)", "(ةعباتملا ةنجل)"),
    ("وفق «الميثاق» [1]", "[1] «قاثيملا» قفو"),
    ("من “البعث” الآن", "نآلا “ثعبلا” نم"),
    ("أ) التدريب؛", "؛بيردتلا )أ"),
    ("2-1 يطلق الفريقان", "ناقيرفلا قلطي 2-1"),
]


@pytest.mark.parametrize(("typed", "shown"), SHOWN)
def test_a_right_to_left_line(typed: str, shown: str) -> None:
    assert is_right_to_left(shown, otherwise=True)
    assert logical(list(shown), right_to_left=True) == typed


@pytest.mark.parametrize("mirrored", ["(ةعباتملا ةنجل)", ")ةعباتملا ةنجل("])
def test_brackets_are_right_whichever_the_file_holds(mirrored: str) -> None:
    assert logical(list(mirrored), right_to_left=True) == "(لجنة المتابعة)"


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("The word تعاون means", "The word نواعت means"),
        ("named «بيت 12 قديم» (old)", "named «ميدق 12 تيب» (old)"),
        ("No Arabic (at all), 12-13.", "No Arabic (at all), 12-13."),
    ],
)
def test_arabic_in_a_left_to_right_line(typed: str, shown: str) -> None:
    assert not is_right_to_left(shown, otherwise=False)
    assert logical(list(shown), right_to_left=False) == typed


def test_the_letters_of_one_glyph_keep_their_order() -> None:
    assert logical(["م", "لا", "س"], right_to_left=True) == "سلام"


@pytest.mark.parametrize("otherwise", [True, False])
def test_a_line_without_letters_goes_with_its_page(otherwise: bool) -> None:
    assert is_right_to_left(list("(2024)"), otherwise=otherwise) == otherwise
