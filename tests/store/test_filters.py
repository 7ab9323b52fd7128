"""Filters: exact, before the search, and the same on both sides of it."""

from __future__ import annotations

import sqlite3
import tempfile
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clausesearch.embedding import Encoder, load_encoder
from clausesearch.errors import UsageError
from clausesearch.filtering import as_filter
from clausesearch.indexing import clause_rows, stamp_of
from clausesearch.records import (
    Clause,
    DateFact,
    Document,
    Hit,
    Kind,
    PartyFact,
    Strength,
    ThemeScore,
)
from clausesearch.search import search_clauses, similar_clauses
from clausesearch.store import ClauseFilter, ClauseRow, Stamp, Store
from clausesearch.store.schema import FORMAT_VERSION
from clausesearch.store.store import DATABASE
from clausesearch.text.words import index_terms, query_terms

WORDS = ("تدريب الشباب", "لجنة مشتركة", "youth training", "joint committee", "échange de jeunes")
PARTIES = (
    "بلدية صور",
    "والبلدية الكبرى لصور",
    "حزب النور",
    "Ville de Tours",
    "Towns of the South",
    "City of Cork",
)
ASKED = ("بلدية", "صور", "النور", "بلدية صور", "ville", "Tours", "town", "cork city", "de", "none")
DAYS = ("2023-01-01", "2023-12-31", "2024-01-01", "2024-02-29", "2025-07-01")
LANGS = ("ar", "en", "fr")


@st.composite
def agreements(draw: st.DrawFn) -> list[tuple[Document, list[Clause]]]:
    made = []
    for number in range(draw(st.integers(1, 5))):
        name = f"pact{number}"
        texts = draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=4))
        text = "\n".join(texts)
        clauses, place = [], 0
        for row, words in enumerate(texts, start=1):
            kind, lang = draw(st.sampled_from(list(Kind))), draw(st.sampled_from(LANGS))
            end = place + len(words)
            clauses.append(Clause(name, row, place, end, words, kind=kind, lang=lang))
            place = end + 1
        day = draw(st.sampled_from((None, *DAYS)))
        names = draw(st.lists(st.sampled_from(PARTIES), max_size=3, unique=True))
        document = Document(
            name,
            f"/{name}",
            text,
            name,
            lang=draw(st.sampled_from(LANGS)),
            date=DateFact(day, 0, 1, 0.9) if day else None,
            parties=tuple(PartyFact(party, 0, 1, 0.9) for party in names),
        )
        made.append((document, clauses))
    return made


THEMES = ("youth", "water", "follow-up")


def themes_of(clause: Clause) -> tuple[ThemeScore, ...]:
    """Some themes, other ones for each clause."""
    first = clause.number + int(clause.agreement[-1])
    return tuple(ThemeScore(THEMES[row % 3], 0.5) for row in range(first, first + first % 3))


def lent_themes_of(clause: Clause) -> tuple[ThemeScore, ...]:
    return (ThemeScore(THEMES[clause.number % 3], 0.5),)


def strength_of(clause: Clause) -> Strength | None:
    return (None, *Strength)[(clause.number * 5 + int(clause.agreement[-1])) % 6]


FILTERS = st.builds(
    ClauseFilter,
    langs=st.frozensets(st.sampled_from(LANGS), max_size=2),
    agreements=st.frozensets(st.sampled_from([f"pact{n}" for n in range(5)]), max_size=3),
    but_not=st.sampled_from(("", "pact0", "pact1")),
    kinds=st.frozensets(st.sampled_from(list(Kind)), max_size=2),
    since=st.sampled_from(("", *DAYS)),
    until=st.sampled_from(("", *DAYS)),
    parties=st.frozensets(st.sampled_from(ASKED), max_size=2),
    themes=st.frozensets(st.sampled_from(THEMES), max_size=2),
    lent=st.booleans(),
    commitments=st.booleans(),
)


def answers(asked: str, party: PartyFact, lang: str) -> bool:
    own = set(index_terms(party.name, lang))
    return all(own & terms for _, terms in query_terms(asked))


def passes(clause: Clause, document: Document, wanted: ClauseFilter) -> bool:
    """The filter anew, over records."""
    day = document.date.iso if document.date else ""
    themes = lent_themes_of(clause) if wanted.lent else themes_of(clause)
    return (
        (not wanted.themes or any(each.theme in wanted.themes for each in themes))
        and (
            not wanted.commitments
            or (
                clause.kind is Kind.COMMITMENT
                and strength_of(clause) not in (Strength.ENCOURAGES, Strength.PERMITS)
            )
        )
        and (not wanted.langs or clause.lang in wanted.langs)
        and (not wanted.kinds or clause.kind in wanted.kinds)
        and (not wanted.agreements or document.name in wanted.agreements)
        and document.name != wanted.but_not
        and (not wanted.since or (bool(day) and day >= wanted.since))
        and (not wanted.until or (bool(day) and day <= wanted.until))
        and (
            not wanted.parties
            or any(
                answers(asked, party, document.lang)
                for asked in wanted.parties
                for party in document.parties
            )
        )
    )


