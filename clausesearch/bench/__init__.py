"""How well search finds what judges call right: collections, systems, measures, significance."""

from clausesearch.bench.collection import Collection, read_collection
from clausesearch.bench.report import BenchReport
from clausesearch.bench.run import run_bench

__all__ = ["BenchReport", "Collection", "read_collection", "run_bench"]
