"""Toolbox calls: where a sandbox is, from what is known of it or from one look.

Answers here are built by hand; recorded ones are under cassettes/.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import httpx
import pytest

from daytona_actions.session import _MOST_KNOWN, Place
from tests.actions.answers import (
    ID,
    INVALID_TOKEN,
    LOOK,
    OTHER_ID,
    RAN,
    RUN,
    TOOLBOX,
    failed,
    refusal,
    sandbox,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from daytona_actions import DaytonaActions
    from tests.actions.fake_server import FakeServer

    Connect = Callable[..., DaytonaActions]


@pytest.mark.parametrize("sandbox_id", ["mine", ID])
def test_look_before_the_first_call(
    daytona: DaytonaActions, server: FakeServer, sandbox_id: str
) -> None:
    """An unknown sandbox is looked up once, by ID or name; then it is known by both."""
    server.answer(json=sandbox())
    for known in (sandbox_id, "mine", ID):
        server.answer(json=RAN)
        assert daytona.execute_command(known, "echo hi").success
    assert [f"GET /api/sandbox/{sandbox_id}", RUN, RUN, RUN] == server.calls


@pytest.mark.parametrize(
    ("learn", "answer"),
    [
        (lambda d: d.create_sandbox(), sandbox()),
        (lambda d: d.get_sandbox("mine"), sandbox()),
        (lambda d: d.start_sandbox("mine"), sandbox()),
        (lambda d: d.stop_sandbox("mine"), sandbox()),
        (lambda d: d.list_sandboxes(), {"items": [sandbox()]}),
    ],
    ids=["create", "get", "start", "stop", "list"],
)
def test_what_is_known(
    daytona: DaytonaActions, server: FakeServer, learn: Callable[[Any], Any], answer: Any
) -> None:
    """What an action has said of a sandbox saves the look."""
    server.answer(json=answer)
    learn(daytona)
    server.answer(json=RAN)
    daytona.execute_command("mine", "echo hi")
    assert RUN == server.calls[1]


def test_deleted_sandbox_is_forgotten(daytona: DaytonaActions, server: FakeServer) -> None:
    """After a delete nothing is known any more, neither by name nor by ID."""
    server.answer(json=sandbox())
    daytona.get_sandbox("mine")
    server.answer(json=sandbox(state="destroying", name="DESTROYED_mine_1"))
    daytona.delete_sandbox(ID)
    server.answer(404, json=refusal(404, "Sandbox mine not found"))
    assert "not_found" == failed(daytona.execute_command("mine", "true")).kind


def test_deleted_sandbox_is_forgotten_by_the_id_of_the_answer(
    daytona: DaytonaActions, server: FakeServer
) -> None:
    """After a delete by a name that was not known yet, the ID is no longer known either."""
    server.answer(json=sandbox(name="before"))
    daytona.get_sandbox(ID)
    server.answer(json=sandbox(state="destroying", name="DESTROYED_mine_1"))
    daytona.delete_sandbox("mine")
    server.answer(404, json=refusal(404, "Sandbox not found"))
    assert "not_found" == failed(daytona.execute_command(ID, "true")).kind


def test_only_the_deleted_sandbox_is_forgotten(daytona: DaytonaActions, server: FakeServer) -> None:
    """What is known of other sandboxes stays known."""
    server.answer(json={"items": [sandbox(), sandbox(id=OTHER_ID, name="other")]})
    daytona.list_sandboxes()
    server.answer(json=sandbox(id=OTHER_ID, name="other", state="destroying"))
    daytona.delete_sandbox("other")
    server.answer(json=RAN)
    daytona.execute_command("mine", "true")
    assert RUN == server.calls[-1]


def test_name_in_the_form_of_an_id(daytona: DaytonaActions, server: FakeServer) -> None:
    """A sandbox whose name is another one's ID does not get that one's commands."""
    other = "99999999-8888-7777-6666-555555555555"
    server.answer(json={"items": [sandbox(), sandbox(id=other, name=ID)]})
    daytona.list_sandboxes().unwrap()
    server.answer(json={"exitCode": 0, "result": ""})
    daytona.execute_command(ID, "true").unwrap()
    assert f"POST /toolbox/{ID}/process/execute" == server.calls[-1]


def test_dying_sandbox_is_not_remembered(daytona: DaytonaActions, server: FakeServer) -> None:
    """Where a sandbox on its way out was, is no use."""
    server.answer(json=sandbox(state="destroying"))
    daytona.get_sandbox("mine")
    server.answer(404, json=refusal(404, "Sandbox mine not found"))
    daytona.execute_command("mine", "true")
    assert [LOOK, LOOK] == server.calls


def test_toolbox_by_region(daytona: DaytonaActions, server: FakeServer) -> None:
    """Each sandbox is called at the toolbox that its description names."""
    server.answer(json=sandbox(toolboxProxyUrl="https://eu.example/toolbox/"))
    server.answer(json=RAN)
    daytona.execute_command("mine", "echo hi")
    assert f"https://eu.example/toolbox/{ID}/process/execute" == str(server.requests[1].url)


def test_key_goes_to_both_services(daytona: DaytonaActions, server: FakeServer) -> None:
    """Both services get the same key."""
    server.answer(json=sandbox())
    server.answer(json=RAN)
    daytona.execute_command("mine", "echo hi")
    expected = ["Bearer made-up-api-key"] * 2
    assert expected == [request.headers["authorization"] for request in server.requests]


@pytest.mark.parametrize(
    "answer",
    [
        {"status": 404, "json": refusal(404, "Sandbox with ID or name mine not found")},
        {"status": 401, "json": refusal(401, "Invalid credentials")},
        {"status": 500, "json": refusal(500, "Internal server error")},
    ],
)
def test_look_that_fails(
    daytona: DaytonaActions, server: FakeServer, answer: dict[str, Any]
) -> None:
    """If the look fails, the call fails with that failure, and nothing is sent elsewhere."""
    server.answer(**answer)
    assert answer["json"]["message"] == daytona.execute_command("mine", "true").error
    assert [LOOK] == server.calls


@pytest.mark.parametrize(
    "answer",
    [{"id": ID}, {"id": ID, "toolboxProxyUrl": None}, {"name": "mine", "toolboxProxyUrl": TOOLBOX}],
)
def test_look_that_says_too_little(
    daytona: DaytonaActions, server: FakeServer, answer: dict[str, Any]
) -> None:
    """A description that does not say where the toolbox is ends the call."""
    server.answer(json=answer)
    result = daytona.execute_command("mine", "true")
    expected = "The control plane does not say where the toolbox of sandbox mine is"
    assert expected == result.error
    assert "toolbox_url" in failed(result).hint


@pytest.mark.parametrize(
    ("call", "answer"),
    [
        (
            lambda d: d.git_clone("mine", "https://git.example/a", "a"),
            {"status": 401, "json": refusal(401, "unauthorized: authentication required: ")},
        ),
        (
            lambda d: d.git_clone("mine", "https://git.example/a", "a"),
            {"status": 404, "json": refusal(404, "not found: repository not found")},
        ),
    ],
)
def test_refusal_of_a_git_host(
    daytona: DaytonaActions,
    server: FakeServer,
    call: Callable[[DaytonaActions], Any],
    answer: dict[str, Any],
) -> None:
    """What a Git host refuses says nothing of the sandbox, so that is not looked up again."""
    server.answer(json=sandbox())
    daytona.get_sandbox("mine")
    server.answer(**answer)
    assert answer["json"]["message"] == call(daytona).error


@pytest.mark.parametrize("status", [401, 404])
def test_sandbox_that_is_gone(daytona: DaytonaActions, server: FakeServer, status: int) -> None:
    """The toolbox's misleading answer leads to a second look, which tells that it is gone."""
    server.answer(json=sandbox())
    daytona.get_sandbox("mine")
    server.answer(status, json=INVALID_TOKEN)
    server.answer(404, json=refusal(404, "Sandbox mine not found"))
    result = daytona.execute_command("mine", "true")
    assert ("not_found", "Sandbox mine not found") == (failed(result).kind, result.error)
    assert [LOOK, RUN, LOOK] == server.calls


