"""Reports as Word files, right to left where the text is."""

from clausesearch.render.docx.columns import columns_docx, write_columns_docx
from clausesearch.render.docx.comparison import comparison_docx, write_comparison_docx
from clausesearch.render.docx.hits import hits_docx, write_hits_docx
from clausesearch.render.docx.themes import themes_docx, write_themes_docx

__all__ = [
    "columns_docx",
    "comparison_docx",
    "hits_docx",
    "themes_docx",
    "write_columns_docx",
    "write_comparison_docx",
    "write_hits_docx",
    "write_themes_docx",
]
