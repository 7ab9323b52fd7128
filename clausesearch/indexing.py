"""From documents to what the store keeps of them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from clausesearch.embedding import (
    Encoder,
    embed_clauses,
    in_context,
    is_token_encoder,
    pack_terms,
)
from clausesearch.errors import InputError, ModelError
from clausesearch.reading import is_storable, is_url, read_document
from clausesearch.records import Added, Change, Document, Kind
from clausesearch.store import AgreementRow, ClauseRow, Stamp, Store
from clausesearch.text.kinds import kind_by_themes
from clausesearch.text.language import detect_language
from clausesearch.text.words import index_terms

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from clausesearch.records import Clause, Strength, ThemeScore

    #: Vectors and terms of the clauses of one agreement → their themes.
    Assign = Callable[
        [NDArray[np.float32], Sequence[Sequence[str]], Sequence[Sequence[str]]],
        list[tuple[ThemeScore, ...]],
    ]


#: Version of the rules that cut texts into clauses and words and find their facts. Raise it with
#: every change of theirs that users can see: an index of other rules is built anew before anything
#: is added to it.
RULES = 3


def check_model(folder: Path, stamp: Stamp | None, encoder: Encoder) -> None:
    """Raise ``ModelError`` when the index in ``folder`` was built with another model."""
    if stamp is None or encoder.fingerprint == stamp.fingerprint:
        return
    if encoder.name == stamp.model:
        why = f"the model '{stamp.model}' has changed since the index was built"
        chosen = ""
    else:
        why = f"it was built with the model '{stamp.model}', not '{encoder.name}'"
        chosen = f" --model {encoder.name}"
    raise ModelError(
        f"the index in {folder} cannot be used as asked: {why}. "
        f"Build it anew: clausesearch reindex --index {folder}{chosen}"
    )


def agreement_called(store: Store, name: str) -> str:
    """Return the agreement a name or the path it came from stands for; ``NotFoundError``."""
    rows = store.agreements()
    if any(row.name == name for row in rows):
        return name
    source = name if is_url(name) else str(Path(name.replace("\0", "")).resolve())
    return next((row.name for row in rows if row.source == source), None) or (
        store.agreement(name).name
    )


def segment_document(document: Document) -> tuple[Document, list[Clause]]:
    """Return the document with its language, and its clauses."""
    from clausesearch.text.segmentation import segment

    document = replace(document, lang=detect_language(document.text))
    return document, segment(document.text, document.lang, document.name)


def with_facts(document: Document) -> Document:
    """Return the document with its date, its parties and its further facts."""
    from clausesearch.text.facts import agreement_facts

    date, parties, facts = agreement_facts(document.text, document.lang)
    return replace(document, date=date, parties=parties, facts=facts)


def commitment_strength(clause: Clause) -> Strength | None:
    """Return how firmly a clause commits; None where it is no commitment or does not say."""
    if clause.kind is not Kind.COMMITMENT:
        return None
    from clausesearch.text.strength import strength_of

    return strength_of(clause.text, clause.lead_in, clause.lang)


def clause_rows(
    clauses: Sequence[Clause], encoder: Encoder, assign: Assign | None = None
) -> list[ClauseRow]:
    """Return the clauses of one agreement with all that is stored beside them.

    Words, vectors, word pieces, strength, and the themes that ``assign`` finds, which also settle
    kinds.
    """
    vectors = embed_clauses(encoder, clauses)
    terms = [index_terms(clause.text, clause.lang) for clause in clauses]
    around = [index_terms(f"{clause.heading} {clause.lead_in}", clause.lang) for clause in clauses]
    themes = assign(vectors, terms, around) if assign else [()] * len(clauses)
    settled = [
        replace(clause, kind=kind_by_themes(clause.kind, about))
        for clause, about in zip(clauses, themes, strict=True)
    ]
    return [
        ClauseRow(
            clause,
            terms[i],
            around[i],
            vectors[i],
            pack_terms(encoder.terms(in_context(clause))) if is_token_encoder(encoder) else None,
            commitment_strength(clause),
            themes[i],
        )
        for i, clause in enumerate(settled)
    ]


def stamp_of(encoder: Encoder, themes: str = "") -> Stamp:
    """Return what an index built with ``encoder`` remembers; a folder by its whole path.

    ``themes`` is the key of how its themes are found.
    """
    folder = Path(encoder.name)
    name = str(folder.resolve()) if folder.is_dir() else encoder.name
    return Stamp(name, encoder.dim, encoder.fingerprint, RULES, themes)


def add_document(
    store: Store,
    encoder: Encoder,
    item: str | Path | Document,
    known: dict[str, AgreementRow],
    assign: Assign | None = None,
) -> Added:
    """Add one file to the store and to ``known`` (source → agreement)."""
    source = item.source if isinstance(item, Document) else str(item)
    try:
        document = item if isinstance(item, Document) else read_document(item)
    except InputError as error:
        return Added(source, Change.FAILED, problem=str(error))
    if not is_storable(document.text):
        problem = f"{source}: holds halves of characters (lone surrogates); mend it."
        return Added(source, Change.FAILED, problem=problem)
    old = known.get(document.source)
    if old is not None and old.sha256 == document.sha256:
        return Added(source, Change.UNCHANGED, old.name, old.clause_count)
    taken = {row.name for row in known.values()}
    name = old.name if old is not None else _free_name(document.name, taken)
    document, clauses = segment_document(replace(document, name=name))
    if not clauses:
        problem = f"{source}: no clause found in it; is it the text of an agreement?"
        return Added(source, Change.FAILED, problem=problem)
    document = with_facts(document)
    store.put(document, clause_rows(clauses, encoder, assign))
    known[document.source] = AgreementRow(
        name, document.title, document.lang, document.source, document.sha256, len(clauses)
    )
    change = Change.UPDATED if old is not None else Change.ADDED
    return Added(source, change, name, len(clauses), document.notes)


def build_anew(
    store: Store,
    encoder: Encoder,
    stamp: Stamp,
    assign: Assign | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> int:
    """Segment and embed every stored text anew, all or nothing; return their number."""
    names = [row.name for row in store.agreements()]

    def anew() -> Iterable[tuple[Document, list[ClauseRow]]]:
        for done, name in enumerate(names, start=1):
            document, clauses = segment_document(store.agreement(name).document)
            yield with_facts(document), clause_rows(clauses, encoder, assign)
            if progress:
                progress(done, len(names))

    store.replace_all(stamp, anew())
    return len(names)


def _free_name(name: str, taken: set[str]) -> str:
    if name not in taken:
        return name
    number = 2
    while f"{name}-{number}" in taken:
        number += 1
    return f"{name}-{number}"
