"""The words a quantity can begin with: most words cannot, and are passed over at once."""

from __future__ import annotations

from functools import cache, lru_cache

from clausesearch.text.quantities.measures import month_names
from clausesearch.text.quantities.words import Phrases, forms, numbers, phrases, word_lists

_TABLES = ("ordinals", "periods", "two_periods", "durations", "frequencies", "shares", "currencies",
           "codes", "named")  # fmt: skip
_LISTS = (("every", "each"), ("every", "other"), ("every", "per"), ("every", "once"),
          ("every", "twice"), ("free", "phrases"), ("ends", "words"), ("references", "before"),
          ("duals", "words"))  # fmt: skip
_ARTICLES = ("ال", "لل")


@lru_cache(maxsize=20_000)
def may_begin(word: str) -> bool:
    """Return whether a quantity can begin with this folded word."""
    if word[0].isdigit():
        return True
    for form, _ in forms(word):
        bare = form[2:] if form.startswith(_ARTICLES) else form
        if form in _starts() or bare in _starts() or is_dual(form):
            return True
    return False


def is_dual(word: str) -> bool:
    """Return whether a folded Arabic word looks like an indefinite dual: «دورتين»."""
    return word.endswith(("تين", "تان")) and len(word) >= 6 and not word.startswith(_ARTICLES)


@cache
def _starts() -> frozenset[str]:
    tables: list[Phrases] = [phrases(table) for table in _TABLES]
    tables += [phrases(table, entry) for table, entry in _LISTS]
    words = {word for table in (*tables, month_names()) for word in table.first_words}
    for table in ("numbers", "teens", "scales", "two_scales"):
        words |= {word for lang in word_lists()[table] for word in numbers(table, lang)}
    return frozenset({*words, "a", "an"})
