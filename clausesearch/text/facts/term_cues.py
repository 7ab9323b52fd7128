"""What stands around a term, a notice and an entry into force; patterns of folded text.

Every gap is bounded, so that matching stays linear in the sentence.
"""

from __future__ import annotations

import re

_FROM_AR = r"(?:من (?:تاريخ|يوم)|ابتدا من|اعتبارا من|بدا من|انطلاقا من|بمجرد|فور|بعد|عند|عقب|حال)"
_AGREEMENT_AR = (
    r"(?:(?:هذه|هذا) )?(?:ال|لل|بال)(?:اتفاقيه|اتفاق|مذكره|بروتوكول|ميثاق|عقد|وثيقه|معاهده|شراكه"
    r"|توامه|خطه|نص)"
)
_AGREEMENT_LATIN = (
    r"(?:agreement|memorandum|mou|accord|pact|protocol|partnership|charter|plan|twinning|treaty"
    r"|arrangement"
    r"|convention|protocole|partenariat|charte|jumelage|traite|contrat|contract|texte|document)"
)

#: The agreement itself, so named.
AGREEMENT = re.compile(
    rf"\b[وفب]?{_AGREEMENT_AR}\b|\b(?:اتفاقيه|اتفاق|مذكره|ميثاق|بروتوكول) (?:شراكه|تعاون|تفاهم"
    rf"|توامه)"
    rf"|\b(?:اتفاقيه|اتفاق|مذكره|بروتوكول)\b|\b{_AGREEMENT_LATIN}\b"
)

#: A sentence that goes on about what the one before it named.
GOES_ON = re.compile(
    r"\s*(?:[\d.()\-–a-z]{0,5}\s+)?(?:it|il|elle|this|celui-ci|celle-ci|و[تي]\w+|وذلك|لمده"
    r"|مدت(?:ه|ها))\b"
)

IN_FORCE = re.compile(
    r"\b[وف]?[تي]دخل\w*\b[^.\n]{0,60}?\bحيز (?:التنفيذ|النفاذ|التطبيق|السريان)"
    r"|\b[وف]?[تي]بدا\w* (?:العمل|سريان\w*|تطبيق\w*|تنفيذ\w*|نفاذ\w*|مفعول\w*)"
    r"|\b[تي]بدا(?:ن|ا)? من\b|\b[تي]حتسب من\b"
    r"|\b[وف]?[تي]صبح\b[^.\n]{0,40}?\b(?:نافذ|ساري)\w*"
    r"|\b(?:نافذ[اه]?|ساريه?)\b(?= (?:من|ابتدا|اعتبارا|بعد|بمجرد))"
    rf"|\b[وف]?[تي]سري\b(?=[^.\n]{{0,90}}?\b{_FROM_AR}\b)"
    rf"|\b[وف]?[يت]?(?:عمل|العمل) ب\w+(?=[^.\n]{{0,40}}?\b{_FROM_AR}\b)"
    r"|\b(?:سنه|سنتان|سنتين|سنوات|عام|عامين|عامان|اعوام|اشهر)\b(?=[^.\n]{0,25}?\bمن (?:تاريخ"
    r"|يوم)\b)"
    rf"|\b[تي]نفذ\b(?=[^.\n]{{0,30}}?\b{_FROM_AR}\b)"
    r"|\b(?:enters?|comes?|entered|brought|put) into (?:force|effect|operation)\b|\btakes? effect\b"
    r"|\bbecomes? (?:effective|operative|operational|applicable)\b|\b(?:is|be) effective\b"
    r"|\beffective (?:from|on|as of|upon)\b|\bin force (?=(?:from|on|upon)\b)"
    rf"|\b(?:{_AGREEMENT_LATIN}|it) (?:shall |will )?(?:starts?|begins?|commences?|applies)\b"
    r"|\b(?:years?|months?)(?:,? (?:starting|beginning|counted|commencing))? from\b"
    r"|\bentre(?:ra|nt|ront)? en (?:vigueur|application)\b|\bprend(?:ra|s)? effet\b"
    rf"|\b{_AGREEMENT_LATIN} s'applique\b"
    r"|\b(?:ans?|annees?|mois)(?=,? (?:a compter|a partir|des)\b)"
    r"|\b(?:couvre|covers?|تغطي)\b[^.\n]{0,50}?(?=\b(?:du|from|من) \d)"
)
#: What an agreement enters into force upon.
EVENTS = tuple(
    (value, re.compile(pattern))
    for value, pattern in (
        (
            "notification",
            (
                r"\b(?:ال)?(?:اشعار|اخطار|تبليغ)\w*|\bتبادل (?:المذكرات|الرسايل)\b"
                r"|\bnotification\w*"
                r"|\bnotif(?:y|ied|ies|ie\w*)\b|\b(?:written )?notices?\b|\bexchange of (?:notes"
                r"|letters)\b"
                r"|\bechange (?:de|des) (?:notes|lettres)\b"
            ),
        ),
        (
            "approval",
            (
                r"\b(?:ال)?(?:مصادق|تصديق|تاشير|موافق|اقرار)\w*|\bاستكمال الاجراات"
                r"|\b(?:ratif|approv|approb|approuv)\w+|\badopt(?:ed|ion|ee?s?)\b|\bdeliberations?\b"
                r"|\binternal procedures\b|\baccomplissement des (?:formalites|procedures)"
            ),
        ),
        (
            "signature",
            (
                r"\b(?:ال)?(?:توقيع|امضا)\w*|\bsign(?:ature|ing|ed|ee?)s?\b|\btoday\b"
                r"|\baujourd'hui\b|\bce jour\b"
            ),
        ),
    )
)
#: An amendment enters into force too.
CHANGE = re.compile(
    r"\b(?:ال)?(?:تعديل\w*|تنقيح\w*|ملحق)\b|\b(?:amendments?|modifications?|avenants?|changes?)\b"
)
UPON = re.compile(
    r"\b(?:upon|on|after|once|from|following|des|apres|a compter|بعد|بمجرد|فور|عند|عقب|من)\b"
)
FROM = re.compile(
    r",?\s(?:(?:a compter|a partir) d\w*|des|from|upon|once|after|ابتدا من|اعتبارا من|من تاريخ"
    r"|بعد|a l[ae']?)"
    r"\s?(?:\S+ ?){1,6}"
)
AFTER = re.compile(r"\s(?:after|following|from|apres|suivant|من|بعد)\b")

