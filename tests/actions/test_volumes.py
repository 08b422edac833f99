"""Volumes: what the server takes or keeps without a word; built by hand after the recordings volume_*."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import httpx
import pytest

from tests.actions.answers import ID, failed, refusal

if TYPE_CHECKING:
    from collections.abc import Callable

    from daytona_actions import DaytonaActions
    from tests.actions.clock import Clock
    from tests.actions.fake_server import FakeServer

BY_ID, BY_NAME = f"GET /api/volumes/{ID}", f"GET /api/volumes/by-name/{ID}"
DELETE = f"DELETE /api/volumes/{ID}"
BY_OWN_NAME = "GET /api/volumes/by-name/data"
NOW = "2026-11-25T09:00:00.000Z"
DATE = {"date": "Wed, 25 Nov 2026 09:00:00 GMT"}
TOO_EARLY = refusal(400, "Volume must be in 'ready' or 'error' state in order to be deleted")


def volume(state: str | None = "ready", **more: Any) -> dict[str, Any]:
    """A volume as the control plane describes it."""
    return {
        "id": ID,
        "name": "data",
        "state": state,
        "createdAt": "2026-11-25T09:23:28.160Z",
    } | more


@pytest.fixture
def patient(connect: Callable[..., DaytonaActions]) -> DaytonaActions:
    """A client that waits."""
    return connect(max_retries=0, wait_timeout=5)


@pytest.mark.usefixtures("server")
@pytest.mark.parametrize("name", ["", " \n"])
def test_volume_without_a_name(daytona: DaytonaActions, name: str) -> None:
    """The server would call it by its ID: it is refused before any request."""
    assert "name is empty: create_volume needs it" == daytona.create_volume(name).error


@pytest.mark.usefixtures("server")
def test_what_can_be_no_volume(daytona: DaytonaActions) -> None:
    """What would lead to another route is refused before any request."""
    for call in (daytona.get_volume, daytona.delete_volume):
        assert "volume must be the ID or name of a volume, not '..'" == call("..").error


def test_listed_volumes(daytona: DaytonaActions, server: FakeServer) -> None:
    """Without any word about deleted ones, which would list them, whatever the word is."""
    server.answer(json=[volume(), volume("error", name="other")])
    listed = daytona.list_volumes().unwrap().volumes
    assert [("data", "ready"), ("other", "error")] == [(each.name, each.state) for each in listed]
    assert ["GET /api/volumes"] == server.calls


def test_created_volume(patient: DaytonaActions, server: FakeServer) -> None:
    """It is waited for until it is ready; a look that fails is no reason to give up."""
    server.answer(json=volume("pending_create"))
    server.answer(500)
    server.answer(json=volume("creating"))
    server.answer(json=volume())
    found = patient.create_volume("data").unwrap().volume
    assert found is not None
    assert found.created is not None
    assert ("ready", 2026) == (found.state, found.created.year)
    assert ["POST /api/volumes", BY_ID, BY_ID, BY_ID] == server.calls


def test_volume_that_nobody_may_see(patient: DaytonaActions, server: FakeServer) -> None:
    """Where looks go on being refused, nobody waits on; it is told as last seen."""
    server.answer(json=volume("pending_create"))
    server.always(403)
    result = patient.create_volume("data")
    assert result.volume is not None
    assert ("pending_create", 4) == (result.volume.state, len(server.calls))
    assert "permission" == failed(result).kind


def test_volume_that_nobody_can_see(
    patient: DaytonaActions, server: FakeServer, clock: Clock
) -> None:
    """Looks that fail in passing are made until time runs out; nobody knows then that it is ready."""
    server.answer(json=volume("pending_create"))
    server.always(500)
    result = patient.create_volume("data")
    assert result.volume is not None
    assert ("pending_create", "wait_timeout") == (result.volume.state, failed(result).kind)
    assert 5 <= sum(clock.pauses)


def test_volume_that_is_not_ready_in_time(patient: DaytonaActions, server: FakeServer) -> None:
    """When time runs out the volume is in the result, and the way to it is told."""
    server.always(json=volume(None))
    result = patient.create_volume("data")
    failure = failed(result)
    expected = "Volume data is still in no known state after waiting 5 s (wait_timeout)"
    assert ("wait_timeout", expected) == (failure.kind, failure.message)
    assert result.volume is not None
    assert "get_volume" in failure.hint


def test_impatient_client(daytona: DaytonaActions, server: FakeServer) -> None:
    """With a wait_timeout of 0 what was accepted is a success, without a look."""
    server.answer(json=volume("pending_create"))
    assert daytona.create_volume("data").success


@pytest.mark.parametrize("reason", ["no space", None])
def test_volume_that_failed(
    daytona: DaytonaActions, server: FakeServer, reason: str | None
) -> None:
    """A volume that ends in an error is a failure with its reason, which trying again won't help."""
    server.answer(json=volume("error", errorReason=reason))
    failure = failed(daytona.create_volume("data"))
    assert (reason or "Volume data could not be created", False) == (
        failure.message,
        failure.retryable,
    )


def test_volume_without_an_id(daytona: DaytonaActions, server: FakeServer) -> None:
    """An answer that names no volume is none."""
    server.answer(json={"name": "data"})
    server.answer(404, json=refusal(404, "Volume with name data not found"))
    assert "response" == failed(daytona.create_volume("data")).kind


