"""One pass over a text that finds every quantity, each with the span it has in the raw text."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from clausesearch.text.folding import fold
from clausesearch.text.quantities.frequencies import frequency_at
from clausesearch.text.quantities.measures import amount_at, date_at, plain, share_at
from clausesearch.text.quantities.model import Found, Quantity, QuantityKind
from clausesearch.text.quantities.numbers import number_at
from clausesearch.text.quantities.periods import duration_at, unit_at
from clausesearch.text.quantities.starts import is_dual, may_begin
from clausesearch.text.quantities.tokens import tokens_of
from clausesearch.text.quantities.words import forms, numbers, phrases, word_lists

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausesearch.text.facts.folded import FoldedText
    from clausesearch.text.quantities.tokens import Tokens

_LINKS = frozenset({"of", "de", "d", "des", "من", "the", "les"})
_ORDINAL_ENDINGS = frozenset({"st", "nd", "rd", "th", "e", "er", "ere", "eme", "re", "nde"})
#: Without figures or a year in words there is no full date.
_MAYBE_A_DAY = re.compile(r"\d\d|thousand|mille|mil |الفين")
#: After figures: an hour of the day.
_CLOCK = frozenset({"h", "p", "pm", "am", "heures"})
#: A word alone that is a number and hardly ever meant as one.
_NO_NUMBER_ALONE = frozenset({"un", "une", "واحد", "واحده", "a", "an"})
_ONE_OF = frozenset({"of", "or", "another", "and", "by", "is", "side", "party", "who", "that"})


def read_quantities(text: str | FoldedText) -> tuple[Quantity, ...]:
    """Return the quantities of a text in order, none overlapping another.

    Arabic, English and French, in figures of either kind and in words; see ``Quantity`` for how
    each kind is written. The time taken is linear in the length of the text.
    """
    from clausesearch.text.facts.folded import FoldedText  # it may be reading quantities itself

    read = FoldedText(text) if isinstance(text, str) else text
    tokens = tokens_of(read.folded)
    quantities = []
    for found in _all(tokens, read.folded):
        start, end = read.span(found.start, tokens.ends[found.next - 1])
        quantities.append(
            Quantity(found.kind, found.value, start, end, read.text[start:end], found.unit)
        )
    return tuple(quantities)


def _all(tokens: Tokens, folded: str) -> Iterator[Found]:
    days = _days(tokens, folded)
    place = 0
    while place < len(tokens.words):
        found = days.get(place)
        if found is None and may_begin(tokens.words[place]):
            found = _at(tokens, place)
        if found:
            yield found
            place = found.next
        else:
            place = _past_a_reference(tokens, place)


def _at(tokens: Tokens, place: int) -> Found | None:
    """Return the quantity at ``place``; what says more than a number comes first."""
    for reader in (
        frequency_at,
        amount_at,
        duration_at,
        share_at,
        date_at,
        _number,
        _ordinal,
        _dual,
    ):
        found = reader(tokens, place)
        if found:
            return found
    return None


def _days(tokens: Tokens, folded: str) -> dict[int, Found]:
    """Return the full dates by the place of their first word."""
    if not _MAYBE_A_DAY.search(folded):
        return {}
    from clausesearch.text.facts.mentions import date_mentions

    by_start = {start: place for place, start in enumerate(tokens.starts)}
    by_end = {end: place + 1 for place, end in enumerate(tokens.ends)}
    days = {}
    for mention in date_mentions(folded):
        text = folded[mention.start : mention.end]
        end = mention.start + len(text.rstrip(" .)"))
        first = next((by_start[s] for s in range(mention.start, end) if s in by_start), None)
        after = next((by_end[e] for e in range(end, mention.end + 3) if e in by_end), None)
        if first is not None and after is not None:
            days[first] = Found(QuantityKind.DATE, mention.iso, mention.start, after)
    return days


def _past_a_reference(tokens: Tokens, place: int) -> int:
    """Return the next place, beyond the number of an article or of a law."""
    after = place + 1
    named = phrases("references", "before").at(tokens, place)
    if not (named and after < len(tokens.words) and len(tokens.gaps[after]) <= 3):
        return after
    number = number_at(tokens, after)
    return number.next if number and not unit_at(tokens, number.next) else after


def _number(tokens: Tokens, place: int) -> Found | None:
    number = number_at(tokens, place)
    if number is None:
        return None
    after = number.next
    alone = after == place + 1
    if alone and any(word in _NO_NUMBER_ALONE for word, _ in forms(tokens.words[place])):
        return None
    follows = tokens.words[after] if tokens.near(after) else ""
    if not number.in_words and follows in _CLOCK:
        return None
    if alone and tokens.words[place] == "one" and (not follows or follows in _ONE_OF):
        return None
    if alone and not number.in_words and follows in _ORDINAL_ENDINGS and not tokens.gaps[after]:
        return Found(QuantityKind.ORDINAL, plain(number.value), number.start, after + 1)
    if follows in _LINKS and tokens.joined(after + 1):
        follows = tokens.words[after + 1]
    return Found(
        QuantityKind.NUMBER,
        plain(number.value),
        number.start,
        after,
        "" if follows[:1].isdigit() else follows,
    )


def _ordinal(tokens: Tokens, place: int) -> Found | None:
    """Return “third”, «الثالثة», «الثالثة عشرة» and «الثالثة والعشرين»."""
    found = phrases("ordinals").at(tokens, place)
    if found is None:
        return None
    value, start, after = found
    more = tokens.words[after] if tokens.joined(after) else ""
    if more in ("عشر", "عشره"):
        return Found(QuantityKind.ORDINAL, str(int(value) + 10), start, after + 1)
    tens = numbers("numbers", "ar").get(more[3:], 0) if more.startswith("وال") else 0
    if 20 <= tens <= 90:
        return Found(QuantityKind.ORDINAL, str(int(value) + tens), start, after + 1)
    return Found(QuantityKind.ORDINAL, value, start, after)


@cache
def _duals() -> tuple[frozenset[str], frozenset[str]]:
    rows = word_lists()["duals"]
    known, no = (frozenset(fold(word) for word in rows[key]) for key in ("words", "not"))
    return known, no


def _dual(tokens: Tokens, place: int) -> Found | None:
    """Return two of what an Arabic noun in the dual names: «دورتين تكوينيتين»."""
    known, no = _duals()
    readings = list(forms(tokens.words[place]))
    if any(word in no for word, _ in readings):
        return None
    for word, offset in readings:
        if not (word in known or is_dual(word)):
            continue
        after = place + 1
        while tokens.joined(after) and tokens.words[after].endswith(("تين", "تان", "يين", "يان")):
            after += 1
        return Found(QuantityKind.NUMBER, "2", tokens.starts[place] + offset, after, word)
    return None
