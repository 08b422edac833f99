"""The command in a process of its own: how it ends, and what is there after it was killed."""

from __future__ import annotations

import contextlib
import signal
import socket
import subprocess
import sys
from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait
from typing import TYPE_CHECKING

import httpx
import pytest

from tests.local.clients import Client, Sandbox, running
from tests.patience import PATIENCE, wait_until

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


class Command:
    """The command as its users run it, in a process of its own."""

    def __init__(self, *options: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "daytona_actions", "serve", *options],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert self.process.stdout
        self.lines = [self.process.stdout.readline() for _line in range(2)]
        url, key = (line.strip().partition("=")[2] for line in self.lines)
        self.http = httpx.Client(
            base_url=url,
            headers={"authorization": f"Bearer {key}"},
            timeout=PATIENCE,
            trust_env=False,
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
        return self.process.communicate(timeout=PATIENCE)[1]


@pytest.fixture
def command(
    isolation: str, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[..., Command]]:
    """Run the command with options; it is ended after the test."""
    monkeypatch.setenv("TMPDIR", str(tmp_path_factory.mktemp("servers")))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path_factory.mktemp("state")))
    with contextlib.ExitStack() as running:
        for number in (signal.SIGHUP, signal.SIGINT):  # whoever runs the tests may ignore them
            running.callback(signal.signal, number, signal.signal(number, signal.SIG_DFL))

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
    assert (["stopped", "stopped"], {"n": "one"}, "100000\n") == found


def test_a_kill_during_creates_leaves_a_root_that_starts(
    command: Callable[..., Command], start_server: Callable[..., Client], tmp_path: Path
) -> None:
    """What was answered is there, each sandbox starts, and nothing half-made lies about."""
    killed = command("--root", str(tmp_path))
    with ThreadPoolExecutor(12) as threads:
        sent = [threads.submit(killed.http.post, "/sandbox", json={}) for _create in range(12)]
        first = next(iter(wait(sent, return_when=FIRST_COMPLETED).done)).result().json()["id"]
        killed.process.kill()
        killed.process.wait(PATIENCE)
    client = start_server(root=tmp_path)
    found = {item["id"]: item["state"] for item in client.http.get("/sandbox").json()["items"]}
    kept = {path.name for path in (tmp_path / "sandboxes").iterdir()}
    for identity in found:
        Sandbox(client, identity).send_to("start", "started")
    assert (True, {"stopped"}, kept) == (first in found, set(found.values()), set(found))


def test_a_kill_while_a_snapshot_is_made_leaves_a_whole_one_or_none(
    command: Callable[..., Command], start_server: Callable[..., Client], tmp_path: Path
) -> None:
    """Whichever it is, nothing half-made lies about, and the sandbox starts."""
    killed = command("--root", str(tmp_path))
    identity = killed.create(name="source")
    killed.execute(identity, "mkdir many; cd many; touch {1..500}")
    killed.http.post(f"/sandbox/{identity}/snapshot", json={"name": "made"})
    killed.end(9)
    client = start_server(root=tmp_path)
    restarted = Sandbox(client, identity)
    restarted.send_to("start", "started")
    names = [each["name"] for each in client.http.get("/snapshots?name=made").json()["items"]]
    found = [client.create(snapshot=name).run("ls many | wc -l") for name in names]
    kept = [path.suffix for path in (tmp_path / "snapshots").glob("*")]
    assert (["500\n"] * len(names), [""] * len(names)) == (found, kept)


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
    assert ".mine.part\nfile\nold\n" == restarted.run("ls -A below; cat below/file")


def test_no_process_of_a_sandbox_outlives_a_killed_server(
    command: Callable[..., Command], marker: str
) -> None:
    """Neither commands nor what they left in the background."""
    killed = command()
    identity = killed.create()
    killed.execute(identity, f"setsid -f sleep {marker} >/dev/null 2>&1")
    assert running(marker)
    killed.end(9)
    wait_until(lambda: not running(marker))


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
    assert (1, 0, []) == (before, started.process.returncode, list(tmp_path.iterdir()))


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
