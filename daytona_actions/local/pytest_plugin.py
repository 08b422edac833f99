"""The pytest fixture ``daytona_local``: a running local Daytona for tests of code that uses one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daytona_actions.local.server import LocalDaytona


@pytest.fixture(scope="session")
def daytona_local() -> Iterator[LocalDaytona]:
    """Yield a local Daytona whose ``api_key`` and ``api_url`` a client takes; one for all tests."""
    from daytona_actions.local import LocalDaytona

    with LocalDaytona() as daytona:
        yield daytona
