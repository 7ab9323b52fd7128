"""The cues of :mod:`clausesearch.text.kinds`: one pattern a line, over folded text.

No pattern holds a repetition inside a repetition, and every gap is bounded, so that matching
stays linear in the clause.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class KindCues:
    """The patterns of one language, each kind's as lines of alternatives."""

    #: The head of a recital that holds something true («إيمانا …», ``convaincus``), at the start.
    belief: str
    #: The head of any other recital («اقتناعا …», ``Considérant …``), matched at the start.
    recital: str
    #: Place and date, signing, number of copies.
    signature: str
    #: Duration, renewal, entry into force, follow-up, amendment, termination, money, disputes.
    provision: str
    provision_heading: str
    #: A position taken: supports, condemns, considers, is convinced.
    opinion: str
    #: A verb of saying.
    saying: str
    #: An action promised.
    promise: str
    #: What happened: met, received, took place.
    report: str
    #: A clause in the present, as agreements write what they promise.
    present: str


ARABIC = KindCues(
    belief=r"""
        ^و?(?:ايمانا|ادراكا|تقديرا|اقتناعا)\b
    """,
    recital=r"""
        ^و?(?:اذ|لما|حيث ان|اعتبارا|اقتناعا|استنادا|انطلاقا)\b
        ^و?(?:ايمانا|رغبه|ادراكا|تنفيذا|عملا|بنا علي|نظرا)\b
        ^و?(?:استحضارا|وفا|تقديرا|تاكيدا|وعيا|حرصا|سعيا|تجسيدا|اعترافا|استلهاما|مراعاه|تماشيا)\b
        ^ان (?:الوزارتين|الطرفين|الحكومتين|الحزبين)\b
    """,
    signature=r"""
        ^و?(?:حرر|حررت|ابرم|ابرمت|وقع|وقعت|وقعا|صدر|صدرت)\b.{0,60}(?:بتاريخ|في |بمدينه|يوم|ب\w)
        ^و?(?:وقع|وقعت|وقعا|وقعتا)\b
        مراسم التوقيع|مراسم توقيع|تم التوقيع|جري التوقيع|حفل التوقيع|توجت .{0,40}بتوقيع
    """,
    provision=r"""
        قابله? للتجديد|تتجدد|يتجدد|تجدد (?:تلقائيا|ضمنيا)|للتجديد|التجديد (?:الضمني|التلقائي)|تمديد
        حيز (?:التنفيذ|النفاذ|التطبيق)|\b[وف]?(?:تسري|يسري|سريان|ساريه|نافذه?|نفاذ)\b|يعمل به
        تعمل .{0,20}بهذه الاتفاقيه
        \bمده? (?:هذه?|هذا|سريان|الاتفاق|العمل|المذكره|البروتوكول)|\bمدتها?\b
        لمده .{0,20}(?:سنوات|سنه|سنتين|عام|اعوام|محدده)
        \bيبرم هذا|\bتبرم هذه
        ينتهي العمل
        \b[وف]?(?:انها (?:هذه|هذا|العمل)|انهاوها|انهائها|الانسحاب|ينسحب|انسحاب|فسخ|تفسخ|يفسخ|الغا)\b
        \b[وف]?(?:انها (?:الاتفاق\w*|المذكره)|انهاوها|الانسحاب|ينسحب|انسحاب|فسخ|تفسخ|يفسخ|الغا)\b
        \b[وف]?(?:تعديل|تعديله|تعديلها|يعدل|تعدل|المراجعه|ملحق|ملاحق)\b
        خلاف|نزاع|تحكيم|بالطرق الوديه|وديا|\bودي\b|تفسير
        نسختين|نسخه? (?:اصلي|من)|النصين|متساوي|الحجيه
        (?:لجنه|لجان|هييه|مجلس|فريق|امانه)\b.{0,40}(?:مشترك|تنسيق|متابعه|تتبع|قياده|توجيه)
        (?:لجنه|لجان|هييه|مجلس|فريق|امانه)\b.{0,40}(?:ارتباط|فني|تجتمع|يجتمع|تنعقد)
        (?:تنعقد|تجتمع|يجتمع|تعقد|يعقد) (?:اللجنه|الهييه|لجنه)
        \b[وف]?(?:منسق|منسقا|منسقين|نقطه اتصال|نقط اتصال|نقاط اتصال|كنقط|ضابط اتصال)
        \bيشرف علي (?:هذا|هذه|تنفيذ)|تتابع تنفيذ|يتابع تنفيذ|متابعه تنفيذ|المتابعه اليوميه
        نفقات|تكاليف|مصاريف|كلفه|يتحمل|تتحمل|تمول الانشطه|ميزانيه الاتفاق|موازنتي|اعتمادا سنويا
        السريه|سريه|الكشف عن|البيانات (?:الشخصيه|الضروريه)|الملكيه الفكريه|حقوق النشر|براات|ملكيه
        التزامات قانونيه|لا تنشئ|يجوز لاي|يجوز لكل|يحق ل|لا يجوز|لا تتجاوز|يحترم كل
        \bغايه هذه|\bيهدف هذا|موضوع هذه
        بعد (?:مصادقه|المصادقه)|اشعار|اخطار
        يودع اصل|مهله
        يبدا (?:العمل|سريان|نفاذ)|\bابتدا من (?:تاريخ|يوم)
        من (?:تاريخ|يوم) (?:توقيع|امضا|ابرام)\w*
        تاريخ (?:التوقيع|الامضا|التصديق)|صلاحيه (?:هذ|الاتفاق|المذكره)|[يت]مدد\b
        ما لم (?:يبلغ|يشعر|يخطر|يطلب|يعلن)|[يت]نقضي|انقضا|انتها (?:مده|الاتفاق|صلاحي|العمل)
        (?:باتفاق|بموافقه|بتراضي|بطلب) \w*(?:الطرفين|الجانبين|الحزبين)
        (?:باتفاق|بموافقه|بتراضي) \w*(?:المتبادل\w*|خطيه|كتابيه|مكتوبه)|بروتوكول اضافي|اتفاق لاحق
        القانون الواجب|المحاكم المختص|المحكمه المختصه|التوفيق بين الطرفين
        (?:لجنه|لجان|هييه|خليه|سكرتاريه|امانه)\b.{0,60}\b(?:تتولي|[يت]عهد|تضم|تتكون|تتالف|مولفه)
        (?:لجنه|لجان|هييه|خليه|سكرتاريه|امانه)\b.{0,60}\b(?:مكونه|اعضا|دوره|دورات|جدول اعمال)
        \b(?:تتكون|تتالف|يتالف|يتكون|تضم)\b.{0,40}\b(?:اعضا|ممثلين|مندوبين)
        الدوره (?:المقبله|العاديه)|جدول (?:الاعمال|اعمالها)
        \b[وف]?(?:يعين|يسمي|ينتدب|يكلف) كل\b|المراسلات|القنوات الدبلوماسيه
        علي نفقه|\bبالتساوي|موارده? الذاتيه|غلاف مالي|حصه كل|من ميزانيت\w+
        \bلا (?:يمس|تمس|يخل|تخل|يرتب|ترتب|ينشي|يعد|تعد|يشكل|تشكل)\b|مع مراعاه (?:القوانين|التشريع)
        القوانين (?:النافذه|الجاري|المعمول|الوطنيه)|التشريعات? (?:النافذ|الجاري|الوطني|المعمول)
        افشا|كتمان|المعطيات (?:الشخصيه|ذات الطابع)|نفس الحجيه|ذات الحجيه|الحجيه نفسها|حقوق الملكيه
        حق المولف
    """,
    provision_heading=r"""
        احكام (?:ختاميه|عامه|نهاييه)|الاحكام|مقتضيات (?:اخيره|ختاميه|عامه)|المده|التعديل|الانها
        تسويه|دخول حيز
        الاداره والمال|التنفيذ والتمويل|الاداره والتمويل|التسيير|التنفيذ$|التمويل$|الغايه|الهدف
        المتابعه$
    """,
    opinion=r"""
        \b[وف]?[يت](?:ؤكد|وكد)(?:ان)?\b|\b[وف]?[يت]دين(?:ان)?\b|\b[وف]?[يت]ندد(?:ان)?\b
        \b[وف]?[يت]ساند(?:ان)?\b
        \b[وف]?[يت]علن(?:ان)? .{0,20}رفض
        \b[وف]?[يت]عتبر(?:ان)?\b|\bو?تدعو(?:ان)?\b|\bيدعو(?:ان)?\b|\bو?تحيي(?:ان)?\b
        \b[وف]?[يت]رحب(?:ان)?\b|\bنذكر بان|\b[وف]?[يت]ثمن
        ^و?(?:شدد|اكد|جدد|ايد|ايدا|رحب|رحبا|ندد|ادان|اعرب|عبر|عبرا|دعا|اشاد|نوه|ثمن|طالب|اكدا|شددا|جددا|سادت)(?:ت|تا|ا)?\b
        حق من حقوق|القضيه الفلسطينيه
        \b[وف]?[يت](?:ستنكر|شجب|عرب|شيد|نوه)(?:ان|ون)?\b
    """,
    saying=r"""
        ^و?(?:قال|اضاف|اوضح|صرح|ذكر|اشار|اكد|شدد|اعتبر|ابرز|لفت|افاد|بين|نوه|جدد|عبر|اعرب|اشاد|نقل|كشف|تابع)ت?\b
        ،\s?(?:قال|اضاف|اوضح|صرح|ذكر|اشار|اكد|شدد|اعتبر|ابرز|لفت|افاد|بين|نوه|جدد|عبر|اعرب|اشاد|نقل|كشف|تابع)ت?\b
        \b[وف]?(?:مشيرا|مشيره|موكدا|موكده|موضحا|موضحه|مبرزا|معتبرا|مشيدا|مبينا|لافتا|قايلا|منوها)\b
    """,
    promise=r"""
        \b[وف]?س(?!نوات|نتين|نتان|نوي|نغال|ياس|ياح|يار|ياد|ياق|يد|تين|ندات)[يتن]\w{3,}|\b[وف]?سوف\b
        (?:يلتزم|تلتزم|يتعهد|تتعهد|نتعهد|نلتزم|التزام|التزاما|تعهد)\w{0,3}\b
        \b[وف]?(?:اتفق|اتفقا|تقرر|قرر|يتفق|اتفقت|قررا|قررت)\b
        ^(?:\w+ ){0,1}و?(?:تهدف|يهدف|تروم|ترمي|تركز|تنص|نصت|تتضمن|تضمنت)\b
        ^(?:\w+ ){0,1}و?(?:تشمل|تتيح|يسعي|تسعي|تعمل|يعمل|تسعيان|تعملان)\b
    """,
    report=r"""
        ^و?(?:استقبل|حضر|التقي|عقد|عقدت|انعقد|انعقدت|جا|جات|جري|شكل|شهد|كان|كانت|وكان|تبادل|زار|شارك|نظم|نظمت|تاتي|ياتي)\b
        ^في (?:خطوه|اطار|ختام)
        \b[وف]?(?:استقبل|التقي|حضر اللقا)\b
    """,
    present=r"""
        ^[وف]?[يتن](?!وم|ونس|ركيا|اريخ)\w{2,}
    """,
)

