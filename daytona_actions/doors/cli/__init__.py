"""The command line: a verb for each action, and verbs for the other doors."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path

from daytona_actions.doors.extras import MissingExtraError


def main() -> None:
    """Run the command that the process was started with; ends the process."""
    _open_streams()
    try:
        from daytona_actions.doors.cli.program import program

        try:
            program()
        finally:
            sys.stdout.flush()  # here, where a full disk can still be told
    except MissingExtraError as problem:
        sys.exit(str(problem))
    except OSError as problem:
        _give_up_stdout()
        is_read = not isinstance(problem, BrokenPipeError)  # else nobody waits for more
        sys.exit(f"Input or output failed: {problem}" if is_read else 1)


def _open_streams() -> None:
    """Put the null device in place of what the process was started without."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            null = Path(os.devnull).open(mode, encoding="utf-8")  # noqa: SIM115 - for the process
            setattr(sys, name, null)


def _give_up_stdout() -> None:
    """Let what is left of the output go nowhere, or Python would fail with it once more."""
    with suppress(OSError, ValueError):  # it may be no file at all
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
