"""Counting an alignment against the gold: links, clauses of one side alone, differences."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from clausesearch.bench.alignments import GoldMatch, GoldPair
    from clausesearch.bench.spans import Span
    from clausesearch.compare import Side
    from clausesearch.records import Clause, Difference

STRICT, PARTS, LAX, ONE_SIDE = "strict", "parts", "lax", "one side"


@dataclass(frozen=True, slots=True)
class Linked:
    """Clauses of both sides that a system put together, by their places, and what differs."""

    left: tuple[int, ...]
    right: tuple[int, ...]
    differences: tuple[Difference, ...] = ()


@dataclass(frozen=True, slots=True)
class Counts:
    """Right, wrong and missed decisions; fractions of them where some count less."""

    right: float = 0
    wrong: float = 0
    missed: float = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            self.right + other.right, self.wrong + other.wrong, self.missed + other.missed
        )

    def times(self, weight: float) -> Counts:
        """Return them at a weight."""
        return Counts(self.right * weight, self.wrong * weight, self.missed * weight)

    @property
    def precision(self) -> float:
        """Return the share of what was said that is right."""
        return self.right / max(1e-9, self.right + self.wrong)

    @property
    def recall(self) -> float:
        """Return the share of what is right that was said."""
        return self.right / max(1e-9, self.right + self.missed)

    @property
    def f1(self) -> float:
        """Return the harmonic mean of precision and recall."""
        return 2 * self.right / max(1e-9, 2 * self.right + self.wrong + self.missed)


class Judge:
    """Judges alignments of one pair; knows which spans each clause covers and touches."""

    def __init__(self, pair: GoldPair, left: Side, right: Side) -> None:
        self.pair = pair
        self.sides = (left, right)
        self.links = pair.links
        self._known = ({a for a, _ in self.links}, {b for _, b in self.links})
        spans = (pair.left.spans, pair.right.spans)
        self.covers, self.touches = (
            tuple(
                [rule(clause, names) for clause in side.clauses]
                for side, names in zip(self.sides, spans, strict=True)
            )
            for rule in (_covered, _touched)
        )

    def judge(self, linked: Sequence[Linked]) -> dict[str, Counts]:
        """Return the counts of each measure; one-side clauses only where all were labelled."""
        found = {
            STRICT: self.links_met(linked, self.covers),
            PARTS: self.links_met(linked, self.touches),
            LAX: self.lax(linked),
        }
        if self.pair.complete:
            found[ONE_SIDE] = self.one_side(linked)
        return found

    def links_met(self, linked: Iterable[Linked], holds: Sequence[list[set[str]]]) -> Counts:
        """Count links: two spans of one match, held by two clauses that were put together.

        ``holds`` says which spans a clause holds. Strictly it ``covers`` half of them; else it
        ``touches`` them, and may be a mere part of one. Where not all is labelled, a link between
        two spans without a known counterpart is left out.
        """
        found: set[tuple[str, str]] = set()
        wrong = 0
        for i, j in ((i, j) for one in linked for i in one.left for j in one.right):
            left, right = holds[0][i], holds[1][j]
            right_ones = {(a, b) for a in left for b in right} & self.links
            found |= right_ones
            wrong += not right_ones and self._judged(left, right)
        return Counts(len(found), wrong, len(self.links - found))

    def lax(self, linked: Iterable[Linked]) -> Counts:
        """Count groups: one is right when it touches a gold match on both sides.

        After Vecalign (Thompson and Koehn, 2019). A clause touches a span when either holds at
        least half of the other. A gold match that is found in several parts counts once.
        """
        met: set[GoldMatch] = set()
        wrong = 0
        for one in linked:
            left, right = self._touched(one)
            matches = self._matches(left, right)
            met.update(matches)
            wrong += not matches and self._judged(left, right)
        return Counts(len(met), wrong, len(self.pair.matches) - len(met))

    def one_side(self, linked: Sequence[Linked]) -> Counts:
        """Count the spans said to stand on one side alone."""
        counts = Counts()
        for place, gold in enumerate((self.pair.left_only, self.pair.right_only)):
            covers = self.covers[place]
            matched = {i for one in linked for i in (one.left, one.right)[place]}
            met = {name for i in matched for name in covers[i]}
            alone = {name for names in covers for name in names} - met
            counts += Counts(len(alone & gold), len(alone - gold), len(gold - alone))
        return counts

    def differences(self, linked: Iterable[Linked]) -> dict[str, Counts]:
        """Count the gold differences found, and the others said, by type.

        One is found when its type is said in a group that touches its match on both sides, in words
        that overlap the gold's where both have some. In a match that has a main difference of
        another type a further one may well be there: it is not counted.
        """
        counts: Counter[str] = Counter()
        wrong: Counter[str] = Counter()
        asked = Counter(m.difference.kind for m in self.pair.matches if m.difference)
        found: set[GoldMatch] = set()
        for one in linked:
            matches = self._matches(*self._touched(one))
            for said in one.differences:
                kinds = {m.difference.kind for m in matches if m.difference}
                hits = {m for m in matches if self._same(m, said)}
                found |= hits
                wrong[said.kind.value] += (
                    bool(matches) and not hits and (not kinds or said.kind.value in kinds)
                )
        for match in found:
            if match.difference:
                counts[match.difference.kind] += 1
        return {
            kind: Counts(counts[kind], wrong[kind], asked[kind] - counts[kind])
            for kind in sorted({*asked, *(+wrong)})
        }

    def _judged(self, left: set[str], right: set[str]) -> bool:
        """Return whether the gold says anything of spans on either side."""
        return self.pair.complete or bool(left & self._known[0] or right & self._known[1])

    def _matches(self, left: set[str], right: set[str]) -> list[GoldMatch]:
        """Return the gold matches with spans on both sides."""
        return [m for m in self.pair.matches if left & {*m.left} and right & {*m.right}]

    def _touched(self, one: Linked) -> tuple[set[str], set[str]]:
        left, right = self.touches
        return {n for i in one.left for n in left[i]}, {n for j in one.right for n in right[j]}

    def _same(self, match: GoldMatch, said: Difference) -> bool:
        gold = match.difference
        if gold is None or gold.kind != said.kind.value:
            return False
        overlaps = [
            _overlap(side, [spans.spans[name] for name in names], words, quote.start, quote.end)
            for side, spans, names, words, quote in (
                (self.sides[0], self.pair.left, match.left, gold.left_words, said.left),
                (self.sides[1], self.pair.right, match.right, gold.right_words, said.right),
            )
            if words and quote
        ]
        return bool(overlaps) and all(overlaps)


def _covered(clause: Clause, spans: Mapping[str, Span]) -> set[str]:
    return {name for name, span in spans.items() if span.reached_by(clause)}


def _touched(clause: Clause, spans: Mapping[str, Span]) -> set[str]:
    return {
        name
        for name, span in spans.items()
        if 2 * (min(span.end, clause.end) - max(span.start, clause.start))
        >= min(span.end - span.start, clause.end - clause.start)
    }


def _overlap(side: Side, spans: Iterable[Span], words: str, start: int, end: int) -> bool:
    """Return whether ``start`` to ``end`` overlaps the words where a span holds them."""
    for span in spans:
        at = side.document.text.find(words, span.start, span.end)
        if at >= 0 and start < at + len(words) and at < end:
            return True
    return False
