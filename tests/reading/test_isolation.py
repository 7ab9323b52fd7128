"""Hostile files: one line, in time, in bounds, and the next file is read."""

from __future__ import annotations

import resource
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clausesearch.reading.formats import Extracted, Format
from clausesearch.reading.isolation import READER, Reader
from tests.reading.made import numbered_docx, zip_bomb

PAGE = b"<html><body><p>The parties shall plant trees.</p></body></html>"
WORDS = b"The parties shall plant trees. "


@pytest.fixture
def impatient() -> Reader:
    return Reader(seconds=1.5, memory=2**29)


def test_the_text_comes_back_whole() -> None:
    assert READER.extract(PAGE, Format.HTML).text == "The parties shall plant trees."
    assert "1. تنظيم دورات" in READER.extract(numbered_docx(), Format.DOCX).text


def test_a_worker_that_dies_is_replaced() -> None:
    reader = Reader()
    assert reader.extract(PAGE, Format.HTML).text
    process = reader._process
    assert process is not None
    process.kill()
    process.wait()
    assert reader.extract(PAGE, Format.HTML).text
    reader.close()


def test_a_reader_that_takes_too_long_is_ended(impatient: Reader) -> None:
    begun = time.monotonic()
    many = b"<html><body>" + b"".join(b"<p>%d %s</p>" % (n, WORDS) for n in range(200_000))
    with pytest.raises(ValueError, match="takes longer"):
        impatient.extract(many, Format.HTML)
    assert time.monotonic() - begun < 10
    assert READER.extract(PAGE, Format.HTML).text
    impatient.close()


CIRCLE = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages"
CIRCLE += b"/Count 99999999/Kids[2 0 R 2 0 R]>>endobj\ntrailer<</Root 1 0 R>>\nstartxref\n0\n%%EOF"
HOSTILE = {
    "nested tags": (b"<html><body>" + b"<div>" * 10**6 + WORDS, Format.HTML),
    "nested lists": (b"<html><body>" + b"<ul><li>x" * 10**5, Format.HTML),
    "nested tables": (b"<html>" + b"<table><tr><td>" * 30_000 + WORDS, Format.HTML),
    "one long line": (b"<html><body><p>" + WORDS * 200_000, Format.HTML),
    "attributes": (b"<html><body " + b"".join(b"a%d=1 " % n for n in range(10**5)), Format.HTML),
    "zip bomb": (zip_bomb(), Format.DOCX),
    "nested arrays": (b"%PDF-1.7\n1 0 obj" + b"[" * 10**6, Format.PDF),
    "pages in circles": (CIRCLE, Format.PDF),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_files_are_read_or_refused_in_bounds(kind: str) -> None:
    data, format_ = HOSTILE[kind]
    begun = time.monotonic()
    try:
        said = READER.extract(data, format_).text
    except ValueError as error:
        said = str(error)
        assert "\n" not in said
    assert said
    assert time.monotonic() - begun < 60
    assert READER.extract(PAGE, Format.HTML).text
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss < 4 * 2**20  # kB


@pytest.mark.parametrize("format_", [Format.HTML, Format.DOCX, Format.PDF])
@pytest.mark.parametrize("start", [b"", b"%PDF-1.7\n1 0 obj\n<<", b"PK\x03\x04", b"<html><p>"])
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(rest=st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(format_: Format, start: bytes, rest: bytes) -> None:
    try:
        found: Extracted | str = READER.extract(start + rest, format_)
    except ValueError as error:
        found = str(error)
    assert isinstance(found, Extracted) or (found and "\n" not in found)


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_damaged_files_are_read_or_refused(data: st.DataObject) -> None:
    whole = bytearray(numbered_docx())
    for _ in range(data.draw(st.integers(1, 20))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    try:
        assert READER.extract(bytes(whole), Format.DOCX).text
    except ValueError as error:
        assert "\n" not in str(error)  # noqa: PT017
