"""Sandboxes go from state to state as they are told."""

from __future__ import annotations

import errno
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from daytona_actions.local.clock import Clock
from daytona_actions.local.isolation import Plain
from daytona_actions.local.lifecycle import Lifecycle, Limits
from daytona_actions.local.sandbox import Sandbox as SandboxData
from daytona_actions.local.snapshots import Snapshots
from daytona_actions.local.store import Store
from tests.local.clients import Sandbox
from tests.patience import wait_until

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.local.clients import Client


def test_files_survive_a_stop(sandbox: Sandbox) -> None:
    """Home and /tmp are as they were."""
    sandbox.upload("kept", b"content")
    sandbox.upload("/tmp/kept", b"content too")
    sandbox.send_to("stop", "stopped")
    sandbox.send_to("start", "started")
    found = [sandbox.download(path).content for path in ("kept", "/tmp/kept")]
    assert [b"content", b"content too"] == found


def test_files_survive_the_archive(sandbox: Sandbox) -> None:
    """A restored sandbox has them all."""
    sandbox.upload("kept", b"content")
    sandbox.send_to("stop", "stopped")
    sandbox.send_to("archive", "archived")
    sandbox.send_to("start", "started")
    assert b"content" == sandbox.download("kept").content


def test_a_sandbox_that_starts_can_be_deleted(start_server: Callable[..., Client]) -> None:
    """Nothing of it stays."""
    client = start_server()
    identity = client.http.post("/sandbox", json={}).json()["id"]
    client.http.delete(f"/sandbox/{identity}")
    sandbox = Sandbox(client, identity)
    wait_until(lambda: sandbox.state() is None)
    assert [] == client.http.get("/sandbox").json()["items"]


def test_start_waits_for_a_sandbox_that_is_being_created(server: Client) -> None:
    """Its answer says started."""
    identity = server.http.post("/sandbox", json={}).json()["id"]
    answer = server.http.post(f"/sandbox/{identity}/start").json()
    server.http.delete(f"/sandbox/{identity}")
    assert "started" == answer["state"]


@pytest.mark.parametrize("operation", ["start", "stop", "archive"])
def test_a_sandbox_in_error_goes_nowhere(server: Client, operation: str) -> None:
    """It can be deleted only (recorded: settings_archive_stopped)."""
    status, message = 400, "Sandbox is in an errored state"
    server.http.post("/sandbox", json={"name": f"error-{operation}", "env": {"N": 1}})
    answer = server.http.post(f"/sandbox/error-{operation}/{operation}")
    deleted = server.http.delete(f"/sandbox/error-{operation}").status_code
    assert (status, message, 200) == (answer.status_code, answer.json()["message"], deleted)


@pytest.mark.parametrize("operation", ["start", "stop", "archive"])
def test_a_sandbox_on_its_way_is_left_alone(
    start_server: Callable[..., Client], operation: str
) -> None:
    """Until it has arrived every operation is a conflict."""
    client = start_server(transition_seconds=1000)
    identity = client.http.post("/sandbox", json={}).json()["id"]
    client.clock.advance(1001)
    sandbox = Sandbox(client, identity)
    wait_until(lambda: sandbox.state() == "started")
    client.http.post(f"/sandbox/{identity}/stop")
    answer = client.http.post(f"/sandbox/{identity}/{operation}")
    found = (answer.status_code, answer.json()["message"])
    assert (409, "Sandbox state change in progress") == found


def test_there_are_no_more_sandboxes_than_allowed(start_server: Callable[..., Client]) -> None:
    """The error says how many, and what to do."""
    client = start_server(max_sandboxes=1)
    client.create()
    answer = client.http.post("/sandbox", json={})
    message = answer.json()["message"]
    assert (400, True) == (answer.status_code, "limit exceeded. Maximum allowed: 1. " in message)


def _full(*_arguments: object, **_options: object) -> None:
    raise OSError(errno.ENOSPC, "No space left on device", "metadata.json")


@pytest.mark.parametrize("change", ["create", "labels"])
def test_a_full_disk_is_said(
    server: Client, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch, change: str
) -> None:
    """What cannot be kept is refused, and not shown either."""
    monkeypatch.setattr("daytona_actions.local.store.write_whole", _full)
    if change == "create":
        answer = server.http.post("/sandbox", json={"name": "unkept"})
    else:
        answer = server.http.put(f"/sandbox/{sandbox.id}/labels", json={"labels": {"a": "b"}})
    monkeypatch.undo()
    found = (answer.status_code, answer.json()["message"].partition(" cannot ")[2])
    unkept = server.http.get("/sandbox/unkept").status_code
    left = list(sandbox.folder().parent.glob("*.coming"))
    expected = (500, "be kept on disk: No space left on device")
    assert (expected, 404, [], {}) == (found, unkept, left, sandbox.get()["labels"])


