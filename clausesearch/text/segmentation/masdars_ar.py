"""Coordinated masdars: «… تعزيز كذا، وتطوير كذا، وكذلك إعداد كذا» are commitments each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausesearch.text.segmentation import arabic
from clausesearch.text.segmentation.arabic import words
from clausesearch.text.segmentation.frames_ar import form_at, heads_complement
from clausesearch.text.segmentation.grammar import Bond, Current, Opening, run_length

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clausesearch.text.segmentation.tokens import Token

_LEAST = 4
#: Words on either side of a bare «و» between two masdars that make it a joint of two commitments.
_LONG = 7
_ADDITIONS = {
    "بالاضافه": "الي", "اضافه": "الي", "فضلا": "عن", "علاوه": "علي", "جانب": "",
    "كذلك": "", "كذا": "",
}  # fmt: skip
_REPEATABLE = ("علي", "الي")


def find_governed(tokens: Sequence[Token], current: Current) -> None:
    """Set the first masdar that the verb of the clause governs, and the preposition before it."""
    body = current.body
    if arabic.is_masdar(tokens[body].raw, tokens[body].form):
        _set_governor(tokens, current, body)
        return
    for index in range(body + 1, min(len(tokens), body + 16)):
        token = tokens[index]
        if token.form == "ان" and tokens[index - 1].form == "علي" and index + 1 < len(tokens):
            current.governor, current.preposition = index + 1, "ان"
            return
        complement = arabic.is_masdar(token.raw, token.form) and _may_govern(
            tokens[index - 1], token
        )
        if complement or (
            "ال" in token.form[:3]
            and arabic.is_definite_masdar(token.form, form_at(tokens, index + 1))
        ):
            _set_governor(tokens, current, index)
            return


def _set_governor(tokens: Sequence[Token], current: Current, index: int) -> None:
    before = tokens[index - 1].form if index else ""
    current.governor = index
    current.preposition = before if before in _REPEATABLE else ""


def _may_govern(before: Token, token: Token) -> bool:
    """Say whether a masdar is a complement, and not the second half of «اتفاقية تعاون»."""
    return (
        before.form in words("before_masdar")
        or before.form.startswith("ال")
        or arabic.core(token.form) != arabic.masdar_core(token.form)
        or arabic.is_finite(before.form)
        or arabic.refers_back(before.form)
        or arabic.masdar_core(before.form) == "عدم"
    )


def governed(tokens: Sequence[Token], current: Current, at: int) -> Opening | None:
    """Return the further complement that opens at ``at``, if one does."""
    token = tokens[at]
    with_it = token.after_comma and token.form in ("مع", "ومع") and not current.item
    if with_it and heads_complement(tokens, at + 1) and run_length(tokens, at) > _LEAST + 1:
        return Opening(at, at + 1, Bond.GOVERNED)
    if current.governor < 0 or at <= current.governor + 1:
        return None
    if current.preposition and token.form == "و" + current.preposition:
        apart = at - current.governor >= _LEAST and heads_complement(tokens, at + 1)
        return Opening(at, at + 1, Bond.GOVERNED) if token.after_comma or apart else None
    if token.form == "ثم" and current.preposition == tokens[at + 1].form != "":
        return Opening(at, at + 2, Bond.GOVERNED)
    if _repeats_ba(tokens, current, at):
        return Opening(at, at, Bond.GOVERNED)
    if token.form[:1] == "و" and token.touches and _long_pair(tokens, current, at):
        return Opening(at, at, Bond.GOVERNED)
    if current.item or any(arabic.refers_back(word.form) for word in tokens[at : at + 2]):
        return None
    body = _addition(tokens, at) or _coordinated(tokens, current, at)
    return Opening(at, body, Bond.GOVERNED) if body else None


def _repeats_ba(tokens: Sequence[Token], current: Current, at: int) -> bool:
    """Say whether «وب» + masdar takes up the «ب» of the first complement."""
    token, governor = tokens[at], current.governor
    # «بعدم إفشاء»: the ب may stand one word before.
    first = any(word.form[:1] == "ب" for word in tokens[max(0, governor - 1) : governor + 1])
    if not first or token.form[:2] != "وب":
        return False
    enough = at - governor >= _LEAST - 1 and len(tokens) - at >= _LEAST - 1
    return enough and arabic.is_masdar(token.raw, token.form)


def _coordinated(tokens: Sequence[Token], current: Current, at: int) -> int:
    """Return where the masdar after a comma or a closed quotation begins, or 0."""
    token, following = tokens[at], tokens[at + 1]
    if token.form[:1] != "و" or not (token.after_comma or any(mark in token.gap for mark in "”»")):
        return 0
    if token.form == "و":
        quoted = not following.touches and arabic.is_masdar(following.raw, following.form)
        return at + 1 if quoted else 0
    if not heads_complement(tokens, at) or run_length(tokens, at) < _LEAST:
        return 0
    return 0 if _is_enumeration(tokens, current, at) else at


def _long_pair(tokens: Sequence[Token], current: Current, at: int) -> bool:
    """Say whether two masdars joined by a bare «و» are each long enough to stand alone."""
    here, there = at - current.governor, run_length(tokens, at)
    if here < _LONG or there < _LONG or not arabic.is_masdar(tokens[at].raw, tokens[at].form):
        return False
    if any(arabic.refers_back(word.form) for word in tokens[at : at + 4]):
        return False
    return not _is_enumeration(tokens, current, at)


def _addition(tokens: Sequence[Token], at: int) -> int:
    """Return where the complement after «بالإضافة إلى», «وكذلك» begins, or 0."""
    if not tokens[at].after_comma:
        return 0
    last = at + (arabic.core(tokens[at].form) == "الي" and form_at(tokens, at + 1) == "جانب")
    bare = tokens[last].form
    if bare not in _ADDITIONS:  # the ف of «فضلا» is no conjunction
        bare = arabic.core(bare)
    if bare not in _ADDITIONS:
        return 0
    body = last + 1 + (form_at(tokens, last + 1) == _ADDITIONS[bare])
    if body + 2 >= len(tokens):
        return 0
    return body if arabic.is_masdar(tokens[body].raw, tokens[body].form) else 0


def _is_enumeration(tokens: Sequence[Token], current: Current, at: int) -> bool:
    """Say whether the comma stands in a list of fields, a purpose or a relative clause."""
    return any(
        tokens[index].form in words("fields")
        or arabic.core(tokens[index].form) in words("fields")
        or (tokens[index].form in words("purpose") and heads_complement(tokens, index + 1))
        or (tokens[index].after_comma and arabic.core(tokens[index].form) in words("relatives"))
        for index in range(max(current.governor + 1, at - 40), at)
    )
