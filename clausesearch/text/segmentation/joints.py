"""Titles without a stop that run into the sentence after them, as when lines were joined."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from clausesearch.text.folding import fold
from clausesearch.text.segmentation.wordlists import word_list

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from clausesearch.text.segmentation.enclosures import Enclosures

_UP = "A-ZÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŒ"
_LOW = "a-zàâäçéèêëîïôöùûüœ"
_NUM = (
    r"(?:[0-9]{1,4}(?:[./-][0-9]{1,3}){0,3}|[IVXLC]{1,7}|[Pp]remi(?:er|ère)|PREMIER|[Uu]nique|1er)"
)
#: «Article 12», «Section 1 :», at the head of a sentence or after a word without a stop.
_STRUCTURE = re.compile(
    rf"(?<!\S)(?:Article|ARTICLE|Section|SECTION|Sous-section|Chapter|CHAPTER|Chapitre|CHAPITRE|Titre|TITRE|"
    rf"Paragraphe|Annex|ANNEX|Annexe|ANNEXE)[ \xa0]{_NUM}"
    rf"(?P<titled>[ \xa0]?[:.–—-])?(?=[ \xa0][\"“«(]?[ \xa0]?(?:[{_UP}]|[0-9]))"
)
#: Words in capitals, then one that only begins with a capital.
_CAPITALS = re.compile(
    rf"(?<!\S)(?:[{_UP}][{_UP}'’-]+|[ÀAIVX])"
    rf"(?:,?[ \xa0](?:[{_UP}&][{_UP}'’-]+|[ÀA&]|(?:1[789]|20)\d\d)){{0,14}}"
    rf"[.:]?(?=[ \xa0][\"“«]?(?:[{_UP}]['’.]|[{_UP}][{_LOW}]|[ÀA][ ]))"
)
#: A single word in capitals of this length is no acronym.
_LONG_WORD = 9
_LONG_CAPITALS = re.compile(rf"[{_UP}]{{5}}")
#: A capitalised word between a word without a stop and one without a capital.
_CAPITAL_WORD = re.compile(
    rf"(?<=[\w»\"”)%*]) (?=([{_UP}]"
    rf"(?:[{_LOW}]{{0,12}}['’](?=[{_LOW}{_UP}])|[{_LOW}]{{0,12}}[ ](?=[{_LOW}0-9]))))"
)
_LAST_WORD = re.compile("[\\w’'-]{1,24}[»\"”)%*]?$")
#: Only the mark of an item stands before.
_MARK_ALONE = re.compile(r"\W*(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})[.)]{1,2}\s*")
_ANY_CAPITAL = re.compile(f"[{_UP}]")
#: A page or a numeral alone before a sentence: «. 12 La loi …», «. IV La liberté …».
_LONE_NUMBER = re.compile(
    rf"(?:\d{{1,3}}|[IVX]{{1,6}})(?=[ \xa0][{_UP}][{_LOW}'’]|[ ](?:ARTICLE|Titre|[{_UP}]{{5}}))"
)
#: A colon before the first item of a list.
_LIST_COLON = re.compile('[:：](?=\\s+(?:1°|[1١][.)-] ?|[-–—•] |["«“] ?Art[. ]))')
#: The place and the agency that open a report, after its title.
_DATELINE = re.compile('(?<=[\\w"»]) (?=[ء-ي]{3,20} ?\\([^()]{3,40}\\) ?[-–] )')
#: «Filed: …» among fields that a form sets one under the other.
_FIELD = re.compile(
    rf"(?<=[\w)]) (?:(?:Docket|Decision|Archive|Precedential|File|Case|Filing|Database) )?"
    rf"[{_UP}][{_LOW}]{{1,15}}(?: (?:ID|No\.?))?: "
)
_FIRST_FIELD = re.compile(rf"[{_UP}][\w ]{{2,40}}: ")
#: So many fields make a form.
_FIELDS = 3


def joints_of(
    text: str, spans: Iterable[tuple[int, int]], held: Enclosures
) -> Iterator[tuple[int, int]]:
    """Yield the spans of sentences, those that a title runs into being cut after the title."""
    for start, end in spans:
        for place in sorted(_places(text, start, end, held)):
            if text[start:place].strip() and text[place:end].strip():
                yield start, place
                start = place
        yield start, end


def _places(text: str, start: int, end: int, held: Enclosures) -> set[int]:
    found = {match.end() for match in _LIST_COLON.finditer(text, start, end)}
    if text.find(") -", start, end) >= 0:
        found |= {match.start() for match in _DATELINE.finditer(text, start, end)}
    if not _ANY_CAPITAL.search(text, start, end):
        return found
    found |= _structures(text, start, end)
    found |= _capitals(text, start, end)
    found |= _openers(text, start, end)
    head = _head(text, start, end)
    lone = _LONE_NUMBER.match(text, head, end)
    if lone:
        found.add(lone.end())
    fields = [match.start() for match in _FIELD.finditer(text, start, end)]
    if len(fields) + bool(_FIRST_FIELD.match(text, head, end)) >= _FIELDS:
        found |= set(fields)
    return {
        place
        for place in found
        if held.bracket_at(place) is None and held.quotation_at(place) is None
    }


def _head(text: str, start: int, end: int) -> int:
    while start < end and not text[start].isalnum():
        start += 1
    return start


def _structures(text: str, start: int, end: int) -> set[int]:
    found: set[int] = set()
    head = _head(text, start, end)
    for match in _STRUCTURE.finditer(text, start, end):
        opens = match.start() == head
        if not opens:
            before = text[max(start, match.start() - 24) : match.start()].split()
            if not before or (not before[-1][-1:].isalnum() and before[-1][-1:] not in ':»"”)'):
                continue
            if fold(before[-1]) in _links():
                continue
            found.add(match.start())
        if not match["titled"]:
            found.add(match.end())
    return found


def _links() -> frozenset[str]:
    return word_list("starters", "links")


def _capitals(text: str, start: int, end: int) -> set[int]:
    found: set[int] = set()
    head = _head(text, start, end)
    for match in _CAPITALS.finditer(text, start, end):
        run = match.group()
        if not _LONG_CAPITALS.search(run):
            continue
        if match.start() == head or match.start() in found:
            found.add(match.end())
        elif (run.count(" ") or len(run) > _LONG_WORD) and text[
            match.start() - 2 : match.start() - 1
        ].isalnum():
            found |= {match.start(), match.end()}
    return found


def _openers(text: str, start: int, end: int) -> set[int]:
    found: set[int] = set()
    starters = word_list("starters", "en") | word_list("starters", "fr")
    never = word_list("starters", "joint_never")
    for match in _CAPITAL_WORD.finditer(text, start, end):
        word = fold(match[1].rstrip())
        if word not in starters or word in never:
            continue
        if _MARK_ALONE.fullmatch(text, start, match.start()):
            continue
        before = _LAST_WORD.search(text, max(start, match.start() - 26), match.start())
        if before and fold(before.group()) not in _links():
            found.add(match.end())
    return found
