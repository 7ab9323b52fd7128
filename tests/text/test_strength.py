"""How firmly a clause commits: golden cases per language, and that hostile text is judged fast."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausesearch.records import Strength
from clausesearch.text.strength import strength_of

B, A, M, E, P = (
    Strength.BINDING,
    Strength.AGREED,
    Strength.AIMS,
    Strength.ENCOURAGES,
    Strength.PERMITS,
)

GOLDEN = [
    ("ar", "", "يلتزم الطرفان بتكوين خمسين ممرضة كل سنة", B),
    ("ar", "", "تتعهد البلديتان بصيانة الجسر", B),
    ("ar", "", "ينظم الطرفان كل صيف مخيما للأطفال", B),
    ("ar", "", "سيرمم الفريقان السوق القديم", B),
    ("ar", "", "يجب على كل ناد أن يسجل لاعبيه", B),
    ("ar", "", "لا يجوز لأي طرف بيع القوارب", B),
    ("ar", "وتلتزم الجمعية بما يلي:", "توفير حافلة لنقل التلاميذ", B),
    ("ar", "", "اتفق الجانبان على فتح مكتبة للأطفال", A),
    ("ar", "", "تقرر إنشاء مشتل مشترك", A),
    ("ar", "واتفقا على:", "تبادل البذور", A),
    ("ar", "", "اتفق الطرفان على أن يلتزم كل ناد بدفع اشتراكه", B),
    ("ar", "", "تهدف الشراكة إلى تأهيل الحرفيات", M),
    ("ar", "", "يسعى الطرفان إلى إحداث معرض للكتاب", M),
    ("ar", "", "وستسعى المدينتان إلى إنارة الطرق", M),
    ("ar", "", "يحرص الحزبان على حضور النساء", M),
    ("ar", "", "قبل نهاية السنة، تسعى الجامعة إلى فتح مطعم", M),
    ("ar", "", "يلتزم الطرفان بالسعي إلى خفض الرسوم", M),
    ("ar", "", "يبذل الطرفان قصارى جهدهما لحماية الواحة", M),
    ("ar", "وتهدف هذه الاتفاقية إلى:", "تكوين الأطر", M),
    ("ar", "", "يشجع الطرفان السياحة الجبلية", E),
    ("ar", "", "ينبغي للبلديات أن تنشر محاضرها", E),
    ("ar", "", "يجوز لكل مؤسسة أن تعترف بالشهادات", P),
    ("ar", "", "يمكن لأي طرف أن يقترح نشاطا آخر", P),
    ("ar", "", "يحق للطلبة استعمال المختبر", P),
    ("ar", "", "تكوين المرشدين", None),
    ("ar", "", "تجدد الوكالتان ورشات النجارة", B),
    ("ar", "", "ينشئ الطرفان منصة يمكن للفلاحين استعمالها", B),
    ("fr", "", "Les deux villes s'engagent à rénover le marché", B),
    ("fr", "", "Chaque école devra déclarer ses élèves", B),
    ("fr", "", "Les communes organiseront une foire", B),
    ("fr", "", "Le port cède deux grues à la ville", B),
    ("fr", "", "Aucun club ne peut vendre les bateaux", B),
    ("fr", "", "Les syndicats conviennent de publier une revue", A),
    ("fr", "Les parties ont décidé :", "la création d'un verger", A),
    ("fr", "", "L'accord vise à former des tisserandes", M),
    ("fr", "", "Les parties s'efforcent de baisser les tarifs", M),
    ("fr", "", "Elles s'engagent à s'efforcer de protéger l'oasis", M),
    ("fr", "La convention a pour objectif :", "la formation des guides", M),
    ("fr", "", "Les communes encouragent le covoiturage", E),
    ("fr", "", "Les mairies devraient publier leurs budgets", E),
    ("fr", "", "Chaque ville peut inviter des artistes", P),
    ("fr", "", "Le musée a la faculté de prêter ses tableaux", P),
    ("fr", "", "Elles aident les élèves qui peuvent voyager", B),
    ("fr", "Côté mobilité", "dix élèves seront accueillis chaque été", B),
    ("fr", "", "Les jeunes artistes seront encouragés", E),
    ("fr", "", "Les programmes viseront les bergers", M),
    ("fr", "", "formation de tisserandes", None),
    ("en", "", "The ports shall share their tide tables", B),
    ("en", "", "Each club undertakes to register its players", B),
    ("en", "", "The cities will plant a thousand olive trees", B),
    ("en", "", "Neither union may not publish the list", B),
    ("en", "The Parties shall:", "open a seed bank", B),
    ("en", "", "The two mayors agreed to reopen the ferry", A),
    ("en", "", "The Parties agree that each school shall keep a garden", B),
    ("en", "", "The project aims to restore the old mill", M),
    ("en", "", "The Parties shall endeavour to lower fares", M),
    ("en", "", "The clubs seek to double their membership", M),
    ("en", "", "The Chambers shall seek funding from donors", B),
    ("en", "", "The Parties shall encourage school visits", E),
    ("en", "", "Councils should publish their minutes", E),
    ("en", "", "Either university may propose a new course", P),
    ("en", "", "The fair shall open in May 2026", B),
    ("en", "", "Students are entitled to use the library", P),
    ("en", "", "training of weavers", None),
    ("und", "", "The ports shall share their tide tables", B),
    ("und", "", "تهدف الشراكة إلى تأهيل الحرفيات", M),
]


@pytest.mark.parametrize(("lang", "lead_in", "text", "strength"), GOLDEN)
def test_golden(lang: str, lead_in: str, text: str, strength: Strength | None) -> None:
    assert strength_of(text, lead_in, lang) is strength


def test_tashkeel_and_hamza_change_nothing() -> None:
    assert strength_of("يَلتَزِمُ الطَّرفانِ بِالصِّيانة", "", "ar") is B
    assert strength_of("يســعى الطرفان إلى الصيانة", "", "ar") is M


@given(st.text(), st.text(), st.sampled_from(["ar", "fr", "en", "und", ""]))
def test_every_text_is_judged(text: str, lead_in: str, lang: str) -> None:
    assert strength_of(text, lead_in, lang) in (None, *Strength)


@pytest.mark.parametrize("lang", ["ar", "fr", "en"])
@pytest.mark.parametrize("piece", ["shall ", "يلتزم ", "peut ", "may ", "سي", " و"])
def test_hostile_text_is_judged_at_once(lang: str, piece: str) -> None:
    assert strength_of(piece * 200_000, piece * 200_000, lang) in (None, *Strength)
