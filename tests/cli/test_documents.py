"""Files of every format through the command line, the hostile ones among them."""

from __future__ import annotations

import resource
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import Run
from tests.reading.made import arabic_page, numbered_docx, printed, zip_bomb

PAGE = """<!doctype html><html lang="en"><title>Accord of Riverside</title><body>
<nav><a href="/">Home</a></nav><p>The parties shall restore the old aqueduct together.</p>"""


def complaints(stderr: str) -> list[str]:
    return [line for line in stderr.splitlines() if line.startswith("clausesearch:")]


def test_a_folder_of_every_format(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "accords"
    (folder / "deep").mkdir(parents=True)
    (folder / "page.html").write_text(PAGE, encoding="utf-8")
    (folder / "deep" / "word.docx").write_bytes(numbered_docx())
    (folder / "print.pdf").write_bytes(printed(arabic_page(), tmp_path))
    (folder / "plain.txt").write_text("The parties shall plant trees.", encoding="utf-8")
    (folder / "picture.png").write_bytes(b"\x89PNG")
    done = run("add", folder)
    assert done.returncode == 0, done.stderr
    listed = run("list", "--format", "csv").stdout
    assert len(listed.splitlines()) == 5
    assert "Accord of Riverside" in listed
    assert "#" in run("search", "aqueduct", "--agreement", "page", "-k", "1").stdout
    assert "دورات تكوينية" in run("search", '"دورات"', "--agreement", "word", "-k", "1").stdout
    found = run("search", '"المتابعة"', "--agreement", "print", "-k", "1").stdout
    assert "لجنة المتابعة" in found
    again = run("add", folder, "--format", "csv").stdout
    assert again.count("unchanged") == 4


def test_bad_files_are_named_and_the_others_read(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "mixed"
    folder.mkdir()
    bad = {
        "bomb.docx": zip_bomb(),
        "cut.docx": numbered_docx()[:4000],
        "cut.pdf": b"%PDF-1.7\n1 0 obj\n<<",
        "old.docx": b"\xd0\xcf\x11\xe0" + bytes(2000),
        "empty.html": b"<html><body></body></html>",
        "void.pdf": b"",
        "deep.html": b"<html>" + b"<div>" * 10**6,
    }
    for name, data in bad.items():
        (folder / name).write_bytes(data)
    (folder / "good.html").write_text(PAGE, encoding="utf-8")
    done = run("add", folder)
    assert done.returncode == 3
    said = complaints(done.stderr)
    assert len(said) == len(bad), done.stderr
    for name in bad:
        assert sum(name in line for line in said) == 1, name
    assert "aqueduct" in run("search", "aqueduct").stdout


@pytest.mark.parametrize("format_", ["html", "docx", "pdf", "cp1256"])
def test_standard_input_of_every_format(run: Run, tmp_path: Path, format_: str) -> None:
    data = {
        "html": lambda: PAGE.replace("aqueduct", "سبيل الماء").encode(),
        "docx": numbered_docx,
        "pdf": lambda: printed(arabic_page(), tmp_path),
        "cp1256": lambda: "يلتزم الطرفان بتنظيم الدورات كل سنة.".encode("cp1256"),
    }[format_]()
    done = run("segment", "-", stdin=data)
    assert done.returncode == 0, done.stderr
    assert any("\u0600" < char < "\u06ff" for char in done.stdout)
    assert run("add", "-", "--name", "piped", stdin=data).returncode == 0
    assert "piped" in run("list").stdout


def test_a_wrong_ending_is_seen_through(run: Run, tmp_path: Path) -> None:
    (tmp_path / "really-word.pdf").write_bytes(numbered_docx())
    (tmp_path / "really-text.docx").write_text("The parties shall plant trees.", encoding="utf-8")
    done = run("add", "really-word.pdf", "really-text.docx")
    assert done.returncode == 0, done.stderr
    assert "تكوينية" in run("show", "really-word").stdout
    assert "trees" in run("show", "really-text").stdout


def test_clauses_are_places_in_the_stored_text(run: Run, tmp_path: Path) -> None:
    import json

    from clausesearch.reading import read_document

    path = tmp_path / "print.pdf"
    path.write_bytes(printed(arabic_page(), tmp_path))
    clauses = json.loads(run("segment", path, "--format", "json").stdout)["clauses"]
    text = read_document(path).text
    assert clauses
    for clause in clauses:
        assert text[clause["start"] : clause["end"]] == clause["text"]


def test_addresses_of_ones_own_network_are_refused(run: Run, tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text("The parties shall plant trees.", encoding="utf-8")
    done = run("add", "http://127.0.0.1:9/accord.html", "good.txt")
    assert done.returncode == 3
    assert "private network" in complaints(done.stderr)[0]
    assert "trees" in run("search", "trees").stdout
    assert run("segment", "http://localhost/").returncode == 3


def test_reading_stays_within_its_memory(tmp_path: Path) -> None:
    """A bomb of every kind, in a process that may not have more than two gigabytes."""
    page = tmp_path / "page.html"
    page.write_bytes(b"<html><body>" + b"<div><p>word word word</p>" * 150_000)
    (tmp_path / "bomb.docx").write_bytes(zip_bomb())
    done = subprocess.run(
        [sys.executable, "-m", "clausesearch", "segment", str(tmp_path / "bomb.docx")],
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (2 * 2**30, 2 * 2**30)),
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 3
    assert "unpacks to far more" in done.stderr
    read = subprocess.run(
        [sys.executable, "-m", "clausesearch", "segment", str(page), "--format", "jsonl"],
        capture_output=True,
        text=True,
        check=False,
        timeout=180,
    )
    assert read.returncode in (0, 3)
    assert len(complaints(read.stderr)) == (read.returncode == 3)
