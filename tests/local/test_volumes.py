"""Volumes: what the recordings of no scenario hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.local.clients import Client

UNFIT = "name must not contain HTML tags, URLs, or control characters"


@pytest.fixture
def volumes(start_server: Callable[..., Client], tmp_path: Path) -> Client:
    """A server with a root folder of its own, where a change of state takes a minute."""
    return start_server(root=tmp_path, transition_seconds=60)


def made(client: Client, name: str) -> dict[str, Any]:
    """Create a volume that is ready."""
    answer = client.http.post("/volumes", json={"name": name})
    assert (200, "pending_create") == (answer.status_code, answer.json()["state"])
    client.clock.advance(61)
    view: dict[str, Any] = answer.json()
    return view


def listed(client: Client, query: str = "") -> list[tuple[str, str]]:
    """Return the names and states of the volumes that a list holds."""
    return [(each["name"], each["state"]) for each in client.http.get(f"/volumes{query}").json()]


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ({}, "name must be a string"),
        ([], "name must be a string"),
        ({"name": 5}, f"{UNFIT}, name must be a string"),
        ({"name": "rec <b>"}, UNFIT),
        ({"name": "a\0b"}, UNFIT),
    ],
)
def test_an_unfit_name_is_refused(volumes: Client, body: object, message: str) -> None:
    """Recorded, and nothing is made; a long name is taken, and an empty one is the ID."""
    answer = volumes.http.post("/volumes", json=body)
    assert (400, message, []) == (answer.status_code, answer.json()["message"], listed(volumes))
    long, empty = made(volumes, "v" * 300), made(volumes, "")
    assert ("v" * 300, empty["id"]) == (long["name"], empty["name"])


def test_only_a_ready_volume_is_deleted(volumes: Client) -> None:
    """Too early, twice, or never made: each is refused as recorded."""
    identity = volumes.http.post("/volumes", json={"name": "a"}).json()["id"]
    early = volumes.http.delete(f"/volumes/{identity}")
    volumes.clock.advance(61)
    deleted = volumes.http.delete(f"/volumes/{identity}")
    twice = volumes.http.delete(f"/volumes/{identity}")
    never = volumes.http.delete("/volumes/a")
    message = "Volume must be in 'ready' or 'error' state in order to be deleted"
    assert [message, message, "Volume with ID a not found"] == [
        refused.json()["message"] for refused in (early, twice, never)
    ]
    assert [400, 200, b"", 400, 404] == [
        *(early.status_code, deleted.status_code, deleted.content),
        *(twice.status_code, never.status_code),
    ]


@pytest.mark.parametrize("query", ["?includeDeleted=true", "?includeDeleted=false"])
def test_any_include_deleted_lists_them(volumes: Client, query: str) -> None:
    """Recorded: the newest comes first, and a deleted one has left its name to others."""
    first = made(volumes, "a")
    volumes.http.delete(f"/volumes/{first['id']}")
    assert [("a", "pending_delete")] == listed(volumes)
    volumes.clock.advance(61)
    made(volumes, "a")
    assert [("a", "ready")] == listed(volumes)
    assert [("a", "ready"), ("a-deleted", "deleted")] == listed(volumes, query)
    assert 404 == volumes.http.get("/volumes/by-name/a-deleted").status_code


def test_volumes_outlive_their_server(
    volumes: Client, start_server: Callable[..., Client], tmp_path: Path, caplog: Any
) -> None:
    """With all that is known of them; one that cannot be read hides no other."""
    gone, kept = made(volumes, "gone"), made(volumes, "kept")
    volumes.http.delete(f"/volumes/{gone['id']}")
    volumes.clock.advance(61)
    before = volumes.http.get("/volumes?includeDeleted=true").json()
    volumes.daytona.close()
    for name, text in (("torn", "{"), ("other", '{"id": 1, "name": "x"}')):
        (tmp_path / "volumes" / f"{name}.json").write_text(text)
    again = start_server(root=tmp_path, clock=volumes.clock)
    assert before == again.http.get("/volumes?includeDeleted=true").json()
    assert kept["id"] == again.http.get("/volumes/by-name/kept").json()["id"]
    assert 2 == caplog.text.count("is no volume and left alone")


def test_a_volume_that_cannot_be_kept_is_not_made(volumes: Client, tmp_path: Path) -> None:
    """A file is in the way of the folder."""
    (tmp_path / "volumes").write_text("")
    answer = volumes.http.post("/volumes", json={"name": "a"})
    message = "Volume a cannot be kept on disk: File exists"
    assert (500, message, []) == (answer.status_code, answer.json()["message"], listed(volumes))


@pytest.mark.parametrize("by", ["id", "name"])
def test_a_sandbox_mounts_none(volumes: Client, by: str) -> None:
    """One that exists is refused in words."""
    named = made(volumes, "data")[by]
    mounted = [{"volumeId": named, "mountPath": "/data"}]
    answer = volumes.http.post("/sandbox", json={"volumes": mounted})
    message = "a local Daytona mounts no volumes: create the sandbox without them"
    assert (400, message) == (answer.status_code, answer.json()["message"])
