"""Lines that agencies, sites and typists put around an agreement, and that no one quotes.

Every pattern is anchored, has no nested repetition, and reads a folded line of bounded length.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache

#: Longer lines are prose, whatever they begin with.
LONGEST = 220


class Noise(StrEnum):
    """How far a piece of boilerplate reaches."""

    LINE = "line"
    #: The line, and the short lines under it up to the next blank line.
    LIST = "list"
    #: The line, and the next one where the line ends at its colon.
    SOURCE = "source"


_LIST_HEADS = (
    "related posts?", "related articles?", "related", "related stories", "read also", "read more",
    "see also", "more on this", "you may also like", "most read", "more stories",
    "lire aussi", "a lire aussi", "lire egalement", "articles similaires", "articles lies",
    "sur le meme sujet", "voir aussi", "les plus lus",
    "اقرا ايضا", "اقرا المزيد", "اقرا كذلك", "مواضيع ذات صله", "موضوعات ذات صله", "مقالات ذات صله",
    "اخبار ذات صله", "موضوعات متعلقه", "مواضيع متعلقه", "قد يعجبك ايضا", "قد يهمك ايضا",
    "شاهد ايضا", "الاكثر قراه", "المزيد من الاخبار", "مواد ذات صله",
)  # fmt: skip
_SOURCE_HEADS = (
    "المصدر", "مصدر", "source", "sources", "photo", "photos", "image", "credit", "credits",
    "credit photo", "photo credit", "crédit", "الصوره", "الصور", "تصوير", "صوره", "عدسه", "كتب",
    "كتبت", "تحرير", "اعداد", "ترجمه", "بقلم",
)  # fmt: skip
_LINE_HEADS = (
    "شارك هذا الخبر", "شارك الخبر", "شارك المقال", "شارك هذا المقال", "شاركها", "مشاركه",
    "الوسوم", "وسوم", "كلمات البحث", "كلمات مفتاحيه", "الكلمات المفتاحيه", "كلمات دلاليه", "تاغ",
    "تابعنا على", "تابعونا على", "تابعوا", "اشترك في", "اشتركوا في", "النشره البريديه",
    "جميع الحقوق محفوظه", "حقوق النشر", "اضف تعليق", "التعليقات", "اترك تعليقا", "طباعه",
    "مده القراه", "وقت القراه", "زمن القراه", "تاريخ النشر", "نشر بتاريخ", "نشر في", "نسخ الرابط",
    "اخر تحديث", "عدد القراات", "عدد المشاهدات", "ارسل لصديق", "الصفحه الرئيسيه", "الرئيسيه",
    "reading time", "subscribe to", "share this", "share", "tags", "tag", "keywords", "follow us",
    "all rights reserved", "copyright", "report an error", "published on", "published", "updated",
    "last updated", "posted on", "filed under", "leave a comment", "comments", "print", "topics",
    "sign up", "newsletter", "advertisement", "home", "skip to content", "back to top", "top",
    "menu", "by our", "back",
    "temps de lecture", "partager", "partagez", "mots-cles", "mots cles", "abonnez-vous",
    "s'abonner", "suivez-nous", "tous droits reserves", "publie le", "mis a jour", "par la redaction",
    "imprimer", "commentaires", "etiquettes", "accueil", "haut de page", "retour en haut",
    "inscrivez-vous", "signaler une erreur", "publicite",
)  # fmt: skip
#: Heads that are also ordinary words: only with a colon, alone, or in a list of names.
_TAIL = r"\s*(?:[:：|>»·/].*|$)"
_OPEN_ENDED = frozenset(
    "تابعنا على|تابعونا على|اشترك في|اشتركوا في|جميع الحقوق محفوظه|حقوق النشر|نشر بتاريخ|"
    "subscribe to|all rights reserved|copyright|published on|posted on|follow us|sign up|report an error|"
    "abonnez-vous|tous droits reserves|publie le|mis a jour|par la redaction|inscrivez-vous|"
    "reading time|temps de lecture|مده القراه|شارك هذا الخبر|last updated|اخر تحديث".split("|")
)


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    def group(heads: tuple[str, ...]) -> str:
        return "|".join(re.escape(head) if "?" not in head else head for head in heads)

    closed = tuple(head for head in _LINE_HEADS if head not in _OPEN_ENDED)
    return (
        re.compile(rf"[^\w]*(?:{group(_LIST_HEADS)}){_TAIL}"),
        re.compile(rf"[^\w]*(?:{group(_SOURCE_HEADS)})\s*(?:[:：/].*)$"),
        re.compile(rf"[^\w]*(?:(?:{group(closed)}){_TAIL}|(?:{group(tuple(_OPEN_ENDED))})\b|[©®])"),
    )


_NAMES_ROW = re.compile(r"[^.؟?!]*[|·•»>][^.؟?!]*$")
_URL = re.compile(r"(?:https?://|www\.)\S+$")
_CREDIT = re.compile(r"[\w\s]{1,40}\s?[-–—/]\s?[\w\s]{1,40}:?$")
_CLOCK = re.compile(r"\d{1,2}\s?[:h]\s?\d{2}\b")
_DATE = re.compile(r"\b(?:19|20)\d{2}\b")
_DESK = re.compile(
    r"(?:قسم|مكتب|وكالات|وكاله|مراسل|متابعه|خاص|القسم|هييه التحرير|newsroom|desk|staff|correspondent|"
    r"courier|news|agency|agencies|agence|redaction|service|correspondant|avec)\b"
)
#: A place, perhaps an agency and a date, and a dash: how an agency's report opens.
_DATELINE = re.compile(
    r"[^\W\d_a-zà-ÿ][^.؟?!:؛;–—،,\n]{1,28}(?:[,،(/][^.؟?!:؛;–—\n]{1,24})?[ )][-–—][ ]"
    r"(?:[^.؟?!:؛;–—\n]{0,14}(?:[0-9٠-٩]{1,2}|[0-9٠-٩]{4})[^.؟?!:؛;–—\n]{0,16}[ ][-–—][ ])?"
)
_SENTENCE = re.compile(r"[.؟?!;؛]\s*$")


def noise_of(folded: str, words: int) -> Noise | None:
    """Return how far the boilerplate that begins with this line reaches, or ``None``.

    ``folded`` is the trimmed, folded line; ``words`` counts its words.
    """
    if len(folded) > LONGEST:
        return None
    related, source, line = _patterns()
    if related.match(folded):
        return Noise.LIST
    if words <= 12 and source.match(folded):
        return Noise.SOURCE
    if words <= 25 and (line.match(folded) or _URL.match(folded)):
        return Noise.LINE
    return Noise.LINE if _is_byline(folded, words) else None


def dateline_end(text: str, start: int, end: int) -> int:
    """Return where the report begins after a dateline («الرباط – 3 مارس –»), else ``start``."""
    match = _DATELINE.match(text, start, min(end, start + 120))
    if match is None or end - match.end() < 40:
        return start
    place = text[start : match.end()].split("–")[0].split(" - ")[0].split("—")[0].strip()
    capitals = place.split(",")[0].split("(")[0].strip()
    arabic = "\u0621" <= capitals[:1] <= "\u064a"
    named = len(capitals.split()) <= 3 and (arabic or capitals.isupper() or capitals.istitle())
    return match.end() if named else start


def _is_byline(folded: str, words: int) -> bool:
    if words > 12 or _SENTENCE.search(folded):
        return False
    if words <= 8 and folded.count("»") and "«" not in folded:
        return True
    if ("|" in folded or "·" in folded) and _NAMES_ROW.match(folded):
        return True
    if _CREDIT.match(folded) and words <= 6 and (_DESK.search(folded) or folded.endswith(":")):
        return True
    return bool(
        _DATE.search(folded)
        and (_CLOCK.search(folded) or (_DESK.search(folded) and re.search("[-–—]", folded)))
    )
