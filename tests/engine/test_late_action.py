"""Actions of modules that are loaded when one of them is first looked at."""

from __future__ import annotations

import inspect
import sys
from types import ModuleType
from typing import Any

import pytest

from daytona_actions import actions
from daytona_actions.actions import Files, files
from daytona_actions.actions.late import git as late_git
from daytona_actions.engine.action import Action
from daytona_actions.engine.bind import actions_of
from daytona_actions.engine.client import AsyncClient, SyncClient
from daytona_actions.engine.handle import SyncHandle
from daytona_actions.engine.late_action import LateAction, LateModule

NAME = "tests.engine.made_up_actions"


@pytest.fixture
def named() -> type[Any]:
    """A class that names an action of a module which is not there yet."""
    late = LateModule(NAME)

    class Named:
        list_files = late.list_files

    return Named


@pytest.fixture
def module(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The module, which can be imported now."""
    made = ModuleType(NAME)
    made.list_files = files.list_files  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, NAME, made)
    return made


def test_classes_are_made_without_it(named: type[Any]) -> None:
    """Clients and handles know the names, and say what is missing when an action is looked at."""

    class Sync(named, SyncClient):  # type: ignore[misc]
        pass

    class Held(named, SyncHandle):  # type: ignore[misc]
        pass

    for made in (named, Sync, Held):
        assert "list_files" in dir(made)
        with pytest.raises(ModuleNotFoundError, match="made_up_actions"):
            made.list_files  # noqa: B018 - that it is looked at is what is tried


def test_gives_way(named: type[Any], module: ModuleType) -> None:
    """What stood in its place is the action from then on."""
    assert isinstance(vars(named)["list_files"], LateAction)
    assert {"list_files": files.list_files} == actions_of(named)
    assert named.list_files is module.list_files
    assert vars(named)["list_files"] is module.list_files


@pytest.mark.usefixtures("module")
def test_methods_are_those_of_the_action(named: type[Any]) -> None:
    """A client's method has the signature and the text of its action."""

    class Async(named, AsyncClient):  # type: ignore[misc]
        pass

    method = Async.list_files
    assert inspect.iscoroutinefunction(method)
    _, *parameters = inspect.signature(method).parameters.values()
    assert [*files.list_files.signature.parameters.values()] == parameters
    assert inspect.getdoc(files.list_files.function) == inspect.getdoc(method)


def test_nothing_late_is_left_where_modules_are_imported_from() -> None:
    """Who imports a module from the package of actions gets the module, not what stood for it."""
    assert [] == [name for name, value in vars(actions).items() if isinstance(value, LateModule)]
    assert isinstance(files, ModuleType)
    assert isinstance(late_git, LateModule)
    assert isinstance(Files.list_files, Action)
