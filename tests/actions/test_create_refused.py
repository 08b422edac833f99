"""create_sandbox that is refused, or not understood: what may exist is looked for.

Answers here are built by hand; recorded ones are under cassettes/.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from daytona_actions import FailureKind
from tests.actions.answers import ID, failed, refusal, sandbox, seen

if TYPE_CHECKING:
    from collections.abc import Callable

    from daytona_actions import DaytonaActions
    from tests.actions.fake_server import FakeServer

    Connect = Callable[..., DaytonaActions]


@pytest.mark.parametrize(
    ("status", "message", "expected_kind"),
    [
        (400, "Sandbox failed to start: env must be a string", "sandbox_failed"),
        (500, "Internal server error", "server"),
        (504, "Gateway timeout", "server"),
    ],
)
def test_sandbox_that_a_refusal_left(
    daytona: DaytonaActions, server: FakeServer, status: int, message: str, expected_kind: str
) -> None:
    """A refusal that may have left a sandbox is followed by a look for it by its name."""
    server.answer(status, json=refusal(status, message))
    server.answer(json=sandbox(state="error"))
    result = daytona.create_sandbox(name="mine")
    assert (expected_kind, message) == (failed(result).kind, result.error)
    assert ID == seen(result).id
    assert ["POST /api/sandbox", "GET /api/sandbox/mine"] == server.calls


@pytest.mark.parametrize(
    "found", [{"status": 404}, {"status": 500}, {"content": b"<html>"}, {"error": OSError()}]
)
def test_refusal_that_left_nothing(
    daytona: DaytonaActions, server: FakeServer, found: dict[str, Any]
) -> None:
    """Where no sandbox is found, the refusal is reported as it was."""
    server.answer(500, json=refusal(500, "Internal server error"))
    server.answer(**found)
    result = daytona.create_sandbox(name="mine")
    assert (None, "Internal server error") == (result.sandbox, result.error)


def test_refusal_without_a_name(daytona: DaytonaActions, server: FakeServer) -> None:
    """Without a name nothing can be looked for: the hint says how to find it."""
    server.answer(500)
    failure = failed(daytona.create_sandbox())
    assert "list_sandboxes" in failure.hint


@pytest.mark.parametrize("status", [400, 401, 403, 404, 409, 422, 429])
def test_plain_refusal(daytona: DaytonaActions, server: FakeServer, status: int) -> None:
    """A refusal that created nothing is not looked into; a conflict is somebody else's sandbox."""
    server.answer(status, json=refusal(status, "No."))
    result = daytona.create_sandbox(name="mine")
    assert (None, "No.") == (result.sandbox, result.error)


UNREADABLE: list[dict[str, Any]] = [
    {"content": b""},
    {"content": b"<html>"},
    {"json": {}},
    {"json": []},
    {"json": None},
    {"json": {"state": "creating"}},
]


@pytest.mark.parametrize("answer", UNREADABLE)
def test_answer_that_hides_the_sandbox(
    daytona: DaytonaActions, server: FakeServer, answer: dict[str, Any]
) -> None:
    """An accepted create whose answer names no sandbox is followed by a look for it."""
    server.answer(**answer)
    server.answer(json=sandbox(state="creating"))
    result = daytona.create_sandbox(name="mine")
    assert "response" == failed(result).kind
    assert "The server answered 200, but not with a sandbox" in failed(result).message
    assert ID == seen(result).id


@pytest.mark.parametrize("answer", UNREADABLE)
def test_answer_that_hides_a_sandbox_without_a_name(
    daytona: DaytonaActions, server: FakeServer, answer: dict[str, Any]
) -> None:
    """Without a name such an answer is a failure that says that a sandbox may exist."""
    server.answer(**answer)
    failure = failed(daytona.create_sandbox())
    assert failure.hint.startswith("A sandbox may have been created")


def test_undocumented_success(daytona: DaytonaActions, server: FakeServer) -> None:
    """A 201 in place of 200 is a success like any other."""
    server.answer(201, json=sandbox())
    assert daytona.create_sandbox().success


def test_label_of_the_client(connect: Connect, server: FakeServer) -> None:
    """A client can put a label on all that it creates."""
    server.answer(json=sandbox())
    connect(label_created=True).create_sandbox(labels={"a": 1})
    assert {"a": "1", "managed-by": "daytona-actions"} == server.sent()["labels"]


@pytest.mark.parametrize("name", ["new\nline", ".", "..", "a\x7fb"])
def test_a_name_that_no_later_call_could_name(
    daytona: DaytonaActions, server: FakeServer, name: str
) -> None:
    """It is refused before anything is made: a server would take it."""
    created = daytona.create_sandbox(name=name)
    assert FailureKind.INVALID_REQUEST is (created.failure and created.failure.kind)
    assert (True, []) == ((created.error or "").startswith("name must"), server.calls)


@pytest.mark.parametrize(
    ("name", "minutes", "complaint"),
    [
        ("auto_stop_interval", -1, "greater than or equal to 0"),
        ("auto_stop_interval", 2**31, "less than or equal to 2147483647"),
        ("auto_archive_interval", -1, "greater than or equal to 0"),
        ("auto_archive_interval", 43_201, "less than or equal to 43200"),
        ("auto_delete_interval", 2**31, "less than or equal to 2147483647"),
    ],
)
def test_an_interval_out_of_its_range(
    daytona: DaytonaActions, server: FakeServer, name: str, minutes: int, complaint: str
) -> None:
    """It is refused before anything is made, of which the documented schema has no word."""
    given: dict[str, Any] = {name: minutes}
    told = f"create_sandbox: argument {name} must be {complaint}, not {minutes}"
    assert (told, []) == (daytona.create_sandbox(**given).error, server.calls)


def test_any_negative_interval_until_the_deletion(
    daytona: DaytonaActions, server: FakeServer
) -> None:
    """As documented, any of them disables it."""
    server.answer(json=sandbox())
    assert daytona.create_sandbox(auto_delete_interval=-7).success
    assert -7 == server.sent()["autoDeleteInterval"]
