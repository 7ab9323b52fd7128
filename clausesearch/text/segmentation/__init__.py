"""Segmentation: raw text into clauses, each an exact span of it."""

from clausesearch.text.segmentation.assemble import segment
from clausesearch.text.segmentation.level import sentence_spans

__all__ = ["segment", "sentence_spans"]
