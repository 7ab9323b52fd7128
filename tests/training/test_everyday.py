"""Everyday sentences: persons, tenses and articles of three languages."""

from __future__ import annotations

import random

import pytest

from clausesearch.errors import InputError
from clausesearch.training.corpora import Corpora, Parallel, WrittenClause, with_everyday
from clausesearch.training.everyday import read_tables, sentences
from clausesearch.training.held_out import hold_out
from clausesearch.training.inflection import (
    HE,
    ME,
    SHE,
    THEY,
    WE,
    YOU,
    arabic_noun,
    conjugated,
    english_noun,
    french_noun,
    polished,
)
from tests.support import ROOT

SEEDS = ROOT / "seeds"


@pytest.fixture(scope="module")
def tables():
    return read_tables(SEEDS / "everyday")


@pytest.fixture(scope="module")
def verbs(tables):
    return {verb["ar past"]: verb for verb in tables.verbs}


@pytest.mark.parametrize(
    ("verb", "person", "tense", "negative", "said"),
    [
        ("كتب", ME, "past", False, ("كتبت", "wrote", "ai écrit")),
        ("كتب", WE, "present", False, ("نكتب", "write", "écrivons")),
        ("كتب", SHE, "now", True, ("لا تكتب", "is not writing", "ne écrit pas")),
        ("ذهب", THEY, "past", False, ("ذهبوا", "went", "sont allé")),
        ("باع", ME, "past", False, ("بعت", "sold", "ai vendu")),
        ("باع", HE, "past", True, ("لم يبع", "did not sell", "ne a pas vendu")),
        ("مشى", SHE, "past", False, ("مشت", "walked", "a marché")),
        ("مشى", THEY, "present", False, ("يمشون", "walk", "marchent")),
        ("مشى", HE, "past", True, ("لم يمش", "did not walk", "ne a pas marché")),
        ("نسي", SHE, "past", False, ("نسيت", "forgot", "a oublié")),
        ("نسي", THEY, "past", False, ("نسوا", "forgot", "ont oublié")),
        ("نام", THEY, "past", True, ("لم يناموا", "did not sleep", "ne ont pas dormi")),
        ("سافر", YOU, "future", False, ("ستسافر", "will travel", "vas voyager")),
        ("سافر", THEY, "future", True, ("لن يسافروا", "will not travel", "ne vont pas voyager")),
        ("درس", HE, "present", False, ("يدرس", "studies", "étudie")),
        ("لعب", YOU, "present", False, ("تلعب", "play", "joues")),
        ("استيقظ", ME, "past", False, ("استيقظت", "woke up", "me suis réveillé")),
        ("تأخر", SHE, "present", True, ("لا تتأخر", "is not late", "ne est en retard pas")),
    ],
)
def test_verbs(verbs, verb, person, tense, negative, said):
    assert conjugated(verbs[verb], person, tense, negative=negative) == said


def test_nouns():
    key = {"class": "thing", "ar": "حقيبة", "en": "bag", "fr": "sac", "fr gender": "m"}
    orange = {"class": "food", "ar": "برتقالة", "en": "orange", "fr": "orange", "fr gender": "f"}
    old = {"ar": "قديم", "ar f": "قديمة", "en": "old", "fr m": "vieux", "fr f": "vieille"}
    assert arabic_noun("حقيبة", "own", "ي", None) == "حقيبتي"
    assert arabic_noun("أب", "own", "ها", None) == "أبوها"
    assert arabic_noun("أب", "own", "ي", None) == "أبي"
    assert arabic_noun("دراجة نارية", "the", "", None) == "الدراجة النارية"
    assert arabic_noun("حقيبة", "the", "", "قديمة") == "الحقيبة القديمة"
    assert english_noun(key, "a", "", "old") == "an old bag"
    assert english_noun(orange, "a", "", None) == "some orange"
    assert french_noun(key, "the", "", old) == "le vieux sac"
    assert french_noun(orange, "own", "mon ma mes", None) == "mon orange"


def test_french_is_contracted():
    assert polished("je ne ai pas parlé à le patron") == "je n'ai pas parlé au patron"
    assert polished("elle sort de le hôpital") == "elle sort de l'hôpital"
    assert polished("je pense que ils boivent de la eau") == "je pense qu'ils boivent de l'eau"


def test_sentences_differ_and_are_the_same_each_time(tables):
    some = sentences(tables, 400, random.Random(5))
    assert len(set(some)) == 400
    assert some == sentences(tables, 400, random.Random(5))
    assert all("  " not in text and text == text.strip() for said in some for text in said)


def test_they_join_the_parallel_text(tmp_path):
    nothing = Corpora((), (), (), {}, ())
    made = with_everyday(nothing, SEEDS, 50).parallel
    assert [(source.source, source.langs) for source in made] == [
        ("seeds/everyday", langs) for langs in (("ar", "en"), ("ar", "fr"), ("fr", "en"))
    ]
    assert made[0].pairs[7][1] == made[2].pairs[7][1]
    assert with_everyday(nothing, SEEDS, 0) is nothing
    assert with_everyday(nothing, tmp_path, 50) is nothing


def test_a_broken_table_is_named(tmp_path):
    for name in ("verbs", "nouns", "adjectives", "phrases"):
        text = (SEEDS / "everyday" / f"{name}.tsv").read_text("utf-8")
        (tmp_path / f"{name}.tsv").write_text(text, encoding="utf-8")
    with (tmp_path / "nouns.tsv").open("a", encoding="utf-8") as file:
        file.write("food\tتمر\n")
    with pytest.raises(InputError, match=r"nouns\.tsv, line 180: 2 columns"):
        read_tables(tmp_path)


def test_what_is_held_out_is_not_trained_on():
    def said(number, lang):
        return f"{lang} {number} repairs wells {number} along roads {number}"

    written = tuple(
        WrittenClause(
            f"g/{number}",
            "water",
            {lang: said(number, lang) for lang in ("ar", "en", "fr")},
            ({lang: f"{lang} query {number}" for lang in ("ar", "en", "fr")},),
        )
        for number in range(120)
    )
    pairs = tuple((said(n, "خبر"), said(n, "news")) for n in range(700))
    # The same sentence in another source, and one that shares nothing with any other.
    again = Parallel("odoo", ("fr", "en"), (("un deux trois", pairs[0][1]), ("quatre", "four")))
    corpora = Corpora(written, (), (Parallel("tico19", ("ar", "en"), pairs), again), {}, ())
    kept, held = hold_out(corpora)
    news = held.pairs["news", ("ar", "en")]
    assert len(news) == 500
    assert 0 < len(held.written) < 30
    assert len(held.written) + len(kept.written) == len(written)
    taught = {text for source in kept.parallel for pair in source.pairs for text in pair}
    assert not taught & {text for pair in news for text in pair}
    assert hold_out(corpora) == (kept, held)
