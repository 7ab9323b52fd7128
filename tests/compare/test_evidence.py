"""What speaks for two clauses being counterparts."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from clausesearch.compare import Side
from clausesearch.compare.evidence import Ordinary, raw_evidence, standardise
from clausesearch.compare.similarity import pair_similarity
from clausesearch.embedding import embed_clauses, load_encoder, pack_terms, term_overlap
from clausesearch.records import Clause, Document

CELLS = st.tuples(st.integers(1, 6), st.integers(1, 6)).flatmap(
    lambda shape: arrays(np.float32, shape, elements=st.floats(-1, 1, width=16))
)
ORDINARY = Ordinary(0.1, 0.1)
CLAUSES = {
    "ar": [
        "تغرس البلديتان ألف شجرة زيتون على جانبي الطريق",
        "تجتمع لجنة التتبع مرتين في السنة",
        "يتحمل كل طرف مصاريف سفر موفديه",
    ],
    "fr": [
        "Chaque partie supporte les frais de voyage de ses délégués",
        "Les deux communes plantent mille oliviers au bord de la route",
        "La commission de suivi se réunit deux fois par an",
    ],
}


def side(lang: str, texts: list[str]) -> Side:
    clauses = tuple(
        Clause(lang, number, 0, len(text), text, lang=lang) for number, text in enumerate(texts, 1)
    )
    vectors = embed_clauses(load_encoder(), clauses)
    return Side(Document(lang, lang, " ".join(texts), "", lang=lang), clauses, vectors)


def test_counterparts_stand_out_across_languages() -> None:
    similarity = pair_similarity(
        side("ar", CLAUSES["ar"]), side("fr", CLAUSES["fr"]), load_encoder()
    )
    assert similarity.argmax(axis=1).tolist() == [1, 2, 0]
    assert similarity.max(axis=1).min() > 0 > np.sort(similarity, axis=1)[:, :2].max()


def test_one_clause_on_each_side_is_told_apart_too() -> None:
    encoder = load_encoder()
    left = side("ar", CLAUSES["ar"][:1])
    alike = pair_similarity(left, side("fr", CLAUSES["fr"][1:2]), encoder)
    other = pair_similarity(left, side("fr", CLAUSES["fr"][:1]), encoder)
    assert float(alike[0, 0]) > 0 > float(other[0, 0])


def test_a_model_without_word_vectors_has_weights_of_its_own() -> None:
    class Plain:
        """A model of which only rows are known."""

    ours, theirs = (side(lang, CLAUSES[lang]) for lang in ("ar", "fr"))
    plain = Plain()
    assert raw_evidence(ours, theirs, plain).keys() == {"cosine"}  # type: ignore[arg-type]
    similarity = pair_similarity(ours, theirs, plain)  # type: ignore[arg-type]
    assert similarity.argmax(axis=1).tolist() == [1, 2, 0]


def test_an_empty_side() -> None:
    similarity = pair_similarity(side("ar", CLAUSES["ar"]), side("fr", []), load_encoder())
    assert similarity.shape == (3, 0)


@given(CELLS)
def test_turning_the_table_turns_the_evidence(cells: np.ndarray) -> None:
    there = standardise({"cosine": cells}, {"cosine": ORDINARY})
    back = standardise({"cosine": cells.T}, {"cosine": ORDINARY})
    for name, found in there.items():
        assert np.allclose(found, back[name].T, atol=1e-4)
        assert np.isfinite(found).all()


@given(CELLS)
def test_standardising_keeps_the_order(cells: np.ndarray) -> None:
    order = np.argsort(cells.ravel(), kind="stable")
    assert (np.diff(ORDINARY.standardise(cells).ravel()[order]) >= 0).all()


def test_no_word_counts_more_than_the_most() -> None:
    encoder = load_encoder()
    text = [pack_terms(encoder.terms("The commission meets twice a year"))]  # type: ignore[attr-defined]
    assert term_overlap(encoder, text, text)[0, 0] == pytest.approx(1, abs=1e-5)  # type: ignore[arg-type]
    assert term_overlap(encoder, text, text, 0.5)[0, 0] == pytest.approx(0.5, abs=1e-5)  # type: ignore[arg-type]


def test_wide_tables_of_words_give_the_same() -> None:
    encoder = load_encoder()
    texts = [pack_terms(encoder.terms(text)) for some in CLAUSES.values() for text in some]  # type: ignore[attr-defined]
    long = [
        pack_terms(encoder.terms(" ".join(f"{word}{n}" for n in range(90))))  # type: ignore[attr-defined]
        for word in ("port", "route")
    ]
    many = [*texts, *long]
    whole = term_overlap(encoder, texts, many)  # type: ignore[arg-type]
    for column, text in enumerate(many):
        alone = term_overlap(encoder, texts, [text])  # type: ignore[arg-type]
        assert np.allclose(whole[:, column], alone[:, 0], atol=1e-5)
