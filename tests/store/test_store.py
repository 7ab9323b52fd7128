"""The store: what is put in comes out, and the cache says what the database says."""

from __future__ import annotations

import multiprocessing
import os
from pathlib import Path
from zlib import crc32

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clausesearch.errors import NotFoundError, StoreError
from clausesearch.records import Clause, Document, Kind
from clausesearch.store import ClauseFilter, ClauseRow, Stamp, Store
from clausesearch.store.store import DATABASE, VECTORS

DIM = 8
STAMP = Stamp("test", DIM, "abc")


def unit(seed: int) -> np.ndarray:
    vector = np.random.default_rng(seed).standard_normal(DIM).astype(np.float32)
    return vector / np.linalg.norm(vector)


def document(name: str, words: list[str], lang: str = "ar") -> tuple[Document, list[ClauseRow]]:
    text = "\n".join(words)
    rows, start = [], 0
    for number, word in enumerate(words, start=1):
        clause = Clause(
            name, number, start, start + len(word), word, "lead", "head", Kind.COMMITMENT, lang
        )
        seed = crc32((name + word).encode())
        rows.append(ClauseRow(clause, [word], ["lead"], unit(seed), np.asarray([number], np.int32)))
        start += len(word) + 1
    return Document(name, f"/{name}.txt", text, str(hash(text)), name.title(), lang), rows


def filled(folder: Path, **agreements: list[str]) -> Store:
    store = Store.open(folder, create=True)
    with store.writing():
        store.set_stamp(STAMP)
        for name, words in agreements.items():
            store.put(*document(name, words))
    return store


def test_what_is_put_in_comes_out(tmp_path: Path) -> None:
    given_document, rows = document("pact", ["سيادة", "تدريب", "شباب"])
    with filled(tmp_path, pact=["سيادة", "تدريب", "شباب"]) as store:
        kept = store.agreement("pact")
        assert kept.document == given_document
        assert kept.clause_count == 3
        clauses = store.agreement_clauses("pact")
        assert list(clauses.values()) == [row.clause for row in rows]
        assert all(c.text == kept.text[c.start : c.end] for c in clauses.values())
        ids = list(clauses)
        assert np.array_equal(store.vectors(ids), np.stack([row.vector for row in rows]))
        assert np.array_equal(store.vectors(ids[::-1])[0], rows[2].vector)
        profiles = store.profiles(ids, packed=True)
        assert [profiles[i].tokens.tolist() for i in ids] == [[1], [2], [3]]
        assert store.clauses(ids[1:2]) == {ids[1]: rows[1].clause}
        assert store.stamp == STAMP
        assert [row.name for row in store.agreements()] == ["pact"]


def test_a_changed_agreement_replaces_its_clauses(tmp_path: Path) -> None:
    with filled(tmp_path, pact=["سيادة", "تدريب"]) as store:
        before = set(store.filtered(ClauseFilter()))
        with store.writing():
            store.put(*document("pact", ["شباب"]))
        after = set(store.filtered(ClauseFilter()))
        assert len(after) == 1
        assert not before & after, "an id was used twice"
        assert store.lexical_scores('"سيادة"', 10) == {}
        assert list(store.lexical_scores('"شباب"', 10)) == list(after)


def test_a_removed_agreement_leaves_no_trace(tmp_path: Path) -> None:
    word = "كلمةنادرةجدا"
    with filled(tmp_path, gone=[word, "تعاون"], stays=["بقاء"]) as store:
        with store.writing():
            store.remove("gone")
        with pytest.raises(NotFoundError, match="no agreement called 'gone'"):
            store.agreement("gone")
        assert store.lexical_scores(f'"{word}"', 10) == {}
        vector = unit(crc32(f"gone{word}".encode()))
        assert len(store.nearest(vector, 10)) == 1
        blob = vector.tobytes()
    for path in tmp_path.iterdir():
        data = path.read_bytes()
        assert word.encode() not in data, path.name
        assert blob not in data, path.name


def test_a_missing_agreement_names_its_neighbours(tmp_path: Path) -> None:
    with (
        filled(tmp_path, accord_paris=["x"]) as store,
        pytest.raises(NotFoundError, match="Did you mean: accord_paris"),
    ):
        store.agreement("accord_pari")


def test_nearest_is_what_plain_numpy_says(tmp_path: Path) -> None:
    words = [f"كلمة{n}" for n in range(60)]
    with filled(tmp_path, one=words[:30], two=words[30:]) as store:
        ids = store.filtered(ClauseFilter())
        matrix = store.vectors(ids)
        for seed in range(5):
            query = unit(1000 + seed)
            exact = dict(zip(ids, (matrix @ query).tolist(), strict=True))
            best = sorted(exact, key=lambda i: -exact[i])[:7]
            found = store.nearest(query, 7)
            assert list(found) == best
            assert found == pytest.approx({i: exact[i] for i in best}, abs=1e-6)


def test_filters_come_before_the_neighbours(tmp_path: Path) -> None:
    with filled(tmp_path, near=["أ", "ب"], far=["ج"]) as store:
        only = store.filtered(ClauseFilter(agreements=frozenset({"far"})))
        query = store.vectors(store.filtered(ClauseFilter(agreements=frozenset({"near"}))))[0]
        assert list(store.nearest(query, 1, only)) == only
        assert store.nearest(query, 5, []) == {}
        assert store.filtered(ClauseFilter(langs=frozenset({"fr"}))) == []


def test_more_neighbours_than_rows_gives_the_rows(tmp_path: Path) -> None:
    with filled(tmp_path, pact=["أ", "ب"]) as store:
        found = store.nearest(unit(3), 50)
        assert len(found) == 2
        assert min(found) > 0


