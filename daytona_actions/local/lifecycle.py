"""Brings sandboxes from state to state: create, start, stop, archive, delete."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from daytona_actions.local.answers import ControlPlaneError
from daytona_actions.local.connection import DaemonLostError, ToolboxDaemon
from daytona_actions.local.sandbox import ARRIVED, CHANGING, Sandbox
from daytona_actions.local.variables import variables_of

if TYPE_CHECKING:
    from daytona_actions.local.clock import Clock
    from daytona_actions.local.isolation import Isolation
    from daytona_actions.local.store import Store

logger = logging.getLogger(__name__)

MOMENT_SECONDS = 0.5
Change = Callable[[Sandbox, datetime], Coroutine[Any, Any, None]]
"""Brings a sandbox to its next state, not before a moment."""


@dataclass(frozen=True)
class Limits:
    """What one local Daytona allows; ``transition_seconds`` is how long a change lasts at least."""

    network: bool = True
    sandboxes: int = 128
    transition_seconds: float = 0


class Lifecycle:
    """All sandboxes of a server, and what runs for them; used from its event loop only."""

    def __init__(self, store: Store, isolation: Isolation, clock: Clock, limits: Limits) -> None:
        """Take up the sandboxes that the store holds."""
        self.sandboxes = {sandbox.id: sandbox for sandbox in store.load(clock.now())}
        self.clock = clock
        self.changed = asyncio.Event()
        self._store = store
        self._isolation = isolation
        self._limits = limits
        self._daemons: dict[str, ToolboxDaemon] = {}
        # What brings a sandbox to its next state; only its deletion may come on top of that.
        self._work: dict[str, asyncio.Task[None]] = {}
        self._deletions: set[asyncio.Task[None]] = set()

    def find(self, id_or_name: str) -> Sandbox:
        """Return a sandbox; raises the 404 of one that does not exist."""
        for sandbox in self.sandboxes.values():
            if id_or_name in {sandbox.id, sandbox.name}:
                return sandbox
        raise ControlPlaneError(404, f"Sandbox with ID or name {id_or_name} not found")

    def daemon(self, sandbox: Sandbox) -> ToolboxDaemon | None:
        """Return the toolbox daemon of a sandbox if it is started."""
        return self._daemons.get(sandbox.id) if sandbox.state == "started" else None

    async def give_a_moment(self, sandbox: Sandbox) -> None:
        """Wait a moment for a sandbox to arrive: newest SDKs ask only once a second."""
        work = self._work.get(sandbox.id)
        if work and not self._limits.transition_seconds:
            await asyncio.wait([work], timeout=MOMENT_SECONDS)

    def create(self, values: dict[str, Any]) -> Sandbox:
        """Add a sandbox that starts in the background; raises the 409 of a name in use."""
        now, identity = self.clock.now(), str(uuid4())
        name = values.pop("name", None) or identity
        if any(sandbox.name == name for sandbox in self.sandboxes.values()):
            raise ControlPlaneError(409, f"Sandbox with name {name} already exists")
        held = sum(sandbox.state != "destroying" for sandbox in self.sandboxes.values())
        if held >= self._limits.sandboxes:
            message = (
                f"Total sandbox limit exceeded. Maximum allowed: {self._limits.sandboxes}. "
                "Delete sandboxes, or start the local Daytona with a higher max_sandboxes."
            )
            raise ControlPlaneError(400, message)
        sandbox = Sandbox(identity, name, now, now, now, **values)
        self._keep(sandbox, self._store.add)
        self.sandboxes[identity] = sandbox
        if sandbox.state == "creating":
            self._begin(sandbox, self._bring_up)
        return sandbox

    async def start(self, sandbox: Sandbox) -> None:
        """Start a stopped sandbox at once, an archived one in the background."""
        await self._wait_until_created(sandbox)
        if sandbox.state == "started":
            return
        self._refuse_if_changing(sandbox)
        if sandbox.state == "archived":
            sandbox.desired_state = "started"
            self._begin(sandbox, self._restore)
            return
        if sandbox.state != "stopped":
            raise ControlPlaneError(400, "Sandbox is not in a startable state")
        self._set(sandbox, "starting", desired_state="started")
        await asyncio.wait([self._begin(sandbox, self._bring_up)])
        if sandbox.state == "error":
            raise ControlPlaneError(400, f"Sandbox failed to start: {sandbox.error_reason}")

    async def stop(self, sandbox: Sandbox) -> None:
        """Send a started sandbox to ``stopped``, or to its end where that is at once."""
        await self._wait_until_created(sandbox)
        self.stop_started(sandbox)

    def stop_started(self, sandbox: Sandbox) -> None:
        """Stop a sandbox, but for one that is being created."""
        self._refuse_if_changing(sandbox)
        if sandbox.state != "started":
            raise ControlPlaneError(400, "Sandbox is not in a stoppable state")
        if sandbox.auto_delete_interval == 0:
            # Recorded (auto_delete_at_once): it is never seen as stopping.
            self.destroy(sandbox)
            return
        self._set(sandbox, "stopping", desired_state="stopped")
        self._begin(sandbox, self._shut_down)

    def archive(self, sandbox: Sandbox) -> None:
        """Send a stopped sandbox to ``archived``."""
        self._refuse_if_changing(sandbox)
        if sandbox.state != "stopped":
            raise ControlPlaneError(400, "Sandbox is not stopped")
        self._set(sandbox, "archiving", desired_state="archived")
        self._begin(sandbox, self._pack)

    def destroy(self, sandbox: Sandbox) -> None:
        """Delete a sandbox with all its processes and files.

        One that is being created is not waited for: it never starts.
        """
        if sandbox.state != "creating":
            self._refuse_if_changing(sandbox)
        milliseconds = int(self.clock.now().timestamp() * 1000)
        sandbox.name = f"DESTROYED_{sandbox.name}_{milliseconds}"
        self._set(sandbox, "destroying", desired_state="destroyed")
        task = asyncio.get_running_loop().create_task(self._remove(sandbox, self._transition_end()))
        self._deletions.add(task)
        task.add_done_callback(self._deletions.discard)
        task.add_done_callback(_log_failure)

    def change(self, sandbox: Sandbox, **values: object) -> None:
        """Set properties such as labels and intervals, and keep them."""
        # Written first, as a copy: what cannot be kept must not be shown.
        self._keep(replace(sandbox, **values), self._store.save)  # type: ignore[arg-type]
        for name, value in values.items():
            setattr(sandbox, name, value)
        sandbox.updated_at = self.clock.now()
        self.changed.set()

    async def close(self) -> None:
        """Stop everything that runs; the sandboxes stay in the store."""
        running = [*self._work.values(), *self._deletions]
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)
        await asyncio.gather(*(daemon.stop() for daemon in self._daemons.values()))
        self._daemons.clear()

    async def _bring_up(self, sandbox: Sandbox, not_before: datetime) -> None:
        await self._until(not_before)
        if sandbox.state != "destroying":
            await self._start_daemon(sandbox)

    async def _wait_until_created(self, sandbox: Sandbox) -> None:
        """Wait for a sandbox that is being created.

        The real server answers a create only when that is done (recorded:
        lifecycle_while_creating); here it answers at once, and whoever comes next waits.
        """
        if sandbox.state == "creating":
            await asyncio.wait([self._work[sandbox.id]])

    async def _start_daemon(self, sandbox: Sandbox) -> None:
        try:
            folder = self._store.folder(sandbox)
            self._isolation.prepare(folder)
            daemon = await ToolboxDaemon.start(
                self._isolation,
                folder,
                variables_of(sandbox),
                network=self._limits.network and not sandbox.network_block_all,
                to_disk=self._store.is_kept,
                on_end=lambda: self._daemon_ended(sandbox),
            )
        except (DaemonLostError, OSError) as error:
            self._set(sandbox, "error", error_reason=str(error))
            return
        if sandbox.state == "destroying":
            await daemon.stop()
            return
        self._daemons[sandbox.id] = daemon
        sandbox.touch(self.clock.now())
        kept = {"backup_state": "None", "error_reason": None, "stopped_by_restart": False}
        self._set(sandbox, "started", **kept)

    def _daemon_ended(self, sandbox: Sandbox) -> None:
        if sandbox.state == "started":
            logger.warning("sandbox %s ended by itself", sandbox.id)
            self._set(sandbox, "stopping", desired_state="stopped")
            self._begin(sandbox, self._shut_down)

    async def _shut_down(self, sandbox: Sandbox, not_before: datetime) -> None:
        await self._stop_daemon(sandbox)
        await self._until(not_before)
        self._set(sandbox, "stopped")

    async def _stop_daemon(self, sandbox: Sandbox) -> None:
        if daemon := self._daemons.pop(sandbox.id, None):
            await daemon.stop()

    async def _pack(self, sandbox: Sandbox, not_before: datetime) -> None:
        await self._until(not_before)
        self._set(sandbox, "archiving", backup_state="Pending")
        await self._until(self._transition_end())
        now = self.clock.now()
        self._set(sandbox, "archived", backup_state="Completed", backup_created_at=now)

    async def _restore(self, sandbox: Sandbox, not_before: datetime) -> None:
        await self._until(not_before)
        self._set(sandbox, "restoring")
        await self._until(self._transition_end())
        await self._start_daemon(sandbox)

    async def _remove(self, sandbox: Sandbox, not_before: datetime) -> None:
        if work := self._work.get(sandbox.id):
            await asyncio.wait([work])
        await self._stop_daemon(sandbox)
        await self._until(not_before)
        await asyncio.to_thread(self._store.delete, sandbox)
        del self.sandboxes[sandbox.id]
        self.changed.set()

    def _transition_end(self) -> datetime:
        return self.clock.now() + timedelta(seconds=self._limits.transition_seconds)

    async def _until(self, moment: datetime) -> None:
        moved = asyncio.Event()
        while self.clock.now() < moment:
            moved.clear()
            await self.clock.wait(moved, moment)

    def _refuse_if_changing(self, sandbox: Sandbox) -> None:
        # An archived sandbox that is to start shows so only later: see _restore.
        if sandbox.state in CHANGING or sandbox.id in self._work:
            raise ControlPlaneError(409, "Sandbox state change in progress")

    def _set(self, sandbox: Sandbox, state: str, **values: object) -> None:
        """Change a state; one that cannot be kept on disk is logged, the sandbox goes on.

        Of the states on the way to another only the last one is kept: the others are, after a
        restart, what was kept before them.
        """
        sandbox.state = state
        for name, value in values.items():
            setattr(sandbox, name, value)
        sandbox.updated_at = self.clock.now()
        if state in ARRIVED or state == "destroying":
            with contextlib.suppress(ControlPlaneError):
                self._keep(sandbox, self._store.save)
        self.changed.set()

    def _keep(self, sandbox: Sandbox, write: Callable[[Sandbox], None]) -> None:
        try:
            write(sandbox)
        except OSError as error:
            message = f"Sandbox {sandbox.name} cannot be kept on disk: {error.strerror}"
            logger.error("%s: %s", message, error.filename)  # noqa: TRY400 - no traceback needed
            raise ControlPlaneError(500, message) from error

    def _begin(self, sandbox: Sandbox, change: Change) -> asyncio.Task[None]:
        work = self._carry_out(sandbox, change, self._transition_end())
        task = asyncio.get_running_loop().create_task(work)
        self._work[sandbox.id] = task
        return task

    async def _carry_out(self, sandbox: Sandbox, change: Change, not_before: datetime) -> None:
        try:
            await change(sandbox, not_before)
        except Exception as error:
            # Nobody waits for this, and a sandbox on its way forever could not even be deleted.
            logger.exception("a change of state of sandbox %s failed", sandbox.name)
            self._set(sandbox, "error", error_reason=f"{type(error).__name__}: {error}")
        finally:
            # Here, not in a callback: whoever sees the state that was reached may act on it.
            self._work.pop(sandbox.id, None)


def _log_failure(task: asyncio.Task[None]) -> None:
    if not task.cancelled() and (error := task.exception()):
        logger.error("a sandbox could not be deleted", exc_info=error)
