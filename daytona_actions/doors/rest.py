"""The REST server: each action as a POST, with the description of all at /openapi.json."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from daytona_actions.doors.calls import arun_named, check_asynchronous
from daytona_actions.doors.excerpts import full_document
from daytona_actions.doors.extras import imports_of
from daytona_actions.doors.listening import LARGEST_BODY, BearerOnly
from daytona_actions.doors.openapi import openapi_document
from daytona_actions.doors.outcomes import GENERIC, outcome
from daytona_actions.engine.failures import Kind, error

with imports_of("rest"):
    from starlette.applications import Starlette
    from starlette.exceptions import HTTPException
    from starlette.responses import JSONResponse
    from starlette.routing import Route

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response
    from starlette.types import ASGIApp

    from daytona_actions.engine.result import ActionResult
    from daytona_actions.engine.service import Names, Service

_DESCRIPTION = "/openapi.json"


def app(  # noqa: PLR0913 - what it runs, for whom, and what it offers
    service: Service,
    client: Any,
    token: str,
    *,
    names: Names | None = None,
    families: Names | None = None,
    read_only: bool = False,
) -> ASGIApp:
    """Make the ASGI app of the REST door.

    Args:
        service: whose actions they are.
        client: the asynchronous client that runs the actions; it stays the caller's to close.
        token: what callers send as `Authorization: Bearer …`; the description needs none.
        names: actions to offer, of any family; beside those of `families`, if both are given.
        families: families of actions to offer, or `all`; default: all, if no names are
            given either.
        read_only: whether to leave out every action that changes something.

    Raises:
        ValueError: there is no action or family of a name, nothing is left to offer, the
            client is no asynchronous one, or the token is blank or what no header can carry.
    """
    offered = service.select(names, families=families, read_only=read_only)
    check_asynchronous(service, client)
    description = openapi_document(service, names=offered)

    async def describe(_request: Request) -> Response:
        return JSONResponse(description)

    async def act(request: Request) -> Response:
        name = request.path_params["name"]
        if name not in offered:
            return _failed(Kind.NOT_FOUND, service.unknown(name, offered))
        body = await _body(request)
        if body is None:
            text = f"The body has more than {LARGEST_BODY} bytes"
            return _failed(Kind.TOO_LARGE, text)
        if body and _content_type(request) != "application/json":
            text = "The body must be JSON, with content type application/json"
            return _failed(Kind.INVALID_REQUEST, text, status=415)
        result = await arun_named(service, client, name, body)
        failed = result.failure
        return _answer(result, outcome(service, failed.kind).status if failed else 200)

    routes = [
        Route(_DESCRIPTION, describe, methods=["GET"]),
        Route("/actions/{name}", act, methods=["POST"]),
    ]
    inside = Starlette(routes=routes, exception_handlers={HTTPException: _refused})
    return BearerOnly(inside, token, public=frozenset({_DESCRIPTION}))


def _content_type(request: Request) -> str:
    """Return the body's type; a web page cannot send JSON here without being asked first."""
    return request.headers.get("content-type", "").partition(";")[0].strip().lower()


async def _body(request: Request) -> bytes | None:
    """Read the body, None if it is too large."""
    parts, size = [], 0
    async for part in request.stream():
        size += len(part)
        if size > LARGEST_BODY:
            return None
        parts.append(part)
    return b"".join(parts)


def _answer(result: ActionResult, status: int) -> Response:
    headers = {}
    if result.failure is not None and result.failure.retry_after is not None:
        headers["Retry-After"] = str(math.ceil(result.failure.retry_after))
    if status == GENERIC[Kind.AUTHENTICATION].status:
        headers["WWW-Authenticate"] = "Bearer"
    return JSONResponse(full_document(result), status_code=status, headers=headers)


def _failed(kind: Kind, text: str, status: int | None = None) -> Response:
    from daytona_actions.engine.result import ActionResult

    hint = f"{_DESCRIPTION} describes what can be asked for, and how."
    failed = ActionResult.failed(error(kind, text, hint=hint).failure)
    return _answer(failed, status or GENERIC[kind].status)


async def _refused(request: Request, problem: Exception) -> Response:
    """Tell in the same form what the routes refuse: an unknown path, another method."""
    assert isinstance(problem, HTTPException)  # noqa: S101 - what it is registered for
    answer = _failed(
        Kind.NOT_FOUND if problem.status_code == 404 else Kind.INVALID_REQUEST,  # noqa: PLR2004
        f"{problem.detail}: {request.method} {request.url.path}",
        problem.status_code,
    )
    answer.headers.update(problem.headers or {})
    return answer
