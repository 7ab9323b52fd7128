"""The application with every command on it."""

from clausesearch.cli import about, asking, changing, reading
from clausesearch.cli.application import app

__all__ = ["about", "app", "asking", "changing", "reading"]
