"""Arabic, English and French words as everyday sentences need them: persons, tenses, articles."""

from __future__ import annotations

import re
from typing import NamedTuple

Row = dict[str, str]


class Said(NamedTuple):
    """The same in three languages."""

    ar: str
    en: str
    fr: str


ME, YOU, HE, SHE, WE, THEY = range(6)
PRONOUNS = (
    Said("أنا", "I", "je"),
    Said("أنت", "you", "tu"),
    Said("هو", "he", "il"),
    Said("هي", "she", "elle"),
    Said("نحن", "we", "nous"),
    Said("هم", "they", "ils"),
)
OWNERS = (
    Said("ي", "my", "mon ma mes"),
    Said("ك", "your", "ton ta tes"),
    Said("ه", "his", "son sa ses"),
    Said("ها", "her", "son sa ses"),
    Said("نا", "our", "notre notre nos"),
    Said("هم", "their", "leur leur leurs"),
)
BE = ("am", "are", "is", "is", "are", "are")
WAS = ("was", "were", "was", "was", "were", "were")
AVOIR = ("ai", "as", "a", "a", "avons", "ont")
ETRE = ("suis", "es", "est", "est", "sommes", "sont")
_ALLER = ("vais", "vas", "va", "va", "allons", "vont")
_REFLEXIVE = ("me", "te", "se", "se", "nous", "se")
_MOVES = {"aller", "arriver", "retourner", "entrer", "sortir", "monter", "tomber", "mourir"}
_TU = {"vais": "vas", "ai": "as", "suis": "es", "me": "te", "m'assieds": "t'assieds"}
_BEFORE = {"nouveau", "vieux", "grand", "petit", "beau", "long", "bon", "mauvais", "jeune"}
NOT = ("لست", "لست", "ليس", "ليست", "لسنا", "ليسوا")
WAS_AR = ("كنت", "كنت", "كان", "كانت", "كنا", "كانوا")
WAS_NOT = ("لم أكن", "لم تكن", "لم يكن", "لم تكن", "لم نكن", "لم يكونوا")
FEMININE = {"أم", "أخت", "سكين", "كأس", "عصا", "بيضة", "أفعى"}
#: What is not counted: some bread, du pain.
_MASSES = {"food", "drink"}
_WEAK = "ايوى"
_VOWEL = "aeiouhéèêœâà"
_ELISION = re.compile(rf"\b(je|ne|que|de|me|te|se|le|la) (?=[{_VOWEL}])")
_CONTRACTIONS = (
    (" à le ", " au "),
    (" à les ", " aux "),
    (" de le ", " du "),
    (" de les ", " des "),
)


def conjugated(verb: Row, person: int, tense: str, *, negative: bool) -> Said:
    """Return ``verb`` in a ``tense`` (present, now, past, future) without its subject."""
    return Said(
        _arabic_verb(verb, person, tense, negative=negative),
        _english_verb(verb, person, tense, negative=negative),
        _french_verb(verb, person, tense, negative=negative),
    )


def _arabic_verb(verb: Row, person: int, tense: str, *, negative: bool) -> str:
    past, present = verb["ar past"], verb["ar present"]
    stem = present[1:]
    plural = stem.rstrip("ىيو") if stem[-1] in "ىيو" else stem
    forms = ("أ" + stem, "ت" + stem, present, "ت" + stem, "ن" + stem, present[0] + plural + "ون")
    if tense == "past" and not negative:
        bare = past[:-1] if past[-1] in "ىا" else past
        crowd = past[:-1] if past[-1] in "ىاي" else past
        first = verb["ar past I"]
        return (first + "ت", first + "ت", past, bare + "ت", first + "نا", crowd + "وا")[person]
    form = forms[person]
    if tense == "past":
        return "لم " + (form[:-1] + "ا" if person == THEY else _jussive(form))
    if tense == "future":
        return ("لن " if negative else "س") + (
            form[:-1] + "ا" if negative and person == THEY else form
        )
    return "لا " + form if negative else form


def _jussive(form: str) -> str:
    if form[-1] in _WEAK:
        return form[:-1]
    return form[:-2] + form[-1] if form[-2] in "ايو" and len(form) > 3 else form


def _english_verb(verb: Row, person: int, tense: str, *, negative: bool) -> str:
    base, third = verb["en"], person in (HE, SHE)
    no = "not " if negative else ""
    if tense == "now":
        return f"{BE[person]} {no}{verb['en -ing']}"
    if tense == "future":
        return f"{'will not' if negative else 'will'} {base}"
    if base.startswith("be ") and tense == "present":
        return f"{BE[person]} {no}{base[3:]}"
    if negative:
        auxiliary = "did not" if tense == "past" else "does not" if third else "do not"
        return f"{auxiliary} {base}"
    if tense == "past":
        return verb["en past"].replace("was", WAS[person])
    return _third(base) if third else base