def test_sandbox_that_is_gone_is_forgotten(daytona: DaytonaActions, server: FakeServer) -> None:
    """What turned out to be wrong is not tried again."""
    server.answer(json=sandbox())
    daytona.get_sandbox("mine")
    server.answer(401, json=INVALID_TOKEN)
    for _ in range(2):
        server.answer(404, json=refusal(404, "Sandbox mine not found"))
        daytona.execute_command("mine", "true")
    assert [LOOK, RUN, LOOK, LOOK] == server.calls


def test_sandbox_that_has_moved(daytona: DaytonaActions, server: FakeServer) -> None:
    """A sandbox that is elsewhere by now is called there."""
    server.answer(json=sandbox(id=OTHER_ID))
    daytona.get_sandbox("mine")
    server.answer(401, json=INVALID_TOKEN)
    server.answer(json=sandbox())
    server.answer(json=RAN)
    assert daytona.execute_command("mine", "true").success
    assert RUN == server.calls[-1]


def test_sandbox_that_has_not_moved(daytona: DaytonaActions, server: FakeServer) -> None:
    """Where the second look finds nothing new, the toolbox's answer stands; no third try."""
    server.answer(json=sandbox())
    daytona.get_sandbox("mine")
    server.answer(401, json=INVALID_TOKEN)
    server.answer(json=sandbox())
    assert INVALID_TOKEN["message"] == daytona.execute_command("mine", "true").error
    assert [LOOK, RUN, LOOK] == server.calls


