"""get, start, stop and delete: by ID or name, and what an answer without words means.

Answers here are built by hand; recorded ones are under cassettes/.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.actions.answers import ID, failed, refusal, sandbox, seen

if TYPE_CHECKING:
    from collections.abc import Callable

    from daytona_actions import DaytonaActions
    from tests.actions.clock import Clock
    from tests.actions.fake_server import FakeServer

    Connect = Callable[..., DaytonaActions]

REQUESTS = {
    "get_sandbox": "GET /api/sandbox/{}",
    "start_sandbox": "POST /api/sandbox/{}/start",
    "stop_sandbox": "POST /api/sandbox/{}/stop",
    "delete_sandbox": "DELETE /api/sandbox/{}",
}
CHANGES = ["start_sandbox", "stop_sandbox", "delete_sandbox"]
IN_PROGRESS = "Sandbox state change in progress"
AT_REST = "Sandbox is not in a stoppable state"

every_action = pytest.mark.parametrize("name", REQUESTS)
every_change = pytest.mark.parametrize("name", CHANGES)
without_words = pytest.mark.parametrize("content", [b"", b" \r\n", b"null", b"{}"])


@every_action
@pytest.mark.parametrize("sandbox_id", [ID, "mine"])
def test_by_id_or_name(
    daytona: DaytonaActions, server: FakeServer, name: str, sandbox_id: str
) -> None:
    """A sandbox is named by its ID or its name; both go to the same route."""
    server.answer(json=sandbox())
    result = getattr(daytona, name)(sandbox_id)
    assert [REQUESTS[name].format(sandbox_id)] == server.calls
    assert (ID, "mine") == (seen(result).id, seen(result).name)


@every_change
@without_words
@pytest.mark.parametrize("sandbox_id", [ID, ID.upper(), "mine"])
def test_answer_without_words(
    daytona: DaytonaActions, server: FakeServer, name: str, content: bytes, sandbox_id: str
) -> None:
    """Where nothing is waited for, a success without a body reports what was asked, as the ID."""
    server.answer(content=content)
    result = getattr(daytona, name)(sandbox_id).unwrap()
    assert {"id": sandbox_id, "labels": {}} == seen(result).model_dump(exclude_none=True)


@every_change
@pytest.mark.parametrize(("sandbox_id", "known_name"), [("mine", "mine"), (ID, None)])
def test_answer_without_words_on_a_known_sandbox(
    daytona: DaytonaActions,
    server: FakeServer,
    name: str,
    sandbox_id: str,
    known_name: str | None,
) -> None:
    """Where the ID behind a name is known, both are reported; an ID stays an ID."""
    server.answer(json=sandbox())
    daytona.get_sandbox("mine")
    server.answer(content=b"")
    result = getattr(daytona, name)(sandbox_id).unwrap()
    assert (ID, known_name) == (seen(result).id, seen(result).name)


@without_words
def test_no_sandbox_is_got(daytona: DaytonaActions, server: FakeServer, content: bytes) -> None:
    """An answer that names no sandbox is none, whatever its status says."""
    server.answer(content=content)
    assert "response" == failed(daytona.get_sandbox("mine")).kind


def test_description_without_a_name(daytona: DaytonaActions, server: FakeServer) -> None:
    """A description of nobody is none."""
    server.answer(json={"state": "started", "cpu": 1})
    assert "response" == failed(daytona.get_sandbox("mine")).kind


@without_words
def test_start_without_a_word_is_waited_for(
    connect: Connect, server: FakeServer, clock: Clock, content: bytes
) -> None:
    """A start that is accepted without a word is polled, by the name if that is all there is."""
    server.answer(content=content)
    server.answer(json=sandbox(state="stopped", desiredState="started"))
    server.answer(json=sandbox(state="starting"))
    server.answer(json=sandbox())
    result = connect().start_sandbox("mine").unwrap()
    assert (ID, "started") == (seen(result).id, seen(result).state)
    assert ["GET /api/sandbox/mine", f"GET /api/sandbox/{ID}"] == server.calls[1:3]
    assert 3 == len(clock.pauses)


def test_start_that_names_nobody(connect: Connect, server: FakeServer) -> None:
    """An answer to a start that has a state, but no sandbox, is about the one asked for."""
    server.answer(json={"state": "starting"})
    server.answer(json=sandbox())
    assert ID == seen(connect().start_sandbox("mine").unwrap()).id


@pytest.mark.parametrize(
    ("name", "state"), [("stop_sandbox", "stopping"), ("delete_sandbox", "destroying")]
)
@pytest.mark.parametrize("content", [b"", b"null", b"{}", b'{"id": "x"}'])
def test_change_without_a_word_is_looked_at(
    connect: Connect, server: FakeServer, name: str, state: str, content: bytes
) -> None:
    """A change that is accepted without a word is looked at once."""
    server.answer(content=content)
    server.answer(json=sandbox(state=state))
    result = getattr(connect(), name)("mine").unwrap()
    assert (ID, state) == (seen(result).id, seen(result).state)
    assert ["GET /api/sandbox/mine"] == server.calls[1:]


@pytest.mark.parametrize("name", ["stop_sandbox", "delete_sandbox"])
def test_look_that_fails_leaves_the_first_answer(
    connect: Connect, server: FakeServer, name: str
) -> None:
    """A look that fails takes nothing back."""
    server.answer(content=b"")
    server.answer(500, json=refusal(500, "broken"))
    assert "mine" == seen(getattr(connect(), name)("mine").unwrap()).id


def test_gone_after_a_deletion(connect: Connect, server: FakeServer) -> None:
    """After a deletion without a word, a sandbox that is not found is gone."""
    server.answer(content=b"")
    server.answer(404, json=refusal(404, "not found"))
    result = connect().delete_sandbox("mine").unwrap()
    assert ("mine", "destroyed") == (seen(result).id, seen(result).state)


def test_gone_after_a_stop(connect: Connect, server: FakeServer) -> None:
    """A sandbox that is not found was not stopped, whatever the first answer said."""
    server.answer(content=b"")
    server.answer(404, json=refusal(404, "not found"))
    assert "not_found" == failed(connect().stop_sandbox("mine")).kind


@every_action
@pytest.mark.parametrize("content", [b"<html>", b"[]", b'"x"', b"7", b'{"id": "x'])
def test_answer_that_is_no_sandbox(
    daytona: DaytonaActions, server: FakeServer, name: str, content: bytes
) -> None:
    """A success that describes no sandbox is not believed."""
    server.answer(content=content)
    failure = failed(getattr(daytona, name)("mine"))
    assert ("response", 200) == (failure.kind, failure.status_code)
    assert failure.message.startswith("The server answered 200, but not with a sandbox: ")


def test_html_is_called_so(daytona: DaytonaActions, server: FakeServer) -> None:
    """A page in place of an answer is told as such, not shown."""
    server.answer(content=b"<html>Log in</html>")
    expected = "The server answered 200, but not with a sandbox: an HTML page"
    assert expected == daytona.get_sandbox("mine").error


@every_action
@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ({"id": ID}, {"id": ID}),
        ({"id": ID, "state": "future"}, {"id": ID, "state": "future"}),
        ({"id": ID, "name": None, "cpu": None, "labels": None}, {"id": ID}),
        ({"id": ID, "cpu": "many", "public": "yes", "labels": []}, {"id": ID}),
        ({"id": ID, "cpu": True, "memory": "NaN"}, {"id": ID}),
        (
            {"id": ID, "cpu": 10**400, "memory": float("inf"), "disk": 2**60},
            {"id": ID, "disk": 2**60},
        ),
        ({"id": "half \ud800"}, {"id": "half ?"}),
        (
            {"id": ID, "labels": {"\ud800": ["\ud800", 1]}},
            {"id": ID, "labels": {"?": ["?", 1]}},
        ),
    ],
)
def test_odd_sandbox(
    daytona: DaytonaActions,
    server: FakeServer,
    name: str,
    answer: dict[str, Any],
    expected: dict[str, Any],
) -> None:
    """Of an odd description, what can be read is reported."""
    server.answer(json=answer)
    result = getattr(daytona, name)("mine").unwrap()
    assert {"labels": {}} | expected == seen(result).model_dump(exclude_none=True)


@every_action
def test_missing_sandbox(daytona: DaytonaActions, server: FakeServer, name: str) -> None:
    """A sandbox that there is not is not found, in the server's words."""
    message = "Sandbox with ID or name no-such not found"
    server.answer(404, json=refusal(404, message))
    result = getattr(daytona, name)("no-such")
    assert ("not_found", message) == (failed(result).kind, result.error)
    assert result.sandbox is None