def stored(folder: str, made: list[tuple[Document, list[Clause]]], encoder: Encoder) -> Store:
    store = Store.open(folder, create=True)
    with store.writing():
        store.set_stamp(stamp_of(encoder))
        for document, clauses in made:
            rows = [
                replace(row, strength=strength_of(row.clause), themes=themes_of(row.clause))
                for row in clause_rows(clauses, encoder)
            ]
            store.put(document, rows)
    kept = store.clauses(store.filtered(ClauseFilter()))
    store.lend_themes({row_id: lent_themes_of(clause) for row_id, clause in kept.items()})
    return store


def assert_those_that_pass(
    hits: list[Hit], all_hits: list[Hit], by_name: dict[str, Document], wanted: ClauseFilter
) -> None:
    """The hits are those of all hits that pass, each with its score; equal ones in any order."""
    expected = {
        hit.clause.id: hit.score
        for hit in all_hits
        if passes(hit.clause, by_name[hit.clause.agreement], wanted)
    }
    # The last digit of a cosine depends on how many are reckoned at once.
    assert {hit.clause.id: hit.score for hit in hits} == pytest.approx(expected, abs=2e-4)
    scores = [hit.score for hit in hits]
    assert scores == sorted(scores, reverse=True)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(agreements(), st.lists(FILTERS, min_size=1, max_size=4), st.sampled_from(WORDS))
def test_filters_are_those_of_a_brute_force(
    made: list[tuple[Document, list[Clause]]], filters: list[ClauseFilter], query: str
) -> None:
    encoder = load_encoder()
    vector = encoder.encode([query], role="query")[0]
    words = " OR ".join(f'"{term}"' for _, terms in query_terms(query) for term in sorted(terms))
    by_name = {document.name: document for document, _ in made}
    total = sum(len(clauses) for _, clauses in made)
    with tempfile.TemporaryDirectory() as folder, stored(folder, made, encoder) as store:
        everything = store.clauses(store.filtered(ClauseFilter()))
        assert len(everything) == total
        nearest = store.nearest(vector, total)
        lexical = store.lexical_scores(words, -1)
        found = search_clauses(store, encoder, query, total)
        like = similar_clauses(store, encoder, "pact0", 1, total)
        for wanted in filters:
            allowed = {
                row
                for row, clause in everything.items()
                if passes(clause, by_name[clause.agreement], wanted)
            }
            rows = store.filtered(wanted)
            assert rows == sorted(allowed)
            for k in (1, total):
                # Equal clauses are equally near: which of them comes first is no one's business.
                some = store.nearest(vector, k, rows)
                best = [score for row, score in nearest.items() if row in allowed][:k]
                assert set(some) <= allowed
                assert list(some.values()) == pytest.approx(best, abs=1e-6)
            assert store.lexical_scores(words, -1, wanted) == {
                row: score for row, score in lexical.items() if row in allowed
            }
            hits = search_clauses(store, encoder, query, total, wanted)
            assert_those_that_pass(hits, found, by_name, wanted)
            others = replace(wanted, but_not="pact0")
            hits = similar_clauses(store, encoder, "pact0", 1, total, others)
            assert_those_that_pass(hits, like, by_name, others)
            names = [row.name for row in store.agreements(wanted)]
            whole = replace(wanted, kinds=frozenset(), langs=frozenset(), commitments=False)
            assert names == [
                document.name
                for document, clauses in made
                if any(passes(clause, document, whole) for clause in clauses)
                and (not wanted.langs or document.lang in wanted.langs)
            ]


NEW_IN_3 = ("facts", "sketches", "clause_themes")


def one_agreement(folder: Path) -> Store:
    text = "نص"
    clause = Clause("pact", 1, 0, 2, text, kind=Kind.COMMITMENT, lang="ar")
    document = Document(
        "pact",
        "/pact",
        text,
        "x",
        lang="ar",
        date=DateFact("2024-02-29", 0, 2, 0.9),
        parties=(PartyFact("بلدية صور", 0, 2, 0.9), PartyFact("جماعة أصيلة", 0, 2, 0.7)),
    )
    row = ClauseRow(clause, ["نص"], [], np.ones(4, np.float32) / 2)
    store = Store.open(folder, create=True)
    with store.writing():
        store.set_stamp(Stamp("test", 4, "abc", 2))
        store.put(document, [row])
    return store


