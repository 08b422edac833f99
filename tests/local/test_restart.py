"""What a server leaves behind: everything with a root folder, nothing without."""

from __future__ import annotations

import contextlib
import socket
import subprocess
import sys
from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from daytona_actions.local import LocalDaytona
from daytona_actions.local.store import Store
from tests.local.clients import Client, Sandbox, wait_until

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


class Command:
    """The command as its users run it, in a process of its own."""

    def __init__(self, *options: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "daytona_actions.local", *options],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert self.process.stdout
        self.lines = [self.process.stdout.readline() for _line in range(2)]
        url, key = (line.strip().partition("=")[2] for line in self.lines)
        self.http = httpx.Client(
            base_url=url, headers={"authorization": f"Bearer {key}"}, trust_env=False
        )

    def create(self, **values: object) -> str:
        """Create a sandbox and wait until it is started."""
        identity = str(self.http.post("/sandbox", json=values).json()["id"])
        wait_until(lambda: self.http.get(f"/sandbox/{identity}").json()["state"] == "started")
        return identity

    def execute(self, identity: str, command: str) -> str:
        """Run a command in a sandbox."""
        url = str(self.http.base_url).removesuffix("/api/") + f"/toolbox/{identity}"
        answer = self.http.post(f"{url}/process/execute", json={"command": command})
        return str(answer.json()["result"])

    def end(self, number: int) -> str:
        """Send a signal, wait for the end, and return what was logged."""
        self.http.close()
        self.process.send_signal(number)
        return self.process.communicate(timeout=30)[1]


@pytest.fixture
def command(
    isolation: str, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[..., Command]]:
    """Run the command with options; it is ended after the test."""
    monkeypatch.setenv("TMPDIR", str(tmp_path_factory.mktemp("servers")))
    with contextlib.ExitStack() as running:

        def run(*options: str) -> Command:
            started = Command("--isolation", isolation, *options)
            running.callback(started.process.communicate)
            running.callback(started.process.kill)
            running.callback(started.http.close)
            return started

        yield run


def test_after_a_kill_every_sandbox_is_there_and_stopped(
    command: Callable[..., Command], start_server: Callable[..., Client], tmp_path: Path
) -> None:
    """With its files whole, and it starts again."""
    killed = command("--root", str(tmp_path))
    identities = [killed.create(name=name, labels={"n": name}) for name in ("one", "two")]
    killed.execute(identities[0], "seq 100000 > numbers")
    killed.end(9)
    client = start_server(root=tmp_path)
    states = [Sandbox(client, identity).state() for identity in identities]
    sandbox = Sandbox(client, identities[0])
    sandbox.send_to("start", "started")
    found = (states, sandbox.get()["labels"], sandbox.run("tail -n 1 numbers"))
    assert found == (["stopped", "stopped"], {"n": "one"}, "100000\n")


def test_a_kill_during_creates_leaves_a_root_that_starts(
    command: Callable[..., Command], start_server: Callable[..., Client], tmp_path: Path
) -> None:
    """What was answered is there, each sandbox starts, and nothing half-made lies about."""
    killed = command("--root", str(tmp_path))
    with ThreadPoolExecutor(12) as threads:
        sent = [threads.submit(killed.http.post, "/sandbox", json={}) for _create in range(12)]
        first = next(iter(wait(sent, return_when=FIRST_COMPLETED).done)).result().json()["id"]
        killed.process.kill()
    client = start_server(root=tmp_path)
    found = {item["id"]: item["state"] for item in client.http.get("/sandbox").json()["items"]}
    kept = {path.name for path in (tmp_path / "sandboxes").iterdir()}
    for identity in found:
        Sandbox(client, identity).send_to("start", "started")
    assert (True, {"stopped"}, kept) == (first in found, set(found.values()), set(found))


