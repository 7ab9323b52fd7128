"""What a comparison comes to, columns, and which agreements are closest."""

from __future__ import annotations

from clausesearch.compare import closest, side_by_side, summarise
from clausesearch.compare.summary import fact_rows
from clausesearch.records import (
    Clause,
    Comparison,
    DateFact,
    Document,
    Fact,
    FactKind,
    Kind,
    Match,
    PartyFact,
)


def clauses(name: str, *kinds: Kind) -> list[Clause]:
    return [
        Clause(name, number, 0, 1, str(number), kind=kind)
        for number, kind in enumerate(kinds, start=1)
    ]


C, P, X = Kind.COMMITMENT, Kind.PROVISION, Kind.CONTEXT


def comparison(name: str = "b", score: float = 0.8) -> Comparison:
    left, right = clauses("a", X, C, C, P, C), clauses(name, C, P, C, C)
    return Comparison(
        Document("a", "", "", ""),
        Document(name, "", "", ""),
        (
            Match((left[1],), (right[0],), score),
            Match((left[2], left[4]), (right[2],), score, moved=True),
        ),
        (left[0], left[3]),
        (right[1], right[3]),
    )


def test_shares_count_commitments_only() -> None:
    summary = summarise(comparison())
    assert (summary.left.met, summary.left.total) == (3, 3)
    assert (summary.right.met, summary.right.total) == (2, 3)
    assert (summary.matches, summary.differing, summary.moved) == (2, 0, 1)


def test_what_is_lacking_begins_with_commitments() -> None:
    summary = summarise(comparison())
    assert [clause.id for clause in summary.left_lacks] == ["b#4", "b#2"]
    assert [clause.id for clause in summary.right_lacks] == ["a#4", "a#1"]


def test_themes_are_balanced_by_commitments() -> None:
    themes = {"a#2": ["youth"], "a#3": ["youth", "ports"], "b#4": ["ports"], "b#2": ["health"]}
    rows = {row.theme: row for row in summarise(comparison(), themes).themes}
    assert set(rows) == {"youth", "ports"}, "a provision is no commitment"
    assert (rows["youth"].left.met, rows["youth"].left.total) == (2, 2)
    assert (rows["ports"].right.met, rows["ports"].right.total) == (0, 1)


def document(text: str, day: str, *facts: Fact) -> Document:
    parties = (PartyFact(text[:4], 0, 4, 0.9), PartyFact(text[5:9], 5, 9, 0.9))
    return Document(
        "d", "", text, "", date=DateFact(day, 10, 14, 0.9), parties=parties, facts=facts
    )


def test_facts_of_both_stand_in_one_table() -> None:
    left = document("Tafr Sidi 2024 ثلاث سنوات", "2024-05-01", Fact(
        FactKind.DURATION, "ثلاث سنوات", "P3Y", 15, 25, 0.9))  # fmt: skip
    right = document("Tafr Sidi 2024 trois ans", "2024-06-01", Fact(
        FactKind.DURATION, "trois ans", "P3Y", 15, 24, 0.9), Fact(
        FactKind.RENEWAL, "tacite", "tacit", 25, 31, 0.9))  # fmt: skip
    rows = {row.name: row for row in fact_rows(left, right)}
    assert list(rows) == ["date", "parties", "duration", "renewal"]
    assert rows["date"].same is False
    assert rows["parties"].same is None, "names have no value of their own"
    assert rows["duration"].same is True
    assert rows["duration"].left[0].text == "ثلاث سنوات"
    assert rows["renewal"].left == ()
    assert rows["renewal"].same is None


def test_columns_have_a_row_for_each_clause_of_the_first() -> None:
    columns = side_by_side([comparison("b"), comparison("c")])
    assert [row.clause.number for row in columns.rows] == [1, 2, 3, 4, 5]
    assert [match is None for match in columns.rows[0].matches] == [True, True]
    assert columns.rows[2].matches[0] is not None
    assert columns.rows[2].matches[0].right[0].id == "b#3"
    assert [[clause.id for clause in only] for only in columns.only] == [
        ["b#2", "b#4"],
        ["c#2", "c#4"],
    ]


def test_the_closest_come_first() -> None:
    found = closest([comparison("far", 0.2), comparison("near", 0.9), comparison("also", 0.2)])
    assert [one.document.name for one in found] == ["near", "also", "far"]
    assert found[0].score == round(0.9 * 5 / 9, 4)
