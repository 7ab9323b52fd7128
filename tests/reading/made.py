"""Files of each format, made here and now by the programs that make them elsewhere."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

ARABIC_PARAGRAPHS = (
    "اتفاقية تعاون بين بلدية الميناء وبلدية الواحة (2024)",
    "المادة الأولى: السلام والأمن",
    (
        "يلتزم الطرفان بتبادل الخبرات في مجال الإدارة المحلية، وخلال 3 سنوات تعقد 12 دورة تكوينية،"
        " بما لا يقل عن 1.250 ساعة، ابتداء من 07/04/2025 لفائدة الأطر والمنتخبين في كلا البلدين."
    ),
    "المادة الثانية: الأحياء والبيئة",
    (
        "يتعهد الطرف الثاني بدعم كرسي UNESCO Chair للمياه، وإنشاء «لجنة المتابعة» لأجل ذلك؛"
        " وتجتمع اللجنة (وهي لجنة مشتركة) مرتين في السنة."
    ),
    "سلام، سالم، دولار، لأن، الآن، الإلمام، إلى، لآلئ، الملأ.",
)


def docx_bytes(document: Any) -> bytes:
    """The bytes of a document of python-docx."""
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def numbered_docx() -> bytes:
    """An accord with headings, two levels of numbers, a table and a link."""
    document = docx.Document()
    document.add_heading("اتفاق تعاون بين المدينتين", 0)
    document.add_heading("المادة الأولى", 1)
    document.add_paragraph("يلتزم الطرفان بما يلي:")
    for text in ("تنظيم دورات تكوينية", "تبادل الوفود"):
        document.add_paragraph(text, style="List Number")
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip(
        (cell for row in table.rows for cell in row.cells),
        ("المجال", "المدة", "التدريب", "ثلاث سنوات"),
        strict=True,
    ):
        cell.text = text
    last = document.add_paragraph("انظر ")
    link = OxmlElement("w:hyperlink")
    run = OxmlElement("w:r")
    shown = OxmlElement("w:t")
    shown.text = "الملحق"
    run.append(shown)
    link.append(run)
    last._p.append(link)
    document.add_paragraph("ثم تبادل الخبراء", style="List Number")
    return docx_bytes(document)


def zip_bomb() -> bytes:
    """A Word file of 400 kB whose text unpacks to 400 MB."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        with archive.open("word/document.xml", "w", force_zip64=True) as part:
            for _ in range(400):
                part.write(b"0" * 2**20)
    return stream.getvalue()


def printed(page: str, folder: Path, name: str = "page") -> bytes:
    """The PDF that Chromium prints of an HTML page."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        pytest.skip("needs chromium to print a PDF (make test installs it)")
    source, target = folder / f"{name}.html", folder / f"{name}.pdf"
    source.write_text(page, encoding="utf-8")
    subprocess.run(
        [
            *(chromium, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"),
            f"--user-data-dir={folder / 'profile'}",
            f"--print-to-pdf={target}",
            source.as_uri(),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return target.read_bytes()


def arabic_page(font: str = "Noto Naskh Arabic", paragraphs: tuple[str, ...] | None = None) -> str:
    """An HTML page of Arabic paragraphs in one font."""
    text = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs or ARABIC_PARAGRAPHS)
    return (
        f'<!doctype html><html dir="rtl" lang="ar"><meta charset="utf-8">'
        f"<style>body{{font-family:'{font}'}}</style><body>{text}</body></html>"
    )


def with_tracked_changes() -> bytes:
    """A document in which one word was deleted and another put in its place."""
    document = docx.Document()
    paragraph = document.add_paragraph("The parties ")
    for tag, text_tag, text in (("w:del", "w:delText", "may"), ("w:ins", "w:t", "shall")):
        change, run, shown = OxmlElement(tag), OxmlElement("w:r"), OxmlElement(text_tag)
        change.set(qn("w:id"), "1")
        shown.text = text
        run.append(shown)
        change.append(run)
        paragraph._p.append(change)
    paragraph.add_run(" cooperate.")
    return docx_bytes(document)