def test_start_waits(connect: Connect, server: FakeServer) -> None:
    """start_sandbox waits until the sandbox is started."""
    server.answer(json=sandbox(state="starting"))
    server.answer(json=sandbox(state="started"))
    assert "started" == seen(connect().start_sandbox("mine")).state
    assert ["POST /api/sandbox/mine/start", f"GET /api/sandbox/{ID}"] == server.calls


@pytest.mark.parametrize("state", ["stopped", "archived"])
def test_start_from_rest(connect: Connect, server: FakeServer, state: str) -> None:
    """A sandbox at rest that the server wants started is on the way."""
    server.answer(json=sandbox(state=state, desiredState="started"))
    server.answer(json=sandbox(state="started"))
    assert connect().start_sandbox("mine").success


def test_start_that_does_not_come(connect: Connect, server: FakeServer) -> None:
    """A sandbox at rest that nobody wants started is a failure that says what to do."""
    server.answer(json=sandbox(state="stopped", desiredState="stopped"))
    result = connect().start_sandbox("mine")
    assert f"Sandbox {ID} is stopped instead of started" == result.error
    assert failed(result).hint.startswith("Call start_sandbox")
    assert "stopped" == seen(result).state


def test_start_out_of_time(connect: Connect, server: FakeServer) -> None:
    """A start that takes too long reports the sandbox as last seen."""
    server.always(json=sandbox(state="restoring"))
    result = connect(wait_timeout=3).start_sandbox("mine")
    assert ("wait_timeout", "restoring") == (failed(result).kind, seen(result).state)