#: Verbs of lasting and of being in force, and nouns of a term.
LASTS = re.compile(
    r"\b[وف]?(?:[تي]سري|[تي]ظل|[تي]بقي|[تي]ستمر|[تي]متد|[تي]دوم|[تي]غطي|[تي]عمل|تعملان|[تي]برم"
    r"|ابرمت?|سريان|ساري\w*|نافذ\w*|مدت(?:ه|ها)"
    r"|مده|لمده|مدتهما|[تي]نتهي|[تي]توقف|[تي]نقضي|[تي]برم\w*|[تي]عقد)\b"
    r"|\b(?:valid|in force|remains?|runs?|lasts?|last|term|period|concluded|continues?"
    r"|effective|duration|expires?"
    r"|covers?|terminates?|ends?)\b"
    r"|\b(?:conclue?s?|valables?|valide|applicable|court|courra|duree|periode|dure|durera"
    r"|expire|vigueur|couvre"
    r"|pour|pendant|effets?|reconduite?|prend fin|etablie?)\b"
)
#: Those of them that only an agreement has, so that it need not be named.
BINDS = re.compile(
    r"\b[وف]?(?:[تي]سري|[تي]متد|ساري\w*|نافذ\w*|[تي]برم\w*|ابرمت?)\b"
    r"|\b(?:valid|in force|concluded|conclue?s?|valables?|en vigueur)\b"
)
#: A term of something else than the agreement.
OTHER_TERM = re.compile(
    r"\b[وفبل]?(?:ال|لل)?(?:سريه|التزام|تدريب\w*|دوره|منحه|منح|اقامه|زياره|وفدا?|طالب\w*"
    r"|خبير\w*|معلومات|بيانات|نقل)\b"
    r"|\b(?:confidential\w*|disclos\w*|training|course|scholarships?|fellowships?|visit\w*"
    r"|internships?|students?|secrecy"
    r"|stages?|bourses?|sejours?|mission\w*|formation|etudiants?|stagiaires?|experts?"
    r"|archive\w*|data|donnees"
    r"|suspen\w+)\b"
)
#: «بعد انتهاء العمل بالمذكرة», “after it ends”: the term of a duty that outlives the agreement.
OUTLIVES = re.compile(
    r"\s(?:بعد|من تاريخ) (?:انتها|انقضا|فسخ)|\s(?:after|following) (?:it|this|the|its|expiry"
    r"|termination)"
    r"[^.\n]{0,25}(?:ends?|terminat\w*|expir\w*)?|\sapres (?:la fin|l'expiration|son terme"
    r"|l'echeance|la resiliation)"
)
NO_END = re.compile(
    r"(?:ل|لل)?(?:مده|فتره|اجل) غير (?:محدد|محدود)\w*|(?:ل)?مده مفتوحه"
    r"|\bindefinite(?:ly)?(?: period| duration)?"
    r"|unlimited (?:period|duration|term)|duree (?:indeterminee|illimitee|indefinie)"
)
UNTIL = re.compile(
    r"\b(?:until|till|through|expires? on|ends? on|jusqu'au|expire le|prend fin le|حتي|الي غايه"
    r"|غايه"
    r"|[تي]نتهي\w*|[تي]توقف|[تي]نقضي)\b[^.\n\d]{0,60}$"
)

