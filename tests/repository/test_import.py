"""What `import daytona_actions` gives, and what it does not load."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

import pytest

import daytona_actions
from daytona_actions import results

_SCRIPT = """
import json, sys
import daytona_actions
daytona_actions.DaytonaActions("made-up-key")
daytona_actions.ACTIONS["run_code"].summary
print(json.dumps(sorted(sys.modules)))
"""


@pytest.fixture(scope="module")
def loaded() -> list[str]:
    """The modules that are loaded once a client has been made."""
    command = [sys.executable, "-c", _SCRIPT]
    run = subprocess.run(command, capture_output=True, check=True)
    modules: list[str] = json.loads(run.stdout)
    return modules


@pytest.mark.parametrize(
    "name",
    [
        "pydantic",
        "docstring_parser",
        "daytona_actions.results",
        "daytona_actions.doors",
        "daytona_actions.local",
        "starlette",
        "uvicorn",
        "asyncio",
    ],
)
def test_what_is_not_loaded(loaded: list[str], name: str) -> None:
    """Results, doors and the local Daytona wait until they are needed."""
    assert [] == [module for module in loaded if module == name or module.startswith(f"{name}.")]


def test_generated_models_are_not_loaded(loaded: list[str]) -> None:
    """No generated model is loaded before the first call."""
    assert [] == [module for module in loaded if ".models." in module and "daytona" in module]


def test_everything_public_is_there() -> None:
    """Every public name can be had, also what is loaded on demand."""
    assert [] == [name for name in daytona_actions.__all__ if not hasattr(daytona_actions, name)]


def test_public_names_are_sorted_and_listed() -> None:
    """dir() shows what is public, in order; a star takes only what needs no extra."""
    with_extras = {"langchain_tools", "mcp_server", "rest_app"}
    assert sorted({*daytona_actions.__all__, *with_extras}) == dir(daytona_actions)
    assert not with_extras & set(daytona_actions.__all__)


def test_unknown_name() -> None:
    """A name that there is not is missed as in any module."""
    with pytest.raises(AttributeError, match="module 'daytona_actions' has no attribute 'bogus'"):
        _ = daytona_actions.bogus
    for name in ("Bogus", "__bogus__"):
        with pytest.raises(AttributeError, match=f"module 'daytona_actions.results' .* '{name}'"):
            getattr(results, name)


@pytest.mark.parametrize(
    ("call", "told"),
    [
        (lambda: daytona_actions.DaytonaActions("a", "b"), r"DaytonaActions.__init__\(\) takes"),
        (lambda: daytona_actions.AsyncDaytonaActions(a=1), r"AsyncDaytonaActions.__init__\(\) got"),
        (lambda: daytona_actions.DaytonaActions.call(1), r"DaytonaActions.call\(\) missing 1"),
        (daytona_actions.Sandbox, r"Sandbox.__init__\(\) missing 2"),
        (lambda: daytona_actions.openai_tools(a=1), r"openai_tools\(\): got an unexpected"),
        (daytona_actions.mcp_server, r"mcp_server\(\): missing a required"),
    ],
)
def test_wrong_calls_name_what_was_called(call: Any, told: str) -> None:
    """What Python says of wrong arguments names the public class or function, not one behind it."""
    with pytest.raises(TypeError, match=rf"^{told}"):
        call()


def test_results_are_loaded_by_module() -> None:
    """An action that fails has loaded its own results and what they are made of, no others."""
    script = _SCRIPT.replace(
        "print", "daytona_actions.DaytonaActions('').git_clone('a', '', '')\nprint"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True)
    package = "daytona_actions.results."
    loaded = {name for name in json.loads(run.stdout) if name.startswith(package)}
    assert {f"{package}git"} <= loaded <= {f"{package}git", f"{package}times"}


def test_results_are_public() -> None:
    """The result of every action can be imported by its name."""
    names = {a.result_type.__name__ for a in daytona_actions.ACTIONS.values()}
    assert names <= set(daytona_actions.__all__)
