"""Cues: what a pattern needs is read off it, and asking the words first changes no answer."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausesearch.text.cues import Cues, alternatives_of
from clausesearch.text.folding import fold, fold_words_apart
from clausesearch.text.kind_cues import ARABIC, ENGLISH, FRENCH, KindCues

NAMES = KindCues.__slots__
LISTS = {"ar": ARABIC, "fr": FRENCH, "en": ENGLISH}
CUES = {
    lang: Cues({name: getattr(listed, name) for name in NAMES}) for lang, listed in LISTS.items()
}
PLAIN = {
    (lang, name): re.compile("|".join(filter(None, map(str.strip, listed.split("\n")))))
    for lang, lists in LISTS.items()
    for name in NAMES
    for listed in [getattr(lists, name)]
}
PARTS = [
    "يلتزم", "وسيعمل", "سنوات", "الطرفان", "مدة", "هذه", "الاتفاقية", "لجنة", "مشتركة", "للمتابعة",
    "تجتمع", "لا", "يجوز", "قابلة", "للتجديد", "إيمانا", "حرر", "في", "فاس", "بتاريخ", "وقال",
    "المدير", "، قال", "ﷺ", "يؤكدان", "أُبرِمَ", "أن", "الطرفين", "shall", "renewed", "for a period",
    "of", "joint", "steering committee", "meets", "twice", "Done at", "Signed", "said", "the",
    "parties",
    "s’engagent", "à", "la", "durée", "de", "cinq", "ans", "comité", "de pilotage", "Vu",
    "a déclaré", "frais", "à la charge", "\u200f", "\n", "\u0640", "3", "Tunis, 3 mai 2021",
]  # fmt: skip


@pytest.mark.parametrize(
    ("pattern", "needed"),
    [
        (r"لمده .{0,20}(?:سنوات|سنه)", [{"لمده"}]),
        (r"\b[وف]?(?:يلتزم|تتعهد)\w{0,3}\b|\bسوف\b", [{"يلتزم", "تتعهد"}, {"سوف"}]),
        (r"neig(?:h|hs)?bou?r", [{"neig"}]),
        (r"^we \b", [{"we"}]),
        (r"colou+r\.", [{"colou"}]),
        (r"(?:ab|c)d?ef", [{"ef"}]),
        (r"(?!avant)\w{2,}", [set()]),
        (r"ab{2,3}c", [{"ab"}]),
    ],
)
def test_what_a_pattern_needs(pattern: str, needed: list[set[str]]):
    found = alternatives_of(pattern)
    assert "|".join(source for source, _ in found) == pattern
    assert [set(fragments) for _, fragments in found] == needed


@given(st.lists(st.sampled_from(PARTS), max_size=9), st.sampled_from([" ", " ", "، ", "\n", ""]))
def test_words_asked_first_change_no_answer(parts: list[str], between: str):
    text = between.join(parts)
    for lang, cues in CUES.items():
        reading = cues.reading(text)
        for name in NAMES:
            assert reading.holds(name) == bool(PLAIN[lang, name].search(fold(text)))


@given(st.text(st.characters() | st.sampled_from(" \n\u0640\u064bأىةΣς´\u0301ﷺﻻ")))
def test_folding_word_by_word_is_folding(text: str):
    assert fold_words_apart(text) == fold(text)
