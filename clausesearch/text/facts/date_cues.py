"""What stands around a date and tells what it is the date of; patterns of folded text."""

from __future__ import annotations

import re

#: Words a formula of signature begins with: «حرر بالرباط في», “Done at”, « Fait à ».
FORMULA = re.compile(
    r"(?:^|[\n.؛;:،]\s*|\bwitness whereof\b.{0,80}|\bagreement\b\s+(?:is|was)\s+)(?:وقد\s+|و)?(?:"
    r"حرر|حررت|حررا|تحرر|تم تحرير|وقع|وقعت|وقعا|وقعه|وقعها|(?:تم|جري) (?:ال)?توقيع"
    r"|صدر|صدرت|ابرم|ابرمت|تم ابرام|اعتمد|اعتمدت|انجز|انجزت"
    r"|done|signed|executed|made|concluded|entered into|adopted|issued|agreed|given|sealed"
    r"|(?:ainsi\s+)?(?:fait|signe|conclu|etabli|passe|adopte|arrete|valide|redige)(?:e|s|es)?"
    r")\b"
)

#: A verb of signing, of agreeing or of adopting, wherever it stands.
SIGNED = re.compile(
    r"\b(?:(?:و|ف)?(?:وقع|وقعت|وقعا|وقعتا|وقعوا|يوقع|توقع|ابرم|ابرمت|ابرما|ابرمتا|حرر|حررت)"
    r"|(?:ال|ب|ل|لل)?توقيع(?:ها|ه|هما)?|(?:تم|جري) (?:اعتماد|المصادقه|ابرام)"
    r"|sign(?:ed|s|ing)?|signature|sealed|inked|concluded|entered into|adopted|executed|made"
    r"|(?:ont|a|ete|est|ete) (?:co)?(?:signe|conclu|scelle|paraphe|adopte|valide|etabli)(?:e|s|es)?"
    r"|signent|scellent|signature|paraphent|est intervenue?)\b"
)

#: A session or a meeting that ends in a communiqué or an accord.
HELD = re.compile(
    r"\b(?:و?(?:عقد|عقدت|عقدا|انعقد|انعقدت|التام|التامت|اجتمع|اجتمعت|اجتمعا|التقي|التقت|التقيا"
    r"|استقبل|استقبلت|اختتم|اختتمت|احتضنت|احتضن|شهد|شهدت)"
    r"|held|met|convened|meeting in|gathered|took place|hosted"
    r"|(?:s'est|se sont) (?:tenue?s?|reunie?s?|rencontre(?:e|s|es)?)|tenue?s? a)\b"
)

#: An agreement that is another one: «الاتفاقية الموقعة في», “the treaty signed on”.
_NOUN = (
    r"(?:agreements?|accords?|memorand(?:um|a)|mou|protocols?|conventions?|treat(?:y|ies)|pact"
    r"|declarations?|letters?|contract|protocoles?|traites?|contrats?|declarations?|lettres?"
    r"|charte)"
)
OTHERS = re.compile(
    r"\b(?:الموقع|الموقعه|الموقعين|المبرم|المبرمه|الموقعتين|المبرمين|المنعقد|المنعقده|الصادر"
    r"|الصادره)\b"
    rf"|\b{_NOUN}\b(?:\s+(?!is\b|was\b|were\b|has\b|a\b|est\b|ont\b|have\b|to\b|that\b|which\b)"
    r"[^\s,.;]+){0,4}?\s+"
    r"(?:already |previously )?"
    r"(?:signed|concluded|made|dated|adopted|signe|conclu|passe|adopte)(?:e|s|es)?\b"
)
THIS = re.compile(r"\b(?:هذا|هذه|this|the present|le present|la presente|present accord)\b")

#: What makes a date a term, a deadline or the date of a law: right before it.
REFERENCE = re.compile(
    r"(?:\b(?:"
    r"(?:ال)?مورخ\w*|تاريخها|بتاريخها|(?:ال)?قانون|مرسوم|ظهير|رقم|ابتدا|اعتبارا|بدا|انطلاقا|منذ"
    r"|حتي|قبل|بعد"
    r"|غايه|ينتهي|تنتهي|يبدا|تبدا|اقصاه|موعد|المولود|النفاذ|التنفيذ|يتوقف|يسري|تسري|مداوله|قرار"
    r"|المقرر"
    r"|until|till|before|by|after|since|from|no later than|expires?|expiring|effective|force|due"
    r"|law|act|decree|resolution|dated|deadline|born|beginning|starting|ending|ends|through"
    r"|jusqu'au|jusqu'a|avant|apres|depuis|compter|partir|tard|expire|vigueur|echeance|loi|decret"
    r"|deliberation|deliberations|dahir|date|modifiee?|ordonnance|prend effet|nee?|termine|cloture"
    r")\b[^.\n؛;]{0,24})$"
)

#: «من 8 إلى 10 يونيو», “from 10 to 12 March”: the mention holds the last day, this its beginning.
RANGE = re.compile(
    r"(?:\b(?:from|between|du|entre le|من|بين|في الفتره من|ايام|يومي)\s+)?\d{1,2}(?:er)?"
    r"\s*(?:to|and|au|et|et le|الي|و|-|–|حتي)\s*$"
)

PUBLISHED = re.compile(
    r"\b(?:نشر|النشر|نشرت|تحديث|التحديث|اضيف|اضيفت|published|updated|posted|last modified"
    r"|publiee?|mise? a jour|mise? en ligne|modifiee?)\b"
)
#: An agreement whose name bears its date: “Agreement of 5 May 2020”, « Accord du 5 mai 2020 ».
NAMED = re.compile(
    rf"(?:\b{_NOUN}\b|\bاتفاقيه|\bاتفاق|\bمذكره تفاهم|\bبروتوكول)\s+"
    r"(?:of|du|dated|en date du|بتاريخ|المورخ في|المورخه في)\s+(?:the\s+)?$"
)

TODAY = re.compile(r"\b(?:اليوم|هذا اليوم|today|aujourd'hui|ce jour|ce matin|this morning)\b")
YESTERDAY = re.compile(r"\b(?:امس|البارحه|yesterday|hier)\b")
COMING = re.compile(r"\s+(?:ال)?(?:مقبل|قادم|next|prochain)\w*")
