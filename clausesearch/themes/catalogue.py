"""The list of themes: read from a file, checked, and asked by name in any of its languages."""

from __future__ import annotations

import hashlib
import json
import re
import tomllib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from clausesearch.errors import NotFoundError, UsageError
from clausesearch.text.words import fold_words, index_terms

FILE_NAME = "themes.toml"
_CODE = re.compile(r"[^\W_][\w-]{0,59}")
_LANG = re.compile(r"[a-z]{2,3}")
_KEYS = frozenset({"name", "definition", "phrases"})
_MOST_BYTES = 2_000_000
_MOST_THEMES = 500
_MOST_PHRASES = 20_000
_LONGEST = 500
_PROBLEMS_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Theme:
    """A subject of commitments: its code, and by language its names, definitions and phrases."""

    code: str
    names: dict[str, str]
    definitions: dict[str, str] = field(default_factory=dict)
    phrases: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def name_in(self, lang: str) -> str:
        """Return its name in ``lang``, else in English, else in the first language it has."""
        return self.names.get(lang) or self.names.get("en") or next(iter(self.names.values()))


@dataclass(frozen=True, slots=True)
class ThemeList:
    """Themes in the order of their file; ``key`` changes with whatever decides what they find."""

    themes: tuple[Theme, ...]
    key: str

    def find(self, asked: str) -> Theme:
        """Return the theme called ``asked``: its code, or words of its name in any language.

        Raises ``UsageError``, which names the nearest ones, when it is none or not one alone.
        """
        wanted = fold_words(asked)
        exact = [theme for theme in self.themes if wanted in _spellings(theme)]
        found = exact or [theme for theme in self.themes if _names_hold(theme, wanted)]
        if len(found) == 1:
            return found[0]
        if found:
            choices = ", ".join(theme.code for theme in found[:5])
            raise UsageError(f"'{asked[:60]}' may be several themes; type one of: {choices}.")
        near = self._near(" ".join(wanted))
        hint = f" Did you mean: {', '.join(near)}?" if near else ""
        raise UsageError(
            f"no theme called '{asked[:60]}'.{hint} See them all: clausesearch themes --list"
        )

    def _near(self, wanted: str) -> list[str]:
        from difflib import get_close_matches

        codes: dict[str, str] = {}
        for theme in self.themes:
            for spelling in _spellings(theme):
                codes |= {" ".join(spelling): theme.code} | dict.fromkeys(spelling, theme.code)
        near = get_close_matches(wanted, list(codes), n=5, cutoff=0.6)
        return list(dict.fromkeys(codes[each] for each in near))[:3]


def _spellings(theme: Theme) -> list[list[str]]:
    return [fold_words(name) for name in (theme.code, *theme.names.values())]


def _names_hold(theme: Theme, wanted: list[str]) -> bool:
    """Say whether all words asked for stand in one name of the theme, inflections levelled."""
    for lang, name in (("en", theme.code), *theme.names.items()):
        asked = set(index_terms(" ".join(wanted), lang))
        if asked and asked <= set(index_terms(name, lang)):
            return True
    return False


@cache
def shipped_themes() -> ThemeList:
    """Return the themes that come with the tool."""
    package = Path(__file__).resolve().parents[1]
    # In a wheel they lie inside the package, in a checkout beside it.
    for folder in (package / "shipped", package.parent / "seeds"):
        if (folder / FILE_NAME).is_file():
            return read_themes(folder / FILE_NAME)
    raise NotFoundError("the list of themes is missing; install clausesearch again with pip.")


def read_themes(path: Path) -> ThemeList:
    """Return the themes of a TOML file; raises ``UsageError`` naming what is wrong in it."""
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise UsageError(f"{path} is too large for a list of themes; name another: --themes")
        text = path.read_text(encoding="utf-8-sig")
        tables = tomllib.loads(text)
    except OSError as error:
        raise UsageError(
            f"cannot read {path} ({error.strerror}); name a list of themes: --themes FILE"
        ) from None
    except (UnicodeDecodeError, ValueError, RecursionError) as error:
        reason = str(error) or type(error).__name__
        raise UsageError(f"{path} is no TOML file ({reason[:100]}); mend that line.") from None
    problems: list[str] = []
    themes = [_theme(code, table, problems) for code, table in tables.items()]
    if not themes:
        problems.append("it names no theme")
    if len(themes) > _MOST_THEMES or _phrase_count(themes) > _MOST_PHRASES:
        problems.append(f"more than {_MOST_THEMES} themes or {_MOST_PHRASES} phrases")
    problems += _twice(themes)
    if problems:
        rest = len(problems) - _PROBLEMS_SHOWN
        more = f"; and {rest} more" if rest > 0 else ""
        raise UsageError(
            f"{path}: {'; '.join(problems[:_PROBLEMS_SHOWN])}{more}. "
            "What a theme is made of: docs/themes.md"
        )
    return ThemeList(tuple(themes), _key(themes))


def _theme(code: str, table: object, problems: list[str]) -> Theme:
    if not _CODE.fullmatch(code):
        problems.append(f"[{code[:40]}]: a code is letters, digits and hyphens")
    if not isinstance(table, dict):
        problems.append(f"'{code[:40]}' is not a table; write [{code[:40]}] above its name")
        return Theme(code, {})
    if unknown := sorted(set(table) - _KEYS):
        problems.append(f"[{code}] has '{unknown[0]}'; it may have {', '.join(sorted(_KEYS))}")
    names = _by_language(code, "name", table, problems)
    if not names:
        problems.append(f'[{code}] has no name; write: name = {{ en = "…" }}')
    definitions = _by_language(code, "definition", table, problems)
    phrases = _phrases(code, table.get("phrases", {}), problems)
    if not phrases:
        problems.append(f'[{code}] has no phrases; write: phrases.en = ["…", "…"]')
    return Theme(code, names, definitions, phrases)


def _by_language(code: str, key: str, table: dict[str, Any], problems: list[str]) -> dict[str, str]:
    given = table.get(key, {})
    if isinstance(given, dict) and all(
        _LANG.fullmatch(lang) and _is_phrase(text) for lang, text in given.items()
    ):
        return given
    problems.append(f'[{code}] {key} must be given by language: {key} = {{ en = "…" }}')
    return {}


def _phrases(code: str, given: object, problems: list[str]) -> dict[str, tuple[str, ...]]:
    if isinstance(given, dict) and all(
        _LANG.fullmatch(lang) and isinstance(texts, list) and texts and all(map(_is_phrase, texts))
        for lang, texts in given.items()
    ):
        return {lang: tuple(texts) for lang, texts in given.items()}
    problems.append(f'[{code}] phrases must be lists of texts: phrases.en = ["…", "…"]')
    return {}


def _is_phrase(text: object) -> bool:
    return isinstance(text, str) and 0 < len(text) <= _LONGEST and bool(fold_words(text))


def _phrase_count(themes: list[Theme]) -> int:
    return sum(len(texts) for theme in themes for texts in theme.phrases.values())


def _twice(themes: list[Theme]) -> list[str]:
    first: dict[str, str] = {}
    found = []
    for theme in themes:
        for spelling in {" ".join(words) for words in _spellings(theme)}:
            if first.setdefault(spelling, theme.code) != theme.code:
                found.append(f"[{first[spelling]}] and [{theme.code}] are both called '{spelling}'")
    return found


def _key(themes: list[Theme]) -> str:
    made_of = [[theme.code, theme.names, theme.definitions, theme.phrases] for theme in themes]
    return hashlib.sha256(json.dumps(made_of, sort_keys=True).encode()).hexdigest()[:16]
