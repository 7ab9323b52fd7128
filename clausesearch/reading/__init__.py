"""Files and streams to documents."""

from clausesearch.reading.files import find_files, is_file, is_storable, read_document, read_stream

__all__ = ["find_files", "is_file", "is_storable", "read_document", "read_stream"]
