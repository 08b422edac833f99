"""A generated client whose server is a function, and one way to call an endpoint in two modes."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, Protocol

import httpx
import pytest

from daytona_openapi import control, toolbox

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import ModuleType

    from daytona_openapi.control.types import Response

    Handler = Callable[[httpx.Request], httpx.Response]


class Call(Protocol):
    """Calls an endpoint with a server that is a function, or that answers with a body."""

    def __call__(
        self, endpoint: ModuleType, answer: Handler | bytes, /, *path: str, **arguments: Any
    ) -> Response[Any]:
        """Call an endpoint; `status` is the status of an answer given as a body."""


@pytest.fixture(params=["sync", "async"])
def call(request: pytest.FixtureRequest) -> Call:
    """Call endpoints in one of the two modes."""

    def run(
        endpoint: ModuleType,
        answer: Handler | bytes,
        /,
        *path: str,
        status: int = 200,
        **arguments: Any,
    ) -> Response[Any]:
        if isinstance(answer, bytes):
            body = answer
            transport = httpx.MockTransport(lambda _: httpx.Response(status, content=body))
        else:
            transport = httpx.MockTransport(answer)
        package = toolbox if ".toolbox.api." in endpoint.__name__ else control
        client = package.AuthenticatedClient(
            base_url="https://daytona.example/api", token="key", httpx_args={"transport": transport}
        )

        async def asynchronously() -> Response[Any]:
            async with client:
                response: Response[Any] = await endpoint.asyncio_detailed(
                    client, *path, **arguments
                )
                return response

        if request.param == "async":
            return asyncio.run(asynchronously())
        with client:
            response: Response[Any] = endpoint.sync_detailed(client, *path, **arguments)
            return response

    return run
