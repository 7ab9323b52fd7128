"""Numbers, durations, amounts and dates that the two sides of a match say differently."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from typing import TYPE_CHECKING

from clausesearch.compare.differences.sides import first_cue, quantities_of
from clausesearch.records import Difference, DifferenceKind
from clausesearch.text.quantities import QuantityKind, currency_word

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
        if kind is QuantityKind.SHARE and first_cue((*left, *right), "money", "words"):
            difference = DifferenceKind.AMOUNT
        found += [_difference(difference, *pair) for pair in _paired(rest_left, rest_right)]
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


_SAME: dict[QuantityKind, Callable[[Quantity, Quantity], bool]] = {
    QuantityKind.AMOUNT: _same_amount,
    QuantityKind.DATE: _same_day,
}


def _unequal(
    left: list[Named], right: list[Named], same: Callable[[Quantity, Quantity], bool]
) -> tuple[list[Named], list[Named]]:
    """Return what is left of both sides when equal values have been taken away."""
    rest_left = [one for one in left if not any(same(one[1], other[1]) for other in right)]
    rest_right = [other for other in right if not any(same(one[1], other[1]) for one in left)]
    return rest_left, rest_right


def _counting(numbers: list[Named]) -> list[Named]:
    """Return the numbers that count something; “one” and a bare year seldom do."""
    return [(said, one) for said, one in numbers if one.value not in ("0", "1") and one.unit]


def _elsewhere(numbers: list[Named], other_side: Side) -> list[Named]:
    """Return the numbers that the other side does not hold as another kind of quantity."""
    figures = Counter(
        figure for said in other_side for one in said.quantities for figure in _figures(one.value)
    )
    return [(said, one) for said, one in numbers if not figures[one.value]]


def _figures(value: str) -> list[str]:
    digits = "".join(letter if letter.isdigit() else " " for letter in value)
    return digits.split()


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
