"""Sandboxes go from state to state as they are told, or when their intervals are over."""

from __future__ import annotations

import base64
import concurrent.futures
import errno
import json
import re
from typing import TYPE_CHECKING, Any

import pytest

from daytona_actions.local import intervals
from daytona_actions.local.clock import Clock
from daytona_actions.local.isolation import Plain
from daytona_actions.local.lifecycle import Lifecycle, Limits
from daytona_actions.local.sandbox import Sandbox as SandboxData
from daytona_actions.local.store import Store
from tests.local.clients import Sandbox, wait_until

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from tests.local.clients import Client

MINUTE = 60


def test_an_idle_sandbox_stops(server: Client) -> None:
    """After autoStopInterval minutes without a call."""
    sandbox = server.create(autoStopInterval=5)
    server.clock.advance(5 * MINUTE - 30)
    before = sandbox.state()
    server.clock.advance(40)
    wait_until(lambda: sandbox.state() == "stopped")
    assert before == "started"


def test_a_call_puts_the_stop_off(server: Client) -> None:
    """Each toolbox call counts as activity."""
    sandbox = server.create(autoStopInterval=5)
    for _call in range(3):
        server.clock.advance(4 * MINUTE)
        sandbox.run("true")
    assert sandbox.state() == "started"


def test_a_running_command_puts_the_stop_off(server: Client) -> None:
    """However long it takes."""
    sandbox = server.create(autoStopInterval=1)
    sandbox.run("mkfifo begun ended")
    with concurrent.futures.ThreadPoolExecutor(1) as executor:
        answer = executor.submit(sandbox.run, "echo > begun; cat ended")
        sandbox.run("cat begun")
        for _look in range(3):
            server.clock.advance(5 * MINUTE)
        state = sandbox.state()
        sandbox.run("echo end > ended")
        assert (state, answer.result()) == ("started", "end\n")


def test_zero_minutes_never_stop(server: Client) -> None:
    """AutoStopInterval 0 turns it off."""
    sandbox = server.create(autoStopInterval=0)
    server.clock.advance(10_000 * MINUTE)
    sandbox.run("true")
    assert sandbox.state() == "started"


@pytest.mark.parametrize("minutes", [0, 10])
def test_a_stopped_sandbox_is_deleted(server: Client, minutes: int) -> None:
    """AutoDeleteInterval minutes after it was stopped, 0 at once."""
    sandbox = server.create(autoDeleteInterval=minutes)
    server.http.post(f"/sandbox/{sandbox.id}/stop")
    if minutes:
        wait_until(lambda: sandbox.state() == "stopped")
        server.clock.advance(minutes * MINUTE + 1)
    wait_until(lambda: sandbox.state() is None)
    assert server.http.get(f"/sandbox/{sandbox.id}").status_code == 404


@pytest.mark.parametrize("minutes", [-1, -5])
def test_a_negative_number_of_minutes_never_deletes(server: Client, minutes: int) -> None:
    """However long it is stopped."""
    sandbox = server.create(autoDeleteInterval=minutes)
    sandbox.send_to("stop", "stopped")
    server.clock.advance(1000 * MINUTE)
    other = server.create(autoStopInterval=1)
    server.clock.advance(MINUTE + 1)
    wait_until(lambda: other.state() == "stopped")
    assert sandbox.state() == "stopped"


def test_a_stopped_sandbox_is_archived(server: Client) -> None:
    """AutoArchiveInterval minutes after it was stopped."""
    sandbox = server.create(autoArchiveInterval=10)
    sandbox.send_to("stop", "stopped")
    server.clock.advance(10 * MINUTE + 1)
    wait_until(lambda: sandbox.state() == "archived")
    assert sandbox.get()["backupState"] == "Completed"


def test_an_interval_that_is_changed_counts_at_once(server: Client) -> None:
    """The new number of minutes holds from the last activity."""
    sandbox = server.create(autoStopInterval=1000)
    server.http.post(f"/sandbox/{sandbox.id}/autostop/1")
    server.clock.advance(MINUTE + 1)
    wait_until(lambda: sandbox.state() == "stopped")
    assert sandbox.get()["autoStopInterval"] == 1