END = re.compile(
    r"\b[وف]?[بل]?(?:ال)?(?:انها\w*|انسحاب\w*|[تي]نسحب|الغا\w*|فسخ\w*|[تي]فسخ\w*|نقض\w*|عدول"
    r"|[تي]نتهي|انتها|انقضا\w*)"
    r"|\b(?:terminat\w+|denounc\w+|withdraw\w*|end (?:it|this|the)|to end|rescind\w*|cancel\w*"
    r"|opts? out|objects?|leave)\b"
    r"|\b(?:denonc\w+|resili\w+|se retirer|retrait|mettre fin|mettent fin|met fin|terme"
    r"|y renoncer|s'y oppose\w*)\b"
)
NOTICE_BEFORE = re.compile(
    r"(?:(?:ال)?(?:اشعار|اخطار|اعلام|تبليغ|سابق انذار|مهله|اجل)\w*(?:\s\w+){0,2}(?:\sمدته?ا?)?"
    r"|(?:^|\s)قبل(?: مده)?"
    r"|\bnotice (?:period )?of(?: at least)?|\bgiving(?: at least)?|\bon|\bwith|\bupon"
    r"|\bat least|\bpreavis(?: \w+)? de|\bdelai de|\bau moins|\bminimum de"
    r"|\bmoyennant|\bsous reserve d'un preavis de|\bpar ecrit|\bin writing)\s*(?:at least "
    r"|au moins )?$"
)
NOTICE_AFTER = re.compile(
    r"'?s?'?\s*(?:\([^)]{1,12}\)\s*)?(?:au moins |at least )?(?:(?:prior |written |previous "
    r"|advance )*notice|in advance|beforehand|before|prior to|ahead"
    r"|avant|a l'avance|au prealable|de preavis|قبل|علي الاقل)\b"
)
#: Said of a renewal that comes by itself, and the renewal itself: both within one sentence.
TACIT = re.compile(
    r"\b(?:ال|ب)?(?:تلقاي|ضمني)\w*|\btacit(?:e|ly|ement)?\b|\bautomatic(?:ally)?\b"
    r"|\bautomatique(?:ment)?\b"
    r"|\bde plein droit\b"
)
RENEWED = re.compile(
    r"\b[وفل]?(?:ال|لل)?(?:[تي]?تجدد|[تي]جدد|تجديد|[تي]مدد|تمديد|[تي]تمدد)\w*"
    r"|\b(?:renew|extend|extension|prolong|renouvel|reconduc|reconduit|prorog)\w*"
)
ON_AGREEMENT = re.compile(
    r"\bقابله? (?:لل)?(?:تجديد|تمديد)\w*|\b(?:يمكن|يجوز|ويمكن|ويجوز|امكانيه) (?:تجديد|تمديد)\w*"
    r"|\b(?:ولا|لا) (?:تجدد|يجدد|تمدد|يمدد|تتجدد|يتجدد) الا\b|\b[تي](?:تجدد|جدد"
    r"|مدد)\w*(?:\s\S+){0,3}? (?:باتفاق|بموافقه|بتراضي|برضا)"
    r"|\b(?:is |be |are )?(?:renewable|extendable|extendible)\b|\b(?:may|can|could|shall"
    r"|will) be (?:renewed|extended|prolonged)\b"
    r"|\bany (?:extension|renewal)\b|\b(?:renewal|extension)\b(?=[^.\n]{0,30}\b(?:by|requires?"
    r"|subject)\b)"
    r"|\b(?:renouvelables?|prorogeables?|reconductibles?|prolongeables?)\b"
    r"|\b(?:peut|pourra|peuvent|pourront) etre (?:renouvel\w+|prorog\w+|reconduit\w*|prolong\w+)"
    r"|\bn'est (?:renouvel\w+|reconduit\w*|prorog\w+) que\b|\b(?:se renouvelle"
    r"|renouvele\w*) (?:par|d'un) (?:accord|commun)"
)
NEGATED = re.compile(
    r"(?:\b(?:لا|ولا|لن|ليست?|غير|not|never|cannot)\b|\bn'(?:est|ont|a)\b|\bne\b"
    r"|\bsans\b)[^.\n]{0,25}$"
)
#: What is only done by a decision, said with a “not” of its own.
ONLY = re.compile(r"و?لا|n'est|any")
#: Energy is renewable, too, and so are a visa and a grant.
OTHER_RENEWAL = re.compile(
    r"\b(?:energ\w*|طاق\w*|الطاقات|visas?|تاشير\w*|bourses?|منح\w*|scholarships?|permits?"
    r"|titres?|water|resources"
    r"|ressources?|موارد|members?|mandats?|membres|عضويه)\b"
)
