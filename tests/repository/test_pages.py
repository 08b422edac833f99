"""The pages say what there is: their commands exist, their Python runs, every public name is told."""

from __future__ import annotations

import importlib.util
import os
import re
import shlex
import textwrap
import tomllib
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import rich_click as click

import daytona_actions
from daytona_actions import local, results
from daytona_actions.doors.cli.program import make
from daytona_actions.service import DAYTONA

ROOT = Path(__file__).resolve().parents[2]
PAGES = {
    path.name: path.read_text("utf-8") for path in [ROOT / "README.md", *ROOT.glob("docs/*.md")]
}
SHELL = re.compile(r"^ *```(?:sh|bash|console)\n(.*?)^ *```", re.DOTALL | re.MULTILINE)
PYTHON = re.compile(r"^ *```python\n(.*?)^ *```", re.DOTALL | re.MULTILINE)
CODE = re.compile(r"`([^`\n]+)`")
BEGINS = re.compile(r"(?:(?:\.venv/bin/)?python|daytona-actions|pip install|scripts/[\w.]+) ")
SCRIPTS = "".join(path.read_text("utf-8") for path in (ROOT / "scripts").rglob("*.py"))
EXTRAS = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"][
    "optional-dependencies"
]
PLAIN = {"cd", "curl", "export", "git", "kill"}
"""Programs of every machine, whose words are not looked at."""


def _commands(text: str) -> list[str]:
    """Return the commands that a page shows, without prompts and variables before them."""
    lines = [line for block in SHELL.findall(text) for line in block.splitlines()]
    lines += filter(BEGINS.match, CODE.findall(text))
    lines = [part for line in lines for part in line.split(" && ")]
    told = [re.sub(r"^\s*(?:\$ )?(?:\w+=\S+ )*", "", line) for line in lines]
    return [line for line in told if line and "VERB" not in line]


COMMANDS = sorted({command for text in PAGES.values() for command in _commands(text)})


@pytest.mark.parametrize("command", COMMANDS)
def test_command(command: str) -> None:
    """Each command is one that there is, with options that it has."""
    first, *words = shlex.split(command, comments=True)
    if first == "daytona-actions":
        _check_verb([word for word in words if word != "&"])
    elif first.startswith("scripts/"):
        assert os.access(ROOT / first, os.X_OK)
        _check_options(words)
    elif first.rpartition("/")[2] == "python":
        _check_python(words)
    elif first == "pip":
        named = re.findall(r"\[(.*?)\]", " ".join(words))
        assert {extra for extras in named for extra in extras.split(",")} <= set(EXTRAS)
    else:
        assert first in PLAIN


def _check_verb(words: list[str]) -> None:
    """Read the words as the program does; what stands before the verb may also stand after it."""
    verb = next((number for number, word in enumerate(words) if word[0] != "-"), None)
    if verb is None:
        assert ["--help"] == words
        return
    program = make(DAYTONA)
    found = program.get_command(click.Context(program), words[verb])
    assert found is not None
    given = [*words[verb + 1 :], *words[:verb]]
    found.make_context(words[verb], given, parent=click.Context(program), resilient_parsing=False)


def _check_python(words: list[str]) -> None:
    if words[0] == "-m":
        assert importlib.util.find_spec(words[1]), words[1]
        assert importlib.util.find_spec(f"{words[1]}.__main__"), words[1]
        return
    assert (ROOT / words[0]).is_file()
    _check_options(words[1:])


def _check_options(words: list[str]) -> None:
    """See that a script takes the options; what they do is its own tests' business."""
    for word in words:
        assert not word.startswith("--") or f'"{word}"' in SCRIPTS or word == "--thorough"


@pytest.mark.parametrize("page", PAGES)
def test_paths(page: str) -> None:
    """What a page names of the repository is there."""
    named = re.findall(r"(?<![\w/.])(?:scripts|docs|tests|\.ci)/[\w./-]*\w", PAGES[page])
    assert [] == [path for path in named if not (ROOT / path).exists()]


def test_local_page(capsys: pytest.CaptureFixture[str]) -> None:
    """Its first piece of Python runs as it stands, its second is a test with a client."""
    whole, test = PYTHON.findall(PAGES["local.md"])
    exec(compile(whole, "docs/local.md", "exec"), {})  # noqa: S102 - our own page
    assert os.uname().sysname in capsys.readouterr().out
    made: list[tuple[str, str]] = []
    names: dict[str, Any] = {"MyClient": lambda key, url: made.append((key, url))}
    exec(compile(test, "docs/local.md", "exec"), names)  # noqa: S102 - our own page
    names["test_mine"](SimpleNamespace(api_key="key", api_url="url"))
    assert [("key", "url")] == made


def test_recording_page() -> None:
    """Its scenarios are those of the tests."""
    folders = [ROOT / "tests" / name for name in ("scenarios", "wire")]
    tested = "".join(p.read_text("utf-8") for folder in folders for p in folder.glob("*.py"))
    shown = [textwrap.dedent(block) for block in PYTHON.findall(PAGES["recording.md"])]
    assert [True, True] == [block in tested for block in shown]


def test_python_of_every_page_is_run() -> None:
    """A page with Python that nothing runs is missed: here are those that some test does run."""
    run = {"README.md", "doors.md", "local.md", "pattern.md", "recording.md", "regeneration.md"}
    assert run == {name for name, text in PAGES.items() if PYTHON.search(text)}


@pytest.mark.parametrize("name", [*dir(daytona_actions), *local.__all__])
def test_public_name(name: str) -> None:
    """Every public name is told; what is not just part of a result, beside the list of names too."""
    told = {page for page, text in PAGES.items() if re.search(rf"\b{re.escape(name)}\b", text)}
    assert "python.md" in told
    is_part = hasattr(results, name) and name not in {"Chart", "TemporarySandbox"}
    assert is_part or name == "__version__" or len(told) > 1
