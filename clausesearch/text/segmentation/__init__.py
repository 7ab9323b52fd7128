"""Segmentation: raw text into clauses, each an exact span of it."""

from .assemble import segment

__all__ = ["segment"]
