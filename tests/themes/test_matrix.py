"""The matrix counts what is there, and says what is not."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from clausesearch.records import Clause, ThemeScore
from clausesearch.themes import missing_themes, shipped_themes, theme_matrix

CODES = [theme.code for theme in shipped_themes().themes][:4]
NAMES = ("a", "b", "c")
FOUND = st.lists(
    st.tuples(st.sampled_from(NAMES), st.lists(st.sampled_from(CODES), max_size=3, unique=True)),
    max_size=12,
)


@given(FOUND, st.sampled_from((0.0, 0.5, 1.0)))
def test_counts_and_gaps_are_those_of_a_brute_force(
    found: list[tuple[str, list[str]]], share: float
) -> None:
    pairs = [
        (Clause(name, number, 0, 1, "x"), tuple(ThemeScore(code, 0.5) for code in codes))
        for number, (name, codes) in enumerate(found)
    ]
    matrix = theme_matrix(shipped_themes(), NAMES, pairs)
    counts = {(cell.theme, cell.agreement): len(cell.clauses) for cell in matrix.cells}
    for code in CODES:
        for name in NAMES:
            expected = sum(name == other and code in codes for other, codes in found)
            assert counts.get((code, name), 0) == expected
    gaps = {(each.agreement, each.theme.code) for each in missing_themes(matrix, share)}
    for name in NAMES:
        for code in CODES:
            having = sum((code, other) in counts for other in NAMES)
            lacks = (code, name) not in counts and having >= max(1, share * 2)
            assert ((name, code) in gaps) is lacks
