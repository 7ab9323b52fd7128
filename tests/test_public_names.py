"""The public names are exactly these."""

from __future__ import annotations

import importlib
import sys

import pytest

import clausesearch


def test_public_names() -> None:
    assert clausesearch.__all__ == [
        "Clause",
        "ClauseSearchError",
        "Comparison",
        "Hit",
        "Index",
        "Match",
        "load_encoder",
        "open_index",
        "segment",
    ]


def test_every_public_name_can_be_fetched_and_no_other() -> None:
    for name in clausesearch.__all__:
        assert getattr(clausesearch, name).__name__ == name
    assert set(clausesearch.__all__) <= set(dir(clausesearch))
    assert not hasattr(clausesearch, "open_indexes")


def test_no_exported_function_bears_its_modules_name() -> None:
    for name in clausesearch.__all__:
        home = sys.modules[getattr(clausesearch, name).__module__]
        assert home.__name__.rsplit(".", 1)[-1] != name


EXPORTS = {
    "reading": {"find_files", "is_file", "is_storable", "is_url", "read_document", "read_stream"},
    "embedding": {
        "Encoder",
        "Term",
        "TermMatcher",
        "TokenEncoder",
        "describe",
        "embed_clauses",
        "in_context",
        "is_token_encoder",
        "load_encoder",
        "pack_terms",
        "term_overlap",
    },
    "bench": {"BenchReport", "Collection", "read_collection", "run_bench"},
    "store": {"AgreementRow", "ClauseFilter", "ClauseRow", "Imprint", "Stamp", "Store"},
    "search": {"search_clauses", "similar_clauses", "unknown_words"},
    "compare": {
        "Closeness",
        "ColumnRow",
        "Columns",
        "FactRow",
        "Share",
        "Side",
        "Summary",
        "ThemeBalance",
        "closest",
        "compare_sides",
        "side_by_side",
        "summarise",
    },
    "themes": {
        "ChosenThemes",
        "MissingTheme",
        "Theme",
        "ThemeAssigner",
        "ThemeCell",
        "ThemeList",
        "ThemeMatrix",
        "add_themes",
        "missing_themes",
        "read_themes",
        "shipped_assigner",
        "shipped_key",
        "shipped_themes",
        "theme_matrix",
        "themes_of",
    },
    "text.facts": {"agreement_date", "agreement_facts", "agreement_parties", "period"},
    "text.quantities": {"Quantity", "QuantityKind", "currency_word", "read_quantities"},
    "text.segmentation": {"article_starts", "segment", "sentence_spans"},
}


@pytest.mark.parametrize("package", EXPORTS)
def test_a_package_exports_exactly_this(package: str) -> None:
    module = importlib.import_module(f"clausesearch.{package}")
    assert module.__doc__
    assert set(module.__all__) == EXPORTS[package]
    assert all(hasattr(module, name) for name in module.__all__)