@pytest.mark.parametrize(
    ("asked", "there"),
    [
        ("صور", True),
        ("البلدية", True),
        ("وبلدية صُور", True),
        ("اصيله", True),
        ("صور أصيلة", False),
        ("بلدية صيدا", False),
        ("صو", False),
    ],
)
def test_all_words_asked_for_stand_in_one_party(tmp_path: Path, asked: str, there: bool) -> None:
    with one_agreement(tmp_path) as store:
        assert bool(store.filtered(as_filter(store, parties=asked))) is there


def test_facts_come_out_as_they_were_put_in_and_go_with_their_agreement(tmp_path: Path) -> None:
    with one_agreement(tmp_path) as store:
        kept = store.agreement("pact")
        assert kept.date == DateFact("2024-02-29", 0, 2, 0.9)
        assert [party.name for party in kept.parties] == ["بلدية صور", "جماعة أصيلة"]
        (row,) = store.agreements()
        assert (row.date, row.parties) == ("2024-02-29", ("بلدية صور", "جماعة أصيلة"))
        with store.writing():
            store.put(replace(kept.document, date=None, parties=()), [])
        assert store.agreement("pact").date is None
        assert store.agreements()[0].parties == ()
        with store.writing():
            store.remove("pact")
    connection = sqlite3.connect(tmp_path / DATABASE)
    assert connection.execute("SELECT count(*) FROM parties").fetchone() == (0,)
    assert connection.execute("SELECT count(*) FROM dates").fetchone() == (0,)
    connection.close()


def test_themes_go_with_their_clauses(tmp_path: Path) -> None:
    with one_agreement(tmp_path) as store:
        assert store.themes() == {}
        (row_id,) = store.filtered(ClauseFilter())
        clause = store.clauses([row_id])[row_id]
        scores = (ThemeScore("water", 0.9), ThemeScore("youth", 0.4))
        row = ClauseRow(clause, ["نص"], [], np.ones(4, np.float32) / 2, themes=scores)
        with store.writing():
            store.put(store.agreement("pact").document, [row])
        assert list(store.themes().values()) == [scores]
        assert store.themes(ClauseFilter(but_not="pact")) == {}
        with store.writing():
            store.remove("pact")
    connection = sqlite3.connect(tmp_path / DATABASE)
    assert connection.execute("SELECT count(*) FROM clause_themes").fetchone() == (0,)
    connection.close()


def test_an_index_without_strengths_says_so(tmp_path: Path) -> None:
    with one_agreement(tmp_path) as store, pytest.raises(UsageError, match="reindex"):
        as_filter(store, commitments=True)


def test_bounds_are_inclusive(tmp_path: Path) -> None:
    with one_agreement(tmp_path) as store:
        for since, until, there in (
            ("2024", "2024", True),
            ("2024-02-29", "2024-02-29", True),
            ("٢٠٢٤-٠٢", "", True),
            ("2024-03", "", False),
            ("", "2024-01", False),
        ):
            asked = as_filter(store, since=since, until=until)
            assert bool(store.filtered(asked)) is there, (since, until)


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ({"since": "soon"}, "--since 2024-05"),
        ({"until": "2024-02-30"}, "is no date"),
        ({"since": "2025", "until": "2024"}, "swap"),
        ({"kinds": "promise"}, "commitment, provision"),
        ({"parties": "؟؟"}, "1 to 30 words"),
        ({"parties": "a " * 2000}, "not 2000"),
        ({"langs": "xx"}, "no clause in xx"),
    ],
)
def test_what_cannot_be_meant_is_said(tmp_path: Path, asked: dict[str, str], says: str) -> None:
    with one_agreement(tmp_path) as store, pytest.raises(UsageError, match=says):
        as_filter(store, **asked)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("version", "newer"),
    [(1, ("dates", "parties", *NEW_IN_3)), (2, NEW_IN_3)],
)
def test_an_index_of_an_older_format_is_brought_up_to_date(
    tmp_path: Path, version: int, newer: tuple[str, ...]
) -> None:
    one_agreement(tmp_path).close()
    connection = sqlite3.connect(tmp_path / DATABASE)
    for table in newer:
        connection.execute(f"DROP TABLE {table}")
    connection.execute("ALTER TABLE clauses DROP COLUMN strength")
    connection.execute(f"PRAGMA user_version={version}")
    connection.commit()
    connection.close()
    with Store.open(tmp_path) as store:
        assert (store.agreement("pact").date is None) == (version < 2)
        assert store.agreement("pact").facts == ()
        assert store.imprints([1]) == {}
        assert bool(store.filtered(ClauseFilter(since="2000-01-01"))) == (version > 1)
        assert len(store.filtered(ClauseFilter())) == 1
    connection = sqlite3.connect(tmp_path / DATABASE)
    assert connection.execute("PRAGMA user_version").fetchone() == (FORMAT_VERSION,)
    connection.close()
