"""Starts the toolbox daemon of a sandbox: confined by bubblewrap, or as a plain process."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Protocol

from daytona_actions.local import bubblewrap, interpreter

if TYPE_CHECKING:
    import socket
    from collections.abc import Mapping

DAEMON = Path(__file__).parent / "daemon"
# Isolated, without site and without writing bytecode: the daemon needs the standard library only.
START = "import sys; sys.path.insert(0, sys.argv[1]); from daemon.serve import main; main()"
HOME = "home/daytona"
TEMPORARY = "tmp"


class Isolation(Protocol):
    """How the processes of a sandbox are kept apart from this machine."""

    name: str

    def prepare(self, folder: Path) -> None:
        """Make the folders of a new sandbox."""

    def start(
        self, folder: Path, control: socket.socket, errors: IO[bytes], *, network: bool
    ) -> subprocess.Popen[bytes]:
        """Start the daemon with its control socket as standard input, its complaints to a file."""

    def settings(self, folder: Path, environment: Mapping[str, str]) -> dict[str, Any]:
        """Return what the daemon is told first."""


class Bubblewrap:
    """A namespace with its own init for each sandbox, made by the program bwrap."""

    name = "bubblewrap"

    def __init__(self, program: str, hidden: Path) -> None:
        """Take the path of bwrap, and a folder that no sandbox may see: the server's root."""
        self._program = program
        self._hidden = hidden
        self._owner = bubblewrap.outside_user()

    def prepare(self, folder: Path) -> None:
        """Make home and /tmp, owned by the sandbox's user."""
        for name in (HOME, TEMPORARY):
            (folder / name).mkdir(parents=True, exist_ok=True)
            if self._owner is not None:
                os.chown(folder / name, self._owner, self._owner)

    def start(
        self, folder: Path, control: socket.socket, errors: IO[bytes], *, network: bool
    ) -> subprocess.Popen[bytes]:
        """Start bwrap, and the daemon in it; bwrap's options stay out of its command line."""
        view = bubblewrap.View(
            home=folder / HOME,
            temporary=folder / TEMPORARY,
            daemon=DAEMON,
            prefixes=interpreter.prefixes(),
            hidden=self._hidden,
            network=network,
        )
        daemon = [sys.executable, "-I", "-S", "-B", "-c", START, bubblewrap.DAEMON_PARENT]
        return bubblewrap.start(
            self._program, view, self._owner, daemon, control=control, errors=errors
        )

    def settings(self, folder: Path, environment: Mapping[str, str]) -> dict[str, Any]:  # noqa: ARG002
        """Return the layout inside: the kernel shows the daemon the sandbox's own folders."""
        return {
            "root": "/",
            "confined": False,
            "environment": {
                **_environment(bubblewrap.HOME, interpreter.search_path()),
                **environment,
            },
            "python": sys.executable,
            "node_candidates": interpreter.packaged_node(),
            "charts_folder": f"{bubblewrap.DAEMON_PARENT}/daemon/charts",
            "reaps_orphans": False,
        }


class Plain:
    """Processes like any other of this user: for code that you would run anyway."""

    name = "none"

    def prepare(self, folder: Path) -> None:
        """Make home and the sandbox's own folder for temporary files."""
        for name in (HOME, TEMPORARY):
            (folder / name).mkdir(parents=True, exist_ok=True)

    def start(
        self,
        folder: Path,
        control: socket.socket,
        errors: IO[bytes],
        *,
        network: bool,  # noqa: ARG002 - checked before, see problem()
    ) -> subprocess.Popen[bytes]:
        """Start the daemon in a session of its own."""
        return subprocess.Popen(  # noqa: S603 - our own daemon
            [sys.executable, "-I", "-S", "-B", "-c", START, str(DAEMON.parent)],
            cwd=folder / HOME,
            env={},
            stdin=control.fileno(),
            stdout=errors,
            stderr=errors,
            start_new_session=True,
        )

    def settings(self, folder: Path, environment: Mapping[str, str]) -> dict[str, Any]:
        """Return the layout of the sandbox's folder, which the routes show as ``/``."""
        path = ":".join([str(Path(sys.executable).parent), os.environ.get("PATH", os.defpath)])
        own = _environment(str(folder / HOME), path) | {"TMPDIR": str(folder / TEMPORARY)}
        return {
            "root": str(folder),
            "confined": True,
            "environment": {**own, **environment},
            "python": sys.executable,
            "node_candidates": interpreter.packaged_node(),
            "charts_folder": str(DAEMON / "charts"),
            "reaps_orphans": True,
        }


def problem(name: str) -> str | None:
    """Say why an isolation mode does not work on this machine; None if it does."""
    if name == "none":
        return None if os.name == "posix" else "needs Linux or macOS; on Windows use WSL 2"
    if sys.platform != "linux":
        return "bubblewrap exists for Linux only"
    program = shutil.which("bwrap")
    if program is None:
        return "the program bwrap is not installed (Debian package: bubblewrap)"
    return bubblewrap.problem(program, interpreter.prefixes())


def working_isolations() -> dict[str, str | None]:
    """Return each isolation mode with None if it works here, else with what it lacks."""
    return {name: problem(name) for name in ("bubblewrap", "none")}


def choose(name: str, root: Path) -> Isolation:
    """Return the isolation of a name, ``auto`` being bubblewrap where it works, else none.

    Raises ValueError with the reason if the named one does not work here.
    """
    if name == "auto":
        name = "none" if problem("bubblewrap") else "bubblewrap"
    if name not in {"bubblewrap", "none"}:
        message = f"isolation {name!r} is unknown: use auto, bubblewrap or none"
        raise ValueError(message)
    if reason := problem(name):
        message = f"isolation {name!r} does not work here: {reason}"
        raise ValueError(message)
    return Plain() if name == "none" else Bubblewrap(shutil.which("bwrap") or "bwrap", root)


def _environment(home: str, path: str) -> dict[str, str]:
    return {
        "HOME": home,
        "LANG": "C.UTF-8",
        "LOGNAME": "daytona",
        "PATH": path,
        "SHELL": "/bin/bash",
        "USER": "daytona",
    }
