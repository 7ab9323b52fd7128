"""Full stops that abbreviate: titles, initials, acronyms, citations, numbers in front of a list."""

from __future__ import annotations

import re
from functools import lru_cache

from clausesearch.text.folding import INVISIBLE, fold
from clausesearch.text.segmentation.wordlists import word_list

_BEFORE = re.compile(f"[\\w\u064b-\u0652’'-]{{1,24}}[{INVISIBLE}]{{0,2}}$")
_INITIALS = re.compile("(?:^|[^\\w.])(?:[^\\W\\d_]\\.[ ]?){1,6}[^\\W\\d_]$")
_OPENING = re.compile("[\\s\"'“«»(\\[–—•\u200e\u200f\u202a-\u202e\u2066-\u2069-]*")
_WORD = re.compile("[^\\W\\d_]+[’']?")
_ARABIC_LETTER = re.compile("[\u0621-\u064a]")
_DIGIT = re.compile("[0-9٠-٩۰-۹]")
_TITLE = re.compile(r"\s(?:Mr|Mrs|Ms|Dr)\.")
_ERA = re.compile("[0-9٠-٩]{3,4}[ ]?ه?ـ?$")
#: «26 J. Psychol.», before the page: volume, title, page.
_REPORTER = re.compile(r"(?<!\w)\d{1,4} (?:[A-Z][\w.'’&]{0,14} ?(?:of |and |& )?){1,6}$")
_DIGIT_OR_NUMERAL = re.compile(r" (?:[0-9٠-٩]|[IVXLC]+\b)")
#: «you and I.» is no initial.
_LOWER_BEFORE = re.compile(r"(?<!\w)[a-z]+ I$")
_NUMBER_OR_SECTION = re.compile("[\\s(]*[0-9٠-٩۰-۹§*]")
#: Eras after a year: «1445 هـ.», «2023 م.» may close a sentence.
_ERAS = ("م", "ه", "هـ")


@lru_cache(maxsize=1)
def _starters() -> frozenset[str]:
    return word_list("starters", "en") | word_list("starters", "fr")


def starts(text: str, place: int, end: int) -> bool:
    """Say whether a word that opens sentences stands, capitalised, at ``place``."""
    opening = _OPENING.match(text, place, min(end, place + 12))
    at = opening.end() if opening else place
    word = _WORD.match(text, at, min(end, at + 16))
    return (
        word is not None
        and text[at].isupper()
        and text[word.end() : word.end() + 1] != "."
        and fold(word.group()) in _starters()
    )


def abbreviates(text: str, begin: int, place: int, cut: int, end: int) -> bool:
    """Say whether the stop at ``place`` abbreviates the word before it.

    The sentence began at ``begin``; what may be the next one begins after ``cut``.
    """
    if text[place - 1 : place] == "°":
        return _digit_follows(text, cut, end)
    word = _BEFORE.search(text, max(begin, place - 26), place)
    if word is None:
        return False
    raw = word.group().rstrip(INVISIBLE)
    if not raw:  # a tatweel alone
        return False
    if len(raw) > 6 and _ARABIC_LETTER.match(raw):
        return False
    low = fold(re.split("['’](?=\\w\\w)", raw)[-1])
    if low.isdecimal():
        heads = not text[begin : place - len(raw)].strip('"“«( •⁃▪–—-*')
        return heads or _is_ordinal(text, cut, end)
    if _REPORTER.search(text, max(begin, place - 60), place) and _digit_follows(text, cut, end):
        return True
    if _INITIALS.search(text, max(begin, place - 16), place):
        return _initials_go_on(text, cut, end, low, titled=raw.isupper())
    if len(raw) == 1 or (raw == "هـ"):
        return _letter(text, raw, low, begin, place, cut, end)
    if raw[0] == "و" and len(raw) <= 3:
        return raw[1:] == "م" or fold(raw[1:]) in word_list("abbreviations", "strong")
    whole = fold(raw)
    return _listed(text, raw, low, cut, end) or (
        whole != low and _listed(text, raw, whole, cut, end)
    )


def _listed(text: str, raw: str, low: str, cut: int, end: int) -> bool:
    if low in word_list("abbreviations", "strong"):
        return (
            low not in ("me", "m", "al", "ss", "pt", "av", "env")
            or raw[0].isupper()
            or (low == "al")
        )
    if low in word_list("abbreviations", "cited"):
        return _named(text, cut, end) and (raw[0].isupper() or not starts(text, cut, end))
    numeric = low in word_list("abbreviations", "numeric")
    if (numeric or low in word_list("abbreviations", "months")) and _NUMBER_OR_SECTION.match(
        text, cut, min(end, cut + 4)
    ):
        return True
    if not raw[0].isupper() and not (numeric and "'" in raw):
        return False
    if numeric or low in word_list("abbreviations", "named"):
        return _capital_word(text, cut, end) and not starts(text, cut, end)
    return False


def _letter(text: str, raw: str, low: str, begin: int, place: int, cut: int, end: int) -> bool:
    """Say whether a single letter with a stop is an initial or a title rather than an era."""
    if raw in _ERAS and _ERA.search(text, max(begin, place - 9), place - len(raw)):
        return False
    if raw == "هـ":
        return False
    if low in word_list("abbreviations", "strong") or low in ("n", "v"):
        return True
    if _ARABIC_LETTER.match(raw):
        return raw != "ه"
    if raw == "I" and _LOWER_BEFORE.search(text, max(begin, place - 16), place):
        return False
    if raw.islower():
        return bool(_DIGIT_OR_NUMERAL.match(text, cut, end))
    return raw.isupper() and not starts(text, cut, end)


def _initials_go_on(text: str, cut: int, end: int, low: str, *, titled: bool) -> bool:
    if low in word_list("abbreviations", "strong") and _ARABIC_LETTER.match(low):
        return True
    return not (starts(text, cut, end) or (titled and _TITLE.match(text, cut, end)))


def _digit_follows(text: str, cut: int, end: int) -> bool:
    return cut + 1 < end and text[cut] == " " and text[cut + 1].isdecimal()


def _is_ordinal(text: str, cut: int, end: int) -> bool:
    """Say whether a number with a stop is a place in a list rather than the end of a sentence."""
    after = text[cut : min(end, cut + 2)].strip()
    return bool(after) and after[0].islower()


def _capital_word(text: str, cut: int, end: int) -> bool:
    opening = _OPENING.match(text, cut, min(end, cut + 12))
    at = opening.end() if opening else cut
    return at < end and text[at].isupper()


def _named(text: str, cut: int, end: int) -> bool:
    after = text[cut : min(end, cut + 2)].strip()
    return bool(after) and (after[0].isupper() or after[0].isdecimal() or bool(_DIGIT.match(after)))
