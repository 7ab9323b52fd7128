"""Months, weekdays and numbers in words, in Arabic, English and French, as folded text.

The Arabic Gregorian months come in three families: those of Egypt, the Gulf and Libya (يناير),
those of the Levant and Iraq (كانون الثاني), and those of the Maghreb after the French (جانفي in
Tunisia and Algeria; غشت, شتنبر, دجنبر in Morocco).
"""

from __future__ import annotations

from functools import cache

from clausesearch.text.folding import fold

_GREGORIAN = (
    "يناير|كانون الثاني|كانون ثاني|جانفي|ينار|january|jan|janvier|janv",
    "فبراير|شباط|فيفري|فبرائر|february|feb|fevrier|fevr|fev",
    "مارس|آذار|اذار|march|mar|mars",
    "أبريل|ابريل|إبريل|نيسان|أفريل|april|apr|avril|avr",
    "مايو|أيار|ايار|ماي|مايس|may|mai",
    "يونيو|يونيه|حزيران|جوان|june|jun|juin",
    "يوليو|يوليه|تموز|يوليوز|جويلية|july|jul|juillet|juil",
    "أغسطس|آب|اب|أوت|غشت|august|aug|aout",
    "سبتمبر|أيلول|ايلول|شتنبر|شتمبر|september|sept|sep|septembre",
    "أكتوبر|اكتوبر|تشرين الأول|تشرين أول|october|oct|octobre",
    "نوفمبر|تشرين الثاني|تشرين ثاني|نونبر|november|nov|novembre",
    "ديسمبر|كانون الأول|كانون أول|دجنبر|december|dec|decembre",
)
_HIJRI = (
    "محرم|المحرم|محرم الحرام|muharram|mouharram",
    "صفر|safar",
    "ربيع الأول|ربيع أول|rabi' al-awwal|rabi al-awwal|rabi i|rabia al awal|rabii i",
    "ربيع الثاني|ربيع الآخر|ربيع ثاني|rabi' al-thani|rabi al-thani|rabi' al-akhir|rabi ii",
    "جمادى الأولى|جمادى الأول|جمادي الأولى|jumada al-ula|jumada al-awwal|jumada i|joumada i",
    "جمادى الآخرة|جمادى الثانية|جمادى الآخر|jumada al-akhirah|jumada al-thani|jumada ii",
    "رجب|rajab|rajeb",
    "شعبان|sha'ban|shaban|chaabane|shaaban",
    "رمضان|ramadan|ramadhan",
    "شوال|shawwal|chaoual|shawal",
    "ذو القعدة|ذي القعدة|ذي قعدة|dhu al-qi'dah|dhu al-qadah|dhou al qida|dhul qadah",
    "ذو الحجة|ذي الحجة|ذي حجة|dhu al-hijjah|dhou al hijja|dhul hijjah|dhul-hijjah",
)
_WEEKDAYS = (
    "الاثنين|الإثنين|monday|lundi",
    "الثلاثاء|tuesday|mardi",
    "الأربعاء|wednesday|mercredi",
    "الخميس|thursday|jeudi",
    "الجمعة|friday|vendredi",
    "السبت|saturday|samedi",
    "الأحد|sunday|dimanche",
)

# Numbers in words from one on, and days of the month.
_EN_UNITS = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen"
    "|sixteen|seventeen|eighteen|nineteen"
)
_EN_ORDINALS = (
    "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth"
    "|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth"
)
_FR_UNITS = (
    "un|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize"
    "|dix-sept|dix-huit|dix-neuf"
)
_AR_ORDINALS = (
    "الأول|الثاني|الثالث|الرابع|الخامس|السادس|السابع|الثامن|التاسع|العاشر|الحادي عشر|الثاني عشر"
    "|الثالث عشر|الرابع عشر|الخامس عشر|السادس عشر|السابع عشر|الثامن عشر|التاسع عشر"
)
_AR_UNITS = (
    "واحد|اثنين|ثلاثة|أربعة|خمسة|ستة|سبعة|ثمانية|تسعة|عشرة|أحد عشر|اثني عشر|ثلاثة عشر|أربعة عشر"
    "|خمسة عشر|ستة عشر|سبعة عشر|ثمانية عشر|تسعة عشر"
)


