# Made by scripts/regenerate.py from openapi/daytona-toolbox; do not edit.
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.create_session_request import CreateSessionRequest
from ...types import (
    RequestOptions,
    Response,
    path_segment,
    with_options,
)


def _get_kwargs(
    sandbox_id: str,
    *,
    body: CreateSessionRequest,
) -> dict[str, Any]:
    _headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/{sandbox_id}/process/session".format(
            sandbox_id=path_segment(sandbox_id),
        ),
    }

    _kwargs["json"] = body.to_dict()

    _headers["Content-Type"] = "application/json"

    _kwargs["headers"] = _headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Any | None:
    if response.is_success:
        return None

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[Any]:
    parsed = None
    parse_error: Exception | None = None
    try:
        parsed = _parse_response(client=client, response=response)
    except errors.UnexpectedStatus:
        raise
    except Exception as error:  # noqa: BLE001
        parse_error = error
    return Response(
        status_code=response.status_code,
        content=response.content,
        headers=response.headers,
        parsed=parsed,
        parse_error=parse_error,
    )


def sync_detailed(
    client: AuthenticatedClient | Client,
    sandbox_id: str,
    *,
    body: CreateSessionRequest,
    request_options: RequestOptions | None = None,
) -> Response[Any]:
    """Open a session

     A session is one long-lived bash that gets commands one after another: its directory, variables and
    functions stay. Answers 409 if there is one of that name. A name that holds a slash is taken, but
    cannot be addressed.

    Args:
        sandbox_id (str):
        body (CreateSessionRequest):
        request_options (None | RequestOptions): Time-out, headers and extensions of this one call.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any]
    """

    kwargs = _get_kwargs(
        sandbox_id=sandbox_id,
        body=body,
    )

    response = client.get_httpx_client().request(
        **with_options(kwargs, request_options),
    )

    return _build_response(client=client, response=response)


async def asyncio_detailed(
    client: AuthenticatedClient | Client,
    sandbox_id: str,
    *,
    body: CreateSessionRequest,
    request_options: RequestOptions | None = None,
) -> Response[Any]:
    """Open a session

     A session is one long-lived bash that gets commands one after another: its directory, variables and
    functions stay. Answers 409 if there is one of that name. A name that holds a slash is taken, but
    cannot be addressed.

    Args:
        sandbox_id (str):
        body (CreateSessionRequest):
        request_options (None | RequestOptions): Time-out, headers and extensions of this one call.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any]
    """

    kwargs = _get_kwargs(
        sandbox_id=sandbox_id,
        body=body,
    )

    response = await client.get_async_httpx_client().request(
        **with_options(kwargs, request_options),
    )

    return _build_response(client=client, response=response)
