"""Reports as Word files, right to left where the text is."""

from clausesearch.render.docx.comparison import comparison_docx, write_comparison_docx
from clausesearch.render.docx.hits import hits_docx, write_hits_docx

__all__ = ["comparison_docx", "hits_docx", "write_comparison_docx", "write_hits_docx"]
