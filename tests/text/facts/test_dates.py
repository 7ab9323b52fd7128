"""The day of an agreement, out of all the days its text names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausesearch.text.facts import agreement_date

#: A body long enough that what follows it stands at the end, not at the head.
AR = "المادة 1: يتبادل الطرفان الزيارات كل سنة.\n" * 60
EN = "Article 1. The Parties shall exchange visits every year.\n" * 50
FR = "Article 1. Les parties échangent des visites chaque année.\n" * 50

SAID = [
    # formulas of signature
    (f"{AR}حررت بنابل في 6 أكتوبر 2023 في نسختين.", "2023-10-06"),
    (f"{AR}حُرر في إربد، الخميس 18 آذار 2021.", "2021-03-18"),
    (f"{AR}وقّعت بمدينة وجدة في 19 فبراير 2024.", "2024-02-19"),
    (f"{AR}وقد تم التوقيع على هذا البروتوكول بالجزائر يوم ١٢ جويلية ٢٠٢٢.", "2022-07-12"),
    (f"{AR}حرر ببيروت بتاريخ 07/04/2025.", "2025-04-07"),
    (f"{AR}حرر بفاس في فاتح شتنبر 2022.", "2022-09-01"),
    (f"{AR}حرر بمكة المكرمة في 15 رمضان 1445هـ.", "2024-03-25"),
    (f"{AR}حرر بمسقط يوم 7 شوال 1443هـ الموافق 8 ماي 2022م.", "2022-05-08"),
    (f"{EN}Done at Aden on Tuesday, 14 October 2025, in two originals.", "2025-10-14"),
    (f"{EN}Signed at Accra, this eighteenth day of November 2023, in two copies.", "2023-11-18"),
    (f"{EN}IN WITNESS WHEREOF the undersigned have signed on May 5th, 2024.", "2024-05-05"),
    (f"{FR}Fait à Thiès, le 26 septembre 2024, en deux originaux.", "2024-09-26"),
    (f"{FR}Signé à Sète, le 1er avril 2022.", "2022-04-01"),
    (f"{FR}Fait à Gap le quatorze juin deux mille vingt-trois.", "2023-06-14"),
    (f"{FR}Conclu à Sfax, le 7.4.2021, en double exemplaire.", "2021-04-07"),
    # a place and a day, alone on a line at the end
    (f"{AR}\nدمشق، ٢٤ أيلول ٢٠٢٥\n", "2025-09-24"),
    (f"{EN}\nNewport, 3 September 2024\n", "2024-09-03"),
    (f"{FR}\nOran, le 3 août 2020\n", "2020-08-03"),
    # several signatures: the last one makes it
    (f"{EN}Signed at Cork on 3 May 2021.\nSigned at Nablus on 9 May 2021.", "2021-05-09"),
    # at the head
    ("THIS AGREEMENT is made on 3 May 2021 between two towns.\n" + EN, "2021-05-03"),
    ("Accord du 5 mai 2020 entre deux villes\n" + FR, "2020-05-05"),
    ("Le présent plan a été validé à Oujda le 4 décembre 2025.\n" + FR, "2025-12-04"),
    ("في يوم 5 ماي 2024 تم التوقيع على هذه المذكرة.\n" + AR, "2024-05-05"),
    ("أبرمت هذه الاتفاقية يوم 3 نونبر 2020 بين جماعتين.\n" + AR, "2020-11-03"),
    # sessions, of which the last day counts
    ("عقدت اللجنة دورتها الأولى في حلب يومي 23 و24 أيلول 2025.\n" + AR, "2025-09-24"),
    ("اجتمع الوفدان في الفترة من 8 إلى 10 يونيو 2015 بصور.\n" + AR, "2015-06-10"),
    ("The Commission held its session in Beira from 10 to 12 March 2026.\n" + EN, "2026-03-12"),
    ("La commission s'est réunie à Lomé du 3 au 5 mars 2019.\n" + FR, "2019-03-05"),
    # reports: the event's day, counted back from the day the report bears
    ("صفاقس – الخميس 6 فبراير 2025\n\nوقعت البلديتان صباح الخميس وثيقة.", "2025-02-06"),
    ("خبر\nالأربعاء ٢٨ فبراير ٢٠٢٤ - ٠٣:١٥ م\nشهد المحافظ اليوم توقيع اتفاقية.", "2024-02-28"),
    ("تونس – 5 ماي 2022 – وقعت النقابتان أمس بروتوكولا.", "2022-05-04"),
    ("Towns\n\nFriday, 20 May 2022\n\nThe mayors signed a pact on Thursday.", "2022-05-19"),
    ("HARBOUR NEWS – 12 June 2023 – The ports signed a deal yesterday.", "2023-06-11"),
    ("Publié le samedi 8 février 2025\n\nLes partis ont signé, samedi, un accord.", "2025-02-08"),
    ("Mis à jour le 9 mars 2024\n\nLes maires ont signé vendredi une convention.", "2024-03-08"),
    ("استقبل الأمين العام، اليوم الإثنين 07 أبريل 2025، وفدا من حزب صديق.", "2025-04-07"),
]  # fmt: skip

UNSAID = [
    "",
    "مدة الاتفاقية ثلاث سنوات.",
    "تدخل هذه الاتفاقية حيز النفاذ ابتداء من 1 يناير 2026.",
    "ينتهي العمل بهذا البروتوكول في 31 ديسمبر 2027.",
    "بناء على القانون عدد 29 المؤرخ في 9 ماي 2018 المتعلق بالجماعات.",
    "تنفيذا لمداولة المجلس المؤرخة في 12 جوان 2023، اتفق الطرفان.",
    "إذ يستذكران الاتفاقية الموقعة في 3 ماي 2015 بين البلدين.",
    "تنعقد الدورة المقبلة في آذار 2026.",
    "على حدود الرابع من حزيران 1967.",
    "The Parties shall publish the review by 31 March 2026.",
    "Recalling the treaty signed on 3 May 2015 between both States.",
    "This Agreement shall enter into force on 1 January 2026 and expire on 31 December 2030.",
    "Pursuant to the Act of 5 June 2011 on local government.",
    "Vu la délibération du 12 juin 2023 du conseil municipal.",
    "La convention prend effet à compter du 1er janvier 2026.",
    "En application de l'accord signé le 3 mai 2012 par les deux maires.",
    "Les travaux sont achevés au plus tard le 30 juin 2027.",
    "Signed at Cork on 31 February 2024.",
    "Done at Cork in May 2024.",
    "حرر بتونس في 99999999999 ماي 2024.",
    "Publié le 8 février 2025\n\nLes deux partis ont signé un accord.",
]


@pytest.mark.parametrize(("text", "iso"), SAID, ids=[text[-50:] for text, _ in SAID])
def test_the_day_is_found_with_its_span(text: str, iso: str) -> None:
    fact = agreement_date(text)
    assert fact is not None
    assert fact.iso == iso
    assert any(digit.isdigit() for digit in text[fact.start : fact.end]) or "mille" in text
    assert 0 < fact.confidence <= 1


@pytest.mark.parametrize("text", UNSAID)
def test_no_other_day_is_taken_for_it(text: str) -> None:
    assert agreement_date(text) is None


def test_a_hijri_day_alone_is_less_certain() -> None:
    hijri = agreement_date(f"{AR}حرر بجدة في 15 رمضان 1445هـ.")
    other = agreement_date(f"{AR}حرر بجدة في 25 مارس 2024.")
    assert hijri is not None
    assert other is not None
    assert hijri.iso == other.iso
    assert hijri.confidence < other.confidence


@given(st.text(max_size=300), st.sampled_from(["حرر في 5 ماي 2024", "Done at X on 5 May 2024"]))
def test_nothing_makes_it_fail_and_spans_hold(text: str, formula: str) -> None:
    whole = f"{text}\n\n{formula}"
    fact = agreement_date(whole)
    if fact is not None:
        assert 0 <= fact.start < fact.end <= len(whole)