def test_files_survive_a_stop(sandbox: Sandbox) -> None:
    """Home and /tmp are as they were."""
    sandbox.upload("kept", b"content")
    sandbox.upload("/tmp/kept", b"content too")
    sandbox.send_to("stop", "stopped")
    sandbox.send_to("start", "started")
    found = [sandbox.download(path).content for path in ("kept", "/tmp/kept")]
    assert found == [b"content", b"content too"]


def test_files_survive_the_archive(sandbox: Sandbox) -> None:
    """A restored sandbox has them all."""
    sandbox.upload("kept", b"content")
    sandbox.send_to("stop", "stopped")
    sandbox.send_to("archive", "archived")
    sandbox.send_to("start", "started")
    assert sandbox.download("kept").content == b"content"


def test_a_sandbox_that_starts_can_be_deleted(start_server: Callable[..., Client]) -> None:
    """Nothing of it stays."""
    client = start_server()
    identity = client.http.post("/sandbox", json={}).json()["id"]
    client.http.delete(f"/sandbox/{identity}")
    sandbox = Sandbox(client, identity)
    wait_until(lambda: sandbox.state() is None)
    assert client.http.get("/sandbox").json()["items"] == []


def test_start_waits_for_a_sandbox_that_is_being_created(server: Client) -> None:
    """Its answer says started."""
    identity = server.http.post("/sandbox", json={}).json()["id"]
    answer = server.http.post(f"/sandbox/{identity}/start").json()
    server.http.delete(f"/sandbox/{identity}")
    assert answer["state"] == "started"


@pytest.mark.parametrize(
    ("operation", "status", "message"),
    [
        ("start", 400, "Sandbox is not in a startable state"),
        ("stop", 400, "Sandbox is not in a stoppable state"),
        ("archive", 400, "Sandbox is not stopped"),
    ],
)
def test_a_sandbox_in_error_goes_nowhere(
    server: Client, operation: str, status: int, message: str
) -> None:
    """It can be deleted only."""
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
    assert found == (409, "Sandbox state change in progress")


def test_there_are_no_more_sandboxes_than_allowed(start_server: Callable[..., Client]) -> None:
    """The error says how many, and what to do."""
    client = start_server(max_sandboxes=1)
    client.create()
    answer = client.http.post("/sandbox", json={})
    message = answer.json()["message"]
    assert (answer.status_code, "limit exceeded. Maximum allowed: 1. " in message) == (400, True)


def _full(*_arguments: object) -> None:
    raise OSError(errno.ENOSPC, "No space left on device", "metadata.json")


@pytest.mark.parametrize("change", ["create", "labels"])
def test_a_full_disk_is_said(
    server: Client, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch, change: str
) -> None:
    """What cannot be kept is refused, and not shown either."""
    monkeypatch.setattr(Store, "save", _full)
    if change == "create":
        answer = server.http.post("/sandbox", json={"name": "unkept"})
    else:
        answer = server.http.put(f"/sandbox/{sandbox.id}/labels", json={"labels": {"a": "b"}})
    monkeypatch.undo()
    found = (answer.status_code, answer.json()["message"].partition(" cannot ")[2])
    unkept = server.http.get("/sandbox/unkept").status_code
    expected = (500, "be kept on disk: No space left on device")
    assert (expected, 404, {}) == (found, unkept, sandbox.get()["labels"])


