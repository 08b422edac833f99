"""What the servers of both HTTP doors share: how they listen and end, and their token."""

from __future__ import annotations

import asyncio
import signal
from typing import TYPE_CHECKING, Any

import pytest

from daytona_actions.doors import listening
from daytona_actions.doors.interruptions import Terminated, returned, sigterm_interrupts
from daytona_actions.service import DAYTONA

if TYPE_CHECKING:
    from starlette.types import Receive, Scope, Send


@pytest.mark.usefixtures("usual_signals")
@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (None, asyncio.CancelledError),
        (signal.SIGINT, KeyboardInterrupt),
        (signal.SIGTERM, Terminated),
    ],
)
def test_interrupted_while_it_starts(
    monkeypatch: pytest.MonkeyPatch, number: signal.Signals | None, expected: type[BaseException]
) -> None:
    """An interruption before the app is ready lets it end what it has begun, and says no address."""
    # The MCP door's library notes that a server ends, and would end the streams of later tests.
    monkeypatch.setattr("sse_starlette.sse.AppStatus.should_exit", False)
    met: list[str] = []

    async def app(_scope: Scope, receive: Receive, send: Send) -> None:
        met.append((await receive())["type"])
        if number is None:
            tasks[0].cancel()
            await asyncio.sleep(0)
        else:
            signal.raise_signal(number)
        await send({"type": "lifespan.startup.complete"})
        met.append((await receive())["type"])
        await send({"type": "lifespan.shutdown.complete"})

    async def main() -> None:
        tasks.append(asyncio.current_task())
        await listening.serve_http(app, host="127.0.0.1", port=0, ready=met.append)

    def run() -> None:
        if terminated := asyncio.run(returned(main())):
            raise terminated

    tasks: list[Any] = []
    with pytest.raises(expected), sigterm_interrupts():
        run()
    assert ["lifespan.startup", "lifespan.shutdown"] == met


def test_ends_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    """A server that ends without a signal is no interruption."""
    met: list[str] = []

    async def app(_scope: Scope, receive: Receive, send: Send) -> None:
        for event in ("startup", "shutdown"):
            await receive()
            await send({"type": f"lifespan.{event}.complete"})

    async def end(_server: object) -> None:
        met.append("end")

    monkeypatch.setattr("uvicorn.Server.main_loop", end)
    asyncio.run(listening.serve_http(app, host="127.0.0.1", port=0, ready=met.append))
    assert (2, "end") == (len(met), met[-1])


@pytest.mark.parametrize("given", ["mine", " mine\n"])
def test_token_of_the_environment(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], given: str
) -> None:
    """A token that is given is used without the white space around it, and shown nowhere."""
    monkeypatch.setenv("DAYTONA_ACTIONS_TOKEN", given)
    token = listening.token_from(DAYTONA.token_variable)
    assert ("mine", False) == token
    listening.announce("http://here", token, DAYTONA.token_variable)
    assert ("", "Listening on http://here\n") == capsys.readouterr()


def test_token_that_no_header_can_carry(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is refused by the name of its variable, and not shown."""
    monkeypatch.setenv("DAYTONA_ACTIONS_TOKEN", "first\nsecond")
    expected = "^DAYTONA_ACTIONS_TOKEN must not hold line breaks or control characters"
    with pytest.raises(ValueError, match=expected):
        listening.token_from(DAYTONA.token_variable)


def test_token_is_made_where_none_is_given(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without one a random token is made, and shown once, on stderr."""
    monkeypatch.delenv("DAYTONA_ACTIONS_TOKEN", raising=False)
    first = listening.token_from(DAYTONA.token_variable)
    monkeypatch.setenv("DAYTONA_ACTIONS_TOKEN", " \n")
    second = listening.token_from(DAYTONA.token_variable)
    assert first.text != second.text
    assert len(first.text) >= 32
    listening.announce("http://here", first, DAYTONA.token_variable)
    shown = capsys.readouterr()
    assert ("", 1) == (shown.out, shown.err.count(first.text))
    assert "DAYTONA_ACTIONS_TOKEN" in shown.err
