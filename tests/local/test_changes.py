"""What happens to a sandbox while something else is on its way for it."""

from __future__ import annotations

import asyncio
import threading
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from daytona_actions.local.alterations import Alterations
from daytona_actions.local.clock import MovableClock
from daytona_actions.local.isolation import Plain
from daytona_actions.local.lifecycle import Lifecycle, Limits
from daytona_actions.local.sandbox import Sandbox
from daytona_actions.local.snapshots import Snapshots
from daytona_actions.local.stoppable import in_thread
from daytona_actions.local.store import Store
from tests.patience import PATIENCE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime
    from pathlib import Path


class Work:
    """The parts of a server that change the states of sandboxes, and a started sandbox."""

    def __init__(self, root: Path) -> None:
        self.clock, self.store, isolation = MovableClock(), Store(root), Plain()
        snapshots = Snapshots(root / "snapshots", self.clock, timedelta(), to_disk=False)
        self.lifecycle = Lifecycle(
            *(self.store, isolation, self.clock, Limits(transition_seconds=60)),
            snapshots=snapshots,
            mounts=lambda _volumes: [],
        )
        self.transitions = self.lifecycle.transitions
        self.alterations = Alterations(self.lifecycle, self.store, isolation, snapshots)
        now = self.clock.now()
        self.sandbox = Sandbox("id", "name", now, now, now, state="started")
        self.store.add(self.sandbox)


@pytest.fixture
def work(tmp_path: Path) -> Iterator[Work]:
    """What a test has happen to a sandbox."""
    made = Work(tmp_path)
    yield made
    made.store.close()


def test_a_backup_ends_where_the_sandbox_goes_elsewhere(work: Work) -> None:
    """Its stop has said already that there is none: nothing is completed afterwards."""

    async def stop_meanwhile() -> None:
        work.alterations.back_up(work.sandbox)
        await asyncio.sleep(0)
        assert "Pending" == work.sandbox.backup_state
        await work.transitions.arrive(work.sandbox, "stopped", backup_state="None")
        work.clock.advance(61)
        await asyncio.gather(*work.lifecycle._background)

    asyncio.run(stop_meanwhile())
    assert ("None", None) == (work.sandbox.backup_state, work.sandbox.backup_created_at)


def test_a_sandbox_that_is_deleted_meanwhile_arrives_nowhere(work: Work) -> None:
    """While its state is written, too."""
    save = work.store.save

    def delete(sandbox: Sandbox) -> None:
        save(sandbox)
        work.sandbox.state = "destroying"

    work.transitions._save = delete
    asyncio.run(work.transitions.arrive(work.sandbox, "stopped"))
    assert "destroying" == work.sandbox.state


def test_a_start_that_fails_after_a_delete_is_no_error(
    work: Work, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The sandbox stays on its way to its end."""

    def fails(*_arguments: object) -> None:
        work.sandbox.state = "destroying"
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Plain, "prepare", fails)
    asyncio.run(work.lifecycle._start_daemon(work.sandbox))
    assert ("destroying", None) == (work.sandbox.state, work.sandbox.error_reason)


def test_a_daemon_that_ends_during_a_change_is_noticed_after_it(work: Work) -> None:
    """As while a snapshot is made: the sandbox comes back from that first."""
    states = []

    async def end_meanwhile() -> None:
        may_end = asyncio.Event()

        async def change(_sandbox: Sandbox, _not_before: datetime) -> None:
            await may_end.wait()

        task = work.transitions.begin(work.sandbox, change)
        work.lifecycle._daemon_ended(work.sandbox)
        states.append(work.sandbox.state)
        may_end.set()
        await task
        await asyncio.sleep(0)
        states.append(work.sandbox.state)
        await work.transitions.cancel()

    asyncio.run(end_meanwhile())
    assert ["started", "stopping"] == states


def test_who_cancels_work_in_a_thread_waits_for_its_end() -> None:
    """What it works on may be removed then; it is told to end soon."""
    ended, begun = threading.Event(), threading.Event()

    def work(goes_on: Callable[[], bool]) -> None:
        begun.set()
        while goes_on():
            ended.wait(0.001)
        ended.set()

    async def cancel() -> bool:
        task = asyncio.create_task(in_thread(work))
        assert await asyncio.to_thread(begun.wait, PATIENCE)
        task.cancel()
        await asyncio.wait([task])
        return task.cancelled() and ended.is_set()

    assert asyncio.run(cancel())
