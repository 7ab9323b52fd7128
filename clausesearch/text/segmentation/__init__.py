"""Segmentation: raw text into clauses, each an exact span of it."""

from clausesearch.text.segmentation.assemble import segment

__all__ = ["segment"]
