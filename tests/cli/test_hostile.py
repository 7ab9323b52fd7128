"""What a careless or hostile user may type; found by trying."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import Run

MANY = "المادة {n}: يتعاون الطرفان في المشروع رقم {n}.\n"


def shell(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    script = command.replace("CS", f"{sys.executable} -m clausesearch")
    return subprocess.run(
        ["bash", "-c", script],
        cwd=folder,
        env=os.environ | {"HF_HUB_OFFLINE": "1"},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


@pytest.mark.parametrize("query", ["комиссия", "代表团", "漢字", "ไทย", "🤝 …x"])
def test_words_no_model_knows(run: Run, index: Path, query: str) -> None:
    done = run("search", query, "--index", index)
    assert done.returncode == 0, done.stderr


def test_a_text_in_another_script_is_found_by_its_words(run: Run, tmp_path: Path) -> None:
    texts = ("Стороны создают рабочую группу.", "Совместная комиссия собирается ежегодно.")
    for n, text in enumerate(texts):
        (tmp_path / f"{n}.txt").write_text(text, encoding="utf-8")
    assert run("add", "0.txt", "1.txt").returncode == 0
    assert "комиссия" in run("search", "совместная комиссия", "-k", "1").stdout


def test_an_emptied_index_answers(run: Run, index: Path) -> None:
    assert run("remove", "ports", "universities", "villes", "--index", index).returncode == 0
    done = run("search", "anything", "--index", index)
    assert done.returncode == 0
    assert done.stderr.startswith("no clause is")


def test_a_missing_file_does_not_keep_the_others_out(run: Run, tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text("The parties shall restore the aqueduct.")
    (tmp_path / "nothing").mkdir()
    done = run("add", "missing.txt", "good.txt", "nothing")
    assert done.returncode == 3
    assert "missing.txt: no such file" in done.stderr
    assert "nothing: no file to read in it" in done.stderr
    assert "aqueduct" in run("search", "aqueduct").stdout


def test_a_patched_utf8_file_is_refused_not_garbled(run: Run, tmp_path: Path) -> None:
    text = "".join(MANY.format(n=n) for n in range(40)).encode()
    (tmp_path / "patched.txt").write_bytes(b"Title\xe9\n" + text)
    (tmp_path / "cut.txt").write_bytes(("يتعاون الطرفان " * 20 + "في").encode()[:-1])
    done = run("add", "patched.txt", "cut.txt")
    assert done.returncode == 3
    assert "patched.txt: starts as utf-8 but breaks at byte 5" in done.stderr
    assert "cut.txt: starts as utf-8" in done.stderr


def test_a_file_name_that_is_no_text(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "odd"
    folder.mkdir()
    (folder / "z.txt").write_text("The parties shall restore the aqueduct.")
    odd = Path(os.fsdecode(os.fsencode(folder) + b"/caf\xe9.txt"))
    odd.write_bytes(b"The parties shall restore the bridge.")
    done = run("add", folder)
    assert done.returncode == 3
    assert "its name is not UTF-8" in done.stderr
    assert "aqueduct" in run("search", "aqueduct").stdout


def test_the_page_replaces_nothing_but_a_file(run: Run, index: Path, tmp_path: Path) -> None:
    page, link = tmp_path / "page.html", tmp_path / "link.html"
    page.write_text("old")
    link.symlink_to(page)
    done = run("compare", "ports", "villes", "--index", index, "--html", link)
    assert done.returncode == 0
    assert link.is_symlink()
    assert "jumelage" in page.read_text(encoding="utf-8")
    own = tmp_path / "agreements" / "ports.txt"
    fifo = tmp_path / "fifo"
    os.mkfifo(fifo)
    for target in (fifo, own, tmp_path, "", "no/such.html", "x" * 300):
        refused = run("compare", own, tmp_path / "agreements" / "villes.txt", "--html", target)
        assert refused.returncode == 2, (target, refused.stderr)
        assert len(refused.stderr.splitlines()) == 1
    assert "مذكرة" in own.read_text(encoding="utf-8")
    assert fifo.is_fifo()


def test_two_files_are_compared_whatever_the_index(
    run: Run, agreements: Path, tmp_path: Path
) -> None:
    (tmp_path / "index").mkdir()
    (tmp_path / "index" / "clausesearch.sqlite3").write_bytes(b"broken " * 1000)
    done = run("compare", agreements / "ports.txt", agreements / "villes.txt")
    assert done.returncode == 0, done.stderr


def test_a_blank_database_is_no_index_and_can_be_filled(
    run: Run, agreements: Path, tmp_path: Path
) -> None:
    (tmp_path / "index").mkdir()
    (tmp_path / "index" / "clausesearch.sqlite3").touch()
    assert run("search", "x").returncode == 4
    assert run("add", agreements).returncode == 0
    assert run("list").returncode == 0


def test_hints_keep_the_index(run: Run, index: Path) -> None:
    for arguments in (("show", "zzz"), ("compare", "ports", "zzz"), ("similar", "ports#99")):
        assert f"--index {index}" in run(*arguments, "--index", index).stderr


def test_languages(run: Run, index: Path) -> None:
    done = run("search", "duration", "--lang", "AR", "--index", index)
    assert done.returncode == 0
    assert "ports#" in done.stdout
    unknown = run("search", "duration", "--lang", "xx", "--index", index)
    assert unknown.returncode == 2
    assert "its languages: ar, en, fr" in unknown.stderr


def test_an_agreement_in_two_languages(run: Run, tmp_path: Path) -> None:
    (tmp_path / "both.txt").write_text(
        "المادة 1\nيتعاون الطرفان في صيد الأسماك.\n\nArticle 1\n"
        "Les parties coopèrent dans le domaine de la pêche maritime et côtière.\n",
        encoding="utf-8",
    )
    assert run("add", "both.txt").returncode == 0
    assert "صيد" in run("search", "fishing", "--lang", "ar").stdout
    assert "pêche" in run("search", "fishing", "--lang", "fr").stdout


def test_streams_nobody_listens_to(index: Path, tmp_path: Path) -> None:
    full = shell(f"CS list --index {index} >/dev/full", tmp_path)
    assert full.returncode == 2
    assert "cannot write" in full.stderr
    assert shell(f"CS list --index {index} >&-", tmp_path).returncode == 0
    assert shell(f"CS show zzz --index {index} 2>/dev/full", tmp_path).returncode == 4
    assert shell(f"CS show zzz --index {index} 2>&-", tmp_path).returncode == 4
    assert shell(f"CS add - --index {index} <&-", tmp_path).returncode == 3
    assert shell(f"CS search تعاون --index {index} | head -n 1", tmp_path).returncode == 0
    piped = shell(f"CS add <(echo The parties shall plant trees.) --index {index}", tmp_path)
    assert piped.returncode == 0, piped.stderr


def test_bytes_that_are_no_query(index: Path, tmp_path: Path) -> None:
    done = shell(f"CS search $'joint\\xff' --index {index}", tmp_path)
    assert done.returncode == 2
    assert "not UTF-8" in done.stderr


def test_escapes_in_a_text_do_not_reach_the_terminal(run: Run, tmp_path: Path) -> None:
    text = "The parties \x1b[2J shall \x1b]0;owned\x07 cooperate in fishing."
    (tmp_path / "escape.txt").write_text(text)
    run("add", "escape.txt")
    for style in ("table", "md"):
        assert "\x1b" not in run("search", "fishing", "--format", style).stdout
    assert "\x1b" not in run("show", "\x1b[2J").stderr


def test_two_texts_from_standard_input_are_two_agreements(run: Run) -> None:
    for text in (b"The parties shall fish.", b"The parties shall plant trees."):
        assert run("add", "-", stdin=text).returncode == 0
    assert len(run("list", "--format", "jsonl").stdout.splitlines()) == 2
    for text in (b"One shall sing.", b"Both shall sing."):
        assert run("add", "-", "--name", "song", stdin=text).returncode == 0
    assert len(run("list", "--format", "jsonl").stdout.splitlines()) == 3


def test_no_command_is_answered_with_the_help(run: Run) -> None:
    done = run()
    assert done.returncode == 2
    assert "Commands:" in done.stderr
    assert len(done.stderr.splitlines()) > 10


def test_a_model_folder_is_remembered_by_its_whole_path(
    run: Run, agreements: Path, other_model: Path, tmp_path: Path
) -> None:
    (tmp_path / "m").symlink_to(other_model)
    assert run("add", agreements, "--index", "deep/index", "--model", "m").returncode == 0
    done = shell("cd deep && CS search fishing --index index", tmp_path)
    assert done.returncode == 0, done.stderr
