"""Fixtures of the doors: a Daytona on this machine, a terminal, and hand-built answers."""

from __future__ import annotations

import io
import json
import signal
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from daytona_actions import DaytonaActions
from daytona_actions.local import LocalDaytona
from tests.doors.screen import words_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


class Screen(io.TextIOWrapper):
    """A stream of a process, on a terminal or not."""

    def __init__(self, content: bytes = b"", *, terminal: bool) -> None:
        self.bytes = io.BytesIO(content)
        super().__init__(self.bytes, encoding="utf-8", write_through=True)
        self._terminal = terminal

    def isatty(self) -> bool:
        """Tell what it was made to be."""
        return self._terminal


@dataclass(frozen=True)
class Ran:
    """What a command did: its exit code, stdout and stderr."""

    code: int
    raw: bytes
    err: str

    @property
    def out(self) -> str:
        """What was printed."""
        return self.raw.decode()

    @property
    def said(self) -> str:
        """What was told on stderr, as one line."""
        return words_of(self.err)

    @property
    def json(self) -> Any:
        """What was printed, read as JSON."""
        return json.loads(self.raw)


@pytest.fixture(scope="session")
def local() -> Iterator[LocalDaytona]:
    """A Daytona on this machine, without isolation: what runs in it is known."""
    with LocalDaytona(isolation="none") as running:
        yield running


@pytest.fixture(scope="session")
def settings(local: LocalDaytona) -> dict[str, Any]:
    """The settings of a client that reach it."""
    return {"api_key": local.api_key, "api_url": local.api_url}


@pytest.fixture(scope="session")
def client(settings: dict[str, Any]) -> Iterator[DaytonaActions]:
    """A client of it, to prepare and to compare with."""
    with DaytonaActions(**settings) as made:
        yield made


@pytest.fixture(scope="session")
def sandbox(client: DaytonaActions) -> str:
    """The name of a started sandbox; it does not stop by itself, however far its tests are apart."""
    client.create_sandbox(name="shared", auto_stop_interval=0).unwrap()
    return "shared"


@pytest.fixture
def usual_signals() -> Iterator[None]:
    """Signals as a program gets them; the workers of pytest ignore some."""
    usual = {signal.SIGINT: signal.default_int_handler, signal.SIGTERM: signal.SIG_DFL}
    before = {number: signal.signal(number, handler) for number, handler in usual.items()}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.fixture
def environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, settings: dict[str, Any]) -> None:
    """The environment of a user whose key is for the Daytona on this machine."""
    monkeypatch.setenv("DAYTONA_API_KEY", settings["api_key"])
    monkeypatch.setenv("DAYTONA_API_URL", settings["api_url"])
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., Ran]:
    """Run the command line in this process: `run("get-sandbox", "mine", terminal=True)`."""
    from daytona_actions import service
    from daytona_actions.doors.cli.program import make

    monkeypatch.setenv("TERM", "dumb")
    monkeypatch.setenv("COLUMNS", "120")
    monkeypatch.setenv("LINES", "50")  # with both, rich asks neither the terminal nor TERM
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setattr("daytona_actions.doors.running.PATIENCE", 0)

    def play(*words: str, terminal: bool = False, stdin: bytes = b"", tty_in: bool = False) -> Ran:
        out, err = Screen(terminal=terminal), Screen(terminal=terminal)
        with monkeypatch.context() as patched:
            patched.setattr(sys, "stdin", Screen(stdin, terminal=tty_in))
            patched.setattr(sys, "stdout", out)
            patched.setattr(sys, "stderr", err)
            with pytest.raises(SystemExit) as ended:
                make(service.DAYTONA).main(list(words), prog_name="daytona-actions")
        return Ran(int(ended.value.code or 0), out.bytes.getvalue(), err.bytes.getvalue().decode())

    return play


@pytest.fixture
def answer(monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[httpx.Request]]:
    """Answer every request the same, by hand: `answer(404, {...})`; returns what was sent."""

    def prepare(
        status: int, body: Any = None, *, raises: BaseException | None = None, **headers: str
    ) -> list[httpx.Request]:
        sent: list[httpx.Request] = []

        def handle(_transport: object, request: httpx.Request) -> httpx.Response:
            sent.append(request)
            request.read()
            if raises is not None:
                raise raises
            named = {name.replace("_", "-"): value for name, value in headers.items()}
            return httpx.Response(status, json=body, headers=named)

        async def ahandle(transport: object, request: httpx.Request) -> httpx.Response:
            await request.aread()
            return handle(transport, request)

        monkeypatch.setattr(httpx.HTTPTransport, "handle_request", handle)
        monkeypatch.setattr(httpx.AsyncHTTPTransport, "handle_async_request", ahandle)
        monkeypatch.setenv("DAYTONA_API_KEY", "made-up-api-key")
        return sent

    return prepare
