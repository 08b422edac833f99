"""What is kept of snapshots, whatever ends their server or the work on them."""

from __future__ import annotations

import asyncio
import threading
from datetime import timedelta
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest

from daytona_actions.local import snapshots as module
from daytona_actions.local.clock import MovableClock
from daytona_actions.local.copying import CopyError
from daytona_actions.local.sandbox import SNAPSHOT_ID
from daytona_actions.local.snapshot import Snapshot
from daytona_actions.local.snapshots import Snapshots
from tests.patience import PATIENCE

if TYPE_CHECKING:
    from pathlib import Path

MINUTE = timedelta(minutes=1)


def taken_up(tmp_path: Path, transition: timedelta = timedelta()) -> Snapshots:
    """Return the snapshots of a server that begins."""
    return Snapshots(tmp_path / "snapshots", MovableClock(), transition, to_disk=False)


async def made(snapshots: Snapshots, tmp_path: Path) -> Snapshot:
    """Make a snapshot of a sandbox that has one file."""
    (tmp_path / "sandbox").mkdir()
    (tmp_path / "sandbox/file").write_text("content")
    now = snapshots.clock.now()
    await snapshots.make(Snapshot(str(uuid4()), "name", now, now), tmp_path / "sandbox")
    return snapshots.find("name")


def names(folder: Path) -> list[str]:
    """Return what is in a folder."""
    return sorted(path.name for path in folder.iterdir())


def test_a_removal_that_a_server_did_not_finish_is_finished_by_the_next(tmp_path: Path) -> None:
    """Its end does not wait for it."""

    async def end_early() -> None:
        snapshots = taken_up(tmp_path, MINUTE)
        snapshots.remove(await made(snapshots, tmp_path))
        await asyncio.sleep(0)
        await snapshots.close()

    asyncio.run(end_early())
    left = len(names(tmp_path / "snapshots"))
    again = taken_up(tmp_path)
    assert (1, None, []) == (left, again.named("name"), names(tmp_path / "snapshots"))


def test_a_removal_waits_for_who_copies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A sandbox that is being made of a snapshot gets all of it."""
    begun, goes_on, copy = threading.Event(), threading.Event(), module.copy_folder

    def slow(*arguments: Any, **options: Any) -> int:
        begun.set()
        assert goes_on.wait(PATIENCE)
        return copy(*arguments, **options)

    async def remove_meanwhile() -> tuple[int, Snapshot | None]:
        snapshots = taken_up(tmp_path)
        snapshot = await made(snapshots, tmp_path)
        monkeypatch.setattr(module, "copy_folder", slow)
        filling = snapshots.fill(snapshot.id, tmp_path / "files", "", lambda: True)
        task = asyncio.create_task(filling)
        assert await asyncio.to_thread(begun.wait, PATIENCE)
        snapshots.remove(snapshot)
        removals = set(snapshots._removals)
        early, _late = await asyncio.wait(removals, timeout=0.1)
        goes_on.set()
        await asyncio.gather(task, *removals)
        return len(early), snapshots.named("name")

    assert (0, None) == asyncio.run(remove_meanwhile())
    assert (["file"], []) == (names(tmp_path / "files"), names(tmp_path / "snapshots"))


def test_a_sandbox_that_is_deleted_meanwhile_gets_nothing(tmp_path: Path) -> None:
    """Not half of the files either."""

    async def fill_in_vain() -> None:
        snapshots = taken_up(tmp_path)
        snapshot = await made(snapshots, tmp_path)
        with pytest.raises(CopyError):
            await snapshots.fill(snapshot.id, tmp_path / "files", "", lambda: False)

    asyncio.run(fill_in_vain())
    assert ["sandbox", "snapshots"] == names(tmp_path)


def test_one_that_cannot_even_be_kept_as_failed_is_shown_as_that(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """A disk that takes nothing more takes no reason either."""

    def full(*_arguments: object, **_options: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(module, "write_whole", full)
    snapshots = taken_up(tmp_path)
    snapshot = asyncio.run(made(snapshots, tmp_path))
    reason = "the snapshot could not be made: No space left on device"
    assert ("error", reason) == (snapshots.state(snapshot), snapshot.error_reason)
    assert "the state of snapshot name cannot be kept: [Errno 28]" in caplog.text


def test_that_the_general_one_was_used_is_known_and_kept_nowhere(tmp_path: Path) -> None:
    """Every server has it."""
    snapshots = taken_up(tmp_path)
    snapshots.note_use(SNAPSHOT_ID)
    assert snapshots.find(SNAPSHOT_ID).last_used_at
    assert [] == names(tmp_path)
