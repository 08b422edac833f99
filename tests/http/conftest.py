"""Fixtures of the transport's tests: a client of either kind by itself, called alike.

`--transport NAME` puts another library's transport below the asynchronous client, as
scripts/transports.py does for the table of docs/transport.md.
"""

from __future__ import annotations

import asyncio
import contextlib
from typing import TYPE_CHECKING, Any

import pytest

from daytona_actions.engine.http.connect import Connector
from tests.actions.conftest import server

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import httpx

    Open = Callable[..., "OneClient"]

__all__ = ["server"]


class OneClient:
    """A client of either kind; its coroutines run to their end in one event loop."""

    def __init__(self, client: Any, runner: asyncio.Runner | None) -> None:
        """Take a client, and what runs it if it is asynchronous."""
        self.client = client
        self.runner = runner

    def run(self, value: Any) -> Any:
        """Return what a call gave, or what its coroutine gives."""
        return value if self.runner is None else self.runner.run(_awaited(value))

    def send(self, method: str = "GET", path: str = "/one", **options: Any) -> httpx.Response:
        """Send a request; `stream` and `follow_redirects` are those of httpx's `send`."""
        sending = {
            key: options.pop(key) for key in ("stream", "follow_redirects") if key in options
        }
        request = self.client.build_request(method, path, **options)
        answer: httpx.Response = self.run(self.client.send(request, **sending))
        return answer

    def pieces(self, answer: httpx.Response) -> Iterator[bytes]:
        """Read a body piece by piece."""
        if self.runner is None:
            yield from answer.iter_raw()
            return
        body = answer.aiter_raw()
        with contextlib.suppress(StopAsyncIteration):
            while True:
                yield self.runner.run(_awaited(anext(body)))

    def close_answer(self, answer: httpx.Response) -> None:
        """Close an answer that is not read to its end."""
        self.run(answer.close() if self.runner is None else answer.aclose())

    def close(self) -> None:
        """Close the client."""
        self.run(self.client.close() if self.runner is None else self.client.aclose())


async def _awaited(value: Any) -> Any:
    return await value


@pytest.fixture
def open_client(kind: str, request: pytest.FixtureRequest) -> Iterator[Open]:
    """Make clients of either kind: `open_client(url, timeout=1)`; they are closed after the test."""
    with contextlib.ExitStack() as stack:
        runner = stack.enter_context(asyncio.Runner()) if kind == "async" else None

        def make(
            base_url: str, timeout: float = 10, *, is_forked: bool = False, **options: Any
        ) -> OneClient:
            connector = Connector(headers=options.pop("headers", ()), timeout=timeout, **options)
            if runner is None:
                opened = OneClient(connector.client(base_url), None)
            else:
                # A forked process must not touch its parent's event loop.
                own = asyncio.Runner() if is_forked else runner
                opened = OneClient(own.run(_made(connector, base_url)), own)
                name = request.config.getoption("--transport", None)
                _exchange(opened.client, name, connector, base_url)
            stack.callback(opened.close)
            return opened

        yield make


async def _made(connector: Connector, base_url: str) -> httpx.AsyncClient:
    return connector.async_client(base_url)


def _exchange(client: Any, name: str | None, connector: Connector, base_url: str) -> None:
    """Put another library's transport below a client, if one is asked for."""
    if name:
        from scripts.other_transports import make_transport

        client._transport = make_transport(name, connector.options(base_url)["verify"])
