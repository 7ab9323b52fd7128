"""Foreign formats are read in a process of their own, with limits of time and memory.

A PDF reader written in C++ and an XML parser meet files here that were made to break them: a crash,
an endless loop or a gigabyte of zeros ends that process, and the file is refused in one line.
"""

from __future__ import annotations

import atexit
import json
import subprocess
import sys
from contextlib import suppress
from threading import Lock, Thread
from typing import TYPE_CHECKING, Any

from clausesearch.reading.formats import Extracted

if TYPE_CHECKING:
    from clausesearch.reading.formats import Format

#: What one file may take: seconds, and bytes of address space (where the system can limit it).
MAX_SECONDS = 120
MAX_MEMORY = 2 * 2**30
_START = "import sys, json; sys.path[:] = json.loads(sys.argv.pop()); "
_START += "from clausesearch.reading.worker import main; main()"


class Reader:
    """A worker process that is started when first needed and again after each death."""

    def __init__(self, seconds: float = MAX_SECONDS, memory: int = MAX_MEMORY) -> None:
        self._seconds, self._memory = seconds, memory
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = Lock()

    def extract(self, data: bytes, format_: Format) -> Extracted:
        """Return the text of ``data``.

        Raises ``ValueError`` with the end of a sentence ("is …") for what cannot be read, or not
        within its seconds and its bytes of memory.
        """
        with self._lock:
            answer = self._ask(data, format_)
        if "problem" in answer:
            raise ValueError(answer["problem"])
        return Extracted(answer["text"], answer["title"], tuple(answer["notes"]))

    def close(self) -> None:
        """End the process."""
        if self._process is not None:
            self._process.kill()
            for stream in (self._process.stdin, self._process.stdout):
                if stream is not None:
                    with suppress(OSError):
                        stream.close()
            self._process.wait()
            self._process = None
            atexit.unregister(self.close)

    def _ask(self, data: bytes, format_: Format) -> dict[str, Any]:
        process = self._running()
        answers: list[bytes] = []
        # A thread, since a pipe cannot be waited for with a time limit on every system.
        exchange = Thread(target=_exchange, args=(process, data, format_, answers), daemon=True)
        exchange.start()
        try:
            exchange.join(self._seconds)
        except BaseException:  # Ctrl-C
            self.close()
            raise
        if answers and answers[0].endswith(b"\n"):
            answer: dict[str, Any] = json.loads(answers[0])
            return answer
        slow = exchange.is_alive()
        process.kill()
        exchange.join()
        self.close()
        if slow:
            return {"problem": f"takes longer than {self._seconds:.0f} seconds to read; split it"}
        return {"problem": "is damaged: reading it broke off; save it anew and try again"}

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self.close()
            atexit.register(self.close)
            limits = (str(int(self._seconds) + 5), str(self._memory))
            self._process = subprocess.Popen(  # noqa: S603 (our own worker, by Python itself)
                [sys.executable, "-c", _START, *limits, json.dumps(sys.path)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
        return self._process


def _exchange(
    process: subprocess.Popen[bytes], data: bytes, format_: Format, answers: list[bytes]
) -> None:
    if process.stdin is None or process.stdout is None:
        return
    with suppress(OSError, ValueError):  # it died, or was ended while we waited
        process.stdin.write(json.dumps({"format": format_, "size": len(data)}).encode() + b"\n")
        process.stdin.write(data)
        process.stdin.flush()
        answers.append(process.stdout.readline())


READER = Reader()
