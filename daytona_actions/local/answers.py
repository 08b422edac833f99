"""The error bodies of the two services, and moments as the control plane writes them."""

from __future__ import annotations

from datetime import UTC, datetime
from http import HTTPStatus
from typing import TYPE_CHECKING

from starlette.responses import JSONResponse

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

API_VERSION = "0.190.0"
METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"]
UNEXPECTED = "An unexpected error occurred."


class ControlPlaneError(Exception):
    """A call that the control plane refuses, with the status and message to answer."""

    def __init__(self, status: int, message: str) -> None:
        """Keep what becomes the error body."""
        super().__init__(message)
        self.status = status
        self.message = message


class ToolboxError(Exception):
    """A call that the toolbox proxy refuses before it reaches a sandbox."""

    def __init__(self, status: int, message: str, path: str = "") -> None:
        """Keep what becomes the error body; ``path`` replaces the request's own."""
        super().__init__(message)
        self.status = status
        self.message = message
        self.path = path


async def not_offered(request: Request) -> Response:
    """Refuse what the real control plane does and a local one does not."""
    asked = f"{request.method} {request.scope['path']}"
    message = f"{asked} is not offered by a local Daytona: docs/local.md lists what is not"
    raise ControlPlaneError(501, message)


def milliseconds(moment: datetime) -> str:
    """Return a moment as the control plane writes it."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def control_plane_error(request: Request, error: Exception) -> JSONResponse:
    """Return the control plane's error body."""
    status, message = 500, "Internal server error"
    if isinstance(error, ControlPlaneError):
        status, message = error.status, error.message
    query = f"?{request.url.query}" if request.url.query else ""
    body = {
        "path": request.scope["path"] + query,
        "timestamp": milliseconds(datetime.now(UTC)),
        "statusCode": status,
        "error": HTTPStatus(status).phrase,
        "message": message,
    }
    return control_plane_answer(body, status)


def control_plane_answer(body: object, status: int = 200) -> JSONResponse:
    """Return a JSON answer with the control plane's headers."""
    headers = {
        "content-type": "application/json; charset=utf-8",
        "x-daytona-api-version": API_VERSION,
    }
    return JSONResponse(body, status, headers)


def toolbox_error(request: Request, error: Exception) -> JSONResponse:
    """Return the toolbox proxy's error body."""
    status, message, path = 500, "internal server error", request.scope["path"]
    if isinstance(error, ToolboxError):
        status, message, path = error.status, error.message, error.path or path
    body = {
        "statusCode": status,
        "message": message,
        "code": HTTPStatus(status).phrase.upper().replace(" ", "_"),
        "timestamp": datetime.now(UTC).isoformat().replace("+00:00", "Z"),
        "path": path,
        "method": request.method,
    }
    return JSONResponse(body, status)
