"""Each extra is enough for its door: nothing else that happens to be installed is needed."""

from __future__ import annotations

import functools
import json
import os
import re
import signal
import subprocess
import sys
import tomllib
from importlib.metadata import PackageNotFoundError, packages_distributions, requires
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from packaging.requirements import Requirement

from tests.patience import PATIENCE

if TYPE_CHECKING:
    from collections.abc import Iterable

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]

# Runs the rest of its words with nothing importable of what the first one names.
ALONE = """
import json, sys
sys.modules.update(dict.fromkeys(json.loads(sys.argv[1])))
source = sys.argv[2]
sys.argv[1:] = sys.argv[3:]
exec(source)
"""
MAIN = "from daytona_actions.__main__ import main; main()"
LANGCHAIN = """
from daytona_actions import DaytonaActions
from daytona_actions import langchain_tools
langchain_tools(DaytonaActions())[0].invoke({"cpu": "two"})
"""
LOCAL = """
from daytona_actions import DaytonaActions
with DaytonaActions.local() as daytona:
    daytona.list_sandboxes().unwrap()
"""


def _name(text: str) -> str:
    return re.sub(r"[-_.]+", "-", text).lower()


def _closure(lines: Iterable[str], found: set[str]) -> set[str]:
    """Return the distributions that requirements bring with them, those of the project included."""
    for line in lines:
        wanted = Requirement(line)
        extras = {"", *wanted.extras}
        if wanted.marker and not any(wanted.marker.evaluate({"extra": name}) for name in extras):
            continue
        if wanted.name == PROJECT["name"]:
            for extra in wanted.extras:
                _closure(PROJECT["optional-dependencies"][extra], found)
            continue
        key = f"{_name(wanted.name)}[{','.join(sorted(wanted.extras))}]"
        if key not in found:
            found.add(key)
            _closure(_required(wanted), found)
    return found


def _required(wanted: Requirement) -> list[str]:
    """Return what a distribution requires with the extras that are wanted of it."""
    try:
        lines = requires(wanted.name) or []
    except PackageNotFoundError:  # for another system
        return []
    kept = []
    for line in lines:
        one = Requirement(line)
        names = {"", *wanted.extras}
        if one.marker is None or any(one.marker.evaluate({"extra": name}) for name in names):
            one.marker = None
            kept.append(str(one))
    return kept


@functools.cache
def _installed() -> dict[str, set[str]]:
    """Return the distributions of each module that can be imported, by their plain names."""
    return {module: set(map(_name, homes)) for module, homes in packages_distributions().items()}


def _absent(extras: list[str]) -> list[str]:
    """Return the installed modules that an installation with some extras lacks."""
    lines = list(PROJECT["dependencies"])
    for extra in extras:
        lines += PROJECT["optional-dependencies"][extra]
    present = {key.partition("[")[0] for key in _closure(lines, set())} | {PROJECT["name"]}
    return [
        module
        for module, homes in _installed().items()
        if present.isdisjoint(homes) and not module.startswith("_")
    ]


def _command(extras: list[str], source: str, *words: str) -> list[str]:
    return [sys.executable, "-c", ALONE, json.dumps(_absent(extras)), source, *words]


def _ran(
    folder: Path, extras: list[str], source: str, *words: str
) -> subprocess.CompletedProcess[str]:
    environment = {"PATH": os.environ["PATH"], "XDG_STATE_HOME": str(folder)}
    return subprocess.run(
        _command(extras, source, *words),
        env=environment | {"DAYTONA_API_KEY": "made-up"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        cwd=folder,
    )


def test_what_is_absent() -> None:
    """The libraries of the other doors are held back, those of the own one are not."""
    assert {"rich_click", "click", "mcp", "starlette", "langchain_core"} <= set(_absent([]))
    with_rest = set(_absent(["rest"]))
    assert {"mcp", "langchain_core", "python_multipart"} <= with_rest
    assert {"rich_click", "click", "starlette", "uvicorn", "h11"}.isdisjoint(with_rest)


@pytest.mark.parametrize(
    ("extras", "source"),
    [
        ([], "from daytona_actions import manifest; manifest()"),
        ([], "from daytona_actions import write_skill; write_skill('.')"),
        ([], "from daytona_actions import openai_tools; openai_tools(strict=True)"),
        ([], "from daytona_actions import dispatch; dispatch('get_sandbox', {})"),
        (["langchain"], LANGCHAIN),
        (["local"], LOCAL),
    ],
)
def test_python(tmp_path: Path, extras: list[str], source: str) -> None:
    """What the pages show in Python works with the extra that they name."""
    ran = _ran(tmp_path, extras, source)
    assert (0, "") == (ran.returncode, ran.stderr)


@pytest.mark.parametrize(
    ("extras", "words"),
    [
        (["cli"], ["create-sandbox", "--help"]),
        (["cli"], ["manifest"]),
        (["cli"], ["skill", "--output", "."]),
        (["cli"], ["schema", "--api", "openapi"]),
        (["cli"], ["completion", "bash"]),
        (["cli", "local"], ["doctor", "--local"]),
        (["mcp"], ["mcp"]),
        (["mcp"], ["schema", "--api", "mcp"]),
        (["mcp", "local"], ["mcp", "--local"]),
    ],
)
def test_command_line(tmp_path: Path, extras: list[str], words: list[str]) -> None:
    """What the pages show of the command line works with the extra that they name."""
    ran = _ran(tmp_path, extras, MAIN, *words)
    assert 0 == ran.returncode, ran.stderr


@pytest.mark.parametrize(
    ("extra", "words"), [("rest", ["rest"]), ("mcp", ["mcp", "--transport", "http"])]
)
def test_servers(tmp_path: Path, extra: str, words: list[str]) -> None:
    """The servers listen with their own extra."""
    made: Any = subprocess.Popen(
        _command([extra], MAIN, *words),
        env={"PATH": os.environ["PATH"], "DAYTONA_API_KEY": "made-up"},
        stderr=subprocess.PIPE,
        text=True,
        cwd=tmp_path,
    )
    with made:
        said = next((line for line in made.stderr if "Listening on" in line), "")
        made.send_signal(signal.SIGINT)
        made.communicate(timeout=PATIENCE)
    assert said.startswith("Listening on http://127.0.0.1:")


def test_the_hint_names_what_is_missing(tmp_path: Path) -> None:
    """Without any extra the program says which one it needs, and nothing else."""
    ran = _ran(tmp_path, [], MAIN, "manifest")
    hint = (
        "This needs rich_click, which is not installed: pip install '.[cli]' in a checkout of "
        "daytona_actions\n"
    )
    assert (1, hint) == (ran.returncode, ran.stderr)
