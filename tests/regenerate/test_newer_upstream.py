"""The project's own descriptions and actions, when upstream publishes a newer description."""

from __future__ import annotations

import copy
import os
import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
import regenerate
from regeneration import operations
from regeneration.layout import Layout

from tests.regenerate import newer
from tests.regenerate.conftest import PROJECT, serving, write

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="session")
def newer_upstream() -> dict[str, Any]:
    """A description with all that may come and go, and a parameter that none had before."""
    document = newer.newer(*newer.CHANGES)
    # Its name changes with each description, so that this one differs from any taken over.
    name = f"since{len(newer.vendored(PROJECT)['components']['schemas'])}"
    since = {"name": name, "in": "query", "schema": {"type": "string"}}
    document["paths"]["/sandbox"]["get"]["parameters"].append(since)
    return document


@pytest.fixture(scope="session")
def taken_over(
    newer_upstream: dict[str, Any], tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, str]:
    """The project's own descriptions and actions, with the made-up newer upstream taken over."""
    root = tmp_path_factory.mktemp("taken-over")
    for name in ("openapi", "daytona_actions", "scripts"):
        shutil.copytree(PROJECT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    source = write(root, newer_upstream)
    command = [sys.executable, str(root / "scripts" / "regenerate.py"), "--source", source]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=root)
    assert (0, "") == (done.returncode, done.stderr)
    return root, done.stdout


@pytest.mark.long
def test_the_whole_project_takes_a_newer_upstream(
    taken_over: tuple[Path, str], newer_upstream: dict[str, Any]
) -> None:
    """The real overlay and templates cope with new operations and a list paged by upstream."""
    root, output = taken_over
    count = len(operations.of(newer_upstream))
    modules = (Layout(root).client / "control" / "api").glob("*/*.py")
    assert re.search(rf"^Operations: \d+ now, {count} in the newer", output, re.MULTILINE)
    assert len([path for path in modules if path.name != "__init__.py"]) == count
    added = r"GET /sandbox query parameter since\d+ added \(string\) \(used by list_sandboxes\)"
    assert re.search(added, output)


def test_the_real_overlay_says_what_upstream_has(taken_over: tuple[Path, str]) -> None:
    """What upstream says by then is left out of the overlay, what it still lacks stays."""
    root, _ = taken_over
    left = (Layout(root).descriptions / "daytona-api.overlay.yaml").read_text()
    assert "SandboxState.enum" not in left
    assert "Sandbox.properties.labels" in left


LISTING = """
import sys
from daytona_actions import DaytonaActions
import daytona_openapi
assert daytona_openapi.__file__.startswith(sys.argv[1]), daytona_openapi.__file__
with DaytonaActions("key", api_url=sys.argv[2]) as daytona:
    page = daytona.list_sandboxes(
        limit=1, name="a", labels={"b": 1}, cursor="c", states=["started"]
    )
print(page.success, page.error, [sandbox.id for sandbox in page.sandboxes])
"""


def test_the_list_works_after_a_take_over(taken_over: tuple[Path, str]) -> None:
    """With everything that it can be asked, list_sandboxes works over the newer client."""
    root, _ = taken_over
    environment = {**os.environ, "PYTHONPATH": f"{root}{os.pathsep}{root / 'generated'}"}
    with serving(200, b'{"items": [{"id": "x"}], "nextCursor": null}') as url:
        command = [sys.executable, "-c", LISTING, str(root), url.removesuffix("/api.json")]
        done = subprocess.run(
            command, capture_output=True, text=True, check=False, cwd=root, env=environment
        )
    assert ("True None ['x']\n", "") == (done.stdout, done.stderr)


def test_the_list_keeps_its_shape(taken_over: tuple[Path, str]) -> None:
    """Before and after, the list of sandboxes is a page or a plain array."""
    root, _ = taken_over
    module = "control/api/sandbox/list_sandboxes.py"
    expected = "-> list[Sandbox] | ListSandboxesResponse | None:"
    assert expected in (Layout(root).client / module).read_text()
    assert expected in (Layout(PROJECT).client / module).read_text()


def test_an_argument_that_is_gone(
    newer_upstream: dict[str, Any], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A newer upstream without a parameter that an action of ours sends is refused by its name."""
    document = copy.deepcopy(newer_upstream)
    listing = document["paths"]["/sandbox"]["get"]
    listing["parameters"] = [item for item in listing["parameters"] if item["name"] != "labels"]
    assert 1 == regenerate.main(["--source", write(tmp_path, document), "--dry-run"])
    expected = "would break: GET /sandbox query parameter labels is gone "
    assert expected in capsys.readouterr().err
