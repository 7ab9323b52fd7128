"""An index folder: one class over the database and its cache."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Concatenate, ParamSpec, Self, TypeVar

import numpy as np

from clausesearch.errors import NotFoundError, StoreError
from clausesearch.store import changes, database, facts, theming
from clausesearch.store.filters import ClauseFilter
from clausesearch.store.locking import writers_place
from clausesearch.store.schema import connect, damaged, translated
from clausesearch.store.vectors import VectorCache, load_cache

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from clausesearch.records import Agreement, Clause, Document, ThemeScore
    from clausesearch.store.changes import ClauseRow
    from clausesearch.store.database import AgreementRow, Mirror, Profile, Stamp
    from clausesearch.store.facts import Imprint
    from clausesearch.store.theming import IndexedClauses

P = ParamSpec("P")
T = TypeVar("T")

DATABASE = "clausesearch.sqlite3"
VECTORS = "vectors.faiss"
NO_FILTER = ClauseFilter()


class Store:
    """Agreements, clauses and vectors of one index folder; a context manager."""

    def __init__(self, folder: Path, connection: sqlite3.Connection) -> None:
        self.folder = folder
        self._connection = connection
        self._cache: tuple[VectorCache, Mirror] | None = None

    @classmethod
    def open(cls, folder: str | Path, *, create: bool = False) -> Self:
        """Open the index in ``folder``; with ``create``, make it when there is none.

        Raises ``NotFoundError`` when there is none, ``StoreError`` when it cannot be used.
        """
        folder = Path(folder)
        if create:
            try:
                folder.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise StoreError(
                    f"cannot make the folder {folder} ({error.strerror}); choose another: --index"
                ) from None
        return cls(folder, connect(folder / DATABASE, create=create))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the database."""
        self._connection.close()

    # ---- reading

    def _ask(
        self,
        query: Callable[Concatenate[sqlite3.Connection, P], T],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> T:
        try:
            with translated(self.folder):
                return query(self._connection, *args, **kwargs)
        except (KeyError, TypeError, ValueError) as error:  # a value we never wrote
            raise damaged(self.folder, error) from error

    @property
    def generation(self) -> int:
        """Return the number of changes the database has seen."""
        return self._ask(database.read_state)[1].generation

    @property
    def stamp(self) -> Stamp | None:
        """Return what the index is built with, None before the first ``add``."""
        return self._ask(database.read_state)[0]

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Answer everything asked inside from one state, whatever others write meanwhile."""
        if self._connection.in_transaction:
            yield
            return
        with translated(self.folder):
            self._connection.execute("BEGIN")
        try:
            yield
        finally:
            self._connection.execute("COMMIT")

    def agreements(self, clause_filter: ClauseFilter = NO_FILTER) -> list[AgreementRow]:
        """Return every agreement that passes without its text, by name; kinds do not count."""
        return self._ask(database.list_agreements, clause_filter)

    def agreement(self, name: str) -> Agreement:
        """Return one agreement; raises ``NotFoundError`` naming the nearest names."""
        found = self._ask(database.find_agreement, name)
        if found is None:
            raise self._no_agreement(name)
        return found

    def agreement_clauses(self, name: str) -> dict[int, Clause]:
        """Return row id → clause of one agreement, in order; raises ``NotFoundError``."""
        found = self._ask(database.agreement_clauses, name)
        if not found:
            self.agreement(name)  # says so when there is none of that name
        return found

    def clauses(self, ids: Sequence[int]) -> dict[int, Clause]:
        """Return row id → clause."""
        return self._ask(database.clauses_by_id, ids)

    def vectors(self, ids: Sequence[int]) -> NDArray[np.float32]:
        """Return the stored vectors [len(ids), dim], in the order of ``ids``."""
        if not ids:
            stamp = self.stamp
            return np.zeros((0, stamp.dim if stamp else 0), np.float32)
        return self._ask(database.vectors_by_id, ids)

    def profiles(self, ids: Sequence[int], *, packed: bool) -> dict[int, Profile]:
        """Return row id → what ranking needs to know; ``packed`` words for static models."""
        return self._ask(database.profiles_by_id, ids, packed=packed)

    def was_read(self, name: str) -> bool:
        """Return whether an agreement was read for its facts and its imprint."""
        return self._ask(facts.was_read, name)

    def imprints(self, ids: Sequence[int]) -> dict[int, Imprint]:
        """Return row id of an agreement → what tells whether it is the same as another."""
        return self._ask(facts.imprints_by_id, ids)

    def langs(self) -> list[str]:
        """Return the languages the clauses are in."""
        return self._ask(database.list_langs)

    def lexical_scores(
        self, expression: str, k: int, clause_filter: ClauseFilter = NO_FILTER
    ) -> dict[int, float]:
        """Return row id → BM25 of the best ``k`` clauses for an FTS5 expression."""
        return self._ask(database.lexical_scores, expression, clause_filter, k)

    def document_frequencies(self, terms: Iterable[str]) -> tuple[dict[str, int], int]:
        """Return term → number of clauses holding it, and the number of clauses."""
        return self._ask(database.document_frequencies, terms)

    def filtered(self, clause_filter: ClauseFilter) -> list[int]:
        """Return the row ids that pass ``clause_filter``, ascending."""
        return self._ask(database.filtered_ids, clause_filter)

    def themes(self, clause_filter: ClauseFilter = NO_FILTER) -> dict[int, tuple[ThemeScore, ...]]:
        """Return row id → themes, the main one first, of the clauses that pass and have any."""
        return self._ask(theming.themes_by_clause, clause_filter)

    def indexed_clauses(self) -> Iterator[IndexedClauses]:
        """Yield the clauses of each agreement as they are indexed."""
        return self._ask(theming.indexed_clauses)

    def lend_themes(self, themes: Mapping[int, Sequence[ThemeScore]]) -> None:
        """Keep other themes (row id → themes) beside the stored ones until the store is closed."""
        self._ask(changes.lend_themes, themes)

    def nearest(
        self, vector: NDArray[np.float32], k: int, among: Sequence[int] | None = None
    ) -> dict[int, float]:
        """Return row id → inner product of the ``k`` nearest clauses, best first."""
        cache = self._current_cache()
        return cache.nearest(vector, k, among) if cache is not None else {}

    # ---- writing

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the one writer's place; raises ``StoreError`` when another program has it.

        The vector cache is brought up to date and saved when the work is over.
        """
        with writers_place(self.folder):
            for leftover in self.folder.glob(f"{VECTORS}.*.tmp"):  # of a killed program
                leftover.unlink(missing_ok=True)
            yield
            self._sweep()
            self._current_cache()

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        with translated(self.folder):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
                database.set_manifest(self._connection, generation=str(self.generation + 1))
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise

    def set_stamp(self, stamp: Stamp) -> None:
        """Record what is about to be built with."""
        with self._transaction() as connection:
            changes.write_stamp(connection, stamp)

    def put(self, document: Document, rows: Sequence[ClauseRow]) -> None:
        """Store one agreement with its clauses, in place of the one of the same name."""
        with self._transaction() as connection:
            changes.delete_agreement(connection, document.name)
            changes.insert_agreement(connection, document, rows)

    def replace_all(
        self, stamp: Stamp, agreements: Iterable[tuple[Document, Sequence[ClauseRow]]]
    ) -> None:
        """Store all agreements anew under another stamp: all of them or none."""
        with self._transaction() as connection:
            changes.write_stamp(connection, stamp)
            for document, rows in agreements:
                changes.delete_agreement(connection, document.name)
                changes.insert_agreement(connection, document, rows)
        self._cache = None

    def remove(self, name: str) -> None:
        """Take an agreement out; raises ``NotFoundError``."""
        self.agreement(name)
        with self._transaction() as connection:
            changes.delete_agreement(connection, name)

    def _sweep(self) -> None:
        """Leave no trace of removed and replaced texts in the folder.

        Deleted words linger in the segments of FTS5 and in the log until both are merged. While
        somebody reads, the log cannot be emptied: then the next writer sweeps.
        """
        if changes.UNSWEPT not in self._ask(database.read_manifest):
            return
        with translated(self.folder):
            self._connection.execute("INSERT INTO clause_terms(clause_terms) VALUES ('optimize')")
            busy, _, _ = self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            if not busy:
                changes.mark_swept(self._connection)

    # ---- the cache

    def _current_cache(self) -> VectorCache | None:
        with self.reading():
            stamp, state = self._ask(database.read_state)
            if stamp is None:
                return None
            if self._cache is None or self._cache[1] != state:
                self._cache = (self._mend_cache(stamp.dim, state), state)
            return self._cache[0]

    def _mend_cache(self, dim: int, wanted: Mirror) -> VectorCache:
        path = self.folder / VECTORS
        cache, mirrored = load_cache(path, dim, wanted.store)
        if mirrored == wanted.generation:
            return cache
        cache.sync(self.filtered(NO_FILTER), self.vectors)
        if mirrored is not None and mirrored > wanted.generation:
            return cache  # somebody has written since our snapshot was taken: theirs is newer
        try:
            cache.save(path, wanted)
        except OSError:
            # A full or read-only disk: the answer is right all the same. What lies there is stale
            # and may hold vectors of removed texts.
            with suppress(OSError):
                path.unlink(missing_ok=True)
        return cache

    def _no_agreement(self, name: str) -> NotFoundError:
        from difflib import get_close_matches

        near = get_close_matches(name, [row.name for row in self.agreements()], n=3, cutoff=0.5)
        hint = f" Did you mean: {', '.join(near)}?" if near else ""
        return NotFoundError(
            f"no agreement called '{name}' in {self.folder}.{hint} "
            f"See them all: clausesearch list --index {self.folder}"
        )
