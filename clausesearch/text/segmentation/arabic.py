"""What a clause splitter must know of Arabic words: finite verbs and masdars, by form.

No dictionary of the language: affix patterns, and short lists where a pattern misleads. Every form
is compared folded (see :mod:`clausesearch.text.folding`), so hamza seats and tashkeel do not matter.
"""

from __future__ import annotations

from functools import lru_cache

from clausesearch.text.folding import fold

from .wordlists import word_list

# fmt: off
_SPEECH = """
اكد شدد جدد اشار اعرب دعا قال اضاف رحب ندد ايد اوضح لفت افاد نوه اشاد اقترح اعلن صرح ادان
اثني ثمن ناشد اعتبر ابرز طالب نفي كشف استطرد خلص حيا رفض حذر استنكر تابع استعرض
اعترف اقر طمان تساال وصف حيي نبه ذكر عبرت عبرا بينت بينا سجل دان هنا
"""
_ACTS = """
اتفق قرر وقع تعهد التزم تم جري حضر انجز التقي استقبل ناقش تضمن توج شكل شهد حدد سعي اختتم وافق تقرر
كلف ابرم حرر تناول تبادل افتتح شمل جاا جاء اتاح خول الزم نص نقل اطلق انشا اقام تولي ساهم عين عرض اطلع
اتخذ حصل منح بلغ صدر وقعت دخل وجه قدم تفاهم توافق اتفقتا ارتاي عقدت عقدا صادق تراجع اختار حضرت
"""
_PARTICIPLES = """
مؤكدا مشيرا موضحا مبينا مبرزا معتبرا مشيدا مضيفا معربا معبرا مشددا منوها مذكرا لافتا مجددا داعيا مرحبا
قائلا معلنا مثمنا كاشفا مستعرضا منددا مطالبا مستطردا مسجلا محذرا مقترحا متعهدا ملتزما معلقا متابعا
"""
_MASDARS = """
دعم انشاء اقامة اعداد احداث بناء نشر رفع فتح عقد اطلاق ايفاد استئجار مواجهة مكافحة مواكبة متابعة
محاربة مساعدة مشاركة مساهمة ضمان حماية صون رعاية خلق وضع تبادل تعاون تشاور تضافر تواصل تضامن
دراسة ترجمة اتاحة اقتسام التزام حث خفض حفظ منح صياغة صيانة زيادة ازالة ادماج اشراك ابرام احترام
بحث دفاع سعي قيام بلورة استضافة اعتماد تبني مد توأمة اجراء ارساء اثراء احياء انجاز
افتتاح اصلاح اغاثة ابلاغ اخضاع اعادة اعفاء اسهام اشاعة ارسال استقبال استكمال استثمار استعمال
معالجة مراجعة مراقبة مراعاة مرافقة مناقشة ملاحقة موافاة موازاة مضاعفة معاقبة مصادقة مساندة
تداول تناوب توحيد رصد ربط رسم سن شراء صرف ضبط طبع عرض غرس فك كشف كفالة محو منع نقل نزع نبذ
تفادي تحري توخي تقصي تلقي ترقي تولي تقاسم تجاوز تحاور تآزر تكافؤ تعهد تطوع تدخل توسع تنقل
جعل جمع حظر حصر حل خدمة درء دفع رد زرع سد صنع نهوض ارتقاء حد عمل انفتاح انخراط استفادة حفاظ
تمسك وقوف تكثيف بذل تصدي
"""
_NOT_TAFIL = "تاريخ تركيا تلميذ تقرير تيسر تنميه تقنيه تونسي توصيات تصريح تضحيات تعليمات تحديات تنظيمات"
_NOT_PRESENT_Y = (
    "يوم يومي يوما يومين يونيو يوليو يوليوز يناير يد يدا يسار يمين ياسر يورو يوسف يحيي يهود "
    "ينبوع يقين يافع يافعين يونس يعقوب يمن يابان ياباني يساري يميني يخت يتيم يتامي يدوي يوميا يوغندا"
)
_NOT_PRESENT_T = (
    "تحت تجاه تلك تونس تركيا تاريخ تراث تجاره تجاري تقني تونسي تام تامه تاسع تالي تاليه تبعا تلو تبع "
    "ترابي ترابيه تلقائيا تلقائي تماما تمور تراب ترخيص تلاميذ تجربه تجارب تقارير تحف تين تمر تابع تابعه "
    "تشرين تموز تطوع تعهد تقاليد تكاليف تدابير تذاكر تخصص تخصصات تنوع تعدد تقدم تطور توسع تضامن تعاون تبادل "
    "تكنولوجيا تكنولوجي تربه تربوي تربويه تنمويه تنموي تحول تنقل توازن تفاهم تواصل تشاور توقع تطلعات تصور "
    "تحسبا تحقيقا تنفيذا تعزيزا تاكيدا تمشيا تقديرا تبرع تطرف ترحيب تلوث تسرب تلفزيون تشكيلي تشكيليه"
)
_FIRST_PERSON = """
نلتزم نتعهد نعلن نؤكد نعمل نسعي ننظم نحدث نعتمد نذكر نرفض ندعو ندعم نطالب نتفق نكون نؤهل نجدد نتمسك
ننشئ نتبادل نضع نشكل نعبر نشدد ندين نرحب
"""
_NOT_FUTURE = "سياس سياح سيار سياد سيناري سيراليون سيكول سيطر"
_NOT_FUTURE_WORD = "سيده سيدات سياق سيول سيره سيولة ستين ستون ستار ستره سترات سنوي سنويا سنويه سنوات سنتين سنتان سندات سيدي سيني"
_ANAPHORA = ("ها", "هما", "هم", "هن")
_NOT_ANAPHORA = "مساهم مفاهم تفاهم ملاهم دراهم تسهم يسهم وتسهم ويسهم تساهم يساهم وتساهم ويساهم ستسهم ستساهم سيساهم سيسهم وسيساهم وستساهم تفهم يفهم كهن اتجاه"
_SHORT = "ولا ولم ولن وقد ولو ومن وفي وعن"
_PREPOSITIONS = "علي في من الي عن مع بين ضمن"
_SUBJECTS = """
الطرفان الطرفين الحزبان الجانبان الفريقان الوزارتان المدينتان المنظمتان الجمعيتان البلديتان الاتحادان الجامعتان
المؤسستان الطرف الحزب الجانب البلدان الدولتان الاطراف الغرفتان القيادتان الشريكان النقابتان
"""
# fmt: on


