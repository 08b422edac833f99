"""SSH access, build logs, regions, backups, family; built by hand after ssh_access, build_logs and others."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import pytest

from tests.actions.answers import ID, failed, refusal, sandbox, seen

if TYPE_CHECKING:
    from daytona_actions import DaytonaActions
    from tests.actions.fake_server import FakeServer

TOKEN = "s3cr3t"
SSH = f"/api/sandbox/{ID}/ssh-access"
FAMILY = [f"GET /api/sandbox/{ID}/{name}" for name in ("forks", "parent", "ancestors")]


def test_ssh_access(daytona: DaytonaActions, server: FakeServer) -> None:
    """Command, token and end are there; without a time the server's own holds."""
    made = {
        "token": TOKEN,
        "sshCommand": f"ssh {TOKEN}@ssh.example",
        "expiresAt": "2026-11-25T10:22:56.188Z",
    }
    server.always(json=made)
    found = daytona.create_ssh_access(ID).unwrap()
    assert (TOKEN, f"ssh {TOKEN}@ssh.example") == (found.token, found.ssh_command)
    assert "2026-11-25T10:22:56.188Z" == found.expires_at
    assert TOKEN not in repr(found)
    daytona.create_ssh_access(ID, 5).unwrap()
    assert [f"POST {SSH}", f"POST {SSH}?expiresInMinutes=5"] == server.calls


@pytest.mark.usefixtures("server")
@pytest.mark.parametrize("minutes", [0, -5])
def test_access_that_would_be_over(daytona: DaytonaActions, minutes: int) -> None:
    """The server takes it; it is refused before any request."""
    assert "invalid_request" == failed(daytona.create_ssh_access(ID, minutes)).kind


def test_revoked_access(
    daytona: DaytonaActions, server: FakeServer, caplog: pytest.LogCaptureFixture
) -> None:
    """One or all are revoked; the token, which stands in the query, is told nowhere."""
    caplog.set_level(logging.DEBUG)
    server.answer(json=sandbox())
    assert ID == seen(daytona.revoke_ssh_access(ID).unwrap()).id
    server.answer(500, json=refusal(500, f"{TOKEN} is odd"))
    refused = daytona.revoke_ssh_access(ID, TOKEN)
    assert [f"DELETE {SSH}", f"DELETE {SSH}?token={TOKEN}"] == server.calls
    assert "REDACTED is odd" == refused.error
    logged = "\n".join([caplog.text, *(repr(record.args) for record in caplog.records)])
    assert TOKEN not in logged
    message = "token is empty: leave it out to revoke all"
    assert message == daytona.revoke_ssh_access(ID, " ").error


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"Step 1/2\n", ("Step 1/2\n", False)),
        (b"", ("", False)),
        (b"\xff", ("\ufffd", False)),
        (b"ab" + b"c" * 999_999, ("b" + "c" * 999_999, True)),
    ],
)
def test_build_logs(
    daytona: DaytonaActions, server: FakeServer, content: bytes, expected: tuple[str, bool]
) -> None:
    """They are text; of very long ones the end is shown."""
    server.answer(content=content)
    found = daytona.get_build_logs(ID).unwrap()
    assert expected == (found.logs, found.truncated)


def test_no_build(daytona: DaytonaActions, server: FakeServer) -> None:
    """A sandbox of a snapshot was not built: the server's words say so."""
    server.answer(404, json=refusal(404, f"Sandbox with ID {ID} has no build info"))
    result = daytona.get_build_logs(ID)
    expected = ("not_found", f"Sandbox with ID {ID} has no build info")
    assert expected == (failed(result).kind, result.error)


def test_regions(daytona: DaytonaActions, server: FakeServer) -> None:
    """Each has an ID, which is what `target` takes; what one lacks is null."""
    server.answer(json=[{"id": "us", "name": "us", "regionType": "shared"}, {"id": "eu"}])
    found = daytona.list_regions().unwrap().regions
    assert [
        {"id": "us", "name": "us", "type": "shared"},
        {"id": "eu", "name": None, "type": None},
    ] == [region.model_dump() for region in found]


def test_backup(daytona: DaytonaActions, server: FakeServer) -> None:
    """It shows how far the backup is; one at a time is a conflict."""
    server.answer(201, json=sandbox(backupState="Pending"))
    begun = daytona.backup_sandbox(ID).unwrap()
    assert ("Pending", ID) == (begun.backup_state, seen(begun).id)
    server.answer(400, json=refusal(400, "Sandbox backup is already in progress"))
    assert "conflict" == failed(daytona.backup_sandbox(ID)).kind


def test_family(daytona: DaytonaActions, server: FakeServer) -> None:
    """Forks, parent and ancestors are summarised."""
    server.answer(json=[sandbox(name="fork")])
    server.answer(json=sandbox(name="parent"))
    server.answer(json=[sandbox(name="parent"), sandbox(name="first")])
    family = daytona.get_sandbox_family(ID).unwrap()
    assert family.parent is not None
    assert "parent" == family.parent.name
    assert ["fork"] == [each.name for each in family.forks]
    assert ["parent", "first"] == [each.name for each in family.ancestors]
    assert FAMILY == server.calls


@pytest.mark.parametrize("place", [0, 1, 2])
def test_family_that_cannot_be_seen(
    daytona: DaytonaActions, server: FakeServer, place: int
) -> None:
    """A missing sandbox is a failure, a missing parent is none."""
    answers = [(200, []), (404, refusal(404, f"Parent sandbox not found for {ID}")), (200, [])]
    answers[place] = (404, refusal(404, f"Sandbox with ID or name {ID} not found"))
    for status, body in answers[: place + 1]:
        server.answer(status, json=body)
    assert "not_found" == failed(daytona.get_sandbox_family(ID)).kind
    assert FAMILY[: place + 1] == server.calls
