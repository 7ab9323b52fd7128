"""``python -m clausesearch``."""

from clausesearch.cli import main

main()
