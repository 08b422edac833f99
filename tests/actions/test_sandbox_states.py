"""Waiting for a state, archiving, activity; built by hand after settings_archive_*, archive_and_restore."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.actions.answers import ID, failed, refusal, sandbox, seen

if TYPE_CHECKING:
    from collections.abc import Callable

    from daytona_actions import DaytonaActions
    from tests.actions.fake_server import FakeServer

LOOK, ARCHIVE = f"GET /api/sandbox/{ID}", f"POST /api/sandbox/{ID}/archive"
MISSING = refusal(404, f"Sandbox with ID or name {ID} not found")


@pytest.fixture
def patient(connect: Callable[..., DaytonaActions]) -> DaytonaActions:
    """A client that waits."""
    return connect(max_retries=0, wait_timeout=5)


def test_activity(daytona: DaytonaActions, server: FakeServer) -> None:
    """The answer is empty; a refusal is one."""
    server.answer(201)
    daytona.refresh_sandbox_activity(ID).unwrap()
    server.answer(404, json=MISSING)
    assert "not_found" == failed(daytona.refresh_sandbox_activity(ID)).kind
    assert [f"POST /api/sandbox/{ID}/last-activity"] * 2 == server.calls


def test_waiting_for_a_state(patient: DaytonaActions, server: FakeServer) -> None:
    """It is looked at until it is there; a look that fails is no reason to give up."""
    server.answer(json=sandbox(state="stopping"))
    server.answer(503)
    server.answer(json=sandbox(state="stopped"))
    waited = patient.wait_for_sandbox(ID, "stopped").unwrap()
    assert (True, "stopped", [LOOK] * 3) == (waited.reached, seen(waited).state, server.calls)


@pytest.mark.parametrize("timeout", [0, 3, None])
def test_time_runs_out(patient: DaytonaActions, server: FakeServer, timeout: int | None) -> None:
    """That is no failure: the sandbox is shown as last seen."""
    server.always(json=sandbox(state="stopped"))
    waited = patient.wait_for_sandbox(ID, "started", timeout).unwrap()
    assert (False, "stopped") == (waited.reached, seen(waited).state)
    assert (timeout == 0) is (len(server.calls) == 1)


@pytest.mark.parametrize(
    ("state", "reason", "expected"),
    [
        ("error", "no space left", ("sandbox_failed", "no space left")),
        (
            "build_failed",
            None,
            ("sandbox_failed", f"Sandbox {ID} is build_failed instead of started"),
        ),
        ("destroyed", None, ("not_found", f"Sandbox {ID} is destroyed instead of started")),
    ],
)
def test_state_that_ends_a_wait(
    patient: DaytonaActions,
    server: FakeServer,
    state: str,
    reason: str | None,
    expected: tuple[str, str],
) -> None:
    """An error or a deletion is a failure, in the server's words, with the sandbox."""
    server.answer(json=sandbox(state="creating"))
    server.answer(json=sandbox(state=state, errorReason=reason))
    result = patient.wait_for_sandbox(ID, "started")
    assert expected == (failed(result).kind, result.error)
    assert (state, None) == (seen(result).state, result.reached)


def test_sandbox_that_goes_while_it_is_waited_for(
    patient: DaytonaActions, server: FakeServer
) -> None:
    """A sandbox that is not there any more will not start; if it is to go, it got there."""
    server.answer(json=sandbox(state="stopping"))
    server.answer(404, json=MISSING)
    message = f"Sandbox {ID} is destroyed instead of stopped"
    assert message == patient.wait_for_sandbox(ID, "stopped").error
    server.answer(json=sandbox(state="destroying"))
    server.answer(404, json=MISSING)
    assert patient.wait_for_sandbox(ID, "destroyed").unwrap().reached is True
    server.answer(404, json=MISSING)
    assert patient.wait_for_sandbox(ID, "destroyed").unwrap().reached is True
    server.answer(404, json=MISSING)
    assert "not_found" == failed(patient.wait_for_sandbox(ID, "started")).kind


def test_wait_for_an_error(patient: DaytonaActions, server: FakeServer) -> None:
    """Whoever waits for an error is told when it is there."""
    server.answer(json=sandbox(state="error"))
    assert patient.wait_for_sandbox(ID, "error").unwrap().reached is True


def test_archive(patient: DaytonaActions, server: FakeServer) -> None:
    """It is waited for; one that is archived already stays so."""
    server.answer(json=sandbox(state="archiving"))
    server.answer(json=sandbox(state="archiving"))
    server.answer(json=sandbox(state="archived"))
    assert "archived" == seen(patient.archive_sandbox(ID).unwrap()).state
    server.answer(400, json=refusal(400, "Sandbox is not stopped"))
    server.answer(json=sandbox(state="archived"))
    assert "archived" == seen(patient.archive_sandbox(ID).unwrap()).state
    assert [ARCHIVE, LOOK, LOOK, ARCHIVE, LOOK] == server.calls


def test_archive_of_a_started_one(patient: DaytonaActions, server: FakeServer) -> None:
    """The hint says to stop it first; other refusals keep their own."""
    server.answer(400, json=refusal(400, "Sandbox is not stopped"))
    server.answer(json=sandbox(state="started"))
    failure = failed(patient.archive_sandbox(ID))
    assert ("conflict", "Call stop_sandbox first, then try again.") == (failure.kind, failure.hint)
    server.answer(404, json=MISSING)
    assert "stop_sandbox" not in failed(patient.archive_sandbox(ID)).hint


def test_archive_that_takes_long(patient: DaytonaActions, server: FakeServer) -> None:
    """The failure shows how it stands."""
    server.always(json=sandbox(state="archiving"))
    result = patient.archive_sandbox(ID)
    message = f"Sandbox {ID} is still archiving after waiting 5 s (wait_timeout)"
    assert ("wait_timeout", message) == (failed(result).kind, result.error)
    assert "archiving" == seen(result).state


def test_archive_that_ends_in_an_error(patient: DaytonaActions, server: FakeServer) -> None:
    """The server's reason is told (recording settings_archive_stopped has such an end)."""
    server.answer(json=sandbox(state="archiving"))
    server.answer(json=sandbox(state="error", errorReason="backup failed"))
    result = patient.archive_sandbox(ID)
    assert ("sandbox_failed", "backup failed") == (failed(result).kind, result.error)
