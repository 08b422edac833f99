"""Snapshots of sandboxes: what is in them, what is made of them, and what survives which end."""

from __future__ import annotations

import asyncio
import json
import shutil
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from daytona_actions.local import MovableClock, snapshots
from daytona_actions.local.sandbox import DEFAULT_SNAPSHOT
from tests.local.clients import Client, Sandbox
from tests.patience import PATIENCE, wait_until

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

MINUTE = 60
UNKNOWN = "00000000-0000-4000-8000-000000000000"


def snapshot_of(sandbox: Sandbox, name: str) -> dict[str, Any]:
    """Make a snapshot of a sandbox and return it when it is done."""
    before = sandbox.state()
    answer = sandbox.http.post(f"/sandbox/{sandbox.id}/snapshot", json={"name": name})
    assert (200, "snapshotting") == (answer.status_code, answer.json()["state"]), answer.text
    wait_until(lambda: sandbox.state() == before)
    view: dict[str, Any] = sandbox.http.get(f"/snapshots/{name}").json()
    return view


def refusal(answer: Any) -> tuple[int, str]:
    """Return status and message."""
    return answer.status_code, answer.json()["message"]


def install(sandbox: Sandbox) -> None:
    """Have pip put a program with an interpreter's path in it into the sandbox."""
    project = (
        "[project]\nname = 'greeter'\nversion = '1'\nscripts = {greet = 'greeter:main'}\n"
        "[build-system]\nrequires = []\nbuild-backend = 'backend'\nbackend-path = ['.']\n"
    )
    backend = (
        "import zipfile\ndef build_wheel(folder, *_a, **_k):\n"
        " name = 'greeter-1-py3-none-any.whl'\n"
        " with zipfile.ZipFile(f'{folder}/{name}', 'w') as z:\n"
        "  z.writestr('greeter.py', 'def main(): print(\"hello\")')\n"
        "  i = 'greeter-1.dist-info/'\n"
        "  z.writestr(i + 'METADATA', 'Metadata-Version: 2.1\\nName: greeter\\nVersion: 1\\n')\n"
        "  z.writestr(i + 'WHEEL', 'Wheel-Version: 1.0\\nTag: py3-none-any\\n')\n"
        "  z.writestr(i + 'entry_points.txt', '[console_scripts]\\ngreet = greeter:main\\n')\n"
        "  z.writestr(i + 'RECORD', '')\n"
        " return name\n"
    )
    sandbox.upload("greeter/pyproject.toml", project.encode())
    sandbox.upload("greeter/backend.py", backend.encode())
    command = (
        "cd greeter && python3 -c \"import backend; backend.build_wheel('.')\" && "
        "pip install -q --no-index --no-deps ./greeter-1-py3-none-any.whl && greet"
    )
    ran = sandbox.execute(command, timeout=60).json()
    assert ran["result"].endswith("hello\n"), ran


@pytest.mark.parametrize("state", ["started", "stopped"])
def test_a_sandbox_of_it_has_the_files(server: Client, sandbox: Sandbox, state: str) -> None:
    """Those of home and /tmp, and the sizes; it is the sandbox's user's own from then on."""
    sandbox.http.post(f"/sandbox/{sandbox.id}/resize", json={"cpu": 2})
    sandbox.run("mkdir below; echo kept > below/file; echo kept > $HOME/x; ln -s x link")
    sandbox.upload("/tmp/kept", b"kept too")
    if state == "stopped":
        sandbox.send_to("stop", "stopped")
    made = snapshot_of(sandbox, f"of-{state}")
    copy = server.create(snapshot=made["id"].upper())
    found = copy.run("cat below/file link; echo more >> below/file; cat below/file")
    view = copy.get()
    server.http.delete(f"/sandbox/{copy.id}")
    assert ("active", "", 2) == (made["state"], made["imageName"], made["cpu"])
    assert ("kept\nkept\nkept\nmore\n", f"of-{state}", 2) == (found, view["snapshot"], view["cpu"])


