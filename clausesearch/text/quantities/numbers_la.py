"""Numbers in English and French words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausesearch.text.quantities.words import NO_SCALE, numbers

if TYPE_CHECKING:
    from clausesearch.text.quantities.tokens import Tokens


def latin_number(tokens: Tokens, place: int, lang: str) -> tuple[int, int] | None:
    """Return a number in the words of ``lang`` and the place after it, a group for each scale."""
    scales = numbers("scales", lang)
    total, after, last_scale = 0, place, NO_SCALE
    while after == place or tokens.joined(after):
        group = _below_thousand(tokens, after, lang)
        value, then = group or (0, after)
        scale = scales.get(tokens.words[then], 0) if _there(tokens, then, place) else 0
        if 1000 <= scale < last_scale and (group or _stands_alone(tokens.words[then], lang)):
            total, after, last_scale = total + (value or 1) * scale, then + 1, scale
        elif group and last_scale >= 1000:
            total, after, last_scale = total + value, then, 1
        else:
            break
        if last_scale == 1:
            break
        if lang == "en" and tokens.joined(after) and tokens.words[after] == "and":
            if not (tokens.joined(after + 1) and _below_thousand(tokens, after + 1, lang)):
                break
            after += 1
    return (total, after) if after > place else None


def _there(tokens: Tokens, place: int, first: int) -> bool:
    return place == first or tokens.joined(place)


def _stands_alone(word: str, lang: str) -> bool:
    return lang == "fr" and word in ("mille", "mil")


def _below_thousand(tokens: Tokens, place: int, lang: str) -> tuple[int, int] | None:
    scales = numbers("scales", lang)
    first = _below_hundred(tokens, place, lang)
    article = lang == "en" and tokens.words[place] in ("a", "an")
    after = first[1] if first else place + article
    # A hundred stands alone in French only: «cent».
    alone = lang == "fr" and tokens.words[place] == "cent"
    if not (first or article or alone):
        return None
    times = first[0] if first else 1
    is_scale = _there(tokens, after, place) and after < len(tokens.words)
    scale = scales.get(tokens.words[after], 0) if is_scale else 0
    if scale == 100 and times < 20:
        value, after = 100 * times, after + 1
        link = lang == "en" and tokens.joined(after) and tokens.words[after] == "and"
        if tokens.joined(after + link):
            rest = _below_hundred(tokens, after + link, lang)
            if rest:
                return value + rest[0], rest[1]
        return value, after
    if article:
        return (1, after) if scale >= 1000 else None
    return first


def _below_hundred(tokens: Tokens, place: int, lang: str) -> tuple[int, int] | None:
    words = numbers("numbers", lang)
    value = words.get(tokens.words[place])
    if value is None:
        return None
    after = place + 1
    if lang == "fr" and value == 4 and tokens.run_on(after) in ("vingt", "vingts"):
        value, after = 80, after + 1
    follows = words.get(tokens.run_on(after), 0)
    if lang == "fr" and tokens.run_on(after) == "et" and value >= 20:
        follows = words.get(tokens.run_on(after + 1), 0)
        return (value + follows, after + 2) if follows in (1, 11) else (value, after)
    if lang == "fr" and value in (60, 80) and 10 <= follows <= 16:
        if follows == 10 and 7 <= words.get(tokens.run_on(after + 1), 0) <= 9:
            return value + 10 + words[tokens.run_on(after + 1)], after + 2
        return value + follows, after + 1
    if lang == "fr" and value == 10 and 7 <= follows <= 9:
        return value + follows, after + 1
    if value >= 20 and 1 <= follows <= 9:
        return value + follows, after + 1
    return value, after