@lru_cache(maxsize=32)
def _set(name: str) -> frozenset[str]:
    return frozenset(fold(globals()[name]).split())


_SUFFIXES = ("تا", "وا", "ت", "ا")


def core(form: str) -> str:
    """Return the folded word without a leading conjunction و or ف, where enough letters remain."""
    if len(form) > 3 and form[0] in "وف":
        return form[1:]
    return form[1:] if form in _set("_SHORT") else form


def is_speech(form: str) -> bool:
    """Say whether a folded word is a past or present verb of saying, stating, affirming."""
    bare = core(form)
    if _past(bare, _set("_SPEECH")) or _past(form, _set("_SPEECH")):
        return True
    return bare[:1] in ("ي", "ت") and _present_speech(bare)


def _present_speech(bare: str) -> bool:
    stems = (
        "ؤكد",
        "وكد",
        "شدد",
        "جدد",
        "شير",
        "عرب",
        "دعو",
        "ندد",
        "وضح",
        "دين",
        "رحب",
        "علن",
        "عتبر",
    )
    return bare[1:].startswith(tuple(fold(stem) for stem in stems)) and len(bare) <= 8


def is_past(form: str) -> bool:
    """Say whether a folded word is one of the past verbs that open clauses of agreements."""
    words = _past_words()
    return _past(core(form), words) or _past(form, words)


@lru_cache(maxsize=1)
def _past_words() -> frozenset[str]:
    return _set("_SPEECH") | _set("_ACTS") | word_list("past")


@lru_cache(maxsize=1)
def _masdar_words() -> frozenset[str]:
    return _set("_MASDARS") | word_list("masdars")


def _past(bare: str, words: frozenset[str]) -> bool:
    if bare in words:
        return True
    for suffix in _SUFFIXES:
        if bare.endswith(suffix):
            stem = bare[: -len(suffix)]
            if stem in words or (stem + "ي" in words and len(stem) > 2):
                return True
    return False


def is_participle_of_speech(form: str) -> bool:
    """Say whether a folded word is an accusative participle such as «مؤكدا», «مشيرة»."""
    bare = core(form)
    known = _set("_PARTICIPLES")
    return (
        bare in known
        or (bare.endswith("ه") and bare[:-1] + "ا" in known)
        or (
            bare.endswith(("ين", "تين", "ين"))
            and bare.removesuffix("ين").removesuffix("ت") + "ا" in known
        )
    )


