"""The recordings that the actions can't bring about, through the generated functions."""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack, ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from daytona_openapi import control, toolbox
from tests.scenarios.replay import played
from tests.wire.control_plane import RECORDINGS as CONTROL_PLANE
from tests.wire.exchanges import BASE_URLS, Exchange
from tests.wire.toolboxes import RECORDINGS as TOOLBOXES

if TYPE_CHECKING:
    from collections.abc import Iterable

WIRE = CONTROL_PLANE | TOOLBOXES
FOLDER = Path(__file__).parent


def _clients() -> dict[str, Any]:
    services = {"control": control, "toolbox": toolbox}
    return {
        name: service.AuthenticatedClient(BASE_URLS[name], "made-up")
        for name, service in services.items()
    }


def _outcome(reply: Any) -> tuple[int, str | None, object]:
    """Return status, name of the parsed type, and what could not be read."""
    parsed = getattr(reply, "parsed", None)
    name = None if parsed is None else type(parsed).__name__
    return reply.status_code, name, getattr(reply, "parse_error", None)


def _play(exchanges: Iterable[Exchange]) -> list[tuple[int, str | None, object]]:
    with ExitStack() as open_ones:
        clients = {name: open_ones.enter_context(each) for name, each in _clients().items()}
        outcomes = []
        for exchange in exchanges:
            client, endpoint = clients[exchange.service], exchange.generated
            if endpoint is None:
                verb, path = exchange.operation.split()
                reply = client.get_httpx_client().request(verb, path, **exchange.options)
            else:
                keywords = exchange.keywords(endpoint)
                reply = endpoint.sync_detailed(*exchange.arguments, client=client, **keywords)
            outcomes.append(_outcome(reply))
        return outcomes


async def _play_async(exchanges: Iterable[Exchange]) -> list[tuple[int, str | None, object]]:
    async with AsyncExitStack() as open_ones:
        clients = {
            name: await open_ones.enter_async_context(each) for name, each in _clients().items()
        }
        outcomes = []
        for exchange in exchanges:
            client, endpoint = clients[exchange.service], exchange.generated
            if endpoint is None:
                verb, path = exchange.operation.split()
                http = client.get_async_httpx_client()
                reply = await http.request(verb, path, **exchange.options)
            else:
                keywords = exchange.keywords(endpoint)
                reply = await endpoint.asyncio_detailed(
                    *exchange.arguments, client=client, **keywords
                )
            outcomes.append(_outcome(reply))
        return outcomes


@pytest.mark.parametrize("name", WIRE)
def test_recording_through_the_generated_functions(name: str, kind: str) -> None:
    """Each call sends what was recorded, and its answer is read as what it is."""
    expected = [(exchange.status, exchange.parsed, None) for exchange in WIRE[name]]
    with played(FOLDER / f"{name}.yaml"):
        play = _play if kind == "sync" else lambda calls: asyncio.run(_play_async(calls))
        assert expected == play(WIRE[name])
