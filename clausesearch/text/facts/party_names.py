"""Names of parties: where a list of them parts, where one ends, what can be one."""

from __future__ import annotations

import re
from typing import NamedTuple

from clausesearch.text.facts.party_words import end_of_name, generic_words, organisations

_ARTICLE = re.compile(r"(?:the|le|la|les|l'|du|des|a|كل من|ان|كلا من|السيد)\s*(?<=[\s'])")
_BAD_START = re.compile(
    r"(?:of|for|to|by|in|on|du|de|des|d'|sur|pour|en|a|au|aux|dans|par|their|its|his|ses|leurs?)\b"
)
_JOINT_AR = re.compile(r"\s+و(?=\S)(?!احد|فق |لا )|\s+و\s+|\s*[،,]\s*(?:و\s?)?")
_JOINT_LATIN = re.compile(r"\s*,\s*(?:and|et)\s+|\s+(?:and|et|&)\s+|\s*,\s*")
_QUOTED = re.compile(r"[«“”\"]\s*([^«»“”\"\n]+?)\s*[»”\"]")
_QUOTES = "«»“”\"„'‘’"
_CAPITALISED = re.compile(r"\b[A-ZÀ-ÖØ-Þ]\w*")
_LONGEST = 140
#: From this score on a conjunction parts two parties; from the second on, whatever else does.
_PARTS, _SURELY = 3, 5


class Part(NamedTuple):
    """A stretch ``[start:end]`` of the folded text."""

    start: int
    end: int


def head_of(words: str, *, arabic: bool) -> str:
    """Return the noun an organisation's name begins with («حزب», “union”), empty without one.

    In Arabic it is the first word, with or without its article; in English and French one of the
    first four.
    """
    tokens = re.findall(r"[^\W\d_]+", words)[: 1 if arabic else 4]
    if arabic:
        tokens = [re.sub(r"^(?:ال|لل)", "", token) for token in tokens]
    return next((token for token in tokens if token in organisations()), "")


def trimmed(folded: str, part: Part, *, whole: bool = False) -> Part:
    """Return the name alone: no article before it, nothing that is said of it after it.

    With ``whole`` what follows it stays: the country that tells two ministries apart.
    """
    start, end = part
    while start < end and (folded[start].isspace() or folded[start] in "-–—•*:،,"):
        start += 1
    while article := _ARTICLE.match(folded, start, end):
        start = article.end()
    if quoted := _QUOTED.match(folded, start, end):
        return Part(*quoted.span(1))
    stop = None if whole else end_of_name().search(folded, start, end)
    if stop and stop.start() > start:
        end = stop.start()
    while end > start and (folded[end - 1].isspace() or folded[end - 1] in "-–—،,"):
        end -= 1
    if folded[end - 1 : end] in _QUOTES and _depth(folded[start : end - 1]) == 0:
        end -= 1  # a closing mark whose opening one lies outside
    return Part(start, end)


def parted(folded: str, region: Part, *, arabic: bool) -> list[Part]:
    """Return the names in ``region``, parted where its conjunctions join two parties.

    A conjunction may as well stand inside a name (“Labour and Social Affairs”, «تجارة وصناعة»): it
    parts where the noun of an organisation follows, best the same noun as at the start.
    """
    start, end = region
    first_head = head_of(_bare(folded[start:end]), arabic=arabic)
    scored = [
        (score, joint)
        for joint in (_JOINT_AR if arabic else _JOINT_LATIN).finditer(folded, start, end)
        if _depth(folded[start : joint.start()]) == 0
        and (score := _joint_score(folded, region, joint, first_head, arabic=arabic)) >= _PARTS
    ]
    if not scored:
        return [region]
    best = max(score for score, _ in scored)
    chosen = [joint for score, joint in scored if score == best or score >= _SURELY]
    if not first_head:
        chosen = chosen[:1]
    cuts = [start, *(edge for joint in chosen for edge in joint.span()), end]
    return [Part(cuts[i], cuts[i + 1]) for i in range(0, len(cuts), 2)]


def _joint_score(
    folded: str, region: Part, joint: re.Match[str], first_head: str, *, arabic: bool
) -> int:
    right = folded[joint.end() : region.end]
    bare = _bare(right)
    head = head_of(bare, arabic=arabic)
    alike = bool(head) and head == first_head
    if joint[0].strip() in ("،", ","):  # a comma parts only what begins like the first name
        return _SURELY if alike and (arabic or bare != right) else 0
    if _BAD_START.match(right):
        return 0
    left = folded[region.start : joint.start()].rstrip()
    return (
        3 * bool(head)
        + 2 * alike
        + left.endswith((")", "”", "»", '"'))
        + 3 * right.startswith(("“", "”", "«", '"'))
        + 2 * (not arabic and bare != right)
    )


def _bare(words: str) -> str:
    words = words.lstrip(" \n" + _QUOTES)
    article = _ARTICLE.match(words)
    return words[article.end() :] if article else words


def _depth(words: str) -> int:
    """Return how many brackets and quotation marks are open at the end of ``words``."""
    return sum(words.count(mark) for mark in "(«“") - sum(words.count(mark) for mark in ")»”")


def is_name(folded: str, original: str, *, arabic: bool) -> bool:
    """Return whether a stretch can be the name of a party, as folded and as written.

    ``original`` has one character more on either side: a name may stand in quotation marks.
    """
    words = re.findall(r"[^\W_]+", folded)
    if not 1 <= len(words) <= 16 or len(folded) > _LONGEST or words[0].isdigit():
        return False
    if not generic_words().isdisjoint(words[:2]):
        return False
    if arabic:
        return bool(head_of(folded, arabic=True)) or any(mark in original for mark in '“”«"')
    capitals = _CAPITALISED.findall(original)
    return bool(capitals) and (bool(head_of(folded, arabic=False)) or len(capitals) > 1)
