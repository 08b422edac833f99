"""A recorded sandbox to vary, and the reading of answers that must be readable."""

from __future__ import annotations

import json
from typing import Any

# As recorded in create_sandbox_number_as_label and get_sandbox, shortened.
SANDBOX = {
    "id": "62683135-e6f3-42f2-af77-0a3461be71e9",
    "name": "labelled",
    "snapshot": "daytonaio/sandbox:0.5.0-slim",
    "env": {},
    "cpu": 1,
    "labels": {"n": 1, "team": "tools"},
    "volumes": [],
    "state": "started",
    "errorReason": None,
    "domainAllowList": None,
    "sandboxClass": "container",
    "buildInfo": {"dockerfileContent": "FROM a\n", "createdAt": "2026-11-22T19:53:17.987Z"},
    "createdAt": "2026-11-22T19:53:23.540Z",
}


def body(**changes: Any) -> bytes:
    """Return the body of a sandbox with other fields; None as a value is null."""
    return json.dumps({**SANDBOX, **changes}).encode()


def parsed(response: Any) -> Any:
    """Return what was read of an answer of which everything could be read."""
    assert response.parse_error is None
    return response.parsed
