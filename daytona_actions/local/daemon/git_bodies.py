"""Reads the JSON bodies of the git routes, and the credentials that they may hold."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING, Any

from .exchange import RouteError
from .fields import read_fields

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .exchange import Request

CREDENTIALS = {"username": str, "password": str}


def git_fields(
    request: Request, structure: str, fields: Mapping[str, type], optional: Mapping[str, type]
) -> dict[str, Any]:
    """Return the known fields of a body (recorded: git_clone_missing_fields, git_add_errors)."""
    return read_fields(
        request.body,
        structure,
        {**fields, **optional},
        tuple(fields),
        lambda reason: RouteError.invalid_body(f"invalid request body: {reason}"),
    )


def credentials(fields: dict[str, Any]) -> dict[str, str]:
    """Return the environment that gives git a user and password; both or none count."""
    if not (fields.get("username") and fields.get("password")):
        return {}
    pair = f"{fields['username']}:{fields['password']}".encode()
    return {
        "GIT_CONFIG_COUNT": "1",
        "GIT_CONFIG_KEY_0": "http.extraHeader",
        "GIT_CONFIG_VALUE_0": f"Authorization: Basic {base64.b64encode(pair).decode()}",
    }
