"""The command line of Daytona: `daytona-actions`, or `python -m daytona_actions`."""

from __future__ import annotations

import sys

from daytona_actions.doors.interruptions import exit_code, sigterm_interrupts


def main() -> None:
    """Run the command that the process was started with; ends the process."""
    try:
        with sigterm_interrupts():
            # Imported here, since an interruption may come as early as that.
            from daytona_actions.doors import cli
            from daytona_actions.service import DAYTONA

            cli.main(DAYTONA)
    except KeyboardInterrupt as problem:
        print("Interrupted", file=sys.stderr or sys.stdout)
        sys.exit(exit_code(problem))


if __name__ == "__main__":
    main()
