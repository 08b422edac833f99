"""Requests to the control plane that no action sends."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.scenarios import preparation
from tests.scenarios.model import Collection

if TYPE_CHECKING:
    from tests.scenarios.model import Stage
    from tests.wire.calls import Calls

CONTROL_PLANE = Collection(generated=True)
about = CONTROL_PLANE.about


def _create(calls: Calls, body: dict[str, Any], status: int = 200) -> Any:
    return calls.control("sandbox.create_sandbox", body=body, status=status, read=status == 200)


def _list(calls: Calls, status: int = 200, **filters: Any) -> None:
    calls.control("sandbox.list_sandboxes", status=status, read=status == 200, **filters)


@about("wire", only_where="the account has no volumes, and its configuration is nobody's secret")
def account(stage: Stage) -> None:
    """What the server tells of itself and of the account."""
    calls: Calls = stage.daytona
    calls.control("config.config_controller_get_config", read=True)
    calls.control("health.health_controller_live")
    calls.control("api_keys.get_current_api_key", read=True)
    calls.control("volumes.list_volumes", read=True)
    calls.control("organizations.list_available_regions", read=True)
    calls.control("regions.list_shared_regions", read=True)
    calls.control("GET /no-such-route", status=404)


@about("wire", needs=preparation.named("archived"))
def archive_and_restore(stage: Stage) -> None:
    """A sandbox is stopped, archived, and comes back from the archive."""
    calls: Calls = stage.daytona
    name, sandbox = stage.name("archived"), stage.sandbox

    def go(operation: str) -> None:
        calls.control(f"sandbox.{operation}", name, read=True)

    go("stop_sandbox")
    go("get_sandbox")
    stage.settle(sandbox, "stopped")
    go("get_sandbox")
    go("archive_sandbox")
    go("get_sandbox")
    stage.settle(sandbox, "archived")
    go("get_sandbox")
    calls.look_up(sandbox)
    body = {"command": "echo hi", "timeout": 10}
    calls.toolbox("process.execute_command", sandbox, body=body, status=400)
    go("start_sandbox")
    go("get_sandbox")
    go("get_sandbox")
    stage.settle(sandbox, "started")
    go("get_sandbox")


@about("wire")
def create_sandbox_build_failed(stage: Stage) -> None:
    """An image that cannot be built is told by the sandbox."""
    calls: Calls = stage.daytona
    build = {"dockerfileContent": "FROM registry.invalid/none:1\n"}
    made = _create(calls, {"name": stage.name("unbuildable"), "buildInfo": build})
    calls.look_up(made.id)
    stage.settle(made.id, "build_failed")
    calls.look_up(made.id)


@about("wire")
def create_sandbox_fails_to_start(stage: Stage) -> None:
    """What cannot be started is refused, and yet there, and listed only when asked for."""
    calls: Calls = stage.daytona
    name = stage.name("unstartable")
    _create(calls, {"name": name, "env": {"NUMBER": 1}}, status=400)
    calls.made.add(calls.look_up(name).id)
    _list(calls)
    _list(calls, include_errored_deleted=True)


@about("wire")
def create_sandbox_invalid_values(stage: Stage) -> None:
    """Values of the wrong kind are refused; an empty name is none."""
    calls: Calls = stage.daytona
    wrong = {"cpu": "two", "labels": "x", "public": "maybe"}
    calls.control("POST /sandbox", json=wrong, status=400)
    _create(calls, {"name": "bad/name <x>"}, status=400)
    _create(calls, {"name": ""})
    _create(calls, {"env": {"A": 1}, "labels": {"n": 1}}, status=400)
    _create(calls, {"autoStopInterval": -5}, status=400)
    _create(calls, {"cpu": -1}, status=400)
    calls.control("POST /sandbox", content=b"{not json", status=400)


@about("wire")
def create_sandbox_number_as_label(stage: Stage) -> None:
    """A label may be a number, against the description."""
    _create(stage.daytona, {"name": stage.name("labelled"), "labels": {"n": 1}})


@about("wire")
def create_sandbox_quota_exceeded(stage: Stage) -> None:
    """More than an account may have is refused."""
    build = {"dockerfileContent": "FROM debian:12\n"}
    _create(stage.daytona, {"buildInfo": build, "cpu": 400}, status=400)


@about("wire", needs=preparation.sandbox)
def get_snapshot(stage: Stage) -> None:
    """A snapshot is found by its ID."""
    calls: Calls = stage.daytona
    calls.control("snapshots.get_snapshot", stage.fact("snapshot_id"), read=True)
    calls.control("snapshots.get_snapshot", "no-such-snapshot", status=404)


@about("wire", needs=preparation.three_sandboxes)
def legacy_routes(stage: Stage) -> None:
    """Routes of older clients: the toolbox behind the control plane, numbered pages."""
    calls: Calls = stage.daytona
    body = {"command": "echo hi", "timeout": 10}
    calls.control(f"POST /toolbox/{stage.sandbox}/toolbox/process/execute", json=body)
    calls.control("GET /sandbox/paginated", params={"limit": 1})
    calls.control("GET /workspace", status=404)


@about("wire", needs=preparation.three_sandboxes)
def list_sandboxes_bad_labels(stage: Stage) -> None:
    """Labels that are no JSON are refused; JSON that is no map filters nothing."""
    _list(stage.daytona, 400, labels="{not json")
    _list(stage.daytona, labels='{"env": 1}')
    _list(stage.daytona, labels="[]")


@about("wire")
def list_sandboxes_bad_limit(stage: Stage) -> None:
    """A limit is a whole number from 1 to 200."""
    for limit in (0, 201, -1, "abc", 1.5):
        _list(stage.daytona, 400, limit=limit)


@about("wire", needs=preparation.three_sandboxes)
def list_sandboxes_more_filters(stage: Stage) -> None:
    """Sandboxes are found by the beginning of an ID, by snapshot and by region."""
    calls: Calls = stage.daytona
    _list(calls, id=stage.fact("id"))
    _list(calls, snapshots=[stage.fact("snapshots")])
    _list(calls, region_ids=[stage.fact("regionIds")])
    _list(calls, sort="name", order="asc")


@about("wire")
def list_snapshots_bad_limit(stage: Stage) -> None:
    """A page of no snapshot is refused."""
    stage.daytona.control("snapshots.get_all_snapshots", limit=0, status=400)


@about("wire", needs=preparation.named("manage"))
def sandbox_access(stage: Stage) -> None:
    """Previews, SSH and the log of a build."""
    calls: Calls = stage.daytona
    sandbox = stage.sandbox
    calls.control("sandbox.get_port_preview_url", sandbox, 3000, read=True)
    seconds = {"expires_in_seconds": 60}
    calls.control("sandbox.get_signed_port_preview_url", sandbox, 3000, read=True, **seconds)
    calls.control("sandbox.create_ssh_access", sandbox, expires_in_minutes=5, read=True)
    calls.control("sandbox.revoke_ssh_access", sandbox, read=True)
    calls.control("sandbox.get_build_logs_url", sandbox, status=404)


@about("wire", needs=preparation.named("manage"))
def sandbox_resize_archive_backup(stage: Stage) -> None:
    """What a started sandbox can be asked for, and what this kind of it cannot."""
    calls: Calls = stage.daytona
    sandbox = stage.sandbox
    calls.control("sandbox.resize_sandbox", sandbox, body={"cpu": 2, "memory": 2}, status=404)
    calls.control("sandbox.archive_sandbox", sandbox, status=400)
    calls.control("sandbox.create_backup", sandbox, status=201, read=True)
    calls.control(f"POST /sandbox/{sandbox}/pause", status=422)
    calls.control("sandbox.recover_sandbox", sandbox, status=400)
    calls.control("sandbox.fork_sandbox", sandbox, body={"name": "forked"}, status=422)
    calls.control("sandbox.create_sandbox_snapshot", sandbox, body={"name": "snapped"}, read=True)


@about("wire", needs=preparation.named("manage"))
def sandbox_settings(stage: Stage) -> None:
    """Labels, intervals, publicity and network of a sandbox are changed."""
    calls: Calls = stage.daytona

    def change(operation: str, *arguments: Any, status: int = 201, **options: Any) -> None:
        name, read = f"sandbox.{operation}", status < 300
        calls.control(name, stage.sandbox, *arguments, status=status, read=read, **options)

    change("replace_labels", body={"labels": {"a": "2", "b": "x"}}, status=200)
    change("set_autostop_interval", 30)
    change("set_auto_archive_interval", 60)
    change("set_auto_delete_interval", 120)
    change("set_autostop_interval", -3, status=400)
    change("update_public_status", True)  # noqa: FBT003 - the generated one's
    calls.control("sandbox.update_last_activity", stage.sandbox, status=201)
    change("update_network_settings", body={"networkBlockAll": True}, status=200)


@about("wire", needs=preparation.sandbox)
def toolbox_proxy_url(stage: Stage) -> None:
    """Where the toolbox of a sandbox is can be asked for."""
    stage.daytona.control("sandbox.get_toolbox_proxy_url", stage.sandbox, read=True)