@cache
def gregorian_months() -> dict[str, int]:
    """Return folded name → month 1–12."""
    return _numbered(_GREGORIAN)


@cache
def hijri_months() -> dict[str, int]:
    """Return folded name → month 1–12 of the Hijri year."""
    return _numbered(_HIJRI)


@cache
def weekdays() -> dict[str, int]:
    """Return folded name → day of the week, Monday is 0."""
    return {name: number - 1 for name, number in _numbered(_WEEKDAYS).items()}


@cache
def day_words() -> dict[str, int]:
    """Return folded words → day of the month 1–31 («السابع», “eighteenth”, « premier »)."""
    english, french, arabic = (rows.split("|") for rows in (_EN_ORDINALS, _FR_UNITS, _AR_ORDINALS))
    words = {"premier": 1, "الفاتح": 1, "فاتح": 1}
    words |= {word: number for number, word in enumerate(french[1:], 2)}
    for ordinals in (english, arabic):
        words |= {word: number for number, word in enumerate(ordinals, 1)}
    for tens, en, fr, names in (
        (20, "twent", "vingt", ("العشرين", "العشرون")),
        (30, "thirt", "trente", ("الثلاثين", "الثلاثون")),
    ):
        words |= {f"{en}ieth": tens, fr: tens} | dict.fromkeys(names, tens)
        for unit in range(1, 10 if tens == 20 else 2):
            words |= {f"{en}y{dash}{english[unit - 1]}": tens + unit for dash in "- "}
            linked = ("-et-un", " et un") if unit == 1 else (f"-{french[unit - 1]}",)
            words |= {f"{fr}{link}": tens + unit for link in linked}
            first = "الحادي" if unit == 1 else arabic[unit - 1]
            words |= {f"{first} و{name}": tens + unit for name in names}
    return {fold(word): number for word, number in words.items()}


@cache
def year_words() -> dict[str, int]:
    """Return folded words → year 2000–2049 as legal texts spell it out."""
    words = {"two thousand": 2000, "deux mille": 2000, "ألفين": 2000}
    english, french, arabic = _tens_and_units()
    for number in range(1, 50):
        words |= {
            f"two thousand {link}{name}": 2000 + number
            for name in english[number]
            for link in ("and ", "")
        }
        words |= {
            f"deux {mille} {name}": 2000 + number
            for name in french[number]
            for mille in ("mille", "mil")
        }
        words |= {f"ألفين و{name}": 2000 + number for name in arabic[number]}
    return {fold(word): number for word, number in words.items()}


def _tens_and_units() -> tuple[dict[int, list[str]], ...]:
    """Return 1–49 in English, French and Arabic words."""
    rows = [row.split("|") for row in (_EN_UNITS, _FR_UNITS, _AR_UNITS)]
    english, french, arabic = ({n: [word] for n, word in enumerate(row, 1)} for row in rows)
    for tens, en, fr, ar in (
        (20, "twenty", "vingt", "عشرين"),
        (30, "thirty", "trente", "ثلاثين"),
        (40, "forty", "quarante", "أربعين"),
    ):
        english[tens], french[tens], arabic[tens] = [en], [fr], [ar]
        for unit in range(1, 10):
            english[tens + unit] = [f"{en}{dash}{english[unit][0]}" for dash in "- "]
            link = f"{fr}-et-un", f"{fr} et un"
            french[tens + unit] = list(link) if unit == 1 else [f"{fr}-{french[unit][0]}"]
            arabic[tens + unit] = [f"{arabic[unit][0]} و{ar}"]
    return english, french, arabic


def _numbered(names: tuple[str, ...]) -> dict[str, int]:
    return {fold(name): number for number, row in enumerate(names, 1) for name in row.split("|")}


def hijri_to_iso(year: int, month: int, day: int) -> str | None:
    """Return the Gregorian ISO date of a Hijri one by the Umm al-Qura calendar, None if unknown.

    The calendar is known for the years 1343 to 1500; a month seen on another day elsewhere (as in
    Morocco) may differ from it by one day.
    """
    from hijridate import Hijri

    try:
        return Hijri(year, month, day).to_gregorian().isoformat()
    except (ValueError, OverflowError):
        return None
