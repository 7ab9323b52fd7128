"""The library's front door: an index one can add to, search and compare in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Self, Unpack

from clausesearch.embedding import Encoder, embed_clauses, load_encoder
from clausesearch.errors import InputError, NotFoundError
from clausesearch.filtering import Narrowing, as_filter, each_of, parted
from clausesearch.indexing import (
    RULES,
    add_document,
    agreement_called,
    build_anew,
    check_model,
    segment_document,
    stamp_of,
    with_facts,
)
from clausesearch.reading import find_files, is_file, is_url, read_document
from clausesearch.records import Added, Change, Document
from clausesearch.search import search_clauses, similar_clauses, unknown_words
from clausesearch.store import Store
from clausesearch.themes import ChosenThemes, add_themes, shipped_assigner, shipped_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from clausesearch.compare import Side
    from clausesearch.records import Agreement, Clause, Comparison, Hit, ThemeScore
    from clausesearch.store import AgreementRow, ClauseFilter
    from clausesearch.themes import ThemeMatrix


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

    def was_read(self, name: str) -> bool:
        """Return whether an agreement was read for its facts; not so in an index of older rules."""
        return self._opened().was_read(name)

    def clauses(self, name: str) -> list[Clause]:
        """Return the clauses of one agreement in order; raises ``NotFoundError``."""
        return list(self._opened().agreement_clauses(name).values())

    def search(
        self, query: str, k: int = 10, *, collapse: bool = True, **narrowing: Unpack[Narrowing]
    ) -> list[Hit]:
        """Return the best ``k`` clauses for ``query``, best first; words in quotes must occur.

        A clause that repeats a better hit in another printing of the same accord is named by that
        hit (``also_in``), unless ``collapse`` is off; ``narrowing`` is that of ``Narrowing``.
        Raises ``NotFoundError`` for an agreement that is not there, ``UsageError`` for other values
        that cannot be meant, ``ModelError`` when the index is of another model.
        """
        store = self._opened()
        with store.reading():
            clause_filter = self._filter(store, narrowing)
            return search_clauses(store, self.encoder(), query, k, clause_filter, collapse=collapse)

    def unknown_words(self, query: str) -> list[str]:
        """Return the words of ``query`` that neither the model nor the index knows."""
        store = self._opened()
        with store.reading():
            return unknown_words(store, self.encoder(), query)

    def similar(
        self, clause_id: str, k: int = 10, *, collapse: bool = True, **narrowing: Unpack[Narrowing]
    ) -> list[Hit]:
        """Return the clauses of other agreements closest to ``AGREEMENT#NUMBER``, best first.

        Collapsed, restricted and raising as ``search``.
        """
        agreement, number = parted(clause_id)
        store = self._opened()
        with store.reading():
            only = self._filter(store, narrowing)
            encoder = self.encoder()
            return similar_clauses(store, encoder, agreement, number, k, only, collapse=collapse)

    def theme_matrix(self, **narrowing: Unpack[Narrowing]) -> ThemeMatrix:
        """Return which agreement speaks of which theme, restricted and raising as ``search``."""
        store = self._opened()
        chosen = ChosenThemes(narrowing.get("themes_from", ""), self.encoder)
        with store.reading():
            return chosen.matrix(store, self._filter(store, narrowing))

    def clause_themes(self, name: str) -> dict[int, tuple[ThemeScore, ...]]:
        """Return clause number → themes, the main one first, of one agreement's clauses."""
        store = self._opened()
        with store.reading():
            return ChosenThemes("", self.encoder).of_agreement(store, name)

    def compare(self, left: str | Path, right: str | Path) -> Comparison:
        """Align two agreements by meaning; each a file, a web address or a name in the index."""
        return next(self.comparisons(left, [right]))

    def comparisons(
        self, first: str | Path, others: Iterable[str | Path], *, detailed: bool = True
    ) -> Iterator[Comparison]:
        """Yield the comparison of one agreement with each of others, named as for ``compare``.

        Without ``detailed`` the matches do not hold their differences, which is quicker.
        """
        from clausesearch.compare import compare_sides

        sides = list(others)
        from_files = all(is_url(side) or is_file(side) for side in (first, *sides))
        encoder = load_encoder(self._model) if from_files else self.encoder(create=True)
        left = self._side(first, encoder)
        for side in sides:
            yield compare_sides(left, self._side(side, encoder), encoder, detailed=detailed)

    # ---- changing

    def add(
        self,
        paths: Iterable[str | Path | Document],
        progress: Callable[[int, int], None] | None = None,
    ) -> list[Added]:
        """Read, segment, embed and store files, folders, web addresses and documents.

        Each file is all or nothing: one that is there unchanged is left alone, a changed one
        replaces its clauses, and one that cannot be read is reported in its ``Added``.
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
            assign = shipped_assigner(encoder).assign
            self._bring_up_to_date(store, encoder)
            known = {row.source: row for row in store.agreements()}
            for done, item in enumerate(todo, start=1):
                outcomes.append(add_document(store, encoder, item, known, assign))
                if progress:
                    progress(done, len(todo))
        return outcomes

    def remove(self, names: Iterable[str]) -> int:
        """Take agreements out, each by its name or the path it came from; return how many.

        Raises ``NotFoundError`` before anything is changed.
        """
        store = self._opened()
        with store.writing():
            found = list(dict.fromkeys(agreement_called(store, name) for name in names))
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
            count = self._build_anew(store, encoder, progress)
        self._encoder = encoder
        return count

    def refresh(self) -> None:
        """Build an index that is there anew if it was built with something else than today's."""
        if stamp := self._opened().stamp if self.exists() else None:
            encoder = load_encoder(self._model or stamp.model)
            if stamp_of(encoder, shipped_key(encoder)) != stamp:
                self.reindex()

    # ---- the parts

    def encoder(self, *, create: bool = False) -> Encoder:
        """Return the encoder of this index, checked to be the one it was built with."""
        if self._encoder is None:
            stamp = None if create and not self.exists() else self._opened().stamp
            encoder = load_encoder(self._model or (stamp.model if stamp else None))
            check_model(self.folder, stamp, encoder)
            self._encoder = encoder
        return self._encoder

    def exists(self) -> bool:
        """Return whether the folder holds an index."""
        try:
            self._opened()
        except NotFoundError:
            return False
        return True

    def _opened(self, *, create: bool = False) -> Store:
        if self._store is None:
            self._store = Store.open(self.folder, create=create)
        return self._store

    def _bring_up_to_date(self, store: Store, encoder: Encoder) -> None:
        # Asked again under the writer's lock: another program may have been quicker.
        stamp = store.stamp
        check_model(self.folder, stamp, encoder)
        wanted = stamp_of(encoder, shipped_key(encoder))
        if stamp is None:
            store.set_stamp(wanted)
        elif (stamp.rules, stamp.themes) != (RULES, wanted.themes):
            self._build_anew(store, encoder)

    def _build_anew(
        self, store: Store, encoder: Encoder, progress: Callable[[int, int], None] | None = None
    ) -> int:
        stamp = stamp_of(encoder, shipped_key(encoder))
        return build_anew(store, encoder, stamp, shipped_assigner(encoder).assign, progress)

    def _filter(self, store: Store, narrowing: Narrowing) -> ClauseFilter:
        themes, source = narrowing.pop("themes", ()), narrowing.pop("themes_from", "")
        made = as_filter(store, **narrowing)  # type: ignore[misc]
        if not themes:
            return made
        return add_themes(store, made, each_of(themes), ChosenThemes(source, self.encoder))

    def _side(self, wanted: str | Path, encoder: Encoder) -> Side:
        from clausesearch.compare import Side

        if is_url(wanted) or Path(wanted).is_dir() or is_file(wanted):
            document, clauses = segment_document(read_document(wanted))
            return Side(with_facts(document), tuple(clauses), embed_clauses(encoder, clauses))
        if not self.exists() or all(row.name != str(wanted) for row in self.agreements()):
            raise NotFoundError(
                f"'{wanted}' is neither a file nor an agreement in {self.folder}. "
                f"See what is there: clausesearch list --index {self.folder}"
            )
        store = self._opened()
        with store.reading():
            kept = store.agreement_clauses(str(wanted))
            document = store.agreement(str(wanted)).document
            themes = self.clause_themes(str(wanted))
            return Side(document, tuple(kept.values()), store.vectors(list(kept)), themes)


def open_index(folder: str | Path = "index", model: str | None = None) -> Index:
    """Return the index in ``folder``; the first ``add`` makes it.

    ``model`` is None for the model the index was built with (the bundled one for a new index), a
    sentence-transformers folder, or the name of a hub model.
    """
    return Index(Path(folder), model)
