"""Brings sandboxes from state to state: create, start, stop, archive, delete."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from daytona_actions.local.answers import ControlPlaneError
from daytona_actions.local.connection import ToolboxDaemon
from daytona_actions.local.copying import CopyError
from daytona_actions.local.mounts import MountError
from daytona_actions.local.sandbox import Sandbox
from daytona_actions.local.transitions import Transitions
from daytona_actions.local.variables import variables_of

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine
    from datetime import datetime
    from pathlib import Path

    from daytona_actions.local.clock import Clock
    from daytona_actions.local.isolation import Isolation
    from daytona_actions.local.mounts import Mount
    from daytona_actions.local.snapshots import Snapshots
    from daytona_actions.local.store import Store

logger = logging.getLogger(__name__)

REACHABLE = {"started", "snapshotting", "resizing"}


@dataclass(frozen=True)
class Limits:
    """What one local Daytona allows; ``transition_seconds`` is how long a change lasts at least."""

    network: bool = True
    sandboxes: int = 128
    transition_seconds: float = 0


class Lifecycle:
    """All sandboxes of a server, and what runs for them; used from its event loop only."""

    def __init__(  # noqa: PLR0913 - what sandboxes are made with
        self,
        store: Store,
        isolation: Isolation,
        clock: Clock,
        limits: Limits,
        *,
        snapshots: Snapshots,
        mounts: Callable[[list[dict[str, str]]], list[Mount]],
    ) -> None:
        """Take up the sandboxes that the store holds."""
        self.sandboxes = {sandbox.id: sandbox for sandbox in store.load(clock.now())}
        self.clock = clock
        self.transitions = Transitions(clock, limits.transition_seconds, store.save)
        self._store = store
        self._isolation = isolation
        self._limits = limits
        self._snapshots = snapshots
        self._mounts = mounts
        self._daemons: dict[str, ToolboxDaemon] = {}
        # What is being written to disk and does not show yet.
        self._coming: dict[str, Sandbox] = {}
        self._background: set[asyncio.Task[None]] = set()

    def find(self, id_or_name: str) -> Sandbox:
        """Return a sandbox; raises the 404 of one that does not exist."""
        for sandbox in self.sandboxes.values():
            if id_or_name in {sandbox.id, sandbox.name}:
                return sandbox
        raise ControlPlaneError(404, f"Sandbox with ID or name {id_or_name} not found")

    def user_of_volume(self, volume: str) -> str | None:
        """Return the name of a sandbox that has the volume of an ID; None if none has."""
        users = (s for s in self._all() if s.state != "destroying")
        return next(
            (s.name for s in users if any(each["volumeId"] == volume for each in s.volumes)), None
        )

    def mount_problem(self, path: str) -> str | None:
        """Say why no volume is mounted at a path here; None if one is."""
        return self._isolation.mount_problem(path)

    def daemon(self, sandbox: Sandbox) -> ToolboxDaemon | None:
        """Return the toolbox daemon of a sandbox if it is started, also while it is altered."""
        return self._daemons.get(sandbox.id) if sandbox.state in REACHABLE else None

    async def create(self, values: dict[str, Any]) -> Sandbox:
        """Add a sandbox that starts in the background; raises the 409 of a name in use."""
        now, identity = self.clock.now(), str(uuid4())
        name = values.pop("name", None) or identity
        if any(sandbox.name == name for sandbox in self._all()):
            raise ControlPlaneError(409, f"Sandbox with name {name} already exists")
        held = sum(sandbox.state != "destroying" for sandbox in self._all())
        if held >= self._limits.sandboxes:
            message = (
                f"Total sandbox limit exceeded. Maximum allowed: {self._limits.sandboxes}. "
                "Delete sandboxes, or start the local Daytona with a higher max_sandboxes."
            )
            raise ControlPlaneError(400, message)
        sandbox = Sandbox(identity, name, now, now, now, **values)
        self._coming[identity] = sandbox
        try:
            await self.transitions.keep(sandbox, write=self._store.add)
        finally:
            del self._coming[identity]
        self.sandboxes[identity] = sandbox
        if sandbox.state == "creating":
            self.transitions.begin(sandbox, self._bring_up)
        return sandbox

    async def start(self, sandbox: Sandbox) -> None:
        """Start a stopped sandbox at once, an archived one in the background."""
        await self._wait_until_created(sandbox)
        if sandbox.state == "started":
            return
        self.transitions.refuse_if_changing(sandbox)
        if sandbox.state == "archived":
            sandbox.desired_state = "started"
            self.transitions.begin(sandbox, self._restore)
            return
        _refuse_errored(sandbox)
        self.transitions.set(sandbox, "starting", desired_state="started", error_reason=None)
        await asyncio.wait([self.transitions.begin(sandbox, self._bring_up)])
        if sandbox.error_reason:
            raise ControlPlaneError(400, f"Sandbox failed to start: {sandbox.error_reason}")

    async def stop(self, sandbox: Sandbox) -> None:
        """Send a started sandbox to ``stopped``, or to its end where that is at once."""
        await self._wait_until_created(sandbox)
        await self.stop_started(sandbox)

    async def stop_started(self, sandbox: Sandbox) -> None:
        """Stop a sandbox, but for one that is being created."""
        self.transitions.refuse_if_changing(sandbox)
        _refuse_errored(sandbox)
        if sandbox.state != "started":
            raise ControlPlaneError(400, "Sandbox is not in a stoppable state")
        if sandbox.auto_delete_interval == 0:
            # Recorded (auto_delete_at_once): it is never seen as stopping.
            await self.destroy(sandbox)
            return
        self.transitions.set(sandbox, "stopping", desired_state="stopped")
        self.transitions.begin(sandbox, self._shut_down)

    async def archive(self, sandbox: Sandbox) -> None:
        """Send a stopped sandbox to ``archived``."""
        self.transitions.refuse_if_changing(sandbox)
        _refuse_errored(sandbox)
        if sandbox.state != "stopped":
            raise ControlPlaneError(400, "Sandbox is not stopped")
        self.transitions.set(sandbox, "archiving", desired_state="archived")
        self.transitions.begin(sandbox, self._pack)

    async def destroy(self, sandbox: Sandbox) -> None:
        """Delete a sandbox with all its processes and files.

        One that is being created is not waited for: it never starts.
        """
        if sandbox.state != "creating":
            self.transitions.refuse_if_changing(sandbox)
        sandbox.name = f"DESTROYED_{sandbox.name}_{int(self.clock.now().timestamp() * 1000)}"
        # Shown at once: from here on nothing else is done with it.
        self.transitions.set(sandbox, "destroying", desired_state="destroyed")
        with contextlib.suppress(ControlPlaneError):
            await self.transitions.keep(sandbox)
        removal = self._remove(sandbox, self.transitions.end())
        self.in_background(removal, f"sandbox {sandbox.id} could not be deleted")

    def in_background(self, work: Coroutine[Any, Any, None], failure: str) -> None:
        """Do what is no change of state, until the server is closed; ``failure`` is logged then."""
        task = asyncio.get_running_loop().create_task(work)
        self._background.add(task)
        task.add_done_callback(self._background.discard)
        task.add_done_callback(partial(_log_failure, failure))

    async def close(self) -> None:
        """Stop everything that runs; the sandboxes stay in the store."""
        for task in self._background:
            task.cancel()
        await asyncio.gather(*self._background, return_exceptions=True)
        await self.transitions.cancel()
        await asyncio.gather(*(daemon.stop() for daemon in self._daemons.values()))
        self._daemons.clear()

    def _all(self) -> list[Sandbox]:
        return [*self.sandboxes.values(), *self._coming.values()]

    async def _bring_up(self, sandbox: Sandbox, not_before: datetime) -> None:
        await self.clock.wait_until(not_before)
        if sandbox.state != "destroying":
            await self._start_daemon(sandbox)

    async def _wait_until_created(self, sandbox: Sandbox) -> None:
        """Wait for a sandbox that is being created, as the real server's answer to a create does.

        Recorded: lifecycle_while_creating. Here it is answered at once, and who comes next waits.
        """
        if sandbox.state == "creating" and (work := self.transitions.work(sandbox)):
            await asyncio.wait([work])

    async def _start_daemon(self, sandbox: Sandbox) -> None:
        try:
            folder = self._store.folder(sandbox)
            await self._fill(sandbox, folder)
            mounts = self._mounts(sandbox.volumes)
            await asyncio.to_thread(self._isolation.prepare, folder, mounts)
            daemon = await ToolboxDaemon.start(
                self._isolation,
                folder,
                variables_of(sandbox),
                mounts,
                network=self._limits.network and not sandbox.network_block_all,
                to_disk=self._store.is_kept,
                on_end=lambda: self._daemon_ended(sandbox),
            )
        except OSError as error:
            await self._fail_to_start(sandbox, error)
            return
        if sandbox.state == "destroying":
            await daemon.stop()
            return
        self._daemons[sandbox.id] = daemon
        sandbox.touch(self.clock.now())
        kept = {"backup_state": "None", "error_reason": None, "stopped_by_restart": False}
        await self.transitions.arrive(sandbox, "started", **kept)

    async def _fail_to_start(self, sandbox: Sandbox, error: OSError) -> None:
        values: dict[str, Any] = {"state": "error"}
        if isinstance(error, MountError) and sandbox.state != "creating":
            # What is in the way can be moved; and nobody asked for the sandbox to stop.
            values = {"state": "stopped", "desired_state": "stopped", "stopped_by_restart": True}
        reason = error.strerror if isinstance(error, CopyError) else str(error)
        if sandbox.state != "destroying":
            await self.transitions.arrive(sandbox, **values, error_reason=reason)

    async def _fill(self, sandbox: Sandbox, folder: Path) -> None:
        """Give a sandbox that starts for the first time the files of its snapshot."""
        if sandbox.snapshot_id and not self._store.has_files(sandbox):
            place = self._isolation.place(folder)
            is_wanted = lambda: sandbox.state != "destroying"  # noqa: E731
            await self._snapshots.fill(sandbox.snapshot_id, folder, place, is_wanted)

    def _daemon_ended(self, sandbox: Sandbox) -> None:
        if work := self.transitions.work(sandbox):
            # As when it ends while a snapshot is made of it.
            work.add_done_callback(lambda _work: self._daemon_ended(sandbox))
        elif sandbox.state == "started":
            logger.warning("sandbox %s ended by itself", sandbox.id)
            self.transitions.set(sandbox, "stopping", desired_state="stopped")
            self.transitions.begin(sandbox, self._shut_down)

    async def _shut_down(self, sandbox: Sandbox, not_before: datetime) -> None:
        await self._stop_daemon(sandbox)
        await self.clock.wait_until(not_before)
        await self.transitions.arrive(sandbox, "stopped", backup_state="None")

    async def _stop_daemon(self, sandbox: Sandbox) -> None:
        if daemon := self._daemons.pop(sandbox.id, None):
            await daemon.stop()

    async def _pack(self, sandbox: Sandbox, not_before: datetime) -> None:
        await self.clock.wait_until(not_before)
        self.transitions.set(sandbox, "archiving", backup_state="Pending")
        await self.clock.wait_until(self.transitions.end())
        backed_up = {"backup_state": "Completed", "backup_created_at": self.clock.now()}
        await self.transitions.arrive(sandbox, "archived", **backed_up)

    async def _restore(self, sandbox: Sandbox, not_before: datetime) -> None:
        await self.clock.wait_until(not_before)
        self.transitions.set(sandbox, "restoring")
        await self.clock.wait_until(self.transitions.end())
        await self._start_daemon(sandbox)

    async def _remove(self, sandbox: Sandbox, not_before: datetime) -> None:
        if work := self.transitions.work(sandbox):
            await asyncio.wait([work])
        await self._stop_daemon(sandbox)
        await self.clock.wait_until(not_before)
        await asyncio.to_thread(self._store.delete, sandbox)
        del self.sandboxes[sandbox.id]
        self.transitions.forget(sandbox)


def _refuse_errored(sandbox: Sandbox) -> None:
    """Raise the 400 of a sandbox that can only be deleted (recorded: settings_archive_stopped)."""
    if sandbox.state == "error":
        raise ControlPlaneError(400, "Sandbox is in an errored state")


def _log_failure(failure: str, task: asyncio.Task[None]) -> None:
    if not task.cancelled() and (error := task.exception()):
        logger.error("%s", failure, exc_info=error)
