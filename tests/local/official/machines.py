"""Drives lifecycle, snapshots and volumes with the official SDK; runs in that SDK's environment."""

from __future__ import annotations

from typing import Any

from daytona import (  # type: ignore[import-not-found]
    CreateSandboxFromSnapshotParams,
    CreateSnapshotParams,
    Resources,
    VolumeMount,
)
from running import run, settled


async def refused(call: Any, *arguments: Any) -> str:
    """Return the words with which a call is refused."""
    try:
        await settled(call(*arguments))
    except Exception as error:  # noqa: BLE001 - whatever the SDK makes of it
        return str(error)
    return "it was not refused"


async def use_settings(sandbox: Any) -> dict[str, Any]:
    """Change what a sandbox is set to, and give access to it."""
    seen: dict[str, Any] = {"labels": await settled(sandbox.set_labels({"by": "sdk"}))}
    await settled(sandbox.set_autostop_interval(5))
    await settled(sandbox.set_auto_archive_interval(60))
    await settled(sandbox.set_auto_delete_interval(120))
    await settled(sandbox.refresh_activity())
    await settled(sandbox.refresh_data())
    intervals = [sandbox.auto_stop_interval, sandbox.auto_archive_interval]
    seen["intervals"] = [*intervals, sandbox.auto_delete_interval]
    await settled(sandbox.resize(Resources(cpu=2, memory=4)))
    await settled(sandbox.refresh_data())
    seen["resized"] = [sandbox.cpu, sandbox.memory, sandbox.disk]
    access = await settled(sandbox.create_ssh_access(5))
    await settled(sandbox.revoke_ssh_access(access.token))
    seen["ssh"] = access.token in access.ssh_command
    asked = await refused(sandbox.validate_ssh_access, access.token)
    seen["validation"] = "Invalid authentication context" in asked
    previews = [
        await refused(sandbox.get_preview_link, 3000),
        await refused(sandbox.create_signed_preview_url, 3000),
        await refused(sandbox.expire_signed_preview_url, 3000, "token"),
    ]
    seen["previews"] = all("not offered by a local Daytona" in each for each in previews)
    seen["forked"] = "not supported for this sandbox" in await refused(sandbox._experimental_fork)
    seen["paused"] = "not supported for this sandbox" in await refused(sandbox.pause)
    seen["recovered"] = "not in a recoverable state" in await refused(sandbox.recover)
    return seen


async def use_states(sandbox: Any) -> dict[str, Any]:
    """Stop, archive and restore a sandbox."""
    await settled(sandbox.stop())
    await settled(sandbox.archive())
    while sandbox.state.value != "archived":
        await settled(sandbox.refresh_data())
    await settled(sandbox.start())
    return {"restored": sandbox.state.value}


async def use_snapshots(daytona: Any, sandbox: Any) -> dict[str, Any]:
    """Make a snapshot of a sandbox, and a sandbox of that."""
    await settled(sandbox.process.exec("echo kept > kept"))
    await settled(sandbox._experimental_create_snapshot("environment"))
    made = await settled(daytona.snapshot.get("environment"))
    listed = await settled(daytona.snapshot.list())
    seen: dict[str, Any] = {"snapshot": [made.state.value, made.cpu, made.mem]}
    seen["snapshots"] = "environment" in [each.name for each in listed.items]
    copy = await settled(daytona.create(CreateSandboxFromSnapshotParams(snapshot="environment")))
    seen["copied"] = (await settled(copy.process.exec("cat kept"))).result
    await settled(copy.delete())
    active = await refused(daytona.snapshot.activate, made)
    seen["activated"] = "is already active" in active
    built = CreateSnapshotParams(name="built", image="debian:12")
    seen["built"] = "no container engine" in await refused(daytona.snapshot.create, built)
    await settled(daytona.snapshot.delete(made))
    while "not found" not in await refused(daytona.snapshot.get, "environment"):
        pass
    return seen


async def use_volumes(daytona: Any) -> dict[str, Any]:
    """Share a volume between two sandboxes."""
    await settled(daytona.volume.create("data"))
    volume = await settled(daytona.volume.get("data"))
    listed = await settled(daytona.volume.list())
    seen: dict[str, Any] = {"volume": str(volume.state.value)}
    seen["volumes"] = "data" in [each.name for each in listed]
    mount = VolumeMount(volume_id=volume.id, mount_path="/home/daytona/data")
    parameters = CreateSandboxFromSnapshotParams(volumes=[mount])
    sandboxes = [await settled(daytona.create(parameters)) for _sandbox in range(2)]
    await settled(sandboxes[0].process.exec("echo shared > data/file"))
    seen["shared"] = (await settled(sandboxes[1].process.exec("cat data/file"))).result
    in_use = await refused(daytona.volume.delete, volume)
    seen["in_use"] = "in use by one or more sandboxes" in in_use
    for sandbox in sandboxes:
        await settled(sandbox.delete())
    await settled(daytona.volume.delete(volume))
    seen["gone"] = "data" not in [each.name for each in await settled(daytona.volume.list())]
    return seen


async def drive(daytona: Any) -> dict[str, Any]:
    """Use whatever there is for them, and say what was seen."""
    sandbox = await settled(daytona.create(CreateSandboxFromSnapshotParams(name="machine")))
    seen = await use_settings(sandbox)
    seen |= await use_snapshots(daytona, sandbox)
    seen |= await use_states(sandbox)
    await settled(sandbox.delete())
    return seen | await use_volumes(daytona)


run(drive)