def test_what_was_installed_works_in_a_sandbox_of_it(server: Client, sandbox: Sandbox) -> None:
    """Also when the sandbox it was made of is gone: nothing of its path is left."""
    install(sandbox)
    snapshot_of(sandbox, "installed")
    server.http.delete(f"/sandbox/{sandbox.id}")
    wait_until(lambda: sandbox.state() is None)
    copy = server.create(snapshot="installed")
    found = copy.run("greet; python3 -c 'import greeter; greeter.main()'")
    server.http.delete(f"/sandbox/{copy.id}")
    assert "hello\nhello\n" == found


def test_the_original_and_its_copies_share_nothing(server: Client, sandbox: Sandbox) -> None:
    """Neither while it is there nor after."""
    sandbox.run("echo first > file")
    snapshot_of(sandbox, "apart")
    copies = [server.create(snapshot="apart") for _copy in range(2)]
    copies[0].run("echo second > file")
    sandbox.run("echo third > file")
    found = [each.run("cat file") for each in (*copies, sandbox)]
    for copy in copies:
        server.http.delete(f"/sandbox/{copy.id}")
    assert ["second\n", "first\n", "third\n"] == found


def test_commands_run_while_it_is_made(start_server: Callable[..., Client]) -> None:
    """The sandbox is seen as snapshotting, answers, and refuses another one."""
    client = start_server(transition_seconds=60)
    identity = client.http.post("/sandbox", json={}).json()["id"]
    sandbox = Sandbox(client, identity)
    client.clock.advance(61)
    wait_until(lambda: sandbox.state() == "started")
    for _asked in range(2):
        answer = client.http.post(f"/sandbox/{identity}/snapshot", json={"name": f"n{_asked}"})
    ran = sandbox.run("echo runs")
    states = sandbox.get()["state"], sandbox.get()["desiredState"]
    deleted = client.http.delete(f"/sandbox/{identity}").status_code
    message = "Sandbox must be in started or stopped state to create a snapshot"
    assert (400, message) == refusal(answer)
    assert ("runs\n", ("snapshotting", "started"), 409) == (ran, states, deleted)


def test_a_taken_name_changes_nothing(sandbox: Sandbox) -> None:
    """Recorded (snapshot_of_a_sandbox_twice): 200, and the old one stays."""
    first = snapshot_of(sandbox, "taken")
    sandbox.run("echo new > new")
    assert first == snapshot_of(sandbox, "taken")


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ({}, "name must be a string"),
        ({"name": "<b>"}, "name must not contain HTML tags, URLs, or control characters"),
        (
            {"name": "m", "includeMemory": True},
            "includeMemory is only supported for Windows sandboxes",
        ),
    ],
)
def test_what_is_recorded_as_refused_is_refused(
    sandbox: Sandbox, body: dict[str, Any], message: str
) -> None:
    """And the sandbox is where it was."""
    answer = sandbox.http.post(f"/sandbox/{sandbox.id}/snapshot", json=body)
    assert (400, message, "started") == (*refusal(answer), sandbox.state())


def test_only_a_sandbox_that_exists_has_snapshots(server: Client) -> None:
    """A 404 otherwise; an archived one is refused."""
    missing = server.http.post("/sandbox/none/snapshot", json={"name": "n"})
    assert (404, "Sandbox with ID or name none not found") == refusal(missing)