def test_a_sandbox_that_cannot_start_says_why(
    server: Client, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its state is error, and the reason is in the answer."""
    sandbox.send_to("stop", "stopped")
    monkeypatch.setattr("daytona_actions.local.layout.START", "raise SystemExit('broken')")
    answer = server.http.post(f"/sandbox/{sandbox.id}/start")
    message = answer.json()["message"]
    expected = "Sandbox failed to start: the sandbox's toolbox daemon did not start: broken"
    assert (400, expected, "error") == (answer.status_code, message, sandbox.state())


WAYS: dict[str, tuple[dict[str, Any], list[str], int]] = {
    "creating": ({}, [], 0),
    "stopping": ({}, ["stop"], 0),
    "archiving": ({}, ["stop", "archive"], 0),
    "archiving, pending": ({}, ["stop", "archive"], 1),
    "archived, to be started": ({}, ["stop", "archive", "start"], 0),
    "restoring": ({}, ["stop", "archive", "start"], 1),
}
ARRIVED = {"started", "stopped", "archived", "error"}


@pytest.mark.parametrize("way", WAYS)
def test_a_sandbox_on_its_way_is_deleted_when_it_has_arrived(
    start_server: Callable[..., Client], way: str
) -> None:
    """Until then that is a conflict, but for one that is being created; nothing of it stays."""
    values, operations, steps = WAYS[way]
    client = start_server(transition_seconds=1000)
    sandbox = Sandbox(client, client.http.post("/sandbox", json=values).json()["id"])

    def step() -> None:
        before = (sandbox.state(), sandbox.get().get("backupState"))
        client.clock.advance(1001)
        wait_until(lambda: (sandbox.state(), sandbox.get().get("backupState")) != before)

    for operation in operations:
        while sandbox.state() not in ARRIVED:
            step()
        client.http.post(f"/sandbox/{sandbox.id}/{operation}").raise_for_status()
    for _step in range(steps):
        step()
    state = sandbox.state()
    answers = [client.http.delete(f"/sandbox/{sandbox.id}").status_code]

    def is_gone() -> bool:
        client.clock.advance(1001)
        client.http.delete(f"/sandbox/{sandbox.id}")
        return sandbox.state() is None

    wait_until(is_gone)
    left = list(sandbox.folder().parent.iterdir())
    expected = [200 if way == "creating" else 409]
    assert (way.partition(",")[0], expected, []) == (state, answers, left)


def test_a_change_that_fails_is_logged(
    start_server: Callable[..., Client],
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Nobody waits for what is done in the background."""
    client = start_server()
    sandbox = client.create()

    def broken(*_arguments: object) -> None:
        raise RuntimeError("broken")

    monkeypatch.setattr(Store, "delete", broken)
    sandbox.http.delete(f"/sandbox/{sandbox.id}")
    wait_until(lambda: "could not be deleted" in caplog.text)
    assert "broken" in caplog.text


def test_a_change_that_fails_ends_in_error(
    server: Client, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """On its way for ever a sandbox could not even be deleted."""

    def broken(_sandbox: SandboxData) -> None:
        raise RuntimeError("broken")

    monkeypatch.setattr("daytona_actions.local.lifecycle.variables_of", broken)
    identity = server.http.post("/sandbox", json={}).json()["id"]
    sandbox = Sandbox(server, identity)
    wait_until(lambda: sandbox.state() == "error")
    monkeypatch.undo()
    reason = sandbox.get()["errorReason"]
    deleted = server.http.delete(f"/sandbox/{identity}")
    expected = ("RuntimeError: broken", 200, "error", True)
    said = f"a change of state of sandbox {identity} failed" in caplog.text
    assert expected == (reason, deleted.status_code, deleted.json()["state"], said)


def test_a_stop_waits_for_a_sandbox_that_is_being_created(server: Client) -> None:
    """As the real server, which answers a create when that is done: lifecycle_while_creating."""
    identity = server.http.post("/sandbox", json={}).json()["id"]
    answer = server.http.post(f"/sandbox/{identity}/stop")
    sandbox = Sandbox(server, identity)
    wait_until(lambda: sandbox.state() == "stopped")
    server.http.delete(f"/sandbox/{identity}")
    assert (200, "stopping") == (answer.status_code, answer.json()["state"])


def test_an_ephemeral_sandbox_is_deleted_by_its_stop(server: Client) -> None:
    """Never seen as stopping: auto_delete_at_once."""
    sandbox = server.create(autoDeleteInterval=0)
    answer = server.http.post(f"/sandbox/{sandbox.id}/stop").json()
    wait_until(lambda: sandbox.state() is None)
    assert ("destroying", "DESTROYED_") == (answer["state"], answer["name"][:10])


def test_the_end_of_a_daemon_that_was_asked_for_changes_nothing(tmp_path: Path) -> None:
    """Only that of a started sandbox is news."""
    clock, store = Clock(), Store(tmp_path)
    snapshots = Snapshots(tmp_path / "snapshots", clock, timedelta(), to_disk=False)
    lifecycle = Lifecycle(store, Plain(), clock, Limits(), snapshots=snapshots, mounts=lambda _: [])
    now = clock.now()
    stopped = SandboxData("id", "name", now, now, now, state="stopped")
    lifecycle._daemon_ended(stopped)
    store.close()
    assert "stopped" == stopped.state


def test_who_asks_for_a_sandbox_on_its_way_need_not_ask_again(
    server: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The answer waits a moment for it to arrive; newest SDKs ask again only after a second."""
    monkeypatch.setattr("daytona_actions.local.transitions.MOMENT_SECONDS", 60)
    created = server.http.post("/sandbox", json={}).json()
    asked = server.http.get(f"/sandbox/{created['id']}").json()
    server.http.delete(f"/sandbox/{created['id']}")
    assert ("creating", "started") == (created["state"], asked["state"])
