"""What a sandbox goes through and comes back from: a snapshot of it, a backup, another size."""

from __future__ import annotations

import logging
from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from daytona_actions.local.answers import ControlPlaneError
from daytona_actions.local.create_values import check_limits
from daytona_actions.local.snapshot import Snapshot

if TYPE_CHECKING:
    from datetime import datetime

    from daytona_actions.local.isolation import Isolation
    from daytona_actions.local.lifecycle import Lifecycle
    from daytona_actions.local.sandbox import Sandbox
    from daytona_actions.local.snapshots import Snapshots
    from daytona_actions.local.store import Store

logger = logging.getLogger(__name__)

SETTLED = {"started", "stopped"}
NO_CHANGES = "No resource changes specified - sandbox is already at the desired configuration"


class Alterations:
    """Changes of sandboxes that end in the state in which they began."""

    def __init__(
        self, lifecycle: Lifecycle, store: Store, isolation: Isolation, snapshots: Snapshots
    ) -> None:
        """Take what is changed, and where its files and snapshots are."""
        self._lifecycle = lifecycle
        self._transitions = lifecycle.transitions
        self._store = store
        self._isolation = isolation
        self._snapshots = snapshots

    def take_snapshot(self, sandbox: Sandbox, name: str) -> None:
        """Make a snapshot of a sandbox in the background.

        A name that is taken is no error, and nothing is made (recorded:
        snapshot_of_a_sandbox_twice).
        """
        if sandbox.state not in SETTLED or self._transitions.is_changing(sandbox):
            message = "Sandbox must be in started or stopped state to create a snapshot"
            raise ControlPlaneError(400, message)
        if not self._snapshots.is_taken(name):
            self._snapshots.check_room()
        before = sandbox.state
        now = self._lifecycle.clock.now()
        sandbox.touch(now)
        self._transitions.set(sandbox, "snapshotting")
        place = self._isolation.place(self._store.folder(sandbox))
        asked = Snapshot(
            *(str(uuid4()), name, now, now),
            cpu=sandbox.cpu,
            gpu=sandbox.gpu,
            memory=sandbox.memory,
            disk=sandbox.disk,
            place=place,
        )
        self._transitions.begin(sandbox, partial(self._copy, asked=asked, before=before))

    def resize(self, sandbox: Sandbox, asked: dict[str, Any]) -> None:
        """Give a sandbox other numbers; raises the 400 of those that it cannot have.

        The rules are those of the public server's source: no server that offers it was recorded.
        """
        if sandbox.state not in SETTLED:
            raise ControlPlaneError(400, "Sandbox must be in started or stopped state to resize")
        self._transitions.refuse_if_changing(sandbox)
        if not asked:
            raise ControlPlaneError(400, NO_CHANGES)
        if sandbox.state == "started":
            _refuse_while_started(sandbox, asked)
        if asked.get("disk", sandbox.disk) < sandbox.disk:
            raise ControlPlaneError(400, "Sandbox disk size cannot be decreased")
        if all(getattr(sandbox, name) == value for name, value in asked.items()):
            raise ControlPlaneError(400, NO_CHANGES)
        check_limits(asked)
        before = sandbox.state
        self._transitions.set(sandbox, "resizing")
        self._transitions.begin(sandbox, partial(self._resize, asked=asked, before=before))

    def back_up(self, sandbox: Sandbox) -> None:
        """Go through the states of a backup: the files are on this machine's disk already."""
        self._transitions.refuse_if_changing(sandbox)
        if sandbox.backup_state in {"Pending", "InProgress"}:
            raise ControlPlaneError(400, "Sandbox backup is already in progress")
        if sandbox.state in SETTLED:
            failure = f"a backup of sandbox {sandbox.id} could not be made"
            self._lifecycle.in_background(self._back_up(sandbox), failure)

    async def _copy(
        self, sandbox: Sandbox, not_before: datetime, *, asked: Snapshot, before: str
    ) -> None:
        if not self._snapshots.is_taken(asked.name):
            files = self._store.folder(sandbox)
            await self._snapshots.make(asked, files)
        await self._lifecycle.clock.wait_until(not_before)
        await self._transitions.arrive(sandbox, before)

    async def _resize(
        self, sandbox: Sandbox, not_before: datetime, *, asked: dict[str, Any], before: str
    ) -> None:
        await self._lifecycle.clock.wait_until(not_before)
        await self._transitions.arrive(sandbox, before, **asked)

    async def _back_up(self, sandbox: Sandbox) -> None:
        for state in ("Pending", "InProgress"):
            sandbox.backup_state = state
            self._transitions.changed.set()
            await self._lifecycle.clock.wait_until(self._transitions.end())
            if sandbox.backup_state != state:
                return  # It was started, stopped or archived meanwhile.
        now = self._lifecycle.clock.now()
        backed_up = {"backup_state": "Completed", "backup_created_at": now}
        await self._transitions.change(sandbox, **backed_up)


def _refuse_while_started(sandbox: Sandbox, asked: dict[str, Any]) -> None:
    if "disk" in asked:
        raise ControlPlaneError(400, "Disk resize can only be performed on a stopped sandbox")
    if asked.get("cpu", sandbox.cpu) < sandbox.cpu:
        message = "Sandbox must be in stopped state to decrease the number of CPU cores"
        raise ControlPlaneError(400, message)
    if asked.get("memory", sandbox.memory) < sandbox.memory:
        raise ControlPlaneError(400, "Sandbox must be in stopped state to decrease memory")
