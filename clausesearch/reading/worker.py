"""The process in which foreign formats are taken apart: what breaks there breaks nothing else.

It is started by ``clausesearch.reading.isolation`` and spoken to over its standard streams: a line
of JSON (format and size) and the bytes of the file go in, a line of JSON comes out.
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import sys
import warnings
from importlib import import_module
from typing import TYPE_CHECKING

from clausesearch.reading.formats import Extracted, Format

if TYPE_CHECKING:
    from collections.abc import Iterator

_READERS = {
    Format.HTML: "clausesearch.reading.html_text",
    Format.DOCX: "clausesearch.reading.docx_text",
    Format.PDF: "clausesearch.reading.pdf_text",
}


def extract(data: bytes, format_: Format) -> Extracted:
    """Return the text of ``data``, in this process.

    Raises ``ValueError`` with the end of a sentence ("is …") for what cannot be read.
    """
    try:
        reader = import_module(_READERS[format_])
    except ImportError as error:
        package = {"lxml.html.clean": "lxml_html_clean", "docx": "python-docx"}
        name = package.get(error.name or "", error.name)
        raise ValueError(f"needs a package that is missing; type: pip install {name}") from None
    extracted: Extracted = reader.extract(data)
    return extracted


def main() -> None:
    """Answer requests until standard input ends."""
    seconds, memory = int(sys.argv[1]), int(sys.argv[2])
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # a library that prints must not garble the answers
    warnings.simplefilter("ignore")
    _limit(memory)
    while header := sys.stdin.buffer.readline():
        request = json.loads(header)
        data = sys.stdin.buffer.read(request["size"])
        with _alarm(seconds):
            answer = _answer(data, Format(request["format"]))
        answers.write(json.dumps(answer).encode() + b"\n")
        answers.flush()


def _answer(data: bytes, format_: Format) -> dict[str, object]:
    try:
        return extract(data, format_)._asdict()
    except ValueError as error:
        return {"problem": str(error)}
    except MemoryError:
        return {"problem": "needs too much memory to be read; split it"}
    except Exception as error:  # whatever a library does with a hostile file
        return {"problem": f"is damaged and cannot be read ({type(error).__name__})"}


def _limit(memory: int) -> None:
    with contextlib.suppress(ImportError, ValueError, OSError):  # not on every system
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


@contextlib.contextmanager
def _alarm(seconds: int) -> Iterator[None]:
    # Should whoever started us be gone, nobody else would end a reader that runs in circles.
    alarm = getattr(signal, "alarm", lambda _: None)
    alarm(seconds)
    yield
    alarm(0)
