"""A 404 that no route of Daytona gives means that the address is wrong, not that something is gone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from daytona_actions import FailureKind

if TYPE_CHECKING:
    from daytona_actions import DaytonaActions
    from tests.actions.fake_server import FakeServer

HTML = b"<!DOCTYPE html><html><title>404</title></html>"


@pytest.mark.parametrize("action", ["list_sandboxes", "create_sandbox", "delete_sandbox"])
@pytest.mark.parametrize(
    "body",
    [
        {"message": "Cannot GET /api/v1/sandbox", "error": "Not Found", "statusCode": 404},
        b"404 page not found",
        HTML,
    ],
)
def test_wrong_address(daytona: DaytonaActions, server: FakeServer, action: str, body: Any) -> None:
    """The hint says to check api_url; nobody takes it for a sandbox that is gone already."""
    if isinstance(body, bytes):
        server.always(404, content=body)
    else:
        server.always(404, body)
    arguments = ["some-id"] if action == "delete_sandbox" else []
    failure = getattr(daytona, action)(*arguments).failure
    assert FailureKind.RESPONSE is failure.kind
    assert "api_url" in failure.hint
