"""PDF files to text: what chromium prints of a text has to come back as that text."""

from __future__ import annotations

import html
import io
import re
import unicodedata
from pathlib import Path

import pypdf
import pytest

from clausesearch.reading.formats import Extracted, Format
from clausesearch.reading.worker import extract
from clausesearch.text.folding import fold
from tests.reading.made import ARABIC_PARAGRAPHS, arabic_page, printed
from tests.support import ROOT

FRENCH = (
    "Accord de coopération décentralisée",
    (
        "Article 1. Les parties s'engagent à coopérer très étroitement dans le domaine de l'état"
        " civil, y compris la formation des agents ; l'efficacité en sera mesurée par un comité."
    ),
    "Article 2. Office, affaires, effet : « sans délai ».",
)


def read(data: bytes) -> Extracted:
    return extract(data, Format.PDF)


@pytest.mark.parametrize("font", ["Noto Naskh Arabic", "DejaVu Sans", "Noto Kufi Arabic"])
def test_arabic_comes_back_in_reading_order(tmp_path: Path, font: str) -> None:
    text = read(printed(arabic_page(font), tmp_path)).text
    assert [fold(line) for line in text.splitlines() if line] == [
        fold(paragraph) for paragraph in ARABIC_PARAGRAPHS
    ]
    forms = {char for char in text if unicodedata.normalize("NFKC", char) != char}
    assert not forms - {"\xa0"}


def test_french_comes_back_paragraph_by_paragraph(tmp_path: Path) -> None:
    page = arabic_page("serif", FRENCH).replace('dir="rtl" lang="ar"', 'lang="fr"')
    text = read(printed(page, tmp_path)).text
    assert [" ".join(line.split()) for line in text.splitlines() if line] == list(FRENCH)


def test_both_in_one_file(tmp_path: Path) -> None:
    page = arabic_page("DejaVu Sans", (*ARABIC_PARAGRAPHS[:3], FRENCH[1]))
    text = read(printed(page, tmp_path)).text
    assert fold(ARABIC_PARAGRAPHS[2]) in fold(text)
    assert FRENCH[1].rstrip(".") in text


@pytest.mark.parametrize("name", ["ar/union-protocol-nouakchott", "en/party-accord-port-louis"])
def test_whole_agreements_come_back(tmp_path: Path, name: str) -> None:
    path = ROOT / "seeds" / "agreements" / f"{name}.txt"
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    page = arabic_page("Noto Naskh Arabic", tuple(html.escape(line) for line in lines))
    if name.startswith("en"):
        page = page.replace('dir="rtl" lang="ar"', 'lang="en"')
    text = read(printed(page, tmp_path)).text
    assert fold(text).split() == fold("\n".join(lines)).split()


def test_running_heads_and_page_numbers_are_left_out(tmp_path: Path) -> None:
    sheet = "page-break-after:always;position:relative;height:24cm"
    foot = "position:absolute;bottom:0"
    text = "Convention de Brévent<p>Article {n}. Les parties plantent {n} arbres."
    body = "".join(
        f'<div style="{sheet}">{text.format(n=n)}<div style="{foot}">Page {n} sur 4</div></div>'
        for n in range(1, 5)
    )
    found = read(printed(f"<html><meta charset=utf-8><body>{body}</body></html>", tmp_path))
    assert found.text.splitlines() == [
        f"Article {n}. Les parties plantent {n} arbres." for n in range(1, 5)
    ]
    assert "running heads" in found.notes[0]


def test_a_sentence_goes_on_over_the_page(tmp_path: Path) -> None:
    words = " ".join(f"mot{n}" for n in range(1500))
    page = arabic_page("serif", (words,)).replace('dir="rtl" lang="ar"', 'lang="fr"')
    text = read(printed(page, tmp_path)).text
    assert text.split() == words.split()
    assert "\n" not in text


def test_columns_are_read_one_after_the_other(tmp_path: Path) -> None:
    left = "The parties shall plant trees along both banks of the river every single spring."
    right = "They shall also restore the old stone bridge that stands in the middle of town."
    table = f"<table><tr><td width=200>{left}<td width=60><td width=200>{right}</table>"
    page = f"<html><meta charset=utf-8><body>{table}</body></html>"
    text = " ".join(read(printed(page, tmp_path)).text.split())
    assert left in text
    assert right in text


