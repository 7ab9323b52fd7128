"""Kinds: golden cases per language, and that hostile text is judged at once."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausesearch.records import Kind, ThemeScore
from clausesearch.text.kinds import kind_by_themes, kind_of

GOLDEN = [
    ("ar", "يلتزم الطرفان بتكوين خمسين ممرضة كل سنة", "", "", Kind.COMMITMENT),
    ("ar", "وسيعمل الفريقان على ترميم السوق القديم", "", "", Kind.COMMITMENT),
    ("ar", "تكوين المرشدين السياحيين الشباب", "وتهدف الشراكة إلى", "", Kind.COMMITMENT),
    ("ar", "تهدي كل مكتبة الأخرى مئة كتاب", "", "المادة 4", Kind.COMMITMENT),
    ("ar", "مدة هذا الاتفاق ثلاث سنوات", "", "", Kind.PROVISION),
    ("ar", "وهي قابلة للتجديد الضمني", "", "", Kind.PROVISION),
    ("ar", "تدخل المذكرة حيز التنفيذ يوم توقيعها", "", "", Kind.PROVISION),
    ("ar", "تشكل لجنة مشتركة للمتابعة", "", "", Kind.PROVISION),
    ("ar", "ويسوى كل خلاف بالطرق الودية", "", "", Kind.PROVISION),
    ("ar", "يتحمل كل طرف نفقات سفر وفده", "", "", Kind.PROVISION),
    ("ar", "يجوز لأي من الطرفين الانسحاب بعد إشعار مكتوب", "", "", Kind.PROVISION),
    ("ar", "أكد الجانبان دعمهما لحقوق اللاجئين", "", "", Kind.STATEMENT),
    ("ar", "الشراكة خطوة كبيرة نحو المستقبل", "وأضاف العمدة أن", "", Kind.STATEMENT),
    ("ar", "إيمانا منهما بأن الماء حق للجميع", "", "", Kind.STATEMENT),
    ("ar", "استنادا إلى محضر اللجنة العليا", "", "", Kind.CONTEXT),
    ("ar", "حرر في طنجة بتاريخ 3 ماي 2021", "", "", Kind.CONTEXT),
    ("ar", "استقبل رئيس البلدية الوفد بعد الظهر", "", "", Kind.CONTEXT),
    ("fr", "Les deux villes s'engagent à rénover le marché", "", "", Kind.COMMITMENT),
    ("fr", "former trente guides de montagne", "Les parties conviennent de", "", Kind.COMMITMENT),
    ("fr", "La convention est conclue pour une durée de cinq ans", "", "", Kind.PROVISION),
    ("fr", "Elle est renouvelable par tacite reconduction", "", "", Kind.PROVISION),
    ("fr", "Les différends sont réglés à l'amiable", "", "", Kind.PROVISION),
    ("fr", "Les partis soutiennent le droit des peuples à la paix", "", "", Kind.STATEMENT),
    ("fr", "Convaincus que l'eau est un bien commun", "", "", Kind.STATEMENT),
    ("fr", "Fait à Kolda, le 3 mars 2024", "", "", Kind.CONTEXT),
    ("fr", "Vu la loi sur les communes", "", "", Kind.CONTEXT),
    ("en", "The ports shall share their tide tables", "", "", Kind.COMMITMENT),
    ("en", "plant mangroves along the estuary", "The Parties will", "", Kind.COMMITMENT),
    ("en", "This Agreement enters into force on signature", "", "", Kind.PROVISION),
    ("en", "A joint committee shall meet twice a year", "", "", Kind.PROVISION),
    ("en", "Either Party may terminate it by written notice", "", "", Kind.PROVISION),
    ("en", "Convinced that water is a common good", "", "", Kind.STATEMENT),
    ("en", "Recalling the accord of 1998", "", "", Kind.CONTEXT),
    ("en", "Signed at Lamu on 3 May 2024", "", "", Kind.CONTEXT),
]


@pytest.mark.parametrize(("lang", "text", "lead_in", "heading", "kind"), GOLDEN)
def test_golden(lang: str, text: str, lead_in: str, heading: str, kind: Kind):
    assert kind_of(text, lead_in, heading, lang) is kind


@pytest.mark.parametrize(
    ("kind", "theme", "score", "settled"),
    [
        (Kind.COMMITMENT, "duration", 0.9, Kind.PROVISION),
        (Kind.COMMITMENT, "duration", 0.3, Kind.COMMITMENT),
        (Kind.COMMITMENT, "funding", 0.8, Kind.COMMITMENT),
        (Kind.COMMITMENT, "youth", 1.0, Kind.COMMITMENT),
        (Kind.STATEMENT, "duration", 1.0, Kind.STATEMENT),
    ],
)
def test_themes_settle_what_reads_like_a_commitment(
    kind: Kind, theme: str, score: float, settled: Kind
):
    assert kind_by_themes(kind, [ThemeScore(theme, score)]) is settled
    assert kind_by_themes(kind, []) is kind


def test_an_unknown_language_is_tried_in_all_three():
    assert kind_of("The ports shall share their tide tables", "", "", "und") is Kind.COMMITMENT
    assert kind_of("تدخل المذكرة حيز التنفيذ يوم توقيعها", "", "", "und") is Kind.PROVISION


@given(st.text(), st.text(), st.text(), st.sampled_from(["ar", "fr", "en", "und", ""]))
def test_every_text_has_a_kind(text: str, lead_in: str, heading: str, lang: str):
    assert kind_of(text, lead_in, heading, lang) in Kind


@pytest.mark.parametrize("lang", ["ar", "fr", "en"])
@pytest.mark.parametrize("piece", ["committee ", "لجنة ", "a ete ", "support ", "س", " و"])
def test_hostile_text_is_judged_at_once(lang: str, piece: str):
    assert kind_of(piece * 200_000, piece * 200_000, piece * 200_000, lang) in Kind
