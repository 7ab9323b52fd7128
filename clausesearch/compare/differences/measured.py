"""Numbers, durations, amounts and dates that the two sides of a match say differently."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from clausesearch.compare.differences.sides import first_cue, quantities_of
from clausesearch.records import Difference, DifferenceKind
from clausesearch.text.folding import fold
from clausesearch.text.quantities import QuantityKind, currency_word
from clausesearch.text.quantities.frequencies import repeated
from clausesearch.text.quantities.iso import Period

if TYPE_CHECKING:
    from collections.abc import Callable

    from clausesearch.compare.differences.sides import Said
    from clausesearch.text.quantities import Quantity

    Side = tuple[Said, ...]
    Named = tuple[Said, Quantity]

#: What each kind of quantity differs in, the plainest first.
_KINDS = (
    (QuantityKind.AMOUNT, DifferenceKind.AMOUNT),
    (QuantityKind.DURATION, DifferenceKind.DURATION),
    (QuantityKind.DATE, DifferenceKind.DATE),
    (QuantityKind.NUMBER, DifferenceKind.NUMBER),
    (QuantityKind.SHARE, DifferenceKind.NUMBER),
    (QuantityKind.FREQUENCY, DifferenceKind.NUMBER),
)


_DEFINITE = frozenset(
    {"the", "les", "des", "aux", "ces", "these", "both", "between", "its", "leurs"}
)


def measured(left: Side, right: Side) -> list[Difference]:
    """Return the quantities that differ.

    Those of equal value on both sides are taken away first; of what is left, each is paired with
    one of its kind that counts the same, else with the one at its place. What only one side
    quantifies is no difference here: the other may say it in other words.
    """
    found: list[Difference] = []
    found += _prices(left, right)
    for kind, difference in _KINDS:
        rest_left, rest_right = _unequal(
            quantities_of(left, kind), quantities_of(right, kind), _SAME.get(kind, _equal)
        )
        if kind is QuantityKind.NUMBER:
            rest_left, rest_right = _counting(rest_left), _counting(rest_right)
            rest_left, rest_right = _elsewhere(rest_left, right), _elsewhere(rest_right, left)
        if kind is QuantityKind.FREQUENCY and _as_often(left, right):
            continue
        if kind is QuantityKind.SHARE and first_cue((*left, *right), "money", "words"):
            difference = DifferenceKind.AMOUNT
        pairs = _paired(rest_left, rest_right)
        if kind is QuantityKind.NUMBER:  # what stands bare on both sides may be anything
            pairs = [pair for pair in pairs if pair[0][1].unit or pair[1][1].unit]
        found += [_difference(difference, *pair) for pair in pairs]
    return found


def _difference(kind: DifferenceKind, left: Named, right: Named) -> Difference:
    (said_left, one), (said_right, other) = left, right
    return Difference(
        kind,
        said_left.quote(one.start, one.end),
        said_right.quote(other.start, other.end),
        one.value,
        other.value,
    )


# ---- equal in value


def _equal(one: Quantity, other: Quantity) -> bool:
    return one.value == other.value


def _same_amount(one: Quantity, other: Quantity) -> bool:
    """Return whether two amounts agree; a dollar is any dollar until both say whose."""
    numbers = [quantity.value.partition(" ")[0] for quantity in (one, other)]
    units = {one.unit, other.unit}
    if numbers[0] != numbers[1]:
        return False
    return len(units) == 1 or (
        len({currency_word(unit) for unit in units}) == 1
        and any(currency_word(unit) == unit for unit in units)
    )


def _same_day(one: Quantity, other: Quantity) -> bool:
    """Return whether two dates agree in all that both say: 2027 and 2027-12-31 do."""
    shorter, longer = sorted((one.value, other.value), key=len)
    if shorter.startswith("--"):
        return (
            longer.endswith(shorter[1:])
            or longer.startswith(shorter)
            or (len(shorter) == 4 and longer[4:7] == shorter[1:])
        )
    return longer.startswith(shorter)


def _same_duration(one: Quantity, other: Quantity) -> bool:
    """Return whether two durations agree; French counts a fortnight as fifteen days."""
    for mine, theirs in ((one, other), (other, one)):
        if fold(mine.text) in _FRENCH_WEEKS and theirs.value == _FRENCH_WEEKS[fold(mine.text)]:
            return True
    return one.value == other.value


_FRENCH_WEEKS = {"quinze jours": "P14D", "huit jours": "P7D"}
_SAME: dict[QuantityKind, Callable[[Quantity, Quantity], bool]] = {
    QuantityKind.AMOUNT: _same_amount,
    QuantityKind.DATE: _same_day,
    QuantityKind.DURATION: _same_duration,
}


def _unequal(
    left: list[Named], right: list[Named], same: Callable[[Quantity, Quantity], bool]
) -> tuple[list[Named], list[Named]]:
    """Return what is left of both sides when equal values have been taken away."""
    rest_left = [one for one in left if not any(same(one[1], other[1]) for other in right)]
    rest_right = [other for other in right if not any(same(one[1], other[1]) for one in left)]
    return rest_left, rest_right


def _counting(numbers: list[Named]) -> list[Named]:
    """Return the numbers that count something; “one”, “the two” and a bare year seldom do."""
    return [
        (said, one)
        for said, one in numbers
        if one.value not in ("0", "1") and not _is_both(said, one) and (one.start or one.unit)
        if not (len(one.value) == 4 and one.value[:2] in ("19", "20") and one.text.isdigit())
    ]


def _is_both(said: Said, one: Quantity) -> bool:
    """Return whether it is “the two”, which Arabic says by the dual alone."""
    before = said.read.folded[: said.folded_span(one.start, one.end)[0]].split()
    return one.value == "2" and bool(before) and before[-1] in _DEFINITE


def _elsewhere(numbers: list[Named], other_side: Side) -> list[Named]:
    """Return the numbers that the other side does not hold as another kind of quantity."""
    figures = {
        figure
        for said in other_side
        for one in said.quantities
        if one.kind is not QuantityKind.FREQUENCY  # “twice a year” speaks of no six
        for figure in _figures(one.value)
    }
    return [(said, one) for said, one in numbers if one.value not in figures]


def _figures(value: str) -> list[str]:
    digits = "".join(letter if letter.isdigit() else " " for letter in value)
    return digits.split()


def _as_often(left: Side, right: Side) -> bool:
    """Return whether both say one frequency, one of them as “two inspections a year”."""
    return bool(_frequencies(left) & _frequencies(right))


def _frequencies(side: Side) -> set[str]:
    counts = [Fraction(1)] + [
        Fraction(one.value)
        for _, one in quantities_of(side, QuantityKind.NUMBER)
        if 0 < Fraction(one.value) <= 12
    ]
    found = set()
    for _, one in quantities_of(side, QuantityKind.FREQUENCY):
        times, _, interval = one.value[1:].partition("/")
        if fold(one.text).endswith("quinze jours"):
            interval = "P14D"
        period = Period.parse(interval)
        found |= {repeated(period, Fraction(times or 1) * count) for count in counts}
    return found


# ---- pairs of unequal values


def _paired(left: list[Named], right: list[Named]) -> list[tuple[Named, Named]]:
    """Return pairs of what counts the same, else of what stands at the same place."""
    pairs = []
    rest = list(right)
    unpaired = []
    for one in left:
        partner = next((other for other in rest if _counts_the_same(one[1], other[1])), None)
        if partner is None:
            unpaired.append(one)
        else:
            rest.remove(partner)
            pairs.append((one, partner))
    return [*pairs, *zip(unpaired, rest, strict=False)]


def _counts_the_same(one: Quantity, other: Quantity) -> bool:
    return bool(one.unit) and one.unit[:4] == other.unit[:4]


# ---- a price in money on one side, as a share or free of charge on the other


def _prices(left: Side, right: Side) -> list[Difference]:
    found = []
    for sides in ((left, right), (right, left)):
        amounts = quantities_of(sides[0], QuantityKind.AMOUNT)
        shares = [
            named
            for named in quantities_of(sides[1], QuantityKind.SHARE)
            if not any(_is_same_share(named, other) for other in _shares(sides[0]))
        ]
        if amounts and shares and not quantities_of(sides[1], QuantityKind.AMOUNT):
            pair = (amounts[0], shares[0]) if sides[0] is left else (shares[0], amounts[0])
            found.append(_difference(DifferenceKind.AMOUNT, *pair))
    return found


def _shares(side: Side) -> list[Named]:
    return quantities_of(side, QuantityKind.SHARE)


def _is_same_share(one: Named, other: Named) -> bool:
    return _share(one[1].value) == _share(other[1].value)


def _share(value: str) -> Fraction:
    return Fraction(value[:-1]) / 100 if value.endswith("%") else Fraction(value)
