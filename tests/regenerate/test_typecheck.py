"""The type checker says which actions do not fit a newer client, before that is in its place."""

from __future__ import annotations

import re
import subprocess
from typing import TYPE_CHECKING, Any

import pytest
import regenerate
from regeneration import typecheck
from regeneration.layout import Layout, RefusalError

from tests.regenerate.conftest import newer_things, write

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

TYPED = """
from daytona_actions.reading import read
from daytona_openapi.control.api.things import list_things
from daytona_openapi.control.models import Thing

def action(function: object) -> object:
    return function

def name_of(thing: Thing) -> object:
    return thing.name

@action
def list_all(client: object) -> object:
    return read(list_things), name_of
"""

SHOWN = """
from daytona_openapi.control.types import Unset

def shown(text: str | Unset) -> object:
    return text
"""

# Most of what mypy reads otherwise is a library that these actions do not touch.
SETTINGS = """
[tool.mypy]
mypy_path = ["generated"]
[[tool.mypy.overrides]]
module = "httpx.*"
follow_imports = "skip"
"""


@pytest.fixture
def typed(project: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small project with typed actions, of which the types are checked."""
    monkeypatch.undo()
    package = Layout(project).actions.parent
    (package / "__init__.py").touch()
    (package / "actions" / "__init__.py").touch()
    (package / "reading.py").write_text("def read(endpoint: object) -> object: return endpoint\n")
    (package / "actions" / "things.py").write_text(TYPED)
    (project / "pyproject.toml").write_text(SETTINGS)
    return project


def test_actions_that_no_longer_fit(
    typed: Path, tmp_path: Path, refusal: Callable[..., str], capsys: pytest.CaptureFixture[str]
) -> None:
    """What only the type checker sees is refused with its place, or listed if it was accepted."""
    newer = newer_things()
    fields = newer["components"]["schemas"]["Thing"]["properties"]
    fields["title"] = fields.pop("name")
    source = write(tmp_path, newer)
    accepting = ["--source", source, "--accept", "Thing.name"]
    place = r"daytona_actions/actions/things.py:\d+: \"Thing\" has no attribute \"name\""
    assert "Thing.name is gone (new there: title) (used by list_all)" in refusal("--source", source)
    assert 0 == regenerate.main([*accepting, "--dry-run"], root=typed)
    assert re.search(f"To adapt: {place}", capsys.readouterr().out)
    hidden = (Layout(typed).actions / "things.py").read_text()
    (Layout(typed).actions / "things.py").write_text(hidden.replace("@action", ""))
    assert re.search(rf"no longer pass the type check: {place} \(for", refusal("--source", source))
    assert 0 == regenerate.main([*accepting, "--dry-run"], root=typed)
    assert re.search(f"To adapt: {place}", capsys.readouterr().out)


def test_what_follows_from_what_was_accepted(
    typed: Path, tmp_path: Path, refusal: Callable[..., str], capsys: pytest.CaptureFixture[str]
) -> None:
    """An error that only what was accepted leads to is to be adapted to; any other is refused."""
    newer = newer_things()
    newer["components"]["schemas"]["Thing"]["properties"]["name"] = {"type": "integer"}
    accepting = ["--source", write(tmp_path, newer), "--accept", "Thing.name", "--dry-run"]
    module = Layout(typed).actions / "things.py"
    module.write_text(TYPED.replace("return thing.name", "return shown(thing.name)") + SHOWN)
    assert 0 == regenerate.main(accepting, root=typed)
    assert (
        'To adapt: daytona_actions/actions/things.py:10: Argument 1 to "shown" has incompatible'
        in capsys.readouterr().out
    )
    module.write_text(
        module.read_text() + "\ndef of(thing: Thing) -> object: return thing.nothing\n"
    )
    line = refusal(*accepting)
    assert (
        'type check: daytona_actions/actions/things.py:21: "Thing" has no attribute "nothing" ('
        in line
    )


def test_an_endpoint_that_is_gone(
    typed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is not looked for in the client that is still in its place."""
    newer = newer_things()
    del newer["paths"]["/things"]["get"]
    accepting = ["--source", write(tmp_path, newer), "--accept", "GET /things", "--dry-run"]
    module = Layout(typed).actions / "things.py"
    module.write_text(TYPED.replace("read(list_things)", "read(list_things.sync_detailed)"))
    assert 0 == regenerate.main(accepting, root=typed)
    assert 'things.py:14: Module has no attribute "sync_detailed"' in capsys.readouterr().out


def test_two_changes_at_one_place() -> None:
    """What was not accepted is refused though its words are others without what was accepted."""
    assert ["a.py:1: A"] == typecheck.check(["a.py:1: A"], ["a.py:2: B"])
    with pytest.raises(RefusalError, match=r"type check: a.py:1: B \(for"):
        typecheck.check(["a.py:1: A and B"], ["a.py:1: B"])


def test_many_errors() -> None:
    """Of many errors some are shown."""
    errors = [f"a.py:{number}: wrong" for number in range(25)]
    with pytest.raises(RefusalError, match=r"a.py:9: wrong; and 15 more \(for"):
        typecheck.check(errors, errors)


@pytest.mark.parametrize(
    ("ran", "said"),
    [
        (subprocess.CompletedProcess([], 2, "", "No module named mypy\n"), "No module named mypy"),
        (subprocess.CompletedProcess([], -9, "", ""), "it ends with -9"),
        (subprocess.TimeoutExpired("mypy", 1), "it takes more than 600 seconds"),
    ],
)
def test_a_type_checker_that_fails(
    typed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ran: Any, said: str
) -> None:
    """What mypy itself stumbles over is one line, too."""

    def run(*_: object, **__: object) -> object:
        if isinstance(ran, Exception):
            raise ran
        return ran

    monkeypatch.setattr(subprocess, "run", run)
    with pytest.raises(RefusalError, match=f"mypy cannot check the actions: {said}; nothing was"):
        typecheck.problems(Layout(typed), Layout(typed).client, tmp_path)
