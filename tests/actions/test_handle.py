"""A handle of a sandbox: its actions are the clients' own, without the argument that says which."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, Any

import pytest

from daytona_actions import ACTIONS, AsyncSandbox, FailureKind, Sandbox
from daytona_actions.actions import OfOneSandbox, snapshots
from daytona_actions.engine.bind import actions_of
from daytona_actions.engine.handle import SyncHandle
from tests.actions.answers import ID, TOOLBOX, failed, refusal
from tests.actions.test_never_raises import ARGUMENTS

if TYPE_CHECKING:
    from collections.abc import Callable

    from daytona_actions import DaytonaActions
    from tests.actions.fake_server import FakeServer

    Connect = Callable[..., DaytonaActions]

HELD = [name for name, action in ACTIONS.items() if "sandbox_id" in action.signature.parameters]


def test_all_actions_of_a_sandbox() -> None:
    """Every action that takes a sandbox takes it first, and is on the handle; no other is."""
    assert sorted(HELD) == sorted(actions_of(OfOneSandbox))
    assert HELD == [name for name, action in ACTIONS.items() if action.takes_handle]
    others = {name for name in ACTIONS if hasattr(Sandbox, name)} - {*HELD}
    assert set() == others


@pytest.mark.parametrize("name", [name for name in ARGUMENTS if name in HELD])
def test_same_requests(connect: Connect, server: FakeServer, name: str) -> None:
    """A call on a handle sends what the client's own sends, and answers the same."""
    sandbox, *given = ARGUMENTS[name]
    server.always(404, refusal(404, "nothing here"))
    client = connect(toolbox_url=TOOLBOX)
    expected = getattr(client, name)(sandbox, *given)
    calls = [*server.calls]
    server.requests.clear()
    client = connect(toolbox_url=TOOLBOX)
    _, *names = ACTIONS[name].signature.parameters
    by_name = dict(zip(names, given, strict=False))
    assert expected == getattr(client.sandbox(sandbox), name)(**by_name)
    assert calls == server.calls


def test_sandbox_is_not_said_twice(connect: Connect) -> None:
    """Who says which sandbox on a handle is told so; nothing is sent, and nothing raised."""
    box: Any = connect().sandbox(ID)
    failure = failed(box.run_code("1", "python", sandbox_id="other"))
    assert FailureKind.INVALID_REQUEST == failure.kind
    assert "run_code: multiple values for argument 'sandbox_id'" == failure.message
    assert "sandbox_id must be" in failed(connect().sandbox("").get_sandbox()).message


def test_repr(connect: Connect, kind: str) -> None:
    """A handle shows its sandbox and its client, not the key."""
    client = connect("a-key-of-mine")
    name = "Sandbox" if kind == "sync" else "AsyncSandbox"
    assert f"<{name} 'mine' of {client!r}>" == repr(client.sandbox("mine"))
    assert "a-key-of-mine" not in repr(client.sandbox("mine"))
    assert "mine" == client.sandbox("mine").sandbox_id


@pytest.mark.parametrize("name", HELD)
def test_methods_introduce_themselves(name: str) -> None:
    """Help and signature are the action's, without the sandbox; the asynchronous are awaited."""
    action = ACTIONS[name]
    _, *given = action.signature.parameters.values()
    for handle in (Sandbox, AsyncSandbox):
        method = getattr(handle, name)
        assert (name, f"{handle.__name__}.{name}") == (method.__name__, method.__qualname__)
        assert given == [*inspect.signature(method).parameters.values()][1:]
        assert {each.name for each in given} == set(method.__annotations__)
        assert method.__doc__.startswith(action.description)
        assert "sandbox_id" not in method.__doc__
        assert not method.__doc__.endswith("Args:")
        assert all(f"    {each.name}: " in method.__doc__ for each in given)
        assert inspect.iscoroutinefunction(method) is (handle is AsyncSandbox)


def test_what_no_handle_can_have() -> None:
    """A handle's class that has an action of something else cannot be made."""
    with pytest.raises(TypeError, match="list_snapshots does not take first what Box holds"):

        class Box(SyncHandle):
            """A box."""

            list_snapshots = snapshots.list_snapshots