@pytest.mark.parametrize(
    ("body", "status", "message"),
    [
        ({"name": "x"}, 400, "Must specify an image name when not using a build info entry"),
        ({"name": "x", "imageName": "debian"}, 400, "Image name must include a tag"),
        ({"name": "x", "imageName": "debian:latest"}, 400, 'Images with tag ":latest" are not'),
        ({"name": "", "imageName": "a:1"}, 400, "Invalid snapshot name format. May contain"),
        ({"name": "x", "imageName": "a:1", "cpu": 400}, 400, "CPU request 400 exceeds maximum"),
        ({"name": "x", "imageName": "a:1", "cpu": -1}, 400, "cpu must not be less than 0"),
        ({"name": "x", "imageName": "a:1", "regionId": "mars"}, 404, "Region not found"),
        (
            {"name": "x", "imageName": "a:1", "buildInfo": {"dockerfileContent": "FROM a"}},
            400,
            "Cannot specify an image name when using a build info entry",
        ),
        (
            {"name": "x", "entrypoint": ["a"], "buildInfo": {"dockerfileContent": "FROM a"}},
            400,
            "Cannot specify an entrypoint when using a build info entry",
        ),
        (
            {"name": "daytonaio/sandbox:0.5.0-slim", "imageName": "a:1"},
            409,
            'Snapshot with name "daytonaio/sandbox:0.5.0-slim" already exists',
        ),
        ({"name": "x", "imageName": "a:1"}, 400, "a local Daytona has no container engine"),
        (
            {"name": "x", "buildInfo": {"dockerfileContent": "FROM a"}},
            400,
            "a local Daytona has no container engine",
        ),
    ],
)
def test_images_and_dockerfiles_are_refused_at_once(
    server: Client, body: dict[str, Any], status: int, message: str
) -> None:
    """First for the recorded reasons (snapshot_invalid), else for there being no engine."""
    found = refusal(server.http.post("/snapshots", json=body))
    assert (status, True) == (found[0], found[1].startswith(message)), found


def test_a_snapshot_is_deactivated_and_activated(server: Client, sandbox: Sandbox) -> None:
    """Recorded (snapshot_in_use, snapshot_activate): not before ten minutes have passed."""
    made = snapshot_of(sandbox, "switched")
    url = f"/snapshots/{made['id']}"
    active = refusal(server.http.post(f"{url}/activate"))
    codes = [server.http.post(f"{url}/deactivate").status_code for _twice in range(2)]
    inactive = refusal(server.http.post("/sandbox", json={"snapshot": "switched"}))
    server.clock.advance(9 * MINUTE)
    early = refusal(server.http.post(f"{url}/activate"))
    server.clock.advance(MINUTE + 1)
    answer = server.http.post(f"{url}/activate")
    assert (400, f"Snapshot {made['id']} is already active") == active
    assert ([204, 204], (400, "Snapshot switched is inactive")) == (codes, inactive)
    again = "Snapshot deactivation is still in progress. Please try again in a few minutes."
    assert ((400, again), 200, "pending") == (early, answer.status_code, answer.json()["state"])
    assert "active" == server.http.get(url).json()["state"]


def test_a_snapshot_in_use_is_deleted(server: Client, sandbox: Sandbox) -> None:
    """Recorded (snapshot_in_use): its sandboxes stop and start again all the same."""
    sandbox.run("echo kept > kept")
    made = snapshot_of(sandbox, "used")
    copy = server.create(snapshot="used")
    codes = [server.http.delete(f"/snapshots/{made['id']}").status_code for _twice in range(1)]
    wait_until(lambda: server.http.get("/snapshots/used").status_code == 404)
    copy.send_to("stop", "stopped")
    copy.send_to("start", "started")
    found = copy.run("cat kept")
    server.http.delete(f"/sandbox/{copy.id}")
    gone = server.http.get("/snapshots/used").json()["message"]
    assert ([200], "kept\n", "Snapshot with name used not found") == (codes, found, gone)


def test_a_deletion_lasts_from_when_it_is_asked_for(tmp_path: Path) -> None:
    """Time that passes before the server goes on with it counts."""
    clock = MovableClock()
    found = snapshots.Snapshots(tmp_path, clock, timedelta(minutes=1), to_disk=False)
    (tmp_path / UNKNOWN).mkdir()
    one = replace(found.usable(DEFAULT_SNAPSHOT), id=UNKNOWN, name="one")

    async def removed() -> bool:
        found.keep(one)
        found.remove(one)
        clock.advance(61)
        async with asyncio.timeout(PATIENCE):
            await asyncio.gather(*found._removals)
        return not found.is_taken("one")

    assert asyncio.run(removed())


