"""The numbers that Word shows before paragraphs and keeps nowhere in their text."""

from __future__ import annotations

import re
from typing import Any

from docx.oxml.ns import qn

from clausesearch.reading.numbering import label

_LEVELS = 9
_PLACE = re.compile(r"%([1-9])")
_VALUE = qn("w:val")


class Numbers:
    """Counts through the lists of a document (ECMA-376, part 1, 17.9)."""

    def __init__(self, document: Any) -> None:  # noqa: ANN401 (python-docx leaves it open)
        self._levels: dict[tuple[str, int], tuple[str, str, int]] = {}
        self._lists: dict[str, str] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._styles: dict[str, tuple[str, int]] = {}
        self._read_lists(document)
        for style in document.styles.element.iter(qn("w:style")):
            if (found := _list_of(style)) is not None:
                self._styles[style.get(qn("w:styleId"), "")] = found

    def next(self, paragraph: Any) -> str:  # noqa: ANN401
        """Return the number of the next paragraph, "" when it has none."""
        found = _list_of(paragraph) or self._styles.get(paragraph.style or "")
        if found is None or found[0] == "0":
            return ""
        list_id, level = found
        definition = self._lists.get(list_id, list_id)
        if (definition, level) not in self._levels:
            return ""
        kind, pattern, start = self._levels[definition, level]
        counts = self._counts.setdefault(definition, [None] * _LEVELS)
        counts[level] = start if counts[level] is None else counts[level] + 1  # type: ignore[operator]
        counts[level + 1 :] = [None] * (_LEVELS - level - 1)
        if kind == "bullet":
            return "-"
        return "" if kind == "none" else self._filled(definition, pattern, counts)

    def _filled(self, definition: str, pattern: str, counts: list[int | None]) -> str:
        def one(match: re.Match[str]) -> str:
            level = int(match[1]) - 1
            kind, _, start = self._levels.get((definition, level), ("decimal", "", 1))
            count = counts[level]
            return label(start if count is None else count, kind)

        return _PLACE.sub(one, pattern)

    def _read_lists(self, document: Any) -> None:  # noqa: ANN401
        try:
            numbering = document.part.numbering_part.element
        except (KeyError, NotImplementedError, AttributeError):
            return
        for definition in numbering.iter(qn("w:abstractNum")):
            name = definition.get(qn("w:abstractNumId"), "")
            for level in definition.iter(qn("w:lvl")):
                depth = _integer(level.get(qn("w:ilvl")), 0)
                if depth < _LEVELS:
                    self._levels[f"abstract {name}", depth] = _level(level)
        for used in numbering.iter(qn("w:num")):
            name = used.get(qn("w:numId"), "")
            self._lists[name] = f"abstract {_child(used, 'w:abstractNumId', '')}"
            for override in used.iter(qn("w:lvlOverride")):
                self._override(name, override)

    def _override(self, name: str, override: Any) -> None:  # noqa: ANN401
        """Give a list that starts anew a count of its own."""
        definition = self._lists[name]
        own = f"list {name}"
        if definition != own:
            for depth in range(_LEVELS):
                if (definition, depth) in self._levels:
                    self._levels[own, depth] = self._levels[definition, depth]
            self._lists[name] = own
        depth = _integer(override.get(qn("w:ilvl")), 0)
        if (own, depth) in self._levels:
            kind, pattern, start = self._levels[own, depth]
            start = _integer(_child(override, "w:startOverride", ""), start)
            self._levels[own, depth] = (kind, pattern, start)


def _level(level: Any) -> tuple[str, str, int]:  # noqa: ANN401
    kind = _child(level, "w:numFmt", "decimal")
    return kind, _child(level, "w:lvlText", ""), _integer(_child(level, "w:start", "1"), 1)


def _list_of(owner: Any) -> tuple[str, int] | None:  # noqa: ANN401
    """Return the list and the level that a paragraph, or a style, says it belongs to."""
    properties = owner.find(qn("w:pPr"))
    numbered = properties.find(qn("w:numPr")) if properties is not None else None
    if numbered is None:
        return None
    depth = _integer(_child(numbered, "w:ilvl", "0"), 0)
    name = _child(numbered, "w:numId", "")
    return (name, min(depth, _LEVELS - 1)) if name else None


def _child(element: Any, name: str, default: str) -> str:  # noqa: ANN401
    found = element.find(qn(name))
    value = found.get(_VALUE, default) if found is not None else default
    return str(value)


def _integer(written: str | None, default: int) -> int:
    return int(written) if written and re.fullmatch("[0-9]{1,6}", written) else default
