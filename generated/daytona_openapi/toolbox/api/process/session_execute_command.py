# Made by scripts/regenerate.py from openapi/daytona-toolbox; do not edit.
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.session_execute_request import SessionExecuteRequest
from ...models.session_execute_response import SessionExecuteResponse
from ...types import (
    UNSET,
    RequestOptions,
    Response,
    Unset,
    path_segment,
    with_options,
)


def _get_kwargs(
    sandbox_id: str,
    session_id: str,
    *,
    body: SessionExecuteRequest,
    x_daytona_sdk_version: str | Unset = UNSET,
) -> dict[str, Any]:
    _headers: dict[str, Any] = {}
    if not isinstance(x_daytona_sdk_version, Unset):
        _headers["X-Daytona-SDK-Version"] = x_daytona_sdk_version

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/{sandbox_id}/process/session/{session_id}/exec".format(
            sandbox_id=path_segment(sandbox_id),
            session_id=path_segment(session_id),
        ),
    }

    _kwargs["json"] = body.to_dict()

    _headers["Content-Type"] = "application/json"

    _kwargs["headers"] = _headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> SessionExecuteResponse | None:
    if response.status_code == 202:
        if not response.content:
            raise ValueError(
                f"the answer with status {response.status_code} has no body, but one is documented"
            )
        response_202 = SessionExecuteResponse.from_dict(response.json())

        return response_202

    if response.is_success:
        if not response.content:
            raise ValueError(
                f"the answer with status {response.status_code} has no body, but one is documented"
            )
        response_200 = SessionExecuteResponse.from_dict(response.json())

        return response_200

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[SessionExecuteResponse]:
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
    session_id: str,
    *,
    body: SessionExecuteRequest,
    x_daytona_sdk_version: str | Unset = UNSET,
    request_options: RequestOptions | None = None,
) -> Response[SessionExecuteResponse]:
    """Run a command in a session

     Commands queue: one waits for those before it, and for the children that hold its output. There is
    no time limit. A command that ends the shell itself (`exit`) is never answered, and those after it
    get 500 `broken pipe`. An unknown session is 500 too, an empty command 400 without a body.

    Args:
        sandbox_id (str):
        session_id (str):
        x_daytona_sdk_version (str | Unset):
        body (SessionExecuteRequest):
        request_options (None | RequestOptions): Time-out, headers and extensions of this one call.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[SessionExecuteResponse]
    """

    kwargs = _get_kwargs(
        sandbox_id=sandbox_id,
        session_id=session_id,
        body=body,
        x_daytona_sdk_version=x_daytona_sdk_version,
    )

    response = client.get_httpx_client().request(
        **with_options(kwargs, request_options),
    )

    return _build_response(client=client, response=response)


def sync(
    client: AuthenticatedClient | Client,
    sandbox_id: str,
    session_id: str,
    *,
    body: SessionExecuteRequest,
    x_daytona_sdk_version: str | Unset = UNSET,
    request_options: RequestOptions | None = None,
) -> SessionExecuteResponse | None:
    """Run a command in a session

     Commands queue: one waits for those before it, and for the children that hold its output. There is
    no time limit. A command that ends the shell itself (`exit`) is never answered, and those after it
    get 500 `broken pipe`. An unknown session is 500 too, an empty command 400 without a body.

    Args:
        sandbox_id (str):
        session_id (str):
        x_daytona_sdk_version (str | Unset):
        body (SessionExecuteRequest):
        request_options (None | RequestOptions): Time-out, headers and extensions of this one call.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        SessionExecuteResponse
    """

    return sync_detailed(
        sandbox_id=sandbox_id,
        session_id=session_id,
        client=client,
        body=body,
        x_daytona_sdk_version=x_daytona_sdk_version,
        request_options=request_options,
    ).parsed


async def asyncio_detailed(
    client: AuthenticatedClient | Client,
    sandbox_id: str,
    session_id: str,
    *,
    body: SessionExecuteRequest,
    x_daytona_sdk_version: str | Unset = UNSET,
    request_options: RequestOptions | None = None,
) -> Response[SessionExecuteResponse]:
    """Run a command in a session

     Commands queue: one waits for those before it, and for the children that hold its output. There is
    no time limit. A command that ends the shell itself (`exit`) is never answered, and those after it
    get 500 `broken pipe`. An unknown session is 500 too, an empty command 400 without a body.

    Args:
        sandbox_id (str):
        session_id (str):
        x_daytona_sdk_version (str | Unset):
        body (SessionExecuteRequest):
        request_options (None | RequestOptions): Time-out, headers and extensions of this one call.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[SessionExecuteResponse]
    """

    kwargs = _get_kwargs(
        sandbox_id=sandbox_id,
        session_id=session_id,
        body=body,
        x_daytona_sdk_version=x_daytona_sdk_version,
    )

    response = await client.get_async_httpx_client().request(
        **with_options(kwargs, request_options),
    )

    return _build_response(client=client, response=response)


async def asyncio(
    client: AuthenticatedClient | Client,
    sandbox_id: str,
    session_id: str,
    *,
    body: SessionExecuteRequest,
    x_daytona_sdk_version: str | Unset = UNSET,
    request_options: RequestOptions | None = None,
) -> SessionExecuteResponse | None:
    """Run a command in a session

     Commands queue: one waits for those before it, and for the children that hold its output. There is
    no time limit. A command that ends the shell itself (`exit`) is never answered, and those after it
    get 500 `broken pipe`. An unknown session is 500 too, an empty command 400 without a body.

    Args:
        sandbox_id (str):
        session_id (str):
        x_daytona_sdk_version (str | Unset):
        body (SessionExecuteRequest):
        request_options (None | RequestOptions): Time-out, headers and extensions of this one call.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        SessionExecuteResponse
    """

    return (
        await asyncio_detailed(
            sandbox_id=sandbox_id,
            session_id=session_id,
            client=client,
            body=body,
            x_daytona_sdk_version=x_daytona_sdk_version,
            request_options=request_options,
        )
    ).parsed