def test_an_empty_index_answers(tmp_path: Path) -> None:
    with Store.open(tmp_path, create=True) as store:
        assert store.stamp is None
        assert store.nearest(unit(1), 3) == {}
        assert store.agreements() == []


def test_no_index(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match="clausesearch add FILES"):
        Store.open(tmp_path / "nowhere")


@pytest.mark.parametrize("damage", ["missing", "empty", "cut", "flipped", "alien", "stale"])
def test_the_cache_mends_itself(tmp_path: Path, damage: str) -> None:
    with filled(tmp_path, pact=[f"كلمة{n}" for n in range(20)]) as store:
        right = store.nearest(unit(5), 5)
    path = tmp_path / VECTORS
    old = path.read_bytes()
    if damage == "stale":
        with filled(tmp_path, other=["جديد"]):
            pass
        with Store.open(tmp_path) as store, store.writing():
            store.remove("other")
        path.write_bytes(old)
    else:
        new = {
            "missing": None,
            "empty": b"",
            "cut": old[:-100],
            "flipped": old[:-50] + bytes([old[-50] ^ 1]) + old[-49:],
            "alien": b'{"store": 1}\nnot an index',
        }[damage]
        if new is None:
            path.unlink()
        else:
            path.write_bytes(new)
    with Store.open(tmp_path) as store:
        assert store.nearest(unit(5), 5) == right
    with Store.open(tmp_path) as store:
        assert store.nearest(unit(5), 5) == right


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"this is no database, but long enough to be looked at" * 40, "damaged")],
)
def test_a_damaged_database_is_said_so(tmp_path: Path, content: bytes, said: str) -> None:
    (tmp_path / DATABASE).write_bytes(content)
    with pytest.raises(StoreError, match=said):
        Store.open(tmp_path)
    assert (tmp_path / DATABASE).read_bytes() == content


def test_a_cut_database_is_said_so(tmp_path: Path) -> None:
    filled(tmp_path, pact=[f"كلمة{n}" for n in range(400)]).close()
    path = tmp_path / DATABASE
    path.write_bytes(path.read_bytes()[:20_000])
    with pytest.raises(StoreError, match="damaged"), Store.open(tmp_path) as store:
        store.agreement_clauses("pact")


def test_a_foreign_or_newer_database_is_refused(tmp_path: Path) -> None:
    import sqlite3

    path = tmp_path / DATABASE
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE t (x)")
    connection.close()
    with pytest.raises(StoreError, match="not an index of clausesearch"):
        Store.open(tmp_path, create=True)
    path.unlink()
    Store.open(tmp_path, create=True).close()
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version=99")
    connection.close()
    with pytest.raises(StoreError, match="newer clausesearch"):
        Store.open(tmp_path)


def _hold(folder: Path, ready: object, done: object) -> None:
    with Store.open(folder) as store, store.writing():
        ready.set()  # type: ignore[attr-defined]
        done.wait(30)  # type: ignore[attr-defined]


def test_a_second_writer_gets_a_clear_error_and_readers_go_on(tmp_path: Path) -> None:
    filled(tmp_path, pact=["أ"]).close()
    context = multiprocessing.get_context("spawn")
    ready, done = context.Event(), context.Event()
    other = context.Process(target=_hold, args=(tmp_path, ready, done))
    other.start()
    try:
        assert ready.wait(30)
        with Store.open(tmp_path) as store:
            assert len(store.nearest(unit(1), 3)) == 1
            with pytest.raises(StoreError, match="another program is writing"), store.writing():
                pass
    finally:
        done.set()
        other.join(30)


def test_a_transaction_is_all_or_nothing(tmp_path: Path) -> None:
    with filled(tmp_path, pact=["أ", "ب"]) as store:
        changed, rows = document("pact", ["ج", "د"])
        twice = [rows[0], rows[0]]
        with pytest.raises(StoreError), store.writing():
            store.put(changed, twice)
        assert store.agreement("pact").text == "أ\nب"
        assert len(store.nearest(unit(1), 9)) == 2


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.tuples(st.sampled_from("abc"), st.integers(0, 4)), min_size=1, max_size=8))
def test_any_history_gives_what_a_fresh_index_gives(
    tmp_path_factory: pytest.TempPathFactory, history: list[tuple[str, int]]
) -> None:
    folder = tmp_path_factory.mktemp("history")
    state: dict[str, int] = {}
    with filled(folder) as store:
        for name, size in history:
            with store.writing():
                if size:
                    store.put(*document(name, [f"كلمة{n}" for n in range(size)]))
                    state[name] = size
                elif name in state:
                    store.remove(name)
                    del state[name]
        fresh_folder = tmp_path_factory.mktemp("fresh")
        with filled(
            fresh_folder, **{n: [f"كلمة{i}" for i in range(s)] for n, s in state.items()}
        ) as fresh:
            ours, theirs = store.nearest(unit(7), 50), fresh.nearest(unit(7), 50)
            assert sorted(ours.values()) == pytest.approx(sorted(theirs.values()))
            named = [
                sorted((c.id, round(found[i], 5)) for i, c in some.clauses(list(found)).items())
                for some, found in ((store, ours), (fresh, theirs))
            ]
            assert named[0] == named[1]


def test_an_unwritable_folder_is_still_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(tmp_path, pact=["أ", "ب"]).close()
    (tmp_path / VECTORS).unlink()
    monkeypatch.setattr("os.access", lambda _, mode: mode != os.W_OK)
    before = sorted(path.name for path in tmp_path.iterdir())
    with Store.open(tmp_path) as store:
        assert len(store.nearest(unit(1), 5)) == 2
        with pytest.raises(StoreError), store.writing():
            store.remove("pact")
    with Store.open(tmp_path) as store:
        assert store.agreement("pact").clause_count == 2
    assert set(before) <= {path.name for path in tmp_path.iterdir()}
