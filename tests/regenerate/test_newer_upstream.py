"""The project's own descriptions, actions and tests, when upstream publishes a newer description."""

from __future__ import annotations

import copy
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import regenerate
from regeneration import operations
from regeneration.layout import Layout

from tests.regenerate import newer
from tests.regenerate.conftest import PROJECT, serving, write
from tests.thorough import THOROUGH

if TYPE_CHECKING:
    from collections.abc import Callable

    Changes = tuple[Callable[[newer.Document], None], ...]

# One after the other, since all but one look at what one take-over has made.
pytestmark = [pytest.mark.long, pytest.mark.timeout(1800)]

FOLDERS = ("cassettes", "daytona_actions", "docs", "generated", "openapi", "scripts", "tests")
# The tests that say whether a newer client fits, and not those of the machinery that made it.
ON_CASSETTES = ("tests/scenarios/test_on_cassettes.py",)
SHORT = (*ON_CASSETTES, "tests/wire", "tests/cassettes/test_recordings.py", "-k", "not async")
# What takes minutes, and each change by itself, is for the thorough run.
WHOLE = (*ON_CASSETTES, "tests/generated", "tests/regenerate", "tests/wire", "tests/cassettes")
CASES: dict[str, Changes] = {"everything": newer.CHANGES}
if THOROUGH:
    CASES |= {change.__name__: (change,) for change in newer.CHANGES}


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
    return _take_over(newer_upstream, tmp_path_factory.mktemp("taken-over"))


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


@pytest.mark.parametrize("changes", CASES.values(), ids=CASES)
def test_the_gate_is_green(changes: Changes, taken_over: tuple[Path, str], tmp_path: Path) -> None:
    """What no action needs may come and go: after a take-over nothing has to be edited."""
    everything = changes == newer.CHANGES
    root, _ = taken_over if everything else _take_over(newer.newer(*changes), tmp_path)
    itself = f"--ignore={root / 'tests/regenerate' / Path(__file__).name}"
    tests = WHOLE if THOROUGH and everything else SHORT
    done = _run(root, "-m", "pytest", "-q", "-p", "no:cacheprovider", itself, *tests)
    assert 0 == done.returncode, done.stdout[-5000:]


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
    with serving(200, b'{"items": [{"id": "x"}], "nextCursor": null}') as url:
        done = _run(root, "-c", LISTING, str(root), url.removesuffix("/api.json"))
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


def _take_over(document: dict[str, Any], folder: Path) -> tuple[Path, str]:
    """Return a copy of the project in which a description was taken over, and what was said."""
    root = folder / "project"
    for name in FOLDERS:
        shutil.copytree(PROJECT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    for path in (path for path in PROJECT.iterdir() if path.is_file()):
        shutil.copy(path, root)
    done = _run(root, "scripts/regenerate.py", "--source", write(folder, document))
    assert (0, "") == (done.returncode, done.stderr)
    return root, done.stdout


def _run(root: Path, *command: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": f"{root}{os.pathsep}{root / 'generated'}"}
    environment.pop("HYPOTHESIS_PROFILE", None)
    return subprocess.run(
        [sys.executable, *command],
        cwd=root,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
