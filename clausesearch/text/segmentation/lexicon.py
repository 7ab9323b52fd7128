"""The words by which English and French clauses open: modals, finite verbs, connectors, speech."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from clausesearch.text.folding import fold

from .wordlists import word_list

# fmt: off
_EN_BASE = """
achieve adopt advance advise allow appoint arrange assess assist assume award blacklist bring build carry clear
combat compile conclude conduct connect consider consult contribute convene cooperate coordinate co create defend
deliver designate develop devote discuss distribute draw edit enable encourage enforce enhance ensure equip
establish evaluate examine exchange expand explore facilitate finance fight foster fund give grant harmonise
harmonize help hold host identify implement improve include increase inform inspect introduce invite issue join
keep launch lend maintain make manage meet modernise modernize monitor negotiate nominate notify offer open
operate organise organize participate pay plant prepare preserve prevent produce promote protect provide publish
pursue raise recognise recognize reduce refurbish reinforce release renovate repair report represent respect
restore review run safeguard secure seek sell send set share sign stop strengthen study submit supply support
sustain tackle take teach train translate treat undertake update uphold use visit waive welcome work write
"""
_EN_NOUNS = """
support host work visit review report fund plan exchange share use help train offer issue study award lead monitor
supply contact tackle update waive set end invite plant launch
"""
_EN_FINITE = """
is are was were has have does agree agrees agreed undertake undertakes undertook pledge pledges pledged commit
commits committed affirm affirms affirmed reaffirm reaffirms reaffirmed recognise recognises recognises recognize
recognizes support supports supported enters remains remain expires becomes become continues continue terminates
constitutes governs creates requires require replaces covers cover provides establishes takes ends begins lapses
""" 
_EN_SAID = """
said added stated stressed noted explained announced declared affirmed answered confirmed emphasised emphasized
underlined told replied recalled pointed revealed insisted
"""
_FR_BASE = """
accompagner accueillir adopter aider ameliorer animer appuyer apporter associer assurer augmenter autoriser celebrer
combattre communiquer conclure concourir conduire consolider constituer construire consulter contribuer cooperer
coordonner creer defendre definir deposer designer developper diffuser donner echanger elaborer elargir encadrer
encourager engager enseigner entreprendre entretenir envoyer etablir etendre etudier evaluer examiner faciliter
faire favoriser financer former fournir garantir harmoniser identifier informer installer instaurer intensifier
inviter lancer lutter maintenir mener mettre mobiliser moderniser multiplier numeriser obtenir octroyer offrir
organiser ouvrir participer partager planter poursuivre prendre preparer presenter preserver prevenir promouvoir
proposer proteger publier realiser recevoir recourir reduire regrouper rehabiliter renforcer renouveler repondre
respecter restaurer reunir sensibiliser signer soumettre soutenir suivre superviser tenir traduire transferer
transmettre travailler unir valoriser veiller verser oeuvrer
"""
_FR_FINITE = """
est sont a ont peut peuvent doit doivent engage engagent convient conviennent reaffirme reaffirment affirme
affirment accueille accueillent adopte adoptent anime animent appuie appuient associe assurent assure celebrent
creent cree defend defendent definit definissent depose deposent designe designent developpe developpent dressent
dresse echangent echange elabore elaborent encadrent encadre encouragent encourage entend entendent entre etablit
etablissent evaluent favorise favorisent finance financent fixe fixent forme forment fournit fournissent invite
invitent lance lancent met mettent numerise organise organisent ouvre ouvrent participe participent partage
partagent prend prennent prepare preparent presente propose proposent publie publient recoit recoivent reste
restent reunit reunissent soutient soutiennent suivent tient tiennent transmet transmettent veille veillent verse
versent prevoit prevoient collaborent collabore cooperent oeuvrent oeuvre
"""
_EN_RECITALS = """
whereas recalling recognising recognizing desiring considering convinced affirming noting mindful believing having
wishing reaffirming bearing acknowledging conscious determined aware guided inspired desirous stressing committed
"""
_FR_RECITALS = """
vu considerant rappelant convaincus convaincues convaincu persuades persuadees reconnaissant desireux desireuses
attaches attachees prenant soucieux soucieuses conscients conscientes affirmant tirant animes notant resolus resolues
soulignant estimant souhaitant sur ayant reaffirmant determines determinees constatant
"""
_NOT_PLURALS = """
president resident adherent equivalent different precedent affluent excellent negligent influent convergent divergent
emergent expedient
"""
_FR_SAID = """
declare affirme reaffirme souligne indique ajoute precise rappele explique annonce insiste estime assure confirme
releve promis resume salue dit lance exclame interroge conclu repondu plaide
"""
# fmt: on


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The function words and verbs of one language, all folded."""

    base: frozenset[str]
    #: Bare verbs that are hardly ever nouns.
    sure_base: frozenset[str]
    determiners: frozenset[str]
    modals: frozenset[str]
    finite: frozenset[str]
    governors: frozenset[str]
    adverbs: frozenset[str]
    conjunctions: frozenset[str]
    contrasts: frozenset[str]
    additions: frozenset[str]
    addition_tail: frozenset[str]
    that: frozenset[str]
    said: frozenset[str]
    relatives: frozenset[str]
    topics: frozenset[str]
    conditions: frozenset[str]
    discourse: frozenset[str]
    provisions: frozenset[str]
    clitics: frozenset[str]
    recitals: frozenset[str]
    concluding: frozenset[str]
    future_endings: tuple[str, ...]
    not_future: frozenset[str]


