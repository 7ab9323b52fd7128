"""What stands before an Arabic clause and hangs over it: topics, speakers, verbs of content."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausesearch.text.segmentation import arabic
from clausesearch.text.segmentation.arabic import words
from clausesearch.text.segmentation.grammar import comma_within
from clausesearch.text.segmentation.wordlists import phrase_list

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clausesearch.text.segmentation.tokens import Token

_ABOUT = ("علي", "عن", "الي", "ضروره", "اهميه")
_TOGETHER = ("اكدا", "شددا", "اتفقا", "اتفق", "جددا")
_IMPERSONAL = ("يذكر", "يشار")
_QUOTES = '“«"'


def form_at(tokens: Sequence[Token], index: int) -> str:
    """Return the folded word at ``index``, or an empty string past the end."""
    return tokens[index].form if index < len(tokens) else ""


def heads_complement(tokens: Sequence[Token], index: int) -> bool:
    """Say whether the word at ``index`` is a masdar that can head a complement."""
    if index >= len(tokens):
        return False
    token = tokens[index]
    return arabic.is_masdar(token.raw, token.form) or arabic.is_definite_masdar(
        token.form, form_at(tokens, index + 1)
    )


def frame_end(tokens: Sequence[Token], begin: int) -> tuple[int, bool]:
    """Return where the clause begins after its frames, and whether someone is speaking.

    Peels «في مجال …،», «من جهته،», «وأضاف فلان أن», «وتنص الاتفاقية على».
    """
    at = begin
    for _ in range(3):
        moved = _topic(tokens, at)
        if moved == at:
            break
        at = moved
    speech = _speech(tokens, at)
    return (speech, True) if speech > at else (_content(tokens, at), False)


def _topic(tokens: Sequence[Token], at: int) -> int:
    if at >= len(tokens):
        return at
    first, second = arabic.core(tokens[at].form), form_at(tokens, at + 1)
    if first == "كما" and arabic.is_finite(second) and second not in words("not_after_kama"):
        return at + 1
    topical = first in words("topic_one") or f"{first} {second}" in phrase_list(
        "arabic", "topic_two"
    )
    after = comma_within(tokens, at, 16) if topical else -1
    if after < 0 or (first == "عن" and not arabic.is_finite(tokens[after].form)):
        return at
    return after


def _speech(tokens: Sequence[Token], at: int) -> int:
    """Return the word after «أن» where one person speaks; the parties' own word is the clause."""
    if not _opens_speech(form_at(tokens, at)):
        return at
    for index in range(at + 1, min(len(tokens), at + 18)):
        token = tokens[index]
        if token.form in words("that"):
            return index + 1 if token.form in ("ان", "بان") else index
        if arabic.is_subject(token.form) or (token.after_comma and _says(token.form)):
            return at
        if token.form in _ABOUT and form_at(tokens, index + 1) not in words("that"):
            return at
    return at


def _says(form: str) -> bool:
    return arabic.is_past(form) or arabic.is_participle_of_speech(form)


def _opens_speech(form: str) -> bool:
    bare = arabic.core(form)
    if not bare or bare in _TOGETHER or (bare[0] in "يت" and bare not in (*_IMPERSONAL, "تابع")):
        return False
    return (
        arabic.is_participle_of_speech(form)
        or arabic.is_speech(form)
        or bare in (*_IMPERSONAL, "عبر", "بين", "علم")
    )


def _content(tokens: Sequence[Token], at: int) -> int:
    if arabic.core(form_at(tokens, at)) not in words("content_verbs"):
        return at
    for index in range(at + 1, min(len(tokens), at + 8)):
        if tokens[index].after_comma:
            return at
        if arabic.is_masdar(tokens[index].raw, tokens[index].form):
            return index
    return at


def speaker_end(tokens: Sequence[Token], begin: int) -> int:
    """Return where the verb of saying at ``begin`` and its subject end."""
    for index in range(begin + 1, min(len(tokens), begin + 10)):
        token = tokens[index]
        named = not token.after_comma and token.form not in words("stops")
        if not named or arabic.refers_back(token.form):
            return index
        if arabic.is_definite_masdar(token.form, form_at(tokens, index + 1)):
            return index
    return begin + 1


def introduces(tokens: Sequence[Token], begin: int, at: int) -> bool:
    """Accept a colon before a verb, a masdar or a quotation, after a short phrase."""
    if at >= len(tokens) or at - begin > 22:
        return False
    token = tokens[at]
    if any(mark in token.gap for mark in _QUOTES):
        return True
    if is_verb(tokens, at) or arabic.is_masdar(token.raw, token.form):
        return True
    return len(tokens) - at >= 6 and at - begin <= 6 and arabic.is_finite(tokens[begin].form)


def is_verb(tokens: Sequence[Token], at: int) -> bool:
    """Say whether a finite verb or its particle stands at ``at``.

    «عبر» is a verb only before «عن», «بين» only before «أن».
    """
    form = tokens[at].form
    if form in words("negation"):
        return True
    bare = arabic.core(form)
    if bare in ("عبر", "بين"):
        wanted = "عن" if bare == "عبر" else "ان"
        return any(token.form == wanted for token in tokens[at + 1 : at + 10])
    return arabic.is_finite(form)


def attributes(tokens: Sequence[Token]) -> int:
    """Return the end of «، قال رئيس البلدية» at the head, or 0."""
    if not tokens or tokens[0].form[:1] == "و" or not arabic.is_speech(tokens[0].form):
        return 0
    return len(tokens) if len(tokens) <= 18 else max(0, comma_within(tokens, 0, 16))


def title_end(tokens: Sequence[Token]) -> int:
    """Return the past verb whose subject is the parties after a title («… شدد الطرفان»), or 0."""
    if not is_bare_item(tokens):
        return 0
    for index in range(2, min(len(tokens) - 1, 11)):
        if tokens[index].after_comma:
            return 0
        if arabic.is_past(tokens[index].form) and arabic.is_subject(tokens[index + 1].form):
            return index
    return 0


def is_bare_item(tokens: Sequence[Token]) -> bool:
    """Say whether a sentence begins with a masdar, and so has no subject of its own."""
    return bool(tokens) and tokens[0].form[:1] != "و" and heads_complement(tokens, 0)
