"""Files, streams and web addresses to documents."""

from clausesearch.reading.files import (
    find_files,
    is_file,
    is_storable,
    is_url,
    read_document,
    read_stream,
)

__all__ = ["find_files", "is_file", "is_storable", "is_url", "read_document", "read_stream"]
