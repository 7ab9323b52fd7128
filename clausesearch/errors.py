"""The one error tree: the library raises, the command line prints one line and exits."""

from __future__ import annotations

from typing import ClassVar


class ClauseSearchError(Exception):
    """A mistake or a state the user can mend; the message names the next thing to type."""

    exit_code: ClassVar[int] = 1


class UsageError(ClauseSearchError):
    """The command or the call does not fit together."""

    exit_code = 2


class InputError(ClauseSearchError):
    """A file or a text that cannot be read as an agreement."""

    exit_code = 3


class NotFoundError(ClauseSearchError):
    """No such agreement, clause or index."""

    exit_code = 4


class StoreError(ClauseSearchError):
    """The index on disk is damaged, locked, full or of another format."""

    exit_code = 5


class ModelError(ClauseSearchError):
    """The embedding model cannot be had, or is not the one the index was built with."""

    exit_code = 6
