"""Calls without an action: an action's connections, retries and failures, but they raise.

Answers here are built by hand; recorded ones are under cassettes/.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import pytest

from daytona_actions import ActionError, AsyncDaytonaActions, DaytonaActions, FailureKind
from daytona_actions.engine.http.limits import DEADLINE
from daytona_actions.engine.raw import limited
from daytona_openapi.control.api.regions import list_shared_regions
from daytona_openapi.control.api.sandbox import get_sandbox
from daytona_openapi.control.api.volumes import create_volume, delete_volume
from daytona_openapi.control.models import CreateVolume
from daytona_openapi.toolbox.api.info import get_work_dir
from daytona_openapi.toolbox.api.process import execute_command, get_session
from daytona_openapi.toolbox.models import ExecuteRequest
from tests.actions.answers import API, ID, TOOLBOX, refusal, sandbox

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.actions.clock import Clock
    from tests.actions.fake_server import FakeServer

    Connect = Callable[..., DaytonaActions]

REGION = {"id": "eu", "name": "eu", "organizationId": None, "regionType": "shared"}


def failure_of(call: Callable[[], object]) -> Any:
    """Return why a call failed."""
    with pytest.raises(ActionError) as raised:
        call()
    return raised.value.failure


def test_control_plane(connect: Connect, server: FakeServer) -> None:
    """An endpoint of the control plane takes what it takes after its client; the key goes along."""
    server.answer(json=[REGION])
    server.answer(json=sandbox())
    client = connect("a-key-of-mine")
    [region] = client.call(list_shared_regions)
    assert "eu" == region.id
    assert ID == client.call(get_sandbox, "mine", verbose=True).id
    assert ["GET /api/shared-regions", "GET /api/sandbox/mine?verbose=true"] == server.calls
    assert {"Bearer a-key-of-mine"} == {sent.headers["authorization"] for sent in server.requests}


def test_toolbox(connect: Connect, server: FakeServer) -> None:
    """One of the toolbox takes a sandbox first, by name too; it is looked up once."""
    server.answer(json=sandbox())
    server.answer(json={"exitCode": 3, "result": "hi"})
    server.answer(json={"dir": "/home/daytona"})
    client = connect()
    ran = client.call(execute_command, "mine", body=ExecuteRequest("echo hi"))
    assert (3, "hi") == (ran.exit_code, ran.result)
    assert "/home/daytona" == client.call(get_work_dir, "mine").dir_
    assert [
        "GET /api/sandbox/mine",
        f"POST /toolbox/{ID}/process/execute",
        f"GET /toolbox/{ID}/work-dir",
    ] == server.calls


def test_nothing_is_described(connect: Connect, server: FakeServer) -> None:
    """Where no answer is described there is None."""
    server.answer(200)
    assert connect().call(delete_volume, "some-id") is None


def test_what_reads_is_sent_again(connect: Connect, server: FakeServer, clock: Clock) -> None:
    """What only reads is sent again after any passing failure, all else only if it was refused."""
    create: Any = lambda: connect().call(create_volume, body=CreateVolume("v"))  # noqa: E731
    server.answer(503)
    server.answer(json=[])
    assert [] == connect().call(list_shared_regions)
    server.answer(429, refusal(429, "slowly"))
    server.answer(200, {"id": "v", "name": "v"})
    assert "v" == create().id
    assert 2 == len(clock.pauses)
    server.answer(503)
    assert (FailureKind.SERVER, 1) == ((failed := failure_of(create)).kind, failed.attempts)


def test_failures(connect: Connect, server: FakeServer) -> None:
    """A failure is that of an action: kind, status, the server's words, and no secret."""
    client = connect("a-key-of-mine", toolbox_url=TOOLBOX)
    server.answer(404, refusal(404, "No volume for a-key-of-mine"))
    failed = failure_of(lambda: client.call(delete_volume, "some-id"))
    assert (FailureKind.NOT_FOUND, 404) == (failed.kind, failed.status_code)
    assert "No volume for REDACTED" == failed.message
    server.answer(400, refusal(400, "no IP address found. Is the Sandbox started?"))
    failed = failure_of(lambda: client.call(get_work_dir, ID))
    assert FailureKind.SANDBOX_NOT_STARTED is failed.kind
    server.answer(200, {"a": 1})
    failed = failure_of(lambda: client.call(list_shared_regions))
    assert FailureKind.RESPONSE is failed.kind
    assert "not with what is described (expected an array, got dict)" in failed.message


def test_interruption_passes_through(connect: Connect, server: FakeServer) -> None:
    """What interrupts an action interrupts a call."""
    server.answer(error=KeyboardInterrupt())
    with pytest.raises(KeyboardInterrupt):
        connect().call(list_shared_regions)


@pytest.mark.parametrize(
    ("endpoint", "args", "kwargs", "complaint"),
    [
        (execute_command, ("mine",), {}, "execute_command: missing a required argument: 'body'"),
        (get_sandbox, ("a", "b"), {}, "get_sandbox: too many positional arguments"),
        (get_sandbox, ("a",), {"colour": 1}, "got an unexpected keyword argument 'colour'"),
        (get_work_dir, (), {}, "takes first the ID or name of a sandbox"),
        (get_work_dir, (5,), {}, "ID or name of a sandbox, not what is of type int"),
        (get_sandbox, (None,), {}, "get_sandbox: sandbox_id_or_name must be a text, not of type N"),
        (delete_volume, (), {"volume_id": b"v"}, "volume_id must be a text, not of type bytes"),
        (asyncio, (), {}, "is no endpoint: pass a module of daytona_openapi.control.api or"),
        ("get_sandbox", (), {}, "'get_sandbox' is no endpoint"),
    ],
)
def test_what_no_endpoint_takes(
    connect: Connect, endpoint: Any, args: tuple[Any, ...], kwargs: dict[str, Any], complaint: str
) -> None:
    """A mistake of the program's is a TypeError that says what is wrong; nothing is sent."""
    with pytest.raises(TypeError, match=complaint):
        connect(toolbox_url=TOOLBOX).call(endpoint, *args, **kwargs)


