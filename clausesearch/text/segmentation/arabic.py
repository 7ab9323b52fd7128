"""What a clause splitter must know of Arabic words: finite verbs and masdars, by form.

No dictionary of the language: affix patterns, and lists where a pattern misleads. Every form is
compared folded (see :mod:`clausesearch.text.folding`): hamza seats and tashkeel do not matter.
"""

from __future__ import annotations

from functools import lru_cache, partial

from clausesearch.text.segmentation.wordlists import word_list

# Asked again and again of the same words.
_remembered = lru_cache(maxsize=1 << 15)

_ANAPHORA = ("ها", "هما", "هم", "هن")
#: Heads of present verbs of saying, after the person letter.
_SAYING = ("وكد", "شدد", "جدد", "شير", "عرب", "دعو", "ندد", "وضح", "دين", "رحب", "علن", "عتبر")
_SHORT_ANAPHORA = ("فيه", "فيها", "عنه", "عنها", "منه", "منها", "به", "بها", "عليه")
_NOT_FORM_FOUR = (
    "إنسان", "إقليم", "إطار", "إسلام", "إرهاب", "إفريق", "إسبان", "إيران", "إيطال", "إعلامي",
    "إداري",
)  # fmt: skip
_SUFFIXES = ("تا", "وا", "ت", "ا")


#: A section of the Arabic word lists, folded, by its name.
words = partial(word_list, "arabic")


@_remembered
def core(form: str) -> str:
    """Return the folded word without a leading conjunction و or ف, where enough letters remain."""
    if len(form) > 3 and form[0] in "وف":
        return form[1:]
    return form[1:] if form in words("short") else form


@_remembered
def is_speech(form: str) -> bool:
    """Say whether a folded word is a past or present verb of saying, stating, affirming."""
    bare = core(form)
    if _past(bare, words("speech")) or _past(form, words("speech")):
        return True
    return bare[:1] in ("ي", "ت") and _present_speech(bare)


def _present_speech(bare: str) -> bool:
    return bare[1:].startswith(_SAYING) and len(bare) <= 8


@_remembered
def is_past(form: str) -> bool:
    """Say whether a folded word is one of the past verbs that open clauses of agreements."""
    words = _past_words()
    return _past(core(form), words) or _past(form, words)


@lru_cache(maxsize=1)
def _past_words() -> frozenset[str]:
    return words("speech") | words("acts") | word_list("past_ar")


@lru_cache(maxsize=1)
def _masdar_words() -> frozenset[str]:
    return words("masdars") | word_list("masdars_ar")


def _past(bare: str, words: frozenset[str]) -> bool:
    if bare in words:
        return True
    for suffix in _SUFFIXES:
        if bare.endswith(suffix):
            stem = bare[: -len(suffix)]
            if stem in words or (stem + "ي" in words and len(stem) > 2):
                return True
    return False


@_remembered
def is_participle_of_speech(form: str) -> bool:
    """Say whether a folded word is an accusative participle such as «مؤكدا», «مشيرة»."""
    bare = core(form)
    known = words("participles")
    return (
        bare in known
        or (bare.endswith("ه") and bare[:-1] + "ا" in known)
        or (
            bare.endswith(("ين", "تين", "ين"))
            and bare.removesuffix("ين").removesuffix("ت") + "ا" in known
        )
    )


@_remembered
def present_prefix(form: str) -> str:
    """Return the person letter of a present or future verb, or an empty string."""
    bare = core(form)
    if len(bare) > 4 and bare[0] == "س" and bare[1] in "يتن":
        wrong = bare in words("not_future_word") or bare.startswith(tuple(words("not_future")))
        return "" if wrong else bare[1]
    if len(bare) < 3:
        return ""
    if bare[0] == "ي":
        return "" if bare in words("not_present_y") or len(bare) < 3 else "ي"
    if bare[0] == "ت":
        return "" if bare in words("not_present_t") or is_masdar(bare, bare) else "ت"
    return "ن" if bare in words("first_person") else ""


@_remembered
def is_future(form: str) -> bool:
    """Say whether a folded word is a verb with the future prefix س."""
    bare = core(form)
    return len(bare) > 4 and bare[0] == "س" and bool(present_prefix(form))


@_remembered
def is_finite(form: str) -> bool:
    """Say whether a folded word is a finite verb."""
    return bool(present_prefix(form)) or is_past(form)


def masdar_core(form: str) -> str:
    """Return the word without conjunction, one-letter preposition and article."""
    bare = core(form)
    if len(bare) > 4 and bare[0] in "بل":
        rest = bare[1:]
        if rest.startswith("ال"):
            return rest[2:]
        if bare[0] == "ل" and rest.startswith("ل"):
            return rest[1:]
        return rest
    return bare


@_remembered
def is_masdar(raw: str, form: str) -> bool:
    """Say whether a word is a masdar without article, alone or after a one-letter preposition."""
    bare = core(form)
    return (
        _masdar(bare)
        or (len(bare) > 4 and bare[0] in "بل" and _masdar(bare[1:]))
        or _form_four(raw)
    )


def _masdar(bare: str) -> bool:
    known = _masdar_words()
    if bare in known or (bare.endswith("ها") and bare[:-2] in known):
        return True
    stem = bare
    for suffix in _ANAPHORA:
        stem = stem.removesuffix(suffix)
    if len(stem) < 5 <= len(bare):
        return False  # «تعفيهم» is a verb with its object
    if len(bare) >= 5 and bare[0] == "ت" and bare[3] == "ي" and not bare.endswith("ان"):
        return bare not in words("not_tafil")
    if _form_eight(stem):
        return True
    if bare.endswith("تها") and bare[:-3] + "ه" in known:
        return True
    return (len(bare) >= 6 and bare.startswith("است") and bare[4] == "ا") or (
        len(bare) == 6 and bare.startswith("است") and "ا" in bare[3:]
    )


def _form_eight(stem: str) -> bool:
    """Say whether a folded word has the shape of «اقتناء» or «انضمام»."""
    if len(stem) not in (5, 6) or stem[0] != "ا" or stem[4] != "ا":
        return False
    return (stem[2] == "ت" or stem[1] == "ن") and stem not in words("not_iftial")


def _form_four(raw: str) -> bool:
    bare = raw[1:] if raw[:1] in ("و", "ف") else raw
    bare = bare[1:] if bare[:1] in ("ب", "ل") and bare[1:2] == "إ" else bare
    if not bare.startswith("إ") or len(bare) < 5:
        return False
    return not bare.startswith(_NOT_FORM_FOUR)


@_remembered
def is_definite_masdar(form: str, following: str) -> bool:
    """Say whether «الـ» + masdar governs a preposition, as in «والمساهمة في», «والعمل على»."""
    bare = core(form)
    if not bare.startswith("ال") or len(bare) < 5:
        return False
    heads = following in words("prepositions") or following[:1] == "ب" or following[:2] == "لل"
    return heads and (_masdar(bare[2:]) or bare[2:] in _masdar_words())


@_remembered
def refers_back(form: str) -> bool:
    """Say whether a folded word ends with a pronoun that points at what was named before."""
    if form in words("not_anaphora"):
        return False
    if len(form) < 5:
        return form in _SHORT_ANAPHORA
    return form.endswith(_ANAPHORA) or (form.endswith(("نه", "انه")) and form[0] in "ويت")


def is_subject(form: str) -> bool:
    """Say whether a folded word names the parties: «الطرفان», «الحزبان»."""
    return form in words("subjects")
