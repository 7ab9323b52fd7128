"""What coverage-guided fuzzing feeds bytes to, and what must hold whatever they are.

As a program, ``python -m tests.fuzz.targets NAME [FOLDER] [-runs=N …]``: the options are
libFuzzer's. A finding is an exception that its users would see, or a broken promise.
"""

from __future__ import annotations

import io
import sys
import warnings
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["clausesearch.reading", "clausesearch.text"]):
    from clausesearch.reading import docx_text, html_text, is_storable, pdf_text
    from clausesearch.reading.decoding import decode
    from clausesearch.reading.formats import Format, format_of
    from clausesearch.text.facts import agreement_facts
    from clausesearch.text.language import detect_language
    from clausesearch.text.segmentation import segment

from tests.reading.made import numbered_docx
from tests.support import ROOT

LONGEST = 4096
BODY = "word/document.xml"


def plain(data: bytes) -> None:
    """Text files, told from the others and decoded: nothing but ``ValueError`` may come out."""
    try:
        if format_of(data) is not Format.TEXT:
            return
        text = decode(data).text
    except ValueError:
        return
    assert is_storable(text)
    clauses(text.encode())


def clauses(data: bytes) -> None:
    """Segmentation and facts: spans are exact, in order, apart and within the text."""
    text = data.decode("utf-8", errors="replace")
    lang = detect_language(text)
    end = 0
    for clause in segment(text, lang):
        assert end <= clause.start < clause.end <= len(text)
        assert clause.text == text[clause.start : clause.end] == clause.text.strip()
        end = clause.end
    date, parties, further = agreement_facts(text, lang)
    for fact in (*parties, *further, *([date] if date else [])):
        assert 0 <= fact.start < fact.end <= len(text)
    for quoted, start, end in (
        *((party.name, party.start, party.end) for party in parties),
        *((fact.text, fact.start, fact.end) for fact in further),
    ):
        assert quoted == text[start:end]


def foreign(extract: Callable[[bytes], tuple[str, ...]]) -> Callable[[bytes], None]:
    """A reader of a foreign format: its worker process answers for every exception of libraries.

    What is left to find is what no worker catches: a crash, an endless loop, text that is none.
    """

    def read(data: bytes) -> None:
        try:
            text, title, notes = extract(data)
        except Exception:
            return
        assert is_storable(text)
        assert "\n" not in title
        assert all("\n" not in note for note in notes)

    return read


def packed(body: bytes) -> bytes:
    """Return a Word file with this body: mutated bytes of the archive would only break its sums."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(numbered_docx())) as whole,
        zipfile.ZipFile(stream, "w") as archive,
    ):
        for name in whole.namelist():
            archive.writestr(name, body if name == BODY else whole.read(name))
    return stream.getvalue()


TARGETS: dict[str, Callable[[bytes], None]] = {
    "plain": plain,
    "clauses": clauses,
    "html": foreign(html_text.extract),
    "docx": foreign(lambda body: docx_text.extract(packed(body))),
    "pdf": foreign(pdf_text.extract),
}

PAGE = "<html><head><title>{0}</title></head><body><article><p>{0}</p></article></body></html>"
#: The smallest PDF that has a text.
PDF = b"""%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R
/Resources<</Font<</F 5 0 R>>>>>>endobj
4 0 obj<</Length 43>>stream
BT /F 12 Tf 20 100 Td (The parties agree.) Tj ET
endstream endobj
5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj
trailer<</Root 1 0 R>>
%%EOF"""


def starts(name: str) -> Iterable[bytes]:
    """Return what the fuzzer begins with: small files of the kind that ``name`` reads."""
    texts = [
        path.read_text(encoding="utf-8")[:1200]
        for path in sorted((ROOT / "seeds" / "agreements").rglob("*.txt"))[::3]
    ]
    if name == "docx":
        with zipfile.ZipFile(io.BytesIO(numbered_docx())) as whole:
            return [whole.read(BODY)]
    if name == "pdf":
        return [PDF]
    if name == "html":
        return [PAGE.format(text[:300]).encode() for text in texts]
    encodings = ("utf-8", "utf-16", "cp1256") if name == "plain" else ("utf-8",)
    return [text.encode(encoding, "ignore") for text in texts for encoding in encodings]


def main() -> None:
    """Fuzz the target that is named first; the other words are libFuzzer's."""
    name = sys.argv.pop(1)
    folder = next((Path(word) for word in sys.argv[1:] if not word.startswith("-")), None)
    if folder is not None and not any(folder.iterdir()):
        for number, data in enumerate(starts(name)):
            (folder / str(number)).write_bytes(data)
    warnings.simplefilter("ignore")
    for data in starts(name):  # what is loaded on the way is not part of anything's time
        TARGETS[name](data)
    atheris.Setup([*sys.argv, f"-max_len={LONGEST}"], TARGETS[name])
    atheris.Fuzz()


if __name__ == "__main__":
    main()