@pytest.mark.parametrize("part", ["", ".", "..", "a\nb"])
def test_what_no_path_holds(connect: Connect, server: FakeServer, part: str) -> None:
    """A part of a path that would lead elsewhere is refused as by an action; nothing is sent."""
    client = connect(toolbox_url=TOOLBOX)
    calls: list[tuple[Any, ...]] = [(get_sandbox, part), (get_session, ID, part)]
    for given in [*calls, (get_work_dir, part)]:
        failed = failure_of(lambda given=given: client.call(*given))
        assert FailureKind.INVALID_REQUEST is failed.kind
    assert [] == server.calls


@pytest.mark.parametrize("ask", ["toolbox", "call"])
def test_handle_is_no_name(server: FakeServer, ask: str) -> None:
    """A handle, or None, where a sandbox is named is told apart from it; nothing is sent."""
    with DaytonaActions("a-key-of-mine") as client:
        given = (get_work_dir,) if ask == "call" else ()
        for sandbox, kind in ((client.sandbox("mine"), "Sandbox"), (None, "NoneType")):
            with pytest.raises(TypeError, match=f"type {kind}; of a handle pass its sandbox_id"):
                getattr(client, ask)(*given, sandbox)
    assert [] == server.calls


def test_generated_clients(server: FakeServer) -> None:
    """The generated clients are there by themselves, on the same key and connections."""
    server.answer(json=sandbox())
    server.answer(json={"dir": "/home/daytona"})
    server.answer(json=[])
    with DaytonaActions("a-key-of-mine") as client:
        toolbox, sandbox_id = client.toolbox("mine")
        found = get_work_dir.sync(toolbox, sandbox_id)
        assert (ID, "/home/daytona") == (sandbox_id, found and found.dir_)
        assert [] == list_shared_regions.sync(client.control())
        assert client.control() is client._session.control
        assert (TOOLBOX, API) == (toolbox._base_url, client.control()._base_url)
        assert "a-key-of-mine" not in repr((client.control(), toolbox))
    assert {"Bearer a-key-of-mine"} == {sent.headers["authorization"] for sent in server.requests}


def test_generated_clients_that_are_awaited(server: FakeServer) -> None:
    """The asynchronous client has them for the asynchronous functions of endpoints."""
    server.answer(json=sandbox())
    server.answer(json={"dir": "/home/daytona"})
    server.answer(json=[])

    async def play() -> None:
        async with AsyncDaytonaActions("k") as client:
            found = await get_work_dir.asyncio(*await client.toolbox("mine"))
            assert "/home/daytona" == (found and found.dir_)
            assert [] == await list_shared_regions.asyncio(client.control())

    asyncio.run(play())


def test_generated_client_of_the_other_kind(server: FakeServer) -> None:
    """It has only the session's own kind of connections: the other functions say so, unsent."""

    async def play() -> None:
        async with AsyncDaytonaActions("k", toolbox_url=TOOLBOX) as client:
            with pytest.raises(TypeError, match=r"is asynchronous: await .* asyncio\("):
                list_shared_regions.sync(client.control())
            with pytest.raises(TypeError, match=r"is asynchronous: await .* asyncio\("):
                get_work_dir.sync(*await client.toolbox(ID))
        with DaytonaActions("k") as other, pytest.raises(TypeError, match=r"call .* sync\("):
            await list_shared_regions.asyncio(other.control())

    asyncio.run(play())
    assert [] == server.calls


@pytest.mark.parametrize("ask", ["control", "toolbox", "call"])
@pytest.mark.parametrize(
    ("key", "kind_of_failure"), [("k", FailureKind.CLOSED), ("", FailureKind.AUTHENTICATION)]
)
def test_clients_that_cannot_send(ask: str, key: str, kind_of_failure: FailureKind) -> None:
    """A closed client, and one without a key, refuse in the words of actions."""
    client = DaytonaActions(key)
    given: dict[str, tuple[Any, ...]] = {"toolbox": ("mine",), "call": (list_shared_regions,)}
    if key:
        client.close()
    failed = failure_of(lambda: getattr(client, ask)(*given.get(ask, ())))
    assert kind_of_failure is failed.kind


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({"timeout": 60}, {DEADLINE: 60}),
        ({"timeout": None}, {DEADLINE: None}),
        ({"timeout": 60, "extensions": {DEADLINE: 5, "a": 1}}, {DEADLINE: 5, "a": 1}),
        ({"timeout": (1, 2, 3, 4)}, None),
        ({"headers": {"a": "b"}}, None),
        (None, None),
    ],
)
def test_time_out_of_one_call(options: Any, expected: Any) -> None:
    """A time-out in seconds is the limit of the whole exchange, unless one is given for that."""
    found = limited({"path": "a", "request_options": options})
    assert "a" == found["path"]
    assert expected == (found["request_options"] or {}).get("extensions")
    assert {"path": "a"} == limited({"path": "a"})
