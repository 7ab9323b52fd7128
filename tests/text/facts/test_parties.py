"""The parties of an agreement, with their spans."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausesearch.text.facts import agreement_parties

NAMED = [
    # titles
    ("ar", "اتفاقية بين بلدية صور وجماعة أصيلة\n\nالمادة 1", ["بلدية صور", "جماعة أصيلة"]),
    (
        "ar",
        "اتفاقية بين وزارة الثقافة في المملكة المغربية ووزارة السياحة والآثار في الأردن\n",
        ["وزارة الثقافة", "وزارة السياحة والآثار"],
    ),
    (
        "ar",
        "بروتوكول بين كل من جامعة الرباط وجامعة سوسة وجامعة وهران\nالمادة 1",
        ["جامعة الرباط", "جامعة سوسة", "جامعة وهران"],
    ),
    (
        "en",
        "MEMORANDUM BETWEEN THE MINISTRY OF LABOUR AND SOCIAL AFFAIRS AND THE MINISTRY OF HEALTH\n",
        ["MINISTRY OF LABOUR AND SOCIAL AFFAIRS", "MINISTRY OF HEALTH"],
    ),
    (
        "en",
        "AGREEMENT BETWEEN THE TOWN OF HARLOW, THE TOWN OF STAVANGER AND THE TOWN OF VELIZY\n",
        ["TOWN OF HARLOW", "TOWN OF STAVANGER", "TOWN OF VELIZY"],
    ),
    ("en", "Agreement on fisheries between Japan and Oman\n", ["Japan", "Oman"]),
    (
        "fr",
        "Accord de jumelage entre la Ville de Tours et la Ville de Louga relatif à l'eau\n",
        ["Ville de Tours", "Ville de Louga"],
    ),
    (
        "fr",
        "PLAN 2026\nCoopération Province de Namur – Région de Sikasso\n",
        ["Province de Namur", "Région de Sikasso"],
    ),
    # preambles
    (
        "ar",
        "مذكرة تفاهم\nبين:\n١- غرفة تجارة صور، ويمثلها رئيسها\n٢- غرفة صناعة طرطوس، مقرها طرطوس\n",
        ["غرفة تجارة صور", "غرفة صناعة طرطوس"],
    ),
    (
        "ar",
        "اتفاقية شراكة\nالطرف الأول: جمعية نور للتنمية\nالطرف الثاني: مؤسسة البيان الخيرية\n",
        ["جمعية نور للتنمية", "مؤسسة البيان الخيرية"],
    ),
    (
        "ar",
        "إن بلدية صور، ممثلة برئيسها، من جهة،\nوجماعة آسفي، ممثلة برئيسها، من جهة أخرى،\n",
        ["بلدية صور", "جماعة آسفي"],
    ),
    (
        "ar",
        "إن وزارة الصحة ووزارة التعليم العالي، رغبة منهما في التعاون، قد اتفقتا على ما يلي:",
        ["وزارة الصحة", "وزارة التعليم العالي"],
    ),
    (
        "en",
        "Made between:\n(1) NORTH COLLEGE, of Hull; and\n(2) NAHDA UNIVERSITY, of Irbid\n",
        ["NORTH COLLEGE", "NAHDA UNIVERSITY"],
    ),
    (
        "en",
        "The Sur Council (Oman), represented by A,\nand\nThe Lamu Council, represented by B,\n",
        ["Sur Council", "Lamu Council"],
    ),
    (
        "fr",
        "Entre la Ville de Gap, représentée par A, et la Ville de Sfax, représentée par B,",
        ["Ville de Gap", "Ville de Sfax"],
    ),
    (
        "fr",
        "ACCORD\n\nLe Parti du centre (Mali) et l'Alliance verte, ci-après « les partis »,\n",
        ["Parti du centre", "Alliance verte"],
    ),
    # reports
    (
        "ar",
        "وقعت غرفة تجارة وصناعة ظفار وغرفة البحر هنا اليوم اتفاقية شراكة.",
        ["غرفة تجارة وصناعة ظفار", "غرفة البحر"],
    ),
    ("ar", "وقع حزب النور مع حركة الوفاء اتفاق تعاون أمس.", ["حزب النور", "حركة الوفاء"]),
    ("ar", "مباحثات بين “النهضة” و“العدالة الجديدة” لتطوير التعاون", ["النهضة", "العدالة الجديدة"]),
    (
        "ar",
        "جامعة صنعاء ومعهد الدراسات في تونس يوقعان اتفاقية",
        ["جامعة صنعاء", "معهد الدراسات"],
    ),
    (
        "en",
        "The Green Alliance and the Workers' Front signed a pact on Monday.",
        ["Green Alliance", "Workers' Front"],
    ),
    (
        "en",
        "The Port Authority of Sohar signed an accord with the Port of Marseille on Tuesday.",
        ["Port Authority of Sohar", "Port of Marseille"],
    ),
    (
        "fr",
        "Un protocole a été signé, lundi, par l'Union des mineurs et la Centrale des dockers.",
        ["Union des mineurs", "Centrale des dockers"],
    ),
    # signatures, when nothing else names them
    (
        "ar",
        "خطة عمل\n\nالمادة 1\nينفذ الطرفان المشروع.\n\nعن بلدية الزرقاء        عن بلدية بنزرت\n",
        ["بلدية الزرقاء", "بلدية بنزرت"],
    ),
]  # fmt: skip

NAMED += [
    (
        "ar",
        "التقى وفد من حزب العدالة الاجتماعية التونسي في طرابلس قيادة حزب التحالف الوطني الليبي.",
        ["حزب العدالة الاجتماعية التونسي", "حزب التحالف الوطني الليبي"],
    ),
    (
        "ar",
        "احتضن مقر حزب النهضة الجديدة بتونس، يوم الجمعة، لقاء جمع أمينه العام برئيس حزب “الغد”.",
        ["حزب النهضة الجديدة", "حزب “الغد”"],
    ),
    (
        "ar",
        "مذكرة تفاهم\nبين وزارة البيئة بالجمهورية التونسية ووزارة البيئة بدولة ليبيا",
        ["وزارة البيئة بالجمهورية التونسية", "وزارة البيئة بدولة ليبيا"],
    ),
    (
        "ar",
        "أعلنت بلدية إربد عن إبرام اتفاقية توأمة مع مدينة تورز الفرنسية",
        ["بلدية إربد", "مدينة تورز الفرنسية"],
    ),
    (
        "ar",
        "أبرم هذا الاتفاق بين كل من:\n1- اتحاد الكتاب ومقره دمشق\n2- رابطة الكتاب ومقرها الرباط",
        ["اتحاد الكتاب", "رابطة الكتاب"],
    ),
    ("en", "Oran and Toulon seal twinning pact\n\nORAN, 3 May 2024 – …", ["Oran", "Toulon"]),
    ("en", "The Kenya–Oman Joint Commission held its third session.", ["Kenya", "Oman"]),
    (
        "en",
        "A partnership between the City of Lyon and the Municipality of Ramallah was signed.",
        ["City of Lyon", "Municipality of Ramallah"],
    ),
    ("fr", "Sfax et Grenoble signent un accord de jumelage", ["Sfax", "Grenoble"]),
    ("fr", "Accord entre le Maroc et l'Espagne en matière de pêche", ["Maroc", "Espagne"]),
    ("fr", "La Commission mixte Maroc-Tunisie s'est réunie.", ["Maroc", "Tunisie"]),
]
UNNAMED = [
    ("ar", ""),
    ("ar", "تسري العلاقات بين البلدين والشعبين الشقيقين على أساس الود."),
    ("ar", "تقرير عن التعاون بين المدن والقرى في مجال النظافة"),
    ("ar", "يلتزم الطرفان بتنظيم دورة تدريبية ونشر كتاب."),
    ("en", "Relations between the two parties and their members remain good."),
    ("en", "A report on trade between farmers and traders in the valley."),
    ("en", "Agreement on opening hours between Monday and Friday\n"),
    ("fr", "Les relations entre les deux pays et leurs peuples sont bonnes."),
    ("ar", "التقى رئيس الحزب أعضاء الحزب في الحزب، ووقع الحزب بيانا."),
    ("en", "Farmers and traders sign petition"),
    ("en", "Two Parties and Many Friends signed a letter of thanks."),
    ("fr", "Échanges entre élèves et enseignants : un bilan"),
    ("und", "((((« et » et , et , et"),
]


#: What the rules look for, to be put together at random.
PIECES = re.findall(
    r"\S+|\n",
    "بين و and et ، , ( ) « » “ ” \n between entre حزب بلدية City party ممثلة 1. : . Ville the عن",
)


@pytest.mark.parametrize(("lang", "text", "names"), NAMED, ids=[text[:40] for _, text, _ in NAMED])
def test_the_parties_are_found_with_their_spans(lang: str, text: str, names: list[str]) -> None:
    parties = agreement_parties(text, lang)
    assert [party.name for party in parties] == names
    assert all(text[party.start : party.end] == party.name for party in parties)
    assert all(0 < party.confidence <= 1 for party in parties)


@pytest.mark.parametrize(("lang", "text"), UNNAMED)
def test_none_are_made_up(lang: str, text: str) -> None:
    assert agreement_parties(text, lang) == ()


@given(
    st.lists(st.sampled_from(PIECES), max_size=80),
    st.sampled_from(["ar", "en", "fr"]),
)  # fmt: skip
def test_nothing_makes_it_fail_and_spans_hold(words: list[str], lang: str) -> None:
    text = " ".join(words)
    parties = agreement_parties(text, lang)
    assert len(parties) != 1
    assert all(text[party.start : party.end] == party.name for party in parties)


@pytest.mark.parametrize(
    "unit", ["between ", "بين و", "and the City ", "، ", "1. حزب ", "((", "\nو\n"]
)
def test_runs_of_one_thing_take_no_time(unit: str) -> None:
    from time import perf_counter

    start = perf_counter()
    agreement_parties(unit * (200_000 // len(unit)), "ar")
    agreement_parties(unit * (200_000 // len(unit)), "en")
    assert perf_counter() - start < 5