def test_a_sandbox_that_cannot_start_says_why(
    server: Client, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its state is error, and the reason is in the answer."""
    sandbox.send_to("stop", "stopped")
    monkeypatch.setattr("daytona_actions.local.isolation.START", "raise SystemExit('broken')")
    answer = server.http.post(f"/sandbox/{sandbox.id}/start")
    message = answer.json()["message"]
    expected = "Sandbox failed to start: the sandbox's toolbox daemon did not start: broken"
    assert (400, expected, "error") == (answer.status_code, message, sandbox.state())


def cursor(value: object, identity: object = "x") -> str:
    """Return a cursor as clients get it, with another content."""
    content = json.dumps({"sortValue": value, "id": identity})
    return base64.urlsafe_b64encode(content.encode()).decode().rstrip("=")


BAD_VALUES: list[tuple[dict[str, Any], str]] = [
    ({"name": 3}, "name must be a string"),
    ({"env": "x"}, "env must be an object"),
    ({"public": "yes"}, "public must be a boolean value"),
    ({"autoStopInterval": "x"}, "autoStopInterval must be an integer number"),
    ({"autoStopInterval": True}, "autoStopInterval must be an integer number"),
    ({"autoArchiveInterval": -1}, "Auto-archive interval must be non-negative"),
    ({"autoStopInterval": 10**12}, "Auto-stop interval must not be greater than 2147483648"),
    ({"autoArchiveInterval": 10**12}, "Auto-archive interval must not be greater than 2147483648"),
    ({"autoDeleteInterval": 10**12}, "Auto-delete interval must not be greater than 2147483648"),
    ({"networkAllowList": "10.0.0.0/8"}, "networkAllowList is not offered by a local Daytona"),
    ({"volumes": [{"volumeId": "v"}, 3]}, "Volume v not found"),
    ({"name": "http://x"}, "name must not contain HTML tags, URLs, or control characters"),
    (
        {"env": {"A": [1]}},
        "Sandbox failed to start: invalid body request: json: cannot unmarshal array",
    ),
]


@pytest.mark.parametrize(("values", "message"), BAD_VALUES)
def test_bad_values_are_refused(server: Client, values: dict[str, Any], message: str) -> None:
    """Each with the control plane's message."""
    answer = server.http.post("/sandbox", json=values)
    assert re.match(re.escape(message), answer.json()["message"])


@pytest.mark.parametrize(
    "value",
    ["NaN", "-Infinity", "1e400", r'"\ud800"', r'{"\udfff": 1}', "[" * 100_000],
)
@pytest.mark.parametrize("where", ["create", "labels", "name"])
def test_what_json_cannot_carry_is_refused(
    server: Client, sandbox: Sandbox, where: str, value: str
) -> None:
    """It would be kept, and then break every list."""
    labels = f'{{"labels": {{"a": {value}}}}}'
    method, path, body = {
        "create": ("POST", "/sandbox", labels),
        "labels": ("PUT", f"/sandbox/{sandbox.id}/labels", labels),
        "name": ("POST", "/sandbox", f'{{"name": {value}}}'),
    }[where]
    answer = server.http.request(method, path, content=body)
    expected = (400, "Invalid JSON in request body", 200)
    listed = server.http.get("/sandbox").status_code
    assert expected == (answer.status_code, answer.json()["message"], listed)


def test_a_body_that_is_not_utf_8_is_refused(server: Client) -> None:
    """Nor half of a surrogate pair as it would be written in UTF-8."""
    answer = server.http.post("/sandbox", content=b'{"name": "\xed\xa0\x80"}')
    assert (400, 200) == (answer.status_code, server.http.get("/sandbox").status_code)


def test_one_sandbox_in_trouble_does_not_end_the_intervals_of_others(
    start_server: Callable[..., Client],
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """It is logged, and the keeper goes on."""
    client = start_server()
    broken, other = client.create(name="broken"), client.create(autoStopInterval=1)
    look = intervals.next_step

    def fails_for_one(sandbox: SandboxData, now: datetime) -> tuple[datetime, str] | None:
        if sandbox.id == broken.id:
            raise OverflowError("date value out of range")
        return look(sandbox, now)

    monkeypatch.setattr(intervals, "next_step", fails_for_one)
    client.clock.advance(MINUTE + 1)
    wait_until(lambda: other.state() == "stopped")
    assert f"intervals of sandbox {broken.id} are not kept" in caplog.text


def test_a_body_that_is_no_object_is_refused(server: Client) -> None:
    """A list creates nothing."""
    assert server.http.post("/sandbox", json=[]).status_code == 400


@pytest.mark.parametrize(
    ("method", "route", "message"),
    [
        ("POST", "autostop/x", "Validation failed (numeric string is expected)"),
        ("POST", f"autostop/{'9' * 14}", "Auto-stop interval must not be greater than 2147483648"),
        (
            "POST",
            f"autodelete/{'9' * 14}",
            "Auto-delete interval must not be greater than 2147483648",
        ),
        ("PUT", "labels", "labels must be an object"),
    ],
)
def test_bad_settings_are_refused(sandbox: Sandbox, method: str, route: str, message: str) -> None:
    """A number that is none, and labels that are not there."""
    answer = sandbox.http.request(method, f"/sandbox/{sandbox.id}/{route}")
    assert (400, message) == (answer.status_code, answer.json()["message"])


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("sort=nonsense", "sort must be one of the following values"),
        ("order=up", "order must be one of the following values"),
        ("cursor=eyJ9", "Invalid cursor provided: eyJ9"),
        ("cursor=W10", "Invalid cursor provided: W10"),
        (f"cursor={cursor(None)}", "Invalid cursor provided"),
        (f"cursor={cursor([[[]]])}", "Invalid cursor provided"),
        (f"cursor={cursor(1)}", "Invalid cursor provided"),
        (f"sort=cpu&cursor={cursor('x')}", "Invalid cursor provided"),
        (f"sort=cpu&cursor={cursor(float('nan'))}", "Invalid cursor provided"),
        (f"cursor={cursor('x', 3)}", "Invalid cursor provided"),
        (f"labels={'[' * 20_000}", "Invalid labels JSON format"),
        ('labels={"a":NaN}', "Invalid labels JSON format"),
    ],
)
def test_bad_queries_are_refused(server: Client, query: str, message: str) -> None:
    """Listing says which parameter is wrong, also when there is something to compare with."""
    created = server.http.post("/sandbox", json={}).json()["id"]
    answer = server.http.get(f"/sandbox?{query}")
    server.http.delete(f"/sandbox/{created}")
    assert (answer.status_code, answer.json()["message"].startswith(message)) == (400, True)


