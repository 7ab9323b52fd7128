"""The one place where an exception becomes a line and an exit code."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

from typer.exceptions import Abort, TyperException

from clausesearch.cli.output import complain
from clausesearch.errors import ClauseSearchError, UsageError

EXIT_BUG = 1
EXIT_INTERRUPTED = 130


def main() -> None:
    """Run the command line and exit with the code documented in docs/exit-codes.md."""
    if sys.stdout is None:  # closed by whoever started us
        sys.stdout = Path(os.devnull).open("w")  # noqa: SIM115 (for as long as we run)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    sys.exit(_run())


def _run() -> int:
    from clausesearch.cli.app import app

    try:
        code = app(standalone_mode=False)
        sys.stdout.flush()
    except ClauseSearchError as error:
        return _failed(str(error), error.exit_code)
    except TyperException as error:
        if type(error).__name__ == "NoArgsIsHelpError":
            sys.stderr.write(f"{error.format_message()}\n")
            return error.exit_code
        return _failed(
            f"{error.format_message().rstrip('.')}. See: clausesearch --help", error.exit_code
        )
    except (KeyboardInterrupt, Abort):
        code = EXIT_INTERRUPTED
    except BrokenPipeError:
        # The reader of our output went away (| head): not an error, and nothing is left to flush.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        return _failed(f"cannot write the answer ({error.strerror}).", UsageError.exit_code)
    except Exception as error:
        if os.environ.get("CLAUSESEARCH_DEBUG"):
            raise
        return _failed(
            f"a bug of ours ({type(error).__name__}: {error}). "
            "For the whole story: CLAUSESEARCH_DEBUG=1 clausesearch …",
            EXIT_BUG,
        )
    if code == EXIT_INTERRUPTED:  # typer, too, turns Ctrl-C into this code, without a word
        return _failed("interrupted; what was finished is kept.", EXIT_INTERRUPTED)
    return code if isinstance(code, int) else 0


def _failed(message: str, code: int) -> int:
    complain(message)
    return code
