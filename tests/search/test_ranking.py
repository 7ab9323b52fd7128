"""Searching a small index with the bundled model: what must be found, what must not."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

import clausesearch
from clausesearch.embedding import (
    TermMatcher,
    TokenEncoder,
    is_token_encoder,
    load_encoder,
    pack_terms,
    term_overlap,
)
from clausesearch.errors import ModelError, NotFoundError, UsageError
from clausesearch.indexing import add_document, stamp_of
from clausesearch.search import search_clauses
from clausesearch.search.ranking import FLOOR
from clausesearch.store import Store
from tests.support import AGREEMENTS


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> clausesearch.Index:
    folder = tmp_path_factory.mktemp("search")
    for name, text in AGREEMENTS.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    index = clausesearch.open_index(folder / "index")
    index.add([folder])
    return index


@pytest.mark.parametrize(
    ("query", "agreement", "word"),
    [
        ("تدريب المرشدين", "ports", "تدريب"),
        ("training of pilots", "ports", "تدريب"),
        ("pollution of the sea", "ports", "التلوث"),
        ("échange de jeunes", "villes", "jeunes"),
        ("تبادل الشباب", "villes", "jeunes"),
        ("joint committee", "ports", "لجنة"),
        ("students", "universities", "students"),
        ("الطلبة", "universities", "students"),
        ("tacit renewal", "villes", "tacite"),
    ],
)
def test_the_right_clause_comes_first(
    index: clausesearch.Index, query: str, agreement: str, word: str
) -> None:
    first = index.search(query)[0].clause
    assert first.agreement == agreement
    assert word in first.text


def test_hits_are_ordered_and_scores_are_chances(index: clausesearch.Index) -> None:
    scores = [hit.score for hit in index.search("مدة الاتفاق", 8)]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1 for score in scores)


def test_folding_makes_no_difference(index: clausesearch.Index) -> None:
    plain = index.search("لجنة مشتركة كل 6 أشهر")
    dressed = index.search("لَجْنَةٌ مُشتَرَكـة كل ٦ اشهر")
    assert [hit.clause.id for hit in plain] == [hit.clause.id for hit in dressed]


def test_quoted_words_must_occur(index: clausesearch.Index) -> None:
    hits = index.search('exchange "desert agriculture"')
    assert [hit.clause.agreement for hit in hits] == ["universities"]
    assert "desert agriculture" in hits[0].clause.text
    assert index.search('exchange "agriculture desert"') == []


def test_filters(index: clausesearch.Index) -> None:
    assert {hit.clause.lang for hit in index.search("duration", langs=["ar"])} == {"ar"}
    only = index.search("duration", agreements=["villes"])
    assert {hit.clause.agreement for hit in only} == {"villes"}
    both = index.search("duration", agreements=["villes"], langs=["ar"])
    assert both == []
    with pytest.raises(NotFoundError, match="no agreement called"):
        index.search("duration", agreements=["nothing"])


def test_similar_clauses_lie_in_other_agreements(index: clausesearch.Index) -> None:
    duration = next(c for c in index.clauses("ports") if "ثلاث سنوات" in c.text)
    hits = index.similar(duration.id, 3)
    assert "ports" not in {hit.clause.agreement for hit in hits}
    assert "trois ans" in hits[0].clause.text
    for wrong in ("ports", "ports#", "ports#x", "#1"):
        with pytest.raises(NotFoundError, match="AGREEMENT#NUMBER"):
            index.similar(wrong)
    with pytest.raises(NotFoundError, match="has clauses 1 to"):
        index.similar("ports#999")


def test_queries_without_a_word_are_refused(index: clausesearch.Index) -> None:
    for query in ("", "  ", "؟!…", '""'):
        with pytest.raises(UsageError, match="holds no word"):
            index.search(query)
    with pytest.raises(UsageError, match="-k"):
        index.search("word", 0)


def test_signed_words_decide(index: clausesearch.Index) -> None:
    assert {h.clause.agreement for h in index.search("exchange +agriculture")} == {"universities"}
    assert "ports#1" in {hit.clause.id for hit in index.search("تدريب")}
    assert "ports#1" not in {hit.clause.id for hit in index.search("تدريب -المرشدين", 50)}
    left = index.search("exchange -students")
    assert [hit.clause.id for hit in left][:1] == ["villes#2"]
    with pytest.raises(UsageError, match="holds no word"):
        index.search("-training")


@pytest.mark.parametrize("query", ["training of pilots", "échange de jeunes", "لجنة مشتركة"])
def test_the_parts_add_up_to_the_score(index: clausesearch.Index, query: str) -> None:
    for hit in index.search(query, 5):
        assert 1 / (1 + math.exp(-sum(hit.parts.values()))) == pytest.approx(hit.score, abs=5e-5)
        words = sum(one.weight for one in hit.evidence)
        assert words == pytest.approx(hit.parts["token"], abs=1e-9)


def test_a_model_without_words_has_no_word_evidence(tmp_path: Path, agreements: Path) -> None:
    class Wordless:
        """The bundled model as any other: only whole texts."""

        name, dim, fingerprint = "wordless", load_encoder().dim, "0" * 64

        def encode(self, texts: list[str], *, role: str = "clause") -> NDArray[np.float32]:
            return load_encoder().encode(texts, role=role)  # type: ignore[arg-type]

    encoder = Wordless()
    assert not is_token_encoder(encoder)
    with Store.open(tmp_path / "index", create=True) as store, store.writing():
        store.set_stamp(stamp_of(encoder))
        for path in sorted(agreements.glob("*.txt")):
            add_document(store, encoder, path, {})
    with Store.open(tmp_path / "index") as store:
        hit = search_clauses(store, encoder, "joint committee")[0]
    assert hit.clause.agreement == "ports"
    assert hit.evidence == ()
    assert "token" not in hit.parts


def test_nothing_is_returned_below_the_floor(index: clausesearch.Index) -> None:
    for query in ("guitar chords", "وصفة الكنافة"):
        assert all(hit.score >= FLOOR for hit in index.search(query, 50))


@pytest.mark.parametrize("query", ["xqzt qwoeiu", "学习", "ضصثق"])
def test_a_query_of_unknown_words_finds_nothing_and_is_named(
    index: clausesearch.Index, query: str
) -> None:
    assert index.search(query) == []
    assert index.unknown_words(query) == query.split()


def test_known_words_are_not_called_unknown(index: clausesearch.Index) -> None:
    assert index.unknown_words("training تدريب والمناضلين jeunesse 2030 biodiversity") == []


def test_evidence_is_the_token_score_and_quotes_the_original(index: clausesearch.Index) -> None:
    hit = index.search("training of pilots")[0]
    assert hit.evidence
    assert ("training", "تدريب") in {(e.query_term, e.clause_term) for e in hit.evidence}
    weights = [evidence.weight for evidence in hit.evidence]
    assert weights == sorted(weights, reverse=True)
    assert all(e.clause_term in hit.clause.text + hit.clause.lead_in for e in hit.evidence)


TEXTS = [
    "تبادل الشباب بين البلدين",
    "",
    "…",
    "échange de jeunes",
    "12 ports",
    "a joint committee meets twice a year",
]


def word_by_word(encoder: TokenEncoder, one: str, other: str) -> float:
    """The weighted mean of best cosines as one would write it down."""
    sides = [
        [encoder.vectors_of(term.ids).sum(axis=0) for term in encoder.terms(text)]
        for text in (one, other)
    ]
    total = score = 0.0
    for word in sides[0]:
        weight = float(word @ word)
        total += weight
        score += weight * max(
            (float(word @ w) / float(np.linalg.norm(word) * np.linalg.norm(w)) for w in sides[1]),
            default=0,
        )
    return score / total if total else 0.0


def test_word_scores_equal_the_plain_sum() -> None:
    encoder = load_encoder()
    assert is_token_encoder(encoder)
    query = "youth exchange بين البلدين"
    packed = [pack_terms(encoder.terms(text)) for text in TEXTS]
    forth, back = TermMatcher(encoder, query).overlap(packed)
    there = [word_by_word(encoder, query, text) for text in TEXTS]
    assert forth == pytest.approx(there, abs=1e-5)
    assert back == pytest.approx([word_by_word(encoder, t, query) for t in TEXTS], abs=1e-5)


def test_a_number_of_the_query_meets_itself() -> None:
    encoder = load_encoder()
    assert is_token_encoder(encoder)
    texts = ["until the end of 2030", "حتى نهاية ٢٠٣٠", "until the end of 2031", "until then"]
    packed = [pack_terms(encoder.terms(text)) for text in texts]
    same, arabic, other, none = TermMatcher(encoder, "2030").overlap(packed)[0]
    assert same == pytest.approx(1, abs=1e-5)
    assert arabic == pytest.approx(1, abs=1e-5)
    assert other < 0.5
    assert none < 0.5


def test_word_overlap_is_the_mean_of_both_directions() -> None:
    encoder = load_encoder()
    assert is_token_encoder(encoder)
    packed = [pack_terms(encoder.terms(text)) for text in TEXTS]
    overlap = term_overlap(encoder, packed, packed[::-1])
    for i, left in enumerate(TEXTS):
        for j, right in enumerate(TEXTS[::-1]):
            both = word_by_word(encoder, left, right) + word_by_word(encoder, right, left)
            assert overlap[i, j] == pytest.approx(both / 2, abs=1e-5)
    assert term_overlap(encoder, [], packed).shape == (0, len(TEXTS))
    assert term_overlap(encoder, packed, []).shape == (len(TEXTS), 0)


def test_evidence_adds_up_to_the_word_score() -> None:
    encoder = load_encoder()
    assert is_token_encoder(encoder)
    query, text = "تدريب البحارة", "The ports shall train pilots and sailors."
    (score,), _ = TermMatcher(encoder, query).overlap([pack_terms(encoder.terms(text))])
    shares = [item.weight for item in TermMatcher(encoder, query).evidence([text])[0]]
    assert sum(shares) == pytest.approx(score, abs=1e-6)


def test_an_index_of_another_model_is_refused_and_mended(
    tmp_path: Path, agreements: Path, other_model: Path
) -> None:
    folder = tmp_path / "index"
    with clausesearch.open_index(folder, str(other_model)) as index:
        index.add([agreements])
        before = [hit.clause.id for hit in index.search("joint committee")]
    with (
        clausesearch.open_index(folder, "bundled") as index,
        pytest.raises(ModelError, match="clausesearch reindex --index"),
    ):
        index.search("joint committee")
    with clausesearch.open_index(folder) as index:
        assert [hit.clause.id for hit in index.search("joint committee")] == before
    with clausesearch.open_index(folder, "bundled") as index:
        assert index.reindex() == 3
        assert index.search("joint committee")[0].clause.agreement == "ports"
    with clausesearch.open_index(folder) as index:
        assert index.encoder().name == "bundled"
