"""Comparing agreements from the index and from files."""

from __future__ import annotations

from pathlib import Path

import pytest

import clausesearch
from clausesearch.errors import InputError, NotFoundError
from tests.support import ROOT

ARABIC = """اتفاقية بين بلدية السدرة وبلدية الزيتونة

1. تنظم البلديتان كل صيف مخيما مشتركا للشباب.
2. تسري هذه الاتفاقية خمس سنوات قابلة للتجديد.
3. تشكل لجنة مشتركة تجتمع مرتين في السنة.
4. يتبادل الطرفان الخبرات في معالجة النفايات المنزلية.
"""
FRENCH = """Convention entre la commune de Sidra et la commune de Zitouna

1. Une commission mixte se réunit deux fois par an.
2. Les communes organisent chaque été un camp de jeunesse commun.
3. Elles restaurent ensemble les remparts de la vieille ville.
4. La présente convention est conclue pour cinq ans renouvelables.
"""


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    left, right = tmp_path / "left.txt", tmp_path / "right.txt"
    left.write_text(ARABIC, encoding="utf-8")
    right.write_text(FRENCH, encoding="utf-8")
    return left, right


def pairs(comparison: clausesearch.Comparison) -> set[tuple[str, str]]:
    return {
        (left.text.split()[0], right.text.split()[0])
        for match in comparison.matches
        for left in match.left
        for right in match.right
    }


def test_counterparts_across_languages(tmp_path: Path, files: tuple[Path, Path]) -> None:
    comparison = clausesearch.open_index(tmp_path / "none").compare(*files)
    assert {("تنظم", "Les"), ("تسري", "La"), ("تشكل", "Une")} <= pairs(comparison)
    assert any("النفايات" in clause.text for clause in comparison.left_only)
    assert any("remparts" in clause.text for clause in comparison.right_only)
    assert not (tmp_path / "none").exists(), "comparing files must not make an index"


def test_every_clause_stands_in_one_place(tmp_path: Path, files: tuple[Path, Path]) -> None:
    comparison = clausesearch.open_index(tmp_path / "none").compare(*files)
    for side, only in (("left", comparison.left_only), ("right", comparison.right_only)):
        document = getattr(comparison, side)
        matched = [clause for match in comparison.matches for clause in getattr(match, side)]
        numbers = sorted(clause.number for clause in (*matched, *only))
        whole = clausesearch.segment(document.text, document.lang, document.name)
        assert numbers == [clause.number for clause in whole]


def test_from_the_index_and_from_files_is_the_same(
    tmp_path: Path, files: tuple[Path, Path]
) -> None:
    with clausesearch.open_index(tmp_path / "index") as index:
        index.add(files)
        from_index = index.compare("left", "right")
        mixed = index.compare("left", files[1])
    from_files = clausesearch.open_index(tmp_path / "none").compare(*files)
    assert from_index.matches == mixed.matches == from_files.matches
    assert from_index.left_only == from_files.left_only


def test_an_agreement_is_wholly_like_itself(tmp_path: Path, files: tuple[Path, Path]) -> None:
    comparison = clausesearch.open_index(tmp_path / "none").compare(files[0], files[0])
    assert comparison.left_only == comparison.right_only == ()
    assert all(match.left == match.right for match in comparison.matches)


def test_wrong_arguments(tmp_path: Path, files: tuple[Path, Path]) -> None:
    index = clausesearch.open_index(tmp_path / "none")
    with pytest.raises(NotFoundError, match="neither a file nor an agreement"):
        index.compare(files[0], "nothing")
    with pytest.raises(InputError, match="is a folder"):
        index.compare(files[0], tmp_path)


def test_two_demo_agreements(tmp_path: Path) -> None:
    agreements = ROOT / "seeds" / "agreements"
    index = clausesearch.open_index(tmp_path / "none")
    comparison = index.compare(
        agreements / "ar" / "party-accord-amman-kualalumpur.txt",
        agreements / "fr" / "accord-partis-sousse-marseille.txt",
    )
    assert comparison.left.lang == "ar"
    assert comparison.right.lang == "fr"
    met = {
        (left.text.split()[0], right.text.split()[0])
        for match in comparison.matches
        for left in match.left
        for right in match.right
    }
    assert {("إذ", "convaincus"), ("ولا", "Chaque")} <= met, "pluralism, and no interference"
    assert len(comparison.left_only) > len(comparison.matches), "other parties, other matters"
