"""The recordings that the actions can't bring about, through the generated functions."""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack, ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs
import pytest

from daytona_openapi import control, toolbox
from tests.scenarios.replay import played
from tests.wire.control_plane import RECORDINGS as CONTROL_PLANE
from tests.wire.exchanges import BASE_URLS, Exchange
from tests.wire.toolboxes import RECORDINGS as TOOLBOXES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

WIRE = CONTROL_PLANE | TOOLBOXES
FOLDER = Path(__file__).parent
# What the server answers and the control plane's description, which is upstream's, does not know.
UNDESCRIBED = {
    "Sandbox.domainAllowList",  # newer than the vendored description; null in every recording
    "Sandbox.sandboxClass",  # newer as well; the `class` that is described is a size
    "SnapshotDto.sandboxClass",  # the same
}


def _clients() -> dict[str, Any]:
    services = {"control": control, "toolbox": toolbox}
    return {
        name: service.AuthenticatedClient(BASE_URLS[name], "made-up")
        for name, service in services.items()
    }


@dataclass(frozen=True)
class Outcome:
    """What an exchange gave.

    Attributes:
        status: the status of the answer.
        parsed: the name of the type that the answer was read as.
        problem: why it could not be read.
        unknown: the fields that no description has, by model.
    """

    status: int
    parsed: str | None
    problem: object = None
    unknown: frozenset[str] = frozenset()


def _outcome(reply: Any) -> Outcome:
    parsed = getattr(reply, "parsed", None)
    name = None if parsed is None else type(parsed).__name__
    unknown = frozenset(_unknown(parsed)) - UNDESCRIBED
    return Outcome(reply.status_code, name, getattr(reply, "parse_error", None), unknown)


def _unknown(value: Any) -> Iterator[str]:
    """Return the fields of an answer that were read as none of the described ones."""
    if isinstance(value, list):
        for element in value:
            yield from _unknown(element)
    elif attrs.has(type(value)):
        fields = {field.name: getattr(value, field.name) for field in attrs.fields(type(value))}
        additional = fields.pop("additional_properties", {})
        # A model with nothing else is a map, whose keys are nobody's fields.
        if fields:
            yield from (f"{type(value).__name__}.{key}" for key in additional)
        for described in [*fields.values(), *additional.values()]:
            yield from _unknown(described)


def _play(exchanges: Iterable[Exchange]) -> list[Outcome]:
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
                reply = endpoint.sync_detailed(client, *exchange.arguments, **keywords)
            outcomes.append(_outcome(reply))
        return outcomes


async def _play_async(exchanges: Iterable[Exchange]) -> list[Outcome]:
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
                reply = await endpoint.asyncio_detailed(client, *exchange.arguments, **keywords)
            outcomes.append(_outcome(reply))
        return outcomes


@pytest.mark.parametrize("name", WIRE)
def test_recording_through_the_generated_functions(name: str, kind: str) -> None:
    """Each call sends what was recorded, and its answer is read as what it is, to the last field."""
    expected = [Outcome(exchange.status, exchange.parsed) for exchange in WIRE[name]]
    with played(FOLDER / f"{name}.yaml"):
        play = _play if kind == "sync" else lambda calls: asyncio.run(_play_async(calls))
        assert expected == play(WIRE[name])
