"""Comparisons made by hand, so that a test knows every word of them."""

from __future__ import annotations

from clausesearch.records import (
    Clause,
    Comparison,
    DateFact,
    Difference,
    DifferenceKind,
    Document,
    Fact,
    FactKind,
    Kind,
    Match,
    PartyFact,
    Quote,
)

ARABIC = """اتفاق توأمة بين بلدية النخيل وبلدية السدرة

المادة 1
تلتزم البلديتان بإحداث لجنة مشتركة من ستة أعضاء.

المادة 2
يسري هذا الاتفاق لمدة ثلاث سنوات، وينشر في 25 يوليو 2021.

المادة 3: البيئة
1. تغرس كل بلدية ألف شجرة.
2. تنظم البلديتان أسبوعا للنظافة.
"""
FRENCH = """Convention entre la ville de Lormont et la ville de Brévent

Article 1
La présente convention est conclue pour cinq ans.

Article 2
Les deux villes peuvent créer un comité commun de six membres.

Article 3
Elles échangent leurs archives photographiques.
"""
OTHER_ARABIC = """اتفاق توأمة بين بلدية المرسى وبلدية الأرز

المادة 1
يسري هذا الاتفاق لمدة خمس سنوات، وينشر في 25 يوليو 2021.

المادة 2
تسعى البلديتان إلى إحداث لجنة مشتركة من ستة أعضاء.
"""
_KINDS = {"لمدة": Kind.PROVISION, "conclue": Kind.PROVISION}


def document(name: str, lang: str, text: str, **facts: object) -> Document:
    """Return a document whose title is its first line."""
    return Document(name, "", text, "", text.split("\n", 1)[0], lang, **facts)  # type: ignore[arg-type]


def clauses_of(source: Document, *parts: str, headings: tuple[str, ...] = ()) -> list[Clause]:
    """Return the clauses of ``source`` that read as ``parts``."""
    made = []
    for number, part in enumerate(parts, start=1):
        start = source.text.index(part)
        kind = next((kind for word, kind in _KINDS.items() if word in part), Kind.COMMITMENT)
        heading = headings[number - 1] if headings else ""
        end = start + len(part)
        made.append(Clause(source.name, number, start, end, part, "", heading, kind, source.lang))
    return made


def quote(clause: Clause, words: str) -> Quote:
    """Return ``words`` of a clause, by offsets of the agreement."""
    start = clause.start + clause.text.index(words)
    return Quote(start, start + len(words), words)


def arabic_and_french() -> Comparison:
    """Return two towns' accords: two matches that differ, one of them moved; others alone."""
    made = ARABIC.index("25 يوليو 2021")
    years = ARABIC.index("ثلاث سنوات")
    left = document(
        "nakhil",
        "ar",
        ARABIC,
        date=DateFact("2021-07-25", made, made + 13, 0.9),
        parties=tuple(
            PartyFact(name, ARABIC.index(name), ARABIC.index(name) + len(name), 0.9)
            for name in ("بلدية النخيل", "بلدية السدرة")
        ),
        facts=(Fact(FactKind.DURATION, "ثلاث سنوات", "P3Y", years, years + 10, 0.9),),
    )
    five = FRENCH.index("cinq ans")
    right = document(
        "lormont",
        "fr",
        FRENCH,
        facts=(Fact(FactKind.DURATION, "cinq ans", "P5Y", five, five + 8, 0.9),),
    )
    a = clauses_of(
        left,
        "تلتزم البلديتان بإحداث لجنة مشتركة من ستة أعضاء",
        "يسري هذا الاتفاق لمدة ثلاث سنوات، وينشر في 25 يوليو 2021",
        "تغرس كل بلدية ألف شجرة",
        "تنظم البلديتان أسبوعا للنظافة",
        headings=("المادة 1", "المادة 2", "المادة 3: البيئة", "المادة 3: البيئة"),
    )
    b = clauses_of(
        right,
        "La présente convention est conclue pour cinq ans",
        "Les deux villes peuvent créer un comité commun de six membres",
        "Elles échangent leurs archives photographiques",
        headings=("Article 1", "Article 2", "Article 3"),
    )
    strength = Difference(
        DifferenceKind.STRENGTH,
        quote(a[0], "تلتزم"),
        quote(b[1], "peuvent"),
        "binding",
        "permits",
    )
    duration = Difference(
        DifferenceKind.DURATION,
        quote(a[1], "ثلاث سنوات"),
        quote(b[0], "cinq ans"),
        "P3Y",
        "P5Y",
    )
    matches = (
        Match((a[0],), (b[1],), 0.91, (strength,), moved=True),
        Match((a[1],), (b[0],), 0.84, (duration,)),
    )
    return Comparison(left, right, matches, (a[2], a[3]), (b[2],))


def two_arabic() -> Comparison:
    """Return two accords of one language, with a date that stands in both."""
    left, right = document("nakhil", "ar", ARABIC), document("marsa", "ar", OTHER_ARABIC)
    a = clauses_of(left, "يسري هذا الاتفاق لمدة ثلاث سنوات، وينشر في 25 يوليو 2021")
    b = clauses_of(right, "يسري هذا الاتفاق لمدة خمس سنوات، وينشر في 25 يوليو 2021")
    duration = Difference(
        DifferenceKind.DURATION,
        quote(a[0], "ثلاث سنوات"),
        quote(b[0], "خمس سنوات"),
        "P3Y",
        "P5Y",
    )
    alone = clauses_of(left, "تغرس كل بلدية ألف شجرة")
    return Comparison(left, right, (Match((a[0],), (b[0],), 0.9, (duration,)),), tuple(alone), ())


def hostile(text: str) -> Comparison:
    """Return a comparison all of whose texts are ``text``."""
    clause = Clause("a", 1, 0, len(text), text, text[:500], text[:500], Kind.COMMITMENT, "ar")
    made = Document("a<b>", "", text, "", text[:500], "ar")
    words = Quote(0, len(text), text)
    difference = Difference(DifferenceKind.SCOPE, words, words, text[:500], "")
    return Comparison(made, made, (Match((clause,), (clause,), 0.5, (difference,)),), (clause,), ())
