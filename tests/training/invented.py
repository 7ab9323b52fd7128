"""A field that nobody has: invented terms in three languages, and ordinary ones to hold on to."""

from __future__ import annotations

import random

_SYLLABLES = {
    "ar": ("زم", "خول", "دغب", "ضرو", "قشي", "ثاف", "بلخ", "غنو", "طيز", "جحم", "سفو", "رقد"),
    "en": ("bre", "nvol", "quash", "dri", "mple", "zorf", "wug", "thrip", "glon", "sked", "fyn"),
    "fr": ("cra", "ntil", "poui", "zelle", "bour", "vique", "drou", "gnace", "fleu", "xard", "jeu"),
}
_PLURAL = {"ar": "ات", "en": "s", "fr": "s"}

ORDINARY = (
    ("اتفاق", "agreement"),
    ("لجنة مشتركة", "joint committee"),
    ("تدريب", "training"),
    ("طلاب", "students"),
    ("جامعة", "university"),
    ("مدينة", "city"),
    ("مياه", "water"),
    ("صحة", "health"),
    ("تعليم", "education"),
    ("تجارة", "trade"),
    ("زراعة", "agriculture"),
    ("بيئة", "environment"),
    ("شباب", "youth"),
    ("امرأة", "woman"),
    ("ثقافة", "culture"),
    ("سياحة", "tourism"),
    ("طاقة", "energy"),
    ("نقل", "transport"),
    ("ميناء", "port"),
    ("حزب", "party"),
    ("انتخابات", "elections"),
    ("برلمان", "parliament"),
    ("وزير", "minister"),
    ("قانون", "law"),
    ("محكمة", "court"),
    ("ميزانية", "budget"),
    ("بحث علمي", "scientific research"),
    ("رياضة", "sport"),
    ("سلام", "peace"),
    ("حدود", "borders"),
)


def invented_terms(count: int = 40, seed: int = 3) -> list[dict[str, tuple[str, str]]]:
    """Return ``count`` concepts: singular and plural of a word that no language has."""
    rng = random.Random(seed)
    words: dict[str, list[str]] = {}
    for lang, syllables in _SYLLABLES.items():
        drawn: dict[str, None] = {}
        while len(drawn) < count:
            drawn["".join(rng.sample(syllables, 3))] = None
        words[lang] = list(drawn)
    return [
        {lang: (words[lang][row], words[lang][row] + _PLURAL[lang]) for lang in words}
        for row in range(count)
    ]


def lexicon_lines(concepts: list[dict[str, tuple[str, str]]]) -> str:
    """Return them as a lexicon file."""
    return "".join(
        "\t".join(["field", *("|".join(concept[lang]) for lang in ("ar", "en", "fr"))]) + "\n"
        for concept in concepts
    )
