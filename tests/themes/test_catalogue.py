"""The list of themes: the one that ships, and those that users write."""

from __future__ import annotations

from pathlib import Path

import pytest

from clausesearch.errors import UsageError
from clausesearch.themes import read_themes, shipped_themes

LANGS = ("ar", "en", "fr")


def written(folder: Path, text: str) -> Path:
    path = folder / "mine.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_list_that_ships_speaks_three_languages() -> None:
    themes = shipped_themes().themes
    assert 38 <= len(themes) <= 45
    for theme in themes:
        assert set(theme.names) == set(theme.definitions) == set(theme.phrases) == set(LANGS)
        assert all(len(theme.phrases[lang]) >= 5 for lang in LANGS), theme.code
    phrases = [text for theme in themes for texts in theme.phrases.values() for text in texts]
    assert len(phrases) == len(set(phrases))


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ("youth", "youth"),
        ("Youth", "youth"),
        ("شباب", "youth"),
        ("الشَّباب", "youth"),
        ("jeunesse", "youth"),
        ("follow-up", "follow-up"),
        ("follow up", "follow-up"),
        ("المرأة", "women"),
        ("femmes", "women"),
        ("Sécurité", "security"),
        ("securite", "security"),
        ("الماء", "water"),
        ("santé", "health"),
        ("fishing", "agriculture"),
        ("cybersécurité", "digital"),
    ],
)
def test_a_theme_is_found_by_any_of_its_names(asked: str, code: str) -> None:
    assert shipped_themes().find(asked).code == code


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ("yuoth", "Did you mean: youth"),
        ("الشبااب", "Did you mean: youth"),
        ("and", "may be several themes"),
        ("zzzz", "themes --list"),
        ("", "themes --list"),
        ("؟؟", "themes --list"),
    ],
)
def test_what_is_no_theme_is_said(asked: str, says: str) -> None:
    with pytest.raises(UsageError, match=says):
        shipped_themes().find(asked)


def test_a_list_of_ones_own(tmp_path: Path) -> None:
    text = '[bees]\nname = { fr = "Abeilles" }\nphrases.fr = ["ruches", "miel"]\n'
    themes = read_themes(written(tmp_path, text))
    (bees,) = themes.themes
    assert bees.name_in("ar") == "Abeilles"
    assert themes.find("abeilles") == bees
    other = read_themes(written(tmp_path, text.replace("miel", "cire")))
    assert themes.key != other.key


GOOD = '[a]\nname = { en = "A" }\nphrases.en = ["x"]\n'


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "names no theme"),
        ("[a", "no TOML file"),
        ("a = 1", "is not a table"),
        ('[a]\nphrases.en = ["x"]', "has no name"),
        ('[a]\nname = { en = "A" }', "has no phrases"),
        ('[a]\nname = "A"\nphrases.en = ["x"]', "by language"),
        ('[a]\nname = { en = "A" }\nphrases = ["x"]', "lists of texts"),
        ('[a]\nname = { en = "A" }\nphrases.en = []', "lists of texts"),
        ('[a]\nname = { en = "A" }\nphrases.en = [""]', "lists of texts"),
        ('[a]\nname = { en = "A" }\nphrases.en = [1]', "lists of texts"),
        ('["a b"]\nname = { en = "A" }\nphrases.en = ["x"]', "letters, digits"),
        (GOOD + "colour = 1", "has 'colour'"),
        (GOOD + GOOD.replace("[a]", "[b]"), "both called"),
        ("[a]\n[b]\n[c]", "more"),
    ],
)
def test_a_wrong_list_is_refused_with_its_reason(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(UsageError, match=says) as refused:
        read_themes(written(tmp_path, text))
    assert "mine.toml" in str(refused.value)


def test_what_cannot_be_read_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="--themes FILE"):
        read_themes(tmp_path / "none.toml")
    with pytest.raises(UsageError, match="--themes FILE"):
        read_themes(tmp_path)
    path = tmp_path / "bytes.toml"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(UsageError, match="no TOML file"):
        read_themes(path)