@pytest.mark.parametrize(
    ("name", "state"), [("stop_sandbox", "stopping"), ("delete_sandbox", "destroying")]
)
def test_stop_and_delete_do_not_wait(
    connect: Connect, server: FakeServer, clock: Clock, name: str, state: str
) -> None:
    """stop_sandbox and delete_sandbox answer as soon as the change is on its way."""
    server.answer(json=sandbox(state=state))
    assert state == seen(getattr(connect(), name)("mine")).state
    assert [] == clock.pauses


@pytest.mark.parametrize("name", CHANGES)
def test_change_in_progress_is_waited_for(
    connect: Connect, server: FakeServer, clock: Clock, name: str
) -> None:
    """A change that is in the way is waited for, and the own one asked for again."""
    server.answer(409, json=refusal(409, IN_PROGRESS))
    server.answer(json=sandbox(state="resizing"))
    server.answer(json=sandbox())
    assert getattr(connect(), name)("mine").success
    change = REQUESTS[name].format("mine")
    assert [change, "GET /api/sandbox/mine", change] == server.calls
    assert [0.5] == clock.pauses


@pytest.mark.parametrize("name", CHANGES)
def test_change_in_progress_that_does_not_end(
    connect: Connect, server: FakeServer, clock: Clock, name: str
) -> None:
    """The wait for another change is bounded too."""
    for _ in range(40):
        server.answer(409, json=refusal(409, IN_PROGRESS))
        server.answer(json=sandbox(state="resizing"))
    result = getattr(connect(wait_timeout=3), name)("mine")
    server.waiting.clear()
    assert ("conflict", IN_PROGRESS) == (failed(result).kind, result.error)
    assert pytest.approx(3) == sum(clock.pauses)


@pytest.mark.parametrize(
    ("name", "message", "state"),
    [
        ("start_sandbox", IN_PROGRESS, "started"),
        ("stop_sandbox", AT_REST, "stopped"),
        ("stop_sandbox", IN_PROGRESS, "stopping"),
        ("delete_sandbox", IN_PROGRESS, "destroying"),
    ],
)
def test_goal_that_is_reached(
    connect: Connect, server: FakeServer, name: str, message: str, state: str
) -> None:
    """A sandbox that is already what it should become, or on its way there, is a success."""
    server.answer(400, json=refusal(400, message)) if message == AT_REST else server.answer(
        409, json=refusal(409, message)
    )
    server.answer(json=sandbox(state=state))
    assert state == seen(getattr(connect(), name)("mine").unwrap()).state


def test_deleted_meanwhile(connect: Connect, server: FakeServer) -> None:
    """A sandbox that is gone when it is looked at is deleted."""
    server.answer(409, json=refusal(409, IN_PROGRESS))
    server.answer(404, json=refusal(404, "Sandbox not found"))
    assert "mine" == seen(connect().delete_sandbox("mine").unwrap()).id


def test_stop_of_what_cannot_stop(connect: Connect, server: FakeServer) -> None:
    """A refusal that no wait can cure is passed on."""
    server.answer(400, json=refusal(400, AT_REST))
    server.answer(json=sandbox(state="error"))
    assert AT_REST == connect().stop_sandbox("mine").error


@pytest.mark.parametrize("found", [{"status": 404}, {"status": 401}, {"content": b"<html>"}])
def test_refusal_without_a_look(
    connect: Connect, server: FakeServer, found: dict[str, Any]
) -> None:
    """Where a sandbox cannot be looked at, the refusal itself is reported."""
    server.answer(400, json=refusal(400, AT_REST))
    server.answer(**found)
    assert AT_REST == connect().stop_sandbox("mine").error


@pytest.mark.parametrize("name", CHANGES)
def test_conflict_without_a_wait(daytona: DaytonaActions, server: FakeServer, name: str) -> None:
    """With a wait_timeout of zero a conflict is passed on as it is."""
    server.answer(409, json=refusal(409, IN_PROGRESS))
    result = getattr(daytona, name)("mine")
    assert (IN_PROGRESS, True) == (result.error, failed(result).retryable)