def present_prefix(form: str) -> str:
    """Return the person letter of a present or future verb, or an empty string."""
    bare = core(form)
    if len(bare) > 4 and bare[0] == "س" and bare[1] in "يتن":
        wrong = bare in _set("_NOT_FUTURE_WORD") or bare.startswith(tuple(_set("_NOT_FUTURE")))
        return "" if wrong else bare[1]
    if len(bare) < 3:
        return ""
    if bare[0] == "ي":
        return "" if bare in _set("_NOT_PRESENT_Y") or len(bare) < 3 else "ي"
    if bare[0] == "ت":
        return "" if bare in _set("_NOT_PRESENT_T") or is_masdar(bare, bare) else "ت"
    return "ن" if bare in _set("_FIRST_PERSON") else ""


def is_future(form: str) -> bool:
    """Say whether a folded word is a verb with the future prefix س."""
    bare = core(form)
    return len(bare) > 4 and bare[0] == "س" and bool(present_prefix(form))


def is_finite(form: str) -> bool:
    """Say whether a folded word is a finite verb."""
    return bool(present_prefix(form)) or is_past(form)


def masdar_core(form: str) -> str:
    """Return the word without conjunction, one-letter preposition and article."""
    bare = core(form)
    if len(bare) > 4 and bare[0] in "بل":
        rest = bare[1:]
        if rest.startswith("ال"):
            return rest[2:]
        if bare[0] == "ل" and rest.startswith("ل"):
            return rest[1:]
        return rest
    return bare


def is_masdar(raw: str, form: str) -> bool:
    """Say whether a word is a masdar without article, alone or after a one-letter preposition."""
    bare = core(form)
    return (
        _masdar(bare)
        or (len(bare) > 4 and bare[0] in "بل" and _masdar(bare[1:]))
        or _form_four(raw)
    )


def _masdar(bare: str) -> bool:
    known = _masdar_words()
    if bare in known or (bare.endswith("ها") and bare[:-2] in known):
        return True
    if len(bare) >= 5 and bare[0] == "ت" and bare[3] == "ي" and not bare.endswith("ان"):
        return bare not in _set("_NOT_TAFIL")
    if bare.endswith("تها") and bare[:-3] + "ه" in known:
        return True
    return (
        len(bare) >= 6
        and bare.startswith("است")
        and bare[4] == "ا"
        or (len(bare) == 6 and bare.startswith("است") and "ا" in bare[3:])
    )


def _form_four(raw: str) -> bool:
    bare = raw[1:] if raw[:1] in ("و", "ف") else raw
    bare = bare[1:] if bare[:1] in ("ب", "ل") and bare[1:2] == "إ" else bare
    if not bare.startswith("إ") or len(bare) < 5:
        return False
    nouns = (
        "إنسان",
        "إقليم",
        "إطار",
        "إسلام",
        "إرهاب",
        "إفريق",
        "إسبان",
        "إيران",
        "إيطال",
        "إعلامي",
        "إداري",
    )
    return not bare.startswith(nouns)


def is_definite_masdar(form: str, following: str) -> bool:
    """Say whether «الـ» + masdar governs a preposition, as in «والمساهمة في», «والعمل على»."""
    bare = core(form)
    if not bare.startswith("ال") or len(bare) < 5:
        return False
    heads = following in _set("_PREPOSITIONS") or following[:1] == "ب" or following[:2] == "لل"
    return heads and (_masdar(bare[2:]) or bare[2:] in _masdar_words())


def refers_back(form: str) -> bool:
    """Say whether a folded word ends with a pronoun that points at what was named before."""
    if form in _set("_NOT_ANAPHORA"):
        return False
    if len(form) < 5:
        return form in (
            "فيه",
            "فيها",
            "عنه",
            "عنها",
            "منه",
            "منها",
            "به",
            "بها",
            "عليه",
            "عليها",
            "منهما",
        )
    return form.endswith(_ANAPHORA) or (form.endswith(("نه", "انه")) and form[0] in "ويت")


def is_subject(form: str) -> bool:
    """Say whether a folded word names the parties: «الطرفان», «الحزبان», …"""
    return form in _set("_SUBJECTS")
