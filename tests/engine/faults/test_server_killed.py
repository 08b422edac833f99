"""The server is killed during an upload, a download and a running command: the call ends, clearly."""

from __future__ import annotations

import asyncio
import base64
import contextlib
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self
from urllib.parse import urlsplit

import pytest

from daytona_actions import AsyncDaytonaActions, DaytonaActions, FailureKind
from tests.http.raw_server import Connection, RawServer
from tests.patience import PATIENCE, wait_until

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from daytona_actions import ActionResult

SIZE = 64 << 20


class ServerProcess:
    """A local Daytona in a process of its own, that can be killed."""

    def __init__(self, root: Path) -> None:
        command = [sys.executable, "-m", "daytona_actions", "serve", "--root", str(root)]
        command += ["--isolation", "none", "--name", f"killed-{os.getpid()}"]
        self._process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )
        assert self._process.stdout is not None
        said = self._process.stdout.readline() + self._process.stdout.readline()
        found = dict(re.findall(r"(DAYTONA_\w+)=(\S+)", said))
        self.api_key, self.api_url = found["DAYTONA_API_KEY"], found["DAYTONA_API_URL"]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.kill()
        with self._process:
            pass

    def kill(self) -> None:
        """End it as a crash would: without a word."""
        if self._process.poll() is None:
            os.kill(self._process.pid, signal.SIGKILL)


class Relay:
    """Passes bytes on between a client and a server, and does something after so many of them."""

    def __init__(self, upstream: tuple[str, int], after: int, then: Callable[[], None]) -> None:
        self._upstream, self._left, self._then = upstream, after, then

    def __call__(self, connection: Connection) -> None:
        """Serve one connection."""
        with socket.create_connection(self._upstream) as server:
            back = threading.Thread(target=self._pass_on, args=[server, connection.socket])
            back.start()
            self._pass_on(connection.socket, server)
            back.join()

    def _pass_on(self, source: socket.socket, target: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while piece := source.recv(1 << 16):
                target.sendall(piece)
                self._left -= len(piece)
                if self._left < 0:
                    self._then()
        for end in (source, target):
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)


@pytest.fixture
def server(tmp_path: Path) -> Iterator[ServerProcess]:
    """A local Daytona in a process of its own."""
    with ServerProcess(tmp_path) as started:
        yield started


@pytest.fixture
def sandbox(server: ServerProcess) -> str:
    """A started sandbox with a large file."""
    with DaytonaActions(server.api_key, api_url=server.api_url) as daytona:
        created = daytona.create_sandbox(name="mine").unwrap().sandbox
        daytona.execute_command("mine", f"head -c {SIZE} /dev/zero > large").unwrap()
    assert created is not None
    assert created.id is not None
    return created.id


def called(kind: str, server: ServerProcess, api_url: str, call: Callable[[Any], Any]) -> Any:
    """Make a call with either kind of client."""
    # A slow disk may hold the server for longer than usual before it is killed.
    options: dict[str, Any] = {"api_url": api_url, "max_retries": 0, "request_timeout": PATIENCE}
    if kind == "sync":
        with DaytonaActions(server.api_key, **options) as daytona:
            return call(daytona)

    async def run() -> Any:
        async with AsyncDaytonaActions(server.api_key, **options) as daytona:
            return await call(daytona)

    return asyncio.run(run())


@pytest.mark.parametrize(
    "call",
    [
        lambda daytona, sandbox: daytona.upload_file(
            sandbox, "new", base64.b64encode(bytes(SIZE)).decode()
        ),
        lambda daytona, sandbox: daytona.download_file(sandbox, "large"),
    ],
    ids=["upload", "download"],
)
def test_killed_in_a_transfer(
    kind: str, server: ServerProcess, sandbox: str, call: Callable[..., ActionResult]
) -> None:
    """A transfer whose server dies ends at once: with a failure, and without half a file."""
    url = urlsplit(server.api_url)
    relay = Relay((url.hostname or "", url.port or 0), SIZE // 4, server.kill)
    with RawServer(relay) as between:
        result = called(kind, server, between.api_url, lambda daytona: call(daytona, sandbox))
    assert result.failure is not None
    assert FailureKind.CONNECTION is result.failure.kind
    assert "whether the request was carried out is unknown" in result.failure.message
    assert result.size is None


def test_killed_in_a_command(
    kind: str, server: ServerProcess, sandbox: str, tmp_path: Path
) -> None:
    """A command whose server dies ends at once, and the failure says that it may have run."""

    def kill_when_it_runs() -> None:
        while not list(tmp_path.glob("**/begun")):
            time.sleep(0.01)
        server.kill()

    killer = threading.Thread(target=kill_when_it_runs)
    killer.start()
    result = called(
        kind,
        server,
        server.api_url,
        lambda daytona: daytona.execute_command(sandbox, "touch begun; sleep 60", timeout=60),
    )
    killer.join()
    assert FailureKind.CONNECTION is result.failure.kind
    assert "Look whether it was carried out before you repeat the call" in result.failure.hint
    wait_until(lambda: _all_gone(tmp_path))


def _all_gone(root: Path) -> bool:
    """Tell whether no process of the sandboxes is left."""
    return not any(_is_in(cwd, root) for cwd in Path("/proc").glob("[0-9]*/cwd"))


def _is_in(cwd: Path, root: Path) -> bool:
    try:
        return cwd.readlink().is_relative_to(root)
    except OSError:
        return False
