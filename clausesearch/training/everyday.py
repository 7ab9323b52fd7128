"""Everyday sentences in three languages, put together from verbs, nouns and phrases.

Parallel text whose licence allows its use is the wording of laws and of software: it has no «نسيت»
and no “she forgot”. The tables of ``seeds/everyday`` are inflected by rule, so that persons, tenses
and negation are taught in all three languages at once. The rules cover the words of the tables.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from clausesearch.errors import InputError
from clausesearch.training.inflection import (
    AVOIR,
    BE,
    ETRE,
    FEMININE,
    HE,
    ME,
    NOT,
    OWNERS,
    PRONOUNS,
    SHE,
    WAS,
    WAS_AR,
    WAS_NOT,
    Row,
    Said,
    agreed,
    arabic_noun,
    conjugated,
    english_noun,
    french_noun,
    polished,
)

if TYPE_CHECKING:
    import random
    from collections.abc import Sequence
    from pathlib import Path

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Subject:
    """Who does it: the number of a person (I, you, he, she, we, they), its words, its gender."""

    person: int
    words: Said
    feminine_fr: bool = False


@dataclass(frozen=True, slots=True)
class Tables:
    """The rows of ``seeds/everyday``, by column."""

    verbs: tuple[Row, ...]
    nouns: dict[str, tuple[Row, ...]]
    adjectives: tuple[Row, ...]
    phrases: dict[str, tuple[Row, ...]]


def read_tables(folder: Path) -> Tables | None:
    """Return the tables in ``folder``, or None where there is no such folder.

    Raises:
        InputError: a line has not as many columns as the first.
    """
    if not folder.is_dir():
        return None
    nouns, phrases = _read(folder / "nouns.tsv"), _read(folder / "phrases.tsv")
    return Tables(
        verbs=_read(folder / "verbs.tsv"),
        nouns={kind: _where(nouns, "class", kind) for kind in _kinds(nouns, "class")},
        adjectives=_read(folder / "adjectives.tsv"),
        phrases={kind: _where(phrases, "kind", kind) for kind in _kinds(phrases, "kind")},
    )


def sentences(tables: Tables, count: int, rng: random.Random) -> list[Said]:
    """Return ``count`` different sentences."""
    found: dict[Said, None] = {}
    while len(found) < count:
        found[_Speaker(tables, rng).say()] = None
    return list(found)


class _Speaker:
    def __init__(self, tables: Tables, rng: random.Random) -> None:
        self._tables = tables
        self._rng = rng

    def say(self) -> Said:
        kind = self._rng.random()
        if kind < 0.62:
            said = self._acts()
        elif kind < 0.76:
            said = self._is()
        elif kind < 0.84:
            said = self._has()
        else:
            said = self._wants()
        turn = self._rng.random()
        if turn < 0.1:
            said = _joined(self._phrase("think"), said)
        elif turn < 0.2:
            said = Said(f"هل {said.ar}؟", f"{said.en}?", f"est-ce que {said.fr} ?")
        elif turn < 0.26:
            said = _joined(self._phrase("ask"), said)
            said = Said(f"{said.ar}؟", f"{said.en}?", f"{said.fr} ?")
        return Said(said.ar, said.en, polished(said.fr))

    def _acts(self) -> Said:
        subject, verb = self._subject(), self._pick(self._tables.verbs)
        tense = self._pick(("present", "present", "now", "past", "past", "future"))
        negative = self._rng.random() < 0.2
        done = conjugated(verb, subject.person, tense, negative=negative)
        if self._rng.random() < 0.5:
            ar = f"{subject.words.ar} {done.ar}"
        else:
            ar = f"{done.ar} {subject.words.ar if subject.words not in PRONOUNS else ''}"
        said = Said(ar.strip(), f"{subject.words.en} {done.en}", f"{subject.words.fr} {done.fr}")
        if verb["objects"] != "none":
            said = _joined(said, self._object(verb))
        if self._rng.random() < 0.45:
            kind = {"past": "past", "future": "future"}.get(tense, "any")
            said = _joined(said, self._phrase(self._pick(("any", kind))))
        return said

    def _is(self) -> Said:
        about = self._pick(self._tables.adjectives)
        if about["of"] == "person":
            subject = self._subject(range(4))
        else:
            kind = self._pick(("thing", "clothes", "vehicle", "place", "animal"))
            nouns = [noun for noun in self._tables.nouns[kind] if noun["fr gender"] != "p"]
            subject = self._noun(self._pick(nouns))
        person, words = subject.person, subject.words
        past, negative = self._rng.random() < 0.4, self._rng.random() < 0.25
        ar = about["ar f" if person == SHE else "ar"]
        if past:
            ar = f"{WAS_NOT[person] if negative else WAS_AR[person]} {ar}"
        elif negative:
            ar = f"{NOT[person]} {ar}"
        be = (WAS if past else BE)[person]
        fr_be = ("étais", "étais", "était", "était")[person] if past else ETRE[person]
        fr = f"ne {fr_be} pas" if negative else fr_be
        return Said(
            f"{words.ar} {ar}",
            f"{words.en} {be} {'not ' if negative else ''}{about['en']}",
            f"{words.fr} {fr} {agreed(about, feminine=subject.feminine_fr)}",
        )

    def _has(self) -> Said:
        kind = self._pick(("thing", "clothes", "animal", "food", "vehicle", "person"))
        held = self._noun(self._pick(self._tables.nouns[kind]), "a").words
        if self._rng.random() < 0.4:
            place = self._noun(self._pick(self._tables.nouns["place"]), "the").words
            return Said(
                f"هناك {held.ar} في {place.ar}",
                f"there is {held.en} in {place.en}",
                f"il y a {held.fr} dans {place.fr}",
            )
        person = self._rng.randrange(6)
        owns = self._pick(("عند", "لدى"))
        owner = OWNERS[person].ar
        with_owner = f"عند{owner}" if owns == "عند" else f"لدي{owner}".replace("يي", "ي")
        verb = "has" if person in (HE, SHE) else "have"
        who = PRONOUNS[person]
        if self._rng.random() < 0.25:
            auxiliary = "doesn't" if verb == "has" else "don't"
            return Said(
                f"ليس {with_owner} {held.ar}",
                f"{who.en} {auxiliary} have {held.en}",
                f"{who.fr} ne {AVOIR[person]} pas {held.fr}",
            )
        return Said(
            f"{with_owner} {held.ar}",
            f"{who.en} {verb} {held.en}",
            f"{who.fr} {AVOIR[person]} {held.fr}",
        )

    def _wants(self) -> Said:
        verb = self._pick(self._tables.verbs)
        ar = conjugated(verb, ME, "present", negative=False).ar
        infinitive = re.sub(r"^se ", "me ", verb["fr"])
        said = _joined(self._phrase("want"), Said(ar, verb["en"], infinitive))
        if verb["objects"] != "none":
            said = _joined(said, self._object(verb))
        return _joined(said, self._phrase("any")) if self._rng.random() < 0.3 else said

    def _object(self, verb: Row) -> Said:
        if self._rng.random() < 0.15 and verb["objects"] == "thing":
            kind = "clothes"
        else:
            kind = verb["objects"]
        words = self._noun(self._pick(self._tables.nouns[kind])).words
        ar = words.ar
        if verb["ar link"] == "ب":
            ar = "ب" + ar
        elif verb["ar link"]:
            ar = f"{verb['ar link']} {ar}"
        return Said(
            ar, f"{verb['en link']} {words.en}".strip(), f"{verb['fr link']} {words.fr}".strip()
        )

    def _subject(self, persons: Sequence[int] = range(6)) -> Subject:
        if self._rng.random() < 0.6:
            person = self._pick(persons)
            return Subject(person, PRONOUNS[person], person == SHE)
        return self._noun(self._pick(self._tables.nouns["person"]))

    def _noun(self, noun: Row, kind: str = "") -> Subject:
        """Return ``noun`` with its article or owner, and sometimes an adjective."""
        kind = kind or self._pick(("the", "the", "a", "own"))
        about = None
        if noun["class"] in {"thing", "clothes", "vehicle", "place"} and self._rng.random() < 0.3:
            about = self._pick([a for a in self._tables.adjectives if a["of"] == "thing"])
        feminine = noun["ar"].endswith("ة") or noun["ar"] in FEMININE
        owner = self._pick(OWNERS)
        return Subject(
            SHE if feminine else HE,
            Said(
                arabic_noun(
                    noun["ar"],
                    kind,
                    owner.ar,
                    about["ar f" if feminine else "ar"] if about else None,
                ),
                english_noun(noun, kind, owner.en, about["en"] if about else None),
                french_noun(noun, kind, owner.fr, about),
            ),
            noun["fr gender"] == "f",
        )

    def _phrase(self, kind: str) -> Said:
        row = self._pick(self._tables.phrases[kind])
        return Said(row["ar"], row["en"], row["fr"])

    def _pick(self, among: Sequence[_T]) -> _T:
        return among[self._rng.randrange(len(among))]


def _joined(first: Said, second: Said) -> Said:
    return Said(*(f"{one} {two}" for one, two in zip(first, second, strict=True)))


def _read(path: Path) -> tuple[Row, ...]:
    lines = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]
    for number, cells in enumerate(lines, start=1):
        if len(cells) != len(lines[0]):
            raise InputError(f"{path}, line {number}: {len(cells)} columns, not {len(lines[0])}")
    return tuple(dict(zip(lines[0], cells, strict=True)) for cells in lines[1:])


def _kinds(rows: Sequence[Row], column: str) -> list[str]:
    return list(dict.fromkeys(row[column] for row in rows))


def _where(rows: Sequence[Row], column: str, value: str) -> tuple[Row, ...]:
    return tuple(row for row in rows if row[column] == value)
