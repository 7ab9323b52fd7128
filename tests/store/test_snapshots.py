"""One search sees one state; what is swept is gone; what we never wrote is damage."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

import clausesearch
from clausesearch.errors import StoreError
from clausesearch.store import Store
from clausesearch.store.store import DATABASE
from tests.store.test_store import document, filled, unit


def test_a_snapshot_does_not_see_later_writes(tmp_path: Path) -> None:
    with filled(tmp_path, pact=["أ", "ب"]) as writer, Store.open(tmp_path) as reader:
        with reader.reading():
            before = reader.nearest(unit(1), 9)
            with writer.writing():
                writer.put(*document("other", ["ج"]))
                writer.remove("pact")
            assert reader.nearest(unit(1), 9) == before
            assert len(reader.vectors(list(before))) == 2
            assert reader.agreement("pact").clause_count == 2
        assert len(reader.nearest(unit(1), 9)) == 1


def test_an_older_snapshot_does_not_overwrite_a_newer_cache(tmp_path: Path) -> None:
    with filled(tmp_path, pact=["أ", "ب"]) as writer, Store.open(tmp_path) as reader:
        with reader.reading():
            assert reader.generation == writer.generation
            with writer.writing():
                writer.put(*document("other", ["ج"]))
            newer = (tmp_path / "vectors.faiss").read_bytes()
            assert len(reader.nearest(unit(1), 9)) == 2
        assert (tmp_path / "vectors.faiss").read_bytes() == newer


def folder_bytes(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.iterdir() if path.is_file())


def test_a_changed_text_leaves_no_trace_either(tmp_path: Path) -> None:
    word = "كلمةنادرةجدا"
    with filled(tmp_path, pact=[word, "تعاون"]) as store:
        assert word.encode() in folder_bytes(tmp_path)
        with store.writing():
            store.put(*document("pact", ["شباب"]))
        assert word.encode() not in folder_bytes(tmp_path)


def test_what_a_reader_kept_is_swept_by_the_next_writer(tmp_path: Path) -> None:
    word = "كلمةنادرةجدا"
    with filled(tmp_path, pact=[word], stays=["بقاء"]) as store:
        store._connection.execute("PRAGMA busy_timeout=50")
        with Store.open(tmp_path) as reader, reader.reading():
            reader.agreements()
            with store.writing():
                store.remove("pact")
        with store.writing():
            pass
        assert word.encode() not in folder_bytes(tmp_path)


def test_leftovers_of_a_kill_are_cleared(tmp_path: Path) -> None:
    with filled(tmp_path, pact=["أ"]) as store:
        leftover = tmp_path / "vectors.faiss.999.tmp"
        leftover.write_bytes(b"half")
        with store.writing():
            pass
        assert not leftover.exists()


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE clauses SET vector = x'0102'",
        "UPDATE clauses SET tokens = x'010203'",
        "UPDATE clauses SET tokens = NULL",
        "UPDATE clauses SET kind = 'nonsense'",
        "UPDATE manifest SET value = 'abc' WHERE key = 'generation'",
        "DELETE FROM manifest WHERE key = 'dim'",
    ],
)
def test_values_we_never_wrote_are_damage(tmp_path: Path, agreements: Path, damage: str) -> None:
    folder = tmp_path / "index"
    with clausesearch.open_index(folder) as index:
        index.add([agreements])
    (folder / "vectors.faiss").unlink()
    connection = sqlite3.connect(folder / DATABASE)
    connection.execute(damage)
    connection.commit()
    connection.close()
    with clausesearch.open_index(folder) as index, pytest.raises(StoreError, match="damaged"):
        index.search("joint committee")


def test_two_at_once_make_one_index(tmp_path: Path) -> None:
    one = Store.open(tmp_path, create=True)
    two = Store.open(tmp_path, create=True)
    one.close()
    two.close()
    with Store.open(tmp_path) as store:
        assert store.agreements() == []


def test_rules_of_another_version_are_brought_up_to_date(tmp_path: Path, agreements: Path) -> None:
    folder = tmp_path / "index"
    with clausesearch.open_index(folder) as index:
        index.add([agreements])
    connection = sqlite3.connect(folder / DATABASE)
    connection.execute("UPDATE manifest SET value = '0' WHERE key = 'rules'")
    connection.execute("UPDATE clauses SET lead_in = 'stale'")
    connection.commit()
    connection.close()
    with clausesearch.open_index(folder) as index:
        index.add([agreements])
        assert all(clause.lead_in != "stale" for clause in index.clauses("ports"))