def test_a_deletion_is_seen(start_server: Callable[..., Client], tmp_path: Path) -> None:
    """As removing, twice without an error, and then nothing is left of it on the disk."""
    first = start_server(root=tmp_path)
    made = snapshot_of(first.create(), "seen")
    first.daytona.close()
    client = start_server(root=tmp_path, transition_seconds=60)
    url = f"/snapshots/{made['id']}"
    codes = [client.http.delete(url).status_code for _twice in range(2)]
    assert ([200, 200], "removing") == (codes, client.http.get(url).json()["state"])
    assert (400, "Snapshot seen is removing") == refusal(
        client.http.post("/sandbox", json={"snapshot": "seen"})
    )
    client.clock.advance(61)
    wait_until(lambda: client.http.get(url).status_code == 404)
    assert [] == list((tmp_path / "snapshots").iterdir())


@pytest.mark.parametrize(
    ("method", "path", "status", "message"),
    [
        ("DELETE", "/snapshots/name", 400, "Validation failed (uuid is expected)"),
        ("POST", "/snapshots/name/activate", 400, "Validation failed (uuid is expected)"),
        ("POST", "/snapshots/name/deactivate", 400, "Validation failed (uuid is expected)"),
        ("GET", f"/snapshots/{UNKNOWN}", 404, f"Snapshot with name {UNKNOWN} not found"),
        ("DELETE", f"/snapshots/{UNKNOWN}", 404, f"Snapshot with name {UNKNOWN} not found"),
        (
            "DELETE",
            "/snapshots/00000000-0000-4000-8000-000000005eed",
            403,
            "You cannot delete a general snapshot",
        ),
        (
            "POST",
            "/snapshots/00000000-0000-4000-8000-000000005eed/deactivate",
            403,
            "You cannot deactivate a general snapshot",
        ),
        (
            "GET",
            "/snapshots/00000000-0000-4000-8000-000000005eed/build-logs-url",
            404,
            "Snapshot 00000000-0000-4000-8000-000000005eed has no build info",
        ),
    ],
)
def test_snapshots_are_named_as_recorded(
    server: Client, method: str, path: str, status: int, message: str
) -> None:
    """By ID alone where it changes something (recorded: snapshot_by_name_or_id)."""
    assert (status, message) == refusal(server.http.request(method, path))


def test_lists_begin_with_what_was_used_last(server: Client, sandbox: Sandbox) -> None:
    """The general one comes last, and a part of a name finds it."""
    for name in ("list-1", "list-2"):
        snapshot_of(sandbox, name)
        server.clock.advance(1)
    copy = server.create(snapshot="list-1")
    server.http.delete(f"/sandbox/{copy.id}")
    found = server.http.get("/snapshots?name=LIST-").json()
    everything = [each["name"] for each in server.http.get("/snapshots").json()["items"]]
    assert (["list-1", "list-2"], 2) == ([each["name"] for each in found["items"]], found["total"])
    assert "daytonaio/sandbox:0.5.0-slim" == everything[-1]


