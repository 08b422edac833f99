"""Fixtures for the tests of bubblewrap: a sandbox to look around in, and something to find."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.local.clients import ISOLATIONS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.local.clients import Client, Sandbox


@pytest.fixture(scope="session", params=[name for name in ISOLATIONS if name == "bubblewrap"])
def isolation(request: pytest.FixtureRequest) -> str:
    """The mode that these tests are about."""
    return str(request.param)


@pytest.fixture(scope="module")
def looked_into(server: Client) -> Iterator[Sandbox]:
    """One sandbox for all tests that only look."""
    created = server.create()
    yield created
    server.http.delete(f"/sandbox/{created.id}")


@pytest.fixture
def marked_folder() -> Iterator[Path]:
    """A folder in this machine's /tmp with a file to find."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "marker").write_text("of this machine")
        Path(folder).chmod(0o755)
        yield Path(folder)
