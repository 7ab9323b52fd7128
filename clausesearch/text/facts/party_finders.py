"""Where a text names its parties: each finder proposes lists of stretches, the likeliest first.

All take folded text and whether it is Arabic. A proposal may still hold what is no name: whoever
asks tries the next one then.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from clausesearch.text.facts.date_cues import HELD, SIGNED
from clausesearch.text.facts.party_names import Part, head_of, parted, trimmed
from clausesearch.text.facts.party_words import organisations

if TYPE_CHECKING:
    from collections.abc import Iterator

#: How far into a text parties are looked for, and how long a title can be.
HEAD = 3_000
TITLE = 250
_TAIL = 600

_BETWEEN = r"\b(?<!من )(?:فيما بين|ما بين|بين|between|entre)\b"
_ALONE = re.compile(r"^[ \t]*[-–—(]?[ \t]*(?:and|et|و)[ \t]*[-–—):,،]?[ \t]*$", re.MULTILINE)
_ITEM = re.compile(
    r"^[ \t]*(?:\(?\d{1,2}[ \t]*[).\-–/]{1,2}|\(?[a-hأ-ي][).]|[-–•*])[ \t]*-?[ \t]*(?=\S)",
    re.MULTILINE,
)
_BETWEEN_COLON = re.compile(
    rf"(?:{_BETWEEN}(?:\s+(?:كل من|الموقعين ادناه|les soussignes?|the undersigned|the following))?"
    r"\s*:?|الاطراف\s*:|parties\s*:)[ \t]*\n"
)
_ORDINAL_AR = "(?:الاول|الثاني|الثالث)"
_LABEL = re.compile(
    rf"^[ \t]*(?:(?:الطرف|الفريق|الجانب) {_ORDINAL_AR}|(?:the )?(?:first|second|third) party"
    r"|(?:la )?(?:premiere|deuxieme|seconde|troisieme) partie)[ \t]*[:–-][ \t]*(\S[^\n]*)",
    re.MULTILINE,
)
_ROLE = re.compile(
    r"\s*[,،(]\s*(?:(?:و?(?:ال)?ممثل[اهين]*|و?يمثل(?:ه|ها)?|المسمي|المسماه)\b"
    r"|acting through|agissant par)"
    r"|\s*[,،(]?\s*\b(?:و?يشار الي(?:ه|ها)"
    r"|المشار الي(?:ه|ها|هما) (?:فيما|ادنا|بعد|لاحقا|ب|في هذ)\w*"
    r"|represented by|hereinafter|hereafter|represente(?:e|s|es)? par|ci-apres)\b"
)
_NEXT = re.compile(r"(?:[,،;؛]\s*|\n\s*)(?:and\s+|et\s+|و\s?)|\n\s*(?=\()")
_LEADING = re.compile(
    rf"(?:\s|\(?\d{{1,2}}[).\-]|[-–•]|(?:and|et)\s|ان\s|و(?=\s)|.*?{_BETWEEN}[\s:]*"
    r"(?:كل من\s|les soussignes?[\s:]*)?)*",
    re.DOTALL,
)
_STOP = re.compile(
    r"[.;؛:!?؟](?=\s|$)|\n\s*\n|\n(?!\s*(?:and|et|و|\(|the\b|le\b|la\b|l'))"
    r"|\s(?:represented|hereinafter|represente\w*|ci-apres|ممثل\w*|المشار|ويشار|وذلك|بحضور|بهدف"
    r"|في مجال|بشان|حول)\s"
)
_AGREEMENT = re.compile(
    r"\b(?:ال)?(?:اتفاقيه|اتفاق|مذكره|بروتوكول|ميثاق|عقد|شراكه|توامه|تعاون|وثيقه|خطه|اعلان|بيان"
    r"|لقا\w*|محادثات)\b"
    r"|\b(?:agreement|memorandum|accord|protocol|convention|treaty|pact|partnership|cooperation"
    r"|twinning|plan|declaration|charter|signed|made"
    r"|protocole|traite|partenariat|jumelage|charte|contrat|contract|signe\w*|conclu\w*)\b"
)
_PREAMBLE_FOLLOWS = re.compile(
    r"[,،:](?=\s*$|\s*(?:رغبه|اذ|انطلاقا|بنا|اقتناعا|ايمانا|حرصا|وعيا|استنادا|اعتبارا|تاكيدا|تعزيزا"
    r"|سعيا|بعد|وقد|وهما|قد|اتفق\w*|ادراكا|عملا|تجسيدا|تنفيذا|وفا|تقديرا|التزاما|يتفقان|تتفقان"
    r"|ويشار|المشار|ci-apres|hereinafter"
    r"|desir\w+|recogni\w+|consider\w+|convin\w+|wish\w+|recall\w+|having|noting|being|aware"
    r"|mindful"
    r"|hereby|have|acting|determined|conscious|persuaded|believing|seeking|building|guided"
    r"|soucieu\w+|reconnaissant|rappelant|vu|attache\w*|anime\w*|conviennent|sont|ont|agissant"
    r"|estimant|prenant|souhaitant|resolu\w*))"
)
_SIGN_AR = re.compile(
    r"(?:^|[\s.،:–—-])(?:و|ف)?(?:وقع|وقعت|ابرم|ابرمت|توقع|يوقع|تبرم|يبرم|التقت|التقي|اتفقت|اتفق"
    r"|تتفق|يتفق|قررت|قرر|اعلنت|اعلن)\s+(?:كل من\s+)?"
)
_BOTH_SIGN_AR = re.compile(
    r"\s(?:وقعا|وقعتا|يوقعان|توقعان|ابرما|ابرمتا|يبرمان|تبرمان|اتفقا|اتفقتا|يتفقان|تتفقان|قررا"
    r"|قررتا)\b"
)
_SIGN_LATIN = re.compile(
    r"\s(?:,\s)?(?:have |has |jointly |today |on \w+ )*(?:sign(?:ed)?|seal(?:ed)?|inked|concluded"
    r"|agreed?|entered into|adopt(?:ed)?|decided|undertake"
    r"|(?:ont|viennent de|a)(?: officiellement)? (?:signer?|conclure?|conclu|scelle?r?|paraphe?r?"
    r"|adopter?|convenu)|signe(?:nt)?|scelle(?:nt)?|concluent|conviennent|sont convenu\w*|decident"
    r"|s'engagent)\b"
)
_SIGNED_BY = re.compile(
    r"\b(?:signe(?:e|s|es)?|conclue?s?|scelle(?:e|s|es)?|signed|concluded|sealed)\b"
    r"[^.\n]{0,80}?\b(?:par|by)\s"
)
_WITH_AR = re.compile(r"\sمع\s+(?:كل من\s+)?")
_WITH_LATIN = re.compile(r"\s(?:with|avec)\s+")
_DASH = re.compile(
    r"^(?:\W*(?:coop\w*|partenariat|partnership|تعاون)\s+)?(.{1,80}?)\s[–—-]\s(.{1,80})$",
    re.MULTILINE,
)
_FOR = re.compile(
    r"(?:^|[ \t]{3,})(?:عن|for|pour)[ \t]+(\S(?:(?![ \t]{3})[^\n,،:])*)", re.MULTILINE
)


def listed(folded: str, _arabic: bool) -> Iterator[list[Part]]:
    """Find «بين: ١- … ٢- …», “between: (1) … (2) …”."""
    opening = _BETWEEN_COLON.search(folded)
    if not opening:
        return
    items = list(_ITEM.finditer(folded, opening.end()))
    if not items or folded[opening.end() : items[0].start()].strip():
        return
    names: list[Part] = []
    for item in items:
        if names and folded.count("\n\n", names[-1].end, item.start()) > 1:
            break
        end = folded.find("\n", item.end())
        names.append(Part(item.end(), end if end >= 0 else len(folded)))
    yield names


def labelled(folded: str, _arabic: bool) -> Iterator[list[Part]]:
    """Find «الطرف الأول: …», “First Party: …”."""
    yield [Part(*match.span(1)) for match in _LABEL.finditer(folded)]


def joined_by_a_line(folded: str, _arabic: bool) -> Iterator[list[Part]]:
    """Find names on lines of their own with “and” alone on the line between them."""
    names: list[Part] = []
    for match in _ALONE.finditer(folded):
        before = folded[: match.start()].rstrip()
        if not names:
            names.append(_after_between(folded, Part(before.rfind("\n") + 1, len(before))))
        if after := re.compile(r"\s*(\S[^\n]*)").match(folded, match.end()):
            names.append(Part(*after.span(1)))
    yield names


def with_roles(folded: str, _arabic: bool) -> Iterator[list[Part]]:
    """Find names before “represented by” or “hereinafter”, one after the other."""
    names: list[Part] = []
    last = 0
    for role in _ROLE.finditer(folded):
        line = max(last, folded.rfind("\n", 0, role.start()) + 1)
        joints = list(_NEXT.finditer(folded, line, role.start())) if names else []
        begin = joints[-1].end() if joints else line
        part = _after_between(folded, Part(begin, role.start()))
        if names and folded[part.start] == "و" and head_of(folded[part.start + 1 :], arabic=True):
            part = Part(part.start + 1, part.end)
        last = role.end()
        opens = begin == 0 or folded[begin - 1] == "\n" or joints
        if opens and part.end - part.start > 3 and ". " not in folded[part.start : part.end]:
            names.append(part)
    yield names


def between_in_title(folded: str, arabic: bool) -> Iterator[list[Part]]:
    """Find «بين … و…», “between … and …” in what can be a title."""
    yield from _between(folded, 0, TITLE, arabic=arabic)


def between_further_on(folded: str, arabic: bool) -> Iterator[list[Part]]:
    """Find «اتفاقية … بين … و…» in the first paragraphs."""
    yield from _between(folded, TITLE, HEAD, arabic=arabic)


def _between(folded: str, first: int, last: int, *, arabic: bool) -> Iterator[list[Part]]:
    for match in re.compile(rf"{_BETWEEN}[\s:]*(?:كل من\s+)?").finditer(folded, first, last):
        if first and not _AGREEMENT.search(folded, match.start() - 90, match.start()):
            continue
        yield from _several(folded, match.end(), _end_of_list(folded, match.end()), arabic=arabic)


def opening(folded: str, arabic: bool) -> Iterator[list[Part]]:
    """Find the names a preamble opens with: «حزب … وحزب …، إذ», « Le … et l'…, ci-après »."""
    for line in re.finditer(r"^[^\n]+$", folded[: HEAD // 2], re.MULTILINE):
        end = _PREAMBLE_FOLLOWS.search(line[0])
        if end and not re.search(r"[.;؛]", line[0][: end.start()]):
            part = _after_between(folded, Part(line.start(), line.start() + end.start()))
            yield from _several(folded, *part, arabic=arabic)


def dashed(folded: str, _arabic: bool) -> Iterator[list[Part]]:
    """Find « Coopération Province de … – Région de … » in a title."""
    for match in _DASH.finditer(folded, 0, TITLE):
        yield [Part(*match.span(1)), Part(*match.span(2))]


def reported(folded: str, arabic: bool) -> Iterator[list[Part]]:
    """Find who signs: «وقعت … و… اتفاقية», “… and … signed”, “… signed … with …”, “signed by”."""
    for verb in (_SIGN_AR if arabic else _SIGN_LATIN).finditer(folded):
        end = _end_of_list(folded, verb.end())
        subject = Part(verb.end(), end) if arabic else _subject(folded, verb)
        yield from _several(folded, *subject, arabic=arabic)
        if other := (_WITH_AR if arabic else _WITH_LATIN).search(folded, verb.end(), end):
            first = Part(verb.end(), other.start()) if arabic else subject
            yield [first, Part(other.end(), end)]
    for verb in _SIGNED_BY.finditer(folded):
        yield from _several(folded, verb.end(), _end_of_list(folded, verb.end()), arabic=arabic)
    for verb in _BOTH_SIGN_AR.finditer(folded):
        yield from _several(folded, *_subject(folded, verb), arabic=arabic)


def alike(folded: str, arabic: bool) -> Iterator[list[Part]]:
    """Find two names of one kind side by side in the first sentence: «حزب … والحزب …»."""
    first = _end_of_list(folded, 0)
    for word in re.finditer(r"(?<![^\W_])[^\W\d_]+", folded[:first]):
        head = head_of(word[0], arabic=arabic)
        for parts in _several(folded, word.start(), first, arabic=arabic) if head else ():
            if all(head_of(folded[slice(*part)], arabic=arabic) == head for part in parts):
                yield parts


def alike_apart(folded: str, arabic: bool) -> Iterator[list[Part]]:
    """Find two names of one kind in a report of a meeting: «التقى وفد من حزب … قيادة حزب …»."""
    opening = folded[: 3 * TITLE]
    if not (SIGNED.search(opening) or HELD.search(opening)):
        return
    named: dict[str, dict[frozenset[str], Part]] = {}
    for word in re.finditer(r"(?<![^\W_])[^\W\d_]+", opening):
        joined = word[0] not in organisations() and word[0][:1] in "ولبف"
        noun, start = word[0][joined:], word.start() + joined
        if not arabic or noun not in organisations():
            continue
        part = trimmed(folded, Part(start, _end_of_list(folded, start)))
        words = frozenset(re.findall(r"\w+", folded[slice(*part)]))
        same = named.setdefault(noun, {})
        if 2 <= len(words) <= 6 and not any(words <= known for known in same):
            same[words] = part
    for parts in named.values():
        if len(parts) == 2:
            yield list(parts.values())


def signing(folded: str, _arabic: bool) -> Iterator[list[Part]]:
    """Find «عن …», “For …” above the signatures."""
    yield [Part(*match.span(1)) for match in _FOR.finditer(folded, max(0, len(folded) - _TAIL))]


def _several(folded: str, start: int, end: int, *, arabic: bool) -> Iterator[list[Part]]:
    parts = parted(folded, Part(start, end), arabic=arabic)
    if len(parts) > 1:
        yield parts


def _subject(folded: str, verb: re.Match[str]) -> Part:
    """Return what stands before a verb in its sentence."""
    sentence = max(folded.rfind(mark, 0, verb.start()) + len(mark) for mark in ("\n", ". "))
    return Part(sentence if sentence > 1 else 0, verb.start())


def _end_of_list(folded: str, start: int) -> int:
    stop = _STOP.search(folded, start + 3, start + 500)
    return stop.start() if stop else min(len(folded), start + 500)


def _after_between(folded: str, part: Part) -> Part:
    leading = _LEADING.match(folded, *part)
    return Part(leading.end() if leading else part.start, part.end)
