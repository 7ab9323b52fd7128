"""The cues of :mod:`clausesearch.text.strength`: one pattern a line, over folded text.

As in :mod:`clausesearch.text.kind_cues` no pattern holds a repetition inside a repetition, and
every gap is bounded, so that matching stays linear. «Present» stands for the person letters of an
Arabic verb, with or without the conjunctions و and ف and the future س: it is filled in for ``@``.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class StrengthCues:
    """The patterns of one language, as lines of alternatives."""

    binding: str
    agreed: str
    aims: str
    encourages: str
    permits: str
    #: What opens a relative or purpose clause: a cue soon after it governs nothing.
    subordinate: str
    #: A sentence without a cue (``les villes organisent``), which binds; Arabic knows its verbs.
    plain: str


#: What may stand before an Arabic present verb; ``@`` in a pattern.
PRESENT = r"\b[وف]?س?[يتن]"

ARABIC = StrengthCues(
    binding=r"""
        @(?:لتزم|تعهد|تعين|جب)(?:ان|ون)?\b
        \b[وف]?(?:التزم|تعهد)(?:ت|ا|تا|وا)?\b
        \b[وفبال]{0,3}(?:التزام|تعهد)(?:ا|ه|هما|هم|ها|ات)?\b
        \bملزم(?:ه|ان|ون|ين)?\b|\bملتزم(?:ه|ان|ون|ين|تان)\b|\b(?:علي عاتق|لا بد)\b
        \bلا (?:يجوز|يحق|يمكن|يسمح|ينبغي)\b|@حظر\b|@منع علي\b
    """,
    agreed=r"""
        @تفق(?:ان|ون|ا)?\b|@توافق(?:ان|ون|ا)? علي\b|@رتضي
        \b[وف]?(?:اتفق|توافق|تراضي|ارتضي)(?:ت|ا|تا|وا)?\b|\b(?:ب|تم |جري |وقع )الاتفاق علي\b
        \b[وف]?(?:تقرر|قرر|قررت|قررا|قررتا|قرروا)\b|@قرر(?:ان|ون|ا)?\b
        \b[وف]?(?:نص|نصت|تنص|ينص|تتضمن|يتضمن|تضمنت|تضمن) (?:\w+ ){0,2}علي\b
    """,
    aims=r"""
        @سعي(?:ان|ا)?\b|\b[وف]?(?:ب|ال|بال|ل|لل)?سعي(?:ا|هما|هم|ها|ه)?\b|\b[وف]?(?:سعت|ساعيا)\b
        @هدف(?:ان|ون|ا)?\b|\b[وف]?هدف(?:ت|ها|ه)\b|\b(?:بهدف|بغيه|بغرض)\b
        @(?:روم|رمي|طمح|توخي|نوي|عتزم|تطلع|امل|زمع|حرص|ود|رغب)(?:ان|ون|ا)?\b
        \bتتغيا(?:ن)?\b|\b[وف]?(?:عازم|عازمان|حريص|حريصان|حريصه|بالحرص|الحرص علي)\b
        @(?:جتهد|جهد|حاول|جتهدا)(?:ان|ون|ا)?\b
        @بذل(?:ان|ون|ا)? .{0,25}(?:جهد|جهود|وسع|قصاري|عنايه|مساع)
        \b[وف]?(?:ب|ل)?بذل .{0,25}(?:جهد|جهود|وسع|قصاري|عنايه|مساع)
        \b(?:قدر|بقدر) (?:الامكان|المستطاع)\b|\b(?:ما|كلما|متي|حيثما|اذا) (?:امكن|تيسر)\b
        \bفي حدود (?:الامكان|الامكانات|المتاح|امكان\w+)\b
    """,
    encourages=r"""
        @(?:شجع|حث|حفز|حبذ|ستحسن|ناشد|نصح|وصي|هيب|ستحب|نبغي)(?:ان|ون|ا)?\b
        \b[وف]?(?:شجع|حث|ناشد|اوصي|حفز)(?:ت|ا|تا|وا)?\b
        ^[وف]?(?:ب|ل)?(?:تشجيع|حث|تحفيز)\b|\b(?:ب|علي |الي )(?:تشجيع|حث|تحفيز)\b
        \bمن (?:المستحسن|المستحب|المرغوب|المفيد)\b
    """,
    permits=r"""
        @جوز\b|@حق (?=ل)|@سمح (?=ل)|@وذن (?=ل)|@مكن (?=ان\b|ل|\w+ ان\b|\w+ \w+ ان\b)
        \b(?:باستطاعه|بامكان|بوسع|في وسع|في امكان)\w*\b|@ستطيع(?:ان|ون)?\b
        \b[وف]?(?:له|لها|لهما|لهم|لاي طرف|لكل طرف|للطرفين|لاي منهما|لكل منهما) (?:الحق|ان)\b
        \b(?:حر|حره|احرار|مخول|مخوله|مخير|مخيره) (?:في|ل)
    """,
    subordinate=r"""
        \b(?:التي|الذي|الذين|اللذين|اللتين|اللذان|اللتان|ممن|مما|لكي|كي|حتي|بحيث|بما|لمن|من|ما)\b
    """,
    plain="",
)

FRENCH = StrengthCues(
    binding=r"""
        \b\w+(?:era|ira|dra|tra|vra|eront|iront|dront|tront|vront|erons|irons|drons)\b
        \bs'engag\w{1,6}\b|\b(?:s'est|se sont) engage\w{0,2}\b|\bengagement (?:de|d'|a)\b
        \b(?:doit|doivent|devra|devront)\b|\b(?:est|sont|sera|seront) tenu(?:e|s|es)?\b
        \bs'oblige\w{0,4}\b|\bs'astrei\w{1,6}\b|\bs'interdi\w{1,5}\b|\bobligatoire(?:s|ment)?\b
        \bil (?:incombe|appartient)\b
        \b(?:ne|n') ?(?:peut|peuvent|pourra|pourront|saurai?(?:t|ent))\b
        \binterdit(?:e|s|es)?\b|\bse porte(?:nt)? garant
    """,
    agreed=r"""
        \bconvien(?:t|nent|dra|dront)\b|\b(?:ont|a|sont|est) convenu\w{0,2}\b|\bconviendr\w{1,4}\b
        \b(?:ont|a) (?:decide|arrete|acte)\b|\bdeciden?t?\b|\bdeciden\w{0,2}\b|\bs'accord\w{1,5}\b
        \bse sont (?:accorde|entendu|mis d'accord)\w{0,2}\b|\bs'entendent (?:sur|pour)\b
        \b(?:prevoit|prevoient|stipule|stipulent)\b
    """,
    aims=r"""
        \bvis(?:e|ent|er|ant|era|eront)\b|\bs'effor\w{1,7}\b|\bs'emploi\w{1,6}\b|\bs'employer\b
        \b(?:a|ont|aura|auront|avoir) pour (?:objectif|but|ambition|objet|vocation|finalite)\w?\b
        \b(?:tend|tendent|aspire|aspirent|ambitionne|ambitionnent|entend|entendent)\b
        \bs'attach\w{1,6} a\b|\bcherch(?:e|ent|er|era|eront) a\b|\bsouhait(?:e|ent|er|erai\w{1,3})\b
        \b(?:tache|tachent|tacheront|tente|tentent|tenteront|essaie|essaient) (?:de|d')
        \b(?:tacher|tenter|essayer) (?:de|d')|\benvisage(?:nt|r|ra|ront)?\b|\bprojette(?:nt)?\b
        \b(?:fait|font|fera|feront) (?:de )?(?:tout )?(?:leur|son) (?:mieux|possible)\b
        \b(?:dans la mesure du possible|autant que possible|si possible|dans toute la mesure)\b
        \b(?:met|mettent|mettra|mettront) tout en oeuvre\b|\b(?:aux fins|en vue|afin) (?:de|d')
    """,
    encourages=r"""
        \bencourag(?:e|ent|er|era|eront|ee|es|ees)\b|\bincit(?:e|ent|er|era|eront)\b
        \bexhort(?:e|ent|er)\b
        \brecommand(?:e|ent|er|era|eront)\b|\bconseill(?:e|ent|er) (?:de|d'|a|aux)
        \bdevrai(?:t|ent)\b|\b(?:est|sera|serait) souhaitable\b|\bappellent? .{0,40}\ba \w{3,}er\b
        \b(?:stimul|preconis)(?:e|ent|er|era|eront)\b
    """,
    permits=r"""
        \b(?:peut|peuvent|pourra|pourront|pourrai(?:t|ent))\b
        \b(?:a|ont|aura|auront) (?:la faculte|le droit|la possibilite|toute latitude)\b
        \b(?:est|sont|sera|seront) (?:autorise|habilite|admis|libre|fonde)\w{0,3}\b|\bloisible\b
    """,
    subordinate=r"""
        \b(?:qui|dont|lesquel\w{1,3}|laquelle|lequel|auquel|desquel\w{1,3}|ou|que|afin|pour|si)\b
        \bqu'
    """,
    plain=r"""
        ^(?:les|la|le|l'|chaque|chacun\w?|ils?|elles?|un|une|des|leurs?|deux|nous|tout\w?)\b
    """,
)

ENGLISH = StrengthCues(
    binding=r"""
        \b(?:shall|must|undertakes?|undertook|undertaking to|will)\b|\bpledg(?:e|es|ed|ing)\b
        \bcommit(?:s|ted)?\b (?=to|itself|themselves|our|not)|\b(?:has|have) to\b
        \b(?:is|are|be) (?:required|obliged|bound|committed|obligated|to)\b
        \b(?:may|can|could) (?:not|in no case|only|neither)\b|\bcannot\b|\bno \w+ may\b
        \b(?:promises?|promised|guarantees?|vows?)\b
    """,
    agreed=r"""
        \bagree(?:s|d)?\b|\b(?:decide|decides|decided|resolve|resolves|resolved)\b (?=to|that|on)
        \bprovides? for\b|\bprovides? that\b|\bhave settled on\b|\bin agreement (?:to|that|on)\b
    """,
    aims=r"""
        \baim(?:s|ed|ing)? (?=to\b|at\b|for\b)|\b(?:seek|seeks|sought|seeking) to\b
        \bendeavou?r(?:s|ed|ing)?\b|\b(?:strive|strives|striving|intend|intends|intending)\b
        \b(?:hope|hopes|wish|wishes|desire|desires|attempt|attempts|aspire) to\b
        \b(?:aspires|plan|plans|try|tries|mean|means|look) to\b
        \b(?:hoping|wishing|planning|trying|planned|intended|designed|meant) to\b
        \b(?:best|reasonable|every|all) (?:\w+ ){0,2}(?:efforts?|endeavou?rs?)\b
        \b(?:make|makes|making) (?:an?|every|all) efforts?\b
        \bdo (?:its|their|our) (?:best|utmost)\b
        \bwork(?:s|ing)? towards?\b
        \b(?:as far as|where|wherever|whenever|if) (?:possible|practicable)\b
        \bto the extent possible\b|\bwith (?:the aim|a view)\b|\bwould like to\b
    """,
    encourages=r"""
        \bencourag(?:e|es|ed|ing)\b|\burg(?:e|es|ed|ing)\b|\brecommend(?:s|ed|ing)?\b|\bshould\b
        \bcall(?:s|ed)? (?:up)?on\b|\b(?:advise|advises|ought)\b
        \b(?:is|are) (?:invited|advisable|desirable)\b
        \b(?:stimulate|stimulates|motivate|motivates)\b
    """,
    permits=r"""
        (?<!\bin )(?<!\bof )(?<!\bby )(?<!\bto )(?<!\d )(?<!\bsince )(?<!\bfrom )\bmay\b(?! \d)
        \b(?:can|could|might)\b|\b(?:is|are) (?:free|entitled|allowed|permitted|authori[sz]ed) to\b
        \b(?:has|have) (?:the|a) (?:right|option) (?:to|of)\b
        \bat (?:its|their) (?:discretion|option)\b
    """,
    subordinate=r"""
        \b(?:which|who|whom|whose|where|when|so|if|what|whether|in order)\b
        (?<!agree )(?<!agrees )(?<!agreed )(?<!decided )(?<!resolve )(?<!ensure )\bthat\b
    """,
    plain=r"""
        ^(?:each|every|the|both|all|either|neither|they|we|it|an?) \w+ .{0,60}\b(?:is|are|\w{3,}s)\b
    """,
)
