"""The imports: what they say is missing; and the fixture of pytest."""

from __future__ import annotations

import importlib
import inspect

import pytest

from daytona_actions import local
from daytona_actions.local import pytest_plugin


@pytest.mark.parametrize(
    "missing", ["starlette", "uvicorn", "python_multipart", "starlette.routing"]
)
def test_a_part_of_the_extra_that_is_missing_is_named(
    monkeypatch: pytest.MonkeyPatch, missing: str
) -> None:
    """By its distribution, with the command that installs it."""

    def fail(_name: str) -> None:
        raise ModuleNotFoundError(name=missing)

    monkeypatch.setattr(importlib, "import_module", fail)
    monkeypatch.delitem(vars(local), "LocalDaytona", raising=False)
    with pytest.raises(ImportError, match=rf"{missing.partition('.')[0]} is missing: pip install"):
        vars(local)["__getattr__"]("LocalDaytona")


def test_another_missing_module_is_not_taken_for_the_extra(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Its own error says what is wrong."""

    def fail(_name: str) -> None:
        raise ModuleNotFoundError(name="something_else")

    monkeypatch.setattr(importlib, "import_module", fail)
    monkeypatch.delitem(vars(local), "LocalDaytona", raising=False)
    with pytest.raises(ModuleNotFoundError) as caught:
        vars(local)["__getattr__"]("LocalDaytona")
    assert "something_else" == caught.value.name


def test_the_fixture_starts_and_closes_a_server() -> None:
    """Its generator gives a running server and ends it."""
    made = inspect.unwrap(pytest_plugin.daytona_local)()
    daytona = next(made)
    shown = repr(daytona)
    list(made)
    assert (True, "<LocalDaytona not started>") == ("http://127.0.0.1" in shown, repr(daytona))
