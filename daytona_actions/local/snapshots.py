"""The snapshots of a server, each in a folder of its own: they outlive it as sandboxes do."""

from __future__ import annotations

import asyncio
import contextlib
import json
import logging
import os
from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import UUID

from daytona_actions.local import installing
from daytona_actions.local.answers import ControlPlaneError
from daytona_actions.local.copying import copy_folder
from daytona_actions.local.folders import remove_files, remove_folder, sync_folder, write_whole
from daytona_actions.local.reading import read_json
from daytona_actions.local.snapshot import DEACTIVATION, Snapshot, general_snapshot
from daytona_actions.local.stoppable import in_thread
from daytona_actions.local.store import COMING, GOING, METADATA, UNFINISHED

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime, timedelta
    from pathlib import Path

    from daytona_actions.local.clock import Clock

logger = logging.getLogger(__name__)

FILES = "files"
MOST_SNAPSHOTS = 100
UNLIMITED = 1 << 62


class Snapshots:
    """All snapshots of a server; used from its event loop only."""

    def __init__(
        self,
        folder: Path,
        clock: Clock,
        transition: timedelta,
        *,
        to_disk: bool,
        volumes: Path | None = None,
    ) -> None:
        """Take up the snapshots that a folder holds, and what no snapshot may lead to."""
        self.clock = clock
        self._folder = folder
        self._transition = transition
        self._to_disk = to_disk
        self._volumes = volumes
        general = general_snapshot(clock.now())
        self._snapshots = {general.id: general} | _load(folder)
        # Names of snapshots that are being made.
        self._coming: set[str] = set()
        # Copies that are being made of one, which its removal waits for.
        self._readers: dict[str, set[asyncio.Future[None]]] = {}
        self._removals: set[asyncio.Task[None]] = set()

    def state(self, snapshot: Snapshot) -> str:
        """Return the state in which a snapshot is now."""
        return snapshot.state(self.clock.now(), self._transition)

    def is_being_deactivated(self, snapshot: Snapshot) -> bool:
        """Tell whether a deactivation is too recent for another activation."""
        moment = snapshot.deactivated_at
        return moment is not None and self.clock.now() < moment + DEACTIVATION

    def latest_first(self) -> list[Snapshot]:
        """Return all: the general one comes last (recorded: create_sandbox_by_snapshot_id)."""
        found = sorted(self._snapshots.values(), key=lambda each: each.created_at, reverse=True)
        used = [each for each in found if each.last_used_at]
        used.sort(key=lambda each: each.last_used_at or each.created_at, reverse=True)
        found = [*used, *(each for each in found if not each.last_used_at)]
        return sorted(found, key=lambda each: each.is_general)

    def named(self, id_or_name: str) -> Snapshot | None:
        """Return a snapshot by its name or ID; an ID may be in capitals."""
        by_id = self._snapshots.get(id_or_name.lower())
        return by_id or next((s for s in self._snapshots.values() if s.name == id_or_name), None)

    def find(self, id_or_name: str) -> Snapshot:
        """Return a snapshot; raises the 404 of one that does not exist."""
        if found := self.named(id_or_name):
            return found
        raise ControlPlaneError(404, f"Snapshot with name {id_or_name} not found")

    def by_id(self, identity: str) -> Snapshot:
        """Return a snapshot by its ID alone; raises the 400 of a name, the 404 of another ID."""
        try:
            UUID(identity)
        except ValueError:
            raise ControlPlaneError(400, "Validation failed (uuid is expected)") from None
        return self.find(identity)

    def usable(self, id_or_name: str) -> Snapshot:
        """Return what a new sandbox is made from; raises the 400 of a snapshot that cannot be."""
        found = self.named(id_or_name)
        if found is None:
            reason = "Did you add it through the Daytona Dashboard?"
            raise ControlPlaneError(400, f"Snapshot {id_or_name} not found. {reason}")
        if (state := self.state(found)) != "active":
            raise ControlPlaneError(400, f"Snapshot {id_or_name} is {state}")
        return found

    def note_use(self, identity: str) -> None:
        """Note that a sandbox was made from a snapshot."""
        with contextlib.suppress(OSError):
            self.keep(replace(self._snapshots[identity], last_used_at=self.clock.now()))

    def keep(self, snapshot: Snapshot) -> None:
        """Change what is known of a snapshot. Raises OSError, and then nothing has changed."""
        if not snapshot.is_general:
            text = json.dumps(snapshot.to_json())
            write_whole(self._folder / snapshot.id / METADATA, text, to_disk=self._to_disk)
        self._snapshots[snapshot.id] = snapshot

    def is_taken(self, name: str) -> bool:
        """Tell whether a snapshot has this name, or will have it."""
        return name in self._coming or any(s.name == name for s in self._snapshots.values())

    def check_room(self) -> None:
        """Raise the 400 of one snapshot too many."""
        if len(self._snapshots) + len(self._coming) > MOST_SNAPSHOTS:
            message = f"Snapshot quota exceeded. Maximum allowed: {MOST_SNAPSHOTS}"
            raise ControlPlaneError(400, message)

    async def make(self, asked: Snapshot, files: Path) -> None:
        """Copy a sandbox's files: the snapshot is whole, or in the state error with a reason."""
        self._coming.add(asked.name)
        try:
            size = await in_thread(lambda is_wanted: self._copy(asked, files, is_wanted))
        except OSError as error:
            reason = error.strerror or str(error)
            logger.warning("snapshot %s could not be made: %s", asked.name, reason)
            self._add(replace(asked, error_reason=f"the snapshot could not be made: {reason}"))
        else:
            now = self.clock.now()
            made = replace(asked, size=size, created_at=now, updated_at=now, last_used_at=now)
            self._add(made)
        finally:
            self._coming.discard(asked.name)

    async def fill(
        self, identity: str, files: Path, place: str, is_wanted: Callable[[], bool]
    ) -> None:
        """Copy a snapshot's files to where a sandbox has its own: all of them or none.

        Raises OSError, also if the snapshot was removed.
        """
        snapshot = self._snapshots.get(identity)
        if snapshot is None:
            message = f"its snapshot {identity} was deleted before it could be copied"
            raise FileNotFoundError(message)
        done = asyncio.get_running_loop().create_future()
        self._readers.setdefault(identity, set()).add(done)
        try:
            await in_thread(lambda goes_on: self._fill(snapshot, files, place, goes_on), is_wanted)
        finally:
            self._readers[identity].discard(done)
            done.set_result(None)

    def remove(self, snapshot: Snapshot) -> None:
        """Send a snapshot to its end; twice too. Raises OSError."""
        if snapshot.removed_at:
            return
        now = self.clock.now()
        gone = replace(snapshot, removed_at=now, updated_at=now)
        self.keep(gone)
        task = asyncio.get_running_loop().create_task(self._remove(gone, now + self._transition))
        self._removals.add(task)
        task.add_done_callback(self._removals.discard)

    async def close(self) -> None:
        """End what is on its way: the next server takes it up."""
        for task in self._removals:
            task.cancel()
        await asyncio.gather(*self._removals, return_exceptions=True)

    async def _remove(self, snapshot: Snapshot, not_before: datetime) -> None:
        await self.clock.wait_until(not_before)
        while readers := self._readers.get(snapshot.id):
            await asyncio.wait(readers)
        await asyncio.to_thread(_discard, self._folder / snapshot.id)
        self._snapshots.pop(snapshot.id, None)
        self._readers.pop(snapshot.id, None)

    def _copy(self, asked: Snapshot, files: Path, is_wanted: Callable[[], bool]) -> int:
        coming = self._folder / f"{asked.id}{COMING}"
        try:
            coming.mkdir(mode=0o700, parents=True)
            most = int(asked.disk * (1 << 30))
            left_out = str(self._volumes) if self._volumes else None
            size = copy_folder(
                files, coming / FILES, most, is_wanted=is_wanted, leaves_out=left_out
            )
            remove_files(coming / FILES, UNFINISHED)
            text = json.dumps(replace(asked, size=size).to_json())
            write_whole(coming / METADATA, text, to_disk=self._to_disk)
            if self._to_disk:
                # The whole of it, before it has its name: one call, however many files there are.
                os.sync()
            coming.rename(self._folder / asked.id)
            if self._to_disk:
                sync_folder(self._folder)
        except OSError:
            remove_folder(coming)
            raise
        return size

    def _fill(
        self, snapshot: Snapshot, files: Path, place: str, is_wanted: Callable[[], bool]
    ) -> None:
        coming = files.with_name(f"{files.name}{COMING}")
        remove_folder(coming)
        try:
            copy_folder(self._folder / snapshot.id / FILES, coming, UNLIMITED, is_wanted=is_wanted)
            if snapshot.place != place:
                installing.move_programs(coming, snapshot.place, place)
            coming.rename(files)
        except OSError:
            remove_folder(coming)
            raise

    def _add(self, snapshot: Snapshot) -> None:
        try:
            (self._folder / snapshot.id).mkdir(mode=0o700, exist_ok=True)
            self.keep(snapshot)
        except OSError as error:
            logger.warning("the state of snapshot %s cannot be kept: %s", snapshot.name, error)
            self._snapshots[snapshot.id] = snapshot


def _load(folder: Path) -> dict[str, Snapshot]:
    """Return the snapshots of an earlier server; one that cannot be read hides no other."""
    found = {}
    for path in sorted(folder.glob("*")):
        if path.suffix in {COMING, GOING}:
            remove_folder(path)
            continue
        try:
            kept = read_json((path / METADATA).read_text(encoding="utf-8"))
            snapshot = Snapshot.from_json(kept)
            if snapshot.id != path.name:
                message = f"its data is that of snapshot {snapshot.id}"
                raise ValueError(message)  # noqa: TRY301 - as whatever else cannot be read
        except (OSError, ValueError, TypeError, KeyError) as error:
            # Nothing is deleted that may still be of use.
            logger.warning("%s is no snapshot and left alone: %s", path, error)
            continue
        if snapshot.removed_at:
            _discard(path)
        else:
            found[snapshot.id] = snapshot
    return found


def _discard(folder: Path) -> None:
    """Remove a snapshot's folder: one rename is the end of it."""
    going = folder.with_name(f"{folder.name}{GOING}")
    with contextlib.suppress(OSError):
        folder.rename(going)
    remove_folder(folder)
    remove_folder(going)