def test_first_look_is_not_repeated(daytona: DaytonaActions, server: FakeServer) -> None:
    """A sandbox that was looked up for this very call is not looked up again."""
    server.answer(json=sandbox())
    server.answer(401, json=INVALID_TOKEN)
    assert "authentication" == failed(daytona.execute_command("mine", "true")).kind


def test_second_look_that_fails(daytona: DaytonaActions, server: FakeServer) -> None:
    """If the second look fails, the call fails with that failure."""
    server.answer(json=sandbox())
    daytona.get_sandbox("mine")
    server.answer(401, json=INVALID_TOKEN)
    server.answer(error=httpx.ConnectError("refused"))
    assert "connection" == failed(daytona.execute_command("mine", "true")).kind


def test_own_toolbox_url_needs_no_look_for_an_id(connect: Connect, server: FakeServer) -> None:
    """With a toolbox_url an ID says all."""
    server.answer(json=RAN)
    connect(toolbox_url="https://tools.example").execute_command(ID, "true")
    assert [f"POST /{ID}/process/execute"] == server.calls


def test_own_toolbox_url_needs_a_look_for_a_name(connect: Connect, server: FakeServer) -> None:
    """With a toolbox_url a name still has to become an ID."""
    server.answer(json={"id": ID, "name": "mine"})
    server.answer(json=RAN)
    connect(toolbox_url="https://tools.example").execute_command("mine", "true")
    assert [LOOK, f"POST /{ID}/process/execute"] == server.calls


def test_own_toolbox_url_and_a_sandbox_that_is_gone(connect: Connect, server: FakeServer) -> None:
    """With a toolbox_url a missing sandbox is told from a wrong key as well."""
    server.answer(401, json=INVALID_TOKEN)
    server.answer(404, json=refusal(404, "Sandbox not found"))
    client = connect(toolbox_url="https://tools.example")
    assert "not_found" == failed(client.execute_command(ID, "true")).kind


def test_oldest_knowledge_goes_first(connect: Connect) -> None:
    """What is known is bounded: the sandbox that was met longest ago is forgotten."""
    session = connect()._session
    for number in range(_MOST_KNOWN + 1):
        session.remember(Place(f"id-{number}", TOOLBOX))
    assert session.places.get("id-0") is None
    assert Place("id-1", TOOLBOX) == session.places.get("id-1")


def test_stopped_sandbox_is_started(connect: Connect, server: FakeServer) -> None:
    """A client that may do so starts a stopped sandbox, and sends the call again."""
    server.answer(json=sandbox(state="stopped"))
    server.answer(400, json=refusal(400, "no IP address found. Is the Sandbox started?"))
    server.answer(json=sandbox())
    server.answer(json=RAN)
    assert connect(auto_start=True).execute_command("mine", "true").success
    assert [LOOK, RUN, f"POST /api/sandbox/{ID}/start", RUN] == server.calls


def test_stopped_sandbox_is_left_alone(connect: Connect, server: FakeServer) -> None:
    """Without leave to start it, a stopped sandbox is a failure that says how."""
    server.answer(json=sandbox(state="stopped"))
    server.answer(400, json=refusal(400, "no IP address found. Is the Sandbox started?"))
    failure = failed(connect().execute_command("mine", "true"))
    assert "sandbox_not_started" == failure.kind
    assert "auto_start=True" in failure.hint