def _words(listed: str) -> frozenset[str]:
    return frozenset(fold(listed).split())


def _phrases(listed: str) -> frozenset[str]:
    return frozenset(fold(part) for part in listed.split("|"))


@lru_cache(maxsize=1)
def english() -> Lexicon:
    """Return the English words."""
    return Lexicon(
        base=_words(_EN_BASE) | word_list("base_en"),
        sure_base=_words(_EN_BASE) - _words(_EN_NOUNS),
        determiners=_words(
            "the a an its their each all any both every other new joint regular further this these such two three four five six ten twelve twenty thirty fifty one"
        ),
        modals=_words("will shall may must can should would"),
        finite=_words(_EN_FINITE),
        governors=_words("will shall to may must"),
        adverbs=_words("jointly also automatically regularly actively further tacitly mutually"),
        conjunctions=_words("and but as"),
        contrasts=_words("while whereas unless"),
        additions=_words("as"),
        addition_tail=_words("well as"),
        that=_words("that"),
        said=_words(_EN_SAID + " agreed"),
        relatives=_words("who which whose that where if when unless whom including such"),
        topics=_phrases(
            "on the|on land|on political|in the|in education|in culture|in health|in addition|under the|"
            "with regard|with respect|as for|as regards|regarding|concerning|for the|for its|meanwhile|"
            "moreover|furthermore|in this|to this|to that|in return|for their|on his|on her|on its"
        ),
        conditions=_phrases(
            "if|where|when|unless|should|after|before|once|upon|until|in the event|in case|subject|"
            "whenever|provided|as|failing|during|by|in the absence|for the duration|although|because|since|so|save|except"
        ),
        discourse=_words("concretely additionally"),
        provisions=_words("renewable"),
        clitics=frozenset(),
        recitals=_words(_EN_RECITALS),
        concluding=_words("have agree agreed reached decide decided hereby"),
        future_endings=("\0",),
        not_future=frozenset(),
    )


def _plurals() -> frozenset[str]:
    """Return the present plurals of the French infinitives: ``organisent``, ``établissent``."""
    stems = _words(_FR_BASE) | word_list("infinitives_fr")
    formed = {stem[:-2] + ("ent" if stem.endswith("er") else "issent") for stem in stems}
    return frozenset(formed) - _words(_NOT_PLURALS)


@lru_cache(maxsize=1)
def french() -> Lexicon:
    """Return the French words."""
    return Lexicon(
        base=_words(_FR_BASE) | word_list("infinitives_fr"),
        sure_base=_words(_FR_BASE) | word_list("infinitives_fr"),
        determiners=frozenset(),
        modals=_words("doit doivent peut peuvent"),
        finite=_words(_FR_FINITE) | _plurals(),
        governors=_words("a de d doivent doit peuvent peut en vue"),
        adverbs=_words("conjointement regulierement tacitement ensemble mieux egalement"),
        conjunctions=_words("et mais ainsi"),
        contrasts=_words("tandis alors"),
        additions=_words("ainsi"),
        addition_tail=_words("que qu"),
        that=_words("que qu"),
        said=_words(_FR_SAID),
        relatives=_words("qui que qu dont ou lequel laquelle lesquels lesquelles si lorsque"),
        topics=_phrases(
            "sur le|sur la|sur les|en matiere|dans le|dans la|s agissant|quant a|quant aux|quant au|"
            "concernant|pour ce|de son|de leur|par ailleurs|en outre|enfin|a cet|a cette|concretement|"
            "dans ce|dans cette|au titre|cote"
        ),
        conditions=_phrases(
            "si|lorsque|lorsqu|en cas|a defaut|apres|avant|pendant|sauf|sous reserve|dans le cas|quand|"
            "durant|des|afin|pour|vu|considerant|car|parce|puisque|comme|sans|dont|notamment"
        ),
        discourse=frozenset(),
        provisions=_words("renouvelable renouvelables reconductible prorogeable"),
        clitics=_words("n ne se s y en leur leurs lui"),
        recitals=_words(_FR_RECITALS),
        concluding=_words("conviennent arretent decident ont sont accordent declarent s"),
        future_endings=("ront", "rons", "ra"),
        not_future=_words("opera camera environs affront extra ultra contra sahara accra"),
    )


@lru_cache(maxsize=1)
def unknown() -> Lexicon:
    """Return a lexicon with no words: only sentences are told apart."""
    none: frozenset[str] = frozenset()
    return Lexicon(
        *(none,) * 21,
        future_endings=("\0",),
        not_future=none,
    )