def test_a_page_lying_on_its_side(tmp_path: Path) -> None:
    upright = printed(arabic_page(), tmp_path)
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(upright))
    for page in writer.pages:
        page.rotate(90)
    assert read(_written(writer)).text == read(upright).text


def _written(writer: pypdf.PdfWriter) -> bytes:
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def _page_of(content: str, encoding: str = "") -> bytes:
    """A PDF written by hand: one page, one font."""
    parts = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources 6 0 R>>",
        f"<</Length {len(content)}>>stream\n{content}\nendstream",
        f"<</Type/Font/Subtype/Type1/BaseFont/Helvetica{encoding}>>",
        "<</Font<</F 5 0 R>>>>",
    ]
    data = "%PDF-1.4\n"
    places = []
    for number, part in enumerate(parts, start=1):
        places.append(len(data))
        data += f"{number} 0 obj{part}endobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    data += f"xref\n0 7\n0000000000 65535 f \n{table}trailer<</Size 7/Root 1 0 R>>\n"
    return (data + f"startxref\n{data.index('xref')}\n%%EOF").encode("latin-1")


def test_words_parted_at_the_end_of_a_line() -> None:
    lines = [
        "The parties shall support the devel-",
        "opment of the coast and of its well-",
        "being, and share what the environ-",
        "ment offers. The development of a",
        "town and its well-being are one and",
        "the environment is for all of us ok",
    ]
    shown = "".join(f"({line}) Tj 0 -14 Td " for line in lines)
    text = read(_page_of(f"BT /F 12 Tf 50 700 Td {shown}ET")).text
    assert "the development of the coast and of its well-being, and share" in text
    assert "the environment offers" in text


def test_letters_without_names_are_refused(tmp_path: Path) -> None:
    page = arabic_page("serif", FRENCH).replace('dir="rtl" lang="ar"', 'lang="fr"')
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(printed(page, tmp_path)))
    for font in writer.pages[0]["/Resources"]["/Font"].values():
        del font.get_object()["/ToUnicode"]
    with pytest.raises(ValueError, match="does not name"):
        read(_written(writer))


def test_letters_with_wrong_names_are_refused() -> None:
    text = "ÇÊÝÞ ÇáØÑÝÇä Úáì ãÇ íáí: ÊäÙíã ÏæÑÇÊ ÊßæíäíÉ ãÔÊÑßÉ " * 3
    data = _page_of(f"BT /F 12 Tf 50 700 Td ({text}) Tj ET", "/Encoding/WinAnsiEncoding")
    with pytest.raises(ValueError, match="names them wrongly"):
        read(data)


def test_a_page_of_pictures_is_refused() -> None:
    with pytest.raises(ValueError, match="OCR"):
        read(_page_of("0 0 100 100 re f"))


def test_arabic_printed_backwards_is_turned_round(tmp_path: Path) -> None:
    lines = ("يلتزم الطرفان بتنظيم الدورات", "اللجنة المشتركة تجتمع في المدينة كل سنة")
    # The override makes the browser print the first letter on the left, as careless programs do.
    backwards = tuple(f"\u202d{line}\u202c" for line in lines)
    found = read(printed(arabic_page("DejaVu Sans", backwards), tmp_path))
    assert [fold(line) for line in found.text.splitlines()] == [fold(line) for line in lines]
    assert "backwards" in found.notes[0]


def test_damaged_and_locked_files(tmp_path: Path) -> None:
    whole = printed(arabic_page(), tmp_path)
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(whole))
    writer.encrypt("secret", algorithm="RC4-128")
    with pytest.raises(ValueError, match="encrypted"):
        read(_written(writer))
    for data in (whole[: len(whole) // 3], b"%PDF-1.7\n", whole[:9] + bytes(len(whole))):
        with pytest.raises(ValueError, match=r"damaged|no text"):
            read(data)


def test_a_file_without_its_table_of_objects_is_still_read() -> None:
    whole = _page_of("BT /F 12 Tf 50 700 Td (The parties shall plant trees.) Tj ET")
    cut = re.sub(rb"xref\n.*(?=trailer)", b"", whole, flags=re.DOTALL)
    assert read(cut).text == "The parties shall plant trees."
