"""Web pages to text: the article without menus and footers, its title, its date and its address."""

from __future__ import annotations

import re
from typing import Any

import lxml.html
import trafilatura
from lxml import etree

from clausesearch.reading.blocks import Blocks
from clausesearch.reading.decoding import decode_html
from clausesearch.reading.formats import Extracted
from clausesearch.reading.numbering import label

_PARAGRAPH = re.compile(
    "address|article|blockquote|body|caption|code|d[dlt]|details|div|fieldset|fig(?:caption|ure)|"
    "footer|form|header|hr|item|li|list|main|ol|p|pre|quote|row|section|summary|t(?:able|body|foot|"
    "head|r)|ul"
)
_HEADING = re.compile("head|h[1-6]")
_CELL = re.compile("cell|t[dh]")
_BREAK = re.compile("br|lb")
_VERBATIM = re.compile("pre|code")
#: What is never the text of an agreement, whichever way a page is read.
_UNSEEN = (
    *("script", "style", "noscript", "template", "iframe", "object", "svg", "math"),
    *("nav", "aside", "footer", "select", "button", "input", "textarea"),
)
#: The kinds of numbers of HTML, by the names that Word gives them.
_NUMBERS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
#: Below this many characters trafilatura has found no article, and returns what it meets.
_SHORT = 250


def extract(data: bytes) -> Extracted:
    """Return the article of a page; where there is none, all its text but menus.

    The extraction is that of trafilatura (Barbaresi, 2021). Items of numbered lists keep the
    numbers a browser shows. Raises ``ValueError`` for a page without text.
    """
    decoded = decode_html(data)
    notes = [decoded.note] if decoded.note else []
    found: Any = trafilatura.bare_extraction(
        _parse(decoded.text),
        favor_recall=True,
        include_comments=False,
        include_tables=True,
        with_metadata=True,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    text = _render(found.body) if found is not None and found.body is not None else ""
    if len(text) < _SHORT:
        text = _render(_seen(_parse(decoded.text)))
        notes.append("no article stands out in it, so all its text was read, menus apart")
    if not text:
        raise ValueError("holds no text; save the page when it is fully loaded")
    title = _spaced((found.title if found is not None else "") or "")
    if title and title not in _spaced(text[: 4 * len(title) + 200]):
        text = f"{title}\n\n{text}"
    if found is not None and (published := _published(found.date, found.url)):
        notes.append(published)
    return Extracted(text, title, tuple(notes))


def _parse(text: str) -> lxml.html.HtmlElement:
    parser = lxml.html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    data = text.encode("utf-8", "replace").replace(b"\0", b"")
    try:
        tree: lxml.html.HtmlElement = lxml.html.document_fromstring(data, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        raise ValueError("is a web page without any text") from None
    _number_items(tree)
    return tree


def _seen(tree: lxml.html.HtmlElement) -> lxml.html.HtmlElement:
    body = tree.find("body")
    shown = tree if body is None else body
    for element in list(shown.iter(*_UNSEEN)):
        if element is not shown:
            element.drop_tree()
    return shown


def _number_items(tree: lxml.html.HtmlElement) -> None:
    for ordered in tree.iter("ol"):
        kind = _NUMBERS.get(ordered.get("type", ""), "decimal")
        number = _integer(ordered.get("start"), 1)
        for item in ordered.iterchildren("li"):
            number = _integer(item.get("value"), number)
            item.text = f"{label(number, kind)}. {(item.text or '').lstrip()}"
            number += 1


def _integer(written: str | None, default: int) -> int:
    return int(written) if written and re.fullmatch(r"[0-9]{1,6}", written) else default


def _render(root: Any) -> str:  # noqa: ANN401 (lxml's elements have no one type)
    """Return the text of a tree of HTML, or of trafilatura's own elements, line by line."""
    blocks = Blocks()
    verbatim = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            verbatim += _VERBATIM.fullmatch(tag) is not None
            _open(blocks, tag, element)
            blocks.write(element.text, verbatim=verbatim > 0)
        else:
            verbatim -= _VERBATIM.fullmatch(tag) is not None
            if _PARAGRAPH.fullmatch(tag) or _HEADING.fullmatch(tag):
                blocks.end()
            if element is not root:
                blocks.write(element.tail, verbatim=verbatim > 0)
    return blocks.text()


def _open(blocks: Blocks, tag: str, element: Any) -> None:  # noqa: ANN401
    if _HEADING.fullmatch(tag):
        blocks.end(blank=True)
    elif _PARAGRAPH.fullmatch(tag) or _BREAK.fullmatch(tag):
        blocks.end()
    elif _CELL.fullmatch(tag):
        blocks.cell()
    if tag in ("li", "item") and not _is_numbered(element):
        blocks.write("- ")


def _is_numbered(item: Any) -> bool:  # noqa: ANN401
    around = item.getparent()
    return around is not None and (around.tag == "ol" or around.get("rend") == "ol")


def _published(date: str | None, url: str | None) -> str:
    when = f"published on {date}" if date else ""
    where = f"{'at' if date else 'comes from'} {url}" if url else ""
    return " ".join(part for part in (when, where) if part)


def _spaced(text: str) -> str:
    return " ".join(text.split())
