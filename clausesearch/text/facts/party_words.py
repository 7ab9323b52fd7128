"""The words that names of parties begin with, and those that end them; folded on first use."""

from __future__ import annotations

import re
from functools import cache

from clausesearch.text.facts.calendars import gregorian_months, weekdays
from clausesearch.text.facts.place_names import known_places
from clausesearch.text.folding import fold

_ORGANISATIONS = """
حزب جماعة بلدية مجلس ولاية جهة إقليم عمالة محافظة مدينة جامعة كلية معهد مدرسة مركز وزارة
هيئة حكومة جمهورية مملكة دولة سلطنة إمارة منظمة جمعية مؤسسة اتحاد نقابة رابطة حركة تحالف
ائتلاف تيار جبهة شبيبة كتلة لجنة غرفة شركة بنك مصرف صندوق وكالة ديوان مكتب أمانة سلطة إدارة
مديرية تعاونية فدرالية فيدرالية كونفدرالية شبكة ملتقى منتدى نادي فضاء مرصد أكاديمية تجمع
وفاق برلمان مفوضية جانب وفد ميناء مطار مستشفى متحف دار قطاع مقاطعة ناحية قضاء منطقة دائرة
مجمع مختبر عصبة هلال شباب طرف مكتبة مجموعة مبادرة برنامج منبر وقف قناة إذاعة صحيفة جريدة
تلفزيون سفارة بعثة مرفأ بورصة تعاضدية مشيخة نيابة محكمة فريق عمادة معرض مهرجان
party movement league union federation confederation association council municipality city
town district county province region governorate state government ministry department
university institute college school academy centre center chamber commission committee
authority agency office company corporation bank fund foundation society organisation
organization alliance front congress convention forum network club delegation republic
kingdom sultanate emirate youth wing bloc board parliament assembly secretariat museum
hospital port reformers greens democrats socialists parti mouvement ligue conseil
municipalite ville commune departement gouvernorat etat gouvernement ministere universite
institut ecole academie chambre comite autorite agence societe entreprise banque fonds
fondation congres reseau republique royaume sultanat jeunesse jeunesses jeunes groupe
assemblee musee hopital courant rassemblement centrale syndicat metropole communaute wilaya
prefecture collectivite cooperative fraternelle
"""
_GENERIC = """
الطرفين الطرفان البلدين البلدان الجانبين الجانبان الحزبين الحزبان المؤسستين المدينتين
الشعبين الدولتين الاتحادين الجامعتين الوزارتين الجماعتين المنظمتين الطرف الجهتين الجمعيتين
الغرفتين parties party sides countries two both each other them us people peoples states
others members deux pays elles eux autres peuples etats
"""

#: Where a name ends, though the sentence goes on.
_END = (
    r"[,،؛;:.\n(\[|]|(?<=[»”])\s|\s[-–—]\s|\s(?:"
    r"في|ب(?:ال)?(?:جمهوريه|مملكه|دوله|سلطنه)\w*|(?:ال|و)?ممثل\w*|و?يمثل\w*|المشار\w*|ويشار"
    r"|من (?:جهه|اجل)|بشان|حول|لمده|وذلك|بحضور|خلال|يوم|اليوم|امس|هنا|صباح|مساء|بمدينه|بمقر|تحت"
    r"|علي|عقب|المبرم\w*|الموقع\w*|بهدف|بخصوص|المتعلق\w*|الخاص\w*|الي|ضمن"
    r"|و?مقر(?:ه|ها|هما)?|عن|لقا|توج\w*|ب(?:ال)?(?:عاصمه)|(?:ي|ت)(?:وقعان|برمان|تفقان|علنان"
    r"|تاخيان|وكدان|لتزمان)|نتفق|ينتهي|تنتهي|PLACES"
    r"|[بل]?(?:اتفاقيه|اتفاقا?|مذكره|بروتوكول\w*|ميثاقا?|شراكه|وثيقه|عقد)"
    r"|hereinafter|represented|acting|whose|which|who|in|concerning|regarding|relating|sign(?:ed)?"
    r"|was|were|is|are|will|shall|met|have|has|as|under|during|at|from|dated|with|aimed"
    r"|for (?:a|an|the (?:establishment|implementation|period|purposes?|development|creation))"
    r"|pour (?:une|un|la (?:mise|periode|realisation|creation|promotion|formation|gestion)"
    r"|le developpement|l'organisation|deux|trois|quatre|cinq|dix|\d+)"
    r"|ci-apres|represente\w*|dont|qui|relati\w+|portant|dans|signe\w*|ont|a|au titre|visant"
    r"|en (?:matiere|vue|faveur|presence)"
    r")(?=\s|$|[,،.])|\s(?:on |the |ce |في )?(?:WEEKDAYS)\b"
)


@cache
def organisations() -> frozenset[str]:
    """Return the folded nouns that names of organisations, places and states begin with."""
    return frozenset(fold(_ORGANISATIONS).split())


@cache
def generic_words() -> frozenset[str]:
    """Return folded words for parties that name none of them: «الطرفان», “the Parties”."""
    return frozenset(fold(_GENERIC).split()) | weekdays().keys() | gregorian_months().keys()


@cache
def end_of_name() -> re.Pattern[str]:
    """Return what ends a name in folded text."""
    places = "|".join(f"ب{place}" for place in sorted(known_places()))
    return re.compile(_END.replace("WEEKDAYS", "|".join(weekdays())).replace("PLACES", places))
