"""A server in a sandbox, started, read, written to and stopped through each of three doors."""

from __future__ import annotations

import asyncio
import contextlib
from typing import TYPE_CHECKING, Any

import pytest
from mcp import Client

from daytona_actions import AsyncDaytonaActions, DaytonaActions
from daytona_actions.doors import mcp
from daytona_actions.service import DAYTONA

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.doors.conftest import Ran

    Call = Callable[..., dict[str, Any]]

# It answers each connection with what it was told last, and tells when it can be asked.
SERVER = """\
import socket, sys, threading
said = ["nothing"]
listening = socket.create_server(("127.0.0.1", 0))
def serve():
    while True:
        asked, _ = listening.accept()
        with asked:
            asked.sendall(said[0].encode())
threading.Thread(target=serve, daemon=True).start()
print(listening.getsockname()[1], flush=True)
for line in sys.stdin:
    said[0] = line.strip()
    print("told", said[0], flush=True)
"""
ASK = "import socket; print(socket.create_connection(('127.0.0.1', {}), 5).recv(99).decode())"


@contextlib.contextmanager
def _python(settings: dict[str, Any], _run: Any) -> Iterator[Call]:
    with DaytonaActions(**settings) as client:
        yield lambda name, /, **given: getattr(client, name)(**given).model_dump()


@contextlib.contextmanager
def _command_line(_settings: dict[str, Any], run: Callable[..., Ran]) -> Iterator[Call]:
    def call(name: str, /, *, sandbox_id: str, **given: Any) -> dict[str, Any]:
        words = [given.pop(key) for key in ("process_id", "command", "text") if key in given]
        options = [word for key, value in given.items() for word in (f"--{key}", str(value))]
        verb = name.replace("_", "-")
        found: dict[str, Any] = run(verb, sandbox_id, *words, *options).json
        return found

    yield call


@contextlib.contextmanager
def _mcp(settings: dict[str, Any], _run: Any) -> Iterator[Call]:
    with asyncio.Runner() as runner:

        async def call(name: str, given: dict[str, Any]) -> Any:
            async with (
                AsyncDaytonaActions(**settings) as daytona,
                Client(mcp.server(DAYTONA, daytona, families="processes")) as client,
            ):
                return (await client.call_tool(name, given)).structured_content

        yield lambda name, /, **given: runner.run(call(name, given))


@pytest.mark.usefixtures("environment")
@pytest.mark.parametrize("door", [_python, _command_line, _mcp])
def test_server(
    door: Callable[..., contextlib.AbstractContextManager[Call]],
    settings: dict[str, Any],
    sandbox: str,
    run: Callable[..., Ran],
) -> None:
    """A server that was started answers others, does what it is told, and is gone once stopped."""
    name: dict[str, Any] = {"sandbox_id": sandbox, "process_id": door.__name__}
    with door(settings, run) as call:

        def read_until(words: str, offset: int) -> tuple[str, int]:
            read = call("read_process_output", **name, offset=offset)
            while words not in read["stdout"]:
                assert (True, True) == (read["success"], read["running"]), read
                read = call("read_process_output", **name, offset=offset)
            return read["stdout"], read["next_offset"]

        command = f"python3 -c '{SERVER}'"
        started = call("start_process", sandbox_id=sandbox, command=command, name=door.__name__)
        assert (True, door.__name__, True) == (
            started["success"],
            started["process_id"],
            started["running"],
        )
        port, offset = read_until("\n", 0)
        assert call("send_process_input", **name, text="hello")["success"]
        told, _ = read_until("\n", offset)
        assert "told hello\n" == told
        with DaytonaActions(**settings) as client:
            asked = client.run_code(sandbox, ASK.format(int(port)), "python").unwrap()
            assert "hello\n" == asked.result
            stopped = call("stop_process", **name, grace=60)
            assert (f"{port}{told}", "", 143, True) == (
                stopped["stdout"],
                stopped["stderr"],
                stopped["exit_code"],
                stopped["stopped"],
            )
            gone = client.run_code(sandbox, ASK.format(int(port)), "python").unwrap()
            assert "ConnectionRefusedError" in (gone.result or "")
            processes = client.list_processes(sandbox).unwrap().processes
            assert door.__name__ not in [each.process_id for each in processes]
