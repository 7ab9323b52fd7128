"""Paths to documents."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path

import pytest

from clausesearch.errors import InputError
from clausesearch.reading import files, find_files, read_document, read_stream
from clausesearch.reading.files import tidy_name, title_of


def test_a_folder_stands_for_the_texts_below_it(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", "deep/er/c.TXT", ".hidden/d.txt", "e.png", "README.md"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")
    found = [str(path.relative_to(tmp_path)) for path in find_files([tmp_path])[0]]
    assert found == ["README.md", "a.md", "b.txt", "deep/er/c.TXT"]


def test_all_wrong_paths_are_reported_at_once(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "good.txt").write_text("x")
    found, wrong = find_files(
        [tmp_path / "nowhere.txt", tmp_path / "empty", tmp_path / "good.txt", "x" * 5000]
    )
    assert found == [tmp_path / "good.txt"]
    assert "nowhere.txt: no such file" in wrong[0]
    assert "empty: no file to read in it" in wrong[1]
    assert "cannot be read" in wrong[2]


def test_a_document_keeps_its_text_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "اتفاقية التعاون.txt"
    path.write_bytes("سطر أول\r\nسطر ثانٍ\r\n".encode())
    document = read_document(path)
    assert document.text == "سطر أول\r\nسطر ثانٍ\r\n"
    assert document.name == "اتفاقية التعاون"
    assert document.title == "سطر أول"
    assert document.source == str(path.resolve())
    assert document.sha256 == hashlib.sha256(document.text.encode()).hexdigest()
    assert document.notes == ()


def test_an_old_encoding_is_noted(tmp_path: Path) -> None:
    path = tmp_path / "old.txt"
    path.write_bytes("اتفق الطرفان على التعاون".encode("cp1256"))
    document = read_document(path)
    assert document.text == "اتفق الطرفان على التعاون"
    assert "windows-1256" in document.notes[0]


@pytest.mark.parametrize(
    ("content", "said"), [(b"", "empty"), (b" \n\t ", "empty"), (b"\x00\x01" * 99, "not text")]
)
def test_refused(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "agreement.txt"
    path.write_bytes(content)
    with pytest.raises(InputError, match=said) as caught:
        read_document(path)
    assert str(path) in str(caught.value)


def test_missing_and_folder_and_unreadable(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        read_document(tmp_path / "nothing.txt")
    with pytest.raises(InputError, match="is a folder"):
        read_document(tmp_path)


def test_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MAX_BYTES", 100)
    path = tmp_path / "big.txt"
    path.write_text("word " * 100)
    with pytest.raises(InputError, match="larger than"):
        read_document(path)
    with pytest.raises(InputError, match="larger than"):
        read_stream(io.BytesIO(b"word " * 100))


def test_names_can_be_typed() -> None:
    assert tidy_name("a#b\u202ec\n  d") == "a_bc d"
    assert tidy_name("\u200f") == "unnamed"


def test_a_title_is_the_first_line_that_says_something() -> None:
    assert title_of("\n ---\n# عنوان الاتفاقية\nنص") == "عنوان الاتفاقية"
    long = title_of("كلمة " * 60)
    assert len(long) <= 91
    assert long.endswith("كلمة…")
    assert title_of("") == ""
