"""The recordings of the control plane that hold requests which the actions never send."""

from __future__ import annotations

from tests.wire.exchanges import Exchange, control, get_sandbox, toolbox

ARCHIVED = "c6fee221-cc2a-44ae-bf98-27ffb80009cf"
FAILED = "a480a05b-c4c2-4a8f-b47c-f2025a6820d9"
LISTED = "0b132f1a-d7c0-4a5d-9326-0f4e3bb0c64d"
MANAGED = "34d3554d-0e9e-40ac-8fa7-ffd6b2cb759f"

_PAGE = "ListSandboxesResponse"


def _create(body: dict[str, object], status: int = 200) -> Exchange:
    parsed = "Sandbox" if status == 200 else None
    return control("sandbox.create_sandbox", body=body, status=status, parsed=parsed)


def _list(status: int = 200, **filters: object) -> Exchange:
    parsed = _PAGE if status == 200 else None
    return control("sandbox.list_sandboxes", status=status, parsed=parsed, **filters)


def _managed(operation: str, *arguments: object, status: int = 200, **options: object) -> Exchange:
    parsed = "Sandbox" if status < 300 else None
    name = f"sandbox.{operation}"
    return control(name, MANAGED, *arguments, status=status, parsed=parsed, **options)


def _lifecycle(operation: str) -> Exchange:
    return control(f"sandbox.{operation}", "archived", parsed="Sandbox")


RECORDINGS: dict[str, tuple[Exchange, ...]] = {
    "account": (
        control("config.config_controller_get_config", parsed="DaytonaConfiguration"),
        control("health.health_controller_live"),
        control("api_keys.get_current_api_key", parsed="ApiKeyList"),
        control("volumes.list_volumes", parsed="list"),
        control("organizations.list_available_regions", parsed="list"),
        control("regions.list_shared_regions", parsed="list"),
        control("GET /no-such-route", status=404),
    ),
    "archive_and_restore": (
        _lifecycle("stop_sandbox"),
        _lifecycle("get_sandbox"),
        _lifecycle("get_sandbox"),
        _lifecycle("archive_sandbox"),
        _lifecycle("get_sandbox"),
        _lifecycle("get_sandbox"),
        get_sandbox(ARCHIVED),
        toolbox(
            "process.execute_command",
            ARCHIVED,
            body={"command": "echo hi", "timeout": 10},
            status=400,
        ),
        _lifecycle("start_sandbox"),
        _lifecycle("get_sandbox"),
        _lifecycle("get_sandbox"),
        _lifecycle("get_sandbox"),
    ),
    "create_sandbox_build_failed": (
        _create(
            {
                "name": "unbuildable",
                "buildInfo": {"dockerfileContent": "FROM registry.invalid/none:1\n"},
            }
        ),
        get_sandbox(FAILED),
        get_sandbox(FAILED),
    ),
    "create_sandbox_fails_to_start": (
        _create({"name": "unstartable", "env": {"NUMBER": 1}}, status=400),
        get_sandbox("unstartable"),
        _list(),
        _list(include_errored_deleted=True),
    ),
    "create_sandbox_invalid_values": (
        control(
            "POST /sandbox",
            json={"cpu": "two", "labels": "x", "public": "maybe"},
            status=400,
        ),
        _create({"name": "bad/name <x>"}, status=400),
        _create({"name": ""}),
        _create({"env": {"A": 1}, "labels": {"n": 1}}, status=400),
        _create({"autoStopInterval": -5}, status=400),
        _create({"cpu": -1}, status=400),
        control("POST /sandbox", content=b"{not json", status=400),
    ),
    "create_sandbox_number_as_label": (_create({"name": "labelled", "labels": {"n": 1}}),),
    "create_sandbox_quota_exceeded": (
        _create({"buildInfo": {"dockerfileContent": "FROM debian:12\n"}, "cpu": 400}, status=400),
    ),
    "get_snapshot": (
        control(
            "snapshots.get_snapshot",
            "d647babb-60c3-4c08-8b7c-ff472a290c4e",
            parsed="SnapshotDto",
        ),
        control("snapshots.get_snapshot", "no-such-snapshot", status=404),
    ),
    "legacy_routes": (
        control(
            "toolbox.execute_command_deprecated",
            LISTED,
            body={"command": "echo hi", "timeout": 10},
            parsed="ExecuteResponse",
        ),
        control(
            "sandbox.list_sandboxes_paginated",
            parsed="PaginatedSandboxes",
            limit=1,
        ),
        control("workspace.list_workspaces_deprecated", status=404),
    ),
    "list_sandboxes_bad_labels": (
        _list(400, labels="{not json"),
        _list(labels='{"env": 1}'),
        _list(labels="[]"),
    ),
    "list_sandboxes_bad_limit": tuple(
        _list(400, limit=limit) for limit in (0, 201, -1, "abc", 1.5)
    ),
    "list_sandboxes_more_filters": (
        _list(id="c6fee2"),
        _list(snapshots=["daytonaio/sandbox:0.5.0-slim"]),
        _list(region_ids=["us"]),
        _list(sort="name", order="asc"),
    ),
    "list_snapshots_bad_limit": (control("snapshots.get_all_snapshots", limit=0, status=400),),
    "sandbox_access": (
        control("sandbox.get_port_preview_url", MANAGED, 3000, parsed="PortPreviewUrl"),
        control(
            "sandbox.get_signed_port_preview_url",
            MANAGED,
            3000,
            expires_in_seconds=60,
            parsed="SignedPortPreviewUrl",
        ),
        control("sandbox.create_ssh_access", MANAGED, expires_in_minutes=5, parsed="SshAccessDto"),
        _managed("revoke_ssh_access"),
        _managed("get_build_logs_url", status=404),
    ),
    "sandbox_resize_archive_backup": (
        _managed("resize_sandbox", body={"cpu": 2, "memory": 2}, status=404),
        _managed("archive_sandbox", status=400),
        _managed("create_backup", status=201),
        control(f"POST /sandbox/{MANAGED}/pause", status=422),
        _managed("recover_sandbox", status=400),
        _managed("fork_sandbox", body={"name": "forked"}, status=422),
        _managed("create_sandbox_snapshot", body={"name": "snapped"}),
    ),
    "sandbox_settings": (
        _managed("replace_labels", body={"labels": {"a": "2", "b": "x"}}),
        _managed("set_autostop_interval", 30, status=201),
        _managed("set_auto_archive_interval", 60, status=201),
        _managed("set_auto_delete_interval", 120, status=201),
        _managed("set_autostop_interval", -3, status=400),
        _managed("update_public_status", True, status=201),  # noqa: FBT003 - the generated one's
        control("sandbox.update_last_activity", MANAGED, status=201),
        _managed("update_network_settings", body={"networkBlockAll": True}),
    ),
    "toolbox_proxy_url": (
        control("sandbox.get_toolbox_proxy_url", LISTED, parsed="ToolboxProxyUrl"),
    ),
}
