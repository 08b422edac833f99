"""The command line: a verb for each action, and verbs for the other doors."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

from daytona_actions.doors.extras import MissingExtraError
from daytona_actions.engine.streams import prepare_streams

if TYPE_CHECKING:
    from daytona_actions.engine.service import Service


def main(service: Service) -> None:
    """Run the command that the process was started with; ends the process."""
    prepare_streams()
    try:
        from daytona_actions.doors.cli.program import make

        program = make(service)
        try:
            program()
        finally:
            sys.stdout.flush()  # here, where a full disk can still be told
    except MissingExtraError as problem:
        sys.exit(str(problem))
    except OSError as problem:
        _give_up_stdout()
        sys.exit(f"Input or output failed: {problem}")


def _give_up_stdout() -> None:
    """Let what is left of the output go nowhere, or Python would fail with it once more."""
    with suppress(OSError, ValueError):  # it may be no file at all
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
