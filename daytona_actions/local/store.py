"""Keeps sandboxes in folders, so that all of them are found again after any kind of end."""

from __future__ import annotations

import contextlib
import json
import logging
import re
from typing import TYPE_CHECKING

from daytona_actions.local.folders import (
    remove_files,
    remove_folder,
    sync_folder,
    write_whole,
)
from daytona_actions.local.reading import read_json
from daytona_actions.local.roots import Root
from daytona_actions.local.sandbox import Sandbox

if TYPE_CHECKING:
    import os
    from datetime import datetime
    from pathlib import Path

logger = logging.getLogger(__name__)

METADATA = "metadata.json"
# The folder of a sandbox that is being made, and of one that is being removed: one rename is all
# that makes it a sandbox, or ends that. A server that is killed leaves nothing in between.
COMING, GOING = ".coming", ".going"
# As the daemon names them: daemon/transfer.py.
UNFINISHED = re.compile(r"\.daytona-[0-9a-f]{16}\.part\Z")
# What a sandbox that was on its way somewhere is after the server is gone.
STATE_AFTER_RESTART = {
    "started": "stopped",
    "creating": "stopped",
    "starting": "stopped",
    "stopping": "stopped",
    "archiving": "stopped",
    "restoring": "archived",
    "snapshotting": "stopped",
    "resizing": "stopped",
}


class Store:
    """A root folder with one folder for each sandbox."""

    def __init__(self, root: str | os.PathLike[str] | None) -> None:
        """Take a folder, made if needed; None makes a temporary one that close removes.

        Raises UnusableRootError if it cannot be written or belongs to a running server.
        """
        self._root = Root(root)
        self.root = self._root.path
        # Of a temporary root nothing is left after a crash of the machine anyway.
        self.is_kept = not self._root.is_temporary
        self._sandboxes = self._root.sandboxes

    def folder(self, sandbox: Sandbox) -> Path:
        """Return the folder with a sandbox's files."""
        return self._sandboxes / sandbox.id / "files"

    def has_files(self, sandbox: Sandbox) -> bool:
        """Tell whether a sandbox was ever started."""
        return self.folder(sandbox).exists()

    def add(self, sandbox: Sandbox) -> None:
        """Make a new sandbox's folder, or nothing. Raises OSError."""
        coming = self._sandboxes / f"{sandbox.id}{COMING}"
        try:
            coming.mkdir(mode=0o700)
            self._write(coming, sandbox)
            coming.rename(self._sandboxes / sandbox.id)
            if self.is_kept:
                sync_folder(self._sandboxes)
        except OSError:
            remove_folder(coming)
            raise

    def save(self, sandbox: Sandbox) -> None:
        """Write a sandbox's data: the whole of it or nothing. Raises OSError."""
        self._write(self._sandboxes / sandbox.id, sandbox)

    def load(self, now: datetime) -> list[Sandbox]:
        """Return the sandboxes of an earlier server, none of them running.

        Those that its end stopped are stopped since now: intervals count from here. One that
        cannot be read keeps no other from being there.
        """
        found = []
        for folder in sorted(self._sandboxes.iterdir()):
            if folder.suffix in {COMING, GOING}:
                remove_folder(folder)
                continue
            try:
                sandbox = self._read(folder)
            except (OSError, ValueError, TypeError, KeyError) as error:
                # Nothing is deleted that may still be of use.
                logger.warning("%s is no sandbox and left alone: %s", folder, error)
                continue
            if sandbox.state == "destroying":
                self.delete(sandbox)
                continue
            if sandbox.backup_state in {"Pending", "InProgress"}:
                sandbox.backup_state = "None"
            if after := STATE_AFTER_RESTART.get(sandbox.state):
                self._arrive(sandbox, after, now)
            found.append(sandbox)
        return found

    def delete(self, sandbox: Sandbox) -> None:
        """Remove a sandbox's files and data."""
        folder, going = self._sandboxes / sandbox.id, self._sandboxes / f"{sandbox.id}{GOING}"
        with contextlib.suppress(OSError):
            folder.rename(going)
        remove_folder(folder)
        remove_folder(going)

    def close(self) -> None:
        """Give the root folder back; a temporary one is removed."""
        self._root.close()

    def _write(self, folder: Path, sandbox: Sandbox) -> None:
        write_whole(folder / METADATA, json.dumps(sandbox.to_json()), to_disk=self.is_kept)

    def _read(self, folder: Path) -> Sandbox:
        sandbox = Sandbox.from_json(read_json((folder / METADATA).read_text(encoding="utf-8")))
        if sandbox.id != folder.name:
            # As in a copy made by hand, whose end would be the original's.
            message = f"its data is that of sandbox {sandbox.id}"
            raise ValueError(message)
        return sandbox

    def _arrive(self, sandbox: Sandbox, state: str, now: datetime) -> None:
        sandbox.state, sandbox.updated_at = state, now
        remove_files(self.folder(sandbox), UNFINISHED)
        if state == "stopped":
            sandbox.desired_state, sandbox.stopped_by_restart = state, True
        try:
            self.save(sandbox)
        except OSError as error:
            logger.warning("the state of sandbox %s cannot be kept: %s", sandbox.name, error)
