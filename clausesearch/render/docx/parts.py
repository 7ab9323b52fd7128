"""Paragraphs, tables and links of a Word file, each in its own direction."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import docx
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from clausesearch.render.docx.runs import Look, clean, directed, make, run
from clausesearch.render.html import direction_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from docx.oxml.xmlchemy import BaseOxmlElement

#: Twentieths of a point: the room between the margins of a page (A4, 2 cm), upright and across.
_ROOM, _ROOM_ACROSS = 9638, 14570
_FONT, _ARABIC_FONT = "Calibri", "Arial"
PLAIN = Look()
SMALL = Look(size=16, color="5B6875")
DIFFERS = Look(fill="FDEEBC", underline="single")
#: Keeps what begins with a number in one piece among Arabic words (UAX #9, rule W7).
AS_LATIN = "\u200e"
Styled = tuple[str, Look]


class Paper:
    """A Word file in the making: ``lang`` is that of its own words, ``wide`` lays pages across."""

    def __init__(self, title: str, lang: str, *, wide: bool = False) -> None:
        self.lang = lang
        self.rtl = direction_of(lang) == "rtl"
        self._document = docx.Document()
        self._document.core_properties.title = clean(title)[:255]
        self._document.core_properties.author = "clausesearch"
        self._document.core_properties.comments = ""
        self._bookmarks = 0
        self._room = _ROOM_ACROSS if wide else _ROOM
        self._set_page(wide=wide)
        self._set_fonts()

    def bytes(self) -> bytes:
        """Return the file."""
        out = BytesIO()
        self._document.save(out)
        return out.getvalue()

    def add(self, *elements: BaseOxmlElement) -> None:
        """Put paragraphs or tables at the end."""
        body = self._document.element.body
        for element in elements:
            body.insert(len(body) - 1, element)  # before the last, which describes the page

    def heading(self, text: str, level: int, anchor: str = "") -> None:
        """Put a heading in the file's own words at the end."""
        self.add(
            self.paragraph([(text, Look())], rtl=self.rtl, style=f"Heading{level}", anchor=anchor)
        )

    def note(self, text: str, lang: str = "") -> BaseOxmlElement:
        """Return a small paragraph in the file's own words, set as a text in ``lang`` is."""
        return self.paragraph([(text, SMALL)], rtl=self.reads_left(text, lang or self.lang))

    def written(self, text: str, lang: str, look: Look | None = None) -> BaseOxmlElement:
        """Return a paragraph of a text in ``lang``."""
        return self.paragraph([(text, look or Look())], rtl=self.reads_left(text, lang))

    def paragraph(
        self,
        parts: Iterable[Styled],
        *,
        rtl: bool,
        style: str = "",
        anchor: str = "",
        to: str = "",
    ) -> BaseOxmlElement:
        """Return a paragraph; ``anchor`` names it, ``to`` makes it a link to such a name."""
        paragraph = make("p")
        properties = make("pPr")
        if style:
            properties.append(make("pStyle", val=style))
        if rtl:
            properties.append(make("bidi"))
        paragraph.append(properties)
        holder = paragraph
        if to:
            holder = make("hyperlink", anchor=to, history="1")
            paragraph.append(holder)
        if anchor:
            self._bookmarks += 1
            paragraph.append(make("bookmarkStart", id=str(self._bookmarks), name=anchor))
            paragraph.append(make("bookmarkEnd", id=str(self._bookmarks)))
        for text, look in parts:
            for stretch, right in directed(clean(text), rtl=rtl):
                holder.append(run(stretch, look, rtl=right))
        return paragraph

    def reads_left(self, text: str, lang: str) -> bool:
        """Return whether a text in ``lang`` runs right to left; unknown, by its first letter."""
        direction = direction_of(lang)
        if direction != "auto":
            return direction == "rtl"
        return next((right for _, right in directed(text[:200], rtl=False)), False)

    def table(
        self,
        rows: Iterable[Sequence[Sequence[BaseOxmlElement]]],
        shares: Sequence[int],
        *,
        header: bool = False,
        tinted: Iterable[int] = (),
    ) -> BaseOxmlElement:
        """Return a table of cells of paragraphs, its first column where the file's words begin.

        ``shares`` are the widths in percent; with ``header`` the first row is repeated on each
        page; rows in ``tinted`` stand out.
        """
        widths = [str(self._room * share // 100) for share in shares]
        table = make("tbl")
        properties = make("tblPr")
        properties.append(make("tblStyle", val="TableGrid"))
        if self.rtl:
            properties.append(make("bidiVisual"))
        properties.append(make("tblW", w=str(self._room), type="dxa"))
        properties.append(make("tblLayout", type="fixed"))
        margins = make("tblCellMar")
        for edge, room in (("top", "60"), ("left", "108"), ("bottom", "60"), ("right", "108")):
            margins.append(make(edge, w=room, type="dxa"))
        properties.append(margins)
        table.append(properties)
        grid = make("tblGrid")
        for width in widths:
            grid.append(make("gridCol", w=width))
        table.append(grid)
        tints = set(tinted)
        for number, cells in enumerate(rows):
            tint = "EEF1EC" if header and number == 0 else "FFF8E1" if number in tints else ""
            table.append(_table_row(cells, widths, header=header and number == 0, tint=tint))
        return table

    def _set_page(self, *, wide: bool) -> None:
        section = self._document.sections[0]
        short, long = Cm(21), Cm(29.7)
        section.page_width, section.page_height = (long, short) if wide else (short, long)
        section.orientation = WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT
        section.left_margin = section.right_margin = Cm(2)
        section.top_margin = section.bottom_margin = Cm(2)
        footer = section.footer.paragraphs[0]._p
        footer.get_or_add_pPr().append(make("jc", val="center"))
        field = make("fldSimple", instr="PAGE")
        field.append(run("1", SMALL, rtl=False))
        footer.append(field)
        if self.rtl:
            section._sectPr.find(qn("w:docGrid")).addprevious(make("bidi"))

    def _set_fonts(self) -> None:
        for name in ("Normal", "Heading 1", "Heading 2", "Heading 3"):
            style = self._document.styles[name]
            style.font.name = _FONT
            fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
            for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
                fonts.attrib.pop(qn(f"w:{theme}"), None)
            fonts.set(qn("w:cs"), _ARABIC_FONT)
        normal = self._document.styles["Normal"]
        normal.font.size = Pt(10.5)
        normal.font.no_proof = True  # a text quoted in three languages is not to be corrected
        normal.element.rPr.find(qn("w:sz")).addnext(make("szCs", val="24"))
        normal.paragraph_format.space_after = Pt(3)


def _table_row(
    cells: Sequence[Sequence[BaseOxmlElement]], widths: Sequence[str], *, header: bool, tint: str
) -> BaseOxmlElement:
    row = make("tr")
    properties = make("trPr")
    properties.append(make("cantSplit"))
    if header:
        properties.append(make("tblHeader"))
    row.append(properties)
    for paragraphs, width in zip(cells, widths, strict=True):
        cell = make("tc")
        about = make("tcPr")
        about.append(make("tcW", w=width, type="dxa"))
        if tint:
            about.append(make("shd", val="clear", color="auto", fill=tint))
        cell.append(about)
        for paragraph in paragraphs or (make("p"),):
            cell.append(paragraph)
        row.append(cell)
    return row
