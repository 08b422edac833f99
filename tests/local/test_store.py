"""The root folder: what is kept in it, and which ones cannot be used."""

from __future__ import annotations

import json
import os
import resource
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

from daytona_actions.local import LocalDaytona, LocalDaytonaError, store
from daytona_actions.local.clock import Clock
from daytona_actions.local.sandbox import Sandbox as SandboxData
from tests.local.clients import Client, Sandbox
from tests.patience import PATIENCE, wait_until

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def test_a_slow_disk_holds_nobody_but_who_waits_for_it(
    start_server: Callable[..., Client], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Others are answered meanwhile, and are shown nothing that is not on the disk yet."""
    server = start_server(root=tmp_path)
    sync, reached, goes_on = os.fsync, threading.Event(), threading.Event()

    def slow(descriptor: int) -> None:
        reached.set()
        assert goes_on.wait(PATIENCE)
        sync(descriptor)

    monkeypatch.setattr("daytona_actions.local.folders.os.fsync", slow)
    with ThreadPoolExecutor() as threads:
        created = threads.submit(server.http.post, "/sandbox", json={"name": "new"})
        try:
            assert reached.wait(PATIENCE)
            shown = server.http.get("/sandbox").json()["items"]
            again = server.http.post("/sandbox", json={"name": "new"})
        finally:
            goes_on.set()
        assert [] == shown
        assert 409 == again.status_code
        assert "new" == created.result().json()["name"]


def test_data_that_is_written_half_leaves_the_old_data(tmp_path: Path) -> None:
    """A disk that is full in the middle of a change costs the change, not the sandbox."""
    kept = store.Store(tmp_path)
    now = Clock().now()
    sandbox = SandboxData("id", "name", now, now, now, state="stopped", labels={"old": "yes"})
    kept.add(sandbox)
    sandbox.labels = {"new": "x" * 10_000}
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (2000, limits[1]))
    try:
        with pytest.raises(OSError, match="File too large"):
            kept.save(sandbox)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    found = kept.load(now)
    kept.close()
    assert [{"old": "yes"}] == [sandbox.labels for sandbox in found]


def test_what_an_upload_had_written_is_removed_when_the_sandbox_is_loaded(tmp_path: Path) -> None:
    """Whether a killed server leaves such a file is chance: here it is put there."""
    kept = store.Store(tmp_path)
    now = Clock().now()
    sandbox = SandboxData("id", "name", now, now, now, state="started")
    kept.add(sandbox)
    below = kept.folder(sandbox) / "below"
    below.mkdir(parents=True)
    for name in (".daytona-0123456789abcdef.part", ".daytona-mine.part", "file"):
        (below / name).touch()
    kept.load(now)
    kept.close()
    assert [".daytona-mine.part", "file"] == sorted(path.name for path in below.iterdir())


def _kept(**changed: object) -> str:
    now = Clock().now()
    whole = SandboxData("strange", "name", now, now, now, state="stopped").to_json()
    return json.dumps(whole | changed)


BAD_DATA = [
    *("", "{}", "[]", '{"id": 1}', _kept(id="another"), _kept(state="flying"), _kept(labels=None)),
    *(_kept(env=[]), _kept(cpu="1"), _kept(created_at=5), _kept(more=1), _kept(name=None)),
]


@pytest.mark.parametrize("content", BAD_DATA)
def test_a_folder_that_is_no_sandbox_is_left_alone(
    start_server: Callable[..., Client], tmp_path: Path, content: str
) -> None:
    """It is neither shown nor deleted, and keeps no other from being there."""
    for name, held in {"strange": content, "whole": _kept(id="whole", name="whole")}.items():
        folder = tmp_path / "sandboxes" / name
        folder.mkdir(parents=True)
        (folder / "metadata.json").write_text(held)
    client = start_server(root=tmp_path)
    Sandbox(client, "whole").send_to("start", "started")
    listed = [item["name"] for item in client.http.get("/sandbox").json()["items"]]
    kept = (tmp_path / "sandboxes/strange/metadata.json").read_text()
    assert (["whole"], content) == (listed, kept)


def test_what_was_being_made_or_removed_at_a_kill_goes(tmp_path: Path) -> None:
    """A create that nobody was answered, and a delete that was."""
    for name in ("one.coming", "two.going", "three.going"):
        (tmp_path / "sandboxes" / name / "files").mkdir(parents=True)
    (tmp_path / "sandboxes/two.going/metadata.json").write_text(_kept())
    kept = store.Store(tmp_path)
    found = kept.load(Clock().now())
    kept.close()
    assert ([], []) == (found, list((tmp_path / "sandboxes").iterdir()))


def test_a_backup_that_a_restart_cut_off_is_none(tmp_path: Path) -> None:
    """Nothing would ever end it."""
    kept = store.Store(tmp_path)
    now = Clock().now()
    kept.add(SandboxData("id", "name", now, now, now, state="stopped", backup_state="InProgress"))
    found = kept.load(now)
    kept.close()
    assert ["None"] == [sandbox.backup_state for sandbox in found]


def test_a_delete_that_cannot_be_renamed_is_a_delete_all_the_same(tmp_path: Path) -> None:
    """As where the name of what is being removed is taken by a file."""
    kept = store.Store(tmp_path)
    now = Clock().now()
    sandbox = SandboxData("id", "name", now, now, now, state="stopped")
    kept.add(sandbox)
    (tmp_path / "sandboxes/id.going").touch()
    kept.delete(sandbox)
    kept.close()
    assert ["id.going"] == [path.name for path in (tmp_path / "sandboxes").iterdir()]


def test_a_sandbox_without_its_files_is_there(
    start_server: Callable[..., Client], tmp_path: Path
) -> None:
    """A server that was killed between a create and its start leaves such ones."""
    folder = tmp_path / "sandboxes" / "bare"
    folder.mkdir(parents=True)
    (folder / "metadata.json").write_text(_kept(id="bare", state="creating"))
    sandbox = Sandbox(start_server(root=tmp_path), "bare")
    state = sandbox.state()
    sandbox.send_to("start", "started")
    assert ("stopped", "here\n") == (state, sandbox.run("echo here"))


def test_two_servers_do_not_share_a_root_folder(
    start_server: Callable[..., Client], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second one says so and does not start."""
    monkeypatch.setattr("daytona_actions.local.roots._ENDING_SECONDS", 0)
    start_server(root=tmp_path)
    with pytest.raises(LocalDaytonaError, match="in use by another local Daytona"):
        LocalDaytona(root=tmp_path).start()


@pytest.mark.parametrize("root", ["/proc/nothing", "/dev/null/x"])
def test_a_root_folder_that_cannot_be_made_is_said(root: str) -> None:
    """Which folder, why, and what to do."""
    with pytest.raises(LocalDaytonaError, match=rf"root folder {root} cannot be used: .*; choose"):
        LocalDaytona(root=root).start()


def test_a_temporary_root_folder_is_removed(
    start_server: Callable[..., Client], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also what code in a sandbox made hard to remove."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    client = start_server()
    client.create().run("mkdir -p a/b && touch a/b/c && chmod 000 a/b a")
    client.daytona.close()
    assert [] == list(tmp_path.iterdir())


def test_a_given_root_folder_stays(start_server: Callable[..., Client], tmp_path: Path) -> None:
    """Closing stops its sandboxes and keeps them."""
    client = start_server(root=tmp_path)
    sandbox = client.create()
    client.daytona.close()
    assert [sandbox.id] == [path.name for path in (tmp_path / "sandboxes").iterdir()]


def test_what_cannot_be_removed_is_said(
    start_server: Callable[..., Client],
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """With the folder to remove by hand."""
    client = start_server()
    sandbox = client.create()
    monkeypatch.setattr("daytona_actions.local.folders._remove", _refuse)
    sandbox.http.delete(f"/sandbox/{sandbox.id}")
    wait_until(lambda: sandbox.state() is None)
    monkeypatch.undo()
    assert f"{sandbox.id}.going could not be removed entirely" in caplog.text


def _refuse(*_arguments: object) -> None:
    raise PermissionError


@pytest.mark.parametrize("is_kept", [True, False])
def test_only_what_is_kept_waits_for_the_disk(
    start_server: Callable[..., Client],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    is_kept: bool,
) -> None:
    """Of a temporary root nothing is left after a crash anyway."""
    synced: list[int] = []
    client = start_server(root=tmp_path if is_kept else None)
    monkeypatch.setattr(os, "fsync", synced.append)
    client.create()
    assert is_kept == bool(synced)
