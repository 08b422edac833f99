"""Drives the sessions of a local Daytona with the official SDK; runs in that SDK's environment."""

from __future__ import annotations

from typing import Any

from daytona import CreateSandboxFromSnapshotParams, SessionExecuteRequest  # type: ignore[import-not-found]
from running import run, settled


async def drive(daytona: Any) -> dict[str, Any]:
    """Use a session from its creation to its deletion, and say what was seen."""
    sandbox = await settled(daytona.create(CreateSandboxFromSnapshotParams(name="sessions")))
    process = sandbox.process
    await settled(process.create_session("work"))
    listed = await settled(process.list_sessions())
    seen: dict[str, Any] = {"sessions": [each.session_id for each in listed]}
    request = SessionExecuteRequest(command="echo out; echo err >&2; (exit 3)")
    ran = await settled(process.execute_session_command("work", request))
    seen["executed"] = [ran.exit_code, ran.stdout, ran.stderr]
    request = SessionExecuteRequest(command="read name; echo hello $name", run_async=True)
    command = (await settled(process.execute_session_command("work", request))).cmd_id
    seen["running"] = (await settled(process.get_session_command("work", command))).exit_code
    await settled(process.send_session_command_input("work", command, "world"))
    exit_code = None
    while exit_code is None:
        exit_code = (await settled(process.get_session_command("work", command))).exit_code
    seen["ended"] = exit_code
    logs = await settled(process.get_session_command_logs("work", command))
    seen["logs"] = [logs.stdout, logs.stderr]
    try:
        await process.get_session_command_logs_async("work", command, print, print)
    except Exception as error:  # noqa: BLE001 - whatever the SDK makes of it
        seen["follow_is_refused"] = "501" in str(error)
    entrypoint = await settled(process.get_entrypoint_session())
    seen["entrypoint"] = entrypoint.commands[0].command
    await settled(process.delete_session("work"))
    try:
        await settled(process.get_session("work"))
    except Exception as error:  # noqa: BLE001 - whatever the SDK makes of it
        seen["missing"] = "session not found" in str(error)
    await settled(sandbox.delete())
    return seen


run(drive)