def test_snapshots_outlive_their_server(
    start_server: Callable[..., Client], tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """With all that is known of them; one that cannot be read hides no other."""
    client = start_server(root=tmp_path)
    sandbox = client.create()
    sandbox.run("echo kept > kept")
    made = [snapshot_of(sandbox, name) for name in ("one", "two")]
    client.http.post(f"/snapshots/{made[1]['id']}/deactivate")
    before = client.http.get("/snapshots?name=o").json()["items"][:2]
    client.daytona.close()
    for name, text in (("torn", "{"), ("other", json.dumps({"id": 1}))):
        (tmp_path / "snapshots" / name).mkdir()
        (tmp_path / "snapshots" / name / "metadata.json").write_text(text)
    shutil.copytree(tmp_path / "snapshots" / made[0]["id"], tmp_path / "snapshots" / "copied")
    again = start_server(root=tmp_path, clock=client.clock)
    assert before == again.http.get("/snapshots?name=o").json()["items"][:2]
    assert "kept\n" == again.create(snapshot="one").run("cat kept")
    assert 3 == caplog.text.count("is no snapshot and left alone")


def test_what_a_killed_server_had_not_finished_is_not_there(
    start_server: Callable[..., Client], tmp_path: Path
) -> None:
    """Half a snapshot, one that was going, and half of the files of a sandbox made of one."""
    client = start_server(root=tmp_path)
    sandbox = client.create()
    sandbox.run("echo kept > kept")
    made = snapshot_of(sandbox, "whole")
    copy = client.create(snapshot="whole")
    client.daytona.close()
    folder = tmp_path / "snapshots"
    for name in (f"{UNKNOWN}.coming", f"{UNKNOWN}.going"):
        (folder / name / "files").mkdir(parents=True)
    files = tmp_path / "sandboxes" / copy.id / "files"
    files.rename(files.with_name("files.coming"))
    (files.with_name("files.coming") / "home/daytona/kept").unlink()
    again = start_server(root=tmp_path)
    restarted = Sandbox(again, copy.id)
    restarted.send_to("start", "started")
    assert "kept\n" == restarted.run("cat kept")
    assert [made["id"]] == [path.name for path in folder.iterdir()]
    assert ["files"] == [path.name for path in files.parent.glob("files*")]


def test_one_that_cannot_be_made_says_why(
    server: Client, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is in the state error, with the reason; the sandbox goes on, and nothing lies about."""

    def fails(*_arguments: object, **_options: object) -> int:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(snapshots, "copy_folder", fails)
        made = snapshot_of(sandbox, "full")
    refused = refusal(server.http.post("/sandbox", json={"snapshot": "full"}))
    activated = refusal(server.http.post(f"/snapshots/{made['id']}/activate"))
    server.http.delete(f"/snapshots/{made['id']}")
    reason = "the snapshot could not be made: No space left on device"
    assert ("error", reason) == (made["state"], made["errorReason"])
    assert (400, "Snapshot full is error") == refused
    reason = "cannot be activated - it is in error state"
    assert (400, f"Snapshot {made['id']} {reason}") == activated


def test_a_change_that_cannot_be_kept_is_not_made(
    server: Client, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After a restart it would be undone."""

    def full(*_arguments: object, **_options: object) -> None:
        raise OSError(28, "No space left on device")

    made = snapshot_of(sandbox, "unkept")
    with monkeypatch.context() as patched:
        patched.setattr(snapshots, "write_whole", full)
        refused = refusal(server.http.post(f"/snapshots/{made['id']}/deactivate"))
    state = server.http.get("/snapshots/unkept").json()["state"]
    message = "Snapshot unkept cannot be kept on disk: No space left on device"
    assert ((500, message), "active") == (refused, state)


def test_a_sandbox_larger_than_its_disk_is_not_copied(
    sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The reason says what to do; the number is that of the sandbox."""
    sandbox.run("truncate -s 4G hole")
    holes = snapshot_of(sandbox, "holes")
    copy = snapshots.copy_folder
    monkeypatch.setattr(
        snapshots, "copy_folder", lambda a, b, most, **o: copy(a, b, most >> 20, **o)
    )
    sandbox.run("head -c 100000 /dev/zero > file")
    large = snapshot_of(sandbox, "large")
    assert ("active", "error") == (holes["state"], large["state"])
    assert "delete some, or resize it" in large["errorReason"]


def test_there_are_not_more_snapshots_than_allowed(
    sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The general one does not count."""
    monkeypatch.setattr(snapshots, "MOST_SNAPSHOTS", 0)
    answer = sandbox.http.post(f"/sandbox/{sandbox.id}/snapshot", json={"name": "more"})
    assert (400, "Snapshot quota exceeded. Maximum allowed: 0") == refusal(answer)


def test_a_sandbox_whose_snapshot_is_gone_before_it_is_filled_says_so(
    start_server: Callable[..., Client], tmp_path: Path
) -> None:
    """As after a server was killed in between."""
    client = start_server(root=tmp_path)
    made = snapshot_of(client.create(), "gone")
    copy = client.create(snapshot="gone")
    copy.send_to("stop", "stopped")
    client.http.delete(f"/snapshots/{made['id']}")
    files = tmp_path / "sandboxes" / copy.id / "files"
    files.rename(tmp_path / "away")
    wait_until(lambda: client.http.get("/snapshots/gone").status_code == 404)
    status, message = refusal(client.http.post(f"/sandbox/{copy.id}/start"))
    assert (400, True) == (status, "was deleted before it could be copied" in message)
