"""Trilingual agreements: the gold is sound, and complete translations find each other."""

from __future__ import annotations

from itertools import permutations

import pytest

from bench.compare_data import labelled_pairs
from bench.rewordings import REWORDED, read_rewordings
from bench.translation_texts import LANGS, QUOTABLE, compose, read_units, translation_files
from bench.translations import Trial, counts_of
from clausesearch.embedding import load_encoder
from clausesearch.text.language import detect_language

FILES = [*translation_files("dev"), *translation_files("test"), *sorted(REWORDED.glob("*.jsonl"))]


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
@pytest.mark.parametrize("layout", ["articles", "numbered"])
@pytest.mark.parametrize("lang", LANGS)
def test_units_stand_where_the_spans_say(path, layout: str, lang: str) -> None:  # type: ignore[no-untyped-def]
    units = read_units(path)
    composed = compose(units, lang, layout, seed=5)
    quotable = {i for i, unit in enumerate(units) if unit.part in QUOTABLE}
    assert composed.spans.keys() == quotable
    for i, (start, end) in composed.spans.items():
        assert composed.text[start:end] == units[i].texts[lang]
    assert detect_language(composed.text) == lang


def test_shuffling_moves_provisions_and_loses_none() -> None:
    units = read_units(FILES[0])
    plain, shuffled = (compose(units, "fr", "numbered", seed) for seed in (None, 1))
    order = [sorted(one.spans, key=one.spans.__getitem__) for one in (plain, shuffled)]
    assert order[0] != order[1]
    assert sorted(order[0]) == sorted(order[1])


@pytest.mark.parametrize(("left", "right"), [*permutations(LANGS, 2)])
@pytest.mark.parametrize("layout", ["articles", "numbered"])
def test_complete_translations_find_each_other(left: str, right: str, layout: str) -> None:
    counts = counts_of(Trial(translation_files("dev")[0], left, right, layout, 1), load_encoder())
    assert counts.recall >= 0.96, "one of 25 may be missed"
    assert counts.wrong <= 1


def test_rewordings_name_units_that_are_there() -> None:
    pairs = read_rewordings()
    assert len(pairs) == 18
    for pair in pairs:
        for match in pair.matches:
            assert set(match.left) <= pair.left.spans.keys()
            assert set(match.right) <= pair.right.spans.keys()
        assert pair.left_only
        assert pair.right_only


def test_cells_to_fit_on_are_of_the_dev_half() -> None:
    pairs = labelled_pairs(load_encoder())
    real = [pair for pair in pairs if pair.weight == 1]
    assert len(real) == 6
    assert all(int(pair.group[:2]) % 2 for pair in real)
    assert all(pair.right.any() and not pair.right[~pair.judged].any() for pair in pairs)
