"""The library's front door: an index one can add to, search and compare in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Self, Unpack

from clausesearch.embedding import Encoder, embed_clauses, load_encoder
from clausesearch.errors import InputError, ModelError, NotFoundError, UsageError
from clausesearch.filtering import Narrowing, as_filter
from clausesearch.indexing import (
    RULES,
    RULES_WITH_FACTS,
    add_document,
    build_anew,
    segment_document,
    stamp_of,
)
from clausesearch.reading import find_files, is_file, is_url, read_document
from clausesearch.records import Added, Change, Document
from clausesearch.search import search_clauses, similar_clauses, unknown_words
from clausesearch.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from clausesearch.compare import Side
    from clausesearch.records import Agreement, Clause, Comparison, Hit
    from clausesearch.store import AgreementRow, ClauseFilter, Stamp


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

    def agreements(self, **narrowing: Unpack[Narrowing]) -> list[AgreementRow]:
        """Return what the index holds, by name, without the texts; see ``Narrowing``.

        The languages are those of whole agreements here, and kinds do not count.
        """
        store = self._opened()
        with store.reading():
            return store.agreements(self._filter(store, narrowing))

    def agreements_of(self, hits: Iterable[Hit]) -> dict[str, Agreement]:
        """Return the agreements that hits are clauses of, by name, to cite them."""
        return {name: self.agreement(name) for name in {hit.clause.agreement for hit in hits}}

    def undated(self, but_not: str = "", **narrowing: Unpack[Narrowing]) -> int:
        """Return how many agreements have no known date among those that else would pass."""
        rest: Narrowing = {**narrowing, "since": "", "until": ""}
        return sum(not row.date and row.name != but_not for row in self.agreements(**rest))

    def agreement(self, name: str) -> Agreement:
        """Return one agreement with its raw text; raises ``NotFoundError``."""
        return self._opened().agreement(name)

    def clauses(self, name: str) -> list[Clause]:
        """Return the clauses of one agreement in order; raises ``NotFoundError``."""
        return list(self._opened().agreement_clauses(name).values())

    def search(self, query: str, k: int = 10, **narrowing: Unpack[Narrowing]) -> list[Hit]:
        """Return the best ``k`` clauses for ``query``, best first; words in quotes must occur.

        ``langs``, ``agreements``, ``kinds``, ``since``, ``until`` and ``parties`` restrict what may
        be found, see ``Narrowing``. Raises ``NotFoundError`` for an agreement that is not there,
        ``UsageError`` for other values that cannot be meant, ``ModelError`` when the index is of
        another model.
        """
        store = self._opened()
        with store.reading():
            clause_filter = self._filter(store, narrowing)
            return search_clauses(store, self.encoder(), query, k, clause_filter)

    def unknown_words(self, query: str) -> list[str]:
        """Return the words of ``query`` that neither the model nor the index knows."""
        store = self._opened()
        with store.reading():
            return unknown_words(store, self.encoder(), query)

    def similar(self, clause_id: str, k: int = 10, **narrowing: Unpack[Narrowing]) -> list[Hit]:
        """Return the clauses of other agreements closest to ``AGREEMENT#NUMBER``, best first.

        Restricted and raising as ``search``.
        """
        agreement, _, number = clause_id.rpartition("#")
        if not agreement or not number.isdecimal():
            raise NotFoundError(
                f"'{clause_id}' is not the name of a clause; it looks like AGREEMENT#NUMBER. "
                "Search prints these names."
            )
        store = self._opened()
        with store.reading():
            others = self._filter(store, narrowing)
            return similar_clauses(store, self.encoder(), agreement, int(number), k, others)

    def compare(self, left: str | Path, right: str | Path) -> Comparison:
        """Align two agreements by meaning; each a file, a web address or a name in the index."""
        from clausesearch.compare import compare_sides

        from_files = all(is_url(side) or is_file(side) for side in (left, right))
        encoder = load_encoder(self._model) if from_files else self.encoder(create=True)
        return compare_sides(self._side(left, encoder), self._side(right, encoder), encoder)

    # ---- changing

    def add(
        self,
        paths: Iterable[str | Path | Document],
        progress: Callable[[int, int], None] | None = None,
    ) -> list[Added]:
        """Read, segment, embed and store files, folders, web addresses and documents.

        Each file is all or nothing.

        A file that is there unchanged is left alone, a changed one replaces its clauses, and one
        that cannot be read is reported in its ``Added`` while the others are added.
        ``progress(done, total)`` is called after each file. Raises ``InputError`` when there is
        nothing to read at all.
        """
        items = list(paths)
        documents = [item for item in items if isinstance(item, Document)]
        urls = [str(item) for item in items if is_url(item)]
        files, wrong = find_files(
            item for item in items if not isinstance(item, Document) and not is_url(item)
        )
        todo: list[str | Path | Document] = [*documents, *urls, *files]
        if wrong and not todo:
            raise InputError("; ".join(wrong))
        encoder = self.encoder(create=True)
        store = self._opened(create=True)
        outcomes = [
            Added(problem.split(":")[0], Change.FAILED, problem=problem) for problem in wrong
        ]
        with store.writing():
            self._bring_up_to_date(store, encoder)
            known = {row.source: row for row in store.agreements()}
            for done, item in enumerate(todo, start=1):
                outcomes.append(add_document(store, encoder, item, known))
                if progress:
                    progress(done, len(todo))
        return outcomes

    def remove(self, names: Iterable[str]) -> int:
        """Take agreements out, each by its name or the path it came from; return how many.

        Raises ``NotFoundError`` before anything is changed.
        """
        store = self._opened()
        with store.writing():
            found = list(dict.fromkeys(self._resolve(name) for name in names))
            for name in found:
                store.remove(name)
        return len(found)

    def reindex(self, progress: Callable[[int, int], None] | None = None) -> int:
        """Segment and embed every stored text anew with the chosen model; all or nothing.

        Without a choice the model stays the one the index was built with. Return the number of
        agreements.
        """
        store = self._opened()
        stamp = store.stamp
        encoder = load_encoder(self._model or (stamp.model if stamp else None))
        with store.writing():
            count = build_anew(store, encoder, progress)
        self._encoder = encoder
        return count

    def refresh(self) -> None:
        """Build an index that is there anew if it was built with something else than today's."""
        stamp = self._opened().stamp if self.exists() else None
        if stamp and stamp_of(load_encoder(self._model or stamp.model)) != stamp:
            self.reindex()

    # ---- the parts

    def encoder(self, *, create: bool = False) -> Encoder:
        """Return the encoder of this index, checked to be the one it was built with."""
        if self._encoder is None:
            stamp = None if create and not self.exists() else self._opened().stamp
            encoder = load_encoder(self._model or (stamp.model if stamp else None))
            self._check(stamp, encoder)
            self._encoder = encoder
        return self._encoder

    def exists(self) -> bool:
        """Return whether the folder holds an index."""
        try:
            self._opened()
        except NotFoundError:
            return False
        return True

    def _check(self, stamp: Stamp | None, encoder: Encoder) -> None:
        if stamp is None or encoder.fingerprint == stamp.fingerprint:
            return
        if encoder.name == stamp.model:
            why = f"the model '{stamp.model}' has changed since the index was built"
            chosen = ""
        else:
            why = f"it was built with the model '{stamp.model}', not '{encoder.name}'"
            chosen = f" --model {encoder.name}"
        raise ModelError(
            f"the index in {self.folder} cannot be used as asked: {why}. "
            f"Build it anew: clausesearch reindex --index {self.folder}{chosen}"
        )

    def _opened(self, *, create: bool = False) -> Store:
        if self._store is None:
            self._store = Store.open(self.folder, create=create)
        return self._store

    def _bring_up_to_date(self, store: Store, encoder: Encoder) -> None:
        # Asked again under the writer's lock: another program may have been quicker.
        stamp = store.stamp
        self._check(stamp, encoder)
        if stamp is None:
            store.set_stamp(stamp_of(encoder))
        elif stamp.rules != RULES:
            build_anew(store, encoder)

    def _filter(self, store: Store, narrowing: Narrowing) -> ClauseFilter:
        made = as_filter(store, **narrowing)
        stamp = store.stamp
        if (made.since or made.until or made.parties) and stamp and stamp.rules < RULES_WITH_FACTS:
            raise UsageError(
                f"the index in {self.folder} was built before dates and parties were known. "
                f"Build it anew: clausesearch reindex --index {self.folder}"
            )
        return made

    def _resolve(self, name: str) -> str:
        """Return the agreement a name or the path it came from stands for."""
        rows = self._opened().agreements()
        if any(row.name == name for row in rows):
            return name
        source = name if is_url(name) else str(Path(name.replace("\0", "")).resolve())
        return next((row.name for row in rows if row.source == source), None) or (
            self._opened().agreement(name).name
        )

    def _side(self, wanted: str | Path, encoder: Encoder) -> Side:
        from clausesearch.compare import Side

        if is_url(wanted) or Path(wanted).is_dir() or is_file(wanted):
            document, clauses = segment_document(read_document(wanted))
            return Side(document, tuple(clauses), embed_clauses(encoder, clauses))
        if not self.exists() or all(row.name != str(wanted) for row in self.agreements()):
            raise NotFoundError(
                f"'{wanted}' is neither a file nor an agreement in {self.folder}. "
                f"See what is there: clausesearch list --index {self.folder}"
            )
        store = self._opened()
        with store.reading():
            kept = store.agreement_clauses(str(wanted))
            document = store.agreement(str(wanted)).document
            return Side(document, tuple(kept.values()), store.vectors(list(kept)))


def open_index(folder: str | Path = "index", model: str | None = None) -> Index:
    """Return the index in ``folder``; the first ``add`` makes it.

    ``model`` is None for the model the index was built with (the bundled one for a new index), a
    sentence-transformers folder, or the name of a hub model.
    """
    return Index(Path(folder), model)
