"""Segmentation: raw text into clauses, each an exact span of it."""

from clausesearch.text.segmentation.assemble import segment
from clausesearch.text.segmentation.level import article_starts, sentence_spans

__all__ = ["article_starts", "segment", "sentence_spans"]
