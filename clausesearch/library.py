"""The library's front door: an index one can add to, search and compare in."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Self

from clausesearch.embedding import Encoder, embed_clauses, load_encoder
from clausesearch.errors import InputError, ModelError, NotFoundError
from clausesearch.indexing import clause_rows, segment_document, stamp_of
from clausesearch.reading import find_files, read_document
from clausesearch.records import Added, Change, Document
from clausesearch.search import search_clauses, similar_clauses
from clausesearch.store import ClauseFilter, Store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from clausesearch.compare import Side
    from clausesearch.records import Agreement, Clause, Comparison, Hit
    from clausesearch.store import AgreementRow, ClauseRow, ModelStamp


class Index:
    """The agreements of one folder; a context manager. See ``open_index``."""

    def __init__(self, folder: Path, model: str | None = None) -> None:
        self.folder = folder
        self._model = model
        self._store: Store | None = None
        self._encoder: Encoder | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the index."""
        if self._store is not None:
            self._store.close()
            self._store = None

    # ---- asking

    def agreements(self) -> list[AgreementRow]:
        """Return what the index holds, by name, without the texts."""
        return self._opened().agreements()

    def agreement(self, name: str) -> Agreement:
        """Return one agreement with its raw text; raises ``NotFoundError``."""
        return self._opened().agreement(name)

    def clauses(self, name: str) -> list[Clause]:
        """Return the clauses of one agreement in order; raises ``NotFoundError``."""
        return list(self._opened().agreement_clauses(name).values())

    def search(
        self,
        query: str,
        k: int = 10,
        *,
        langs: Iterable[str] = (),
        agreements: Iterable[str] = (),
    ) -> list[Hit]:
        """Return the best ``k`` clauses for ``query``, best first; words in quotes must occur.

        ``langs`` and ``agreements`` restrict what may be found. Raises ``NotFoundError`` for an
        agreement that is not there, ``ModelError`` when the index is of another model.
        """
        store = self._opened()
        names = frozenset(store.agreement(name).name for name in agreements)
        clause_filter = ClauseFilter(frozenset(langs), names)
        return search_clauses(store, self.encoder(), query, k, clause_filter)

    def similar(self, clause_id: str, k: int = 10) -> list[Hit]:
        """Return the clauses of other agreements closest to ``AGREEMENT#NUMBER``, best first."""
        agreement, _, number = clause_id.rpartition("#")
        if not agreement or not number.isdecimal():
            raise NotFoundError(
                f"'{clause_id}' is not the name of a clause; it looks like AGREEMENT#NUMBER. "
                "Search prints these names."
            )
        return similar_clauses(self._opened(), self.encoder(), agreement, int(number), k)

    def compare(self, left: str | Path, right: str | Path) -> Comparison:
        """Align two agreements by meaning; each is a name in the index or the path of a file."""
        from clausesearch.compare import compare_sides

        return compare_sides(self._side(left), self._side(right), self.encoder())

    # ---- changing

    def add(
        self,
        paths: Iterable[str | Path | Document],
        progress: Callable[[int, int], None] | None = None,
    ) -> list[Added]:
        """Read, segment, embed and store files, folders and documents; each is all or nothing.

        A file that is there unchanged is left alone, a changed one replaces its clauses, and one
        that cannot be read is reported in its ``Added`` while the others are added.
        ``progress(done, total)`` is called after each file.
        """
        items = list(paths)
        files: list[Path | Document] = [item for item in items if isinstance(item, Document)]
        files += find_files(item for item in items if not isinstance(item, Document))
        encoder = self.encoder(create=True)
        store = self._opened(create=True)
        outcomes = []
        with store.writing():
            self._stamp(store, encoder)
            for done, file in enumerate(files, start=1):
                outcomes.append(self._add_one(store, encoder, file))
                if progress:
                    progress(done, len(files))
        return outcomes

    def remove(self, names: Sequence[str]) -> None:
        """Take agreements out; raises ``NotFoundError`` before anything is changed."""
        store = self._opened()
        found = [self._resolve(name) for name in names]
        with store.writing():
            for name in dict.fromkeys(found):
                store.remove(name)

    def reindex(self, progress: Callable[[int, int], None] | None = None) -> int:
        """Segment and embed every stored text anew with the chosen model; all or nothing.

        Return the number of agreements.
        """
        store = self._opened()
        encoder = load_encoder(self._model)
        names = [row.name for row in store.agreements()]

        def anew() -> Iterable[tuple[Document, list[ClauseRow]]]:
            for done, name in enumerate(names, start=1):
                old = store.agreement(name)
                document, clauses = segment_document(old.document)
                yield document, clause_rows(document, clauses, encoder)
                if progress:
                    progress(done, len(names))

        with store.writing():
            store.replace_all(stamp_of(encoder), anew())
        self._encoder = encoder
        return len(names)

    def refresh(self) -> None:
        """Build an index that is there anew if its model is not the one chosen."""
        stamp = self._opened().model if self.exists() else None
        if stamp and load_encoder(self._model or stamp.name).fingerprint != stamp.fingerprint:
            self.reindex()

    # ---- the parts

    def encoder(self, *, create: bool = False) -> Encoder:
        """Return the encoder of this index, checked to be the one it was built with."""
        if self._encoder is None:
            stamp = None if create and not self.exists() else self._opened().model
            encoder = load_encoder(self._model or (stamp.name if stamp else None))
            if stamp and encoder.fingerprint != stamp.fingerprint:
                raise ModelError(self._mismatch(stamp, encoder))
            self._encoder = encoder
        return self._encoder

    def exists(self) -> bool:
        """Return whether the folder holds an index."""
        try:
            self._opened()
        except NotFoundError:
            return False
        return True

    def _mismatch(self, stamp: ModelStamp, encoder: Encoder) -> str:
        chosen = "" if encoder.name == "bundled" else f" --model {encoder.name}"
        if encoder.name == stamp.name:
            why = f"the model '{stamp.name}' has changed since the index was built"
        else:
            why = f"it was built with the model '{stamp.name}', not '{encoder.name}'"
        return (
            f"the index in {self.folder} cannot be used as asked: {why}. "
            f"Build it anew: clausesearch reindex --index {self.folder}{chosen}"
        )

    def _opened(self, *, create: bool = False) -> Store:
        if self._store is None:
            self._store = Store.open(self.folder, create=create)
        return self._store

    @staticmethod
    def _stamp(store: Store, encoder: Encoder) -> None:
        if store.model is None:
            store.set_model(stamp_of(encoder))

    def _add_one(self, store: Store, encoder: Encoder, item: Path | Document) -> Added:
        source = item.source if isinstance(item, Document) else str(item)
        try:
            document = item if isinstance(item, Document) else read_document(item)
        except InputError as error:
            return Added(source, Change.FAILED, problem=str(error))
        known = {row.source: row for row in store.agreements()}
        taken = {row.name for row in known.values()}
        old = known.get(document.source)
        if old is not None and old.sha256 == document.sha256:
            return Added(source, Change.UNCHANGED, old.name, old.clause_count)
        name = old.name if old is not None else _free_name(document.name, taken)
        document, clauses = segment_document(replace(document, name=name))
        rows = clause_rows(document, clauses, encoder)
        if not rows:
            problem = f"{source}: no clause found in it; is it the text of an agreement?"
            return Added(source, Change.FAILED, problem=problem)
        store.put(document, rows)
        change = Change.UPDATED if old is not None else Change.ADDED
        return Added(source, change, name, len(rows), document.notes)

    def _resolve(self, name: str) -> str:
        """Return the agreement a name or the path it came from stands for."""
        rows = self._opened().agreements()
        if any(row.name == name for row in rows):
            return name
        source = str(Path(name).resolve())
        return next((row.name for row in rows if row.source == source), None) or (
            self._opened().agreement(name).name
        )

    def _side(self, wanted: str | Path) -> Side:
        from clausesearch.compare import Side

        if self.exists() and any(row.name == str(wanted) for row in self.agreements()):
            store = self._opened()
            kept = store.agreement(str(wanted))
            clauses = store.agreement_clauses(kept.name)
            ids = list(clauses)
            return Side(kept.document, tuple(clauses.values()), store.vectors(ids))
        path = Path(wanted)
        if not path.exists():
            raise NotFoundError(
                f"'{wanted}' is neither a file nor an agreement in {self.folder}. "
                "See what is there: clausesearch list"
            )
        document, clauses_read = segment_document(read_document(path))
        vectors = embed_clauses(self.encoder(create=True), clauses_read)
        return Side(document, tuple(clauses_read), vectors)


def open_index(folder: str | Path = "index", model: str | None = None) -> Index:
    """Return the index in ``folder``; the first ``add`` makes it.

    ``model`` is None for the model the index was built with (the bundled one for a new index), a
    sentence-transformers folder, or the name of a hub model.
    """
    return Index(Path(folder), model)


def _free_name(name: str, taken: set[str]) -> str:
    if name not in taken:
        return name
    number = 2
    while f"{name}-{number}" in taken:
        number += 1
    return f"{name}-{number}"
