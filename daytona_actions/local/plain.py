"""A sandbox of plain processes, like any other of this user."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from daytona_actions.local import installing, interpreter
from daytona_actions.local.host_settings import HostSettings
from daytona_actions.local.layout import (
    CERTIFICATES,
    DAEMON,
    HOME,
    STANDARD_INPUT,
    TEMPORARY,
    daemon_command,
    search_path,
    variables_of_all,
)
from daytona_actions.local.mounts import is_below

if TYPE_CHECKING:
    import socket
    from collections.abc import Mapping, Sequence

    from daytona_actions.local.mounts import Mount


class Plain:
    """Processes like any other of this user: for code that you would run anyway."""

    name = "none"

    def __init__(self, root: Path = Path(), host: HostSettings | None = None) -> None:
        """Take the server's root, and what this machine tells pip, npm and TLS."""
        self._certificates = str(root / CERTIFICATES)
        self._host = host or HostSettings()
        self._environments = installing.Environments(
            None, self._host, self._certificates, has_sudo=shutil.which("sudo") is not None
        )
        self._python = interpreter.base_executable()

    def mount_problem(self, path: str) -> str | None:
        """Refuse what commands would not find: they see the paths of this machine."""
        if is_below(path, f"/{HOME}") and path != f"/{HOME}":
            return None
        return (
            f"a volume at {path} needs a local Daytona with isolation bubblewrap: without "
            f"isolation choose a path below /{HOME}"
        )

    def prepare(self, folder: Path, mounts: Sequence[Mount] = ()) -> None:
        """Make home and the sandbox's own folders for temporary files and packages.

        A volume is a link below home.
        """
        for name in (HOME, TEMPORARY):
            (folder / name).mkdir(parents=True, exist_ok=True)
        self._environments.prepare(folder / installing.PLACE)
        for mount in mounts:
            mount.make_source(None)
            with mount.placed(folder, HOME, None) as (place, name):
                place.link_once(name, str(mount.source))

    def place(self, folder: Path) -> str:
        """Return the path on this machine: nothing hides it."""
        return str(folder / installing.PLACE)

    def start(
        self,
        folder: Path,
        control: socket.socket,
        errors: IO[bytes],
        mounts: Sequence[Mount] = (),  # noqa: ARG002 - links, see prepare
        *,
        network: bool,  # noqa: ARG002 - checked before, see problem()
    ) -> subprocess.Popen[bytes]:
        """Start the daemon in a session of its own."""
        return subprocess.Popen(  # noqa: S603 - our own daemon
            [*daemon_command(self._python), str(DAEMON.parent), STANDARD_INPUT],
            cwd=folder / HOME,
            env={},
            stdin=control.fileno(),
            stdout=errors,
            stderr=errors,
            start_new_session=True,
        )

    def settings(
        self, folder: Path, environment: Mapping[str, str], mounts: Sequence[Mount] = ()
    ) -> dict[str, Any]:
        """Return the layout of the sandbox's folder, which the routes show as ``/``."""
        place = self.place(folder)
        path = ":".join(search_path(place, [os.environ.get("PATH", os.defpath)]))
        own = variables_of_all(str(folder / HOME), path) | {"TMPDIR": str(folder / TEMPORARY)}
        own |= installing.environment(place) | self._host.variables(self._certificates)
        return {
            "root": str(folder),
            "confined": True,
            "environment": {**own, **environment},
            "python": f"{place}/bin/python",
            "node_candidates": interpreter.packaged_node(),
            "charts_folder": str(DAEMON / "charts"),
            "reaps_orphans": True,
            "volumes": [str(mount.volume) for mount in mounts],
        }
