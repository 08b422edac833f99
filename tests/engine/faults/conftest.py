"""Fixtures of the faults: one local Daytona for all of them, with what the calls need."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.engine.faults.calls import Stage

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="session")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    """A local Daytona with a started sandbox, a stopped one, a file, and a Git repository."""
    with Stage(tmp_path_factory.mktemp("repository")) as started:
        yield started
