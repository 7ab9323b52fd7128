"""In which languages the text of an agreement was made: «حرر باللغتين العربية والفرنسية»."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from clausesearch.text.facts.units import Finding
from clausesearch.text.folding import fold

if TYPE_CHECKING:
    from clausesearch.text.facts.units import Unit

_LANGUAGES = {
    "ar": "عربية|العربية|arabic|arabe|arabes",
    "fr": "فرنسية|الفرنسية|french|français|française|françaises",
    "en": "انجليزية|الإنجليزية|إنكليزية|الإنكليزية|english|anglais|anglaise|anglaises",
    "es": "اسبانية|الإسبانية|spanish|espagnol|espagnole|espagnoles",
    "pt": "برتغالية|البرتغالية|portuguese|portugais|portugaise|portugaises",
    "it": "ايطالية|الإيطالية|italian|italien|italienne|italiennes",
    "de": "المانية|الألمانية|german|allemand|allemande|allemandes",
    "ru": "روسية|الروسية|russian|russe|russes",
    "zh": "صينية|الصينية|chinese|chinois|chinoise|chinoises|mandarin",
    "tr": "تركية|التركية|turkish|turc|turque|turques",
    "fa": "فارسية|الفارسية|persian|farsi|persan|persane",
    "he": "عبرية|العبرية|hebrew|hébreu",
    "ja": "يابانية|اليابانية|japanese|japonais|japonaise",
    "ko": "كورية|الكورية|korean|coréen|coréenne",
    "ms": "ملايوية|الملايوية|ماليزية|الماليزية|malay|malais|malaise",
    "id": "اندونيسية|الإندونيسية|indonesian|indonésien|indonésienne",
    "sw": "سواحيلية|السواحيلية|swahili|kiswahili",
    "ber": "امازيغية|الأمازيغية|amazigh|tamazight|berber|amazighe|berbère",
    "nl": "هولندية|الهولندية|dutch|néerlandais|néerlandaise",
    "ur": "اردية|الأردية|أردو|urdu|ourdou",
    "el": "يونانية|اليونانية|greek|grec|grecque",
    "pl": "بولندية|البولندية|polish|polonais|polonaise",
    "ro": "رومانية|الرومانية|romanian|roumain|roumaine",
    "uk": "اوكرانية|الأوكرانية|ukrainian|ukrainien|ukrainienne",
}
#: What is said of the text itself, and not of a magazine or of lessons.
_OF_THE_TEXT = re.compile(
    r"\b(?:نسخ\w*|نظير\w*|نظاير|اصلي\w*|حرر\w*|الحجيه|حجيه|بالتساوي|يعتد|النصان|النصين|النصوص"
    r"|originals?|copies|duplicate|triplicate|counterparts?|authentic|(?:both|all) (?:texts"
    r"|versions)"
    r"|drawn up|text shall prevail|exemplaires?|originaux|foi|redige\w*|etabli\w*|prevaut|prevalant"
    r"|(?:communique|declaration|agreement|memorandum|protocol) (?:was|is|has been) (?:adopted"
    r"|done|made"
    r"|issued|drawn))\b"
)
_NOT_THE_TEXT = re.compile(
    r"\b(?:مجله|تصدر|دروس|يدرس|موقع|review|magazine|journal|revue|courses?)\b"
)


def text_languages(sentences: list[Unit]) -> Finding | None:
    """Return the languages the text was made in; the value is their ISO 639 codes, sorted.

    Of several sentences that say so, the one that names most languages holds.
    """
    best: tuple[int, Finding] | None = None
    for unit in reversed(sentences):
        if not _OF_THE_TEXT.search(unit.text) or _NOT_THE_TEXT.search(unit.text):
            continue
        if found := _pattern().search(unit.text):
            words = re.findall(r"[^\W\d_]+", found[0])
            named = sorted({language_names()[word] for word in words if word in language_names()})
            start, end = found.span()
            finding = Finding(unit.start + start, unit.start + end, " ".join(named), 0.95)
            best = max(best or (0, finding), (len(named), finding), key=lambda one: one[0])
    return best[1] if best else None


@cache
def language_names() -> dict[str, str]:
    """Return folded name → code, those with a preposition before them («بالعربية») too."""
    plain = {fold(name): code for code, row in _LANGUAGES.items() for name in row.split("|")}
    joined = {
        prefix + name: code for name, code in plain.items() for prefix in ("و", "ب", "وب")
        if not name.isascii()
    }  # fmt: skip
    return plain | joined


@cache
def _pattern() -> re.Pattern[str]:
    name = "(?:" + "|".join(sorted(language_names(), key=len, reverse=True)) + ")"
    joint = r"(?:\s*[,،]\s*(?:and |et |و)?|\s+(?:and|et)\s+(?:in |en )?(?:the )?|\s+و?\s?|-)"
    return re.compile(
        r"\b(?:ب?(?:ال)?(?:لغه|لغتين|لغات) |(?:in|en) (?:the )?(?:langues? )?(?:both )?|"
        r"(?:les? )?(?:deux )?(?:textes?|versions?) |(?:the )?(?=\w+ (?:text|version))|(?=بال))"
        rf"{name}(?:{joint}{name})*\b(?: (?:languages?|texts?|versions?))?"
    )
