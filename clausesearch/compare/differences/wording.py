"""The words that differ between two clauses of one language."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from clausesearch.records import Quote
from clausesearch.text.folding import fold

if TYPE_CHECKING:
    from clausesearch.records import Clause

_WORD = re.compile(r"[\w\u0610-\u061a\u064b-\u065f\u0670\u0640'’]+")
#: Beyond so many words on a side nobody reads word by word, and the time grows with their product.
_MOST = 1_000


def word_differences(left: Clause, right: Clause) -> tuple[tuple[Quote, ...], tuple[Quote, ...]]:
    """Return the runs of words that only the left and only the right clause has, in order.

    Words are compared folded; the spans are those of the agreements' raw texts. Empty where the
    clauses are in two languages, or longer than a thousand words. After Ratcliff and Obershelp
    (1988), as difflib has it.
    """
    words = [list(_WORD.finditer(clause.text)) for clause in (left, right)]
    if left.lang != right.lang or max(map(len, words)) > _MOST:
        return (), ()
    a, b = ([fold(word[0]) for word in side] for side in words)
    steps = SequenceMatcher(None, a, b, autojunk=False).get_opcodes()
    mine, other = [], []
    for step, first, last, other_first, other_last in steps:
        if step == "equal":
            continue
        if last > first:
            mine.append(_quote(left, words[0][first], words[0][last - 1]))
        if other_last > other_first:
            other.append(_quote(right, words[1][other_first], words[1][other_last - 1]))
    return tuple(mine), tuple(other)


def _quote(clause: Clause, first: re.Match[str], last: re.Match[str]) -> Quote:
    start, end = first.start(), last.end()
    return Quote(clause.start + start, clause.start + end, clause.text[start:end])
