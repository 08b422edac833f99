"""Nothing left running: temporary sandboxes end with their block, listings end at all."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING, Any

import anyio
import httpx
import pytest

from daytona_actions import (
    ActionError,
    AsyncDaytonaActions,
    DaytonaActions,
    FailureKind,
    temporary,
)
from tests.actions.answers import ID, refusal, sandbox

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.actions.fake_server import FakeServer

KEY = "made-up-api-key"
DELETED = f"DELETE /api/sandbox/{ID}"


@pytest.fixture
def clock() -> None:
    """The time as it is: a task must pause for another to cancel it."""


class BlockError(Exception):
    """What goes wrong inside a block."""


def _nothing(_: object) -> None:
    pass


def _raising(_: object) -> None:
    raise BlockError


def use(kind: str, block: Callable[[Any], None] = _nothing, **arguments: Any) -> None:
    """Run a block with a temporary sandbox of either kind of client."""

    async def run() -> None:
        async with (
            AsyncDaytonaActions(KEY, max_retries=0, wait_timeout=0) as daytona,
            daytona.temporary_sandbox(**arguments) as temporary,
        ):
            block(temporary)

    if kind == "async":
        asyncio.run(run())
        return
    with (
        DaytonaActions(KEY, max_retries=0, wait_timeout=0) as daytona,
        daytona.temporary_sandbox(**arguments) as temporary,
    ):
        block(temporary)


def test_deleted_at_the_end(kind: str, server: FakeServer) -> None:
    """A temporary sandbox is there for the block, and deleted after it."""
    server.answer(json=sandbox())
    server.answer(json=sandbox(state="destroying"))
    seen: list[Any] = []
    use(kind, seen.append, snapshot="small")
    assert [ID] == [found.id for found in seen]
    assert ["POST /api/sandbox", DELETED] == server.calls


def test_deleted_after_an_error(kind: str, server: FakeServer) -> None:
    """An error in the block is passed on once the sandbox is deleted."""
    server.answer(json=sandbox())
    server.answer(json=sandbox(state="destroying"))
    with pytest.raises(BlockError):
        use(kind, _raising)
    assert DELETED == server.calls[-1]


def test_deleted_if_it_does_not_start(kind: str, server: FakeServer) -> None:
    """A sandbox that was created but is broken is deleted, and the reason raised."""
    server.answer(400, json=refusal(400, "Sandbox failed to start: bad env"))
    server.answer(json=sandbox(state="error"))
    server.answer(json=sandbox(state="destroying"))
    with pytest.raises(ActionError, match="Sandbox failed to start: bad env"):
        use(kind, name="mine")
    assert DELETED == server.calls[-1]


def test_not_created(kind: str, server: FakeServer) -> None:
    """Where nothing was created, the reason is raised and nothing is deleted."""
    server.answer(403, json=refusal(403, "Forbidden"))
    with pytest.raises(ActionError, match="Forbidden"):
        use(kind)
    assert ["POST /api/sandbox"] == server.calls


def test_deleted_by_the_block(kind: str, server: FakeServer) -> None:
    """A sandbox that is gone already is no problem."""
    server.answer(json=sandbox())
    server.answer(404, json=refusal(404, "not found"))
    use(kind)
    assert DELETED == server.calls[-1]


def test_deletion_fails(kind: str, server: FakeServer) -> None:
    """A sandbox that cannot be deleted is told of by raising."""
    server.answer(json=sandbox())
    server.answer(500, json=refusal(500, "no"))
    with pytest.raises(ActionError) as told:
        use(kind)
    assert FailureKind.SERVER is told.value.failure.kind


IN_PROGRESS = refusal(409, "Sandbox state change in progress")


def test_deleted_after_another_change(
    kind: str, server: FakeServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A change in progress is waited for, also by a client that waits for nothing."""
    monkeypatch.setattr(temporary, "_PAUSES", (0.001,) * 6)
    server.answer(json=sandbox())
    for _ in range(10):
        server.answer(409, json=IN_PROGRESS)
    server.answer(json=sandbox(state="destroying"))
    use(kind)
    assert [DELETED] * 11 == server.calls[1:]


