"""Who follows an agreement up: a joint committee, a steering group, «لجنة تتبع»."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from clausesearch.text.facts.units import Finding

if TYPE_CHECKING:
    from clausesearch.text.facts.units import Unit

_JOINT_AR = r"(?:مشترك|مختلط|متناصف|ثنايي|عليا|داعم|فني|تقني|مديره|ارتباط|اتصال)\w*"
_TASKS = "(?:متابعه|تتبع|قياده|تنسيق|توجيه|اشراف|تسيير|مواكبه|تقييم|ارتباط|تنفيذ|رصد)"
_TASK_AR = rf"(?:(?:ال|لل)?{_TASKS})"
_NOUN_AR = r"(?:ال|لل)?(?:لجنه|هييه|مجلس|مجلسا|فريق|فريقا|جهاز|جهازا|خليه|امانه|سكرتاريه|فرقه)"
_NAME_AR = re.compile(
    rf"\b[وفبل]?({_NOUN_AR}(?:\s(?:ال)?(?:عمل|اعمال|علمي\w*|اداري\w*|صحي\w*|ثقافي\w*|قطاعي\w*"
    rf"|وطني\w*"
    rf"|توامه))?(?:\s{_TASK_AR})?(?:\s(?:ال)?{_JOINT_AR}){{0,2}}(?:\sلل{_TASKS})?)(?!\w)"
)
_NAME_EN = re.compile(
    r"\b((?:(?:joint|steering|follow-up|follow up|monitoring|coordinating|coordination|liaison"
    r"|mixed"
    r"|standing|permanent|technical|executive|management|bilateral|implementation|oversight"
    r"|advisory"
    r"|health|supervisory|twinning|working|ministerial|high-level|two|three|four)[ -]){1,4}"
    r"(?:committee|commission|group|team|board|council|panel|secretariat|cell|taskforce"
    r"|task force))\b"
)
_NAME_FR = re.compile(
    r"\b((?:comite|commission|groupe|instance|conseil|cellule|organe|secretariat|equipe)"
    r"(?:\s(?:technique|executif|permanente?|scientifique|local|restreinte?)){0,2}"
    r"\s(?:mixte|conjointe?|paritaire|commune?|bilaterale?|permanente?|technique|de (?:pilotage"
    r"|suivi"
    r"|liaison|coordination|gestion|concertation|direction|jumelage|travail)|d'(?:orientation"
    r"|execution)"
    r"|directeur)(?:\s(?:mixte|conjointe?|paritaire|commune?|permanente?|de suivi|de pilotage))?)\b"
)
#: What such a body does: it meets, or it sees to the agreement.
_WORKS = re.compile(
    r"\b(?:[وف]?س?(?:[تي]جتمع|[تي]نعقد|[تي]لتيم|[تي]لتقي|[تي]عقد|[تي]سهر|[تي]شرف|[تي]تول[يا]"
    r"|[تي]تابع"
    r"|[تي]واكب|[تي]شكل|[تي]حدث|[تي]نشا|[تي]وسس|[تي]ضم|[تي]ضع|[تي]تكون|[تي]تالف|[تي]راقب"
    r"|[تي]نسق)\w*"
    r"|[وف]?[بل]?(?:ال)?(?:انعقاد|تشكيل|احداث|تاسيس|انشا|تسند|اسندت|قوامها|مولفه)"
    r"|meets?|meeting|convened?|conven\w+|set up|established?|created|form(?:ed)?|oversees?"
    r"|supervise\w*"
    r"|follow|monitors?|steer|steers|draws? up|draw|review|approve|adopt|submit\w*|coordinate"
    r"|se reuni\w+|siege\w*|se tien\w+|institue\w*|cree\w*|constitue\w*|mis en place|veille\w*"
    r"|suiv\w+"
    r"|charge\w*|assure\w*|arrete\w*|valide\w*|se retrouve\w*|remet\w*|coordonn\w+|pilote\w*"
    r"|compose\w*)\b"
)
_FOLLOWS = re.compile(
    r"متابع|تتبع|قياده|تنسيق|ارتباط|توجيه|اشراف|steering|follow|monitor|coordinat|liaison|oversight"
    r"|pilotage|suivi|liaison|coordination"
)
#: A body of other affairs, or one that is only recalled.
_OTHER = re.compile(
    r"\b(?:برلماني\w*|صداقه|تحكيم|تحرير|استشاري\w*|انتخاب\w*|نسايي\w*|مركزي\w*|تنفيذي(?:ه)? لحزب"
    r"|arbitra\w*|editorial|electoral|parliament\w*|friendship|ethics|redaction|amitie"
    r"|electorale?)\b"
)
_RECALLED = re.compile(
    r"(?:\b(?:اعمال|محضر|توصيات|نتايج|قرارات|دورات|مداولات|minutes of|meeting of|session of"
    r"|outcome of"
    r"|reunion (?:du|de la)|travaux (?:du|de la)|conclusions (?:du|de la))\s(?:the )?"
    r"|\bin its \w+ session)$"
)
#: A body set up for one matter alone: «خلية مشتركة للإنصات لمشاكل …».
_OTHER_TASK = re.compile(
    r"\s(?:لل?(?!متابع|تتبع|تنفيذ|تنسيق|اشراف|سهر|تسيير|قياده|مواكبه|تقييم|وضع|اعداد|ه)\w{3,}"
    r"|charge\w* (?:de l'|de la |du |des )"
    r"(?!suivi|mise en|execution|pilotage|coordination|application)|to (?:verify|study|combat"
    r"|investigate|arbitrate))"
)
_OF_MEMBERS = re.compile(r"\s(?:من|تضم|يضم|قوامها|مولفه)\b")
_SEES_TO_IT = re.compile(r"متابعه|تنفيذ|تطبيق|اشراف|تتبع")
_MOST = 2


def follow_up_bodies(sentences: list[Unit]) -> list[Finding]:
    """Return the bodies that see to the agreement, each where it is first said what it does.

    A body is set up, meets or oversees in the same sentence; a coordinator is no body.
    """
    found: dict[str, Finding] = {}
    for unit in sentences:
        if not _WORKS.search(unit.text):
            continue
        for pattern in (_NAME_AR, _NAME_EN, _NAME_FR):
            for match in pattern.finditer(unit.text):
                name = " ".join(match[1].split())
                confidence = _confidence(unit.text, match)
                if confidence and name not in found:
                    start, end = match.span(1)
                    found[name] = Finding(unit.start + start, unit.start + end, "", confidence)
    best = sorted(found.values(), key=lambda one: (-one.confidence, one.start))
    return sorted(best[:_MOST])


def _confidence(sentence: str, match: re.Match[str]) -> float:
    """Return how plainly a body follows the agreement up; 0 when it is another one."""
    name = match[1]
    if _OTHER.search(name) or _OTHER.match(sentence[match.end() :].lstrip()[:40]):
        return 0.0
    if _RECALLED.search(sentence[: match.start(1)]):
        return 0.0
    if _FOLLOWS.search(name):
        return 0.95
    if _OTHER_TASK.match(sentence, match.end(1)):
        return 0.0
    if len(name.split()) > 1:
        return 0.9
    of_members = _OF_MEMBERS.match(sentence, match.end(1))
    return 0.85 if of_members and _SEES_TO_IT.search(sentence[: match.start(1)]) else 0.0
