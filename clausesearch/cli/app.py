"""The application with every command on it, in the order in which one meets them."""

from clausesearch.cli import (
    about,
    asking,
    changing,
    judging,
    measuring,
    reading,
    theming,
    training,
)
from clausesearch.cli.application import app

_ORDER = (
    "add",
    "list",
    "show",
    "search",
    "similar",
    "compare",
    "themes",
    "segment",
    "bench",
    "judge",
    "train",
    "remove",
    "reindex",
)


def _place(name: str | None) -> int:
    return _ORDER.index(name) if name in _ORDER else len(_ORDER)


app.registered_commands.sort(key=lambda command: _place(command.name))

__all__ = [
    "about",
    "app",
    "asking",
    "changing",
    "judging",
    "measuring",
    "reading",
    "theming",
    "training",
]
