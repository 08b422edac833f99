"""What a Daytona would say, built by hand and kept small; recorded answers are under cassettes/."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from daytona_actions import ActionFailure, SandboxSummary
    from daytona_actions.results import ActionResult, SandboxResult

ID = "11111111-2222-3333-4444-555555555555"
API = "https://app.daytona.io/api"
TOOLBOX = "https://proxy.app.daytona.io/toolbox"
OTHER_ID = "99999999-2222-3333-4444-555555555555"
LOOK = "GET /api/sandbox/mine"
RUN = f"POST /toolbox/{ID}/process/execute"
RAN = {"exitCode": 0, "result": "hi"}


def sandbox(**changes: Any) -> dict[str, Any]:
    """A started sandbox as the control plane describes it, with the fields that are given."""
    return {"id": ID, "name": "mine", "state": "started", "toolboxProxyUrl": TOOLBOX} | changes


def refusal(status: int, message: Any, **more: Any) -> dict[str, Any]:
    """An error body as both services have it."""
    return {"statusCode": status, "message": message} | more


INVALID_TOKEN = refusal(401, "unauthorized: authentication failed: Bearer token is invalid")


def seen(result: SandboxResult) -> SandboxSummary:
    """Return the sandbox that a result reports."""
    assert result.sandbox is not None
    return result.sandbox


def failed(result: ActionResult) -> ActionFailure:
    """Return why an action failed."""
    assert result.failure is not None
    return result.failure
