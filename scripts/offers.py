"""Asks a local Daytona which of the described operations it offers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import httpx

from daytona_actions import DaytonaActions
from daytona_actions.local import LocalDaytona, MovableClock

if TYPE_CHECKING:
    from collections.abc import Iterable

_NOT_IMPLEMENTED, _NOT_FOUND = 501, 404
_PARAMETER = re.compile(r"\{(\w+)\}")
_SANDBOX = re.compile(r"sandbox(Id|IdOrName)")
_UNKNOWN_ROUTE = re.compile(r"404 page not found|.*Cannot (GET|POST|PUT|PATCH|DELETE) /", re.DOTALL)

Route = tuple[str, str]
"""The service, and method and path as described."""


def by_route(routes: Iterable[Route]) -> dict[Route, int]:
    """Return the status of each route that a local Daytona does not offer: 501, or 404 if it knows none.

    Each is called once, with a sandbox that exists and without anything that could succeed in it.
    Time stands still: among them is what stops a sandbox after a minute without a call.
    """
    with (
        LocalDaytona(isolation="none", clock=MovableClock()) as server,
        DaytonaActions(server.api_key, api_url=server.api_url) as daytona,
        httpx.Client(headers={"Authorization": f"Bearer {server.api_key}"}) as client,
    ):
        created: Any = daytona.create_sandbox().unwrap().sandbox
        bases = {"control": server.api_url, "toolbox": server.api_url.replace("/api", "/toolbox")}
        missing = {}
        for service, route in sorted(routes, key=_turn):
            method, path = route.split(" ")
            url = bases[service] + _PARAMETER.sub(lambda name: _value(name[1], created.id), path)
            answer = client.request(method, url, json={})
            if answer.status_code == _NOT_IMPLEMENTED or _is_unknown(answer):
                missing[service, route] = answer.status_code
        return missing


def _turn(route: Route) -> tuple[bool, bool]:
    """Return a key that sorts what ends the sandbox to the end: toolboxes first, deletion last."""
    return "toolbox" not in "".join(route), route[1].startswith("DELETE")


def _value(parameter: str, sandbox: str) -> str:
    return sandbox if _SANDBOX.fullmatch(parameter) else "1"


def _is_unknown(answer: httpx.Response) -> bool:
    return answer.status_code == _NOT_FOUND and bool(_UNKNOWN_ROUTE.match(answer.text))
