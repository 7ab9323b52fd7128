"""Folding: golden cases and the laws it keeps."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausesearch.text.folding import INVISIBLE, MARKS, fold

GOLDEN = [
    ("السِّيادةُ الوطنيّة", "السياده الوطنيه"),
    ("تَعَهَّدَ", "تعهد"),
    ("الـتـعـاون", "التعاون"),
    ("أإآٱا", "ااااا"),
    ("مسؤولية", "مسووليه"),
    ("شؤون", "شوون"),
    ("هيئة", "هييه"),
    ("إلى مدى", "الي مدي"),
    ("جزء", "جز"),
    ("کشوری", "كشوري"),
    ("١٢٫٥ و ۱۲", "12٫5 و 12"),
    ("المادة ٣", "الماده 3"),
    ("ﻻ ﷲ ﺳﻼم", "لا الله سلام"),
    ("\u202bاتفاق\u202c \u2067نص\u2069\u200f", "اتفاق نص"),
    ("École Élevée", "ecole elevee"),
    ("Œuvre cœur", "oeuvre coeur"),
    ("l’accord", "l'accord"),
    ("naïve façade", "naive facade"),
    ("ＡＢＣ １２", "abc 12"),
    ("ﬁn", "fin"),
    ("Straße", "strasse"),
    ("İstanbul", "istanbul"),
    ("soft\u00adhyphen", "softhyphen"),
    ("", ""),
]


@pytest.mark.parametrize(("text", "folded"), GOLDEN)
def test_golden(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize("digit", range(10))
def test_the_three_digit_systems_are_one(digit: int) -> None:
    assert fold(chr(0x0660 + digit)) == fold(chr(0x06F0 + digit)) == str(digit)


def test_other_scripts_keep_their_marks() -> None:
    assert fold("हिन्दी") == "हिन्दी"
    assert fold("がぎ") == "がぎ"


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_nothing_that_is_levelled_survives(text: str) -> None:
    folded = fold(text)
    assert not set(folded) & set(INVISIBLE)
    decomposed = unicodedata.normalize("NFD", folded)
    assert not any(first <= ord(c) <= last for c in decomposed for first, last in MARKS)


@given(st.text(alphabet="ابتثجحخدذرزسشصضطظعغفقكلمنهوي ", max_size=60), st.data())
def test_tashkeel_and_tatweel_make_no_difference(text: str, data: st.DataObject) -> None:
    marks = st.text(alphabet="\u064b\u064e\u064f\u0650\u0651\u0652\u0640\u0670", max_size=2)
    dressed = "".join(letter + data.draw(marks) for letter in text)
    assert fold(dressed) == fold(text)


@given(st.text(), st.text())
def test_words_fold_apart(left: str, right: str) -> None:
    assert fold(f"{left} {right}") == f"{fold(left)} {fold(right)}"