def test_what_an_upload_had_written_when_the_server_was_killed_is_removed(
    command: Callable[..., Command], start_server: Callable[..., Client], tmp_path: Path
) -> None:
    """The file that was there is whole, and nothing lies beside it."""
    killed = command("--root", str(tmp_path))
    identity = killed.create()
    killed.execute(identity, "mkdir below; echo old > below/file; touch below/.mine.part")
    url = f"{killed.http.base_url}".removesuffix("/api/") + f"/toolbox/{identity}"
    body = b'--b\r\nContent-Disposition: form-data; name="file"\r\n\r\n' + b"x" * 500_000
    address = (killed.http.base_url.host, killed.http.base_url.port or 0)
    head = (
        f"POST {url.partition(str(address[1]))[2]}/files/upload?path=below/file HTTP/1.1\r\n"
        f"Host: localhost\r\nAuthorization: {killed.http.headers['authorization']}\r\n"
        "Content-Type: multipart/form-data; boundary=b\r\nContent-Length: 1000000\r\n\r\n"
    )
    with socket.create_connection(address) as connection:
        connection.sendall(head.encode() + body)
        wait_until(lambda: ".daytona-" in killed.execute(identity, "ls -A below"))
        killed.end(9)
    restarted = Sandbox(start_server(root=tmp_path), identity)
    restarted.send_to("start", "started")
    assert restarted.run("ls -A below; cat below/file") == ".mine.part\nfile\nold\n"


def test_no_process_of_a_sandbox_outlives_a_killed_server(
    command: Callable[..., Command],
) -> None:
    """Neither commands nor what they left in the background."""
    killed = command()
    identity = killed.create()
    killed.execute(identity, "setsid -f sleep 6789.25 >/dev/null 2>&1")
    killed.end(9)
    found = ["pgrep", "-f", "sleep 6789.25"]
    wait_until(lambda: subprocess.run(found, capture_output=True, check=False).returncode == 1)
    assert subprocess.run(found, capture_output=True, check=False).returncode == 1


