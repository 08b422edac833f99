"""Our description of the toolbox against the published client of the same version."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest
from regeneration import operations, sources, vendored
from regeneration.layout import Layout

from tests.regenerate.conftest import PROJECT

# An environment of its own, with exactly the version that is described.
PYTHON = os.environ.get("TOOLBOX_CLIENT_PYTHON", "")
PUBLISHED = Path(__file__).with_name("published") / "operations.py"
# Recorded (toolbox_directories): the daemon has it, the published client does not.
ONLY_OURS = {("info.get_project_dir", "GET", "/project-dir", ())}

Route = tuple[str, str, str, tuple[str, ...]]


def _described() -> set[Route]:
    layout = Layout(PROJECT)
    description = sources.read(layout).descriptions["toolbox"]
    return {
        _route(found) for found in operations.of(vendored.original(layout, description)).values()
    }


def _route(operation: operations.Operation) -> Route:
    method, path = operation.route.split(" ")
    kind = "query parameter "
    query = sorted(place.removeprefix(kind) for place in operation.facts if place.startswith(kind))
    return operation.module, method, path.removeprefix("/{sandboxId}"), tuple(query)


def _published() -> set[Route]:
    command = [PYTHON, str(PUBLISHED)]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    assert 0 == ended.returncode, ended.stderr
    return {
        (f"{tag}.{function}", method, path, tuple(query))
        for tag, function, method, path, query in json.loads(ended.stdout)
    }


@pytest.mark.skipif(
    not PYTHON and not os.environ.get("CI"),
    reason="TOOLBOX_CLIENT_PYTHON names no Python with the published client of the toolbox",
)
def test_every_operation_of_the_published_client_is_described() -> None:
    """Name, method, path and query of each operation are the same; beyond them is what was recorded."""
    assert PYTHON, "TOOLBOX_CLIENT_PYTHON must name a Python with .ci/toolbox-client.lock"
    assert _described() == _published() | ONLY_OURS
