"""A daemon that does not behave is an error of its own sandbox, never of the server."""

from __future__ import annotations

import asyncio
import contextlib
import json
import signal
import socket
import struct
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from daytona_actions.local import answer_limits
from daytona_actions.local.connection import DaemonLostError, ToolboxDaemon
from daytona_actions.local.isolation import Plain
from tests.patience import PATIENCE

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

READY = "import os, time; os.write(0, b'x'); "
ASKED = {"method": "GET", "path": "/files"}
LENGTH = struct.Struct("!I")


async def nothing() -> AsyncIterator[bytes]:
    """No body."""
    return
    yield b""


async def start(monkeypatch: pytest.MonkeyPatch, folder: Path, code: str) -> ToolboxDaemon:
    """Start a daemon that runs this code instead of ours."""
    monkeypatch.setattr("daytona_actions.local.layout.START", code)
    isolation = Plain()
    (folder / "files").mkdir()
    isolation.prepare(folder / "files")
    return await ToolboxDaemon.start(
        isolation, folder / "files", {}, network=True, on_end=lambda: None
    )


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("raise SystemExit(3)", "it ended with code 3"),
        ("raise SystemExit('no luck')", "no luck"),
        ("import time; time.sleep(60)", "time is up"),
    ],
)
def test_a_daemon_that_does_not_start_says_why(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, code: str, said: str
) -> None:
    """What it said, how it ended, or that it took too long."""
    monkeypatch.setattr("daytona_actions.local.connection.START_SECONDS", 1)
    monkeypatch.setattr("daytona_actions.local.connection.STOP_SECONDS", 0.1)
    with pytest.raises(DaemonLostError, match=f"did not start: {said}"):
        asyncio.run(start(monkeypatch, tmp_path, code))


def test_a_start_that_is_given_up_leaves_no_process(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, marker: str
) -> None:
    """Closing the server does not wait for sandboxes that are just starting."""
    monkeypatch.setattr("daytona_actions.local.connection.STOP_SECONDS", 0.1)

    async def give_up() -> None:
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(0.5):
                await start(monkeypatch, tmp_path, f"import time; time.sleep({marker})")

    asyncio.run(give_up())
    found = subprocess.run(["pgrep", "-f", f"sleep.{marker}"], capture_output=True, check=False)
    assert 1 == found.returncode


ANSWERS: dict[str, bytes] = {
    "no answer": b"",
    "half a frame": LENGTH.pack(10) + b"{",
    "a frame that is too large": LENGTH.pack(1 << 30),
    "no JSON": LENGTH.pack(1) + b"{",
    "a list": LENGTH.pack(2) + b"[]",
    "no status": LENGTH.pack(2) + b"{}",
    **{
        repr(head): LENGTH.pack(len(head)) + head
        for head in (
            b'{"status": 99, "headers": {}}',
            b'{"status": "200", "headers": {}}',
            b'{"status": 200, "headers": []}',
            b'{"status": 200, "headers": {"a": "b\\r\\nset-cookie: c"}}',
            b'{"status": 200, "headers": {"a\\n": "b"}}',
            b'{"status": 200, "headers": {"content-length": "-1"}}',
            b'{"status": 200, "headers": {"content-length": "99999999999"}}',
            b'{"status": 200, "headers": {"content-length": 1}}',
        )
    },
}


def _answering(answer: bytes) -> str:
    return (
        f"{READY}import socket; control = socket.socket(fileno=0);"
        "size = int.from_bytes(control.recv(4), 'big'); control.recv(size);"
        "_, fds, _, _ = socket.recv_fds(control, 1, 1); made = socket.socket(fileno=fds[0]);"
        # Both frames of the request first: whoever closes with bytes unread breaks the connection.
        "made.recv(int.from_bytes(made.recv(4), 'big')); made.recv(4);"
        f"made.sendall({answer!r}); made.close(); control.recv(1)"
    )


@pytest.mark.parametrize("answer", ANSWERS)
def test_an_answer_that_is_none_is_a_lost_daemon(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, answer: str
) -> None:
    """Whatever it sends."""

    async def ask() -> None:
        daemon = await start(monkeypatch, tmp_path, _answering(ANSWERS[answer]))
        try:
            await daemon.call(ASKED, nothing())
        finally:
            await daemon.stop()

    with pytest.raises(DaemonLostError, match="ended before it answered"):
        asyncio.run(ask())


