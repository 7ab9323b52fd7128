"""A collection laid into an index, and which of its labels each clause reaches."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from clausesearch.bench.collection import Collection
from clausesearch.indexing import clause_rows, segment_document, stamp_of
from clausesearch.records import Clause, Document
from clausesearch.text.language import query_language

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from clausesearch.bench.spans import Span, SpanCollection
    from clausesearch.embedding import Encoder
    from clausesearch.store import Store

    #: What a judgement points at: a text by its id, or a span of an agreement.
    Label = str | Span

_CORPUS = "corpus"
#: The list of all clauses together, whatever their language.
ANY = "any"


@dataclass(frozen=True, slots=True)
class Bed:
    """Clauses by row id, the labels each one reaches, and the language of each label."""

    clauses: dict[int, Clause]
    reaches: dict[int, tuple[Label, ...]]
    #: Empty for single texts: those are asked all together only.
    langs: dict[Label, str]

    @property
    def row_of(self) -> dict[str, int]:
        """Return clause id → row id."""
        return {clause.id: row_id for row_id, clause in self.clauses.items()}

    @property
    def reached(self) -> set[Label]:
        """Return every label that some clause reaches."""
        return {label for labels in self.reaches.values() for label in labels}

    def targets(self) -> list[str]:
        """Return the lists a query is asked of: each language by itself, then all together."""
        return [*sorted(set(self.langs.values())), ANY]

    def rows(self, target: str) -> list[int]:
        """Return the row ids of one list, ascending."""
        return sorted(i for i, c in self.clauses.items() if target in (ANY, c.lang))

    def wanted(self, grades: Mapping[Label, float], target: str) -> dict[Label, float]:
        """Return what there is to find in one list."""
        return {
            label: grade
            for label, grade in grades.items()
            if target == ANY or self.langs.get(label) == target
        }

    def credited(self, ranked: Sequence[int], grades: Mapping[Label, float]) -> list[float]:
        """Return the grade of each clause in rank order.

        A label counts once, at the first clause that reaches it; a clause that reaches several has
        the best of them.
        """
        seen: set[Label] = set()
        credited = []
        for row_id in ranked:
            new = [label for label in self.reaches.get(row_id, ()) if label not in seen]
            seen.update(new)
            credited.append(max((grades.get(label, 0.0) for label in new), default=0.0))
        return credited

    def grade(self, row_id: int, grades: Mapping[Label, float]) -> float:
        """Return the best grade of what a clause reaches, whatever stands before it."""
        return max((grades.get(label, 0.0) for label in self.reaches.get(row_id, ())), default=0.0)


def lay(store: Store, collection: Collection | SpanCollection, encoder: Encoder) -> Bed:
    """Store the collection; texts of a BEIR folder are one clause each, agreements are cut."""
    if isinstance(collection, Collection):
        row_of = fill(store, collection, encoder)
        reaches: dict[int, tuple[Label, ...]] = {row: (text,) for text, row in row_of.items()}
        return Bed(store.agreement_clauses(_CORPUS), reaches, {})
    with store.writing():
        store.set_stamp(stamp_of(encoder))
        lang_of = {}
        for document in collection.documents:
            read, clauses = segment_document(document)
            store.put(read, clause_rows(clauses, encoder))
            lang_of[read.name] = read.lang
    spans = defaultdict(list)
    for span in {span for grades in collection.judgements.values() for span in grades}:
        spans[span.agreement].append(span)
    clauses_of: dict[int, Clause] = {}
    for name in lang_of:
        clauses_of |= store.agreement_clauses(name)
    by_row: dict[int, tuple[Label, ...]] = {}
    langs: dict[Label, str] = {
        span: lang_of[name] for name, labelled in spans.items() for span in labelled
    }
    for row_id, clause in clauses_of.items():
        found = sorted(span for span in spans[clause.agreement] if span.reached_by(clause))
        by_row[row_id] = tuple(found)
        # A stretch in another language than its agreement is found where search finds it.
        langs |= dict.fromkeys(found, clause.lang)
    return Bed(clauses_of, by_row, langs)


def fill(store: Store, collection: Collection, encoder: Encoder) -> dict[str, int]:
    """Store every text as a clause of one agreement; return text id → row id."""
    clauses, start = [], 0
    for number, text in enumerate(collection.texts.values(), start=1):
        end = start + len(text)
        lang = query_language(text[:2000])
        clauses.append(Clause(_CORPUS, number, start, end, text, lang=lang))
        start = end + 1
    whole = "\n".join(collection.texts.values())
    with store.writing():
        store.set_stamp(stamp_of(encoder))
        store.put(Document(_CORPUS, _CORPUS, whole, ""), clause_rows(clauses, encoder))
    stored = store.agreement_clauses(_CORPUS)
    names = list(collection.texts)
    return {names[clause.number - 1]: row_id for row_id, clause in stored.items()}
