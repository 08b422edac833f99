"""A temporary sandbox is deleted at its end, also while it is on its way to another state."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import pytest

from daytona_actions import AsyncDaytonaActions, DaytonaActions
from tests.local.clients import Sandbox
from tests.patience import wait_until

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.local.clients import Client


def use(kind: str, server: Client, block: Callable[[str], None], **options: Any) -> None:
    """Run a block with a temporary sandbox of either kind of client."""
    key, url = server.daytona.api_key, server.daytona.api_url
    wait_timeout = options.pop("wait_timeout")

    async def run() -> None:
        async with (
            AsyncDaytonaActions(key, api_url=url, wait_timeout=wait_timeout) as daytona,
            daytona.temporary_sandbox(**options) as temporary,
        ):
            block(temporary.id)

    if kind == "async":
        asyncio.run(run())
        return
    with (
        DaytonaActions(key, api_url=url, wait_timeout=wait_timeout) as daytona,
        daytona.temporary_sandbox(**options) as temporary,
    ):
        block(temporary.id)


@pytest.mark.parametrize("change", ["stopped", "stopped by itself", "deleted by its stop"])
def test_a_temporary_sandbox_is_deleted_while_it_changes(
    start_server: Callable[..., Client], kind: str, change: str
) -> None:
    """Whatever its code has just begun, and whether or not the client waits for states."""
    server = start_server(transition_seconds=0.5)

    def begin(identity: str) -> None:
        sandbox = Sandbox(server, identity)
        wait_until(lambda: sandbox.state() == "started")
        if change == "stopped by itself":
            server.clock.advance(61)
            wait_until(lambda: sandbox.state() != "started")
        else:
            server.http.post(f"/sandbox/{identity}/stop").raise_for_status()

    values = {"auto_stop_interval": 1, "auto_delete_interval": 0 if "its stop" in change else -1}
    for wait_timeout in (0, 60):
        use(kind, server, begin, wait_timeout=wait_timeout, **values)
    wait_until(lambda: not server.http.get("/sandbox").json()["items"])
