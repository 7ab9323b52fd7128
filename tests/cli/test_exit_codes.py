"""Bad input: one clear line, the documented exit code, and nothing lost."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from clausesearch import errors
from clausesearch.cli.main import EXIT_BUG, EXIT_INTERRUPTED
from tests.conftest import Run
from tests.support import ROOT


def test_the_codes_are_those_documented() -> None:
    codes = {
        "ClauseSearchError": errors.ClauseSearchError.exit_code,
        "UsageError": errors.UsageError.exit_code,
        "InputError": errors.InputError.exit_code,
        "NotFoundError": errors.NotFoundError.exit_code,
        "StoreError": errors.StoreError.exit_code,
        "ModelError": errors.ModelError.exit_code,
    }
    assert codes == {
        "ClauseSearchError": 1,
        "UsageError": 2,
        "InputError": 3,
        "NotFoundError": 4,
        "StoreError": 5,
        "ModelError": 6,
    }
    page = (ROOT / "docs" / "exit-codes.md").read_text(encoding="utf-8")
    for code in (0, EXIT_BUG, *range(2, 7), EXIT_INTERRUPTED):
        assert f"| {code} |" in page


def test_every_error_class_has_a_code_of_its_own() -> None:
    classes = errors.ClauseSearchError.__subclasses__()
    assert len({cls.exit_code for cls in classes}) == len(classes)


BAD_FILES = {
    "empty": b"",
    "blank": b" \n\n\t",
    "binary": bytes(range(256)) * 40,
    "pdf": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>",
    "word": b"PK\x03\x04" + bytes(200),
    "broken-utf16": b"\xff\xfe\x00\xd8a\x00",
    "only-boilerplate": b"Related posts\n\nTop\n",
}


@pytest.mark.parametrize("kind", BAD_FILES)
def test_a_bad_file_is_named_and_the_others_are_added(
    run: Run, index: Path, tmp_path: Path, kind: str
) -> None:
    bad = tmp_path / f"{kind}.txt"
    bad.write_bytes(BAD_FILES[kind])
    good = tmp_path / "good.txt"
    good.write_text("The parties shall restore the old aqueduct together.", encoding="utf-8")
    done = run("add", bad, good, "--index", index)
    assert done.returncode == 3
    complaints = [line for line in done.stderr.splitlines() if line.startswith("clausesearch:")]
    assert len(complaints) == 1
    assert str(bad) in complaints[0]
    assert "aqueduct" in run("search", "aqueduct", "--index", index, "-k", "1").stdout
    assert "لجنة" in run("search", "joint committee", "--index", index, "-k", "1").stdout


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "cp1256", "utf-8-sig"])
def test_other_encodings_are_read(run: Run, tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "other.txt"
    path.write_bytes("يتعاون الطرفان في صيد الأسماك.".encode(encoding))
    done = run("add", path)
    assert done.returncode == 0
    assert ("windows-1256" in done.stderr) == (encoding == "cp1256")
    assert "صيد الأسماك" in run("search", "fishing", "-k", "1").stdout


def test_a_huge_file_is_refused_at_once(run: Run, index: Path, tmp_path: Path) -> None:
    huge = tmp_path / "huge.txt"
    with huge.open("wb") as file:
        file.truncate(50 * 2**20)
    done = run("add", huge, "--index", index)
    assert done.returncode == 3
    assert "larger than 20 MB (50 MB)" in done.stderr
    assert run("list", "--index", index).returncode == 0


def one_line(stderr: str) -> str:
    lines = stderr.splitlines()
    assert len(lines) == 1, stderr
    assert lines[0].startswith("clausesearch: ")
    return lines[0]


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("search",), 2, "See: clausesearch --help"),
        (("search", "x", "-k", "many"), 2, "-k"),
        (("serch", "x"), 2, "search"),
        (("search", "x", "--format", "xml"), 2, "--format"),
        (("search", "…"), 2, "holds no word"),
        (("search", "x", "-k", "0"), 2, "-k"),
        (("add", "nowhere.txt"), 3, "nowhere.txt: no such file"),
        (("segment", "nowhere.txt"), 3, "nowhere.txt: no such file"),
        (("show", "nothing"), 4, "clausesearch list"),
        (("show", "port"), 4, "Did you mean: ports"),
        (("remove", "nothing"), 4, "nothing"),
        (("remove", "ports", "nothing"), 4, "nothing"),
        (("search", "x", "--agreement", "nothing"), 4, "nothing"),
        (("similar", "ports#99"), 4, "has clauses 1 to"),
        (("similar", "ports"), 4, "AGREEMENT#NUMBER"),
        (("compare", "ports", "nothing"), 4, "neither a file nor an agreement"),
        (("search", "x", "--model", "./nowhere"), 6, "nowhere"),
        (("model", "info", "--model", "no-such/model"), 6, "no-such/model"),
    ],
)
def test_a_mistake_is_one_line_and_a_code(
    run: Run, index: Path, arguments: tuple[str, ...], code: int, said: str
) -> None:
    where = () if arguments[0] in ("segment", "model") else ("--index", str(index))
    done = run(*arguments, *where)
    assert done.returncode == code, done.stderr
    assert said in one_line(done.stderr)
    assert done.stdout == ""
    assert len(run("list", "--index", index, "--format", "jsonl").stdout.splitlines()) == 3


def test_no_index_yet(run: Run) -> None:
    done = run("search", "anything")
    assert done.returncode == 4
    assert "clausesearch add FILES" in one_line(done.stderr)


def test_a_folder_with_nothing_readable(run: Run, tmp_path: Path) -> None:
    (tmp_path / "pictures").mkdir()
    (tmp_path / "pictures" / "photo.jpg").write_bytes(b"\xff\xd8\xff")
    done = run("add", "pictures")
    assert done.returncode == 3
    assert "pictures: no file to read in it" in one_line(done.stderr)
    assert not (tmp_path / "index").exists()


def test_a_damaged_index(run: Run, index: Path) -> None:
    (index / "clausesearch.sqlite3").write_bytes(b"not a database at all, " * 400)
    for arguments in (("list",), ("search", "x"), ("show", "ports")):
        done = run(*arguments, "--index", index)
        assert done.returncode == 5
        assert "damaged" in one_line(done.stderr)


def test_a_damaged_cache_is_mended_silently(run: Run, index: Path) -> None:
    right = run("search", "joint committee", "--index", index).stdout
    path = index / "vectors.faiss"
    data = bytearray(path.read_bytes())
    data[-9] ^= 0xFF
    path.write_bytes(data)
    done = run("search", "joint committee", "--index", index)
    assert (done.returncode, done.stdout, done.stderr) == (0, right, "")


def test_an_index_of_another_model(run: Run, index: Path, other_model: Path) -> None:
    done = run("search", "x", "--index", index, "--model", other_model)
    assert done.returncode == 6
    line = one_line(done.stderr)
    assert f"clausesearch reindex --index {index} --model {other_model}" in line
    added = run("add", "-", "--index", index, "--model", other_model, stdin=b"Some clause here.")
    assert added.returncode == 6
    assert "ports" in run("list", "--index", index).stdout
    mended = run("reindex", "--index", index, "--model", other_model)
    assert mended.returncode == 0, mended.stderr
    assert run("search", "joint committee", "--index", index).returncode == 0
    back = run("search", "x", "--index", index, "--model", "bundled")
    assert back.returncode == 6


def test_an_index_nobody_may_write_to(run: Run, index: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("root may write anywhere; test_an_unwritable_folder stands in for it")
    for path in (*index.iterdir(), index):
        path.chmod(0o555 if path.is_dir() else 0o444)
    try:
        assert run("search", "joint committee", "--index", index).returncode == 0
        assert run("remove", "ports", "--index", index).returncode == 5
    finally:
        index.chmod(0o755)
