"""A process that can open no more files: nothing can be loaded or sent, and every call says so."""

from __future__ import annotations

import errno
import json
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from daytona_actions import ActionError
from daytona_actions.engine import flow
from daytona_actions.engine.client import SyncClient
from daytona_actions.engine.http.explain import explain
from daytona_actions.engine.late_action import LateModule
from daytona_actions.engine.session import Session

if TYPE_CHECKING:
    from collections.abc import Callable

_SCRIPT = """
import asyncio, json, os, resource
from daytona_actions import AsyncDaytonaActions, DaytonaActions

async def main():
    daytona, others = [
        kind("made-up", api_url="http://127.0.0.1:9/api")
        for kind in (DaytonaActions, AsyncDaytonaActions)
    ]
    daytona.get_sandbox("..")  # results are loaded by then; what sends requests is not
    daytona.get_volume, others.get_volume  # this action is, and not its result
    resource.setrlimit(resource.RLIMIT_NOFILE, (64, 64))
    held = []
    try:
        while True:
            held.append(os.open(os.devnull, os.O_RDONLY))
    except OSError:
        pass
    results = []
    for name in ("get_sandbox", "get_volume", "list_ports"):
        results += [getattr(daytona, name)("a"), await getattr(others, name)("a")]
    for each in held:
        os.close(each)
    told = [(each.success, each.error, each.failure.kind, each.failure.hint) for each in results]
    print(json.dumps([*told, daytona.list_ports("..").error]))

asyncio.run(main())
"""


def test_no_files() -> None:
    """Whatever cannot be loaded, the call answers; with files again it is as ever."""
    run = subprocess.run([sys.executable, "-c", _SCRIPT], capture_output=True, check=True)
    *told, after = json.loads(run.stdout)
    names = [name for name in ("get_sandbox", "get_volume", "list_ports") for _ in range(2)]
    for name, (success, error, kind, hint) in zip(names, told, strict=True):
        assert not success
        assert ("connection", f"{name} could not go on: Too many open files") == (kind, error)
        assert "ulimit -n" in hint
    assert after.startswith("sandbox_id must be")


def test_no_connection_for_want_of_files() -> None:
    """What can be opened no more may be the connection: its address is not to blame."""
    explained = explain(httpx.ConnectError("[Errno 24] Too many open files"))
    assert isinstance(explained, ActionError)
    assert ("connection", True) == (explained.failure.kind, "ulimit -n" in explained.failure.hint)


@pytest.fixture
def unload(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Return what makes a module one that cannot be loaded any more."""
    names: set[str] = set()

    class Nothing:
        def find_spec(self, name: str, *_: object) -> None:
            if name in names:
                raise OSError(errno.EMFILE, "Too many open files")

    monkeypatch.setattr(sys, "meta_path", [Nothing(), *sys.meta_path])

    def without(name: str) -> None:
        package, _, module = name.rpartition(".")
        monkeypatch.delitem(sys.modules, name, raising=False)
        if package in sys.modules:
            monkeypatch.delattr(sys.modules[package], module, raising=False)
        names.add(name)

    return without


def test_what_explains_cannot_be_loaded(unload: Callable[[str], None]) -> None:
    """Then the exception is told as it is."""
    unload("daytona_actions.engine.http.explain")
    problem = OSError(errno.EMFILE, "Too many open files")
    assert problem is flow._explain(problem)


def test_what_repeats_cannot_be_loaded(unload: Callable[[str], None]) -> None:
    """Then nothing is repeated."""
    unload("daytona_actions.engine.retry")
    outcome = object()
    unneeded: Any = None
    with pytest.raises(StopIteration) as end:
        next(Session.repeat(unneeded, unneeded, outcome))
    assert outcome is end.value.value


def test_an_action_that_cannot_be_loaded(unload: Callable[[str], None]) -> None:
    """A class has nothing to show in its place, where a client's call has an answer."""
    unload("tests.engine.none_such")
    late = LateModule("tests.engine.none_such")

    class Named:
        anything = late.anything

    class Client(Named, SyncClient):
        pass

    with pytest.raises(OSError, match="Too many open files"):
        Client.anything  # noqa: B018 - that it is looked at is what is tried
