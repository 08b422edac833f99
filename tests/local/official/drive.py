"""Drives a local Daytona with the official SDK, sync or async; runs in that SDK's environment."""

from __future__ import annotations

import asyncio
import inspect
import json
import sys
from typing import Any

from daytona import (  # type: ignore[import-not-found]
    AsyncDaytona,
    CreateSandboxFromSnapshotParams,
    Daytona,
    DaytonaConfig,
)


async def settled(value: Any) -> Any:
    """Return what a call of either SDK gives."""
    return await value if inspect.isawaitable(value) else value


async def drive(daytona: Any) -> dict[str, Any]:
    """Use a sandbox from its creation to its deletion, and say what was seen."""
    parameters = CreateSandboxFromSnapshotParams(
        name="official", language="python", labels={"by": "sdk"}, env_vars={"GREETING": "hello"}
    )
    sandbox = await settled(daytona.create(parameters))
    seen: dict[str, Any] = {"created": str(sandbox.state.value)}
    answer = await settled(sandbox.process.exec("echo $GREETING"))
    seen["executed"] = [answer.exit_code, answer.result]
    seen["code"] = (await settled(sandbox.process.code_run("print(6 * 7)"))).result
    await settled(sandbox.fs.upload_file(b"content", "folder/file.txt"))
    downloaded = await settled(sandbox.fs.download_file("folder/file.txt"))
    seen["downloaded"] = downloaded.decode()
    files = await settled(sandbox.fs.list_files("folder"))
    seen["files"] = [[file.name, file.size] for file in files]
    listed = daytona.list()
    if hasattr(listed, "__aiter__"):
        seen["listed"] = [found.name async for found in listed]
    else:
        seen["listed"] = [found.name for found in await settled(listed)]
    await settled(sandbox.stop())
    seen["stopped"] = str(sandbox.state.value)
    await settled(sandbox.start())
    seen["started"] = str(sandbox.state.value)
    again = await settled(daytona.get("official"))
    seen["same"] = again.id == sandbox.id
    await settled(sandbox.delete())
    return seen


async def main() -> None:
    """Read how to reach the server from the arguments, and print what was seen as JSON."""
    kind, url, key = sys.argv[1:]
    configuration = DaytonaConfig(api_key=key, api_url=url)
    if kind == "sync":
        seen = await drive(Daytona(configuration))
    else:
        async with AsyncDaytona(configuration) as daytona:
            seen = await drive(daytona)
    sys.stdout.write(json.dumps(seen))


asyncio.run(main())
