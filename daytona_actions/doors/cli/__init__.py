"""The command line: a verb for each action, and verbs for the other doors."""

from __future__ import annotations

import sys

from daytona_actions.doors.extras import MissingExtraError


def main() -> None:
    """Run the command that the process was started with; ends the process."""
    try:
        from daytona_actions.doors.cli.program import program

        program()
    except MissingExtraError as problem:
        sys.exit(str(problem))