def test_blocking_the_network_is_refused_where_it_is_impossible(server: Client) -> None:
    """Silence would leave a sandbox open that its user believes closed."""
    answer = server.http.post("/sandbox", json={"networkBlockAll": True})
    expected = {"bubblewrap": 200, "none": 400}[server.daytona.isolation]
    server.http.delete(f"/sandbox/{answer.json().get('id')}")
    assert expected == answer.status_code


WAYS: dict[str, tuple[dict[str, Any], list[str], int]] = {
    "creating": ({}, [], 0),
    "stopping": ({}, ["stop"], 0),
    "archiving": ({}, ["stop", "archive"], 0),
    "archiving, pending": ({}, ["stop", "archive"], 1),
    "archived, to be started": ({}, ["stop", "archive", "start"], 0),
    "restoring": ({}, ["stop", "archive", "start"], 1),
    "pending_build": ({"buildInfo": {"dockerfileContent": "FROM x"}}, [], 0),
    "building_snapshot": ({"buildInfo": {"dockerfileContent": "FROM x"}}, [], 1),
}
ARRIVED = {"started", "stopped", "archived", "error", "build_failed"}


@pytest.mark.parametrize("way", WAYS)
def test_a_sandbox_on_any_way_can_be_deleted(start_server: Callable[..., Client], way: str) -> None:
    """It goes nowhere else, and nothing of it stays."""
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
    client.http.delete(f"/sandbox/{sandbox.id}")

    def is_gone() -> bool:
        client.clock.advance(1001)
        return sandbox.state() is None

    wait_until(is_gone)
    assert way.partition(",")[0] == state


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
    wait_until(lambda: "a change of state failed" in caplog.text)
    assert "broken" in caplog.text


def test_a_snapshot_is_found_by_its_name(server: Client) -> None:
    """As by its ID."""
    listed = server.http.get("/snapshots").json()["items"]
    found = [
        server.http.get(f"/snapshots/{name}").json()["name"] for name in listed[0]["id"].split()
    ]
    assert [snapshot["name"] for snapshot in listed] == found


def test_the_end_of_a_daemon_that_was_asked_for_changes_nothing(tmp_path: Path) -> None:
    """Only that of a started sandbox is news."""
    clock, store = Clock(), Store(tmp_path)
    lifecycle = Lifecycle(store, Plain(), clock, Limits())
    now = clock.now()
    stopped = SandboxData("id", "name", now, now, now, state="stopped")
    lifecycle._daemon_ended(stopped)
    store.close()
    assert "stopped" == stopped.state
