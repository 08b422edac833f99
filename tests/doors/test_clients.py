"""What a door runs its actions with: no client, or one of the other kind, is refused at once."""

from __future__ import annotations

from typing import Any

import pytest

from daytona_actions import DaytonaActions, langchain_tools, mcp_server, rest_app

DOORS = {
    "langchain": langchain_tools,
    "mcp": mcp_server,
    "rest": lambda client: rest_app(client, "entrance"),
}


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize("client", [None, "a text"])
def test_no_client(door: str, client: Any) -> None:
    """What is no client is named, not met with an error of Python's."""
    kind = type(client).__name__
    with pytest.raises(ValueError, match=f"client must be a client of Daytona, not {kind}"):
        DOORS[door](client)  # type: ignore[operator]


@pytest.mark.parametrize("door", ["mcp", "rest"])
def test_client_of_the_other_kind(door: str) -> None:
    """A server needs an asynchronous client, or each of its calls would fail."""
    with DaytonaActions("key") as client, pytest.raises(ValueError, match="make an AsyncDaytona"):
        DOORS[door](client)  # type: ignore[operator]
