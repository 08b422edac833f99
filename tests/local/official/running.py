"""What the drivers share: they run beside this file, in the environment of the official SDK."""

from __future__ import annotations

import asyncio
import inspect
import json
import sys
from typing import TYPE_CHECKING, Any

from daytona import AsyncDaytona, Daytona, DaytonaConfig  # type: ignore[import-not-found]

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable


async def settled(value: Any) -> Any:
    """Return what a call of either SDK gives."""
    return await value if inspect.isawaitable(value) else value


def run(drive: Callable[..., Awaitable[dict[str, Any]]]) -> None:
    """Let a function drive a server, and print what it saw as JSON.

    The program's arguments are `sync` or `async`, what else the function takes, URL and key.
    """
    kind, *more, url, key = sys.argv[1:]
    configuration = DaytonaConfig(api_key=key, api_url=url)

    async def seen() -> dict[str, Any]:
        if kind == "sync":
            return await drive(Daytona(configuration), *more)
        async with AsyncDaytona(configuration) as daytona:
            return await drive(daytona, *more)

    sys.stdout.write(json.dumps(asyncio.run(seen())))
