"""Temporary root folders of servers that were killed go at a later start."""

from __future__ import annotations

import fcntl
import os
import types
from typing import TYPE_CHECKING

from daytona_actions.local.roots import PREFIX, Root, remove_abandoned
from tests.patience import wait_until

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def leave(folder: Path, name: str, *, locked: bool = False) -> int | None:
    """Make a root as a server leaves it; return the lock's descriptor if somebody holds it."""
    root = folder / f"{PREFIX}{name}"
    (root / "sandboxes/id/files").mkdir(parents=True)
    descriptor = os.open(root / "lock", os.O_RDWR | os.O_CREAT)
    if locked:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        return descriptor
    os.close(descriptor)
    return None


def test_only_what_nobody_uses_is_removed(tmp_path: Path) -> None:
    """Not a running server's root, one that is being made, a file, a link, or another's folder."""
    leave(tmp_path, "killed")
    held = leave(tmp_path, "running", locked=True)
    (tmp_path / f"{PREFIX}coming/sandboxes").mkdir(parents=True)
    (tmp_path / f"{PREFIX}file").touch()
    leave(tmp_path, "other")
    (tmp_path / f"{PREFIX}other").rename(tmp_path / "elsewhere")
    (tmp_path / f"{PREFIX}link").symlink_to(tmp_path / "elsewhere")
    remove_abandoned(tmp_path)
    assert held
    os.close(held)
    left = sorted(path.name.removeprefix(PREFIX) for path in tmp_path.iterdir())
    assert ["coming", "elsewhere", "file", "link", "running"] == left


def test_a_start_removes_what_killed_servers_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The new root is locked before anybody could take it for abandoned."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    leave(tmp_path, "killed")
    root = Root(None)
    wait_until(lambda: [root.path] == list(tmp_path.iterdir()))
    remove_abandoned(tmp_path)
    assert root.sandboxes.is_dir()
    root.close()
    assert [] == list(tmp_path.iterdir())


def test_a_lock_that_a_killed_server_still_has_is_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever starts the next one at once is not told that the folder is in use."""
    held = leave(tmp_path, "killed", locked=True)
    assert held
    clock = types.SimpleNamespace(monotonic=lambda: 0, sleep=lambda _seconds: os.close(held))
    monkeypatch.setattr("daytona_actions.local.roots.time", clock)
    Root(tmp_path / f"{PREFIX}killed").close()


def test_what_belongs_to_somebody_else_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Temporary folders are shared by all users of a machine."""
    leave(tmp_path, "killed")
    monkeypatch.setattr(os, "geteuid", lambda: os.getuid() + 1)
    remove_abandoned(tmp_path)
    assert [f"{PREFIX}killed"] == [path.name for path in tmp_path.iterdir()]
