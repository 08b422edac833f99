"""Starts the toolbox daemon of a sandbox: confined by bubblewrap, or as a plain process."""

from __future__ import annotations

import os
import shutil
import sys
from functools import partial
from typing import IO, TYPE_CHECKING, Any, Protocol

from daytona_actions.local import bubblewrap, installing, interpreter
from daytona_actions.local.daemon import kernel
from daytona_actions.local.host_settings import HostSettings
from daytona_actions.local.layout import (
    CERTIFICATES,
    DAEMON,
    HOME,
    TEMPORARY,
    daemon_command,
    search_path,
    variables_of_all,
)
from daytona_actions.local.mounts import is_below
from daytona_actions.local.plain import Plain

if TYPE_CHECKING:
    import socket
    import subprocess
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from daytona_actions.local.mounts import Mount

GO_ON = (
    "repair that, or choose isolation none, where what runs can do all that you can do on this "
    "machine"
)


class Isolation(Protocol):
    """How the processes of a sandbox are kept apart from this machine."""

    name: str

    def mount_problem(self, path: str) -> str | None:
        """Say why no volume is mounted at a path; None if one is."""

    def prepare(self, folder: Path, mounts: Sequence[Mount] = ()) -> None:
        """Make the folders of a new sandbox, and those that its volumes take."""

    def place(self, folder: Path) -> str:
        """Return where the sandbox with this folder sees its own environment."""

    def start(
        self,
        folder: Path,
        control: socket.socket,
        errors: IO[bytes],
        mounts: Sequence[Mount] = (),
        *,
        network: bool,
    ) -> subprocess.Popen[bytes]:
        """Start the daemon with its control socket, its complaints to a file."""

    def settings(
        self, folder: Path, environment: Mapping[str, str], mounts: Sequence[Mount] = ()
    ) -> dict[str, Any]:
        """Return what the daemon is told first."""


class Bubblewrap:
    """A namespace with its own init for each sandbox, made by the program bwrap."""

    name = "bubblewrap"

    def __init__(self, program: str, hidden: Path, host: HostSettings) -> None:
        """Take the path of bwrap, and a folder that no sandbox may see: the server's root."""
        self._program = program
        self._host = host
        self._owner = bubblewrap.outside_user()
        self._environments = installing.Environments(
            self._owner, host, bubblewrap.CERTIFICATES, has_sudo=False
        )
        self._python = interpreter.base_executable()
        # What all sandboxes see alike.
        self._view = partial(
            bubblewrap.View,
            certificates=hidden / CERTIFICATES,
            daemon=DAEMON,
            prefixes=interpreter.prefixes(),
            links=interpreter.links(),
            hidden=hidden,
        )

    def mount_problem(self, path: str) -> str | None:
        """Say what a volume would hide, or where nothing can be made."""
        return bubblewrap.mount_problem(path, interpreter.prefixes())

    def prepare(self, folder: Path, mounts: Sequence[Mount] = ()) -> None:
        """Make home, /tmp and the place of installed packages, owned by the sandbox's user."""
        for name in (HOME, TEMPORARY):
            (folder / name).mkdir(parents=True, exist_ok=True)
            if self._owner is not None:
                os.chown(folder / name, self._owner, self._owner)
        self._environments.prepare(folder / installing.PLACE)
        for mount in mounts:
            mount.make_source(self._owner)
            for top in (HOME, TEMPORARY):
                # What bwrap would make itself, it would make behind links too.
                if is_below(mount.path, f"/{top}"):
                    with mount.placed(folder, top, self._owner) as (place, name):
                        # As a server without isolation had made it.
                        place.drop_link(name, str(mount.source))
                        with place.inside(name, replaces=False):
                            pass

    def place(self, folder: Path) -> str:  # noqa: ARG002 - all sandboxes see theirs there
        """Return where every sandbox sees its own environment."""
        return f"/{installing.PLACE}"

    def start(
        self,
        folder: Path,
        control: socket.socket,
        errors: IO[bytes],
        mounts: Sequence[Mount] = (),
        *,
        network: bool,
    ) -> subprocess.Popen[bytes]:
        """Start bwrap, and the daemon in it; bwrap's options stay out of its command line."""
        view = self._view(
            home=folder / HOME,
            temporary=folder / TEMPORARY,
            installed=folder / installing.PLACE,
            mounts=[(str(mount.source), mount.path) for mount in mounts],
            network=network,
            # The folder of a sandbox has its ID as its name.
            hostname=folder.parent.name,
        )
        daemon = [*daemon_command(self._python), bubblewrap.DAEMON_PARENT]
        return bubblewrap.start(
            self._program, view, self._owner, daemon, control=control, errors=errors
        )

    def settings(
        self, folder: Path, environment: Mapping[str, str], mounts: Sequence[Mount] = ()
    ) -> dict[str, Any]:
        """Return the layout inside: the kernel shows the daemon the sandbox's own folders."""
        place = self.place(folder)
        path = ":".join(search_path(place, interpreter.SEARCH_PATH))
        own = variables_of_all(bubblewrap.HOME, path) | installing.environment(place)
        return {
            "root": "/",
            "confined": False,
            "environment": {**own, **self._host.variables(bubblewrap.CERTIFICATES), **environment},
            "python": f"{place}/bin/python",
            "node_candidates": interpreter.packaged_node(),
            "charts_folder": f"{bubblewrap.DAEMON_PARENT}/daemon/charts",
            "reaps_orphans": False,
            "mounts": {mount.path: mount.identity(self._owner) for mount in mounts},
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


def isolation_report() -> list[tuple[str, bool | None, str]]:
    """Return what holds for sandboxes on this machine: subject, whether it works, a sentence.

    None is neither: what is not installed is no fault.
    """
    reason = problem("bubblewrap")
    if reason:
        works = False if _is_installed() else None
        return [("isolation here", works, f"none, unless bubblewrap works: {reason}")]
    lines: list[tuple[str, bool | None, str]] = [("isolation here", True, "bubblewrap works")]
    if kernel.scopes_abstract_sockets():
        return [*lines, ("abstract sockets", True, "closed to sandboxes by Landlock")]
    reachable = "open to sandboxes with network: Linux 6.12 with Landlock closes them"
    return [*lines, ("abstract sockets", False, reachable)]


def choose(name: str, root: Path, host: HostSettings | None = None) -> Isolation:
    """Return the isolation of a name; ``auto`` is bubblewrap, none where that is not installed.

    Raises ValueError with the reason if the named one does not work here, or if bubblewrap is
    installed and does not work: isolation is never lost without a word.
    """
    if name == "auto":
        name = "bubblewrap" if _is_installed() else "none"
    if reason := problem(name):
        way_on = f"; {GO_ON}" if name == "bubblewrap" else ""
        message = f"isolation {name!r} does not work here: {reason}{way_on}"
        raise ValueError(message)
    host = host or HostSettings()
    host.keep_certificates(root / CERTIFICATES)
    if name == "none":
        return Plain(root, host)
    return Bubblewrap(shutil.which("bwrap") or "bwrap", root, host)


def _is_installed() -> bool:
    return sys.platform == "linux" and shutil.which("bwrap") is not None