ENGLISH = KindCues(
    belief=r"""
        ^(?:convinced|affirming|reaffirming|mindful|believing)\b
    """,
    recital=r"""
        ^(?:whereas|recalling|recogni[sz]ing|desiring|considering)\b
        ^(?:convinced|affirming|noting|mindful|believing)\b
        ^(?:having|wishing|reaffirming|bearing in mind|acknowledging)\b
        ^(?:conscious|determined|aware|guided)\b
    """,
    signature=r"""
        ^(?:done|signed|executed)\b.{0,30}\b(?:at|in|on|by)\b
        \bsigned (?:an?|the) (?:\w+ ){0,3}(?:agreement|memorandum|pact|accord|protocol)\b
        ^[\w ]{3,30}, \d{1,2} \w+ \d{4}$
    """,
    provision=r"""
        \b(?:renew|renewable|renewed|renewal|extension)\b|automatically
        (?:enters?|entry|come|comes) into (?:force|effect)|takes? effect
        becomes? (?:operative|effective)|starts on the date
        \b(?:remain|remains|valid|continues?|runs?|run|concluded) (?:in force|for|until)
        for a (?:period|term) of
        \bterminat|\bend it\b|\bwithdraw|\bdenounce|\bnotice\b|suspend
        \bamend|\bvariation\b|\bmodif|changes may be made
        \bdisputes?\b|\barbitrat|\bmediator\b|\bsettled\b|\binterpretation\b
        \b(?:joint|steering|standing|technical)\b.{0,25}\b(?:committee|group|commission|council|body)\b
        \b(?:follow-up|liaison|monitoring|coordination)\b.{0,25}\b(?:committee|group|commission|council|body)\b
        \b(?:committee|commission|steering group)\b.{0,60}\b(?:meet|convene|composed|oversee)
        \bcouncil\b.{0,60}\b(?:meet|convene|composed|oversee)
        \b(?:committee|commission|steering group|council)\b.{0,60}\b(?:chaired|steer|approve)
        focal points?|coordinators?\b|press officer|\bnotices will
        \b(?:bear|meet|bears|meets)\b.{0,20}\b(?:costs?|expenses)|\bcosts?\b|\bexpenses\b
        \bfees? only\b|\bbudgets?\b|shall not exceed|customs duties
        confidential|personal data|biometric|anonymi[sz]ed|disclosed|intellectual property
        equal shares|keeps what it owned
        international law|legally binding|rights or obligations|both texts|equally authentic
        shall prevail|in two originals
        provides a framework|purpose of this
        this (?:memorandum|agreement) (?:is|establishes|provides|sets)
        independent reviewer|executive programme|activity plan|neither party will|reviewed
        \bin force\b|\bexpir|\blapses?\b
        \b(?:from|on|upon|after) (?:the )?(?:signature|signing|ratification)\b
        \bdate of (?:its |the )?(?:last )?(?:signature|signing|ratification)\b
        \bunless (?:either|one|a) (?:party|side|of)|\bwritten (?:consent|agreement|notification)
        \bin writing\b|\bexchange of (?:letters|notes)\b
        governing law|\bcompetent courts?\b|\bamicabl|direct negotiation|by negotiation
        \bconciliat
        \bsecretariat\b|\b(?:co-)?chaired by\b|\bquorum\b
        \b(?:consist|composed|made up) of .{0,30}\b(?:members|representatives|delegates|persons)\b
        \bcomprises? .{0,30}\b(?:members|representatives|delegates|persons)\b
        \bmeets? (?:at least )?(?:once|twice|every|annually|alternately|yearly|monthly)\b
        \b(?:designate|appoint|nominate|name)s?\b.{0,40}\b(?:representative|contact|officer|point|coordinator|correspondent)
        \bborne by\b|\bshared equally\b|\bin equal (?:parts|shares)
        \bsubject to (?:the )?(?:availab|fund)|\bfinancial obligations?
        \bproprietary\b|\bjointly owned\b|\bownership of\b|\bto third parties\b
        in (?:accordance|conformity) with (?:\w+ ){0,2}(?:laws?|legislation|regulations)
        \bnothing in this\b|\bwithout prejudice\b
        \b(?:does|do|shall|will) not (?:affect|create|constitute|prejudice)\b|\bno legal\b
        \bdiplomatic channels?\b|\bdone in (?:two|duplicate|three)|\bofficial languages?\b
    """,
    provision_heading=r"""
        \b(?:final|general|governance|money|compliance|duration)\b
        \b(?:implementation|arrangements|finance|miscellaneous|objective|purpose)\b
    """,
    opinion=r"""
        \b(?:support|supports|affirm|affirms|reaffirm|reaffirms|condemn|condemns|reject|rejects)\b.{0,40}\b(?:right|that|principle|their|its|any|all|efforts|call)\b
        \b(?:welcome|welcomes|consider|considers|believe|believes|deplore|express|expresses)\b.{0,40}\b(?:right|that|principle|their|its|any|all|efforts|call)\b
        ^we \b
        \b(?:denounces?|deplores?|commends?|regrets?|salutes?)\b|\bstands? (?:with|by)\b
        \bshare the (?:view|conviction|belief)\b
        \b(?:are|is) (?:convinced|concerned|of the view)\b|\brecogni[sz]es? that\b
        \bexpress(?:es|ed)? (?:\w+ ){1,2}(?:concern|solidarity|satisfaction|conviction|gratitude)
    """,
    saying=r"""
        \b(?:said|added|stated|stressed|noted|explained|declared|affirmed|told|recalled|praised)\b
    """,
    promise=r"""
        \b(?:will|shall|undertakes?|agreed?|pledged?|commits?|must|may|promised?|plans? to|lists?)\b
    """,
    report=r"""
        \b(?:met|received|held|attended|visited|took place)\b
        \b(?:took part|was|were|have fallen|has been|had)\b
    """,
    present=r"""
        ^(?:each|every|the|both|all|either|neither) \w+ .{0,60}\b(?:is|are|\w{3,}s)\b
    """,
)

