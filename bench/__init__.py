"""Measurements: judged queries, runners, results. Run a module: ``python -m bench.search``."""
