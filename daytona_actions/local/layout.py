"""What sandboxes of every isolation have alike: folders, variables, and how the daemon is started."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from daytona_actions.local import interpreter

if TYPE_CHECKING:
    from collections.abc import Iterable

DAEMON = Path(__file__).parent / "daemon"
# Isolated, without site and without writing bytecode: the daemon needs the standard library only.
# Its arguments are the daemon's folder and the descriptor by which the server speaks to it.
START = (
    "import sys; sys.path.insert(0, sys.argv[1]); from daemon.serve import main; "
    "main(int(sys.argv[2]))"
)
STANDARD_INPUT = "0"
HOME = "home/daytona"
TEMPORARY = "tmp"
CERTIFICATES = "certificates"


def daemon_command(python: str) -> list[str]:
    """Return what starts the daemon, but for its arguments."""
    return [python, "-I", "-S", "-B", "-c", START]


def search_path(place: str, others: Iterable[str]) -> Iterable[str]:
    """Return the PATH: what the sandbox installed, the server's own programs, the system's."""
    return dict.fromkeys([f"{place}/bin", interpreter.own_folder(), *others])


def variables_of_all(home: str, path: str) -> dict[str, str]:
    """Return the variables of every sandbox."""
    return {
        "HOME": home,
        "LANG": "C.UTF-8",
        "PATH": path,
    }
