"""The command line of Daytona: `daytona-actions`, or `python -m daytona_actions`."""

from __future__ import annotations

from daytona_actions.doors import cli
from daytona_actions.service import DAYTONA


def main() -> None:
    """Run the command that the process was started with; ends the process."""
    cli.main(DAYTONA)


if __name__ == "__main__":
    main()
