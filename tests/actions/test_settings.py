"""What a sandbox is set to: shown whole, changed setting by setting; built by hand after settings_*."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.actions.answers import ID, TOOLBOX, failed, refusal, sandbox, seen

if TYPE_CHECKING:
    from daytona_actions import DaytonaActions
    from tests.actions.fake_server import FakeServer

ONE = f"/api/sandbox/{ID}"


def test_all_that_it_is_set_to(daytona: DaytonaActions, server: FakeServer) -> None:
    """Lists are lists, volumes are named as create_sandbox names them; variables are in no repr."""
    volumes = [{"volumeId": "data", "mountPath": "/data", "subpath": "a"}, {"volumeId": "b"}]
    more = {
        "env": {"KEY": "s3cr3t"},
        "user": "daytona",
        "autoStopInterval": 15,
        "autoArchiveInterval": 100,
        "autoDeleteInterval": -1,
        "networkBlockAll": False,
        "networkAllowList": "10.0.0.0/8,192.168.1.5/32",
        "domainAllowList": None,
        "volumes": volumes,
        "backupState": "None",
        "lastActivityAt": "2026-11-25T09:13:16.101Z",
    }
    server.answer(json=sandbox(**more))
    found = daytona.get_sandbox_details(ID).unwrap()
    assert ID == seen(found).id
    assert found.settings is not None
    assert {
        "env": {"KEY": "s3cr3t"},
        "user": "daytona",
        "auto_stop_interval": 15,
        "auto_archive_interval": 100,
        "auto_delete_interval": -1,
        "network_block_all": False,
        "network_allow_list": ["10.0.0.0/8", "192.168.1.5/32"],
        "domain_allow_list": [],
        "volumes": [
            {"volume": "data", "mount_path": "/data", "subpath": "a"},
            {"volume": "b", "mount_path": None, "subpath": None},
        ],
        "backup_state": "None",
        "last_activity_at": "2026-11-25T09:13:16.101Z",
        "toolbox_url": TOOLBOX,
    } == found.settings.model_dump()
    assert "s3cr3t" not in repr(found)


def test_order_of_settings(daytona: DaytonaActions, server: FakeServer) -> None:
    """Each is one request, only what is given is sent, and all of the network goes at once."""
    server.always(json=sandbox())
    result = daytona.update_sandbox(
        ID,
        labels={"n": 1, "t": True},
        public=False,
        auto_stop_interval=0,
        auto_archive_interval=43200,
        auto_delete_interval=-1,
        network_block_all=False,
        network_allow_list=["10.0.0.0/8", "192.168.1.5/32"],
        domain_allow_list=["example.com", "*.example.org"],
    ).unwrap()
    assert [
        f"POST {ONE}/public/false",
        f"PUT {ONE}/labels",
        f"POST {ONE}/autostop/0",
        f"POST {ONE}/autoarchive/43200",
        f"POST {ONE}/autodelete/-1",
        f"POST {ONE}/network-settings",
    ] == server.calls
    assert {"labels": {"n": "1", "t": "true"}} == server.sent(1)
    # `networkBlockAll` stays out: beside a list it would take the list away.
    assert {
        "networkAllowList": "10.0.0.0/8,192.168.1.5/32",
        "domainAllowList": "example.com,*.example.org",
    } == server.sent()
    assert ([], 8) == (result.not_applied, len(result.applied))


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"network_block_all": True}, {"networkBlockAll": True}),
        ({"network_block_all": False}, {"networkBlockAll": False}),
        ({"network_allow_list": []}, {"networkAllowList": ""}),
        ({"domain_allow_list": []}, {"domainAllowList": ""}),
        ({"labels": {}}, {"labels": {}}),
    ],
)
def test_what_takes_something_away(
    daytona: DaytonaActions, server: FakeServer, given: dict[str, Any], expected: dict[str, Any]
) -> None:
    """An empty list or map is sent as one."""
    server.answer(json=sandbox())
    assert list(given) == daytona.update_sandbox(ID, **given).unwrap().applied
    assert expected == server.sent()


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({}, "update_sandbox needs at least one setting to change"),
        (
            {"network_block_all": True, "network_allow_list": ["10.0.0.0/8"]},
            "network_block_all and an allow list exclude each other: the list would win",
        ),
        (
            {"network_block_all": True, "domain_allow_list": ["a.example"]},
            "network_block_all and an allow list exclude each other: the list would win",
        ),
        *(
            (
                {"network_allow_list": [wrong]},
                f"network_allow_list has {wrong!r}, which is no IPv4 network such as 10.0.0.0/8",
            )
            for wrong in ("nonsense", "10.0.0.0", "10.0.0.0/33", "::/0", "10.0.0.0/8,11.0.0.0/8")
        ),
        (
            {"network_allow_list": ["10.0.0.0/24"] * 11},
            "network_allow_list has 11 networks; 10 are possible",
        ),
        *(
            (
                {"domain_allow_list": [wrong]},
                f"domain_allow_list has {wrong!r}, which is no domain such as *.example.com",
            )
            for wrong in ("", "not a domain!", "a,b", "https://a.example")
        ),
    ],
)
@pytest.mark.usefixtures("server")
def test_what_cannot_be_set(daytona: DaytonaActions, given: dict[str, Any], message: str) -> None:
    """It is refused before anything is sent, also what would be fine beside it."""
    also = {"public": True} if given else {}
    result = daytona.update_sandbox(ID, **also, **given)
    assert ("invalid_request", message) == (failed(result).kind, result.error)


@pytest.mark.usefixtures("server")
@pytest.mark.parametrize(
    "given",
    [
        {"auto_stop_interval": -1},
        {"auto_stop_interval": 2**31},
        {"auto_archive_interval": 43201},
        {"auto_delete_interval": -2},
        {"labels": ["a"]},
        {"labels": {"deep": {"er": 1}}},
    ],
)
def test_what_the_server_would_take(daytona: DaytonaActions, given: dict[str, Any]) -> None:
    """Intervals that become others, and labels that would wipe all, are refused before."""
    assert "invalid_request" == failed(daytona.update_sandbox(ID, **given)).kind


def test_half_an_update(daytona: DaytonaActions, server: FakeServer) -> None:
    """A failure says what took effect, what did not, and shows the sandbox as last seen."""
    server.answer(json=sandbox(public=True))
    server.answer(500, json=refusal(500, "An unexpected error occurred."))
    result = daytona.update_sandbox(ID, public=True, network_block_all=True)
    assert (["public"], ["network_block_all"]) == (result.applied, result.not_applied)
    assert (True, "server") == (seen(result).public, failed(result).kind)
    hint = "The network of a stopped sandbox cannot be changed: start_sandbox first."
    assert hint == failed(result).hint


def test_update_that_fails_at_once(daytona: DaytonaActions, server: FakeServer) -> None:
    """Nothing took effect, and nothing is known of the sandbox."""
    server.answer(404, json=refusal(404, "Sandbox with ID or name mine not found"))
    result = daytona.update_sandbox("mine", labels={}, auto_stop_interval=1)
    assert ([], ["labels", "auto_stop_interval"]) == (result.applied, result.not_applied)
    assert (None, None, "not_found") == (result.sandbox, result.settings, failed(result).kind)
