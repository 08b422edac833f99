"""What is loaded by the import and a client: few modules, none of what only calls need."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.speed.conftest import SANDBOX

if TYPE_CHECKING:
    from tests.speed.conftest import Stub

MOST_MODULES = 280

_SCRIPT = """
import re, sys
before = set(sys.modules)
real, compiled = re.compile, []
def compile(*said):
    compiled.append(sys._getframe(1).f_globals["__name__"])
    return real(*said)
re.compile = compile
from daytona_actions import AsyncDaytonaActions, DaytonaActions
DaytonaActions("made-up")
AsyncDaytonaActions("made-up")
loaded = sorted(set(sys.modules) - before)
from daytona_actions.listed import ACTIONS
read = [name for name, action in ACTIONS.items() if "signature" in vars(action)]
import json
print(json.dumps({"loaded": loaded, "compiled": compiled, "read": read}))
"""


@pytest.fixture(scope="module")
def started() -> dict[str, list[str]]:
    """What the import and both clients do."""
    run = subprocess.run([sys.executable, "-c", _SCRIPT], capture_output=True, check=True)
    found: dict[str, list[str]] = json.loads(run.stdout)
    return found


@pytest.fixture
def loaded(started: dict[str, list[str]]) -> list[str]:
    """The modules that the import and both clients load."""
    return started["loaded"]


def test_few_modules(loaded: list[str]) -> None:
    """No more modules than were promised are loaded before the first call."""
    assert "daytona_actions.client" in loaded
    assert len(loaded) <= MOST_MODULES


@pytest.mark.parametrize(
    "name",
    [
        *("pydantic", "pydantic_core", "daytona_openapi", "daytona_actions.doors", "httpx"),
        *("hashlib", "json", "logging", "random", "secrets", "uuid"),
    ],
)
def test_not_before_the_first_call(loaded: list[str], name: str) -> None:
    """Results, generated code, doors and HTTP itself wait for the first call."""
    assert [] == [module for module in loaded if f"{module}.".startswith(f"{name}.")]


def test_no_action(loaded: list[str]) -> None:
    """A client is made without the modules of its actions: what names them is enough."""
    names = [name for name in loaded if name.startswith("daytona_actions.actions.")]
    assert ["daytona_actions.actions.late"] == names


def test_nothing_that_only_calls_need(started: dict[str, list[str]]) -> None:
    """Patterns are compiled, and the signatures of actions read, when they are first used."""
    own = [name for name in started["compiled"] if name.startswith("daytona_actions")]
    # A client looks at its address.
    assert ["daytona_actions.engine.late_pattern"] == own
    assert [] == started["read"]


_FIRST_CALL = """
import sys
from daytona_actions import DaytonaActions
with DaytonaActions("made-up", api_url=sys.argv[1]) as daytona:
    daytona.get_sandbox(sys.argv[2]).unwrap()
    print("daytona_actions.engine.http.explain" in sys.modules)
"""


def test_what_explains_failures_is_there(stub: Stub) -> None:
    """It is loaded before the first failure, which may be that no file can be opened any more."""
    command = [sys.executable, "-c", _FIRST_CALL, stub.api_url, SANDBOX]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    assert "True\n" == run.stdout
