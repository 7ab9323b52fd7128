"""Lines of an agreement that name a party or a signatory and say nothing else."""

from __future__ import annotations

import re

from clausesearch.text.segmentation.wordlists import phrase_list, word_list

_NUMBERED_PARTY = re.compile(
    r"(?:ال)?(?:طرف|فريق)(?:ان)? (?:ال)?(?:اول|ثاني|ثالث|رابع)\s?[:：]|\(\d\) .{0,200}\(\""
)
_BETWEEN = re.compile(
    r"(?:entre les soussigne\w{0,3}|between the undersigned|entre|between|et|and|و)\s?:?$"
)
_LEADING_MARK = re.compile(r"[-–—•*]\s?|\([a-z]\)\s?")
_WORD = re.compile(r"\w+")


def opens_recital(folded: str) -> bool:
    """Say whether a folded line is a recital («وإذ …», ``Considérant …``, ``Whereas …``)."""
    mark = _LEADING_MARK.match(folded)
    head = _WORD.match(folded, mark.end() if mark else 0)
    if head is None:
        return False
    word = head.group()
    arabic = word_list("arabic", "recitals")
    return (
        word in arabic
        or (word[0] == "و" and word[1:] in arabic)
        or word in word_list("english", "recitals")
        or word in word_list("french", "recitals")
    )


def names_party(folded: str) -> bool:
    """Say whether a folded line presents a party («الطرف الأول: …، ممثلا ب…», ``ci-après``)."""
    head = folded[:260]
    return (
        bool(_NUMBERED_PARTY.match(folded) or _BETWEEN.match(folded))
        or folded.startswith(tuple(phrase_list("formalities", "party_heads")))
        or any(map(head.__contains__, phrase_list("formalities", "party")))
    )


def closes_parties(folded: str) -> bool:
    """Say whether a folded line sums the parties up (``together the "Parties"``)."""
    return folded.startswith(("together the", "ensemble designe", "ensemble denomme"))


def names_numbered_party(folded: str) -> bool:
    """Say whether a folded line begins «الطرف الأول:» and tells who stands for it."""
    return bool(_NUMBERED_PARTY.match(folded)) and any(
        phrase in folded for phrase in phrase_list("formalities", "party")
    )


def names_signatory(folded: str) -> bool:
    """Say whether a folded line begins as the signatures do («عن بلدية …», ``Pour la Ville``)."""
    return folded.startswith(tuple(phrase_list("formalities", "signatures")))