def test_an_answer_that_breaks_off_is_a_lost_daemon(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """In the middle of its body."""
    head = json.dumps({"status": 200, "headers": {}}).encode()
    answer = LENGTH.pack(len(head)) + head + LENGTH.pack(3) + b"abc" + LENGTH.pack(9) + b"d"

    async def ask() -> list[bytes]:
        daemon = await start(monkeypatch, tmp_path, _answering(answer))
        try:
            reply = await daemon.call(ASKED, nothing())
            return [piece async for piece in reply.body]
        finally:
            await daemon.stop()

    with pytest.raises(DaemonLostError, match="in the middle of its answer"):
        asyncio.run(ask())


def test_an_answer_larger_than_its_route_allows_is_a_lost_daemon(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Whoever took a daemon over fills no memory with it; a file may be of any size."""
    monkeypatch.setattr(answer_limits, "MOST_BYTES_ELSE", 5)
    head = json.dumps({"status": 200, "headers": {}}).encode()
    answer = LENGTH.pack(len(head)) + head + (LENGTH.pack(3) + b"abc") * 2 + LENGTH.pack(0)

    async def ask(path: str) -> bytes:
        (tmp_path / path).mkdir(parents=True)
        daemon = await start(monkeypatch, tmp_path / path, _answering(answer))
        try:
            reply = await daemon.call({"method": "GET", "path": f"/{path}"}, nothing())
            return b"".join([piece async for piece in reply.body])
        finally:
            await daemon.stop()

    assert b"abcabc" == asyncio.run(ask("files/download"))
    with pytest.raises(DaemonLostError, match="it is larger than any of its route"):
        asyncio.run(ask("files/info"))


def test_a_daemon_that_takes_no_more_calls_is_lost(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A control socket that stays full is an error, not a wait."""
    monkeypatch.setattr("daytona_actions.local.connection.PASS_SECONDS", 0.05)

    async def ask() -> None:
        daemon = await start(monkeypatch, tmp_path, f"{READY}time.sleep(60)")
        monkeypatch.setattr("daytona_actions.local.connection.STOP_SECONDS", 0.1)

        def full(*_arguments: Any) -> int:
            raise BlockingIOError

        monkeypatch.setattr(socket, "send_fds", full)
        try:
            await daemon.call(ASKED, nothing())
        finally:
            await daemon.stop()

    with pytest.raises(DaemonLostError):
        asyncio.run(ask())


def test_a_call_waits_for_its_turn(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A control socket that is full for a moment, as of hundreds of calls, is no error."""
    head = json.dumps({"status": 200, "headers": {}}).encode()
    answer = LENGTH.pack(len(head)) + head + LENGTH.pack(0)
    send, refusals = socket.send_fds, [BlockingIOError()] * 3

    def full_for_a_moment(*arguments: Any) -> int:
        if refusals:
            raise refusals.pop()
        return send(*arguments)

    async def ask() -> int:
        daemon = await start(monkeypatch, tmp_path, _answering(answer))
        monkeypatch.setattr(socket, "send_fds", full_for_a_moment)
        try:
            reply = await daemon.call(ASKED, nothing())
            assert [] == [piece async for piece in reply.body]
            return reply.status
        finally:
            await daemon.stop()

    assert (200, []) == (asyncio.run(ask()), refusals)


def test_words_that_a_daemon_was_not_asked_for_are_ignored(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Only its end counts."""

    async def watch() -> bool:
        ended = asyncio.Event()
        monkeypatch.setattr(
            "daytona_actions.local.layout.START",
            f"{READY}time.sleep(0.1); os.write(0, b'words'); time.sleep(0.1)",
        )
        isolation = Plain()
        isolation.prepare(tmp_path / "files")
        daemon = await ToolboxDaemon.start(
            isolation, tmp_path / "files", {}, network=True, on_end=ended.set
        )
        async with asyncio.timeout(PATIENCE):
            await ended.wait()
        await daemon.stop()
        return ended.is_set()

    assert asyncio.run(watch())


def test_a_daemon_that_no_signal_ends_is_killed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without an event loop too: first asked, then killed."""
    monkeypatch.setattr("daytona_actions.local.connection.STOP_SECONDS", 0.2)
    code = (
        "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print(1, flush=True)"
    )
    ours, theirs = socket.socketpair()
    with (
        theirs,
        subprocess.Popen(
            [sys.executable, "-c", f"{code}; time.sleep(60)"], stdout=subprocess.PIPE
        ) as process,
    ):
        assert process.stdout is not None
        process.stdout.readline()
        ToolboxDaemon(process, ours).kill()
        assert -signal.SIGKILL == process.returncode