def _third(base: str) -> str:
    first, space, rest = base.partition(" ")
    if re.search(r"(s|sh|ch|x|o)$", first):
        first += "es"
    elif re.search(r"[^aeiou]y$", first):
        first = first[:-1] + "ies"
    else:
        first += "s"
    return first + space + rest


def _french_verb(verb: Row, person: int, tense: str, *, negative: bool) -> str:
    reflexive = verb["fr"].startswith(("se ", "s'"))
    if tense == "past":
        helping = ETRE if reflexive or verb["fr"].split()[0] in _MOVES else AVOIR
        held = f"{_REFLEXIVE[person]} {helping[person]}" if reflexive else helping[person]
        return f"ne {held} pas {verb['fr past']}" if negative else f"{held} {verb['fr past']}"
    if tense == "future":
        infinitive = re.sub(r"^(se |s')", f"{_REFLEXIVE[person]} ", verb["fr"])
        held = _ALLER[person]
        return f"ne {held} pas {infinitive}" if negative else f"{held} {infinitive}"
    form = (
        verb["fr I"],
        _you(verb["fr I"]),
        *([verb["fr he"]] * 2),
        verb["fr we"],
        verb["fr they"],
    )
    return f"ne {form[person]} pas" if negative else form[person]


def _you(first: str) -> str:
    """Return the French form of “tu” from that of “je”."""
    words = [_TU.get(word, word) for word in first.split()]
    place = 1 if words[0] in {"te", "nous"} and len(words) > 1 else 0
    if words[place].endswith("e"):
        words[place] += "s"
    return " ".join(words).replace(" mes ", " tes ")


def arabic_noun(noun: str, kind: str, owner: str, about: str | None) -> str:
    """Return ``noun`` as a thing ("a"), the thing ("the") or somebody's ("own")."""
    words = noun.split()
    if kind == "own" and len(words) == 1:
        if noun in {"أب", "أخ"} and owner != "ي":
            noun += "و"
        held = (noun[:-1] + "ت" if noun.endswith("ة") else noun) + owner
        return f"{held} ال{about}" if about else held
    if about:
        words.append(about)
    return " ".join(words if kind == "a" else ["ال" + word for word in words])


def english_noun(noun: Row, kind: str, owner: str, about: str | None) -> str:
    """Return the English of :func:`arabic_noun`."""
    words = f"{about} {noun['en']}" if about else noun["en"]
    if kind == "own":
        return f"{owner} {words}"
    if kind == "the":
        return f"the {words}"
    if noun["class"] in _MASSES or noun["fr gender"] == "p":
        return f"some {words}"
    return f"an {words}" if words[0] in "aeiou" else f"a {words}"


def french_noun(noun: Row, kind: str, owner: str, about: Row | None) -> str:
    """Return the French of :func:`arabic_noun`; ``owner`` in its three forms."""
    gender = noun["fr gender"]
    words = noun["fr"]
    if about:
        said = agreed(about, feminine=gender == "f")
        said = said + "s" if gender == "p" and not said.endswith(("s", "x")) else said
        words = f"{said} {words}" if about["fr m"] in _BEFORE else f"{words} {said}"
    place = "mfp".index(gender)
    if kind == "own":
        open_ = gender == "f" and words[0] in _VOWEL
        return f"{owner.split()[0 if open_ else place]} {words}"
    if kind == "the":
        return f"{('le', 'la', 'les')[place]} {words}"
    if noun["class"] in _MASSES:
        return f"{('de le', 'de la', 'des')[place]} {words}"
    return f"{('un', 'une', 'des')[place]} {words}"


def agreed(about: Row, *, feminine: bool) -> str:
    """Return the French form of an adjective."""
    return about["fr f" if feminine else "fr m"]


def polished(french: str) -> str:
    """Return a French sentence with its vowels elided and its articles contracted."""
    french = re.sub(rf"\b(à|de) le (?=[{_VOWEL}])", r"\1 l'", french)
    for apart, one in _CONTRACTIONS:
        french = french.replace(apart, one)
    french = _ELISION.sub(lambda found: found[1][:-1] + "'", french)
    return re.sub(r"\b(que|si) (?=ils?\b)", lambda found: found[1][:-1] + "'", french)