FRENCH = KindCues(
    belief=r"""
        ^(?:convaincu|persuade|affirmant|reaffirmant|attache|soucieu|estimant)\w{0,3}\b
        ^considerant que\b
    """,
    recital=r"""
        ^(?:vu|considerant|rappelant|convaincu\w{0,2}|persuade\w{0,2})\b
        ^(?:reconnaissant|desireu\w{1,3}|attache\w{0,2}|prenant acte|soucieu\w{1,3})\b
        ^(?:conscient\w{0,2}|affirmant|tirant|anime\w{0,2}|notant|resolu\w{0,2})\b
        ^(?:soulignant|estimant|souhaitant|sur avis|ayant)\b
    """,
    signature=r"""
        ^(?:fait|signe|signee|etabli|conclu)\b.{0,20}\b(?:a|le|en)\b
        ont signe\b|a ete signee?|ceremonie (?:de signature|s'est)
    """,
    provision=r"""
        renouvel|tacite reconduction|reconduit|reconductible|prorog
        entre en vigueur|prend effet|produit ses effets|s'applique des|entree en vigueur
        a compter de (?:sa|la)
        (?:conclue?|court)\b.{0,20}\b(?:pour|pendant|de|d')\b.{0,25}(?:ans?|annees?|mois|duree)
        (?:duree|periode)\b.{0,20}\b(?:pour|pendant|de|d')\b.{0,25}(?:ans?|annees?|mois|duree)
        pendant (?:\w+ ){1,2}ans
        resili|denonc|preavis|se retirer|mettre fin
        avenant|modifi|complete a tout moment|annexes signees
        differend|litige|conciliateur|mediat(?:eur|ion)|a l'amiable|tribunal|droit applicable
        desaccord
        (?:comite|commission|groupe|conseil|instance)\b.{0,30}(?:pilotage|mixte|suivi|liaison)
        (?:comite|commission|groupe|conseil|instance)\b.{0,30}(?:paritaire|scientifique|ethique)
        (?:comite|commission|groupe|instance)\b.{0,60}(?:se reunit|se reunira|siege|preside)
        coordonnateur|coordinateur|charge de mission|point focal|delegue a|interlocuteur
        \bfrais\b|depenses?|\bcouts?\b|prend a sa charge|exoneres|dotation|contribution annuelle
        inscrit a son budget|verse (?:chaque|\d)|parts egales
        confidenti|donnees (?:personnelles|d'enquete)|propriete|brevets|proportion de leurs
        la presente convention etablit|objet\b|juridiquement|auditeur|mentionne le concours
        version \w+ preval
        s'abstient de prendre position|rapport d'execution
        en vigueur|\bexpire|a l'echeance|des (?:sa|la) signature
        date de (?:sa |la |leur )?(?:derniere )?signature|\bratification\b
        sauf (?:denonciation|avis|notification)|\bpar ecrit\b|accord ecrit|echange de lettres
        protocole additionnel|d'un commun accord
        \bsecretariat\b|\bproces-verbal|\bquorum\b
        \b(?:compose|composee|compte|comprend|reunit)\b.{0,30}\b(?:membres|representants|personnes|delegues)\b
        \bse reun(?:it|issent|ira|iront)\b|ordre du jour|en session (?:ordinaire|annuelle)
        \bdesign(?:e|ent|era|eront)\b.{0,40}\b(?:referent|correspondant|responsable|representant|interlocuteur|coordon)
        a (?:ses|leurs) (?:propres )?frais|\ba (?:la|sa|leur) charge\b|\bpar moitie\b|au prorata
        quote-part|credits disponibles|ligne budgetaire
        \bne (?:porte|portent|cree|creent|constitue|constituent|saurait|sauraient|prejuge)\b
        conformement (?:a la|aux|a leurs?) (?:legislations?|lois|droit|reglement)
        \ba des tiers\b|divulgu|\bdroits? d'auteur|font (?:egalement )?foi|voie diplomatique
        exemplaires originaux
    """,
    provision_heading=r"""
        dispositions? (?:finales|generales|financieres)|clauses finales|duree|moyens$|pilotage
        coordination$|reglement|objet$|gouvernance et finances|conduite du
    """,
    opinion=r"""
        \b(?:soutiennent|condamnent|affirment|reaffirment|saluent|deplorent)\b
        \b(?:rejettent|considerent|estiment|denoncent|reconnait|reconnaissent)\b
        \b(?:leur|son) (?:attachement|rejet|preoccupation)|exprime leur|plaide pour
        \bse (?:felicitent|rejouissent|felicite|rejouit)\b|\brendent? hommage\b
        \bregrett(?:e|ent)\b|\bexpriment\b|\bpartagent (?:la conviction|la vision|l'idee)
        \b(?:sont|est) (?:convaincus?|preoccupes?|attaches?)\b
    """,
    saying=r"""
        \b(?:a|ont) (?:declare|affirme|reaffirme|souligne|indique|ajoute)\b
        \b(?:a|ont) (?:precise|rappele|insiste|estime|resume|conclu)\b
    """,
    promise=r"""
        s'engage\w{0,3}|\b\w{3,}(?:era|ira|ront|rons)\b|\bconviennent\b|\bprevoit\b|\bentendent\b
        oeuvr
    """,
    report=r"""
        \b(?:a|ont|s'est|se sont) (?:ete )?(?:recu|rencontre|tenu|tenue)\b
        \b(?:a|ont|s'est|se sont) (?:ete )?(?:eu lieu|pris|participe|marque)\b
        avait|avaient|entretenaient
    """,
    present=r"""
        ^(?:les|la|le|chaque|l'|ils|elles|il|elle|un|une|des|leurs?) ?.{0,60}\b\w{3,}(?:ent|e|it)\b
    """,
)
