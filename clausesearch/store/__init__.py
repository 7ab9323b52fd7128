"""The index on disk: SQLite is the truth, the FAISS file a cache of it."""

from clausesearch.store.changes import ClauseRow
from clausesearch.store.database import AgreementRow, Stamp
from clausesearch.store.facts import Imprint
from clausesearch.store.filters import ClauseFilter
from clausesearch.store.store import Store

__all__ = ["AgreementRow", "ClauseFilter", "ClauseRow", "Imprint", "Stamp", "Store"]
