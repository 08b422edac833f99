"""Sizes, backups and access tokens: what the recordings of no scenario hold."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

import pytest

from tests.local.clients import Client, Sandbox
from tests.patience import wait_until

if TYPE_CHECKING:
    from collections.abc import Callable

NOTHING = "No resource changes specified - sandbox is already at the desired configuration"


def resized(sandbox: Sandbox, **sizes: Any) -> Any:
    """Ask for other sizes."""
    return sandbox.http.post(f"/sandbox/{sandbox.id}/resize", json=sizes)


def sizes(sandbox: Sandbox) -> list[int]:
    """Return what a sandbox has."""
    view = sandbox.get()
    return [view[name] for name in ("cpu", "memory", "disk")]


@pytest.mark.parametrize(
    ("state", "asked", "expected"),
    [
        ("started", {"cpu": 2, "memory": 4}, [2, 4, 3]),
        ("stopped", {"disk": 10}, [1, 1, 10]),
    ],
)
def test_sizes_are_kept_and_shown(
    sandbox: Sandbox, state: str, asked: dict[str, int], expected: list[int]
) -> None:
    """The sandbox is seen as resizing, and comes back to where it was."""
    if state == "stopped":
        sandbox.send_to("stop", "stopped")
    answer = resized(sandbox, **asked)
    wait_until(lambda: sandbox.state() == state)
    listed = sandbox.http.get(f"/sandbox?id={sandbox.id}").json()["items"][0]
    assert (200, "resizing") == (answer.status_code, answer.json()["state"])
    assert (expected, expected[0]) == (sizes(sandbox), listed["cpu"])


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ({}, NOTHING),
        ({"cpu": 1, "memory": 1}, NOTHING),
        ({"disk": 5}, "Disk resize can only be performed on a stopped sandbox"),
        ({"cpu": 0}, "cpu must not be less than 1"),
        ({"cpu": 1.5}, "cpu must be an integer number"),
        ({"memory": "2"}, "memory must not be less than 1, memory must be an integer number"),
        ({"cpu": 5}, "CPU request 5 exceeds maximum allowed per sandbox (4)."),
        ({"memory": 9}, "Memory request 9GB exceeds maximum allowed per sandbox (8GB)."),
    ],
)
def test_sizes_that_cannot_be_are_refused(
    sandbox: Sandbox, asked: dict[str, Any], message: str
) -> None:
    """By the rules of the public server's source; nothing changes."""
    answer = resized(sandbox, **asked)
    said = answer.json()["message"].partition("\n")[0]
    assert (400, message, [1, 1, 3]) == (answer.status_code, said, sizes(sandbox))


def test_a_started_sandbox_only_grows(sandbox: Sandbox) -> None:
    """A stopped one shrinks too, but for its disk."""
    resized(sandbox, cpu=2, memory=2)
    wait_until(lambda: sandbox.state() == "started")
    started = [resized(sandbox, **{name: 1}).json()["message"] for name in ("cpu", "memory")]
    sandbox.send_to("stop", "stopped")
    disk = resized(sandbox, disk=1).json()["message"]
    resized(sandbox, cpu=1)
    wait_until(lambda: sandbox.state() == "stopped")
    assert [
        "Sandbox must be in stopped state to decrease the number of CPU cores",
        "Sandbox must be in stopped state to decrease memory",
    ] == started
    assert ("Sandbox disk size cannot be decreased", [1, 2, 3]) == (disk, sizes(sandbox))


def test_an_archived_sandbox_keeps_its_size(sandbox: Sandbox) -> None:
    """It must be started or stopped."""
    sandbox.send_to("stop", "stopped")
    sandbox.send_to("archive", "archived")
    message = "Sandbox must be in started or stopped state to resize"
    assert (400, message) == (
        resized(sandbox, cpu=2).status_code,
        resized(sandbox, cpu=2).json()["message"],
    )


def test_sizes_outlive_their_server(start_server: Callable[..., Client], tmp_path: Any) -> None:
    """They are kept like all else."""
    client = start_server(root=tmp_path)
    sandbox = client.create()
    resized(sandbox, memory=2)
    wait_until(lambda: sandbox.state() == "started")
    client.daytona.close()
    assert [1, 2, 3] == sizes(Sandbox(start_server(root=tmp_path), sandbox.id))


def test_a_backup_goes_through_its_states(start_server: Callable[..., Client]) -> None:
    """Recorded (settings_backup): a second one is refused meanwhile; a stop ends its state."""
    client = start_server(transition_seconds=60)
    identity = client.http.post("/sandbox", json={}).json()["id"]
    sandbox, url = Sandbox(client, identity), f"/sandbox/{identity}/backup"
    client.clock.advance(61)
    wait_until(lambda: sandbox.state() == "started")
    answer = client.http.post(url)
    seen = [sandbox.get()["backupState"]]
    twice = client.http.post(url)
    for state in ("InProgress", "Completed"):
        client.clock.advance(61)
        wait_until(lambda state=state: sandbox.get()["backupState"] == state)
    assert (201, "None", ["Pending"]) == (answer.status_code, answer.json()["backupState"], seen)
    message = "Sandbox backup is already in progress"
    assert (400, message) == (twice.status_code, twice.json()["message"])
    assert "backupCreatedAt" in sandbox.get()
    client.http.post(f"/sandbox/{identity}/stop")
    client.clock.advance(61)
    wait_until(lambda: sandbox.state() == "stopped")
    assert "None" == sandbox.get()["backupState"]


