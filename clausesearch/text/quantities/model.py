"""What a quantity is: a value that is the same in every language, and where it is said."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class QuantityKind(StrEnum):
    """What a quantity measures."""

    NUMBER = "number"
    ORDINAL = "ordinal"
    DURATION = "duration"
    FREQUENCY = "frequency"
    SHARE = "share"
    AMOUNT = "amount"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity that a text names: ``text`` is its raw ``text[start:end]``.

    ``value`` by kind: a number ``120`` or ``2.5``; an ordinal ``3``; a duration of ISO 8601
    (``P3Y``, ``P18M``, ``P14D``); a frequency as a repeating interval of ISO 8601, the longest
    that fits (``R/P6M`` for “twice a year”, ``R5/P1Y`` for five times); a share ``60%`` or ``1/3``;
    an amount ``300000 EUR``, or ``120000 dirham`` where no country is said, ``0`` for “free of
    charge”; a date ``2027-12-31``, ``2024-09``, ``2024``, ``--02-19`` or ``2024/2025``.
    ``unit`` is the folded word that a number counts, or the code or word of a currency.
    """

    kind: QuantityKind
    value: str
    start: int
    end: int
    text: str
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """A quantity in a folded text: its offsets there, and the place of the word after it."""

    kind: QuantityKind
    value: str
    start: int
    next: int
    unit: str = ""
