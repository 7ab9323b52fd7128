"""Years, months and days as people type them."""

from __future__ import annotations

import pytest

from clausesearch.text.facts import period


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        ("2024", ("2024-01-01", "2024-12-31")),
        ("٢٠٢٤", ("2024-01-01", "2024-12-31")),
        (" 2024-02 ", ("2024-02-01", "2024-02-29")),
        ("2023/2", ("2023-02-01", "2023-02-28")),
        ("2024-05-07", ("2024-05-07", "2024-05-07")),
        ("٢٠٢٤-٠٥-٠٧", ("2024-05-07", "2024-05-07")),
        ("07/05/2024", ("2024-05-07", "2024-05-07")),
        ("7 ماي 2024", ("2024-05-07", "2024-05-07")),
        ("1er avril 2024", ("2024-04-01", "2024-04-01")),
    ],
)
def test_a_period_is_read(typed: str, days: tuple[str, str]) -> None:
    assert period(typed) == days


@pytest.mark.parametrize(
    "typed", ["", "yesterday", "2024-13", "2024-02-30", "0000", "20245", "24", "May", "9" * 5000]
)
def test_anything_else_is_none(typed: str) -> None:
    assert period(typed) is None