def test_an_archived_sandbox_is_a_backup_already(sandbox: Sandbox) -> None:
    """No other one is made of it."""
    sandbox.send_to("stop", "stopped")
    sandbox.send_to("archive", "archived")
    answer = sandbox.http.post(f"/sandbox/{sandbox.id}/backup")
    assert (201, "Completed") == (answer.status_code, answer.json()["backupState"])


@pytest.mark.parametrize(
    ("asked", "minutes"), [("", 60), ("?expiresInMinutes=-5", -5), ("?expiresInMinutes=0.5", 0.5)]
)
def test_an_ssh_token_has_the_recorded_shape(sandbox: Sandbox, asked: str, minutes: float) -> None:
    """It is answered once and kept nowhere; its command says that there is no gateway."""
    answer = sandbox.http.post(f"/sandbox/{sandbox.id}/ssh-access{asked}").json()
    moments = [datetime.fromisoformat(answer[name]) for name in ("createdAt", "expiresAt")]
    assert minutes * 60 == (moments[1] - moments[0]).total_seconds()
    assert (
        f"ssh {answer['token']}@no-ssh-gateway-of-a-local-daytona.invalid" == answer["sshCommand"]
    )
    assert answer["token"] not in sandbox.http.get("/sandbox").text


@pytest.mark.parametrize("minutes", ["abc", "nan", "1e300"])
def test_minutes_that_are_none_are_the_recorded_error(sandbox: Sandbox, minutes: str) -> None:
    """A 500, as there."""
    url = f"/sandbox/{sandbox.id}/ssh-access?expiresInMinutes={minutes}"
    answer = sandbox.http.post(url)
    assert (500, "An unexpected error occurred.") == (answer.status_code, answer.json()["message"])


def test_a_token_is_in_no_log(
    server: Client, sandbox: Sandbox, caplog: pytest.LogCaptureFixture
) -> None:
    """Neither when it is made nor when it is revoked; only a gateway may ask whether it is valid."""
    caplog.set_level("DEBUG")
    url = f"/sandbox/{sandbox.id}/ssh-access"
    token = server.http.post(url).json()["token"]
    revoked = server.http.delete(url, params={"token": token})
    asked = server.http.get("/sandbox/ssh-access/validate", params={"token": token})
    logged = [each.getMessage() for each in caplog.records if each.name.startswith("daytona")]
    assert (200, sandbox.id, 403) == (revoked.status_code, revoked.json()["id"], asked.status_code)
    assert (True, []) == (bool(logged), [line for line in logged if token in line])


def test_nothing_is_forked_here(sandbox: Sandbox) -> None:
    """A sandbox has no relatives, and a fork is refused (recorded: fork_and_family)."""
    at = f"/sandbox/{sandbox.id}"
    assert [[], []] == [sandbox.http.get(f"{at}/{kind}").json() for kind in ("ancestors", "forks")]
    parent, fork = sandbox.http.get(f"{at}/parent"), sandbox.http.post(f"{at}/fork", json={})
    assert (404, f"Parent sandbox not found for sandbox {sandbox.id}") == (
        parent.status_code,
        parent.json()["message"],
    )
    assert (422, "Forking is not supported for this sandbox") == (
        fork.status_code,
        fork.json()["message"],
    )


def test_activity_is_noted(server: Client, sandbox: Sandbox) -> None:
    """Whoever tells that a sandbox is in use gets no body back, and the moment is kept."""
    server.clock.advance(60)
    answer = sandbox.http.post(f"/sandbox/{sandbox.id}/last-activity")
    assert (201, b"") == (answer.status_code, answer.content)
    last = datetime.fromisoformat(sandbox.get()["lastActivityAt"])
    assert last > datetime.fromisoformat(sandbox.get()["createdAt"])


@pytest.mark.parametrize("route", ["build-logs", "build-logs-url"])
def test_nothing_is_built_here(sandbox: Sandbox, route: str) -> None:
    """A sandbox has no log of a build (recorded: sandbox_access)."""
    answer = sandbox.http.get(f"/sandbox/{sandbox.id}/{route}")
    assert (404, f"Sandbox {sandbox.id} has no build info") == (
        answer.status_code,
        answer.json()["message"],
    )


@pytest.mark.parametrize("route", ["regions", "shared-regions"])
def test_this_machine_is_the_one_region(server: Client, sandbox: Sandbox, route: str) -> None:
    """Sandboxes are created in it."""
    [region] = server.http.get(f"/{route}").json()
    assert (sandbox.get()["target"], "shared") == (region["id"], region["regionType"])