def test_another_change_without_end(
    kind: str, server: FakeServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A sandbox that is still changing at the end of all patience is told of by raising."""
    monkeypatch.setattr(temporary, "_CHANGE_SECONDS", 0)
    server.answer(json=sandbox())
    server.answer(409, json=IN_PROGRESS)
    with pytest.raises(ActionError, match="state change in progress"):
        use(kind)
    assert [DELETED] == server.calls[1:]


def test_deletion_fails_after_an_error(
    kind: str, server: FakeServer, caplog: pytest.LogCaptureFixture
) -> None:
    """A deletion that fails does not hide the block's own error: the log tells of it."""
    server.answer(json=sandbox())
    server.answer(500, json=refusal(500, "cannot delete"))
    with pytest.raises(BlockError):
        use(kind, _raising)
    assert "a temporary sandbox may be left running: cannot delete" in caplog.text


@pytest.mark.parametrize("name", [None, ""])
def test_own_name(kind: str, server: FakeServer, name: str | None) -> None:
    """A temporary sandbox has a name, so that it is found even where no answer told of it."""
    server.answer(json=sandbox())
    server.answer(json=sandbox(state="destroying"))
    use(kind, name=name)
    assert server.sent(0)["name"].startswith("temporary-")


def test_given_name(kind: str, server: FakeServer) -> None:
    """A name that is given is kept."""
    server.answer(json=sandbox())
    server.answer(json=sandbox(state="destroying"))
    use(kind, name="mine")
    assert "mine" == server.sent(0)["name"]


def test_wrong_arguments(kind: str, server: FakeServer) -> None:
    """Arguments that create_sandbox does not take are refused in its words, without a request."""
    with pytest.raises(ActionError, match="create_sandbox: got an unexpected keyword argument"):
        use(kind, colour="red")
    assert [] == server.calls


def test_interrupted(server: FakeServer, caplog: pytest.LogCaptureFixture) -> None:
    """What an interruption may have left is deleted by the name that it was given."""
    server.answer(error=KeyboardInterrupt())
    server.answer(json=sandbox(state="destroying"))
    with caplog.at_level(logging.CRITICAL), pytest.raises(KeyboardInterrupt):
        use("sync")
    assert f"DELETE /api/sandbox/{server.sent(0)['name']}" == server.calls[-1]


@pytest.mark.parametrize("missing", [2, 7])
def test_interrupted_while_the_server_is_at_work(
    server: FakeServer, monkeypatch: pytest.MonkeyPatch, missing: int
) -> None:
    """What an interruption hides is looked for again while the server may still be making it."""
    monkeypatch.setattr(temporary, "_PAUSES", (0.001,) * 6)
    server.answer(error=KeyboardInterrupt())
    for _ in range(missing):
        server.answer(404, json=refusal(404, "not found"))
    if missing == 2:
        server.answer(json=sandbox(state="destroying"))
    with pytest.raises(KeyboardInterrupt):
        use("sync")
    assert 1 + min(missing + 1, 7) == len(server.calls)


def test_scope_that_is_cancelled(server: FakeServer) -> None:
    """A cancelled scope, which cancels each wait inside it, does not cancel the deletion."""

    async def run() -> None:
        async with AsyncDaytonaActions(KEY, max_retries=0) as daytona:
            with anyio.CancelScope() as scope:
                async with daytona.temporary_sandbox():
                    scope.cancel()
                    await anyio.sleep(5)

    server.answer(json=sandbox())
    server.answer(json=sandbox(state="destroying"))
    asyncio.run(run())
    assert DELETED == server.calls[-1]


def test_interrupted_with_a_name(server: FakeServer) -> None:
    """With a name of the caller's nothing is deleted: it may be a sandbox of before."""
    server.answer(error=KeyboardInterrupt())
    with pytest.raises(KeyboardInterrupt):
        use("sync", name="mine")
    assert ["POST /api/sandbox"] == server.calls


@pytest.mark.parametrize("missing", [0, 2, 7])
def test_cancelled_while_it_starts(
    server: FakeServer, monkeypatch: pytest.MonkeyPatch, missing: int
) -> None:
    """A task that is cancelled while its sandbox starts deletes it as soon as it is there."""
    monkeypatch.setattr(temporary, "_PAUSES", (0.001,) * 6)
    # The first poll is later than the cancellation: it would take the answer of the deletion.
    monkeypatch.setattr("daytona_actions.actions.lifecycle._SHORTEST_DELAY", 60)
    monkeypatch.setattr("daytona_actions.actions.lifecycle.FIRST_DELAY", 60)

    async def run() -> None:
        async with AsyncDaytonaActions(KEY) as daytona:
            async with asyncio.timeout(0.05):
                async with daytona.temporary_sandbox():
                    raise AssertionError("it never starts")

    server.answer(json=sandbox(state="creating"))
    for _ in range(missing):
        server.answer(404, json=refusal(404, "not found"))
    if missing < 7:
        server.answer(json=sandbox(state="destroying"))
    with pytest.raises(TimeoutError):
        asyncio.run(run())
    assert f"DELETE /api/sandbox/{server.sent(0)['name']}" == server.calls[-1]


def page(cursor: str | None, *names: str) -> dict[str, Any]:
    """A page of sandboxes and the cursor of the next one."""
    return {"items": [sandbox(id=name, name=name) for name in names], "nextCursor": cursor}


def listed(kind: str) -> list[str | None]:
    """List all sandboxes with either kind of client."""

    async def run() -> list[str | None]:
        async with AsyncDaytonaActions(KEY) as daytona:
            return [found.name async for found in daytona.iter_sandboxes(name="a", labels={"b": 1})]

    if kind == "async":
        return asyncio.run(run())
    with DaytonaActions(KEY) as daytona:
        return [found.name for found in daytona.iter_sandboxes(name="a", labels={"b": 1})]


def test_all_pages(kind: str, server: FakeServer) -> None:
    """A listing goes through all pages, with the same filters; an empty one does not end it."""
    server.answer(json=page("one", "a1"))
    server.answer(json=page("two"))
    server.answer(json=page(None, "a2", "a3"))
    assert ["a1", "a2", "a3"] == listed(kind)
    assert [None, "one", "two"] == [r.url.params.get("cursor") for r in server.requests]
    assert {("a", '{"b": "1"}')} == {
        (r.url.params["name"], r.url.params["labels"]) for r in server.requests
    }


@pytest.mark.parametrize("cursors", [("one", "one"), ("one", "two", "one"), ("one", "")])
def test_repeated_cursor(kind: str, server: FakeServer, cursors: tuple[str, ...]) -> None:
    """A cursor that was seen before ends the listing instead of going round in circles."""
    for cursor in cursors:
        server.answer(json=page(cursor, "a"))
    assert ["a"] * len(cursors) == listed(kind)


def test_page_that_fails(kind: str, server: FakeServer) -> None:
    """A page that cannot be fetched is told of by raising: half a listing is not all of it."""
    server.answer(json=page("one", "a"))
    server.answer(error=httpx.ReadTimeout(""))
    with pytest.raises(ActionError, match="No answer from"):
        listed(kind)