def test_name_that_looks_like_an_id(daytona: DaytonaActions, server: FakeServer) -> None:
    """What is no ID after all is looked up as a name."""
    server.answer(404, json=refusal(404, f"Volume with ID {ID} not found"))
    server.answer(json=volume())
    assert daytona.get_volume(ID).success
    assert [BY_ID, BY_NAME] == server.calls


def test_volume_that_was_deleted(daytona: DaytonaActions, server: FakeServer) -> None:
    """The server still describes it for a while: it counts as missing."""
    server.answer(json=volume("deleted"))
    failure = failed(daytona.get_volume("data"))
    assert ("not_found", "There is no volume data") == (failure.kind, failure.message)


def test_wrong_address(daytona: DaytonaActions, server: FakeServer) -> None:
    """A 404 of something else is not about volumes."""
    server.answer(404, json=refusal(404, "Cannot GET /volumes/by-name/data"))
    assert "response" == failed(daytona.get_volume("data")).kind


def test_volume_that_is_being_deleted(daytona: DaytonaActions, server: FakeServer) -> None:
    """It need not be deleted again, which the server would refuse."""
    server.answer(json=volume("pending_delete"))
    found = daytona.delete_volume(ID).unwrap().volume
    assert found is not None
    assert ("pending_delete", [BY_ID]) == (found.state, server.calls)


@pytest.mark.parametrize(
    ("deleted", "seen", "kind"),
    [
        ((200, None), (200, volume("pending_delete")), None),
        ((200, None), (500, None), None),
        ((400, TOO_EARLY), (200, volume("pending_delete")), None),
        ((400, TOO_EARLY), (200, volume("pending_create")), "conflict"),
    ],
    ids=["deleted", "not seen", "deleted by an earlier try", "too early"],
)
def test_deleted_volume(
    daytona: DaytonaActions,
    server: FakeServer,
    deleted: tuple[int, Any],
    seen: tuple[int, Any],
    kind: str | None,
) -> None:
    """A refusal counts only if the volume is there to stay; a look that fails does not."""
    server.answer(json=volume())
    for status, body in (deleted, seen):
        server.answer(status, **({"json": body} if body else {}))
    result = daytona.delete_volume(ID)
    assert kind == (result.failure and result.failure.kind)
    if result.success:
        assert result.volume is not None
        assert "pending_delete" == result.volume.state
    assert [BY_ID, DELETE, BY_ID] == server.calls


def test_volume_that_is_in_use(daytona: DaytonaActions, server: FakeServer) -> None:
    """The hint says what lets go of it."""
    message = "Volume cannot be deleted because it is in use by one or more sandboxes (e.g. mine)"
    server.answer(json=volume())
    server.answer(409, json=refusal(409, message))
    server.answer(json=volume())
    failure = failed(daytona.delete_volume(ID))
    assert ("conflict", message) == (failure.kind, failure.message)
    assert failure.hint.startswith("Delete the sandboxes that have it")


def test_lost_answer(connect: Callable[..., DaytonaActions], server: FakeServer) -> None:
    """A volume is not created twice: what a lost answer hides is found by its name."""
    server.answer(error=httpx.ReadError("made up"))
    server.answer(json=volume("pending_create", createdAt=NOW), headers=DATE)
    server.answer(json=volume("ready"))
    made = connect(max_retries=2, wait_timeout=5).create_volume("data").unwrap().volume
    assert made is not None
    assert (ID, "ready") == (made.id, made.state)
    assert ["POST /api/volumes", BY_OWN_NAME, BY_ID] == server.calls


def test_lost_answer_without_retries(daytona: DaytonaActions, server: FakeServer) -> None:
    """It is reported with the failure, so that nothing is lost."""
    server.answer(error=httpx.ReadError("made up"))
    server.answer(json=volume(createdAt=NOW), headers=DATE)
    result = daytona.create_volume("data")
    assert result.volume is not None
    assert ("connection", ID) == (failed(result).kind, result.volume.id)


def test_name_that_our_own_try_took(
    connect: Callable[..., DaytonaActions], server: FakeServer
) -> None:
    """A first try that was carried out late takes the name of the second: a 400 of this server."""
    server.answer(503)
    server.answer(404, json=refusal(404, "Volume with name data not found"))
    server.answer(400, json=refusal(400, "Volume with name data already exists"))
    server.answer(json=volume(createdAt=NOW), headers=DATE)
    assert connect(max_retries=2, wait_timeout=0).create_volume("data").success
    assert ["POST /api/volumes", BY_OWN_NAME] * 2 == server.calls


def test_volume_that_was_there_before(
    connect: Callable[..., DaytonaActions], server: FakeServer
) -> None:
    """An older one of that name is not taken for it; where nobody knows, the hint says to look."""
    client = connect(max_retries=2, wait_timeout=0)
    server.answer(error=httpx.ReadError("made up"))
    server.answer(json=volume(createdAt="2026-11-25T08:00:00Z"), headers=DATE)
    assert "conflict" == failed(client.create_volume("data")).kind
    server.answer(error=httpx.ReadError("made up"))
    server.answer(403)
    assert "get_volume" in failed(client.create_volume("data")).hint
