"""Sketches: what they say of equal, contained and strange texts."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from clausesearch.text.shingles import LEAST, SHINGLE, containment, neighbours, overlap, sketch

WORDS = [f"w{number}" for number in range(3_000)]
TEXTS = st.lists(st.sampled_from([*WORDS[:40], "لجنة", "سنة", "é"]), max_size=60).map(" ".join)


@given(TEXTS)
def test_a_text_holds_itself_and_how_it_is_written_is_the_same(text: str) -> None:
    own = sketch(text)
    enough = len(text.split()) >= SHINGLE
    assert containment(own, own) == float(enough)
    assert (sketch(text.upper().replace(" ", "\n")) == own).all()


@given(TEXTS, TEXTS)
def test_it_is_a_share_and_the_same_from_both_sides(left: str, right: str) -> None:
    one, other = sketch(left), sketch(right)
    share = containment(one, other)
    assert share == containment(other, one)
    assert 0 <= share <= 1


@given(TEXTS, TEXTS, TEXTS)
def test_a_short_text_inside_another_is_held_by_it(before: str, text: str, after: str) -> None:
    if len(text.split()) >= SHINGLE:
        assert containment(sketch(text), sketch(f"{before} {text} {after}")) > 0.999


def test_long_texts_are_estimated_well() -> None:
    whole, half = " ".join(WORDS), " ".join(WORDS[:1_500])
    assert len(sketch(whole)) == LEAST + 1
    assert containment(sketch(whole), sketch(half)) > 0.9
    mixed = " ".join(WORDS[:750] + [f"x{number}" for number in range(750)])
    assert abs(containment(sketch(whole), sketch(mixed)) - 0.5) < 0.1
    strange = " ".join(f"y{number}" for number in range(3_000))
    assert containment(sketch(whole), sketch(strange)) == 0


@given(
    st.lists(st.sampled_from("abcde"), min_size=1), st.lists(st.sampled_from("abcde"), min_size=1)
)
def test_overlap_is_one_for_the_same_words_in_order(left: list[str], right: list[str]) -> None:
    one, other = neighbours(left), neighbours(right)
    assert overlap(one, one) == 1
    assert overlap(one, other) == overlap(other, one)
    assert 0 <= overlap(one, other) <= 1
