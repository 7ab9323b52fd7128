"""The command line: parse, one library call, render."""

from clausesearch.cli.main import main

__all__ = ["main"]