@pytest.mark.parametrize("number", [1, 2, 15])
def test_the_command_ends_cleanly(
    command: Callable[..., Command], tmp_path: Path, number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When its terminal is closed, on interrupt and on termination, with its temporary folder removed."""
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    started = command()
    started.create()
    before = len(list(tmp_path.iterdir()))
    started.end(number)
    assert (before, started.process.returncode, list(tmp_path.iterdir())) == (1, 0, [])


def test_the_command_prints_two_lines_to_copy_and_logs(command: Callable[..., Command]) -> None:
    """The shell takes them as they are; the key is in no log line."""
    started = command()
    started.http.get("/health")
    logged = started.end(15)
    names = [line.partition("=")[0] for line in started.lines]
    expected = ["export DAYTONA_API_URL", "export DAYTONA_API_KEY"]
    key = started.lines[1].strip().partition("=")[2]
    assert (expected, True, False) == (names, "GET /api/health 200" in logged, key in logged)


def test_the_command_takes_the_number_of_sandboxes(command: Callable[..., Command]) -> None:
    """One more than --max-sandboxes is refused."""
    started = command("--max-sandboxes", "1")
    codes = [started.http.post("/sandbox", json={}).status_code for _sandbox in range(2)]
    started.end(15)
    assert [200, 400] == codes


def test_the_command_says_what_it_cannot_use(tmp_path: Path) -> None:
    """A sentence and exit code 1."""
    (tmp_path / "file").write_text("")
    ended = subprocess.run(
        [sys.executable, "-m", "daytona_actions.local", "--root", str(tmp_path / "file")],
        capture_output=True,
        text=True,
        check=False,
    )
    said = f"root folder {tmp_path / 'file'} cannot be used: "
    assert (ended.returncode, ended.stderr.startswith(said)) == (1, True)


def test_running_without_isolation_is_said_loudly(caplog: pytest.LogCaptureFixture) -> None:
    """A warning in the log, at each start."""
    with LocalDaytona(isolation="none"):
        assert "NOT isolated" in caplog.text


def restarted(client: Client, root: Path, start_server: Callable[..., Client]) -> Client:
    """End a server and start another on its root folder, its clock where the first one's is."""
    client.daytona.close()
    return start_server(root=root, clock=client.clock)


def has_looked(client: Client) -> None:
    """Wait until the intervals of a server were looked at."""
    other = client.create(autoStopInterval=1)
    client.clock.advance(61)
    wait_until(lambda: other.state() == "stopped")


@pytest.mark.parametrize("minutes", [0, 60])
def test_a_restart_deletes_nothing(
    start_server: Callable[..., Client], tmp_path: Path, minutes: int
) -> None:
    """A sandbox that only the restart stopped is stopped since then, also for a second one."""
    client = start_server(root=tmp_path)
    sandbox = client.create(autoDeleteInterval=minutes, autoStopInterval=0)
    sandbox.upload("precious", b"data")
    client.clock.advance(2 * 3600)
    for _restart in range(2):
        client = restarted(client, tmp_path, start_server)
        has_looked(client)
    sandbox = Sandbox(client, sandbox.id)
    found = (sandbox.state(), sandbox.get()["desiredState"])
    sandbox.send_to("start", "started")
    assert (*found, sandbox.download("precious").content) == ("stopped", "stopped", b"data")


def test_an_interval_counts_from_the_restart(
    start_server: Callable[..., Client], tmp_path: Path
) -> None:
    """What is stopped long enough after it is deleted."""
    client = start_server(root=tmp_path)
    sandbox = client.create(autoDeleteInterval=60)
    client = restarted(client, tmp_path, start_server)
    client.clock.advance(3601)
    wait_until(lambda: Sandbox(client, sandbox.id).state() is None)
    assert [] == list((tmp_path / "sandboxes").iterdir())


def test_a_sandbox_that_started_again_is_deleted_when_it_stops(
    start_server: Callable[..., Client], tmp_path: Path
) -> None:
    """An interval of 0 holds again."""
    client = start_server(root=tmp_path)
    identity = client.create(autoDeleteInterval=0).id
    sandbox = Sandbox(restarted(client, tmp_path, start_server), identity)
    sandbox.send_to("start", "started")
    sandbox.http.post(f"/sandbox/{identity}/stop")
    wait_until(lambda: sandbox.state() is None)
    assert [] == list((tmp_path / "sandboxes").iterdir())


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("restoring", "archived"),
        ("archived", "archived"),
        ("error", "error"),
        ("creating", "stopped"),
        ("destroying", None),
    ],
)
def test_a_sandbox_on_its_way_arrives_somewhere(
    start_server: Callable[..., Client], tmp_path: Path, before: str, after: str | None
) -> None:
    """A server that ended in between leaves no state that nothing leads out of."""
    client = start_server(root=tmp_path)
    identity = client.http.post("/sandbox", json={}).json()["id"]
    client.daytona.close()
    path = tmp_path / "sandboxes" / identity / "metadata.json"
    kept = path.read_text()
    path.write_text(
        kept.replace('"started"', f'"{before}"', 1).replace('"creating"', f'"{before}"')
    )
    assert after == Sandbox(start_server(root=tmp_path), identity).state()


def test_a_state_that_cannot_be_kept_is_shown_all_the_same(
    start_server: Callable[..., Client],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """A full disk at the start keeps no sandbox from being there."""
    client = start_server(root=tmp_path)
    identity = client.http.post("/sandbox", json={}).json()["id"]
    client.daytona.close()
    path = tmp_path / "sandboxes" / identity / "metadata.json"
    path.write_text(path.read_text().replace('"stopped"', '"started"'))
    save, refusals = Store.save, [OSError(28, "No space left on device")]

    def full(store: Store, sandbox: Any) -> None:
        if refusals:
            raise refusals.pop()
        save(store, sandbox)

    monkeypatch.setattr(Store, "save", full)
    assert "stopped" == Sandbox(start_server(root=tmp_path), identity).state()
    assert "cannot be kept: [Errno 28] No space left on device" in caplog.text
