"""Drives a local Daytona with the official SDK, sync or async; runs in that SDK's environment."""

from __future__ import annotations

from typing import Any

from daytona import CreateSandboxFromSnapshotParams  # type: ignore[import-not-found]
from running import run, settled


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


run(drive)
