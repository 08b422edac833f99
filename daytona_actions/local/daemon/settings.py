"""What the server tells a toolbox daemon at its start."""

from __future__ import annotations

import os
from typing import NamedTuple


class Settings(NamedTuple):
    """How a sandbox is laid out and what its processes get.

    ``root`` is the folder that file routes see as ``/``: the real one where the kernel confines
    the daemon, the sandbox's own folder (``confined``) where nothing else does. With ``to_disk``
    files that are written last even if the machine crashes. ``volumes`` are the folders outside of
    the root to which links may lead; ``mounts`` says which folder, by device and number, must be
    where a volume is mounted.
    """

    root: str
    confined: bool
    environment: dict[str, str]
    python: str
    node_candidates: list[str]
    charts_folder: str
    reaps_orphans: bool
    home: str = "/home/daytona"
    to_disk: bool = True
    volumes: tuple[str, ...] = ()
    mounts: dict[str, list[int]] | None = None

    def real_path(self, path: str) -> str:
        """Return where a path as the API writes it is for the processes of this sandbox."""
        if not self.confined:
            return path
        return self.root + path if path.startswith("/") else path

    @property
    def real_home(self) -> str:
        """The folder that the sandbox's processes begin in, as they see it.

        HOME says which where the sandbox has its own (recorded: create_sandbox_env_names).
        """
        own = self.real_path(self.home)
        given = self.environment.get("HOME", own)
        if given == own or not given.startswith("/"):
            return own
        folder = self.real_path(given)
        return folder if os.path.isdir(folder) else own
